"""OpenDocument texts, with tracked changes accepted.

Insertions are in; deletions, hidden text, notes, annotations, headers and footers are
out, and counted in remarks. Frames follow the paragraph they are anchored in.
Reference: OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from talap.base import guard
from talap.base.errors import TalapError
from talap.clean.readers.builder import Builder
from talap.clean.readers.turntable import Row, add_table
from talap.clean.source import Source

if TYPE_CHECKING:
    from lxml import etree

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, DRAW, STYLE = (
    _ODF % space for space in ("office", "text", "table", "drawing", "style")
)
MANIFEST_ENCRYPTION = b":encryption-data"

PARAGRAPHS = (TEXT + "p", TEXT + "h")
TABLES = (TABLE + "table",)
SPACES_LIMIT = 1_000_000  # in a document, by elements that stand for several
_BLANKS = re.compile(r"[ \t\r\n]+")

# Elements that hold no spoken text, with what a remark calls them.
LEFT_OUT = (
    ("deletion", TEXT + "tracked-changes", "tracked deletions, accepted"),
    ("footnote", TEXT + "note", "footnotes and endnotes, left out"),
    ("comment", OFFICE + "annotation", "comments, left out"),
    ("hidden", TEXT + "hidden-text", "hidden text, left out"),
    ("hidden", TEXT + "hidden-paragraph", "hidden text, left out"),
    ("ruby", TEXT + "ruby-text", "ruby annotations, left out"),
)


def read(path: Path, name: str) -> Source:
    """Read an OpenDocument text.

    Raises
    ------
    TalapError
        If it is damaged, beyond the bounds of `guard`, encrypted, holds macros, or
        holds no text.
    """
    builder = Builder(name)
    with guard.package(path, name) as package:
        _refuse_encrypted(package, name)
        _refuse_macros(package, name)
        root = package.xml("content.xml")
        hidden = _hidden_styles(root)
        if "styles.xml" in package:
            styles = package.xml("styles.xml")
            hidden |= _hidden_styles(styles)
            _count_headers(styles, builder)
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise TalapError(name, "is no OpenDocument text", guard.AGAIN, "content.xml")
    _check_spaces(body, name)
    _drop_left_out(body, builder)
    _drop_hidden(body, hidden, builder)
    _lift_frames(body, builder)
    for item in _items(body):
        if item.tag in PARAGRAPHS:
            builder.add(_text(item))
        else:
            add_table(list(_rows(item)), builder)
    return builder.source("odt")


def _refuse_encrypted(package: guard.Package, name: str) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in package and MANIFEST_ENCRYPTION in package.read(manifest):
        raise TalapError(name, "is encrypted", "save a copy without a password")


def _refuse_macros(package: guard.Package, name: str) -> None:
    for part, size in package.parts.items():
        if part.startswith(("Basic/", "Scripts/")) and size:
            raise TalapError(name, "holds macros", "save a copy without them", part)


def _hidden_styles(root: etree._Element) -> set[str]:
    """Return the styles that hide their text, heirs included."""
    hidden: set[str] = set()
    heirs: dict[str, list[str]] = {}
    for style in root.iter(STYLE + "style"):
        key = style.get(STYLE + "name") or ""
        heirs.setdefault(style.get(STYLE + "parent-style-name") or "", []).append(key)
        for local in ("text-properties", "section-properties", "paragraph-properties"):
            properties = style.find(STYLE + local)
            if properties is not None and properties.get(TEXT + "display") == "none":
                hidden.add(key)
    waiting = sorted(hidden)
    while waiting:
        for heir in heirs.get(waiting.pop(), []):
            if heir not in hidden:
                hidden.add(heir)
                waiting.append(heir)
    return hidden


def _count_headers(styles: etree._Element, builder: Builder) -> None:
    for kind in ("header", "footer"):
        count = sum(
            1
            for part in styles.iter(f"{STYLE}{kind}")
            if "".join(map(str, part.itertext())).strip()
        )
        builder.remark(kind, count, f"{kind}s with text, left out")


def _drop_left_out(body: etree._Element, builder: Builder) -> None:
    from lxml import etree

    for kind, tag, detail in LEFT_OUT:
        if kind == "deletion":
            count = sum(1 for _ in body.iter(TEXT + "deletion"))
            inserted = sum(1 for _ in body.iter(TEXT + "insertion"))
            builder.remark("insertion", inserted, "tracked insertions, accepted")
        else:
            count = sum(1 for _ in body.iter(tag))
        if count or kind == "deletion":
            etree.strip_elements(body, tag, with_tail=False)
        builder.remark(kind, count, detail)


def _drop_hidden(body: etree._Element, styles: set[str], builder: Builder) -> None:
    from lxml import etree

    hidden = [
        element
        for element in body.iter(TEXT + "span", TEXT + "section", *PARAGRAPHS)
        if (styles and element.get(TEXT + "style-name") in styles)
        or element.get(TEXT + "display") in ("none", "condition")
    ]
    for element in hidden:
        element.tag = "hidden"
    if hidden:
        etree.strip_elements(body, "hidden", with_tail=False)
    builder.remark("hidden", len(hidden), "hidden text, left out")


def _check_spaces(body: etree._Element, name: str) -> None:
    """Bound the blanks that elements stand for before they become text."""
    total = 0
    for element in body.iter(TEXT + "s"):
        count = element.get(TEXT + "c") or "1"
        total += int(count) if count.isdecimal() and len(count) < 9 else SPACES_LIMIT
        if total >= SPACES_LIMIT:
            raise TalapError(
                name, f"has more than {SPACES_LIMIT} blanks", guard.AGAIN, "content.xml"
            )


def _lift_frames(body: etree._Element, builder: Builder) -> None:
    """Move drawings behind the paragraph that anchors them."""
    frames = [
        frame
        for frame in body.iter(DRAW + "frame", DRAW + "custom-shape", DRAW + "g")
        if next(frame.iterancestors(*PARAGRAPHS), None) is not None
    ]
    for frame in reversed(frames):
        anchor = next(frame.iterancestors(*PARAGRAPHS), None)
        if anchor is not None:
            tail = frame.tail
            _keep_tail(frame)
            anchor.addnext(frame)
            frame.tail = None if tail else frame.tail
    builder.remark("frame", len(frames), "frames, read after their paragraph")


def _keep_tail(element: etree._Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    elif parent is not None:
        parent.text = (parent.text or "") + (element.tail or "")
    element.tail = None


def _items(container: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of a container, through lists and sections."""
    for child in container.iterchildren():
        if child.tag in PARAGRAPHS or child.tag in TABLES:
            yield child
        elif len(child):
            yield from _items(child)


