"""Word documents: the text as it reads with every tracked change accepted.

Insertions are in; deletions, hidden text, notes, comments, headers and footers are
out, and counted in remarks. Text boxes follow the paragraph they are anchored in.
Reference: ECMA-376, part 1, chapter 17.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from talap.base import guard
from talap.base.errors import TalapError
from talap.clean.readers.builder import Builder
from talap.clean.readers.turntable import Row, add_table
from talap.clean.source import Source

if TYPE_CHECKING:
    from lxml import etree

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
MAIN = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN.decode()}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
RELATIONSHIP = (
    "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
)
OFF = frozenset({"0", "false", "off"})

PARAGRAPH, TABLE, ROW, CELL, TEXT, TAB, SYMBOL = (
    W + local for local in ("p", "tbl", "tr", "tc", "t", "tab", "sym")
)
CHARACTERS = {
    W + "br": "\n",
    W + "cr": "\n",
    W + "ptab": "\t",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
INLINE = (TEXT, MATH_TEXT, TAB, SYMBOL, *CHARACTERS)


def read(path: Path, name: str) -> Source:
    """Read a Word document.

    Parameters
    ----------
    path : Path
        The file.
    name : str
        What errors call it.

    Raises
    ------
    TalapError
        If it is damaged, beyond the bounds of `guard`, encrypted, holds macros, loads
        something from outside, or holds no text.
    """
    builder = Builder(name)
    with guard.package(path, name) as package:
        part = main_part(package, name)
        _refuse_macros(package, name)
        _refuse_outside(package, part, name)
        root = _xml(package, part, name)
        body = root.find(W + "body")
        if body is None:
            raise TalapError(name, "is no Word text document", guard.AGAIN, part)
        _refuse_imported(body, name)
        hidden = _hidden_styles(package, part, name)
        _count_other_parts(package, part, name, builder)
    joined = _accept_deletions(body, builder)
    for prune in PRUNERS:
        prune(body, builder)
    _drop_hidden(body, hidden, builder)
    _lift_text_boxes(body, builder)
    _add_blocks(body, joined, builder)
    return builder.source("docx")


def main_part(package: guard.Package, name: str) -> str:
    """Return the part that holds the text; it need not be word/document.xml."""
    for relationship in package.xml("_rels/.rels").iter(RELATIONSHIP):
        if (relationship.get("Type") or "").endswith("/officeDocument"):
            return (relationship.get("Target") or "").lstrip("/")
    raise TalapError(name, "names no main part", guard.AGAIN, "_rels/.rels")


def _xml(package: guard.Package, part: str, name: str) -> etree._Element:
    """Return a part's root, the strict namespace read as the transitional one."""
    return guard.parse_xml(package.read(part).replace(STRICT, MAIN), name, part)


def _sibling(part: str, local: str) -> str:
    return posixpath.join(posixpath.dirname(part), local)


# What is refused


def _refuse_macros(package: guard.Package, name: str) -> None:
    macros = [part for part in package.parts if "vbaproject" in part.casefold()]
    if macros or b"macroEnabled" in package.read("[Content_Types].xml"):
        raise TalapError(
            name, "holds macros", "save it as a document without macros (.docx)"
        )


def _refuse_outside(package: guard.Package, part: str, name: str) -> None:
    """Refuse what a program would load from elsewhere; hyperlinks load nothing.

    A template on the author's own disk is named by many honest documents, and is not
    read here.
    """
    for rels in sorted(package.parts):
        if not rels.endswith(".rels"):
            continue
        for relationship in package.xml(rels).iter(RELATIONSHIP):
            kind = (relationship.get("Type") or "").rpartition("/")[2]
            target = (relationship.get("Target") or "").casefold()
            outside = (relationship.get("TargetMode") or "").casefold() == "external"
            local_template = kind == "attachedTemplate" and target.startswith("file:")
            if outside and kind != "hyperlink" and not local_template:
                raise TalapError(
                    name,
                    f"loads something from outside itself ({kind})",
                    "break its links in Word (File, Info, Edit Links) and save it",
                    rels,
                )


def _refuse_imported(body: etree._Element, name: str) -> None:
    """Refuse text that stands in another file or part, and would be lost."""
    for local in ("altChunk", "subDoc"):
        if next(body.iter(W + local), None) is not None:
            raise TalapError(
                name,
                f"holds an embedded document ({local}), whose text would be lost",
                "open it in Word and save it again, so that the text becomes its own",
            )


