"""Quotations of the interviews by coding: checked, and printed with who said them.

A block ``::: {.quote coding=I01-008-02}`` or ``[words]{.quote coding=I01-008-02}`` in a
line. The words are the passage's own, ``[…]`` where some are left out; with the further
class ``.translated`` they are a translation, and the passage goes into a note.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from talap.base.messages import Messages
from talap.manuscript.keys import Refused
from talap.manuscript.nodes import (
    Node,
    division,
    get,
    link,
    paragraph,
    span,
    string,
    text_of,
)
from talap.manuscript.passages import (
    UNKNOWN,
    Passage,
    foreign_digits,
    is_blank,
    missing,
    near,
)

QUOTE = "quote"
TRANSLATED = "translated"
AUDIT = "../audit/{language}/codes.html#coding-{coding}"
CONSENSUS = "results/coding/consensus.csv"
WRITTEN = "write ::: {.quote coding=ID} or [words]{.quote coding=ID}"

_TEXT = frozenset(["Str", "Space", "SoftBreak", "LineBreak"])
_BLOCKS = frozenset(["Para", "Plain"])
_GAP = "\ufffc"


@dataclass(frozen=True)
class Quotations:
    """What quotations are checked against and printed from."""

    passages: dict[str, Passage]
    languages: dict[str, str]  # of the quoted passages, by coding
    messages: dict[str, Messages] = field(default_factory=dict)
    simulated: bool = False

    def passage(self, node: Node) -> Passage:
        """Return the passage of a quotation.

        Raises
        ------
        Refused
            If the node lacks the class or the coding, or nothing has the coding.
        """
        attribute, content = node["c"]
        coding = get(attribute, "coding")
        if QUOTE not in attribute[1]:
            raise Refused(f"coding={coding} without the class .quote", WRITTEN)
        if not coding:
            raise Refused("a quotation without its coding", WRITTEN)
        if coding not in self.passages:
            is_own = TRANSLATED not in attribute[1]
            body = text_of(content) if is_own else ""
            found = near(coding, body, self.passages)
            hint = (
                f"did you mean {' or '.join(found)}?" if found else f"see {CONSENSUS}"
            )
            raise Refused(f"no coding {coding} in the consensus", hint)
        return self.passages[coding]

    def check(self, node: Node, language: str) -> Passage:
        """Return the passage, once the words are found to be its own, or may be.

        Raises
        ------
        Refused
            If the quotation holds more than words, words that are not the passage's,
            or, in a translation, digits that the passage does not have.
        """
        passage = self.passage(node)
        attribute, content = node["c"]
        _refuse_markup(node["t"], content)
        body = said(content)
        if is_blank(body):
            raise Refused(f"the quotation of {passage.coding} has no words", WRITTEN)
        if TRANSLATED in attribute[1]:
            original = self.languages.get(passage.coding, UNKNOWN)
            digits = foreign_digits(body, passage.text, language, original)
            if digits:
                raise Refused(
                    f"a number in digits that the passage {passage.coding} "
                    f"does not have: {digits[0]}",
                    f"the passage is: {passage.text}",
                )
        elif piece := missing(body, passage.text):
            raise Refused(
                f"not the words of {passage.coding}: {piece}",
                f"quote it as it is now: {passage.text}\n"
                f"     […] where you leave out words; .{TRANSLATED} for a translation",
            )
        return passage

    def block(self, node: Node, language: str) -> Node:
        """Return a quotation that stands by itself, and below it who said it."""
        passage = self.check(node, language)
        attribute, blocks = node["c"]
        told = division([paragraph(*self._told(passage, attribute, language))], "by")
        if TRANSLATED not in attribute[1]:
            blocks = _marked(blocks, self._foreign(passage, language), division)
        quoted = {"t": "BlockQuote", "c": [*blocks, told]}
        return division([quoted], "quotation", coding=passage.coding)

    def inline(self, node: Node, language: str, *, in_note: bool = False) -> Node:
        """Return a quotation within a sentence, in quotation marks.

        A note has none of its own: there the passage follows in the brackets.
        """
        passage = self.check(node, language)
        attribute, inlines = node["c"]
        if TRANSLATED not in attribute[1]:
            inlines = _marked(inlines, self._foreign(passage, language), span)
        told = self._told(passage, attribute, language, in_note=in_note)
        *rest, last = told
        brackets = (
            [*rest, string(")"), last] if last["t"] == "Note" else [*told, string(")")]
        )
        quoted = [*self._in_marks(inlines, language), string(" ("), *brackets]
        return span(quoted, "quotation", coding=passage.coding)

    def _told(
        self,
        passage: Passage,
        attribute: list[Any],
        language: str,
        *,
        in_note: bool = False,
    ) -> list[Node]:
        """Return who said it, linked to the audit, and a translation's original."""
        messages = self.messages[language]
        name = passage.participant
        if self.simulated:
            name = messages("quote-simulated", participant=name)
        target = AUDIT.format(language=messages.language, coding=passage.coding)
        who = link([string(name)], target, ("passage",))
        if TRANSLATED not in attribute[1]:
            return [who]
        original = self._original(passage, language)
        if in_note:
            return [who, string("; "), *original]
        return [who, {"t": "Note", "c": [paragraph(*original)]}]

    def _original(self, passage: Passage, language: str) -> list[Node]:
        code = self.languages.get(passage.coding, UNKNOWN)
        messages = self.messages[language]
        name = _language_name(code, messages.language)
        label = messages("quote-original", language=name or UNKNOWN)
        marked = self._in_marks([string(passage.text)], language)
        values = {} if code == UNKNOWN else {"lang": code}
        return [
            span([string(label)], "original-label"),
            string(": "),
            span(marked, "original", **values),
        ]

    def _in_marks(self, inlines: list[Node], language: str) -> list[Node]:
        before, after = self.messages[language]("audit-quote", text=_GAP).split(_GAP)
        return [string(before), *inlines, string(after)]

    def _foreign(self, passage: Passage, language: str) -> str:
        """Return the language of a passage, "" if it is that of the text around."""
        found = self.languages.get(passage.coding, UNKNOWN)
        return "" if found in {language, UNKNOWN} else found


