"""A manuscript as runs of prose: what a reader sees in one piece, and where it stands.

A run joins the texts of a paragraph, heading, cell or caption over all emphasis:
«пят**надцать**» is one word. Footnotes and alternative texts are runs of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from talap.manuscript.lint_scan import OBJECT, SIGNLESS
from talap.manuscript.nodes import INLINE, Node, get, is_quotation
from talap.manuscript.positions import Locator

_SIGNLESS = re.compile(r"num:\S+(?: \w+=\w+)* sign=no\b")
_SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})
# Where in a work, which a citation may say in digits: [@braun2006, p. 79].
_LABEL = r"(?:pp?|с|сс|стр|ch|chap|гл|vol|т|no|№|fig|§+|sec|б|бб)\.?[\s\u00a0]*"
_PAGES = r"[\dIVXLC]+(?:[-–—][\dIVXLC]+)?(?:-бб?\.?)?(?![^\W_])"
_LOCATOR = re.compile(rf"(?:[,;\s\u00a0]*(?:{_LABEL})?{_PAGES})+")
# Attributes that tell the programs something and print nothing.
MACHINE = frozenset(
    [
        "claim",
        "why",
        "from",
        "columns",
        "parent",
        "lang",
        "width",
        "height",
        "coding",
        "key",
        "source",
    ]
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text within a run."""

    start: int  # in the run
    text: str
    place: int | None  # in the source
    language: str
    claimed: bool  # its words are bound to a claim
    node: Node | None = None  # that holds it


