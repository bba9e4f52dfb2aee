"""The record entry: open the right record, copy, paste, hide, confirm. No step can be skipped."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.information_request import RequestId
from formsvc.domain.letter_order import LetterId
from formsvc.domain.record_codes import EFFECTIVE
from formsvc.domain.record_systems import MAY_NOT_HIDE, PRINTED_SUMMARY, SYSTEMS
from formsvc.services import record_entry as filing
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("record_entry", __name__)


@blueprint.get("/letters/<letter_id>/entry/<int:part>")
@signed_in
def show_entry(letter_id: str, part: int) -> ResponseReturnValue:
    view = filing.view_entry(own_uow(), LetterId(letter_id), part, by=current_person(), at=parts().clock())
    return render_template(
        "record_entry/show_entry.html",
        view=view,
        request=view.request,
        systems=SYSTEMS,
        printed_summary=PRINTED_SUMMARY,
        may_not_hide=MAY_NOT_HIDE,
        codes_of=EFFECTIVE,
    )


@blueprint.post("/letters/<letter_id>/entry/<int:part>/made")
@signed_in
def confirm_made(letter_id: str, part: int) -> ResponseReturnValue:
    filing.confirm_entry_made(own_uow(), LetterId(letter_id), part, by=current_person(), at=parts().clock())
    return redirect(url_for("record_entry.show_entry", letter_id=letter_id, part=part), 303)


@blueprint.post("/letters/<letter_id>/entry/<int:part>/hidden")
@signed_in
def confirm_hidden(letter_id: str, part: int) -> ResponseReturnValue:
    request_id = filing.confirm_entry_hidden(
        own_uow(), LetterId(letter_id), part, by=current_person(), at=parts().clock()
    )
    return redirect(url_for("requests.show_request", request_id=request_id), 303)


@blueprint.post("/requests/<request_id>/close")
@signed_in
def close(request_id: str) -> ResponseReturnValue:
    filing.close_request(own_uow(), RequestId(request_id), by=current_person(), at=parts().clock())
    return redirect(url_for("requests.show_request", request_id=request_id), 303)


@blueprint.post("/requests/<request_id>/answered")
@signed_in
def reopen(request_id: str) -> ResponseReturnValue:
    filing.reopen_with_answer(own_uow(), RequestId(request_id), by=current_person(), at=parts().clock())
    return redirect(url_for("assessment.show_answers", request_id=request_id), 303)
