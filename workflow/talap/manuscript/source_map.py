"""Where each word, code, citation and footnote of a Markdown file stands in it.

Pandoc keeps no positions. What it read is found again in reading order; a word counts
as found only if nothing but markup lies between it and the one before, so that a place
is right or missing, never nearly right.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from talap.manuscript.nodes import Node, get, is_quotation
from talap.manuscript.pandoc import parse
from talap.manuscript.positions import FOOTNOTE, MENTION, NEAR, escaped_letter
from talap.manuscript.quotations import TRANSLATED

Kind = Literal["word", "code", "cite", "note"]

CODE = re.compile(r"`[^`]*`")
CITATION = re.compile(
    r"\[[^\[\]]*@[^\[\]]*\]|-?@[\w:.#$%&+?<>~/-]*\w(?: \[[^\[\]]*\])?"
)
ATTRIBUTES = re.compile(r"\{[^{}]*\}|\]\([^()]*\)")
OPENING = re.compile(r"(?:\*{1,3}|_{1,3}|~~|\^|!?\[)$")
CLOSING = re.compile(r"\*{1,3}|_{1,3}|~~|\^|\](?:\{[^{}]*\}|\([^()]*\))?")
INLINE = frozenset(
    ["Emph", "Strong", "Span", "Link", "Strikeout", "Superscript", "Subscript"]
)
TEXTS = frozenset(["Para", "Plain", "Header"])


@dataclass(frozen=True, slots=True)
class Leaf:
    """What stands in one place; `start` is -1 where it was not found."""

    kind: Kind
    text: str  # a word as read, else the source
    start: int
    end: int
    block: int
    offsets: tuple[int, ...] = ()  # of each letter of a word
    keys: tuple[str, ...] = ()  # of a citation


@dataclass(frozen=True, slots=True)
class Wrap:
    """Inlines within markup: the place with it, and without it."""

    kind: str
    start: int
    end: int
    inner: tuple[int, int]
    claim: str = ""


@dataclass(slots=True)
class Block:
    """A paragraph, heading, caption or entry of the front matter."""

    kind: str  # as pandoc calls it, or the name in the front matter
    level: int
    alone: bool  # it stands by itself between blank lines
    text: str = ""  # with codes, citations and footnotes as tokens


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Where a quotation has the very words of a passage."""

    start: int
    end: int
    coding: str


@dataclass(eq=False)
class SourceMap:
    """A file and what was found in it, in reading order."""

    file: str
    source: str
    leaves: list[Leaf] = field(default_factory=list)
    wraps: list[Wrap] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    verbatim: list[Verbatim] = field(default_factory=list)
    markup: Counter[str] = field(default_factory=Counter)  # kinds with attributes

    @classmethod
    def read(cls, source: str, file: str) -> SourceMap:
        """Parse a manuscript or an abstract.

        Raises
        ------
        TalapError
            If pandoc refuses it.
        """
        found = cls(file, source)
        document = parse(source, file=file)
        walker = _Walker(found)
        front = [
            (source.find(f"{name}:"), name, value)
            for name, value in document["meta"].items()
        ]
        for place, name, value in sorted(front, key=lambda each: each[:2]):
            walker.front(name, value, place)
        walker.body(document["blocks"])
        return found

    def texts(self) -> list[str]:
        """Return each block's text, blanks made one."""
        return [tidy(block.text) for block in self.blocks]

    def paragraph(self, block: int) -> tuple[int, int] | None:
        """Return the lines of a block, None if they are not its own."""
        own = [each for each in self.leaves if each.block == block and each.start >= 0]
        if not self.blocks[block].alone or not own:
            return None
        first, last = own[0].start, max(each.end for each in own)
        gaps = [match.span() for match in re.finditer(r"\n[ \t]*\n", self.source)]
        before = bisect_right([end for _, end in gaps], first)
        start = gaps[before - 1][1] if before else 0
        end = next((gap[0] for gap in gaps if gap[0] >= last), len(self.source))
        end = start + len(self.source[start:end].rstrip())
        notes = [(e.start, e.end) for e in own if e.kind == "note"]  # written in place
        inside = {
            e.block
            for e in self.leaves
            if start <= e.start < end
            and not any(first < e.start < last for first, last in notes)
        }
        return (start, end) if inside == {block} else None

    def definition(self, note: Leaf) -> tuple[int, int] | None:
        """Return where a footnote is defined, None if it is written in its place."""
        label = note.text[2:-1] if note.text.startswith("[^") else ""
        for match in FOOTNOTE.finditer(self.source):
            if label and match["label"] == label:
                return match.span()
        return None


