"""From a document's text with places to suggestions for the request form.

A wrong value is worse than none: what is doubtful is marked for review, what is contradicted is left out.
"""

from __future__ import annotations

from datetime import date

from formsvc.intake.fields.asked import (
    find_deadline,
    find_information,
    find_purpose,
    find_reference,
    find_request_date,
    find_urgency,
)
from formsvc.intake.fields.authority import find_authoriser
from formsvc.intake.fields.body import find_body
from formsvc.intake.fields.consent import Answer, from_answers, from_choices, from_text
from formsvc.intake.fields.contact import find_email, find_phone
from formsvc.intake.fields.kind import jurisdiction_of, kind_of
from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.legal import cited_codes, grounds_ticked, signed_consent
from formsvc.intake.fields.officer import Officer, find_officer
from formsvc.intake.fields.officer_role import role_and_number
from formsvc.intake.fields.person import Subject
from formsvc.intake.fields.practice import PracticeIdentity
from formsvc.intake.fields.signed import find_signatures
from formsvc.intake.fields.subject import find_subject
from formsvc.intake.fields.subject_role import find_subject_role
from formsvc.intake.fields.view import Value, View, read_view
from formsvc.intake.fields.weigh import by_hand, weigh
from formsvc.intake.reading import DocumentText
from formsvc.intake.suggestions import KEYS, Suggestion, Suggestions

_ROLE_TYPES = ("police_data_request", "victim_information_request", "court_order", "mappa", "coroner")


def suggest(document: DocumentText, *, practice: PracticeIdentity | None = None) -> Suggestions:
    """What the document says for each field of the contract, or nothing where it is not plain."""
    view = read_view(document, practice or PracticeIdentity())
    values: dict[str, Value | None] = dict.fromkeys(KEYS)
    warnings = list(document.warnings)
    kind = kind_of(view.flow.text, title=view.title, has_labels=_labels_that_count(view))
    if kind is None:
        return Suggestions({key: None for key in KEYS}, (*warnings, _NOTHING_READ), document.pages_total)
    values["document_type"] = Value(kind.document_type, derived=True, doubt=not kind.sure)
    if kind.document_type != "not_a_request":
        _read_fields(view, kind.document_type, values, warnings)
        if not kind.sure and _about_nobody(view, values):
            warnings = list(document.warnings)
            values = dict.fromkeys(KEYS)
            values["document_type"] = Value("not_a_request", derived=True, doubt=True)
    hand = by_hand(view)
    if hand:
        warnings.append("This seems to be filled in by hand. Check every value against the page.")
    fields: dict[str, Suggestion | None] = {key: weigh(view, values[key], hand=hand) for key in KEYS}
    return Suggestions(fields, tuple(dict.fromkeys(warnings)), document.pages_total)


def _about_nobody(view: View, values: dict[str, Value | None]) -> bool:
    """A letter that names no patient, cites no law and bears no reference asks for nobody's record."""
    keys = (
        "subject_name",
        "subject_dob",
        "subject_address",
        "subject_nhs_number",
        "reference",
        "legal_basis",
    )
    return not view.is_form and not any(values[key] for key in keys)


_NOTHING_READ = "Too little text could be read to suggest anything. Fill in the form from the page."


def _labels_that_count(view: View) -> int:
    return len(
        {slot.label.key for form in view.forms for slot in form.slots}
        - {"sink", "phone", "email", "date", "reference"}
    )


def _read_fields(
    view: View, document_type: str, values: dict[str, Value | None], warnings: list[str]
) -> None:
    nation, plain = jurisdiction_of(view.flow.text, view.title)
    values["jurisdiction"] = Value(nation, derived=True, doubt=not plain)
    asked = find_request_date(view)
    asked_on = date.fromisoformat(str(asked.value)) if asked else None
    values["request_date"] = asked
    officer = find_officer(view)
    _read_requester(view, officer, document_type, values)
    requester = officer.name if officer else ""
    subject = find_subject(view, requester, asked_on, document_type)
    _read_subject(view, subject, document_type, values)
    warnings.extend(subject.warnings)
    values["information_sought"] = find_information(view)
    values["purpose"] = find_purpose(view)
    values["reference"] = find_reference(view)
    values["deadline"] = find_deadline(view, asked_on)
    values["urgency"] = find_urgency(view)
    values["authoriser_name"], values["authoriser_role"] = find_authoriser(view, requester, document_type)
    values["legal_basis"] = _legal_basis(view, document_type)
    _read_consent(view, values)
    _read_signatures(view, values, document_type)
    _cross_check(values, warnings)


