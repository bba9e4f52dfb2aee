"""How the requester was checked: the note of the call beside the list's entry (D28)."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.agency import AgencyId
from formsvc.domain.call_note_text import note_text
from formsvc.domain.information_request import RequestId
from formsvc.domain.permissions import Act, may
from formsvc.domain.verification import VerificationFault
from formsvc.forms.verification import ChooseAgencyForm, VerificationForm
from formsvc.services.verify_source import VerificationView, record_check, second_check, view_verification
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts
from formsvc.web.once import new_word, only_once
from formsvc.web.pages import LONDON

blueprint = Blueprint("verification", __name__)


@blueprint.get("/requests/<request_id>/verification")
@signed_in
def show_verification(request_id: str) -> ResponseReturnValue:
    view = _view(request_id, request.args.get("agency", ""))
    entry = view.agency.entry if view.agency else None
    form = VerificationForm(
        formdata=None,
        data={
            "agency": view.agency.id if view.agency else "",
            "number_used": entry.telephone if entry else "",
            "found_where": entry.found_where if entry else "",
        },
    )
    return _page(view, form)


@blueprint.post("/requests/<request_id>/verification")
@signed_in
def record_verification(request_id: str) -> ResponseReturnValue:
    form = VerificationForm()
    if form.is_not_yet:
        return redirect(url_for("verification.check_first", request_id=request_id), 303)
    agency_id = AgencyId(str(form.agency.data or ""))
    if not form.validate():
        return _page(_view(request_id, agency_id), form), 422
    person = current_person()
    try:
        only_once(
            person.id,
            lambda: record_check(
                own_uow(), RequestId(request_id), form.note, agency_id=agency_id or None, by=person,
                at=parts().clock(), months=parts().settings.agency_stale_months,
            ).id,
        )  # fmt: skip
    except VerificationFault as fault:
        form.add_error(fault.field if fault.field in form else "method", str(fault))
        return _page(_view(request_id, agency_id), form), 422
    flash("Your note of the check is saved.", "message")
    return redirect(url_for("verification.show_verification", request_id=request_id), 303)


@blueprint.post("/requests/<request_id>/verification/<call_id>/second")
@signed_in
def second(request_id: str, call_id: str) -> ResponseReturnValue:
    second_check(own_uow(), RequestId(request_id), call_id, by=current_person(), at=parts().clock())
    flash("Your name stands behind the check now.", "message")
    return redirect(url_for("verification.show_verification", request_id=request_id), 303)


@blueprint.get("/requests/<request_id>/verification/first")
@signed_in
def check_first(request_id: str) -> ResponseReturnValue:
    view = _view(request_id, "")
    return render_template("verification/check_first.html", view=view, request=view.request)


def _view(request_id: str, agency_id: str) -> VerificationView:
    return view_verification(
        own_uow(), RequestId(request_id), agency_id=AgencyId(agency_id) if agency_id else None,
        by=current_person(), at=parts().clock(),
    )  # fmt: skip


def _page(view: VerificationView, form: VerificationForm) -> str:
    person, today = current_person(), parts().clock().astimezone(LONDON).date()
    newest = view.calls[0] if view.calls else None
    waits = newest is not None and newest.needs_second and not newest.seconded_by
    return render_template(
        "verification/show_verification.html",
        view=view,
        request=view.request,
        form=form,
        choose=ChooseAgencyForm.of(tuple(view.agencies), view.agency),
        notes=[
            (one, note_text(one, reference=view.request.reference, names=view.names)) for one in view.calls
        ],
        today=today,
        months=parts().settings.agency_stale_months,
        may_second=waits and newest is not None and newest.by != person.id and view.is_open,
        may_keep_list=may(person, Act.KEEP_AGENCIES),
        word=request.form.get("once") or new_word(),
    )
