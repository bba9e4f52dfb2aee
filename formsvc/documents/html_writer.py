"""The tree as HTML: for the page's preview and, inside the frame, for the PDF."""

from __future__ import annotations

from html import escape

from formsvc.documents.tree import Block, Heading, ItemList, Paragraph, Rule, Run, Table


def to_html(blocks: tuple[Block, ...]) -> str:
    """Plain, semantic HTML: headings, paragraphs, lists, tables with header cells; no style, no script."""
    return "\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Heading(level, runs):
            return f"<h{level}>{_runs(runs)}</h{level}>"
        case Paragraph(runs):
            return f"<p{_kept(runs)}>{_runs(runs)}</p>"
        case ItemList(ordered, items):
            tag = "ol" if ordered else "ul"
            return f"<{tag}>" + "".join(f"<li>{_item(item)}</li>" for item in items) + f"</{tag}>"
        case Table(header, rows):
            return _table(header, rows)
        case Rule():
            return "<hr>"


def _kept(runs: tuple[Run, ...]) -> str:
    """An address or a signature stays on one page."""
    return ' class="kept"' if any(run.line_break for run in runs) else ""


def _item(blocks: tuple[Block, ...]) -> str:
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return _runs(blocks[0].runs)
    return to_html(blocks)


def _table(header: tuple[tuple[Run, ...], ...], rows: tuple[tuple[tuple[Run, ...], ...], ...]) -> str:
    width = f' class="columns-{len(header)}"'
    if any(header):
        cells = "".join(f'<th scope="col">{_runs(cell)}</th>' for cell in header)
        head = f"<thead><tr>{cells}</tr></thead>"
        body = "".join("<tr>" + "".join(f"<td>{_runs(c)}</td>" for c in row) + "</tr>" for row in rows)
    else:  # a table of label and value: its first column heads each row
        head, width = "", ' class="pairs"'
        body = "".join(
            f'<tr><th scope="row">{_runs(row[0])}</th>'
            + "".join(f"<td>{_runs(c)}</td>" for c in row[1:])
            + "</tr>"
            for row in rows
        )
    return f"<table{width}>{head}<tbody>{body}</tbody></table>"


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    if run.line_break:
        return "<br>"
    text = escape(run.text, quote=False)
    return f"<strong>{text}</strong>" if run.bold else text
