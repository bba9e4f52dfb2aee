"""What is asked for, why, under which reference, when and until when."""

from __future__ import annotations

import re
from datetime import date, timedelta

from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.pairing import Slot
from formsvc.intake.fields.prose import Found, information_asked, reasons
from formsvc.intake.fields.reply import reply_dates, urgency_in, worked_out_deadline
from formsvc.intake.fields.view import Value, View
from formsvc.intake.normalise.dates import find_dates, first_date

_STAMP = re.compile(r"\b(?:received|scanned|recd|rec'd|filed|actioned|date stamp|post room)\b")
_OF_CONSENT = re.compile(
    r"(?:has|have|is|are|do|does|was|were|did)\b[^?]{0,60}\b(?:informed|aware|consent\w*|agree\w*)\b[^?]*\?"
)
_NOTHING = re.compile(
    r"^(?:n/?a|none|nil|not (?:known|applicable)|unknown|see (?:above|below|attached)|tbc|-)\.?$", re.I
)


def find_request_date(view: View) -> Value | None:
    """The document's own date: by its label, by standing alone in the head, by the mail's header."""
    options: list[tuple[float, Slot, date]] = []
    for slot in view.slots("date", "", "officer", "request", "subject"):
        found = first_date(slot.text)
        if found is None or _near_stamp(view, slot):
            continue
        rank = slot.label.rank + (0.6 if slot.party == "subject" else 0.0)
        options.append((rank, slot, found))
    if options:
        best = min(options, key=lambda item: (item[0], item[1].first.page, item[1].first.cy))
        rivals = {found for rank, _, found in options if rank == best[0]} - {best[2]}
        return Value(best[2].isoformat(), best[1].pieces, doubt=bool(rivals))
    mail = view.document.mail
    if mail is not None and view.is_mail and re.fullmatch(r"\d{4}-\d{2}-\d{2}", mail.sent_on):
        return Value(mail.sent_on, derived=False, weight=0.98)
    return (
        _dated_at_end(view) or _date_alone(view) if view.is_form else _date_alone(view) or _dated_at_end(view)
    )


def _near_stamp(view: View, slot: Slot) -> bool:
    sheet = view.sheet_of(slot.first)
    return any(
        _STAMP.search(flat(p.text))
        and len(p.text) < 30
        and abs(p.cy - slot.first.cy) < 3 * sheet.line_height
        and abs(p.x0 - slot.first.x0) < 130
        for p in sheet.pieces
    )


def _date_alone(view: View) -> Value | None:
    if not view.sheets:
        return None
    sheet = view.sheets[0]
    letter = any(re.match(r"dear\b", flat(p.text)) for p in sheet.pieces)
    reach = (0.3 if view.is_form and not letter else 0.55) * sheet.page.height
    used = {piece for form in view.forms for slot in form.slots for piece in slot.pieces}
    used.update(piece for table in view.tables for piece in table.pieces)
    found = []
    for piece in sheet.pieces:
        dates = find_dates(piece.text)
        if len(dates) != 1 or piece.cy > reach or piece in used or piece.filled or dates[0].value.year < 2010:
            continue
        rest = (piece.text[: dates[0].start] + piece.text[dates[0].end :]).strip(" ,.:")
        stamped = any(
            _STAMP.search(flat(p.text))
            and abs(p.cy - piece.cy) < 3.2 * sheet.line_height
            and abs(p.x0 - piece.x0) < 150
            for p in sheet.pieces
        )
        if not stamped and re.fullmatch(
            r"(?i)(?:dated?:?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)?", rest
        ):
            found.append((piece, dates[0].value))
    values = {value for _, value in found}
    if not found:
        return None
    return Value(found[0][1].isoformat(), (found[0][0],), doubt=len(values) > 1 or view.is_form, weight=0.95)


def _dated_at_end(view: View) -> Value | None:
    for match in re.finditer(r"(?i)\b(?:dated(?: this)?|made on|dated the)\s*:?\s*", view.flow.text):
        dates = [
            item for item in find_dates(view.flow.text[match.end() : match.end() + 40]) if item.start < 8
        ]
        if dates:
            return Value(
                dates[0].value.isoformat(),
                view.flow.pieces_at(match.start(), match.end() + dates[0].end),
                weight=0.95,
            )
    return None


def find_deadline(view: View, asked_on: date | None) -> Value | None:
    """The last day for the reply; never before the request, and doubtful when far after it."""
    values: list[Value] = []
    for slot in view.slots("deadline"):
        found = first_date(slot.text)
        if found is not None and slot.party not in ("practice", "other"):
            values.append(Value(found.isoformat(), slot.pieces))
    if not values:
        for found, start, end in reply_dates(view.flow.text):
            values.append(Value(found.isoformat(), view.flow.pieces_at(start, end), weight=0.94))
    if not values:
        worked = worked_out_deadline(view.flow.text, asked_on)
        if worked is not None:
            values.append(
                Value(
                    worked[0].isoformat(), view.flow.pieces_at(worked[1], worked[2]), derived=True, weight=0.9
                )
            )
    if asked_on is not None:
        values = [value for value in values if date.fromisoformat(str(value.value)) >= asked_on]
    if not values:
        return None
    best = values[0]
    far = asked_on is not None and date.fromisoformat(str(best.value)) - asked_on > timedelta(days=120)
    if far or len({value.value for value in values}) > 1:
        return Value(best.value, best.pieces, doubt=True, derived=best.derived)
    return best


