"""Can the person be told safely? Asked before a letter to them is final (documents guide D09)."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.information_request import RequestId
from formsvc.forms.telling import TellingForm
from formsvc.services.tell_subject import TellingView, record_safety, view_telling
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("telling", __name__)

SAVED = "Your answers are saved. The letter to the person is drawn up once the decision is authorised."
NO_LETTER = "Your answers are saved. No letter to the person will be drawn up."


@blueprint.get("/requests/<request_id>/telling")
@signed_in
def show_telling(request_id: str) -> ResponseReturnValue:
    view, form = _view(request_id), TellingForm(formdata=None)
    if view.safety is not None:
        form.show(view.safety)
    return _page(view, form)


@blueprint.post("/requests/<request_id>/telling")
@signed_in
def save_telling(request_id: str) -> ResponseReturnValue:
    view, form = _view(request_id), TellingForm()
    if not form.validate():
        return _page(view, form), 422
    record_safety(
        own_uow(), view.request.id, form.safety, by=current_person(), at=parts().clock(),
        provisions=parts().provisions,
    )  # fmt: skip
    flash(SAVED if form.safety.may_be_told_by_letter else NO_LETTER, "message")
    return redirect(url_for("requests.show_request", request_id=request_id), 303)


def _view(request_id: str) -> TellingView:
    return view_telling(own_uow(), RequestId(request_id), by=current_person(), provisions=parts().provisions)


def _page(view: TellingView, form: TellingForm) -> str:
    return render_template("telling/show_telling.html", view=view, request=view.request, form=form)
