"""One letter in each format, against the bare libraries, alternating in one run: trust the ratios.

    python benchmarks/letters.py [rounds]

"bare docxtpl" opens the same letterhead, renders it with autoescape and saves it, as in its manual.
"bare WeasyPrint" is ``HTML(string=…).write_pdf()`` of the same page and style sheet, in a warm process.
"""

from __future__ import annotations

import io
import logging
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from docxtpl import DocxTemplate
from markupsafe import Markup
from weasyprint import CSS, HTML

from formsvc.documents.kinds import KINDS
from formsvc.documents.press import LetterPress, _sender_lines
from formsvc.documents.word_writer import to_word_xml
from formsvc.domain.codes import DocumentCode
from formsvc.domain.context import context_from
from formsvc.domain.disclosure import ScheduleItem, StatementLabel
from formsvc.domain.evaluation import evaluate
from formsvc.domain.letter import CaseFile, DecisionDetails, LetterSubject, RequestDetails, Sender, Signatory

TEMPLATES = Path(__file__).parents[1] / "letter_templates"
CONTEXT = {
    "nation": "england",
    "requester_class": "police",
    "subject_role": "victim",
    "subject_age": "adult",
    "other_patients_named": "no",
}

ANSWERS = {
    "imminent_risk": "no",
    "conflict_of_interest": "no",
    "source_verified": "yes",
    "return_channel": "secure_verified",
    "request_form": "written",
    "local_process": "followed",
    "senior_authorisation": "yes",
    "subject_match": "matched",
    "info_specified": "specific",
    "purpose_explained": "yes",
    "risk_described": "yes",
    "necessity_explained": "yes",
    "legal_basis_claimed": ("consent_form", "victim_information_request"),
    "mandatory_basis": "none",
    "capacity": "has_capacity",
    "consent_status": "given",
    "consent_by": "patient",
    "consent_informed": "yes",
    "consent_specific": "yes",
    "consent_free": "yes",
    "vir_written": "complete",
    "vir_notice": "given",
    "counselling_request": "none",
    "harm_target": "subject_only",
    "serious_crime": "yes",
    "info_relevant": "yes",
    "less_intrusive": "none",
    "balance": "not_assessed",
    "minimum_dataset": "defined",
    "third_party_info": "reviewed",
    "restricted_info": "none",
    "inform_patient": "before",
    "online_visibility": "hidden",
    "referral_needed": "no",
    "dp_basis": "recorded",
    "decision_maker": "named",
}


def case_with(items: int) -> CaseFile:
    """An invented case whose schedule has so many items."""
    schedule = tuple(
        ScheduleItem(f"Consultation note {n}", f"{n} May 2026", StatementLabel.RECORDED_FACT, "GP record")
        for n in range(1, items + 1)
    )
    return CaseFile(
        sender=Sender(
            "Brindley Road Surgery", ("14 Brindley Road", "Northmere"), "0161 496 0100", ods_code="A99999"
        ),
        request=RequestDetails(
            requester_name="Desmond Rafferty",
            requester_role="Detective Constable",
            requester_org="Northmere Police",
            reference="44NX/53021/26",
            request_date=date(2026, 10, 16),
            purpose="to establish the injuries sustained in an assault",
        ),
        subject=LetterSubject("Sian Griffiths", date(1990, 2, 1), "9990000018"),
        evaluation=evaluate(context_from(CONTEXT), ANSWERS, explain=False),
        now=datetime(2026, 11, 22, 12, tzinfo=UTC),
        reference="DL-2026-0042",
        decision=DecisionDetails(
            decided_by=Signatory("Dr Amara Okoro", "GP partner"),
            authorised_by=Signatory("Dr Piet Janssen", "Caldicott Guardian"),
            at=datetime(2026, 11, 20, 14, tzinfo=UTC),
            schedule=schedule,
        ),
        answers=ANSWERS,
    )


def measure(rounds: int, items: int) -> None:
    press = LetterPress(TEMPLATES)
    case = case_with(items)
    (part,) = KINDS[DocumentCode.RESPONSE_LETTER].parts(case)
    kind = KINDS[DocumentCode.RESPONSE_LETTER]
    sheet, _ = press._sheet(kind, part)
    values = {
        "title": "Our ref",
        "marking": "OFFICIAL-SENSITIVE",
        "ours": "DL-2026-0042",
        **_sender_lines(case.sender),
    }
    page = press._frame.render(**values, language="en-GB", body_class="letter", body=Markup(sheet.html))
    css = press._wordings.style_sheet

    def bare_word() -> None:
        word = DocxTemplate(TEMPLATES / "letterhead" / "letterhead.docx")
        word.render({**values, "draft": False, "body": Markup(to_word_xml(sheet.blocks))}, autoescape=True)
        word.save(io.BytesIO())

    def our_word() -> None:
        blocks = press._sheet(kind, part)[0].blocks
        press._letterhead.fill(to_word_xml(blocks), {**values, "draft": False})

    def bare_pdf() -> None:
        HTML(string=page).write_pdf(stylesheets=[CSS(string=css)])

    def our_pdf() -> None:
        press._pdf(press._sheet(kind, part)[0].html, values, draft=False, large=False)

    def words() -> None:
        press._sheet(kind, part)

    def whole() -> None:
        press.draw_up(DocumentCode.RESPONSE_LETTER, replace(case), draft=False)

    ways: dict[str, Callable[[], None]] = {
        "bare docxtpl": bare_word,
        "our Word, from the wording": our_word,
        "bare WeasyPrint": bare_pdf,
        "our PDF/UA, from the wording": our_pdf,
        "wording to words alone": words,
        "both formats with all checks": whole,
    }
    took: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way()
    for _ in range(rounds):
        for name, way in ways.items():
            begun = time.perf_counter()
            way()
            took[name].append((time.perf_counter() - begun) * 1000)
    middle = {name: statistics.median(times) for name, times in took.items()}
    print(f"\nA letter with {items} items, {rounds} alternating rounds, medians")
    for name, ms in middle.items():
        print(f"  {name:32} {ms:8.1f} ms")
    word_ratio = middle["bare docxtpl"] / middle["our Word, from the wording"]
    print(f"  Word: {word_ratio:.1f} times as fast as bare docxtpl")
    pdf_ratio = middle["our PDF/UA, from the wording"] / middle["bare WeasyPrint"]
    print(f"  PDF: {pdf_ratio:.2f} of bare WeasyPrint's time")


def main() -> None:
    for noisy in ("weasyprint", "fontTools"):
        logging.getLogger(noisy).setLevel(logging.ERROR)
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    for items in (2, 20):
        measure(rounds, items)
    press, case = LetterPress(TEMPLATES), case_with(2)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(rounds * 5):
        press.draw_up(DocumentCode.RESPONSE_LETTER, case, draft=False)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"\nMemory: {before / 1024:.0f} MB before, {after / 1024:.0f} MB after {rounds * 5} letters more")


if __name__ == "__main__":
    main()