def said(content: list[Node]) -> str:
    """Return the words of a quotation, its paragraphs joined by blanks.

    >>> said([paragraph(string("One")), paragraph(string("two."))])
    'One two.'
    """
    if content and content[0]["t"] in _BLOCKS:
        return " ".join(text_of(block["c"]) for block in content)
    return text_of(content)


def _marked(
    content: list[Node], language: str, wrap: Callable[..., Node]
) -> list[Node]:
    return [wrap(content, lang=language)] if language else content


def _refuse_markup(kind: str, content: list[Node]) -> None:
    """Raise if a quotation holds anything but words."""
    parts = content
    if kind == "Div":
        for block in content:
            if block["t"] not in _BLOCKS:
                raise Refused(
                    f"a {block['t']} within a quotation",
                    "it holds paragraphs of words only; a line that Markdown takes for "
                    "a list or a heading begins with a backslash",
                )
        parts = [node for block in content for node in block["c"]]
    for node in parts:
        if node["t"] == "Span" and not node["c"][0][1] and _only_language(node):
            _refuse_markup("Span", node["c"][1])
        elif node["t"] not in _TEXT:
            raise Refused(
                f"markup within a quotation ({node['t']}): {text_of([node]) or '...'}",
                "it holds words only; before a letter that Markdown takes for markup "
                "stands a backslash",
            )


def _only_language(node: Node) -> bool:
    return [name for name, _ in node["c"][0][2]] in ([], ["lang"])


def _language_name(code: str, language: str) -> str:
    from babel import Locale

    name = Locale.parse(language).languages.get(code, "")
    return "" if code == UNKNOWN else str(name)
