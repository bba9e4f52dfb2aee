"""The wording as one small tree. Word, PDF, page and plain text are all written from it, so they cannot
differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

_NOT_OURS = (
    "html_block",
    "html_inline",
    "image",
    "autolink",
    "code",
    "fence",
    "backticks",
    "link",
    "reference",
)


@dataclass(frozen=True)
class Run:
    """Words in one weight. ``line_break`` stands for a hard break and carries no words."""

    text: str = ""
    bold: bool = False
    line_break: bool = False


@dataclass(frozen=True)
class Heading:
    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class ItemList:
    ordered: bool
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class Table:
    header: tuple[tuple[Run, ...], ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]


@dataclass(frozen=True)
class Rule:
    """A line across: what follows is a slip to cut off or a new part."""


Block = Heading | Paragraph | ItemList | Table | Rule


@dataclass
class _Cursor:
    tokens: Sequence[Token]
    at: int = field(default=0)

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]


_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(list(_NOT_OURS))


def parse(markdown: str) -> tuple[Block, ...]:
    """CommonMark with tables; no raw HTML, pictures, links or code."""
    cursor = _Cursor(_MARKDOWN.parse(markdown))
    return tuple(_blocks(cursor, None))


def _blocks(cursor: _Cursor, end: str | None) -> Iterator[Block]:
    while cursor.at < len(cursor.tokens):
        token = cursor.take()
        if token.type == end:
            return
        match token.type:
            case "heading_open":
                yield Heading(int(token.tag[1]), _runs(cursor.take()))
                cursor.take()
            case "paragraph_open":
                runs = _runs(cursor.take())
                cursor.take()
                if any(run.text.strip() for run in runs):
                    yield Paragraph(runs)
            case "bullet_list_open" | "ordered_list_open":
                yield _item_list(cursor, token)
            case "table_open":
                yield _table(cursor)
            case "hr":
                yield Rule()
            case unknown:
                raise ValueError(f"The wording holds a {unknown}, which letters do not use.")


def _item_list(cursor: _Cursor, opening: Token) -> ItemList:
    items = []
    while (token := cursor.take()).type == "list_item_open":
        items.append(tuple(_blocks(cursor, "list_item_close")))
    if token.type not in ("bullet_list_close", "ordered_list_close"):
        raise ValueError("The wording holds a broken list.")
    return ItemList(opening.type == "ordered_list_open", tuple(items))


def _table(cursor: _Cursor) -> Table:
    rows: list[tuple[tuple[Run, ...], ...]] = []
    cells: list[tuple[Run, ...]] = []
    while (token := cursor.take()).type != "table_close":
        if token.type == "inline":
            cells.append(_runs(token))
        elif token.type == "tr_close":
            rows.append(tuple(cells))
            cells = []
    return Table(rows[0], tuple(rows[1:]))


def _runs(inline: Token) -> tuple[Run, ...]:
    runs: list[Run] = []
    depth = 0
    for token in inline.children or []:
        match token.type:
            case "strong_open":
                depth += 1
            case "strong_close":
                depth -= 1
            case "softbreak":
                runs.append(Run(" ", bold=depth > 0))
            case "hardbreak":
                runs.append(Run(line_break=True))
            case "text" | "text_special":
                if token.content:
                    runs.append(Run(token.content, bold=depth > 0))
            case "em_open" | "em_close":
                raise ValueError("The wording holds italics, which letters do not use (documents guide 5.4).")
            case unknown:
                raise ValueError(f"The wording holds a {unknown}, which letters do not use.")
    return _joined(runs)


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        if joined and not run.line_break and not joined[-1].line_break and joined[-1].bold == run.bold:
            joined[-1] = Run(joined[-1].text + run.text, run.bold)
        else:
            joined.append(run)
    return tuple(joined)
