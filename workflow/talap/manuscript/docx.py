"""Write a document as DOCX: Times New Roman 14, the notice on each page."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from talap.base.files import read_json, write_bytes
from talap.manuscript.images import point
from talap.manuscript.nodes import text_of
from talap.manuscript.pandoc import pandoc, write

FONT = "Times New Roman"
SIZE = 14  # points: what Russian and Kyrgyz journals ask of a manuscript
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can say

# Sizes in points of the styles that are not body text.
SIZES = {"Title": 18, "Heading 1": 16, "Heading 2": 14, "Heading 3": 14, "Compact": 11}


def run(document: Path, figures: Path, language: str, day: str, docx: Path) -> None:
    """Read pandoc's document, write DOCX."""
    made = point(read_json(document), f"{figures}/{{name}}.{language}.png")
    notice = text_of(made["meta"].get("notice", {}).get("c", []))
    for name in ("notice", "notice-long"):  # the title page says it as a paragraph
        said = made["meta"].pop(name, None)
        if said and name == "notice-long":
            made["blocks"].insert(0, {"t": "Para", "c": said["c"]})
    with TemporaryDirectory() as folder:
        reference = Path(folder, "reference.docx")
        reference.write_bytes(reference_document(notice, language))
        words = ["-t", "docx", "-o", "-", f"--reference-doc={reference}"]
        content = write(made, words, file=str(document), epoch=epoch(day))
    write_bytes(docx, normalise(content))


def epoch(day: str) -> int:
    """Return the seconds since 1970 of a date, at midnight UTC."""
    midnight = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
    return int(midnight.timestamp())


def reference_document(notice: str, language: str) -> bytes:
    """Return pandoc's reference document with our fonts, language and page header."""
    from docx import Document

    base = pandoc(["--print-default-data-file=reference.docx"], "", file="reference")
    template = Document(io.BytesIO(base))
    for style in template.styles:
        _set_font(style, SIZES.get(style.name or "", SIZE), language)
    section = template.sections[0]
    if notice:
        section.header.paragraphs[0].text = notice
    _page_number(section.footer.paragraphs[0])
    content = io.BytesIO()
    template.save(content)
    return content.getvalue()


def _set_font(style: Any, size: int, language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    if style.type not in {WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER}:
        return
    style.font.name = FONT
    style.font.color.rgb = RGBColor(0, 0, 0)
    if style.type == WD_STYLE_TYPE.PARAGRAPH:
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


def _page_number(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            node = OxmlElement("w:fldChar")
            node.set(qn("w:fldCharType"), kind)
        else:
            node = OxmlElement("w:instrText")
            node.text = text
        run._r.append(node)


def normalise(content: bytes) -> bytes:
    """Return a zip with its parts sorted and without times, so that bytes agree."""
    found = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        # Readers look for the content types first.
        names = sorted(source.namelist(), key=lambda name: (name[0] != "[", name))
        for name in names:
            info = zipfile.ZipInfo(name, ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            target.writestr(info, source.read(name))
    return found.getvalue()
