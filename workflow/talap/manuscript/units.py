"""A manuscript as the units that are translated one by one.

A unit is a heading, a paragraph, the block of a list's item, a caption, an alternative
text, a footnote's paragraph, a quotation or a field of the front matter. Translations
hold the same units in each section in the same order, so that section, kind and number
find the counterpart.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, cast

from talap.base.errors import TalapError
from talap.base.files import read_json, write_json
from talap.manuscript.nodes import Node, get, is_quotation, walk
from talap.manuscript.pandoc import parse
from talap.manuscript.passages import Passage
from talap.manuscript.positions import Locator

QUOTATION = "quotation"
OPENING = "opening"  # what stands before the first heading
FRONT = "front"
ABSTRACT = "abstract"

_MARKS = {
    "Emph": "*",
    "Strong": "**",
    "Strikeout": "~~",
    "Superscript": "^",
    "Subscript": "~",
}
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff")) | {0x2011: "-"}


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: where it stands, and what it says with the markup that matters."""

    section: str
    kind: str
    number: int  # among those of its kind in its section, from 1
    text: str
    file: str
    line: int
    coding: str = ""  # of a quotation
    translated: bool = False  # whether a quotation is given in translation

    @property
    def place(self) -> str:
        """What finds the unit in each language.

        >>> Unit("results", "paragraph", 2, "", "", 1).place
        'results/paragraph-2'
        """
        return f"{self.section}/{self.kind}-{self.number}"


@dataclass(frozen=True, slots=True)
class Document:
    """The units of a language: of its abstract, then of its manuscript."""

    language: str
    units: tuple[Unit, ...]


def write_units(path: Path, document: Document, passages: dict[str, Passage]) -> None:
    """Write the units of a language, and the passages that they quote."""
    codings = dict.fromkeys(unit.coding for unit in document.units)
    quoted = [asdict(passages[each]) for each in codings if each in passages]
    write_json(path, asdict(document) | {"passages": quoted})


def read_units_of(path: Path) -> tuple[Document, dict[str, Passage]]:
    """Read what `write_units` wrote: the units, and the passages by their coding."""
    content = read_json(path)
    units = tuple(Unit(**each) for each in content["units"])
    passages = {each["coding"]: Passage(**each) for each in content["passages"]}
    return Document(content["language"], units), passages


def read_document(manuscript: Path, abstract: Path, language: str) -> Document:
    """Read the units of one language.

    Raises
    ------
    TalapError
        If a file is missing or pandoc refuses it.
    """
    units: list[Unit] = []
    for path, section in ((abstract, ABSTRACT), (manuscript, "")):
        try:
            source = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise TalapError(path, "there is no such file", "write it") from None
        except UnicodeDecodeError as error:
            raise TalapError(
                path, f"not UTF-8 (byte {error.start})", "save it as UTF-8"
            ) from None
        units += read_units(source, path.as_posix(), section)
    return Document(language, tuple(units))


def read_units(source: str, file: str, section: str = "") -> list[Unit]:
    """Return the units of a Markdown text in reading order.

    Parameters
    ----------
    source, file : str
        The text and its name.
    section : str
        What the section before the first heading goes by, and the front matter.
    """
    from talap.manuscript.resolve import restore_alternatives

    document = restore_alternatives(parse(source, file=file))
    return units_of(document, source, file, section)


def units_of(
    document: dict[str, Any], source: str, file: str, section: str = ""
) -> list[Unit]:
    """Return the units of a text that pandoc has read; arguments as of `read_units`."""
    reader = _Reader(source, file)
    reader.section = section or FRONT
    # Pandoc sorts the front matter by its keys; here it is read as it was written.
    for name, value in sorted(
        document["meta"].items(), key=lambda item: source.find(f"{item[0]}:")
    ):
        reader.add(name, _values(value))
    reader.section = section or OPENING
    reader.blocks(document["blocks"], "paragraph")
    return reader.units


def fingerprint(text: str) -> str:
    """Return what a unit's text is known by: 64 bits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def bare(text: str) -> str:
    r"""Return a text with plain blanks, and without what is invisible.

    >>> bare("a\u00a0 b\u00adc")
    'a bc'
    """
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return " ".join(text.split())


def _values(value: Any) -> list[Node]:
    """Return the inlines of a field of the front matter, a list's joined by commas."""
    if value["t"] == "MetaList":
        found: list[Node] = []
        for part in value["c"]:
            found += [{"t": "Str", "c": ";"}, {"t": "Space"}] if found else []
            found += _values(part)
        return found
    if value["t"] == "MetaBlocks":
        return [node for block in value["c"] for node in block.get("c", [])]
    if value["t"] == "MetaInlines":
        return cast(list[Node], value["c"])
    return [{"t": "Str", "c": str(value["c"])}]


