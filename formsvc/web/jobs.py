"""Work that stopped: seen and run again by the practice manager or the administrator."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.people import Role
from formsvc.services import jobs
from formsvc.web.access import roles
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("jobs", __name__)


@blueprint.get("/jobs")
@roles(Role.PRACTICE_MANAGER, Role.ADMIN)
def show_jobs() -> ResponseReturnValue:
    stopped = jobs.stopped_jobs(own_uow(), by=current_person())
    return render_template("jobs/show_jobs.html", stopped=stopped)


@blueprint.post("/jobs/<message_id>/again")
@roles(Role.PRACTICE_MANAGER, Role.ADMIN)
def run_again(message_id: str) -> ResponseReturnValue:
    jobs.run_again(own_uow(), message_id, by=current_person(), at=parts().clock())
    return redirect(url_for("jobs.show_jobs"), 303)
