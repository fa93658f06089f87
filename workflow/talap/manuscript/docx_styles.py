"""The Word template: Times New Roman 14, A4, the notice and the number on each page."""

from __future__ import annotations

import io
from typing import Any

from talap.manuscript.pandoc import pandoc

FONT = "Times New Roman"
SIZE = 14  # points: what Russian and Kyrgyz journals ask of a manuscript

# Sizes in points of the styles that are not body text.
SIZES = {
    "Title": 16,
    "Heading 1": 16,
    "Heading 2": 14,
    "Heading 3": 14,
    "Author": 12,
    "Compact": 11,
    "Definition Term": 12,
    "Definition": 12,
    "Caption": 12,
    "Table Caption": 12,
    "Image Caption": 12,
    "footnote text": 11,
    "Verbatim Char": 10,
}
BOLD = ("Title", "Heading 1", "Heading 2", "Heading 3")
# Styles that pandoc's template lacks.
OWN = {"Attribution": 12, "Derivation": 11, "Notice": 12, "UDC": 12}

AFTER_TABLE = "After Table"  # body text below a table


def reference_document(notice: str, language: str) -> bytes:
    """Return pandoc's reference document with our fonts, language and page header."""
    from docx import Document

    base = pandoc(["--print-default-data-file=reference.docx"], "", file="reference")
    template = Document(io.BytesIO(base))
    for name, size in OWN.items():
        _own_style(template, name, size)
    _set_defaults(template.styles.element, language)
    for style in template.styles:
        name = style.name or ""
        _set_font(style, OWN.get(name) or SIZES.get(name, SIZE), language)
        if name in BOLD:
            style.font.bold = True
    _set_paragraphs(template.styles)
    _add_after_table(template.styles)
    _set_borders(template.styles["Table"].element)
    _set_page(template.sections[0], notice)
    content = io.BytesIO()
    template.save(content)
    return content.getvalue()


def _own_style(template: Any, name: str, size: int) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    style = template.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = template.styles["Normal"]
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(6)


def _set_defaults(styles: Any, language: str) -> None:
    """Set what holds where no style says otherwise: pandoc's names theme fonts."""
    from docx.oxml.ns import qn

    defaults = styles.find(qn("w:docDefaults"))
    for fonts in defaults.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(name), FONT)
    for found in defaults.iter(qn("w:lang")):
        found.set(qn("w:val"), language)


def _set_font(style: Any, size: int, language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    if style.type not in {WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER}:
        return
    style.font.name = FONT
    style.font.color.rgb = RGBColor(0, 0, 0)
    if style.type == WD_STYLE_TYPE.PARAGRAPH or style.name in SIZES:
        style.font.size = Pt(size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for found in properties.findall(qn("w:lang")):
        found.set(qn("w:val"), language)


def _set_paragraphs(styles: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    for name in ("Body Text", "First Paragraph"):
        text = styles[name].paragraph_format
        text.line_spacing, text.first_line_indent = 1.5, Cm(1.25)
        text.space_before = text.space_after = Pt(0)
        text.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for name in ("Title", "Author", "Date"):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        styles[name].font.bold = name == "Title"  # pandoc bases the others on it
    compact = styles["Compact"].paragraph_format
    compact.space_before = compact.space_after = Pt(2)
    compact.line_spacing, compact.first_line_indent = 1.0, Cm(0)
    compact.alignment = WD_ALIGN_PARAGRAPH.LEFT
    quoted, teller = (
        styles[name].paragraph_format for name in ("Block Text", "Attribution")
    )
    teller.left_indent, quoted.keep_with_next = quoted.left_indent, True
    teller.space_after = Pt(12)
    styles["Table Caption"].paragraph_format.keep_with_next = True
    for name in ("Table Caption", "Image Caption"):
        styles[name].font.italic = False
        styles[name].paragraph_format.space_before = Pt(6)
        styles[name].paragraph_format.space_after = Pt(6)
    styles["Definition Term"].paragraph_format.space_before = Pt(6)
    styles["Definition Term"].paragraph_format.keep_with_next = True
    definition = styles["Definition"].paragraph_format
    definition.space_before = definition.space_after = Pt(0)
    styles["Bibliography"].paragraph_format.space_after = Pt(6)


def _add_after_table(styles: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    style = styles.add_style(AFTER_TABLE, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Body Text"]
    style.paragraph_format.space_before = Pt(12)


def _set_borders(style: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = style.find(qn("w:tblPr"))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0")):
            line.set(qn(f"w:{name}"), value)
        line.set(qn("w:color"), "808080")
        borders.append(line)
    # The schema wants the borders between the indent and the cells' margins.
    properties.find(qn("w:tblInd")).addnext(borders)


def _set_page(section: Any, notice: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = Cm(2)
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    section.header_distance = section.footer_distance = Cm(1)
    if notice:
        header = section.header.paragraphs[0]
        header.text = notice
        header.runs[0].font.size = Pt(9)
        header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _page_number(footer)


def _page_number(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("end", "")):
        run = paragraph.add_run("1" if kind == "end" else "")
        if kind:
            node = OxmlElement("w:fldChar")
            node.set(qn("w:fldCharType"), kind)
        else:
            node = OxmlElement("w:instrText")
            node.text = text
        run._r.append(node)