class _Reader:
    """Collect the units of one text."""

    def __init__(self, source: str, file: str) -> None:
        self.units: list[Unit] = []
        self.section = OPENING
        self._source = source
        self._file = file
        self._locator = Locator(source)
        self._counts: Counter[tuple[str, str]] = Counter()
        self._headings = 0
        self._start: int | None = None  # of the unit at hand in the source

    def blocks(self, blocks: Iterable[Node], kind: str) -> None:
        """Read blocks; paragraphs among them are units of a kind."""
        for node in blocks:
            self._block(node["t"], node.get("c"), node, kind)

    def _block(self, name: str, content: Any, node: Node, kind: str) -> None:
        if name == "Header":
            self._headings += 1
            self.section = content[1][0] or f"section-{self._headings}"
            self.add("heading", content[2])
        elif name in {"Para", "Plain"}:
            self.add(kind, content)
        elif name == "LineBlock":
            for line in content:
                self.add(kind, line)
        elif name == "BlockQuote":
            self.blocks(content, kind)
        elif name in {"BulletList", "OrderedList"}:
            for item in content if name == "BulletList" else content[1]:
                self.blocks(item, kind)
        elif name == "DefinitionList":
            for term, meanings in content:
                self.add(kind, term)
                for meaning in meanings:
                    self.blocks(meaning, kind)
        elif name == "Figure":
            self.blocks(content[1][1], "caption")
            for each, _ in walk(content[2], ""):
                if each["t"] == "Image":
                    self.add("alternative", each["c"][1])
        elif name == "Table":
            self.blocks(content[1][1], "caption")
            for row in [*content[3][1], *(r for body in content[4] for r in body[3])]:
                for cell in row[1]:
                    self.blocks(cell[4], "cell")
        elif name == "Div" and is_quotation(node):
            self._quotation(node)
        elif name == "Div":
            is_table = "table" in content[0][1]
            self.blocks(content[1], "caption" if is_table else kind)

    def add(self, kind: str, inlines: list[Node]) -> None:
        """Add a unit of inlines, and after it the notes and quotations within."""
        self._open(kind, "", False, lambda: self._written(inlines))

    def _quotation(self, node: Node) -> None:
        from talap.manuscript.quotations import TRANSLATED, said

        attribute, content = node["c"]
        coding = get(attribute, "coding")

        def words() -> str:
            for each, _ in walk(content, ""):
                if each["t"] == "Str":
                    self._find(each["c"])
            return said(content)

        self._open(QUOTATION, coding, TRANSLATED in attribute[1], words)

    def _open(
        self, kind: str, coding: str, translated: bool, text: Callable[[], str]
    ) -> None:
        """Add a unit; those within it, found while its text is read, come after it."""
        self._counts[self.section, kind] += 1
        number, at = self._counts[self.section, kind], len(self.units)
        unit = Unit(self.section, kind, number, "", self._file, 0, coding, translated)
        self.units.append(unit)
        around, self._start = self._start, None
        whole = bare(text())
        start = self._locator.cursor if self._start is None else self._start
        line = self._source.count("\n", 0, start) + 1
        self.units[at] = replace(unit, text=whole, line=line)
        self._start = around

    def _find(self, text: str, *, markup: bool = False) -> None:
        found = self._locator.find(text, markup=markup)
        if self._start is None:
            self._start = found

    def _written(self, inlines: list[Node]) -> str:
        return "".join(self._inline(each["t"], each.get("c"), each) for each in inlines)

    def _inline(self, name: str, content: Any, node: Node) -> str:
        if name == "Str":
            self._find(content)
            return str(content)
        if name in {"Space", "SoftBreak", "LineBreak"}:
            return " "
        if name in _MARKS:
            return f"{_MARKS[name]}{self._written(content)}{_MARKS[name]}"
        if name == "Code":
            self._find(content[1], markup=True)
            return f"`{content[1]}`"
        if name == "Note":
            with self._locator.around(node):
                self.blocks(content, "footnote")
            return "[^]"
        if name == "Span" and is_quotation(node):
            self._quotation(node)
            return "[…]{.quote}"
        if name in {"Span", "Link", "Image"}:
            target = f"({content[2][0]})" if name != "Span" else ""
            return f"[{self._written(content[1])}]{target}{_attributes(content[0])}"
        if name == "Cite":
            return f"[{'; '.join(self._cited(each) for each in content[0])}]"
        if name == "Math":
            return f"${content[1]}$"
        if name == "RawInline":
            return str(content[1])
        inside = content[1] if name == "Quoted" else content
        return f"[{self._written(inside)}]{{.{name}}}"

    def _cited(self, cited: dict[str, Any]) -> str:
        before = self._written(cited["citationPrefix"])
        after = self._written(cited["citationSuffix"])
        return f"{before} @{cited['citationId']}{after}"


def _attributes(attribute: list[Any]) -> str:
    """Return classes and values that change what a reader gets; a reason does not."""
    parts = [f".{each}" for each in attribute[1]]
    parts += [f"{key}={value}" for key, value in attribute[2] if key != "why"]
    return f"{{{' '.join(parts)}}}" if parts else ""
