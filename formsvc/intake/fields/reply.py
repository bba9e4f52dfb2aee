"""Until when letters and mails want their answer, and how urgently."""

from __future__ import annotations

import re
from datetime import date

from formsvc.intake.fields.flow import Flow, sentences
from formsvc.intake.normalise.dates import WITHIN, find_dates, last_day_of_period, period_in_days

_REPLY = (
    r"(?:shall|must|do|reply|repl(?:y|ies)|respon(?:d|se)|answer|return(?:ed)?|report|receive[d]?|"
    r"hear(?:ing)? from "
    r"you|provide[d]?|supply|supplied|submit(?:ted)?|send|sent|needed?|required?|require|need|"
    r"reach(?:es)?|"
    r"produce[d]?|information|complete[d]?|deadline|back to me|let (?:me|us) have|let (?:me|us) know|"
    r"have (?:these|this|it|them)|disclos\w+|comply)"
)
_BY = re.compile(
    rf"\b{_REPLY}\b(?:[^.\n?!]|(?<=\d)\.(?=\d)){{0,110}}?\b(?:by|before|no later than|not later than|"
    rf"on or before|"
    rf"until)\b(?:[^.\n]|(?<=\d)\.(?=\d)){{0,28}}?$",
    re.I,
)
_NOT_REPLY = re.compile(
    r"\b(?:meeting|conference|hearing|trial|strategy|panel|inquest|interview|"
    r"review)\b[^.]{0,60}(?:held|on|take place|scheduled|listed|will be|is)\b[^.]{0,40}$|\b(?:since|"
    r"between|from|until|up to|born|dated|died|occurred|offence|incident|assault)\b[^.]{0,20}$",
    re.I,
)


def reply_dates(text: str) -> list[tuple[date, int, int]]:
    """The dates by which a reply is asked for, with their places."""
    found = []
    for item in find_dates(text):
        begin = max(0, item.start - 170)
        before = re.split(r"(?<=[a-z)])[.?!]\s+(?=[A-Z])|\n", text[begin : item.start])[-1]
        if _BY.search(before) and not _NOT_REPLY.search(before):
            found.append((item.value, item.start, item.end))
    return found


def worked_out_deadline(text: str, start_date: date | None) -> tuple[date, int, int] | None:
    """The last day of "within N days" of the document's own date; nothing where it runs from receipt."""
    if start_date is None:
        return None
    for match in WITHIN.finditer(text):
        days = period_in_days(match)
        after = text[match.end() : match.end() + 90].lower()
        before = text[max(0, match.start() - 130) : match.start()].lower()
        own_day = re.match(
            r"[\s,]*(?:(beginning (?:with|on)|starting (?:with|on)|commencing (?:with|on)|from and "
            r"including)|(?:of|from|after|following))\s+(?:the )?(?:date of (?:this|the)(?: \w+)?|date "
            r"(?:hereof|above|of)|(?:this|the) (?:order|letter|request|notice)(?:'s date)?|today)",
            after,
        )
        if days is None or own_day is None or re.search(r"\b(?:receipt|service)\b", after[:40]):
            continue
        if re.search(r"\b(?:apply|vary|discharge|appeal)\b", before[-60:]):
            continue
        return (
            last_day_of_period(start_date, days, includes_start=bool(own_day[1])),
            match.start(),
            match.end(),
        )
    return None


def urgency_in(flow: Flow) -> tuple[str, int, int] | None:
    """What the running text says of urgency."""
    for start, sentence in sentences(flow.text):
        said = sentence.lower()
        life = re.search(
            r"\b(?:immediate (?:threat|risk) to life|threat to life|risk to life|life[ -]threatening|"
            r"life at risk|high[ -]risk missing|immediate danger)\b",
            said,
        )
        if life and not re.search(r"\b(?:no|not|if|whether)\b[^.]{0,30}$", said[: life.start()]):
            return "emergency", start + life.start(), start + life.end()
    for start, sentence in sentences(flow.text):
        said = sentence.lower()
        urgent = re.search(r"\burgent(?:ly)?\b|\bas a matter of urgency\b|\bpriority request\b", said)
        if urgent and not re.search(
            r"\b(?:not|non|isn't|if|only if|in an?)\b[\s\-]*(?:\w+ ){0,2}$", said[: urgent.start()]
        ):
            return "urgent", start + urgent.start(), start + urgent.end()
    for start, sentence in sentences(flow.text):
        routine = re.search(
            r"\b(?:not urgent|non-urgent|routine (?:request|enquiry)|this is (?:a )?routine)\b",
            sentence.lower(),
        )
        if routine and "report a crime" not in sentence.lower() and "call 101" not in sentence.lower():
            return "routine", start + routine.start(), start + routine.end()
    return None
