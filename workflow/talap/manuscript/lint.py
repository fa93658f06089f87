"""No hand-typed number, and no word of quantity that nothing bears out.

Digits, Roman numerals, percent, number words and quantifiers are errors wherever a
reader meets them. What may stand: a number by key, a citation, words bound to a claim,
*one* and *first*, idioms, and ``[COVID-19]{.lit why="name"}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from talap.base.messages import Messages
from talap.base.numbers import Number
from talap.manuscript.faults import Fault
from talap.manuscript.keys import PREFIXES, Problem, as_error
from talap.manuscript.lint_keys import KeyIndex
from talap.manuscript.lint_prose import MACHINE, Reader, Run
from talap.manuscript.lint_scan import Find, scan
from talap.manuscript.lint_words import Kind
from talap.manuscript.nodes import Node, get
from talap.manuscript.positions import Locator

LITERAL = 'or say that it is no result: [...]{.lit why="reason"}'
CLAIM = "bind it to what must bear it out: [...]{claim=ID}"
ATTRIBUTES = 'write it as [words]{.class key="value"}, no value blank'
_UNREAD = re.compile(r"\]?\{(?:[.#][\w-]+|\w+=)")  # [x]{.lit why=" "}, to pandoc a text
AROUND = 60  # characters beside a number that tell which key is meant


def find_faults(
    document: dict[str, Any],
    source: str,
    file: str,
    numbers: dict[str, Number],
    messages: dict[str, Messages],
    language: str,
) -> list[Fault]:
    """Return one fault per place in a manuscript that holds a number by hand.

    Parameters
    ----------
    document : dict
        Pandoc's document, before citations are formatted.
    source, file : str
        The Markdown and its name, for the places.
    numbers : dict
        numbers.json, for the hint which key has the value.
    messages : dict
        Of each language, for that hint.
    language : str
        Of the manuscript.
    """
    linter = _Linter(source, file, numbers, messages, language)
    linter.reader.quoting = False  # nothing compares the front matter with a passage
    # Pandoc sorts the front matter by its keys; here it is read as it was written.
    for _, value in sorted(
        document["meta"].items(), key=lambda item: source.find(f"{item[0]}:")
    ):
        linter.reader.read(value, language)
    linter.reader.quoting = True
    linter.reader.read(document["blocks"], language)
    return linter.faults


class _Linter:
    """Collect what is wrong with one manuscript."""

    def __init__(
        self,
        source: str,
        file: str,
        numbers: dict[str, Number],
        messages: dict[str, Messages],
        language: str,
    ) -> None:
        self.faults: list[Fault] = []
        self.locator = Locator(source)
        self.reader = Reader(self.locator, self.markup, self.prose)
        self._file = file
        self._language = language
        self._numbers = numbers
        self._messages = messages
        self._indexes: dict[str, KeyIndex] = {}

    def prose(self, run: Run) -> None:
        """Look at what a reader reads in one piece."""
        text = run.text
        for left in _UNREAD.finditer(text):
            problem = Problem(f"markup that is not read: {left[0]}", ATTRIBUTES)
            self._find(run, left.start(), left.end(), problem)
        finds = scan(text, run.language)
        for find in _joined(finds, text):
            pieces = run.between(find.start, find.end)
            if _is_claimed(find, [each.claimed for each in pieces]):
                continue
            problem = self._say(find, text, run.language)
            self._find(run, find.start, find.end, problem)

    def markup(self, node: Node) -> None:
        """Look at what no reader reads, and where a number could hide."""
        for text, problem in _hidden(node):
            self._add(self.locator.place(text, markup=True), problem, (node,))
        for text in _attributes(node):
            self.reader.say(text, self._language, node, markup=True)

    def _find(self, run: Run, start: int, end: int, problem: Problem) -> None:
        place = self.locator.describe(run.place(start))
        self._add(place, problem, run.nodes(start, end))

    def _add(self, place: str, problem: Problem, nodes: tuple[Node, ...]) -> None:
        self.faults.append(Fault(as_error(problem, self._file, place), nodes))

    def _say(self, find: Find, text: str, language: str) -> Problem:
        said = text[find.start : find.end]
        if find.kind is Kind.MIXED:
            return Problem(
                f"letters of two scripts in one word: {said}",
                "type it anew, in the script of its language",
            )
        if find.kind is Kind.QUANTITY:
            return Problem(
                f"a quantity in words outside a claim: {said}",
                f"{CLAIM}, or give the number by its key",
            )
        keys = self._keys(find, text, said, language)
        if keys:
            others = f" (or of {', '.join(keys[1:3])})" if keys[1:] else ""
            hint = (
                f"this is the value of `num:{keys[0]}`{others}: write that, {LITERAL}"
            )
        elif find.kind is Kind.PERCENT:
            hint = (
                "write the share by its key, `num:KEY`: it prints its own percent sign"
            )
        else:
            hint = f"write the number by its key, `num:KEY`, {LITERAL}"
        name = "a number by hand" if find.kind is Kind.DIGITS else _NAMES[find.kind]
        return Problem(f"{name}: {said}", hint)

    def _keys(self, find: Find, text: str, said: str, language: str) -> list[str]:
        if find.kind is Kind.PERCENT or (
            find.kind is not Kind.DIGITS and find.value is None
        ):
            return []
        if language not in self._indexes:
            if language not in self._messages:
                return []
            self._indexes[language] = KeyIndex(self._numbers, self._messages[language])
        around = text[max(0, find.start - AROUND) : find.end + AROUND]
        value = find.value
        if value is not None and find.share and not find.percent:
            value *= 100
        return self._indexes[language].nearest(
            said, value, share=find.share, around=around
        )


_NAMES = {
    Kind.ROMAN: "a Roman numeral by hand",
    Kind.PERCENT: "percent by hand",
    Kind.WORDS: "a number in words by hand",
}


def _joined(finds: list[Find], text: str) -> Iterator[Find]:
    """Join a number and the percent that follows it: one thing to mend."""
    index = 0
    while index < len(finds):
        find = finds[index]
        following = finds[index + 1] if index + 1 < len(finds) else None
        if (
            following is not None
            and following.kind is Kind.PERCENT
            and find.kind in {Kind.DIGITS, Kind.WORDS}
            and not text[find.end : following.start].strip()
        ):
            yield Find(find.kind, find.start, following.end, find.value, True, True)
            index += 2
        else:
            yield find
            index += 1


def _is_claimed(find: Find, claimed: list[bool]) -> bool:
    """Tell whether a claim vouches for a find: for words it can, for digits never."""
    if find.kind is Kind.QUANTITY:
        return any(claimed)  # [all]{claim=...} participants
    return find.kind is Kind.WORDS and not find.percent and all(claimed)


def _hidden(node: Node) -> Iterator[tuple[str, Problem]]:
    """Yield what in a node the checks cannot read, and the problem."""
    kind, content = node["t"], cast(Any, node.get("c"))
    if kind == "OrderedList" and content[0][0] != 1:
        start = str(content[0][0])
        yield (
            start,
            Problem(
                f"a list that starts at {start}",
                "write a number that ends a sentence or begins one by its key; "
                "number a list from 1",
            ),
        )
    elif kind == "Code" and not content[1].startswith(PREFIXES):
        yield (
            content[1],
            Problem(
                f"unknown inline code `{content[1]}`",
                "inline code is for num:, pl: and ref:; write names in *italics*",
            ),
        )
    elif kind in {"RawInline", "RawBlock"}:
        yield (
            content[1],
            Problem(
                "raw HTML or TeX, which the checks cannot read", "write it as Markdown"
            ),
        )
    elif kind in {"Span", "Div"} and "lit" in content[0][1] and not _reason(content[0]):
        yield (
            ".lit",
            Problem(
                "a literal without a reason", 'add why="name", why="year" or the like'
            ),
        )


def _reason(attribute: list[Any]) -> bool:
    return any(letter.isalpha() for letter in get(attribute, "why"))


def _attributes(node: Node) -> Iterator[str]:
    """Yield the attributes of a node that someone may come to read, and titles."""
    kind, content = node["t"], cast(Any, node.get("c"))
    if kind in {"Link", "Image"} and content[2][1]:
        yield content[2][1]
    place = {"Header": 1}.get(kind, 0)
    if kind == "Div" and "table" in content[0][1]:
        return  # its attributes are conditions on rows
    if kind in {"Header", "Div", "Span", "Link", "Image", "CodeBlock", "Code"} or (
        kind in {"Figure", "Table"}
    ):
        for key, value in content[place][2]:
            if key not in MACHINE:
                yield _without_codes(value)


def _without_codes(value: str) -> str:
    """Return an alternative text up to the codes within it, which print numbers."""
    from talap.manuscript.resolve import BACKTICKS

    return BACKTICKS.sub(lambda found: "\ufffc" * len(found[0]), value)