# What is pruned before the text is read


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _found(body: etree._Element, *names: str) -> list[etree._Element]:
    return list(body.iter(*(W + name for name in names)))


def _accept_deletions(
    body: etree._Element, builder: Builder
) -> frozenset[etree._Element]:
    """Drop tracked deletions; return the paragraphs whose end was deleted."""
    joined = []
    count = 0
    for deletion in _found(body, "del", "moveFrom", "cellDel"):
        parent = deletion.getparent()
        if parent is None:
            continue
        if parent.tag == W + "rPr":
            properties = parent.getparent()
            if properties is not None and properties.tag == W + "pPr":
                paragraph = properties.getparent()
                if paragraph is not None:
                    joined.append(paragraph)
                    count += 1
        elif parent.tag in (W + "trPr", W + "tcPr"):
            owner = parent.getparent()
            if owner is not None:
                _remove(owner)
                count += 1
        else:
            parent.remove(deletion)
            count += 1
    builder.remark("deletion", count, "tracked deletions, accepted")
    inserted = sum(1 for _ in body.iter(W + "ins", W + "moveTo"))
    builder.remark("insertion", inserted, "tracked insertions, accepted")
    return frozenset(joined)


def _drop_alternatives(body: etree._Element, builder: Builder) -> None:
    """Keep the first form of what is stored in several for older programs."""
    for alternatives in list(body.iter(MC + "AlternateContent")):
        choices = alternatives.findall(MC + "Choice")
        for other in [*choices[1:], *alternatives.findall(MC + "Fallback")]:
            if choices:
                alternatives.remove(other)


def _drop_notes(body: etree._Element, builder: Builder) -> None:
    for kind, local in (
        ("footnote", "footnoteReference"),
        ("endnote", "endnoteReference"),
    ):
        count = len(_found(body, local))
        builder.remark(kind, count, f"{kind}s, left out")


def _drop_placeholders(body: etree._Element, builder: Builder) -> None:
    """Drop the "click here to enter text" of unfilled content controls."""
    for mark in _found(body, "showingPlcHdr"):
        properties = mark.getparent()
        control = properties.getparent() if properties is not None else None
        if control is not None and (mark.get(W + "val") or "") not in OFF:
            _remove(control)
            builder.remark("placeholder", 1, "unfilled content controls, left out")


def _count_pictures(body: etree._Element, builder: Builder) -> None:
    pictures = len(_found(body, "drawing", "pict", "object"))
    builder.remark("picture", pictures, "pictures or objects, left out")


def _count_numbering(body: etree._Element, builder: Builder) -> None:
    numbered = len(_found(body, "numPr"))
    builder.remark("numbering", numbered, "automatic numbers of lists, left out")


PRUNERS: tuple[Callable[[etree._Element, Builder], None], ...] = ()


def _hidden_styles(package: guard.Package, part: str, name: str) -> dict[str, bool]:
    """Return style identifiers that say whether text is hidden, heirs included."""
    styles = _sibling(part, "styles.xml")
    if styles not in package or b"vanish" not in package.read(styles):
        return {}
    own: dict[str, bool] = {}
    parents: dict[str, str] = {}
    for style in _xml(package, styles, name).iter(W + "style"):
        key = style.get(W + "styleId") or ""
        vanish = style.find(f"{W}rPr/{W}vanish")
        if vanish is not None:
            own[key] = _is_on(vanish)
        based = style.find(W + "basedOn")
        if based is not None:
            parents[key] = based.get(W + "val") or ""
    return {
        key: hidden
        for key in own.keys() | parents.keys()
        if (hidden := _inherited(key, own, parents)) is not None
    }


def _inherited(key: str, own: dict[str, bool], parents: dict[str, str]) -> bool | None:
    seen: set[str] = set()
    while key not in own:
        seen.add(key)
        key = parents.get(key, "")
        if not key or key in seen:
            return None
    return own[key]


def _is_on(switch: etree._Element) -> bool:
    return (switch.get(W + "val") or "true") not in OFF


def _drop_hidden(
    body: etree._Element, styles: dict[str, bool], builder: Builder
) -> None:
    """Drop hidden runs: their own switch, else their style's, else the paragraph's."""
    if not styles and next(body.iter(W + "vanish"), None) is None:
        return
    for run in _found(body, "r"):
        if _is_hidden(run, styles):
            _remove(run)
            builder.remark("hidden", 1, "runs of hidden text, left out")


