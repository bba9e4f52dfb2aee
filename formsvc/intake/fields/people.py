"""Tables of people: victim, perpetrator, children, parents; and which of them is the patient."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from formsvc.intake.fields.grid import same_row
from formsvc.intake.fields.labels import flat, match_label
from formsvc.intake.fields.marks import read_choices
from formsvc.intake.fields.pieces import Mark, Piece, Sheet
from formsvc.intake.normalise.dates import find_dates
from formsvc.intake.normalise.names import is_name, tidy_name

_HEADS = (
    ("surname", r"(?:surname|family name|last name)"),
    ("forename", r"(?:forenames?|first names?|given names?)(?:\(s\))?"),
    (
        "name",
        r"(?:(?:child|patient|person|adult|subject)(?:'s|s|ren's)? )?(?:full )?names?(?: of (?:the "
        r")?\w+(?:\(ren\))?)?|person|child(?:ren)?|enw",
    ),
    ("dob", r"(?:d\.?\s?o\.?\s?b\.?|date of birth|born|dyddiad geni)(?: ?/ ?(?:age|edd))?"),
    (
        "address",
        r"(?:home |current |last known )?address(?:es)?|cyfeiriad|li(?:ves|ving) (?:at|in)|residence",
    ),
    ("nhs", r"(?:nhs|chi|h ?& ?c)(?: no\.?| number)?"),
    ("relation", r"relationship.*|relation|role|status|capacity|person type|type|who"),
    (
        "patient",
        r"(?:is )?(?:this )?(?:your|registered|a) patient.*|patient\??|your|registered.*|known to you.*",
    ),
    ("other", r"gender|sex|ethnicity|school|age|m / ?f|legal status|telephone|gp"),
)
_ROLES = (
    (
        "alleged_perpetrator",
        r"perpetrator|abuser|alleged|person alleged|causing (?:the )?harm|posing (?:the |a )?risk",
    ),
    ("victim", r"victim|survivor|injured|complain"),
    (
        "other",
        r"mother|father|parent|partner|sibling|brother|sister|carer|grand|step|guardian|uncle|aunt|other",
    ),
    ("child", r"subject child|index child|child|plentyn|young person|unborn"),
    ("suspect", r"suspect|accused"),
    ("witness", r"witness"),
    ("adult_at_risk", r"adult|service user"),
    ("subject", r"subject|patient|client"),
)


@dataclass
class Row:
    """One person of a table."""

    cells: dict[str, list[Piece]] = field(default_factory=dict)
    ticked: bool | None = None
    mark: Mark | None = None

    def text(self, key: str) -> str:
        """The cell's text on one line."""
        return re.sub(r"(?<=\w)- (?=[A-Z])", "-", " ".join(p.text for p in self.cells.get(key, [])))

    @property
    def role(self) -> str:
        """The role that the row's own words say."""
        said = flat(self.text("relation") or self.text("head"))
        return next((role for role, pattern in _ROLES if re.search(pattern, said)), "")


@dataclass(frozen=True)
class Table:
    rows: tuple[Row, ...]
    pieces: frozenset[Piece]


def read_table(sheet: Sheet) -> Table | None:
    """The first table of people on the sheet, if there is one."""
    for head in _head_rows(sheet):
        table = _rows_under(sheet, head)
        if table is not None:
            return table
    return read_columns(sheet)


def read_columns(sheet: Sheet) -> Table | None:
    """People who stand side by side: a head row of roles, and rows for name, date of birth and address."""
    for piece in sheet.pieces:
        heads = [p for p in sheet.pieces if not p.filled and same_row(piece, p) and _is_person_head(p.text)]
        if len(heads) >= 2 and heads[0] is piece:
            table = _people_under(sheet, sorted(heads, key=lambda p: p.x0))
            if table is not None:
                return table
    return None


def _is_person_head(text: str) -> bool:
    said = flat(text).strip(" :*")
    return len(said) < 28 and any(
        re.fullmatch(rf"(?:the )?(?:alleged )?(?:{pattern})(?: \d)?", said) for _, pattern in _ROLES
    )