_REFERENCE = re.compile(
    r"\b(?:(?:our|crime|incident|case|occurrence|investigation|enquiry|file|log|niche|storm|cad|police|"
    r"operation|council|matter|claim)\s+)?(?:ref(?:erence)?|urn|crime|incident|case|log)"
    r"(?:\.|\s+(?:number|no\.?|is|of))*\s*(?:is)?\s*[:\-]?\s*(?P<ref>[A-Z]{0,8}[ "
    r"/\-]?[A-Z\d/\-]*\d[A-Z\d/\-]{2,20})",
    re.I,
)


def find_reference(view: View) -> Value | None:
    """The requester's reference: by label, in a sentence, in the mail's subject; never "your ref"."""
    options: list[tuple[float, Value]] = []
    for slot in view.slots("reference"):
        text = _tidy_reference(slot.text)
        if slot.party in ("practice", "other") or not re.search(r"\d{2}", text) or len(text) > 40:
            continue
        liking = slot.label.rank + (
            0.0
            if re.search(
                r"crime|our|incident|case|enquiry|log|occurrence|investigation", flat(slot.where.text)
            )
            else 0.3
        )
        options.append((liking, Value(text, slot.pieces)))
    if not options:
        for match in _REFERENCE.finditer(view.flow.text):
            text = _tidy_reference(match["ref"])
            before = flat(view.flow.text[max(0, match.start() - 8) : match.start()])
            if re.search(r"\byour\s*$", before) or len(re.sub(r"\D", "", text)) < 3 or find_dates(text):
                continue
            options.append((1.0, Value(text, view.flow.pieces_at(match.start(), match.end()), weight=0.93)))
    if not options:
        return None
    best = min(options, key=lambda item: item[0])
    rivals = [value for liking, value in options if value.value != best[1].value and liking <= best[0]]
    return Value(best[1].value, best[1].pieces, doubt=bool(rivals), weight=best[1].weight)


def _tidy_reference(text: str) -> str:
    line = re.sub(r"(?<=[/\-])\s*\n\s*|\s*\n\s*(?=[/\-])", "", text)
    first, _, rest = line.partition("\n")
    line = first if (rest and not re.search(r"\d", rest)) or ":" in rest else line
    line = re.sub(r"\s+", " ", line).strip(" .,:;()")
    line = re.sub(r"\s*([/])\s*", r"\1", line)
    return re.split(r"\s{2,}|\s(?:dated|tel|email|contact)\b", line, flags=re.I)[0].strip(" .,:;")


def _text_of(slot: Slot) -> str:
    text = re.sub(r"\s+", " ", slot.text.replace("\n", " ")).strip()
    return re.sub(r"(?<=\w)- (?=\w)", "-", text)


def _by_slots(view: View, key: str) -> Value | None:
    slots = [s for s in view.slots(key) if s.party not in ("practice",)]
    for slot in sorted(slots, key=lambda s: (s.label.rank, s.first.page, s.first.cy)):
        text = _text_of(slot)
        if len(text) >= 12 and not _NOTHING.match(text) and not _OF_CONSENT.match(flat(text)):
            return Value(text, slot.pieces)
    return None


def _by_prose(view: View, found: list[Found]) -> Value | None:
    if not found:
        return None
    best = found[0]
    said = re.sub(r"^the purposes? of (?=\w)", "", best.text)
    return Value(re.sub(r"\s+", " ", said), view.flow.pieces_at(best.start, best.end), weight=0.9)


def find_information(view: View) -> Value | None:
    """What is asked for, in the document's words."""
    return _by_slots(view, "info") or _by_prose(view, information_asked(view.flow.text))


def find_purpose(view: View) -> Value | None:
    """Why, in the document's words."""
    return _by_slots(view, "purpose") or _by_prose(view, reasons(view.flow.text))


_URGENCY_BOXES = (
    ("emergency", r"immediate|emergency|threat to life|risk to life|life"),
    ("routine", r"routine|standard|normal|non[ -]?urgent|not urgent"),
    ("urgent", r"urgent|priority|24 hours|same day|within (?:24|48)"),
)


def find_urgency(view: View) -> Value | None:
    """Urgency by its boxes where there are any, else by what the text says."""
    offered = []
    for choice in view.choices:
        said = flat(choice.label)
        level = next((name for name, pattern in _URGENCY_BOXES if re.search(pattern, said)), "")
        if (
            not level
            or choice.answer is not None
            or len(said) > 60
            or re.search(r"vital|crime|risk of|harm", said)
        ):
            continue
        asks = re.search(r"urgen|priority|timescale|time ?frame|response", flat(choice.question))
        if asks or level in ("urgent", "emergency") or re.search(r"routine|non-urgent", said):
            offered.append((choice, level))
    if offered:
        ticked = {level: choice for choice, level in offered if choice.mark.checked}
        if len(ticked) == 1:
            level, choice = next(iter(ticked.items()))
            return Value(level, mark=choice.mark)
        return None
    for form in view.forms:
        for slot in form.slots:
            if re.match(r"(?:urgency|priority)", flat(slot.where.text)) and len(slot.text) < 40:
                level = next(
                    (name for name, pattern in _URGENCY_BOXES if re.search(pattern, flat(slot.text))), ""
                )
                if level:
                    return Value(level, slot.pieces)
    subject = view.document.mail.subject if view.document.mail and view.is_mail else ""
    if re.search(r"\burgent\b", flat(subject)) and not re.search(r"\b(?:not|non)\W*urgent", flat(subject)):
        return Value("urgent", weight=0.92)
    found = urgency_in(view.flow)
    return Value(found[0], view.flow.pieces_at(found[1], found[2]), weight=0.92) if found else None
