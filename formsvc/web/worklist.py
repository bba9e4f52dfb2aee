"""What waits, urgent first; what waits for this person stands on top."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from formsvc.services import worklist
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("worklist", __name__)


@blueprint.get("/")
@signed_in
def show_worklist() -> ResponseReturnValue:
    found = worklist.show_worklist(
        own_uow(), by=current_person(), at=parts().clock(), after=request.args.get("after")
    )
    return render_template("worklist/show_worklist.html", worklist=found)
