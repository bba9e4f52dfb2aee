"""Letters and mails: what their sentences ask, why, of whom and until when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from formsvc.intake.normalise.dates import find_dates


@dataclass(frozen=True)
class Found:
    """A passage of the running text with its place."""

    text: str
    start: int
    end: int
    rank: float = 0.0


_ASK = re.compile(
    r"(?:(?:(?:i|we) )?(?:should|would) (?:therefore )?be (?:very |most |much )?(?:grateful|obliged|"
    r"pleased|thankful) if you (?:would|"
    r"could) (?:please |kindly )?(?:let (?:me|us) (?:have|know)|provide(?: (?:me|us) with)?|supply(?: "
    r"(?:me|us) with)?|send(?: (?:me|us))?|forward|confirm|give (?:me|us)|disclose|share)|"
    r"(?:(?:i|we) )?(?:should|would) (?:therefore )?be (?:very |most )?grateful for|(?:i|we) would "
    r"(?:very much )?appreciate|"
    r"please (?:could|can|would) you (?:please |kindly )?(?:let (?:me|us) (?:have|know)|provide(?: "
    r"(?:me|us) with)?|supply|send(?: (?:me|us))?|confirm|tell (?:me|us)|give (?:me|us)|disclose|share|"
    r"advise)|"
    r"(?:could|can|would|will) you (?:please |kindly )?(?:let (?:me|us) (?:have|know)|provide(?: (?:me|"
    r"us) with)?|supply(?: (?:me|us) with)?|send(?: (?:me|us))?|confirm|tell (?:me|us)|give (?:me|us)|"
    r"disclose|advise)|"
    r"please (?:kindly )?(?:let (?:me|us) have,? (?:not|no) later than [^,.\n]{5,40},(?= (?:a|the|any|"
    r"copies)\b)|"
    r"provide(?: (?:me|us) with)?|supply(?: (?:me|us) with)?|send(?: (?:me|us))?|"
    r"let (?:me|us) (?:have|know)|disclose|forward|tell (?:me|us)|confirm|share|advise (?:me|us)?)|"
    r"(?:i|we) (?:therefore |hereby |now |formally |also )*(?:ask|request|require|seek|need|am "
    r"requesting|are requesting|am seeking|are seeking|am asking for|are asking for|wish to (?:request|"
    r"obtain|see))(?: that)?(?: you)?(?: to)?(?: please)?(?: provide| supply| send| disclose| give| let "
    r"(?:me|us) have| share| confirm)?(?: (?:me|us) with)?|"
    r"(?:am|are) (?:therefore )?(?:writing to )?(?:request(?:ing)?|ask(?:ing)? for|seek(?:ing)?)|"
    r"(?:i|we)?,? ?(?:hereby )?(?:require|direct|order|ask) you to (?:produce|provide|send|supply|"
    r"give)(?: to)?(?: me| us| the "
    r"coroner)?(?: (?:by|before|within|on or before)\b[^.:\n]{3,40}?(?= (?:the|all|any|copies|a)\b))?|"
    r"may (?:i|we) (?:please )?"
    r"(?:have|see)|"
    r"we need to know|the (?:material|information|records?|documents?) (?:is|are|(?:i|we) (?:request|"
    r"require|seek|need) (?:is|are)|sought (?:is|are)|"
    r"requested (?:is|are)|required (?:is|are)|needed (?:is|are))(?! (?:likely|needed|required|sought|held|"
    r"requested|necessary|relevant|to be|for|because|being|subject|confidential))|"
    r"(?:shall|do|must) (?:(?:by|within|before|on)\b(?:[^.\n]|\d\.\d){2,70}? )?(?:disclose|produce|provide|"
    r"send|supply|"
    r"deliver|"
    r"give)(?: to (?!me|us)[\w' ]{3,40}?(?= (?:all|the|any|copies|a)\b))?(?! to\b)|"
    r"and request(?= (?:copies|a copy|the|all|disclosure))|"
    r"produce to (?:the )?[\w ,]{3,90}?(?:the following(?: material| documents| records)?|namely)|(?:in "
    r"particular|specifically),? (?:i|we) (?:would like|need|require))"
    r"\s*(?:the following(?: information)?|(?:the )?(?:documents?|information|material|"
    r"records?) (?:described|listed|set out) "
    r"(?:below|hereunder))?\s*[:\-–]?\s+",
    re.I,
)
_ASK_NOT = re.compile(
    r"^(?:for it\b|it\b|what you hold about the|this (?:by|before|to|because|is|request)|your (?:response|"
    r"reply|help|assistance|cooperation|"
    r"consent)|a (?:reply|response)|you to (?:consider|treat|keep)|the (?:patient|child|adult)'?s? "
    r"consent|if you|know if|them by|it by|to speak|whether you (?:would|can attend)|me know if|"
    r"confirmation of receipt|an answer|your early|any (?:early|prompt)|hearing from|help|by\b|under\b|"
    r"so\b|in connection|because|receipt|that you (?:treat|do not|keep|consider)|not to|the above|"
    r"under |this under)",
    re.I,
)
_END_OF_ASK = re.compile(
    r"(?<!\bno)(?<!\bNo)(?<!\bDr)(?<!\bSt)(?<!\bMr)(?<!\be\.g)(?<!\bi\.e)[.?!](?=\s|$)|\n|\s(?:I need "
    r"this|because\b|so that (?:we|i)\b)|(?:,? by|, before) (?:no later than )?(?:\w+day )?\d{1,2}",
    re.I,
)
_PURPOSE: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(pattern, re.I))
    for rank, pattern in (
        (
            0.0,
            r"(?:(?:material|information|records?|this|it|they|these|details?|report|statement|entry|"
            r"entries|notes?|history|answer|disclosure)) "
            r"(?:(?:is|are) )?(?:needed|required|sought|requested|necessary|being (?:requested|"
            r"sought)) (?:(?:because|as|so that|for)\s+|in order (?=to\s)|(?=to\s))",
        ),
        (
            0.1,
            r"(?:i|we) (?:need|require|ask for|am asking for|are asking for|seek|request|want) "
            r"(?:this|it|them|these|the (?:information|material|records))(?: \w+){0,3} (?:(?:because|"
            r"as|so that|for)\s+|in order (?=to\s)|(?=to\s))",
        ),
        (
            0.1,
            r"(?:the )?(?:reason|purpose)(?: for| of)?(?: the| this| my| our)?(?: \w+){0,3} (?:is|"
            r"are)(?: because| that)?:?\s+",
        ),
        (0.2, r"\bin order (?=to\b)"),
        (
            0.3,
            r"\bfor the purposes? of (?=(?!the prevention|prevention|the Data|Schedule|safeguarding "
            r"children under))",
        ),
        (
            0.4,
            r"\b(?:undertaking|conducting|carrying out|making|holding) (?:\w+ ){0,4}(?:enquir(?:y|"
            r"ies)|investigation|assessment|review)s?[^.:]{0,90}? (?=to (?:decide|determine|"
            r"establish|find|ascertain|consider|assess|inform|identify))",
        ),
        (0.5, r"(?:order|act) \d{4}(?:, [^:.\n]{0,40})?:\s+(?=(?-i:[a-z]))"),
        (0.45, r"(?<![a-z] )(?=(?-i:To) (?:help|enable|assist|allow|inform|establish|support)\b)"),
        (
            0.5,
            r"\bin connection with (?=(?:an?|the|our) (?:\w+ ){0,6}(?:investigation|enquiry|"
            r"prosecution|offence|allegation|incident|claim|proceedings|assessment|death|"
            r"application))",
        ),
        (0.6, r"(?:i|we) (?:am|are) (?:investigating|assessing|reviewing|considering|preparing)\s+"),
        (
            0.65,
            r"(?<![a-z] )(?=(?-i:(?:The|This|Our)) (?:\w+ ){0,4}(?:is|are) (?:currently |now )?"
            r"(?:investigating|examining|prosecuting|making enquiries)\b)",
        ),
        (0.55, r"(?<![a-z] )(?=(?-i:This|It|They)(?: \w+)? will (?:be used to|help|enable|allow|assist)\b)"),
        (
            0.6,
            r"\b(?:i|we) (?:am|are) (?:conducting|carrying out|undertaking) (?=(?:an?|"
            r"the) (?:\w+ ){0,3}(?:investigation|enquiry|"
            r"assessment|review)\b)",
        ),
        (
            0.68,
            r"(?<![a-z] )(?=(?-i:(?:Mr|Mrs|Ms|Miss|Dr)) [\w'\-]+ (?:is|was|has been) (?:suspected of|"
            r"accused of|alleged to)\b)",
        ),
        (0.69, r"\b(?=following (?:an?|the) (?:referral|report|concern|allegation|disclosure)\b)"),
        (0.67, r"\bsubstantial value to (?=(?:the|an?) (?:investigation|proceedings)\b)"),
        (0.66, r"(?<![a-z] )(?=(?-i:The|Our|My) concerns? (?:is|are)\b)"),
        (
            0.7,
            r"\b(?:because|as) (?=(?:he|she|they|the (?:suspect|patient|victim|child|adult|case|"
            r"court)|we|i|there|it|her|his)\b)",
        ),
    )
)
_END_OF_PURPOSE = re.compile(
    r"(?<!\bno)(?<!\bNo)(?<!\bDr)(?<!\bSt)(?<!\bMr)[.?!](?=\s|$)|\n|,? (?:would you|please|could you|"
    r"we ask|i ask|i am asking|we are asking|i "
    r"should|i would|we would|kindly|i ask|we ask|i am writing|i request|we request)\b|\s*\((?:crime|"
    r"ref|our ref|incident)\b|; ",
    re.I,
)
_NOT_A_WHY = re.compile(
    r"^the (?:following|above|said) (?:purposes?|reasons?)|\b(?:consent|tip (?:him|her|them)|told|"
    r"inform(?:ed)?|increased risk|prejudice|two young children)\b",
    re.I,
)


def information_asked(text: str) -> list[Found]:
    """The passages that say what is asked for, likeliest first."""
    found = []
    for match in _ASK.finditer(text):
        end = _end_of(text, match.end(), _END_OF_ASK)
        passage = text[match.end() : end].strip(" :,.;–-")
        if len(passage) < 15 or _ASK_NOT.match(passage) or (find_dates(passage) and len(passage) < 35):
            continue
        found.append(Found(passage, match.end(), end, _ask_rank(match.group().lower(), passage.lower())))
    return sorted(found, key=lambda item: (item.rank, item.start))


def _ask_rank(lead: str, passage: str) -> float:
    rank = (
        0.0
        if re.search(r"provide|supply|let (?:me|us)|send|grateful|give|disclose|tell|confirm", lead)
        else 0.6
    )
    if re.search(
        r"\b(?:records?|copy|copies|details|dates?|report|history|whether|confirmation|concerns|"
        r"information|medication|attend\w*|appointments?|consultations?|address|number|notes|letters|"
        r"diagnos\w+|entries|printout|summary|any)\b",
        passage,
    ):
        rank -= 0.5
    if re.match(r"information (?:relating to|about|concerning|regarding|on)\b", passage):
        rank += 0.8  # the subject of the letter; what is wanted is said elsewhere
    if re.search(
        r"\b(?:telephone me|contact me|call me|attend in person|reply|response|speak)\b", passage[:60]
    ):
        rank += 1.0
    return rank


def _end_of(text: str, start: int, pattern: re.Pattern[str]) -> int:
    match = pattern.search(text, start)
    stop = match.start() if match else len(text)
    if stop < len(text) and text[stop] == "\n" and text[start:stop].rstrip().endswith((":", ";")):
        return _end_of_list(text, stop)
    return stop


def _end_of_list(text: str, stop: int) -> int:
    """The end of a list of points: as long as they begin with a sign, a number or a small letter."""
    while True:
        following = re.match(r"\n\s*(?:[-•*–]|\(?[a-z0-9]{1,3}[.)]|[a-z])[^\n]*", text[stop:])
        if following is None:
            return stop
        stop += following.end()


def reasons(text: str) -> list[Found]:
    """The passages that say why, likeliest first."""
    found = []
    for rank, pattern in _PURPOSE:
        for match in pattern.finditer(text):
            end = _end_of(text, match.end(), _END_OF_PURPOSE)
            passage = text[match.end() : end].strip(" :,.;–-")
            if (
                len(passage) < 18
                or _NOT_A_WHY.search(passage[:120])
                or _about_something_else(text, match.start())
            ):
                continue
            found.append(Found(passage, match.end(), end, rank))
    return sorted(found, key=lambda item: (item.rank, item.start))


def _about_something_else(text: str, start: int) -> bool:
    """Sentences of consent, of urgency or in a mail's foot give reasons for other things."""
    begin = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start))
    said = text[begin + 1 : start].lower()
    return bool(
        re.search(
            r"\b(?:consent|asked|told|urgent|e-?mail|public interest|confidential|disclosure in|attend|"
            r"meeting)\b",
            said,
        )
    )
