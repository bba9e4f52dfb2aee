"""Going through an order, or a victim information request: each defect named, answers offered."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain import court_order, victim_request
from formsvc.domain.checklists import current as current_checklist
from formsvc.domain.court_order import CourtOrder
from formsvc.domain.information_request import RequestId
from formsvc.domain.paper_check import Paper, PaperCheck
from formsvc.forms.page_form import PageForm
from formsvc.forms.papers import CourtOrderForm, VictimRequestForm, plain
from formsvc.services.go_through_papers import PapersView, record_paper, sentences, view_papers
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts
from formsvc.web.pages import LONDON

blueprint = Blueprint("papers", __name__)


@blueprint.get("/requests/<request_id>/court-order")
@signed_in
def show_court_order(request_id: str) -> ResponseReturnValue:
    view = _view(request_id)
    data = plain(view.order.paper) if view.order else None
    return _page(view, view.order, CourtOrderForm(formdata=None, data=data), "papers/show_court_order.html")


@blueprint.post("/requests/<request_id>/court-order")
@signed_in
def check_court_order(request_id: str) -> ResponseReturnValue:
    view, form = _view(request_id), CourtOrderForm()
    if not form.validate():
        return _page(view, view.order, form, "papers/show_court_order.html"), 422
    _record(request_id, form.order(view.nation))
    return redirect(url_for("papers.show_court_order", request_id=request_id), 303)


@blueprint.get("/requests/<request_id>/victim-request")
@signed_in
def show_victim_request(request_id: str) -> ResponseReturnValue:
    view = _view(request_id)
    kept = view.victim_request
    form = VictimRequestForm(formdata=None, data=plain(kept.paper) if kept else None)
    return _page(view, kept, form, "papers/show_victim_request.html")


@blueprint.post("/requests/<request_id>/victim-request")
@signed_in
def check_victim_request(request_id: str) -> ResponseReturnValue:
    view, form = _view(request_id), VictimRequestForm()
    if not form.validate():
        return _page(view, view.victim_request, form, "papers/show_victim_request.html"), 422
    _record(request_id, form.victim_request)
    return redirect(url_for("papers.show_victim_request", request_id=request_id), 303)


def _view(request_id: str) -> PapersView:
    return view_papers(
        own_uow(), RequestId(request_id), by=current_person(), at=parts().clock(),
        provisions=parts().provisions,
    )  # fmt: skip


def _record(request_id: str, paper: Paper) -> None:
    record_paper(
        own_uow(), RequestId(request_id), paper, by=current_person(), at=parts().clock(),
        provisions=parts().provisions,
    )  # fmt: skip
    flash("What you read is saved. What is missing stands on this page.", "message")


def _page(view: PapersView, kept: PaperCheck | None, form: PageForm, template: str) -> str:
    today = parts().clock().astimezone(LONDON).date()
    paper = kept.paper if kept else None
    return render_template(
        template,
        view=view,
        request=view.request,
        kept=kept,
        form=form,
        found=sentences(paper, today=today) if paper else (),
        offered=_offered(paper, kept) if paper and kept else (),
    )


def _offered(paper: Paper, kept: PaperCheck) -> list[tuple[str, str]]:
    """Each question with the answer that this reading offers, in words. A person gives the answers."""
    if isinstance(paper, CourtOrder):
        answers = court_order.offered_answers(paper, today=kept.at.astimezone(LONDON).date())
    else:
        answers = victim_request.offered_answers(paper)
    questions = current_checklist().by_key
    return [(questions[key].text, questions[key].label_of(code)) for key, code in answers.items()]
