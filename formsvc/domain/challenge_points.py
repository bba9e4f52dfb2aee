"""The words of each unmet item: what to send, and why (documents guide D04; decision guide 5.8)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    items: tuple[str, ...]
    title: str
    ask: str
    why: str


# In the order of the letter: who asks, about whom, by what right, why, how much, with whose agreement.
# Items and correspondence: decision guide 5.8; reasons: documents guide D04.
POINTS: dict[str, Point] = {
    "verify_source": Point(
        ("M01",),
        "Who is asking",
        "Your name, role or rank, number, team, organisation address and main switchboard number. We will "
        "call back on "
        "a number that we find ourselves.",
        "so that we can check who is asking.",
    ),
    "copy_of_order": Point(
        ("M08",),
        "A copy of the order or notice",
        "A copy of the whole order or statutory notice that you rely on, with its date, its seal or "
        "signature, and "
        "whom it is addressed to. We will obey a valid order.",
        "so that we can see that it is addressed to us and what it covers.",
    ),
    "cite_power": Point(
        ("M08",),
        "The legal route",
        "The law or order that you rely on, by name and section, and whether it requires us to share or only "
        "allows "
        "us to.",
        "because a law that allows sharing does not by itself require it.",
    ),
    "subject_identifiers": Point(
        ("M04",),
        "The person",
        "Enough to identify one person safely: full name, any other names used, date of birth, and address. "
        "If you "
        "asked about a group, please name each person or ask us for anonymised figures instead.",
        "so that we do not share information about the wrong person.",
    ),
    "explain_purpose": Point(
        ("M06",),
        "What has happened",
        "What has happened or may happen, the part this person has in it, the stage that your enquiry has "
        "reached, "
        "and what you will use the information for.",
        "so that we can weigh the reasons for sharing.",
    ),
    "describe_risk": Point(
        ("M06",),
        "The level of risk",
        "What harm you fear, to whom, how likely it is now, and how soon it could happen.",
        "so that we can weigh the risk of sharing against the risk of not sharing.",
    ),
    "explain_necessity": Point(
        ("M07",),
        "Why it is needed",
        "Why this information is needed, why less of it would not do, and what happens if it is not shared.",
        "because information needs to be necessary for your purpose, which is more than useful.",
    ),
    "confirm_consent": Point(
        ("M11", "M12", "M14"),
        "The consent",
        "The signed or recorded consent: its date, what it covers, whether the person knows what a health "
        "record may "
        "hold, and that they gave it freely. If someone consented for them, that person’s authority to do "
        "so. As it "
        "stands we cannot rely on the consent.",
        "because consent counts only if it is informed, specific, free, and given by the right person.",
    ),
    "consent_position": Point(
        ("M09", "M10"),
        "Whether the person was asked",
        "Whether the person, or someone with authority to decide for them, was asked to agree, and what they "
        "said. If "
        "nobody was asked, the reason.",
        "because we share with a person’s agreement unless there is a good reason not to ask.",
    ),
    "specify_information": Point(
        ("M05",),
        "What information",
        "Exactly what information you need, and for which dates.",
        "so that we share only what is needed.",
    ),
    "narrow_request": Point(
        ("M05",),
        "A narrower request",
        "A narrower list: the information that bears on this matter and the dates that it covers.",
        "because what you asked for goes beyond the matter that you describe.",
    ),
    "outside_power": Point(
        ("M08",),
        "What the law you named does not cover",
        "The separate legal route, or the person’s consent, for the part of your request that lies outside "
        "the law or "
        "order that you named.",
        "because we can share under that law only what it covers.",
    ),
    "scope_of_order": Point(
        ("M08",),
        "What the order covers",
        "Which documents, persons and dates the order or notice covers; if it is unclear, please ask the "
        "court or body "
        "that made it.",
        "so that we give exactly what the order requires.",
    ),
    "senior_authorisation": Point(
        ("M02",),
        "Who authorised the request",
        "The name, rank or role, and number of the supervisor (usually an inspector or above) who authorised "
        "this "
        "request, and the date.",
        "because a request made without the person’s consent is usually checked by a supervisor first.",
    ),
    "vir_notice": Point(
        ("M18",),
        "The notice to the person",
        "Confirmation that the written notice has been given to the person (what is sought, why, and how it "
        "will be "
        "handled), or why it has not been given, and that less intrusive lines of enquiry were considered.",
        "because the law on requests for information about victims requires this of the person asking.",
    ),
    "vir_written": Point(
        ("M18",),
        "The written request",
        "A written request that says what information is sought, why it is sought, and how it will be dealt "
        "with, or "
        "which exemption you rely on.",
        "because the law on requests for information about victims requires a written request with these "
        "points.",
    ),
    "counselling_justification": Point(
        ("M18",),
        "Counselling or therapy material",
        "If your request reaches counselling or therapy notes: why they are likely to have substantial "
        "probative "
        "value, how the presumption against asking for them was overcome, and who approved it. If it does "
        "not, please "
        "say so.",
        "because the law presumes that counselling notes are not asked for.",
    ),
    "less_intrusive_route": Point(
        ("M07",),
        "Other routes",
        "Why the information cannot come from the person, from another source, or in anonymised form.",
        "because we need to choose the least intrusive way.",
    ),
    "clarify_relevance": Point(
        ("M06",),
        "What would bear on the matter",
        "What kind of information would bear on your enquiry, and how.",
        "so that we can tell what, if anything, is relevant.",
    ),
    "written_request": Point(
        ("M15", "M03"),
        "A written request",
        "Your request in writing, from an official address, with your case or crime reference.",
        "so that we can link our replies and avoid mistakes.",
    ),
    "local_process": Point(
        ("M15", "M03"),
        "The local route",
        "Your request on the locally agreed form or by the agreed local route (such as the multi-agency hub, "
        "a "
        "conference or the disclosure unit), with your case reference; or confirmation that there is none.",
        "because the agreed route gives both of us the checks that we need.",
    ),
}