def tidy(text: str) -> str:
    """Return a text with each run of blanks as one."""
    return " ".join(text.split())


class _Walker:
    """Follow a document through its source."""

    def __init__(self, found: SourceMap) -> None:
        self._found = found
        self._notes = {each["label"]: each for each in FOOTNOTE.finditer(found.source)}
        # With codes and citations, and without: the whole, and without footnotes.
        everything = ATTRIBUTES.sub(blanked_all, found.source)
        body = FOOTNOTE.sub(blanked_all, everything)
        self._all = (everything, _prose(everything))
        self._layers = (body, _prose(body))
        self._cursor = 0

    def front(self, name: str, value: Node, place: int) -> None:
        """Walk an entry of the front matter."""
        self._cursor = max(place, 0)
        self._cursor = self._found.source.find(":", self._cursor) + 1
        if value["t"] == "MetaInlines":
            self._inlines(value["c"], self._block(name))
        elif value["t"] == "MetaList":
            block = self._block(name)
            for number, each in enumerate(value["c"]):
                if number:
                    self._word(", ", block)
                if each["t"] == "MetaInlines":
                    self._inlines(each["c"], block)

    def body(self, blocks: list[Node]) -> None:
        """Walk blocks that stand by themselves."""
        ends = re.match(r"---\n.*?\n(?:---|\.\.\.)\n", self._found.source, re.DOTALL)
        self._cursor = ends.end() if ends else 0
        self._blocks(blocks, alone=True)

    def _block(self, kind: str, level: int = 0, *, alone: bool = False) -> int:
        self._found.blocks.append(Block(kind, level, alone))
        return len(self._found.blocks) - 1

    def _blocks(self, content: Any, *, alone: bool = False) -> None:
        if isinstance(content, list):
            for each in content:
                self._blocks(each, alone=alone)
            return
        if not isinstance(content, dict) or "t" not in content:
            return
        kind: str = content["t"]
        inside: Any = content.get("c")
        if kind in TEXTS:
            level = inside[0] if kind == "Header" else 0
            block = self._block(kind, level, alone=alone and kind != "Plain")
            self._inlines(inside[2] if kind == "Header" else inside, block)
        elif kind == "Figure":
            self._found.markup[f"Figure {inside[0]}"] += 1
            self._blocks(inside[1])
        elif kind == "Div":
            self._found.markup[f"Div {inside[0]}"] += 1
            first = len(self._found.leaves)
            self._blocks(inside[1])
            self._quoted(content, first, 1)  # what is added at its ends is in it too
        elif kind == "LineBlock":
            for line in inside:
                self._inlines(line, self._block(kind))
        else:
            self._found.markup[kind] += 1
            self._blocks(inside)

    def _inlines(self, inlines: list[Node], block: int) -> None:
        for node in inlines:
            kind, inside = node["t"], node.get("c")
            if kind == "Str":
                self._word(str(inside), block)
            elif kind in {"Space", "SoftBreak", "LineBreak"}:
                self._found.blocks[block].text += " "
            elif kind == "Code":
                self._computed("code", CODE, block)
            elif kind == "Cite":
                keys = tuple(each["citationId"] for each in node["c"][0])
                self._computed("cite", CITATION, block, keys)
            elif kind == "Note":
                self._note(node, block)
            elif kind in INLINE:
                self._wrapped(node, block)
            elif kind == "Quoted":
                self._inlines(node["c"][1], block)
            else:
                self._found.markup[f"{kind} {inside}"] += 1

    def _add(self, leaf: Leaf) -> None:
        self._found.leaves.append(leaf)
        if leaf.start >= 0:
            self._cursor = leaf.end
        shown = leaf.text if leaf.kind == "word" else token(leaf)
        self._found.blocks[leaf.block].text += shown

    def _word(self, text: str, block: int) -> None:
        layer = self._layers[1]
        near = (self._cursor, self._cursor + NEAR)
        start = layer.find(text, *near)
        if start >= 0 and self._is_next(layer, start):
            offsets = tuple(range(start, start + len(text)))
            end = start + len(text)
            self._add(Leaf("word", text, start, end, block, offsets))
            return
        pattern = re.compile("".join(f"({escaped_letter(letter)})" for letter in text))
        match = pattern.search(layer, *near)
        if match and self._is_next(layer, match.start()):
            offsets = tuple(match.start(number + 1) for number in range(len(text)))
            leaf = Leaf("word", text, match.start(), match.end(), block, offsets)
            self._add(leaf)
        else:
            self._add(Leaf("word", text, -1, -1, block))

    def _computed(
        self,
        kind: Kind,
        pattern: re.Pattern[str],
        block: int,
        keys: tuple[str, ...] = (),
    ) -> None:
        layer = self._layers[0]
        match = pattern.search(layer, self._cursor, self._cursor + NEAR)
        if match and self._is_next(layer, match.start()):
            start, end = match.span()
            self._add(Leaf(kind, match[0], start, end, block, keys=keys))
        else:
            self._add(Leaf(kind, "", -1, -1, block, keys=keys))

    def _is_next(self, layer: str, start: int) -> bool:
        return not re.search(r"\w", layer[self._cursor : start])

    def _note(self, node: Node, block: int) -> None:
        mention = MENTION.search(self._layers[0], self._cursor)
        if not mention or not self._is_next(self._layers[0], mention.start()):
            self._add(Leaf("note", "", -1, -1, block))
            return
        number = len(self._found.leaves)
        start, end = mention.span()
        self._add(Leaf("note", mention[0], start, end, block))
        with self._definition(mention):
            self._blocks(node["c"])
        if mention["label"] is None:  # ^[words], which end with the bracket
            end = self._found.source.find("]", self._cursor) + 1
            text = self._found.source[start:end]
            self._found.leaves[number] = Leaf("note", text, start, end, block)
            self._cursor = end

    @contextmanager
    def _definition(self, mention: re.Match[str]) -> Iterator[None]:
        definition = self._notes.get(mention["label"]) if mention["label"] else None
        if definition is None:
            yield
            return
        layers, cursor = self._layers, self._cursor
        self._layers, self._cursor = self._all, definition.end("label") + len("]:")
        yield
        self._layers, self._cursor = layers, cursor

    def _wrapped(self, node: Node, block: int) -> None:
        kind, content = node["t"], node["c"]
        inlines = content if kind in {"Emph", "Strong"} else content[-1]
        attribute = content[0] if kind in {"Span", "Link"} else None
        if kind in {"Strikeout", "Superscript", "Subscript"}:
            inlines = content
        elif kind == "Link":
            inlines = content[1]
        self._found.markup[f"{kind} {attribute or ''}"] += 1
        first = len(self._found.leaves)
        self._inlines(inlines, block)
        self._quoted(node, first, 0)
        inside = [e for e in self._found.leaves[first:] if e.block == block]
        if not inside or inside[0].start < 0 or inside[-1].start < 0:
            return
        start, end = inside[0].start, inside[-1].end
        source = self._found.source
        # What is nested within has markup of its own, nearer to the words.
        for wrap in self._found.wraps:
            if wrap.start <= start < wrap.end or wrap.start < end <= wrap.end:
                start, end = min(start, wrap.start), max(end, wrap.end)
        before, after = OPENING.search(source[:start][-3:]), CLOSING.match(source, end)
        if before and after:
            size = min(len(before[0]), 2 if kind == "Strong" else 1)
            stop = after.end() if after[0][0] == "]" else end + size
            claim = get(attribute, "claim") if attribute else ""
            wrap = Wrap(kind, start - size, stop, (start, end), claim)
            self._found.wraps.append(wrap)
            self._cursor = max(self._cursor, stop)

    def _quoted(self, node: Node, first: int, around: int) -> None:
        if not is_quotation(node) or TRANSLATED in node["c"][0][1]:
            return
        inside = [each for each in self._found.leaves[first:] if each.start >= 0]
        if inside:
            start, end = inside[0].start - around, inside[-1].end + around
            coding = get(node["c"][0], "coding")
            self._found.verbatim.append(Verbatim(start, end, coding))


def token(leaf: Leaf) -> str:
    """Return what stands for a code, citation or footnote in a block's text."""
    return "⟨note⟩" if leaf.kind == "note" else f"⟨{leaf.text}⟩"


def _prose(layer: str) -> str:
    return CITATION.sub(blanked_all, CODE.sub(blanked_all, layer))


def blanked_all(found: re.Match[str]) -> str:
    """Return as many blanks, line ends kept."""
    return re.sub(r"[^\n]", " ", found[0])