def _read_requester(
    view: View, officer: Officer | None, document_type: str, values: dict[str, Value | None]
) -> None:
    role, number = role_and_number(view, officer)
    if officer is not None and officer.name:
        values["requester_name"] = Value(officer.name, officer.pieces, doubt=officer.doubt)
    values["requester_role"] = role
    values["collar_number"] = number if document_type in _ROLE_TYPES else None
    email = find_email(view, officer, str(number.value) if number else "")
    values["requester_email"] = email
    values["requester_phone"] = find_phone(view, officer, email)
    values["requester_org"] = find_body(view, str(email.value) if email else "", document_type)


def _read_subject(view: View, subject: Subject, document_type: str, values: dict[str, Value | None]) -> None:
    for key, field in (
        ("name", "subject_name"),
        ("dob", "subject_dob"),
        ("address", "subject_address"),
        ("nhs", "subject_nhs_number"),
    ):
        values[field] = subject.fields.get(key)
    values["subject_role"] = find_subject_role(view, document_type, subject.role)


def _legal_basis(view: View, document_type: str) -> Value | None:
    offered, ticked = grounds_ticked(view.choices)
    cited = cited_codes(view.flow.text, document_type)
    codes = set(ticked)
    codes.update(code for code in cited if code not in offered)
    place = min((cited[code] for code in codes if code in cited), default=None)
    if document_type == "victim_information_request" and document_type not in offered:
        codes.add(document_type)  # the request is made under that chapter, whether or not it cites it
    consent = signed_consent(view.flow)
    if (
        consent is not None
        and "consent" not in offered
        and (view.is_mail or not view.is_form or not view.choices)
    ):
        codes.add("consent")
    if not codes:
        return None
    order = [code for code in cited if code in codes] + sorted(codes - set(cited))
    pieces = view.flow.pieces_at(place, place + 1) if place is not None else ()
    mark = next((c.mark for c in view.choices if c.mark.checked), None) if ticked else None
    doubt = any(c.mark.confidence < 0.8 for c in view.choices if c.mark.checked) if ticked else False
    return Value(order, pieces, mark=mark, doubt=doubt, weight=0.95)


def _consent_boxes(view: View) -> bool:
    return any(choice.answer is not None and "consent" in choice.question.lower() for choice in view.choices)


def _read_consent(view: View, values: dict[str, Value | None]) -> None:
    sought, given = from_choices(view.choices)
    if sought is None and given is None and not _consent_boxes(view):
        sought, given = from_answers(view.flow)
    if sought is None and given is None and not _consent_boxes(view):
        sought, given = from_text(
            view.flow, frozenset(flat(choice.piece.text).strip() for choice in view.choices)
        )
    values["consent_sought"] = _answer(view, sought)
    values["consent_given"] = _answer(view, given)


def _answer(view: View, answer: Answer | None) -> Value | None:
    if answer is None:
        return None
    pieces = () if answer.mark else view.flow.pieces_at(answer.place, answer.place + 1)
    return Value(answer.value, pieces, mark=answer.mark, doubt=answer.doubt, weight=0.94)


def _read_signatures(view: View, values: dict[str, Value | None], document_type: str) -> None:
    for key, value in find_signatures(view, document_type).items():
        values[key] = value


def _cross_check(values: dict[str, Value | None], warnings: list[str]) -> None:
    """What cannot be true together is left out; what is unlikely is said."""
    subject, requester = values["subject_name"], values["requester_name"]
    if subject and requester and subject.value == requester.value:
        values["subject_name"] = None
        warnings.append(
            "The requester and the patient were read as the same person. Enter the patient's name."
        )
    asked, born = values["request_date"], values["subject_dob"]
    if asked and born and str(asked.value) <= str(born.value):
        values["request_date"] = None
        warnings.append("No date of the request could be read. Enter it from the page.")
    if values["subject_name"] is None:
        warnings.append("No patient's name could be read. Enter it from the page.")
