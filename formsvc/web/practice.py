"""The practice: who works here and what their roles cover."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from formsvc.domain.codes import Outcome
from formsvc.domain.permissions import may_authorise
from formsvc.services.colleagues import view_practice
from formsvc.web.access import signed_in
from formsvc.web.current import own_uow

blueprint = Blueprint("practice", __name__)


@blueprint.get("/practice")
@signed_in
def show_practice() -> ResponseReturnValue:
    practice, colleagues = view_practice(own_uow())
    here = [person for person in colleagues if person.is_active]
    who = {outcome: [person for person in here if may_authorise(person, outcome)] for outcome in Outcome}
    return render_template("practice/show_practice.html", practice=practice, colleagues=here, who=who)
