"""Answering the checklist: one question to a page, put down and picked up, checked before it is handed in."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.checklist import Question
from formsvc.domain.errors import ChangedMeanwhile
from formsvc.domain.information_request import RequestId
from formsvc.domain.permissions import Act, may
from formsvc.domain.verification import NotVerified
from formsvc.forms.assessment import QuestionForm, question_form
from formsvc.services import assess
from formsvc.services.assess import AssessmentView
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("assessment", __name__)


@blueprint.post("/requests/<request_id>/answers/begin")
@signed_in
def begin(request_id: str) -> ResponseReturnValue:
    assess.begin_assessment(own_uow(), RequestId(request_id), by=current_person(), at=parts().clock())
    view = _view(request_id)
    mine = [q for q in view.unanswered if may(current_person(), assess.act_for(q), view.request)]
    if not mine:
        return redirect(url_for("assessment.show_answers", request_id=request_id), 303)
    return redirect(url_for("assessment.show_question", request_id=request_id, key=mine[0].key), 303)


@blueprint.get("/requests/<request_id>/answers")
@signed_in
def show_answers(request_id: str) -> ResponseReturnValue:
    view = _view(request_id)
    person = current_person()
    return render_template(
        "assessment/show_answers.html",
        view=view,
        request=view.request,
        may_answer=lambda question: _is_open(view) and may(person, assess.act_for(question), view.request),
        may_submit=_is_open(view) and may(person, Act.ASSESS, view.request),
        may_reopen=not _is_open(view) and may(person, Act.ASSESS, view.request),
    )


@blueprint.get("/requests/<request_id>/answers/<key>")
@signed_in
def show_question(request_id: str, key: str) -> ResponseReturnValue:
    view = _view(request_id)
    question = view.question(key)
    given = view.assessment.answers.get(key)
    form = question_form(question, view.context.nation, given, seen=assess.stamp(given))
    return _page(view, question, form)


@blueprint.post("/requests/<request_id>/answers/<key>")
@signed_in
def answer_question(request_id: str, key: str) -> ResponseReturnValue:
    view = _view(request_id)
    question = view.question(key)
    form = question_form(question, view.context.nation, None, seen="")
    if not form.validate():
        return _page(view, question, form), 422
    note = str(form["why"].data or "") if "why" in form else ""
    try:
        after = assess.answer_question(
            own_uow(), RequestId(request_id), key, form.value, note=note, seen=str(form.seen.data or ""),
            by=current_person(), at=parts().clock(),
        )  # fmt: skip
    except NotVerified as refused:
        form.add_error("answer", str(refused))
        return _page(view, question, form, to_check=True), 422
    except ChangedMeanwhile:
        if assess.stamp(_view(request_id).assessment.answers.get(key)) == str(form.seen.data or ""):
            raise  # another question was answered in the same moment: their words are kept, to be saved again
        return _page_with_theirs(request_id, key, form)
    following = _next_for_person(after, key)
    if following is None:
        return redirect(url_for("assessment.show_answers", request_id=request_id), 303)
    return redirect(url_for("assessment.show_question", request_id=request_id, key=following.key), 303)


@blueprint.post("/requests/<request_id>/answers/hand-in")
@signed_in
def submit(request_id: str) -> ResponseReturnValue:
    assess.submit_assessment(own_uow(), RequestId(request_id), by=current_person(), at=parts().clock())
    return redirect(url_for("requests.show_request", request_id=request_id), 303)


@blueprint.post("/requests/<request_id>/answers/open-again")
@signed_in
def reopen(request_id: str) -> ResponseReturnValue:
    assess.reopen_assessment(own_uow(), RequestId(request_id), by=current_person(), at=parts().clock())
    return redirect(url_for("assessment.show_answers", request_id=request_id), 303)


def _view(request_id: str) -> AssessmentView:
    return assess.view_assessment(own_uow(), RequestId(request_id), by=current_person(), at=parts().clock())


def _is_open(view: AssessmentView) -> bool:
    return view.assessment.state.value == "draft"


def _next_for_person(view: AssessmentView, key: str) -> Question | None:
    """The next unanswered question after this one that this person may answer."""
    following = view.after(key)
    while following is not None:
        mine = may(current_person(), assess.act_for(following), view.request)
        if mine and following.key not in view.assessment.answers:
            return following
        following = view.after(following.key)
    return None


def _page(
    view: AssessmentView, question: Question, form: QuestionForm, *, theirs: str = "", to_check: bool = False
) -> str:
    place = [q.key for q in view.questions].index(question.key) + 1
    group = next(g for g in view.checklist.groups if g.letter == question.group)
    return render_template(
        "assessment/show_question.html",
        view=view,
        request=view.request,
        question=question,
        group=group,
        form=form,
        place=place,
        theirs=theirs,
        to_check=to_check or question.key == "source_verified",
        following=_next_for_person(view, question.key),
        may_answer=_is_open(view) and may(current_person(), assess.act_for(question), view.request),
    )


def _page_with_theirs(request_id: str, key: str, form: QuestionForm) -> ResponseReturnValue:
    """The colleague's answer beside the person's own words; saving again is then a choice."""
    view = _view(request_id)
    question = view.question(key)
    given = view.assessment.answers[key]
    form.seen.data = assess.stamp(given)
    return _page(view, question, form, theirs=answer_words(question, given.value)), 409


def answer_words(question: Question, value: object) -> str:
    """An answer in the words of the page."""
    if isinstance(value, str):
        return question.label_of(value)
    if isinstance(value, tuple | list):
        return ", ".join(question.label_of(code) for code in value) or "None of these"
    if isinstance(value, dict):
        return " ".join(f"({code}) {words}" for code, words in sorted(value.items()) if words)
    return "Not answered yet"