def _is_hidden(run: etree._Element, styles: dict[str, bool]) -> bool:
    own = run.find(f"{W}rPr/{W}vanish")
    if own is not None:
        return _is_on(own)
    style = run.find(f"{W}rPr/{W}rStyle")
    if style is not None and (style.get(W + "val") or "") in styles:
        return styles[style.get(W + "val") or ""]
    paragraph = next(run.iterancestors(PARAGRAPH), None)
    if paragraph is None:
        return False
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and styles.get(style.get(W + "val") or "", False)


def _lift_text_boxes(body: etree._Element, builder: Builder) -> None:
    """Move the content of text boxes behind the paragraph that anchors them."""
    boxes = _found(body, "txbxContent")
    for box in reversed(boxes):
        anchor = next(box.iterancestors(PARAGRAPH), None)
        if anchor is not None:
            anchor.addnext(box)
    builder.remark("text box", len(boxes), "text boxes, read after their paragraph")


def _count_other_parts(
    package: guard.Package, part: str, name: str, builder: Builder
) -> None:
    """Count the headers, footers and comments that hold text; they are left out."""
    folder = posixpath.dirname(part)
    for other in sorted(package.parts):
        if posixpath.dirname(other) != folder or not other.endswith(".xml"):
            continue
        stem = posixpath.basename(other).rstrip("0123456789.xml")
        if stem in ("header", "footer"):
            holds = any(
                (t.text or "").strip() for t in _xml(package, other, name).iter(TEXT)
            )
            builder.remark(stem, int(holds), f"{stem}s with text, left out")
        elif stem == "comments":
            count = sum(1 for _ in _xml(package, other, name).iter(W + "comment"))
            builder.remark("comment", count, "comments, left out")


# Reading order


def _add_blocks(
    container: etree._Element, joined: frozenset[etree._Element], builder: Builder
) -> None:
    carried = ""
    for item in _items(container):
        if item.tag == PARAGRAPH:
            carried += _text(item, builder)
            if item in joined:
                continue
            builder.add(carried)
        else:
            builder.add(carried)
            add_table(list(_rows(item, joined, builder)), builder)
        carried = ""
    builder.add(carried)


def _items(container: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of a container, through its wrappers."""
    for child in container.iterchildren():
        if child.tag in (PARAGRAPH, TABLE):
            yield child
        elif len(child):
            yield from _items(child)


def _rows(
    table: etree._Element, joined: frozenset[etree._Element], builder: Builder
) -> Iterator[Row]:
    for row in _children(table, ROW):
        yield [_cell(cell, joined, builder) for cell in _children(row, CELL)]


def _children(container: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the nearest descendants of a kind, through content controls."""
    for child in container.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag not in (PARAGRAPH, TABLE, CELL) and len(child):
            yield from _children(child, tag)


def _cell(
    cell: etree._Element, joined: frozenset[etree._Element], builder: Builder
) -> list[str]:
    """Return the paragraphs of a cell, those of tables within it included."""
    paragraphs = []
    carried = ""
    for paragraph in cell.iter(PARAGRAPH):
        carried += _text(paragraph, builder)
        if paragraph not in joined:
            paragraphs.append(carried)
            carried = ""
    paragraphs.append(carried)
    return [text for text in paragraphs if text]


def _text(paragraph: etree._Element, builder: Builder) -> str:
    pieces = []
    for node in paragraph.iter(*INLINE):
        tag = node.tag
        if tag in (TEXT, MATH_TEXT):
            pieces.append(node.text or "")
        elif tag == TAB:
            parent = node.getparent()
            if parent is not None and parent.tag != W + "tabs":  # no tab stop
                pieces.append("\t")
        elif tag == SYMBOL:
            pieces.append(_symbol(node, builder))
        else:
            pieces.append(CHARACTERS[str(tag)])
    return "".join(pieces)


def _symbol(node: etree._Element, builder: Builder) -> str:
    """Return a symbol; U+FFFD where only its font says what it shows."""
    try:
        code = int(node.get(W + "char") or "", 16)
    except ValueError:
        code = 0xFFFD
    if 0xE000 <= code <= 0xF8FF or not 0x20 <= code <= 0xD7FF:
        builder.remark("symbol", 1, "characters of symbol fonts, read as U+FFFD")
        return "\ufffd"
    return chr(code)


PRUNERS = (
    _drop_alternatives,
    _drop_placeholders,
    _drop_notes,
    _count_pictures,
    _count_numbering,
)
