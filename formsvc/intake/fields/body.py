"""The body that asks: force, council, trust, court office, conference."""

from __future__ import annotations

import re
from collections.abc import Iterable

from formsvc.intake.fields.labels import flat
from formsvc.intake.fields.pieces import Piece
from formsvc.intake.fields.practice import names_a_practice
from formsvc.intake.fields.view import Value, View
from formsvc.intake.normalise.emails import domain_of

_W = r"(?:[A-Z][\w'’.]*(?:-[A-Z][\w'’]*)*|of|the|and|&|for)"
_LEAD = rf"(?:{_W} ){{1,5}}?"
_BODY = re.compile(
    rf"(?:His|Her) Majesty'?s (?:Senior |Assistant |Area )?Coroner(?: for (?:the )?[A-Z][\w ]{{3,45}})?|"
    rf"HM (?:Senior |Assistant |Area )?Coroner(?:'?s Service)?(?: for)?(?: [A-Z][\w]*){{0,5}}|"
    rf"Police Service of (?:[A-Z]\w+ ?){{1,2}}|Police (?:Scotland|Scotia)|Department (?:for|of) "
    rf"(?:{_W} ?){{1,5}}|"
    r"Coroner(?:'?s)? Service for (?:the )?[A-Z]\w+(?: (?:and |of )?[A-Z]\w+){0,3}|"
    r"[A-Z]\w+ (?:(?:and|of) )?[A-Z]\w+ Office(?= *$)|"
    r"Crown Office (?:and|&) Procurator Fiscal Service|(?:Office of the )?Procurator Fiscal(?:'?s "
    r"Office)?(?:,? [A-Z]\w+)?|"
    rf"{_LEAD}(?:Health and Social Care Trust|(?:Multi-Agency|Multi Agency|MULTI-AGENCY) Risk "
    r"Assessment Conference|MARAC|Children'?s Trust|NHS (?:Foundation )?Trust|"
    r"(?:County |City |District |Borough |Metropolitan |London Borough |Unitary )*Council|"
    r"Constabulary|Police(?: Service| Force)?|Health Board|"
    r"Health and Social Care Partnership|Probation Service|Probation(?: Delivery Unit)?|Borough|Fire "
    r"and Rescue Service|Heddlu|Prison|Safeguarding (?:Adults |Children )?Board|MAPPA(?: Panel)?|"
    r"Strategic Management Board|Probation Board(?: (?:for|of) [A-Z]\w+(?: [A-Z]\w+)?)?|"
    rf"Solicitors|LLP|Coroner(?:'?s)? Service|Ombudsman|Executive|Authority)\b|"
    rf"(?:Heddlu|Cyngor(?: Sir| Bwrdeistref)?) (?:[A-Z]\w+ ?){{1,2}}"
)
_NOISE = re.compile(
    r"^(?:(?:OFFICIAL|SENSITIVE|RESTRICTED|PRIVATE|CONFIDENTIAL|URGENT|THE|AND|TO|FROM|FORM|PROTECT|"
    r"when complete|Dear|In|At|To|From|The|Re|By|On|And|For|of|That|If|Our)[\s\-–:,.]+)+"
)


_OFFICER_OF = re.compile(
    r"^(?:[\w'’\-]+ )*?(?:Constable|Sergeant|Inspector|"
    r"Officer) (?:[\w'’\-]+ ){1,4}?of (?=[A-Z])"
)


def find_body(view: View, email: str, document_type: str) -> Value | None:
    """The body by its label, letterhead or sign-off; the mail domain speaks for one of several."""
    for slot in view.slots("org", "officer", "", "request"):
        if _tail_of_a_name(view, slot.where):
            continue
        text = _cut(slot.text.replace("\n", " "))
        if 3 < len(text) < 80 and not names_a_practice(text) and not re.search(r"\d{3}|@", text):
            return Value(text, slot.pieces)
    scored: dict[str, tuple[float, Value]] = {}
    order = 0
    for line, pieces in _texts(view):
        for match in _BODY.finditer(_upper_words(line)):
            name = _cut(_OFFICER_OF.sub("", _NOISE.sub("", line[match.start() : match.end()].strip())))
            if (
                len(name.split()) < 2
                or not name[0].isupper()
                or names_a_practice(name)
                or view.practice.owns_name(name)
            ):
                continue
            if any(piece in view.addressee for piece in pieces):
                continue
            score = _score(view, name, pieces, email, document_type, line) - 0.05 * order
            score += 0.5 if re.search(r"coroner for ", flat(name)) else 0.0
            order += 1
            key = flat(name)
            if key in scored:
                scored[key] = (max(scored[key][0], score) + 0.4, scored[key][1])
            else:
                scored[key] = (score, Value(name, pieces))
    if not scored:
        return None
    ranked = sorted(scored.values(), key=lambda item: -item[0])
    best = ranked[0]
    if best[0] < 1.0:
        return None
    close = (
        len(ranked) > 1
        and ranked[1][0] > best[0] - 0.5
        and not _alike(str(ranked[1][1].value), str(best[1].value))
    )
    return Value(best[1].value, best[1].pieces, doubt=best[0] < 2.0 or close)