@dataclass(slots=True)
class Run:
    """What is read in one piece."""

    pieces: list[Piece] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        """The run as plain text, with `OBJECT` for what is no prose."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def language(self) -> str:
        """The language of most of it."""
        counts: dict[str, int] = {}
        for piece in self.pieces:
            counts[piece.language] = counts.get(piece.language, 0) + len(piece.text)
        return max(counts, key=lambda each: counts[each]) if counts else ""

    def add(
        self,
        text: str,
        place: int | None,
        language: str,
        claimed: bool,
        node: Node | None = None,
    ) -> None:
        """Append a text."""
        if text:
            self.pieces.append(Piece(self.length, text, place, language, claimed, node))
            self.length += len(text)

    def between(self, start: int, end: int) -> list[Piece]:
        """Return the pieces that a stretch of the run touches."""
        return [
            each
            for each in self.pieces
            if each.start < end and each.start + len(each.text) > start
        ]

    def nodes(self, start: int, end: int) -> tuple[Node, ...]:
        """Return the nodes that hold a stretch of the run."""
        return tuple(each.node for each in self.between(start, end) if each.node)

    def place(self, start: int) -> int | None:
        """Return where in the source a place of the run stands, if that is known."""
        for each in self.between(start, start + 1):
            if each.place is not None:
                return each.place + start - each.start
        return None


class Reader:
    """Read a document into runs; hand each node of markup on, in reading order."""

    def __init__(
        self,
        locator: Locator,
        markup: Callable[[Node], None],
        finish: Callable[[Run], None],
    ) -> None:
        self._locator = locator
        self._markup = markup
        self._finish = finish
        self.quoting = (
            True  # whether there may be quotations that something else checks
        )
        self._citing = False  # whether the texts stand in the markup of a citation

    def read(self, content: Any, language: str) -> None:
        """Read blocks, metadata or any list of them."""
        if isinstance(content, list):
            if content and all(_is_inline(part) for part in content):
                self._run(content, language)
            else:
                for part in content:
                    self.read(part, language)
        elif isinstance(content, dict) and "t" in content:
            self._block(content, language)
        elif isinstance(content, dict):
            for part in content.values():
                self.read(part, language)

    def _block(self, node: Node, language: str) -> None:
        kind, content = node["t"], cast(Any, node.get("c"))
        if _is_inline(node):
            self._run([node], language)
            return
        self._markup(node)
        if kind == "MetaString":
            self.say(content, language, node)
        elif kind == "CodeBlock":
            self.say(content[1], language, node, markup=True)
        elif kind == "Div" and self.quoting and is_quotation(node):
            with self._unheard():
                self.read(content[1], language)
        elif kind == "Div":
            self.read(content[1], get(content[0], "lang", language))
        elif kind != "RawBlock":
            self.read(content, language)

    @contextmanager
    def _unheard(self) -> Iterator[None]:
        """Read somebody's own words, which are compared with the passage instead."""
        finish, self._finish = self._finish, lambda run: None
        yield
        self._finish = finish

    def say(
        self, text: str, language: str, node: Node, *, markup: bool = False
    ) -> None:
        """Read a text that pandoc keeps as a string: an attribute, code."""
        run = Run()
        run.add(text, self._locator.find(text, markup=markup), language, False, node)
        self._finish(run)

    def _run(self, inlines: list[Node], language: str) -> None:
        run = Run()
        self._inlines(inlines, run, language, False)
        self._finish(run)

    def _inlines(
        self,
        inlines: list[Node],
        run: Run,
        language: str,
        claimed: bool,
    ) -> None:
        for node in inlines:
            kind, content = node["t"], cast(Any, node.get("c"))
            if kind == "Str":
                place = self._locator.find(content, markup=self._citing)
                run.add(content, place, language, claimed, node)
                continue
            if kind in _SPACES:
                run.add(" ", None, language, claimed)
                continue
            self._markup(node)
            if kind == "Note":
                self._note(content, language)
            elif kind == "Span" and self.quoting and is_quotation(node):
                run.add(OBJECT, None, language, claimed)
                with self._unheard():
                    self._run(content[1], language)
            elif kind == "Span":
                self._span(content, run, language, claimed)
            elif kind == "Link":
                if _is_address(content):
                    run.add(OBJECT, None, language, claimed)
                else:
                    self._inlines(content[1], run, language, claimed)
            elif kind == "Image":
                run.add(OBJECT, None, language, claimed)
                self._run(content[1], language)
            elif kind == "Cite":
                run.add(OBJECT, None, language, claimed)
                for cited in content[0]:
                    self._cited(cited, language, node)
            elif kind == "Quoted":
                self._inlines(content[1], run, language, claimed)
            elif kind == "Code":
                self._code(node, run, language, claimed)
            elif kind == "Math":
                run.add(OBJECT, None, language, claimed)
                self.say(content[1], language, node, markup=True)
            elif kind == "RawInline":
                run.add(OBJECT, None, language, claimed)
            else:  # emphasis of some kind
                self._inlines(content, run, language, claimed)

    def _note(self, blocks: list[Node], language: str) -> None:
        with self._locator.around({"t": "Note"}):
            self.read(blocks, language)

    def _span(
        self,
        content: list[Any],
        run: Run,
        language: str,
        claimed: bool,
    ) -> None:
        attribute, inlines = content
        if "lit" in attribute[1]:
            run.add(OBJECT, None, language, claimed)
            return
        language = get(attribute, "lang", language)
        claimed = claimed or bool(get(attribute, "claim").strip())
        self._inlines(inlines, run, language, claimed)

    def _cited(self, cited: dict[str, Any], language: str, node: Node) -> None:
        """Read what a citation says beside the work: in prose but for the pages."""
        self._citing = True
        if cited["citationPrefix"]:
            self._run(cited["citationPrefix"], language)
        self._locator.find(f"@{cited['citationId']}", markup=True)
        run = Run()
        self._inlines(cited["citationSuffix"], run, language, False)
        self._citing = False
        found = _LOCATOR.match(run.text)
        if found is None:
            self._finish(run)
            return
        rest = Run()
        text, place = run.text[found.end() :], run.place(found.end())
        rest.add(text, place, language, False, node)
        self._finish(rest)

    def _code(self, node: Node, run: Run, language: str, claimed: bool) -> None:
        text = node["c"][1]
        mark = SIGNLESS if _SIGNLESS.match(text) else OBJECT
        run.add(mark, None, language, claimed)
        if text.startswith("pl:"):  # whose forms are printed as they are
            forms = Run()
            place = self._locator.find(text, markup=True)
            before = text.find(" ") + 1
            place = None if place is None else place + before
            forms.add(text[before:], place, language, False, node)
            self._finish(forms)


def _is_inline(node: Any) -> bool:
    return isinstance(node, dict) and node.get("t") in INLINE


def _is_address(content: list[Any]) -> bool:
    """Tell whether a link shows its own target: <https://doi.org/...>."""
    attribute, inlines, target = content
    shown = "".join(node.get("c", " ") for node in inlines if node["t"] == "Str")
    return bool({"uri", "email"} & set(attribute[1])) and target[0] in {
        shown,
        f"mailto:{shown}",
    }
