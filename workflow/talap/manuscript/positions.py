"""Where in the Markdown a node of pandoc's document stands.

Pandoc's Markdown reader keeps no positions. Walking the document in reading order, each
text is found again in the source from where the last one ended.
"""

from __future__ import annotations

NEAR = 4000  # characters ahead within which the next text is expected


class Locator:
    """Follow a document through its source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.cursor = 0

    def place(self, text: str) -> str:
        """Return ``line L, column C`` of the next occurrence of a text."""
        found = self.source.find(text, self.cursor, self.cursor + NEAR)
        if found >= 0:
            self.cursor = found + len(text)
        else:  # a footnote stands elsewhere; look at the whole source, go on from here
            found = self.source.find(text)
        if found < 0:
            return f"near line {self._line(self.cursor)}"
        column = found - (self.source.rfind("\n", 0, found) + 1) + 1
        return f"line {self._line(found)}, column {column}"

    def _line(self, position: int) -> int:
        return self.source.count("\n", 0, position) + 1