def _tail_of_a_name(view: View, label: Piece) -> bool:
    """Whether the label is a name's last word: "Coldharbour | Council: Child and Family Assessment"."""
    return any(
        piece is not label and 0 <= label.x0 - piece.x1 < 12 and abs(piece.cy - label.cy) < 0.5 * label.height
        for form in view.forms
        for piece in (cell.piece for cell in form.cells)
    )


def _alike(one: str, other: str) -> bool:
    return flat(one) in flat(other) or flat(other) in flat(one)


def _texts(view: View) -> Iterable[tuple[str, tuple[Piece, ...]]]:
    """Each piece by itself; large print, and a coroner's "for the County of", with the line under it."""
    for sheet in view.sheets:
        for place, piece in enumerate(sheet.pieces):
            yield piece.text, (piece,)
            large = piece.height > 1.2 * sheet.line_height and piece.cy < 0.2 * sheet.page.height
            if not large and "coroner" not in flat(piece.text):
                continue
            for other in sheet.pieces[place + 1 : place + 6]:
                under = 0.5 * piece.height < other.cy - piece.cy < 1.9 * piece.height
                centred = (
                    abs((other.x0 + other.x1) - (piece.x0 + piece.x1)) < 30 or abs(other.x0 - piece.x0) < 12
                )
                if (
                    under
                    and centred
                    and (flat(other.text).startswith("for ") or other.height > 0.85 * piece.height)
                ):
                    yield f"{piece.text} {other.text}", (piece, other)
                    break


def _upper_words(line: str) -> str:
    """Capitals throughout are read as words with a capital; the length stays."""
    small = {"OF", "THE", "AND", "FOR"}
    return re.sub(
        r"\b[A-Z'’]{2,}\b",
        lambda m: (
            m.group()
            if m.group() in ("HM", "NHS", "MARAC", "MAPPA", "LLP")
            else m.group().lower()
            if m.group() in small
            else m.group().capitalize()
        ),
        line,
    )


def _cut(text: str) -> str:
    line = re.split(r"\s*\|\s*|\s+[–—]\s+|\s+-\s+|\s*\(|,", text)
    english = [part for part in line if re.search(r"\b(?:council|police|trust)\b", flat(part))]
    chosen = (english or line)[0].strip(" .,:;-–|")
    if chosen.isupper() and len(chosen) > 6:
        small = {"OF", "THE", "AND", "FOR"}
        chosen = " ".join(
            w.lower() if w in small and n else w.capitalize() for n, w in enumerate(chosen.split())
        )
    return re.sub(r"\s+", " ", chosen)


def _score(
    view: View, name: str, pieces: tuple[Piece, ...], email: str, document_type: str, line: str
) -> float:
    score = 0.0
    if pieces:
        piece = pieces[0]
        sheet = view.sheet_of(piece)
        share = piece.cy / max(1.0, sheet.page.height)
        score += (
            2.0 if share < 0.14 and sheet.number == 1 else 1.0 if share < 0.25 and sheet.number == 1 else 0.0
        )
        score += 0.6 if piece.height > 1.25 * sheet.line_height else 0.0
    score += 0.8 if len(line) < len(name) + 14 else 0.0
    score += _fits_domain(name, email)
    wanted = {
        "police_data_request": r"police|constabulary|heddlu",
        "victim_information_request": r"police|constabulary",
        "court_order": r"police|constabulary|council",
        "coroner": r"coroner|fiscal|crown office|police",
        "marac": r"conference|marac|borough|council",
        "mappa": r"mappa|probation|police",
        "child_protection": r"council|trust|borough|partnership",
        "adult_safeguarding": r"council|trust|borough|partnership|cyngor",
    }.get(document_type)
    if wanted:
        score += 1.2 if re.search(wanted, flat(name)) else -1.5
    if document_type == "marac" and re.search(r"conference", flat(name)):
        score += 1.0
    return score


def _fits_domain(name: str, email: str) -> float:
    """A word of the name in the mail's domain."""
    domain = re.sub(r"[^a-z]", "", domain_of(email)) if email else ""
    generic = {
        "police",
        "council",
        "service",
        "county",
        "borough",
        "health",
        "social",
        "care",
        "trust",
        "constabulary",
        "department",
        "city",
    }
    words = [w for w in re.findall(r"[a-z]{4,}", flat(name)) if w not in generic]
    return 2.0 if domain and any(word in domain for word in words) else 0.0
