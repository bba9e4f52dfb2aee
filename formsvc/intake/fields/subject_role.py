"""In what capacity the subject is named: by ticks, by labels, by the document's sort, by its sentences."""

from __future__ import annotations

import re

from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.marks import Choice
from formsvc.intake.fields.view import Value, View

_WORDS = (
    ("missing_person", r"missing|misper"),
    ("alleged_perpetrator", r"perpetrator|alleged abuser"),
    ("victim", r"victim|complain(?:ant|er)|injured (?:person|party)|aggrieved|survivor"),
    ("witness", r"witness"),
    ("suspect", r"suspect|accused|defendant|arrested|detainee|detained person|wanted"),
    ("offender", r"\boffender\b(?!s)"),
    ("deceased", r"deceased"),
    ("adult_at_risk", r"adult at risk|vulnerable adult|adult (?:with|in need)"),
    ("child", r"\bchild\b|young person"),
)
_BY_TYPE = {
    "child_protection": "child",
    "adult_safeguarding": "adult_at_risk",
    "coroner": "deceased",
    "victim_information_request": "victim",
}
_PROSE = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (
            "victim",
            r"(?:committed|alleged to have been committed|perpetrated) against (?:the above|him|"
            r"her|them|your patient|this|\w+ by)|(?:is|was) (?:the|a) (?:alleged )?(?:victim|"
            r"complainant|injured party)|(?:victim|complainant),? (?:is )?your patient|has "
            r"(?:reported|disclosed|alleged) (?:being|that (?:he|she|they) (?:was|were)|an? "
            r"(?:assault|rape))|assaulted by",
        ),
        ("witness", r"(?:is|was) (?:a|an|the) (?:\w+ )?witness\b"),
        (
            "suspect",
            r"(?:is|was|being) wanted (?:on suspicion|for|in connection|by)|(?:he|she|who) (?:is|was) "
            r"(?:being )?sought|wanted on "
            r"suspicion|(?:is|was) (?:a|the) suspect\b|has been (?:arrested|charged)|(?:was|"
            r"is) (?:arrested|under arrest|in custody)|(?:is|are|was) suspected of|"
            r"suspected of (?:having )?(?:commit|"
            r"assault|driv)",
        ),
        (
            "missing_person",
            r"missing person|(?:has been|was|is) (?:reported )?(?:as )?(?:a )?(?:high[ -]risk )?missing\b|"
            r"reported missing",
        ),
        ("deceased", r"\bthe (?:late|deceased)\b|death of (?:the )?(?:above|your patient)"),
        (
            "offender",
            r"(?:is|was) (?:a )?(?:registered|convicted|mappa)[\w ]{0,20} offender|subject to "
            r"(?:mappa|licence)|mappa (?:level|category)",
        ),
    )
)


def find_subject_role(view: View, document_type: str, by_table: Value | None) -> Value | None:
    """The role, only where the document says it."""
    said = by_table or _ticked(view.choices) or _by_status(view) or _by_label(view)
    if said is not None:
        return said
    if document_type in _BY_TYPE:
        return Value(_BY_TYPE[document_type], derived=True, weight=0.95)
    if document_type == "mappa":
        return _in_prose(view) or Value("offender", derived=True, doubt=True)
    return None if _has_role_boxes(view.choices) or view.is_form else _in_prose(view)


def _by_status(view: View) -> Value | None:
    for slot in view.slots("status"):
        role = _role_in(slot.text)
        if role and len(slot.text) < 40 and not _offers_choice(slot.text):
            return Value(role, slot.pieces)
    return None


def _role_in(text: str) -> str:
    said = flat(text)
    return next((role for role, pattern in _WORDS if re.search(pattern, said)), "")


def _offers_choice(text: str) -> bool:
    return sum(bool(re.search(pattern, flat(text))) for _, pattern in _WORDS) > 1 or "/" in text


def _role_choices(choices: list[Choice]) -> list[tuple[Choice, str]]:
    return [
        (choice, role)
        for choice in choices
        if choice.answer is None
        and len(choice.label) < 34
        and (role := _role_in(choice.label))
        and not re.search(
            r"crime|prosecut|patient|risk of|prevent|vital|apprehen|safeguard|serious", flat(choice.label)
        )
    ]


def _has_role_boxes(choices: list[Choice]) -> bool:
    return len({role for _, role in _role_choices(choices)}) >= 2


def _ticked(choices: list[Choice]) -> Value | None:
    offered = _role_choices(choices)
    if len({role for _, role in offered}) < 2:
        return None
    ticked = {role: choice for choice, role in offered if choice.mark.checked}
    if len(ticked) != 1:
        return None
    role, choice = next(iter(ticked.items()))
    return Value(role, mark=choice.mark)


def _by_label(view: View) -> Value | None:
    for key in ("name", "surname", "dob", "address"):
        for slot in view.slots(key, "subject"):
            said = flat(slot.where.text)
            for role, pattern in _WORDS:
                if role != "suspect" and re.search(pattern, said) and not re.search(r"/| or ", said):
                    return Value(role, (slot.where,))
    return None


def _in_prose(view: View) -> Value | None:
    said = flat(view.flow.text)
    found = [(match.start(), role) for role, pattern in _PROSE if (match := pattern.search(said))]
    if not found:
        return None
    roles = {role for _, role in found}
    place, role = min(found)
    return Value(role, view.flow.pieces_at(place, place + 1), doubt=len(roles) > 1, weight=0.9)
