"""Write a document as DOCX: fields, bookmarks and properties as Word keeps them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from html import escape  # that of xml.sax imports all of urllib
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from talap.manuscript.docx_styles import AFTER_TABLE, reference_document
from talap.manuscript.front import names
from talap.manuscript.images import point
from talap.manuscript.layout import SHIPPED
from talap.manuscript.nodes import (
    Node,
    get,
    paragraph,
    raw,
    replace,
    string,
    text_of,
)
from talap.manuscript.pandoc import write
from talap.manuscript.widths import fill

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can say
LONGEST_BOOKMARK = 40  # characters: Word cuts or drops longer names
FIRST_BOOKMARK = 100_000  # above the numbers that pandoc gives to its own

NO_NAME = re.compile(r"\W")  # what a bookmark's name must not hold

# Words after which Word lists figures and tables.
SEQUENCES = {"figure": "Figure", "table": "Table"}

# Properties by which an edited file tells what it was made from, see word_base.py.
LANGUAGE, DOCUMENT, SOURCE = "talap-language", "talap-document", "talap-source"

# What the file's properties say; all else would become a property of its own.
KEPT = ("title", "lang", "keywords", "description", SOURCE)

# What stands before the text, in this order, and in which style.
HEAD = {
    "udc-line": "UDC",
    "title": "Title",
    "author-blocks": "Author",
    "date": "Date",
    "notice-long": "Notice",
}


def content(
    made: dict[str, Any],
    state: dict[str, str],
    figures: Path,
    language: str,
    day: str,
    file: str,
) -> bytes:
    """Return a document as DOCX, with what its state is in the file's properties."""
    made = point(made, f"{figures}/{{name}}.{language}.png")
    notice = text_of(made["meta"].get("notice", {}).get("c", []))
    blocks = replace(replace(made["blocks"], language, fill), language, Fields())
    blocks = [*head(made["meta"]), *spaced(blocks)]
    meta = {name: made["meta"][name] for name in KEPT if name in made["meta"]}
    if authors := names(made["meta"]):
        meta["author"] = {
            "t": "MetaList",
            "c": [{"t": "MetaString", "c": name} for name in authors],
        }
    if "udc" in made["meta"]:
        meta["UDC"] = made["meta"]["udc"]
    meta["lang"] = {"t": "MetaString", "c": word_language(language)}
    meta |= {name: {"t": "MetaString", "c": said} for name, said in state.items()}
    if notice:
        meta["subject"] = {"t": "MetaString", "c": notice}
    with TemporaryDirectory() as folder:
        reference = Path(folder, "reference.docx")
        reference.write_bytes(reference_document(notice, word_language(language)))
        words = ["-t", "docx", "-o", "-", f"--reference-doc={reference}"]
        words.append(f"--template={SHIPPED / 'page.openxml'}")
        written = write(
            {**made, "meta": meta, "blocks": blocks},
            words,
            file=file,
            epoch=epoch(day),
        )
    return normalise(written)


def head(meta: dict[str, Any]) -> list[Node]:
    """Return what stands before the text, as styled paragraphs in its order."""
    said = {
        name: meta[name]["c"]
        if meta[name]["t"] == "MetaBlocks"
        else [paragraph(*meta[name]["c"])]
        for name in HEAD
        if name in meta
    }
    return [_styled(said[name], style) for name, style in HEAD.items() if name in said]


def spaced(blocks: list[Node]) -> list[Node]:
    """Return blocks in which a paragraph keeps off the table above it."""
    found = blocks[:1]
    for above, node in pairwise(blocks):
        after = above["t"] == "Table" and node["t"] == "Para"
        found.append(_styled([node], AFTER_TABLE) if after else node)
    return found


def epoch(day: str) -> int:
    """Return the seconds since 1970 of a date, at midnight UTC."""
    midnight = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
    return int(midnight.timestamp())


@cache  # asked for each part of a document that says its language
def word_language(language: str) -> str:
    """Return a language with its region, without which Word does not know it.

    >>> word_language("ky"), word_language("en"), word_language("ru-KZ")
    ('ky-KG', 'en-US', 'ru-KZ')
    """
    from babel import Locale
    from babel.core import get_global

    if "-" in language:
        return language
    likely = Locale.parse(get_global("likely_subtags").get(language, language))
    return f"{language}-{likely.territory}" if likely.territory else language


