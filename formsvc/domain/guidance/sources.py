"""Where the rules come from: each source with the version read, and what the toolkit itself names."""

from __future__ import annotations

import re
from dataclasses import dataclass

READ_UNTIL = "read to June 2026"


@dataclass(frozen=True)
class Source:
    """A source as reasons cite it, its full name, and the version that the rules rest on."""

    name: str
    version: str
    cited_as: str  # a pattern


SOURCES = (
    Source(
        "RCGP Safeguarding toolkit, Part 5: Information sharing and multiagency working",
        READ_UNTIL,
        r"RCGP (Safeguarding )?toolkit Part 5",
    ),
    Source(
        "RCGP Safeguarding toolkit, Part 4: Documenting safeguarding concerns and information",
        "named by Part 5; not yet checked against the original",
        r"RCGP toolkit Part 4",
    ),
    Source(
        "GMC, Confidentiality: good practice in handling patient information",
        f"2017, with later updates, {READ_UNTIL}",
        r"GMC Confidentiality",
    ),
    Source("GMC, Protecting children and young people", f"2012, {READ_UNTIL}", r"PCYP|Protecting children"),
    Source(
        "GMC, 0-18 years: guidance for all doctors", "not yet checked against the original", r"0-18 years"
    ),
    Source(
        "NHS England, Sharing information with the police",
        "November 2021, updated 20 May 2025; not for requests about children or suicide risk",
        r"NHS England, Sharing",
    ),
    Source(
        "NHS England Digital, guidance on record access and abuse",
        READ_UNTIL,
        r"NHS England Digital|Domestic abuse record guidance",
    ),
    Source(
        "ICO, Can I share personal data with a law enforcement authority, such as the police?",
        READ_UNTIL,
        r"ICO (law-enforcement )?toolkit|ICO stage",
    ),
    Source(
        "ICO, Opinion: Who’s under investigation?",
        "2022, as reported by Newcastle Safeguarding",
        r"ICO Opinion",
    ),
    Source(
        "UK GDPR and Data Protection Act 2018",
        "as amended by the Data (Use and Access) Act 2025 from 5 February 2026",
        r"UK GDPR|DPA 2018",
    ),
    Source(
        "Police, Crime, Sentencing and Courts Act 2022",
        "sections 44A to 44F in force from 12 January 2026",
        r"PCSCA 2022",
    ),
    Source(
        "Counselling Services Regulations 2025", "in force from 12 January 2026", r"Counselling Services Reg"
    ),
    Source(
        "Acts and regulations named by section",
        f"as in force, {READ_UNTIL}",
        r"CJA 2009|Terrorism Act|FGM Act|RTA 1988|CLA ?\(NI\)|Criminal Law Act|MCA|AWI|Named Acts|statutes",
    ),
    Source(
        "Published police request forms, Wessex LMC and NHS Fife guidance",
        READ_UNTIL,
        r"request forms|NHS Fife",
    ),
    Source(
        "formsvc’s own guide and safeguards", "checklist 2026-11", r"[Dd]ecision guide|INV-\d|product policy"
    ),
)


def versions_of(cited: str) -> tuple[Source, ...]:
    """The sources that a citation names, each with its version."""
    return tuple(source for source in SOURCES if re.search(source.cited_as, cited))


_NOT_CHECKED = "not yet checked against the original"


def in_plain_words(cited: str) -> str:
    """A citation whose marks for what was not yet checked are words that a reader understands."""
    marked = re.sub(
        r"\s*\[(?:\d+ read; )?(?:(\d+) )?unverified here(?:: (\w+))?\]",
        lambda mark: f" ({mark[2] or mark[1] or 'this'} {_NOT_CHECKED})",
        cited,
    )
    return marked.replace("unverified here", _NOT_CHECKED)


@dataclass(frozen=True)
class NamedGuidance:
    """Guidance that the toolkit tells practices to read, and the questions that it helps with."""

    name: str
    part: str
    questions: frozenset[str]
    caution: str = ""


_CONSENT = {
    "consent_status", "consent_by", "proxy_implicated", "consent_informed", "consent_specific",
    "consent_free", "consent_reason",
}  # fmt: skip
NAMED_BY_THE_TOOLKIT = (
    NamedGuidance(
        "General Medical Council, Confidentiality: good practice in handling patient information",
        "paragraphs 22 and 23 above all",
        frozenset(
            {
                *_CONSENT, "capacity", "harm_target", "serious_crime", "less_intrusive", "balance_notes",
                "balance", "overall_benefit", "inform_patient", "mandatory_basis", "mandatory_document",
                "mandatory_scope", "grounds_to_object", "conflict_of_interest", "advice_taken",
            }
        ),
    ),
    NamedGuidance(
        "NHS England, Sharing information with the police",
        "the pages for information governance professionals",
        frozenset(
            {
                "source_verified", "senior_authorisation", "legal_basis_claimed", "vir_written", "vir_notice",
                "counselling_request", "decision_maker", "advice_taken", "return_channel", "request_form",
            }
        ),
        "Not for requests about children or about people thought suicidal.",
    ),
    NamedGuidance(
        "Information Commissioner’s Office, Can I share personal data with a law enforcement authority, such "
        "as the police?",
        "stage one, the questions on necessity; the introduction, on emergencies",
        frozenset(
            {
                "imminent_risk", "info_specified", "purpose_explained", "risk_described",
                "necessity_explained", "info_relevant", "minimum_dataset", "third_party_info",
                "restricted_info", "dp_basis",
            }
        ),
    ),
    NamedGuidance(
        "RCGP, guidance on recording and managing information about perpetrators (alleged or confirmed) of "
        "domestic abuse",
        "all of it",
        frozenset({"tipping_off_risk", "online_visibility", "third_party_info", "inform_patient"}),
    ),
    NamedGuidance(
        "RCGP Safeguarding toolkit, Part 4: Documenting safeguarding concerns and information",
        "all of it",
        frozenset({"online_visibility", "tipping_off_risk", "referral_needed", "subject_match"}),
    ),
    NamedGuidance(
        "RCGP Safeguarding toolkit, Part 5: Information sharing and multiagency working",
        "the general principles, and the local agreed multi-agency process",
        frozenset(
            {"local_process", "duty_triggered", "purpose_explained", "risk_described", "referral_needed"}
        ),
    ),
)  # fmt: skip


def guidance_on(key: str) -> tuple[NamedGuidance, ...]:
    """The guidance that the toolkit names for what this question asks."""
    return tuple(named for named in NAMED_BY_THE_TOOLKIT if key in named.questions)


@dataclass(frozen=True)
class Cited:
    """A citation for a page: its words, and the sources in it with their versions."""

    words: str
    sources: tuple[Source, ...]


def cited(source: str) -> Cited:
    """A citation as a page shows it."""
    return Cited(in_plain_words(source), versions_of(source))
