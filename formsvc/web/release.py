"""The questions that are still open before anything leaves, answered between decision and authorisation."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.information_request import RequestId
from formsvc.forms.release import first_field, release_form
from formsvc.services.release_checks import answer_release_checks, release_questions
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("release", __name__)


@blueprint.get("/requests/<request_id>/release")
@signed_in
def show_checks(request_id: str) -> ResponseReturnValue:
    view, questions = release_questions(
        own_uow(), RequestId(request_id), by=current_person(), at=parts().clock(),
        provisions=parts().provisions,
    )  # fmt: skip
    given = {key: answer.value for key, answer in view.assessment.answers.items()}
    notes = given.get("balance_notes")
    factors = {f"factor_{code}": words for code, words in notes.items()} if isinstance(notes, dict) else {}
    form = release_form(questions, view.context.nation, data={**given, **factors, "seen": view.assessment.id})
    return render_template("release/show_checks.html", request=view.request, form=form, questions=questions)


@blueprint.post("/requests/<request_id>/release")
@signed_in
def answer_checks(request_id: str) -> ResponseReturnValue:
    view, questions = release_questions(
        own_uow(), RequestId(request_id), by=current_person(), at=parts().clock(),
        provisions=parts().provisions,
    )  # fmt: skip
    form = release_form(questions, view.context.nation)
    right = form.validate()
    if right and questions and not form.answers:
        form.add_error(first_field(questions), "Answer one of these, or go back to the request")
        right = False
    if not right or not questions:
        page = render_template(
            "release/show_checks.html", request=view.request, form=form, questions=questions
        )
        return page, 422
    stands = answer_release_checks(
        own_uow(), RequestId(request_id), form.answers, seen=str(form.seen.data or ""),
        by=current_person(), at=parts().clock(), provisions=parts().provisions,
    )  # fmt: skip
    where = "authorisation.show_authorisation" if stands else "findings.show_findings"
    return redirect(url_for(where, request_id=request_id), 303)
