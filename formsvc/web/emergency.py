"""Act now: what to do, then one short form for what was shared by telephone (documents guide, 6.2)."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.permissions import RIGHTS, Act
from formsvc.forms.emergency import EmergencyForm
from formsvc.services.emergency import record_emergency
from formsvc.services.view_capture import open_request
from formsvc.web.access import roles
from formsvc.web.current import current_person, own_uow, parts
from formsvc.web.once import new_word, only_once

blueprint = Blueprint("emergency", __name__)

REFUSAL = (
    "Call 999 yourself if somebody is in danger now. Then ask a clinician, the safeguarding lead, reception "
    "or the practice manager to record here what was shared."
)
RECORDED = (
    "Your note is saved. Within 24 hours: fill in the request form, answer the questions, "
    "and write the record entry. Tell the safeguarding lead today."
)


@blueprint.get("/emergency")
@roles(*RIGHTS[Act.RECORD_EMERGENCY], refusal=REFUSAL)
def show_emergency() -> ResponseReturnValue:
    return _page(EmergencyForm(formdata=None), _asked_about())


@blueprint.post("/emergency")
@roles(*RIGHTS[Act.RECORD_EMERGENCY], refusal=REFUSAL)
def record() -> ResponseReturnValue:
    form, about = EmergencyForm(), _asked_about()
    if not form.validate():
        return _page(form, about), 422
    person = current_person()
    request_id = only_once(
        person.id,
        lambda: record_emergency(
            own_uow(), form.words, request_id=about.id if about else None, by=person, at=parts().clock()
        ),
    )
    flash(RECORDED, "emergency")
    return redirect(url_for("requests.show_request", request_id=request_id), 303)


def _asked_about() -> InformationRequest | None:
    """The request at hand, where the person came from one."""
    asked = request.args.get("request", "")
    return open_request(own_uow(), RequestId(asked), by=current_person()) if asked else None


def _page(form: EmergencyForm, about: InformationRequest | None) -> str:
    return render_template(
        "emergency/show_emergency.html", form=form, about=about, word=request.form.get("once") or new_word()
    )
