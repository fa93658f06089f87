"""Read a DOCX that somebody edited: its paragraphs, comments and tracked changes.

Tracked insertions count as made, tracked deletions as gone; both are listed. Runs,
identifiers and styles are Word's or LibreOffice's own and mean nothing here.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from talap.base import guard
from talap.base.errors import TalapError

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{MAIN}}}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PROPERTIES = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"

OBJECT = "\ufffc"  # stands for a footnote or a picture in a paragraph's text
OFF = {"0", "false", "off", "none"}
AGAIN = "send the author's file, saved as .docx"
INSTRUCTION = re.compile(
    r'\s*(?:HYPERLINK\s+\\l\s+"?(?P<link>[^"\s]+)|REF\s+(?P<ref>\S+))'
)
HEADING = re.compile(r"heading (\d)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is all of one kind."""

    text: str
    anchor: str = ""  # where a link within the file leads
    mark: str = ""  # the innermost bookmark that the reader was asked to keep
    bold: bool = False
    italic: bool = False
    note: str = ""  # identifier of a footnote
    image: str = ""  # SHA-256 of a picture
    described: str = ""  # its alternative text


@dataclass(slots=True)
class Paragraph:
    """A paragraph with the level of its heading and the cell that it stands in."""

    pieces: list[Piece] = field(default_factory=list)
    level: int = 0
    is_list: bool = False
    cell: tuple[int, int, int] | None = None  # table, row, column, from 0
    note: str = ""  # the footnote that it belongs to

    @property
    def text(self) -> str:
        """The paragraph as one string."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Change:
    """A tracked change: who, when, and the words."""

    kind: str  # inserted or deleted
    author: str
    date: str
    text: str = ""


@dataclass(slots=True)
class Comment:
    """A comment and the words that it is attached to."""

    author: str
    date: str
    text: str
    words: str = ""


@dataclass(slots=True)
class WordFile:
    """What a DOCX says."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: dict[str, list[Paragraph]] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)


def read_word(path: Path, name: str, marks: str = r"(?!)") -> WordFile:
    """Read a DOCX within bounds.

    Parameters
    ----------
    path : Path
        The file.
    name : str
        What to call it in an error.
    marks : str
        Pattern of the bookmarks to keep.

    Raises
    ------
    TalapError
        If it is no Word document, damaged, encrypted, or beyond the bounds of `guard`.
    """
    guard.regular_file(path, name, guard.ZIP_LIMIT)
    with path.open("rb") as stream:
        if stream.read(4) != b"PK\x03\x04":
            raise TalapError(name, "is no DOCX", "save it in Word as .docx")
    with guard.package(path, name) as package:
        return _Reader(package, name, re.compile(marks)).read()