@dataclass
class Fields:
    """Put what Word computes or finds again in place of plain text.

    Numbers of figures and tables become SEQ fields, mentions of them REF fields; each
    reported number stands in a bookmark of its own, so that it is found again in a
    file that a co-author has edited.
    """

    bookmarks: int = 0
    numbers: int = 0
    seen: list[str] = field(default_factory=list)  # names of the numbers' bookmarks

    def __call__(self, node: Node, _: str) -> list[Node] | None:
        """Return what stands in a node's place, None to keep it."""
        kind = node["t"]
        if kind == "Link":
            classes = node["c"][0][1]
            if "number" in classes:
                return self._number(node)
            if "reference" in classes:
                return _reference(node)
        if kind == "Span" and "label" in node["c"][0][1]:
            return self._label(node)
        if kind == "Div" and "derivation" in node["c"][0][1]:
            attribute, blocks = node["c"]
            inside = replace(blocks, "", self)
            return [_styled(inside, "Derivation", attribute[0])]
        if kind == "Div" and "quotation" in node["c"][0][1]:
            return self._quotation(node)
        if kind in {"Div", "Span"} and get(node["c"][0], "lang"):
            return [self._language(node)]
        return None

    def _quotation(self, node: Node) -> list[Node]:
        """Return a quotation and, in a style of its own, who said it."""
        (quoted,) = node["c"][1]
        *said, told = quoted["c"]
        return [
            {"t": "BlockQuote", "c": replace(said, "", self)},
            _styled(replace(told["c"][1], "", self), "Attribution"),
        ]

    def _number(self, node: Node) -> list[Node]:
        self.numbers += 1
        name = bookmark_name(self.numbers, get(node["c"][0], "key"))
        self.seen.append(name)
        return self._marked(name, [node])

    def _marked(self, name: str, inlines: list[Node]) -> list[Node]:
        self.bookmarks += 1
        number = FIRST_BOOKMARK + self.bookmarks
        start = f'<w:bookmarkStart w:id="{number}" w:name="{escape(name)}"/>'
        end = f'<w:bookmarkEnd w:id="{number}"/>'
        return [raw("openxml", start), *inlines, raw("openxml", end)]

    def _label(self, node: Node) -> list[Node]:
        """Return ``Figure 1.`` with its number as a field that counts itself."""
        attribute, inlines = node["c"]
        number, target = get(attribute, "number"), get(attribute, "target")
        before, _, after = text_of(inlines).partition(number)
        sequence = SEQUENCES[get(attribute, "series")]
        bold = "<w:b/><w:bCs/>"
        counted = field_code(f"SEQ {sequence} \\* ARABIC", number, bold)
        return [
            raw("openxml", text_run(before, bold)),
            *self._marked(reference_name(target), [raw("openxml", counted)]),
            raw("openxml", text_run(after, bold)),
        ]

    def _language(self, node: Node) -> Node:
        attribute, blocks = node["c"]
        values = [
            [name, word_language(value) if name == "lang" else value]
            for name, value in attribute[2]
        ]
        inside = replace(blocks, "", self)
        return {"t": node["t"], "c": [[attribute[0], attribute[1], values], inside]}


def bookmark_name(occurrence: int, key: str) -> str:
    """Return the bookmark of one mention of a number: its turn, its key and variant.

    >>> bookmark_name(7, "share_prestige.ci")
    'n0007_share_prestige_ci'
    """
    return f"n{occurrence:04d}_{NO_NAME.sub('_', key)}"[:LONGEST_BOOKMARK]


def reference_name(target: str) -> str:
    """Return the hidden bookmark around a figure's or table's number.

    >>> reference_name("fig-codes")
    '_Ref_fig_codes'
    """
    return f"_Ref_{NO_NAME.sub('_', target)}"[:LONGEST_BOOKMARK]


def _reference(node: Node) -> list[Node]:
    attribute, inlines, target = node["c"]
    number, style = get(attribute, "number"), '<w:rStyle w:val="Hyperlink"/>'
    before, found, after = text_of(inlines).partition(number)
    if not found:
        return [node]
    code = field_code(f"REF {reference_name(target[0][1:])} \\h", number, style)
    if not before:
        # A field that opens a link: LibreOffice would save the rest of the link within
        # the field's code, where nobody sees it. The field is a link by itself.
        rest = [{"t": "Link", "c": [attribute, [string(after)], target]}]
        return [raw("openxml", code), *(rest if after else [])]
    parts = [string(before), raw("openxml", code), string(after)]
    shown = [each for each in parts if each["c"]]
    return [{"t": "Link", "c": [attribute, shown, target]}]


def field_code(instruction: str, shown: str, properties: str = "") -> str:
    """Return a field of Word, with what it shows until Word counts anew."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""

    def part(kind: str) -> str:
        return f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    said = escape(instruction, quote=False)
    asked = f'<w:instrText xml:space="preserve"> {said} </w:instrText>'
    return (
        f"{part('begin')}<w:r>{look}{asked}</w:r>{part('separate')}"
        f"{text_run(shown, properties)}{part('end')}"
    )


def text_run(text: str, properties: str = "") -> str:
    """Return a run of text, nothing for no text."""
    if not text:
        return ""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    said = escape(text, quote=False)
    return f'<w:r>{look}<w:t xml:space="preserve">{said}</w:t></w:r>'


def _styled(blocks: list[Node], style: str, name: str = "") -> Node:
    return {"t": "Div", "c": [[name, [], [["custom-style", style]]], blocks]}


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