def _people_under(sheet: Sheet, heads: list[Piece]) -> Table | None:
    first = heads[0]
    labels = [
        (key, p)
        for p in sheet.pieces
        if p.x1 < first.x0 and 0 < p.cy - first.cy < 9 * sheet.line_height * 1.6 and (key := _head_of(p.text))
    ]
    if not {"name", "dob"} <= {key for key, _ in labels}:
        return None
    rows = [Row({"head": [head]}) for head in heads]
    used: set[Piece] = set(heads)
    for key, label in labels:
        used.add(label)
        for piece in sheet.pieces:
            if piece.x0 > label.x1 - 2 and same_row(label, piece):
                _nearest_head(rows, heads, piece).cells.setdefault(key, []).append(piece)
                used.add(piece)
        if key == "patient":
            for mark in sheet.marks:
                if abs(mark.cy - label.cy) < 9:
                    place = min(range(len(heads)), key=lambda i: abs(heads[i].x0 - mark.x0))
                    rows[place].ticked, rows[place].mark = mark.checked, mark
    return Table(tuple(row for row in rows if row.cells.get("name")), frozenset(used))


def _nearest_head(rows: list[Row], heads: list[Piece], piece: Piece) -> Row:
    return rows[min(range(len(heads)), key=lambda place: abs(heads[place].x0 - piece.x0))]


def _head_of(text: str) -> str:
    bare = flat(text).strip(" :*?")
    return next((key for key, pattern in _HEADS if re.fullmatch(pattern, bare)), "")


def _head_rows(sheet: Sheet) -> list[list[tuple[str, Piece]]]:
    rows = []
    for piece in sheet.pieces:
        if piece.filled or _head_of(piece.text) not in ("name", "surname"):
            continue
        row = [
            (key, p)
            for p in sheet.pieces
            if not p.filled and same_row(piece, p) and (key := _head_of(p.text))
        ]
        keys = [key for key, _ in row]
        if len(keys) >= 3 and len(set(keys)) == len(keys) and ("dob" in keys or "relation" in keys):
            rows.append(sorted(row, key=lambda item: item[1].x0))
    return rows


def _rows_under(sheet: Sheet, head: list[tuple[str, Piece]]) -> Table | None:
    top = max(piece.y1 for _, piece in head)
    edges = _edges(head)
    left = min(piece.x0 for _, piece in head)
    dob = next((piece for key, piece in head if key == "dob"), None)
    body = _body(sheet, top, left, dob)
    if not body:
        return None
    anchors = _anchors(body, edges, left)
    if not anchors:
        return None
    rows = [Row() for _ in anchors]
    used: set[Piece] = {piece for _, piece in head}
    for piece in body:
        row = rows[min(range(len(anchors)), key=lambda place: abs(anchors[place] - piece.cy))]
        row.cells.setdefault(_column(piece, edges, left), []).append(piece)
        used.add(piece)
    for row in rows:
        for cell in row.cells.values():
            cell.sort(key=lambda p: (p.cy, p.x0))
    _put_ticks(sheet, rows, anchors, head)
    named = tuple(row for row in rows if is_name(tidy_name(row.text("name"))) or row.cells.get("surname"))
    return Table(named, frozenset(used)) if named else None


def _edges(head: list[tuple[str, Piece]]) -> list[tuple[float, str]]:
    return [(piece.x0 - 8, key) for key, piece in head]


def _column(piece: Piece, edges: list[tuple[float, str]], left: float) -> str:
    if piece.x0 < left - 12:
        return "head"
    found = [key for edge, key in edges if edge <= piece.x0 + 2]
    return found[-1] if found else "head"


def _body(sheet: Sheet, top: float, left: float, dob: Piece | None) -> list[Piece]:
    """The pieces beneath the head until a wide gap, a label with its value, or text across the columns."""
    below = sorted((p for p in sheet.pieces if p.y0 > top - 4 and p.cy > top), key=lambda p: p.cy)
    body: list[Piece] = []
    last = top
    for piece in below:
        if piece.cy - last > 4.2 * sheet.line_height:
            break
        crosses = dob is not None and piece.x0 < dob.x0 - 20 and piece.x1 > dob.x1 + 25
        if crosses or (piece.x0 < left + 30 and _is_label_beneath(sheet, piece)):
            return [other for other in body if not same_row(other, piece)]
        if _head_of(piece.text) in ("patient", "other") and len(body) < 3:
            continue
        body.append(piece)
        last = piece.cy
    return body


