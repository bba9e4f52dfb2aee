"""The tree as plain text: for record entries and logs, and for the checks, which read what a person would
read.
"""

from __future__ import annotations

from formsvc.documents.tree import Block, Heading, ItemList, Paragraph, Rule, Run, Table


def to_text(blocks: tuple[Block, ...], *, gap: str = "\n\n") -> str:
    """Words alone. A record entry has one line to a line (``gap="\\n"``); a letter a blank line between."""
    return gap.join(_block(block) for block in blocks if not isinstance(block, Rule)) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(_, runs) | Paragraph(runs):
            return _runs(runs)
        case ItemList(ordered, items):
            marks = (f"{n}. " if ordered else "- " for n in range(1, len(items) + 1))
            return "\n".join(
                mark + "\n".join(_block(b) for b in item) for mark, item in zip(marks, items, strict=False)
            )
        case Table(header, rows):
            shown = ((header,) if any(header) else ()) + rows
            return "\n".join(_row(row) for row in shown)
        case Rule():
            return ""


def _row(row: tuple[tuple[Run, ...], ...]) -> str:
    cells = [_runs(cell) for cell in row]
    return ": ".join(cells) if len(cells) == 2 else "; ".join(cell for cell in cells if cell)


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join("\n" if run.line_break else run.text for run in runs)