def _rows(table: etree._Element) -> Iterator[Row]:
    for row in _children(table, TABLE + "table-row"):
        yield [
            [text for paragraph in cell.iter(*PARAGRAPHS) if (text := _text(paragraph))]
            for cell in _children(row, TABLE + "table-cell")
        ]


def _children(container: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in container.iterchildren():
        if child.tag == tag or (
            tag == TABLE + "table-cell" and child.tag == TABLE + "covered-table-cell"
        ):
            yield child
        elif child.tag not in (*PARAGRAPHS, TABLE + "table") and len(child):
            yield from _children(child, tag)


def _text(paragraph: etree._Element) -> str:
    """Return a paragraph's text; runs of blanks count as one, as the format says."""
    if not len(paragraph):
        return _BLANKS.sub(" ", paragraph.text or "").strip(" ")
    from lxml import etree

    pieces: list[str] = []
    blank = True  # what a blank at the begin of the next piece would follow
    for event, node in etree.iterwalk(paragraph, events=("start", "end")):
        if event == "start":
            pieces.append(_character(node))
            blank = blank and not pieces[-1]
            text = _BLANKS.sub(" ", node.text or "")
        else:
            text = _BLANKS.sub(" ", (node.tail or "") if node is not paragraph else "")
        if text:
            pieces.append(text[1:] if blank and text[0] == " " else text)
            blank = text[-1] == " "
    return "".join(pieces)


def _character(node: etree._Element) -> str:
    if node.tag == TEXT + "s":
        return " " * int(node.get(TEXT + "c") or "1")
    if node.tag == TEXT + "tab":
        return "\t"
    return "\n" if node.tag == TEXT + "line-break" else ""
