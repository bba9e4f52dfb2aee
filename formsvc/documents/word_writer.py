"""The tree as WordprocessingML, for the letterhead's ``{{p body }}``. Styles go by name, so a practice
restyles in Word.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from formsvc.documents.tree import Block, Heading, ItemList, Paragraph, Rule, Run, Table

HEADING_STYLES = {1: "Heading1", 2: "Heading2", 3: "Heading3"}
TABLE_STYLE = "TableGrid"
BULLETS = 900  # the letterhead's w:num for bullets
NUMBERS = range(901, 931)  # and one for each numbered list of a letter, so that each begins at 1
_LARGE = '<w:sz w:val="36"/><w:szCs w:val="36"/>'
_WIDTH = 9190  # twentieths of a point between the margins, shared among a table's columns
_SHARES = {2: (38, 62), 3: (8, 46, 46), 4: (42, 20, 19, 19), 5: (34, 18, 16, 16, 16)}


def to_word_xml(blocks: tuple[Block, ...], *, large: bool = False) -> str:
    """Paragraphs and tables, ready to stand in ``w:body``; in 18 point for whoever needs large print."""
    written = _Writer().write(blocks)
    return _enlarged(written) if large else written


def _enlarged(written: str) -> str:
    return written.replace("<w:rPr><w:b/>", f"<w:rPr><w:b/>{_LARGE}").replace(
        "<w:r><w:t ", f"<w:r><w:rPr>{_LARGE}</w:rPr><w:t "
    )


class _Writer:
    def __init__(self) -> None:
        self._numbers = iter(NUMBERS)

    def write(self, blocks: tuple[Block, ...]) -> str:
        return "".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level, runs):
                return _paragraph(runs, f'<w:pStyle w:val="{HEADING_STYLES[level]}"/>')
            case Paragraph(runs):
                kept = any(run.line_break for run in runs)  # an address or a signature stays on one page
                return _paragraph(runs, "<w:keepLines/>" if kept else "")
            case ItemList(ordered, items):
                number = next(self._numbers) if ordered else BULLETS
                return "".join(self._item(item, number) for item in items)
            case Table(header, rows):
                return _table(header, rows)
            case Rule():
                return (
                    '<w:p><w:pPr><w:pBdr><w:bottom w:val="dashed" w:sz="6" w:space="1" w:color="4C6272"/>'
                    "</w:pBdr></w:pPr></w:p>"
                )

    def _item(self, item: tuple[Block, ...], number: int) -> str:
        list_style = "ListNumber" if number != BULLETS else "ListBullet"
        marked = (
            f'<w:pStyle w:val="{list_style}"/>'
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        )
        plain = '<w:ind w:left="482"/>'
        written = []
        for place, block in enumerate(item):
            if isinstance(block, Paragraph):
                written.append(_paragraph(block.runs, marked if place == 0 else plain))
            else:
                written.append(self._block(block))
        return "".join(written)


def _paragraph(runs: tuple[Run, ...], properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(map(_run, runs))}</w:p>"


def _run(run: Run) -> str:
    if run.line_break:
        return "<w:r><w:br/></w:r>"
    bold = "<w:rPr><w:b/></w:rPr>" if run.bold else ""
    return f'<w:r>{bold}<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'


def _table(header: tuple[tuple[Run, ...], ...], rows: tuple[tuple[tuple[Run, ...], ...], ...]) -> str:
    shares = _SHARES.get(len(header)) or (100 // len(header),) * len(header)
    widths = [_WIDTH * share // 100 for share in shares]
    headed = any(header)
    written = [_row(header, widths, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", "all")] if headed else []
    written += [
        _row(row, widths, "<w:trPr><w:cantSplit/></w:trPr>", "" if headed else "first") for row in rows
    ]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'<w:tblLook w:val="0000" w:firstRow="{int(headed)}" w:firstColumn="{int(not headed)}"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblInd w:w="108" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(written)}</w:tbl>"
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr></w:p>'
    )


def _row(row: tuple[tuple[Run, ...], ...], widths: list[int], properties: str, bold: str) -> str:
    cells = []
    for place, (runs, width) in enumerate(zip(row, widths, strict=True)):
        strong = bold == "all" or (bold == "first" and place == 0)
        shown = tuple(Run(run.text, strong or run.bold, run.line_break) for run in runs)
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8EDEE"/>' if strong else ""
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
            + _paragraph(shown, '<w:pStyle w:val="TableText"/>')
            + "</w:tc>"
        )
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"