class _Reader:
    """Walk a document; what is open at a place is kept as it goes."""

    def __init__(
        self, package: guard.Package, name: str, marks: re.Pattern[str]
    ) -> None:
        self._package = package
        self._name = name
        self._keep = marks
        self._found = WordFile()
        self._changes: list[Change] = []  # that enclose the place
        self._bookmarks: dict[str, str] = {}
        self._commented: dict[str, Comment] = {}
        self._open_comments: dict[str, Comment] = {}
        self._fields: list[list[str]] = []  # [instruction, "" or "shown"]
        self._links: list[str] = []
        self._displaced = ""
        self._cell: tuple[int, int, int] | None = None
        self._tables = 0
        self._paragraph = Paragraph()
        self._joins = False  # the paragraph's end was deleted
        self._target: list[Paragraph] = self._found.paragraphs
        self._note = ""

    def read(self) -> WordFile:
        part = self._main()
        folder = posixpath.dirname(part)
        self._relations = self._related(part)
        styles = self._relation("/styles", folder)
        self._styles = _Styles(self._xml(styles) if styles else None)
        self._read_comments(self._relation("/comments", folder))
        body = self._xml(part).find(f"{W}body")
        if body is None:
            raise TalapError(self._name, "is no Word text document", AGAIN, part)
        self._images = {
            key: posixpath.normpath(posixpath.join(folder, target))
            for key, (kind, target) in self._relations.items()
            if kind.endswith("/image")
        }
        self._blocks(body)
        for kind, tag in (("/footnotes", "footnote"), ("/endnotes", "endnote")):
            self._read_notes(self._relation(kind, folder), tag)
        if "docProps/custom.xml" in self._package:
            for each in self._xml("docProps/custom.xml").iter(f"{PROPERTIES}property"):
                text = "".join(map(str, each.itertext())).strip()
                self._found.properties[each.get("name", "")] = text
        self._found.comments = list(self._commented.values())
        for paragraph in [
            *self._found.paragraphs,
            *sum(self._found.notes.values(), []),
        ]:
            _trim(paragraph)
        return self._found

    # -- parts ------------------------------------------------------------------------

    def _xml(self, part: str) -> Element:
        content = self._package.read(part).replace(STRICT.encode(), MAIN.encode())
        return guard.parse_xml(content, self._name, part)

    def _main(self) -> str:
        if "_rels/.rels" not in self._package:
            raise TalapError(self._name, "is no DOCX", "save it in Word as .docx")
        for kind, target in self._related("").values():
            if kind.endswith("/officeDocument"):
                part = target.lstrip("/")
                if part in self._package and not part.endswith((".bin", ".xlsx")):
                    return part
        raise TalapError(self._name, "is no Word text document", AGAIN)

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        folder, _, file = part.rpartition("/")
        name = f"{folder}/_rels/{file}.rels" if part else "_rels/.rels"
        if name not in self._package:
            return {}
        return {
            each.get("Id", ""): (each.get("Type", ""), each.get("Target", ""))
            for each in guard.parse_xml(self._package.read(name), self._name, name)
        }

    def _relation(self, kind: str, folder: str) -> str:
        for name, target in self._relations.values():
            path = posixpath.normpath(posixpath.join(folder, target))
            if name.endswith(kind) and path in self._package:
                return path
        return ""

    def _read_comments(self, part: str) -> None:
        for node in self._xml(part).iter(f"{W}comment") if part else ():
            said = [_plain(each) for each in node.iter(f"{W}p")]
            self._commented[node.get(f"{W}id", "")] = Comment(
                node.get(f"{W}author", ""),
                node.get(f"{W}date", ""),
                " ".join(filter(None, said)),
            )

    def _read_notes(self, part: str, tag: str) -> None:
        for node in self._xml(part).iter(f"{W}{tag}") if part else ():
            if node.get(f"{W}type") in {None, "normal"}:
                self._note = f"{tag}{node.get(f'{W}id')}"
                self._target = self._found.notes.setdefault(self._note, [])
                self._blocks(node)

    # -- blocks -----------------------------------------------------------------------

    def _blocks(self, parent: Element) -> None:
        for node in parent:
            if node.tag == f"{W}p":
                self._read_paragraph(node)
            elif node.tag == f"{W}tbl":
                self._table(node)
            elif not self._mark(node):
                for inside in _chosen(node):
                    self._blocks(inside)

    def _table(self, node: Element) -> None:
        outer = self._cell
        table = self._tables
        self._tables += 1
        row = 0
        for line in node.iter(f"{W}tr"):
            if next(line.iterancestors(f"{W}tbl")) is not node:
                continue
            deleted = line.find(f"{W}trPr/{W}del")
            if deleted is not None:
                text = " | ".join(_plain(cell) for cell in line.iter(f"{W}tc"))
                self._found.changes.append(_tracked(deleted, "deleted", text))
                continue
            cells = [each for each in line.iter(f"{W}tc")]
            for column, cell in enumerate(cells):
                if next(cell.iterancestors(f"{W}tr")) is line:
                    self._cell = (table, row, column)
                    self._blocks(cell)
            row += 1
        self._cell = outer

    def _read_paragraph(self, node: Element) -> None:
        if not self._joins:
            self._paragraph = Paragraph(cell=self._cell, note=self._note)
        self._joins = False
        properties = node.find(f"{W}pPr")
        if properties is not None:
            heading = HEADING.fullmatch(self._styles.name(properties))
            self._paragraph.level = int(heading[1]) if heading else 0
            self._paragraph.is_list = properties.find(f"{W}numPr") is not None
            mark = properties.find(f"{W}rPr/{W}del")
            self._joins = mark is not None
        self._inlines(node)
        if not self._joins:
            self._target.append(self._paragraph)

    # -- within a paragraph -----------------------------------------------------------

    def _inlines(self, parent: Element) -> None:
        for node in parent:
            tag = node.tag
            if tag == f"{W}r":
                self._run(node)
            elif tag in {f"{W}del", f"{W}moveFrom"}:
                text = "".join(
                    each.text or "" for each in node.iter(f"{W}delText", f"{W}t")
                )
                self._found.changes.append(_tracked(node, "deleted", text))
            elif tag in {f"{W}ins", f"{W}moveTo"}:
                change = _tracked(node, "inserted")
                self._found.changes.append(change)
                self._changes.append(change)
                self._inlines(node)
                self._changes.pop()
            elif tag == f"{W}hyperlink":
                self._links.append(node.get(f"{W}anchor", ""))
                self._inlines(node)
                self._links.pop()
            elif tag == f"{W}fldSimple":
                self._fields.append([node.get(f"{W}instr", ""), "shown"])
                self._inlines(node)
                self._fields.pop()
            elif not self._mark(node) and tag != f"{W}pPr":
                for inside in _chosen(node):
                    self._inlines(inside)

    def _mark(self, node: Element) -> bool:
        """Take note of a bookmark or of a comment's range; tell whether it was one."""
        name = node.get(f"{W}id", "")
        if node.tag == f"{W}bookmarkStart":
            if self._keep.fullmatch(node.get(f"{W}name", "")):
                self._bookmarks[name] = node.get(f"{W}name", "")
        elif node.tag == f"{W}bookmarkEnd":
            self._bookmarks.pop(name, None)
        elif node.tag == f"{W}commentRangeStart" and name in self._commented:
            self._open_comments[name] = self._commented[name]
        elif node.tag == f"{W}commentRangeEnd":
            self._open_comments.pop(name, None)
        else:
            return False
        return True

    def _run(self, node: Element) -> None:
        properties = node.find(f"{W}rPr")
        bold, italic = self._styles.look(properties)
        for each in node:
            tag = each.tag
            if tag == f"{W}fldChar":
                self._field(each.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText" and self._fields:
                self._fields[-1][0] += each.text or ""
            elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
                kind = tag.removeprefix(W).removesuffix("Reference")
                self._add(Piece(OBJECT, note=f"{kind}{each.get(f'{W}id')}"))
            elif tag in TEXTS:
                text = (each.text or "") if tag == f"{W}t" else TEXTS[tag]
                self._say(text, bold, italic)
            else:
                self._objects(each)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(["", ""])
            self._displaced = ""
        elif self._fields and kind == "separate":
            self._fields[-1][1] = "shown"
        elif self._fields and kind == "end":
            if self._displaced:
                self._add(Piece(self._displaced, self._anchor(), self._kept()))
                self._displaced = ""
            self._fields.pop()

    def _say(self, text: str, bold: bool, italic: bool) -> None:
        if any(not shown for _, shown in self._fields):
            # No program shows it. LibreOffice puts the words after a field that opens
            # a link there, and they would seem to be deleted.
            self._displaced += text
            return
        self._add(Piece(text, self._anchor(), self._kept(), bold, italic))

    def _anchor(self) -> str:
        for link in reversed(self._links):
            if link:
                return link
        for instruction, _ in reversed(self._fields):
            match = INSTRUCTION.match(instruction)
            if match:
                return match["link"] or match["ref"]
        return ""

    def _kept(self) -> str:
        return next(reversed(self._bookmarks.values()), "")

    def _objects(self, node: Element) -> None:
        """Add the picture in a drawing, and the words in a text box."""
        for inside in _chosen(node, itself=True):
            for blip in inside.iter(f"{DRAWING}blip"):
                part = self._images.get(blip.get(f"{RELATION}embed", ""), "")
                known = part in self._package
                content = self._package.read(part) if known else part.encode()
                described = [
                    each.get("descr", "")
                    for each in inside.iter()
                    if str(each.tag).endswith("}docPr")
                ]
                digest = hashlib.sha256(content).hexdigest()
                said = described[0] if described else ""
                self._add(Piece(OBJECT, image=digest, described=said))
            for box in inside.iter(f"{W}txbxContent"):
                text = " ".join(_plain(each) for each in box.iter(f"{W}p"))
                self._add(Piece(f" {text} "))

    def _add(self, piece: Piece) -> None:
        self._paragraph.pieces.append(piece)
        shown = piece.text.replace(OBJECT, "")
        for change in self._changes:
            change.text += shown
        for comment in self._open_comments.values():
            comment.words += shown


TEXTS = {
    f"{W}t": "",
    f"{W}tab": " ",
    f"{W}br": " ",
    f"{W}cr": " ",
    f"{W}noBreakHyphen": "-",
    f"{W}ptab": " ",
}


class _Styles:
    """Names of paragraph styles; what character styles make bold or italic."""

    def __init__(self, root: Element | None) -> None:
        self._nodes = {
            each.get(f"{W}styleId", ""): each
            for each in (root.iter(f"{W}style") if root is not None else ())
        }

    def name(self, properties: Element) -> str:
        """Return the name of a paragraph's style in lower case."""
        style = _value(properties.find(f"{W}pStyle"))
        node = self._nodes.get(style)
        name = node.find(f"{W}name") if node is not None else None
        return (_value(name) or style).lower()

    def look(self, properties: Element | None) -> tuple[bool, bool]:
        """Return whether a run is bold, and whether it is italic, by itself."""
        return self._set(properties, "b"), self._set(properties, "i")

    def _set(self, properties: Element | None, tag: str) -> bool:
        for _ in range(10):  # a style may be based on itself
            if properties is None:
                return False
            node = properties.find(f"{W}{tag}")
            if node is not None:
                return node.get(f"{W}val", "1") not in OFF
            named = properties.find(f"{W}rStyle")
            if named is None:
                named = properties.getparent().find(f"{W}basedOn")  # type: ignore[union-attr]  # is no root
            style = self._nodes.get(
                named.get(f"{W}val", "") if named is not None else ""
            )
            properties = style.find(f"{W}rPr") if style is not None else None
        return False


def _chosen(node: Element, *, itself: bool = False) -> Iterator[Element]:
    """Yield what holds content in a node: one of several ways to show the same."""
    choices = list(node.iter(f"{COMPATIBLE}AlternateContent"))
    if node.tag == f"{COMPATIBLE}AlternateContent" or (choices and itself):
        choice = choices[0].find(f"{COMPATIBLE}Choice")
        yield choice if choice is not None else choices[0]
    else:
        yield node


def _value(node: Element | None) -> str:
    return node.get(f"{W}val", "") if node is not None else ""


def _plain(node: Element) -> str:
    return "".join(each.text or "" for each in node.iter(f"{W}t"))


def _tracked(node: Element, kind: str, text: str = "") -> Change:
    return Change(kind, node.get(f"{W}author", ""), node.get(f"{W}date", ""), text)


def _trim(paragraph: Paragraph) -> None:
    """Take away blanks at the ends, as around a footnote's own number."""
    from dataclasses import replace

    pieces = paragraph.pieces
    while pieces and not pieces[0].text.strip():
        del pieces[0]
    while pieces and not pieces[-1].text.strip():
        del pieces[-1]
    if pieces:
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip())
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
