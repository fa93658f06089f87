"""Where in the Markdown a node of pandoc's document stands.

Pandoc's Markdown reader keeps no positions. Walking the document in reading order, each
text is found again in the source from where the last one ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from talap.base.localise import NO_BREAK

NEAR = 4000  # characters ahead within which the next text is expected

# A footnote with its lazy and its indented lines; and where it is referred to.
FOOTNOTE = re.compile(
    r"^\[\^(?P<label>[^\]\s]+)\]:[^\n]*"
    r"(?:\n(?!\[\^)[ \t]*\S[^\n]*|\n(?=\n*(?:[ ]{4}|\t)[^\n]*\S))*",
    re.MULTILINE,
)
MENTION = re.compile(r"\[\^(?P<label>[^\]\s]+)\](?!:)|\^\[")

# What may hold the same letters and is no prose: citations, literals, attributes, code,
# targets of links.
MARKUP = re.compile(
    r"\[[^\[\]]*@[^\[\]]*\]"
    r"|\[[^\[\]]*\]\{[^{}]*\.lit\b[^{}]*\}"
    r"|@[\w:.#$%&+?<>~/-]*\w"
    r"|\{[^{}]*\}"
    r"|`[^`]*`"
    r"|\]\([^()]*\)"
)
ALTERNATIVE = re.compile(r'\{[^{}]*\balt="(?P<text>[^"]*)"')


# Letters that Markdown may hold with a backslash before them, or as an entity.
_ESCAPED = frozenset("\\`*_{}[]()#+-.!%<>&\u00a0\u00ad\u200b\u2009\u202f½²³")


class Locator:
    """Follow a document through its source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.cursor = 0
        self._notes = {found["label"]: found for found in FOOTNOTE.finditer(source)}
        self._prose = MARKUP.sub(_blank, source)
        self._body = FOOTNOTE.sub(_blank, self._prose)

    def place(self, text: str, *, markup: bool = False) -> str:
        """Return ``line L, column C`` of the next occurrence of a text.

        Parameters
        ----------
        text : str
            As it stands in the source.
        markup : bool
            Whether it is part of the markup: inline code, an attribute, a target.
        """
        return self.describe(self.find(text, markup=markup))

    def peek(self, text: str) -> str:
        """Return ``line L, column C`` of the next occurrence, and go nowhere.

        An empty string where there is none.
        """
        found = self.source.find(text, self.cursor)
        found = self.source.find(text) if found < 0 else found
        return self.describe(found) if found >= 0 else ""

    def find(self, text: str, *, markup: bool = False) -> int | None:
        """Return where the next occurrence of a text starts, None if there is none."""
        for layer in (self.source,) if markup else (self._body, self.source):
            found = layer.find(text, self.cursor, self.cursor + NEAR)
            if found >= 0:
                self.cursor = found + len(text)
                return found
        escapable = any(letter in text for letter in _ESCAPED)
        if (escapable or not text.isprintable()) and (markup or self._escapes()):
            escaped = re.compile("".join(escaped_letter(letter) for letter in text))
            match = escaped.search(self._body, self.cursor, self.cursor + NEAR)
            if match:
                self.cursor = match.end()
                return match.start()
        # It stands elsewhere; look at the whole source, go on from here.
        found = self.source.find(text)
        return found if found >= 0 else None

    def _escapes(self) -> bool:
        """Tell whether any letter is escaped near by: if none, as is seldom, no search.

        A pattern of each text takes far longer to compile than to look for.
        """
        start, end = self.cursor, self.cursor + NEAR
        return any(self._body.find(sign, start, end) >= 0 for sign in "\\&")

    def describe(self, position: int | None) -> str:
        """Return a place in the source as line and column, counted from 1."""
        if position is None:
            return f"near line {self._line(self.cursor)}"
        column = position - (self.source.rfind("\n", 0, position) + 1) + 1
        return f"line {self._line(position)}, column {column}"

    def around(self, node: dict[str, Any]) -> AbstractContextManager[None]:
        """Return the context in which to walk what stands in a node."""
        return self._note() if node["t"] == "Note" else nullcontext()

    @contextmanager
    def _note(self) -> Iterator[None]:
        """Go to the text of the next footnote, then back to where it is referred to."""
        mention = MENTION.search(self._body, self.cursor)
        self.cursor = mention.end() if mention else self.cursor
        definition = self._notes.get(mention["label"]) if mention else None
        if definition is None:  # an inline note, whose text stands right here
            yield
            return
        body, after = self._body, self.cursor
        self._body, self.cursor = self._prose, definition.end("label") + len("]:")
        yield
        self._body, self.cursor = body, after

    def _line(self, position: int) -> int:
        return self.source.count("\n", 0, position) + 1


def escaped_letter(letter: str) -> str:
    """Return a pattern of a letter, with a backslash before it, or as an entity."""
    written = r"|\\ " if letter == NO_BREAK else ""  # a backslash before a blank
    return rf"(?:\\?{re.escape(letter)}|&#?\w+;{written})"


def _blank(found: re.Match[str]) -> str:
    """Return as many blanks, but leave an alternative text, which is prose."""
    text = found[0]
    blanks = re.sub(r"[^\n]", " ", text)
    alternative = ALTERNATIVE.search(text)
    if alternative is None:
        return blanks
    start, end = alternative.span("text")
    prose = re.sub("`[^`]*`", lambda key: " " * len(key[0]), text[start:end])
    return blanks[:start] + prose + blanks[end:]
