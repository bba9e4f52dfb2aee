"""Makes letterhead.docx: style only, no wording. Run it again after changing it; a practice may instead edit
the file in Word, keeping the tags in double braces and the style names.

    python letter_templates/letterhead/make_letterhead.py
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Footer, _Header
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

INK = RGBColor(0x21, 0x2B, 0x32)
BLUE = RGBColor(0x00, 0x3D, 0x78)
RED = RGBColor(0xAA, 0x1D, 0x1D)
FONT = "Arial"
DRAFT = "DRAFT – not authorised"
WATERMARK = f"""
<w:r {nsdecls("w")}><w:rPr><w:noProof/></w:rPr>
  <w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
          xmlns:w10="urn:schemas-microsoft-com:office:word">
    <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136"
        adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
      <v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
        <v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
        <v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>
      <v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>
    </v:shapetype>
    <v:shape id="DraftMark%(which)s" type="#_x0000_t136" alt="Draft, not authorised"
        fillcolor="#d5d9dc" stroked="f"
        style="position:absolute;margin-left:0;margin-top:0;width:520pt;height:60pt;rotation:315;z-index:-251658752;
        mso-position-horizontal:center;mso-position-horizontal-relative:margin;
        mso-position-vertical:center;mso-position-vertical-relative:margin">
      <v:fill opacity=".6"/>
      <v:textpath style="font-family:&quot;Arial&quot;;font-weight:bold" string="DRAFT"/>
      <w10:wrap anchorx="margin" anchory="margin"/>
    </v:shape>
  </w:pict></w:r>"""


def main() -> None:
    word = Document()
    _page(word)
    _styles(word)
    _numbering(word)
    _properties(word)
    _prune(word)
    section = word.sections[0]
    section.different_first_page_header_footer = True
    _header(section.first_page_header, "First", sender=True)
    _header(section.header, "Later", sender=False)
    for footer in (section.first_page_footer, section.footer):
        _footer(footer)
    word.add_paragraph("{{p body }}")
    word.save(str(Path(__file__).with_name("letterhead.docx")))


def _page(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    section.header_distance = section.footer_distance = Cm(1)


def _styles(word: Word) -> None:
    normal = word.styles["Normal"]
    _letters(normal, 12, INK)
    normal.paragraph_format.line_spacing = 1.5
    normal.paragraph_format.space_after = Pt(8)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)
    for lang in word.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "en-GB")
    for name, size, before in (("Heading 1", 16, 10), ("Heading 2", 13.5, 12), ("Heading 3", 12, 8)):
        style = word.styles[name]
        _letters(style, size, BLUE, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        style.paragraph_format.line_spacing = 1.25
        style.paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        word.styles[name].paragraph_format.space_after = Pt(5)
    _letters(_new(word, "Table Text"), 12, INK)
    word.styles["Table Text"].paragraph_format.line_spacing = 1.25
    word.styles["Table Text"].paragraph_format.space_after = Pt(2)
    word.styles["Table Text"].paragraph_format.space_before = Pt(2)
    for name, size, colour, bold in (
        ("Sender Name", 17, BLUE, True),
        ("Sender", 10.5, INK, False),
        ("Marking", 11, INK, True),
        ("Page Foot", 10.5, INK, False),
        ("Draft Mark", 20, RED, True),
    ):
        _letters(_new(word, name), size, colour, bold=bold)
        word.styles[name].paragraph_format.line_spacing = 1.1
        word.styles[name].paragraph_format.space_after = Pt(2)
    word.styles["Sender Name"].paragraph_format.space_before = Pt(10)
    for name in ("Marking", "Draft Mark"):
        word.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    table_text = word.styles["Table Grid"].element
    borders = table_text.find(f".//{qn('w:tblBorders')}")
    for border in borders:
        border.set(qn("w:color"), "768692")


def _new(word: Word, name: str) -> ParagraphStyle:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Normal"]
    return style


def _letters(style: ParagraphStyle, size: float, colour: RGBColor, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.italic = False
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)


def _numbering(word: Word) -> None:
    numbering = word.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    for which, form, mark in ((900, "bullet", "•"), (901, "decimal", "%1.")):
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{which}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{mark}"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="482" w:hanging="397"/></w:pPr></w:lvl>'
            "</w:abstractNum>"
        )
        first.addprevious(abstract)
    _num(numbering, 900, 900)
    for number in range(901, 931):
        _num(numbering, number, 901)


def _num(numbering: OxmlElement, number: int, abstract: int) -> None:
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )


def _properties(word: Word) -> None:
    core = word.core_properties
    core.title, core.subject = "{{ title }}", "{{ marking }}"
    core.author = core.last_modified_by = core.comments = core.keywords = core.category = ""
    core.language = "en-GB"


def _prune(word: Word) -> None:
    """Leave out what the blank document brought and no letter uses."""
    for style in list(word.styles.element.iter(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in (
            "TableNormal",
            "TableGrid",
        ):
            style.getparent().remove(style)
    for owner in (word.part.package, word.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml")):
                del owner.rels[key]


def _header(header: _Header, which: str, *, sender: bool) -> None:
    header.is_linked_to_previous = False
    header.paragraphs[0].text = "{%p if draft %}"
    banner = header.add_paragraph(DRAFT, style="Draft Mark")
    border = parse_xml(
        f"<w:pBdr {nsdecls('w')}>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="18" w:space="3" w:color="AA1D1D"/>'
            for side in ("top", "left", "bottom", "right")
        )
        + "</w:pBdr>"
    )
    banner._p.get_or_add_pPr().append(border)
    banner._p.append(parse_xml(WATERMARK % {"which": which}))
    header.add_paragraph("{%p endif %}")
    header.add_paragraph("{{ marking }}", style="Marking")
    if sender:
        header.add_paragraph("{{ practice_name }}", style="Sender Name")
        header.add_paragraph("{{ practice_address }}", style="Sender")
        last = header.add_paragraph("{{ practice_contact }}", style="Sender")
        last._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="6" w:color="003D78"/>'
                "</w:pBdr>"
            )
        )
        last.paragraph_format.space_after = Pt(12)
    else:
        header.paragraphs[-1].paragraph_format.space_after = Pt(12)


def _footer(footer: _Footer) -> None:
    footer.is_linked_to_previous = False
    line = footer.paragraphs[0]
    line.style = "Page Foot"
    line.paragraph_format.tab_stops.add_tab_stop(Cm(8.2), WD_TAB_ALIGNMENT.CENTER)
    line.paragraph_format.tab_stops.add_tab_stop(Cm(16.4), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run("Our ref {{ ours }}\t")
    line.add_run("{{ marking }}").bold = True
    line.add_run("\tPage ")
    _field(line, "PAGE")
    line.add_run(" of ")
    _field(line, "NUMPAGES")


def _field(line: object, name: str) -> None:
    for kind, text in (("begin", None), (None, name), ("separate", None), ("text", "1"), ("end", None)):
        run = line.add_run()
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == "text":
            run.text = text
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {name} "
            run._r.append(instruction)


if __name__ == "__main__":
    main()
