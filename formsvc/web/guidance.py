"""The checklist explained: a page for each rule, question and worked case; the safeguards; the settings."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.checklists import current
from formsvc.domain.codes import Nation
from formsvc.domain.guidance.questions import question_guide
from formsvc.domain.guidance.rules import (
    evaluation_of,
    example_changes,
    rule_guide,
    rule_guides,
    rules_that_cite,
)
from formsvc.domain.guidance.safeguards import gate_guides, power_guides, setting_guides
from formsvc.domain.guidance.sources import NAMED_BY_THE_TOOLKIT, SOURCES, cited
from formsvc.domain.invariants import INVARIANTS
from formsvc.domain.worked_cases import CASES, worked_case
from formsvc.services.reevaluate import mark_seen, view_changes
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("guidance", __name__)


@blueprint.app_template_filter("lower_first")
def lower_first(words: str) -> str:
    """Words as they stand inside a sentence; what begins like an abbreviation stays."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


@blueprint.app_template_filter("plain_source")
def plain_source(source: str) -> str:
    """A citation in words, with what was not checked said plainly."""
    return cited(source).words


@blueprint.get("/guidance")
@signed_in
def show_guidance() -> ResponseReturnValue:
    return render_template(
        "guidance/show_guidance.html", rules=rule_guides(), checklist=current(), cases=CASES,
        case_rules={case.id: evaluation_of(case.id).rule for case in CASES},
    )  # fmt: skip


@blueprint.get("/guidance/rules/<code>")
@signed_in
def show_rule(code: str) -> ResponseReturnValue:
    guide = rule_guide(code)
    return render_template(
        "guidance/show_rule.html", guide=guide, changes=example_changes(guide), questions=current().by_key,
        cited=cited, in_all=len(rule_guides()),
    )  # fmt: skip


@blueprint.get("/guidance/questions/<key>")
@signed_in
def show_question(key: str) -> ResponseReturnValue:
    return render_template(
        "guidance/show_question.html", guide=question_guide(key), nations=tuple(Nation), cited=cited
    )


@blueprint.get("/guidance/cases/<case_id>")
@signed_in
def show_case(case_id: str) -> ResponseReturnValue:
    case = worked_case(case_id)
    return render_template(
        "guidance/show_case.html", case=case, found=evaluation_of(case.id), questions=current().by_key
    )


@blueprint.get("/guidance/safeguards")
@signed_in
def show_safeguards() -> ResponseReturnValue:
    citing = {invariant.id: rules_that_cite(invariant.id) for invariant in INVARIANTS}
    return render_template(
        "guidance/show_safeguards.html", invariants=INVARIANTS, citing=citing, gates=gate_guides(),
        questions=current().by_key,
    )  # fmt: skip


@blueprint.get("/guidance/settings")
@signed_in
def show_settings() -> ResponseReturnValue:
    return render_template(
        "guidance/show_settings.html", settings=setting_guides(parts().provisions), powers=power_guides(),
        nations=tuple(Nation), basis=current().question("mandatory_basis"),
    )  # fmt: skip


@blueprint.get("/guidance/sources")
@signed_in
def show_sources() -> ResponseReturnValue:
    return render_template(
        "guidance/show_sources.html", sources=SOURCES, named=NAMED_BY_THE_TOOLKIT, questions=current().by_key
    )


@blueprint.get("/guidance/changes")
@signed_in
def show_changes() -> ResponseReturnValue:
    changes = view_changes(own_uow(), by=current_person())
    return render_template("guidance/show_changes.html", changes=changes)


@blueprint.post("/guidance/changes/<reevaluation_id>/seen")
@signed_in
def see_change(reevaluation_id: str) -> ResponseReturnValue:
    mark_seen(own_uow(), reevaluation_id, by=current_person(), at=parts().clock())
    return redirect(url_for("guidance.show_changes"), 303)
