"""The lists of words that checks look for, each with its source."""

from __future__ import annotations

import re

# Documents guide 7: words that would tip an alleged perpetrator off.
TIP_OFF = re.compile(
    r"\b(marac|mappa|ppani|police|social services|"
    r"social workers?|safeguarding|conferences?|allegations?|alleged\w*|"
    r"victims?|refuge|court orders?|restraining|non-molestation|probation|abuse|abusive|perpetrator)\b",
    re.IGNORECASE,
)

# P-8, F-7: where somebody is, or how they can be reached.
SAFE_CONTACT = re.compile(
    r"\b(safe (?:contact|house|address|number|way to reach)|safe word|refuge|shelter|women.s aid|"
    r"(?:new|current|secret) (?:address|surname|name|number|school)|has moved|moved to|staying with|"
    r"lives at|works at|goes to school)\b",
    re.IGNORECASE,
)

# F-3: guilt, truthfulness, character; "perpetrator" without a status (P-4).
JUDGING = re.compile(
    r"\b(claims (?:that|to|he|she|they)|admits|admitted|alleges falsely|false allegations?|"
    r"attention[- ]seeking|(?<!alleged )(?<!suspected )(?<!convicted )perpetrators?|"
    r"invalid consent|liar|lying|manipulative|guilty)\b",
    re.IGNORECASE,
)

# F-5: topics with legal protection of their own, ticked one by one by a clinician.
EXTRA_PROTECTED = {
    "gender_recognition": re.compile(
        r"\b(gender recognition|gender reassign\w*|transgender|gender identity)\b", re.I
    ),
    "fertility_treatment": re.compile(
        r"\b(fertility|ivf|in vitro|donor conception|surrogacy|embryo\w*)\b", re.I
    ),
    "sexual_health": re.compile(
        r"\b(sexual health|sexually transmitted|sti|gum clinic|chlamydia|gonorrh\w+)\b", re.I
    ),
    "termination": re.compile(r"\b(abortions?|termination(?:s)? of pregnancy|terminations?)\b", re.I),
    "hiv": re.compile(r"\b(hiv|aids virus|antiretroviral\w*)\b", re.I),
    "genetic_results": re.compile(r"\b(genetic|genomic|brca\d?)\b", re.I),
    "therapy_or_counselling": re.compile(
        r"\b(therapy notes?|psychotherap\w+|counsell?ing|counsell?or)\b", re.I
    ),
    "adoption": re.compile(r"\b(adopted|adoption|adoptive)\b", re.I),
    "previous_identity": re.compile(
        r"\b(previous identity|previous name|formerly known|witness protection)\b", re.I
    ),
}

# INV-05: Schedule 2 of the Data Protection Act 2018 is an exemption, never a basis; "section 29" is its old
# name.
SCHEDULE_2 = re.compile(r"\b(sch(?:edule)?\.?\s*2|section\s+29\b|s\.?\s*29\b)", re.IGNORECASE)

# Documents guide 7: words that say that somebody is a patient here.
REGISTRATION = re.compile(
    r"\b(our patients?(?! to)|registered (?:here|with us|patient|at)|(?:is|are|was) registered|"
    r"(?:the |our |her |his |their )?records? shows?|your patient|this patient)\b",
    re.IGNORECASE,
)

# A placeholder that somebody forgot. A typed expression in braces is not one, and comes out as typed.
PLACEHOLDER = re.compile(
    r"\{\{\s*[A-Za-z_][A-Za-z_ ]*\s*\}\}|\[(?:insert|name|date|reason|enter)\b[^\]]*\]|\bTBC\b|\bX{3,}\b",
    re.IGNORECASE,
)
