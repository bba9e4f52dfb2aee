"""Each defect of an order, each missing element of a victim information request, alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from formsvc.domain import court_order, victim_request
from formsvc.domain.checklists import current as current_checklist
from formsvc.domain.court_order import Addressee, CourtOrder, OrderKind, Stage, Ternary, defects
from formsvc.domain.victim_request import Counselling, Given, VictimRequest, gaps

TODAY = date(2026, 11, 20)
ORDER = CourtOrder(
    OrderKind.PRODUCTION_ORDER, seen=True, court="Anytown Crown Court", judge="HH Judge Exemplar",
    dated=date(2026, 11, 10), comply_by=date(2026, 11, 27), sealed=True, addressee=Addressee.THIS_PRACTICE,
    patient="Grace Holloway", material="Notes of 2 November 2026", wider=Ternary.NO,
    stage=Stage.BEFORE_CHARGE, excluded_material=True, first_access_conditions=Ternary.YES,
)  # fmt: skip
WHOLE = VictimRequest(
    in_writing=True, information=True, reason=Given.YES, handling=Given.YES, notice=Given.YES,
    line_of_enquiry=True, relevance=True, necessity=True, no_other_means=True, views_recorded=True,
    counselling=Counselling.NONE,
)  # fmt: skip


def test_an_order_in_order_has_no_defect() -> None:
    assert defects(ORDER, today=TODAY) == ()
    assert court_order.offered_answers(ORDER, today=TODAY) == {
        "mandatory_basis": "production_order", "mandatory_document": "valid_seen",
        "mandatory_scope": "within",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": OrderKind.NOT_AN_ORDER}, "is not an order, and compels nothing"),
        ({"seen": False}, "Nobody has seen the order itself"),
        ({"court": ""}, "which court made it"),
        ({"judge": ""}, "names no judge"),
        ({"dated": None}, "bears no date"),
        ({"dated": date(2026, 11, 21)}, "date is in the future"),
        ({"comply_by": date(2026, 11, 1)}, "before the day it was made"),
        ({"comply_by": date(2026, 11, 19)}, "has passed"),
        ({"sealed": False}, "neither signed nor sealed"),
        ({"addressee": Addressee.SOMEBODY_ELSE}, "addressed to somebody else"),
        ({"addressee": Addressee.NOT_NAMED}, "does not name this practice"),
        ({"kind": OrderKind.SEARCH_WARRANT}, "search warrant cannot reach health records"),
        ({"kind": OrderKind.WITNESS_SUMMONS}, "witness summons belongs to a case in court"),
        ({"stage": Stage.AFTER_CHARGE}, "After charge the usual way is a witness summons"),
        ({"first_access_conditions": Ternary.UNSURE}, "access conditions"),
        ({"first_access_conditions": Ternary.NO}, "access conditions"),
        ({"nation": "scotland"}, "PACE does not run in Scotland"),
        ({"patient": ""}, "whose records are meant"),
        ({"material": ""}, "what must be produced"),
        ({"wider": Ternary.YES}, "More is asked for"),
        ({"wider": Ternary.UNSURE}, "Nobody has held what is asked for"),
    ],
)
def test_each_defect_is_named_alone(changed: dict[str, object], sentence: str) -> None:
    if changed.get("kind") is OrderKind.WITNESS_SUMMONS:
        changed = {**changed, "stage": Stage.BEFORE_CHARGE}
    found = defects(replace(ORDER, **changed), today=TODAY)  # type: ignore[arg-type]
    assert len(found) == 1 or changed.get("dated") == date(2026, 11, 21)
    assert any(sentence in said for said in found)


def test_what_is_no_health_record_may_be_reached_by_a_warrant() -> None:
    assert defects(replace(ORDER, kind=OrderKind.SEARCH_WARRANT, excluded_material=False), today=TODAY) == ()
    sheriff = replace(ORDER, kind=OrderKind.SEARCH_WARRANT, nation="scotland")
    assert defects(sheriff, today=TODAY) == ()


def test_answers_are_offered_that_the_checklist_knows() -> None:
    questions = current_checklist().by_key
    for kind in OrderKind:
        for wider in Ternary:
            for seen in (True, False):
                order = replace(ORDER, kind=kind, wider=wider, seen=seen)
                for key, code in court_order.offered_answers(order, today=TODAY).items():
                    assert code in questions[key].codes
    defective = court_order.offered_answers(replace(ORDER, judge=""), today=TODAY)
    assert defective["mandatory_document"] == "defective"
    for counselling in Counselling:
        for justified in (True, False):
            request = replace(
                WHOLE, counselling=counselling, probative_value=justified, presumption_met=justified
            )
            for key, code in victim_request.offered_answers(request).items():
                assert code in questions[key].codes


def test_a_whole_request_has_no_gap() -> None:
    assert gaps(WHOLE) == ()
    exempt = replace(WHOLE, reason=Given.EXEMPT, handling=Given.EXEMPT, notice=Given.EXEMPT)
    assert gaps(exempt) == ()
    assert victim_request.offered_answers(WHOLE) == {
        "vir_written": "complete", "vir_notice": "given", "counselling_request": "none",
    }  # fmt: skip
    assert victim_request.offered_answers(exempt)["vir_written"] == "exemption_claimed"
    assert victim_request.offered_answers(exempt)["vir_notice"] == "exemption_claimed"


@pytest.mark.parametrize(
    ("changed", "section", "written"),
    [
        ({"in_writing": False}, "s44C(1)", "incomplete"),
        ({"information": False}, "s44C(1)(a)", "incomplete"),
        ({"reason": Given.NO}, "s44C(1)(b)", "incomplete"),
        ({"handling": Given.NO}, "s44C(1)(c)", "incomplete"),
        ({"notice": Given.NO}, "s44B", "complete"),
        ({"views_recorded": False}, "code of practice", "complete"),
        ({"line_of_enquiry": False}, "s44A(3)(b)", "complete"),
        ({"relevance": False}, "s44A(3)(b)", "complete"),
        ({"necessity": False}, "s44A(3)(c)", "complete"),
        ({"no_other_means": False}, "s44A(7)-(8)", "complete"),
    ],
)
def test_each_missing_element_is_named_with_its_section(
    changed: dict[str, object], section: str, written: str
) -> None:
    request = replace(WHOLE, **changed)  # type: ignore[arg-type]
    (gap,) = gaps(request)
    assert gap.section == section
    assert victim_request.offered_answers(request)["vir_written"] == written


@pytest.mark.parametrize("counselling", [Counselling.INCLUDED, Counselling.ONLY])
def test_the_presumption_against_counselling_notes_must_be_overcome(counselling: Counselling) -> None:
    bare = replace(WHOLE, counselling=counselling)
    assert [gap.section for gap in gaps(bare)] == ["s44A(4)", "s44D(2)", "code of practice"]
    kind = "included" if counselling is Counselling.INCLUDED else "sole"
    assert victim_request.offered_answers(bare)["counselling_request"] == f"{kind}_not_justified"
    whole = replace(bare, probative_value=True, presumption_met=True, senior_approval=True)
    assert gaps(whole) == ()
    assert victim_request.offered_answers(whole)["counselling_request"] == f"{kind}_justified"
    half = replace(bare, probative_value=True)
    assert victim_request.offered_answers(half)["counselling_request"] == f"{kind}_not_justified"