def _is_label_beneath(sheet: Sheet, piece: Piece) -> bool:
    """Whether a label ends the table: any but a person's role, or a head with its own value."""
    hit = match_label(piece.text)
    if hit is None or (hit.label.key == "name" and not re.search(r"\bnames?\b", flat(piece.text))):
        return False
    beside = [p for p in sheet.pieces if p.x0 > piece.x1 and same_row(piece, p)]
    other_row = (
        bool(beside) and all(match_label(p.text) is not None for p in beside) and hit.label.key != "name"
    )
    return _head_of(piece.text) == "" or other_row or any(match_label(p.text) is None for p in beside)


def _is_role_word(text: str) -> bool:
    return len(text) < 32 and any(re.search(pattern, flat(text)) for _, pattern in _ROLES)


def _anchors(body: list[Piece], edges: list[tuple[float, str]], left: float) -> list[float]:
    """The middle of each row: by dates of birth and by the words that begin rows."""
    places = [
        p.cy
        for p in body
        if (_column(p, edges, left) == "dob" and find_dates(p.text))
        or (_column(p, edges, left) in ("head", "relation") and _is_role_word(p.text))
    ]
    anchors: list[float] = []
    for place in sorted(places):
        if not anchors or place - anchors[-1] > 9:
            anchors.append(place)
    return anchors


def _put_ticks(sheet: Sheet, rows: list[Row], anchors: list[float], head: list[tuple[str, Piece]]) -> None:
    patient = next((piece for key, piece in head if key == "patient"), None)
    for mark in sheet.marks:
        if (
            patient is None
            or not anchors[0] - 20 < mark.cy < anchors[-1] + 20
            or abs((mark.x0 + mark.x1) / 2 - (patient.x0 + patient.x1) / 2) > 45
        ):
            continue
        place = min(range(len(anchors)), key=lambda i: abs(anchors[i] - mark.cy))
        if abs(anchors[place] - mark.cy) < 16:
            rows[place].ticked = mark.checked
            rows[place].mark = mark
    if patient is not None:
        for row in rows:
            said = flat(row.text("patient")).strip()
            if row.ticked is None and said in ("yes", "y", "no", "n", "x"):
                row.ticked = said in ("yes", "y", "x")


def ticked_person(sheet: Sheet) -> str:
    """The role of the person that a lone tick such as "Victim is your patient" names."""
    for choice in read_choices(sheet):
        said = flat(f"{choice.question} {choice.label}")
        if choice.mark.checked and "patient" in said and choice.answer is not False:
            return next((role for role, pattern in _ROLES if re.search(pattern, said)), "")
    return ""


def subject_row(table: Table) -> tuple[Row | None, bool]:
    """The row of the patient asked about, and whether that is certain."""
    ticked = [row for row in table.rows if row.ticked]
    if ticked:
        return ticked[0], len(ticked) == 1
    for wanted in ("subject", "child", "adult_at_risk", "victim"):
        rows = [row for row in table.rows if row.role == wanted]
        marked = [
            row for row in rows if re.search(r"subject|index", flat(row.text("relation") + row.text("head")))
        ]
        if len(marked) == 1:
            return marked[0], True
        if len(rows) == 1 and not any(row.ticked is False for row in table.rows):
            return rows[0], wanted != "victim"
    if len(table.rows) > 1 and all(row.role in ("", "child") for row in table.rows):
        return table.rows[0], False  # several children are asked about: the first is shown, for review
    with_number = [row for row in table.rows if row.cells.get("nhs")]
    lone = [row for row in table.rows if row.role != "other"] if len(table.rows) == 1 else []
    sure = with_number if len(with_number) == 1 else lone
    return (sure[0], True) if sure else (None, False)
