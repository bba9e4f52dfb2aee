"""A request comes in: uploaded or taken down, read, its form confirmed beside the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.capture import Channel, Value
from formsvc.domain.errors import ChangedMeanwhile
from formsvc.domain.information_request import RequestId
from formsvc.domain.permissions import RIGHTS, Act
from formsvc.domain.status import Status
from formsvc.forms.capture import GROUPS, CaptureForm, label_of, words_of
from formsvc.forms.new_request import ByHandForm, WithdrawForm
from formsvc.services.capture import age_group, check_may_capture, confirm_capture, withdraw_request
from formsvc.services.receive import receive_by_hand
from formsvc.services.view_capture import CaptureView, reading_progress, view_capture
from formsvc.web import upload_page
from formsvc.web.access import roles, signed_in
from formsvc.web.capture_page import CapturePage, Difference, differences
from formsvc.web.current import current_person, own_uow, parts
from formsvc.web.once import only_once

blueprint = Blueprint("capture", __name__)
upload_page.init_blueprint(blueprint)

BY_HAND = "by-hand"


@blueprint.get("/requests/new")
@roles(*RIGHTS[Act.REGISTER])
def begin_request() -> ResponseReturnValue:
    return upload_page.show()


@blueprint.post("/requests/upload")
@roles(*RIGHTS[Act.REGISTER])
def upload_documents() -> ResponseReturnValue:
    return upload_page.receive()


@blueprint.post("/requests/by-hand")
@roles(*RIGHTS[Act.REGISTER])
def take_down_request() -> ResponseReturnValue:
    form = ByHandForm()
    if not form.validate():
        return upload_page.show(by_hand=form), 422
    person, channel = current_person(), Channel(form.channel.data)
    request_id = only_once(
        person.id, lambda: receive_by_hand(own_uow(), channel, by=person, at=parts().clock())
    )
    return redirect(url_for("capture.show_form", request_id=request_id), 303)


@blueprint.get("/requests/<request_id>/form")
@signed_in
def show_form(request_id: str) -> ResponseReturnValue:
    by_hand = BY_HAND in request.args
    waiting, progress = reading_progress(own_uow(), RequestId(request_id), by=current_person())
    if progress.state.is_going_on and not (by_hand or waiting.capture.values):
        return render_template("capture/show_reading.html", request=waiting, progress=progress)
    view = _view(request_id)
    if view.request.status not in (Status.RECEIVED, Status.CAPTURED):
        return _confirmed_page(view)
    page = CapturePage(view, by_hand=by_hand)
    return _form_page(page, page.filled_form(), seen_version=view.request.version)


@blueprint.post("/requests/<request_id>/form")
@signed_in
def save_form(request_id: str) -> ResponseReturnValue:
    view = _view(request_id)
    check_may_capture(view.request)
    read_from = request.form.get("read_from", "")
    page = CapturePage(view, by_hand=not read_from)
    form = page.sent_form()
    seen_version = request.form.get("seen_version", -1, type=int)
    is_whole = form.validate()
    is_checked = form.check_unsure(page.unsure_left(form) if page.read_from == read_from else ())
    if not (is_whole and is_checked):
        return _form_page(page, form, seen_version=seen_version), 422
    at = parts().clock()
    values = _given(page, form, at)
    try:
        confirm_capture(
            own_uow(), page.request.id, values, seen_version=seen_version, by=current_person(), at=at,
            holidays=parts().holidays,
        )  # fmt: skip
    except ChangedMeanwhile as changed:
        return _changed_page(request_id, form, values, str(changed))
    return _saved(request_id)


@blueprint.get("/requests/<request_id>/reading")
@signed_in
def show_reading(request_id: str) -> ResponseReturnValue:
    _, progress = reading_progress(own_uow(), RequestId(request_id), by=current_person())
    return {
        "state": progress.state.value,
        "pages_read": progress.pages_read,
        "page_count": progress.page_count,
    }


@blueprint.get("/requests/<request_id>/withdraw")
@signed_in
def show_withdraw(request_id: str) -> ResponseReturnValue:
    view = _view(request_id)
    return render_template("capture/show_withdraw.html", form=WithdrawForm(), view=view)


@blueprint.post("/requests/<request_id>/withdraw")
@signed_in
def withdraw(request_id: str) -> ResponseReturnValue:
    form = WithdrawForm()
    if not form.validate():
        return render_template("capture/show_withdraw.html", form=form, view=_view(request_id)), 422
    withdraw_request(
        own_uow(), RequestId(request_id), because=form.because, by=current_person(), at=parts().clock()
    )
    flash("The request is closed without an answer.")
    return redirect(url_for("requests.show_request", request_id=request_id), 303)


def _view(request_id: str) -> CaptureView:
    return view_capture(own_uow(), RequestId(request_id), by=current_person(), at=parts().clock())


def _given(page: CapturePage, form: CaptureForm, at: datetime) -> dict[str, Value]:
    """What is confirmed: the age group is worked out wherever the date of birth is known."""
    values = page.as_read(form.values())
    born = age_group(form.subject_dob.data, at.date())
    return {**values, "subject_age": born or values["subject_age"]}


def _saved(request_id: str) -> ResponseReturnValue:
    flash("The form is saved.")
    return redirect(url_for("requests.show_request", request_id=request_id), 303)


def _form_page(
    page: CapturePage,
    form: CaptureForm,
    *,
    seen_version: int,
    changed: str = "",
    differ: Sequence[Difference] = (),
) -> str:
    return render_template(
        "capture/show_form.html",
        page=page, form=form, groups=GROUPS, seen_version=seen_version, changed=changed, differences=differ,
        is_reading=page.view.progress.state.is_going_on, has_pictures=bool(page.pictures),
        box_ids=page.boxes_shown(), unsure_labels=[(key, label_of(key)) for key in page.unsure_keys],
    )  # fmt: skip


def _changed_page(
    request_id: str, form: CaptureForm, values: Mapping[str, Value], sentence: str
) -> ResponseReturnValue:
    """Their words are kept, a colleague's are shown beside them; saving again counts (409).

    Where both say the same there is nothing to settle: the same page was sent twice.
    """
    view = _view(request_id)
    check_may_capture(view.request)
    differ = differences(values, view.request.capture)
    if not differ and view.request.capture.values:
        return _saved(request_id)
    page = CapturePage(view, by_hand=True)
    seen = view.request.version
    return _form_page(page, form, seen_version=seen, changed=sentence, differ=differ), 409


def _confirmed_page(view: CaptureView) -> ResponseReturnValue:
    """The form once its answers are handed in: to read, not to change."""
    capture = view.request.capture
    groups = [
        (heading, [(label_of(key), words_of(key, capture.get(key))) for key in keys])
        for heading, keys in GROUPS
    ]
    return render_template("capture/show_confirmed.html", page=CapturePage(view), groups=groups)
