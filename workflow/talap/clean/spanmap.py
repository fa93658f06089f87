"""A text under edit whose every character knows the raw characters it stands for.

Edits come in layers: each rule sees the text that the rule before it left. The map is
composed as they are applied, so it is exact after any number of layers, both ways.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from talap.clean.edits import Edit


@dataclass(frozen=True, slots=True)
class Change:
    """An edit that was made: by which rule, over which raw text, what became what.

    Attributes
    ----------
    rule : str
        Name of the rule.
    raw_start, raw_end : int
        The raw characters that the changed ones stood for, code points.
    before, after : str
        The text just before the rule, and what the rule put in its place.
    """

    rule: str
    raw_start: int
    raw_end: int
    before: str
    after: str


class Tracked:
    """A span of a raw text while rules edit it.

    Attributes
    ----------
    text : str
        The text as it now stands.
    raw_start, raw_end : int
        The span of the raw text that it came from.
    """

    __slots__ = ("_ends", "_starts", "raw_end", "raw_start", "text")

    def __init__(
        self, raw: str, start: int, end: int, positions: Sequence[int] | None = None
    ) -> None:
        """Begin with ``raw[start:end]``.

        `positions`, from `counting`, may be shared by many spans: slicing it is far
        cheaper than counting anew.
        """
        if positions is None:
            positions = counting(end)
        self.text = raw[start:end]
        self.raw_start = start
        self.raw_end = end
        self._starts = array("i", positions[start:end])
        self._ends = array("i", positions[start + 1 : end + 1])

    def apply(self, rule: str, edits: Iterable[Edit]) -> list[Change]:
        """Make the edits of one rule; return what was done, in order.

        Raises
        ------
        ValueError
            If the edits overlap, are out of order or lie outside of the text: a fault
            of the rule.
        """
        return self.apply_each((rule, edit) for edit in edits)

    def apply_each(self, edits: Iterable[tuple[str, Edit]]) -> list[Change]:
        """Make edits that each name their rule, as one layer."""
        text, starts, ends = self.text, self._starts, self._ends
        pieces: list[str] = []
        new_starts, new_ends = array("i"), array("i")
        changes: list[Change] = []
        at = 0
        for rule, edit in edits:
            start, end, replacement = edit.start, edit.end, edit.replacement
            if not at <= start <= end <= len(text):
                raise ValueError(f"rule {rule}: edit {start}-{end} out of order")
            raw_start, raw_end = self.raw_span(start, end)
            pieces.append(text[at:start])
            new_starts += starts[at:start]
            new_ends += ends[at:start]
            if replacement:
                pieces.append(replacement)
                new_starts += array("i", [raw_start]) * len(replacement)
                new_ends += array("i", [raw_end]) * len(replacement)
            before = text[start:end]
            changes.append(Change(rule, raw_start, raw_end, before, replacement))
            at = end
        if changes:
            pieces.append(text[at:])
            self.text = "".join(pieces)
            self._starts = new_starts + starts[at:]
            self._ends = new_ends + ends[at:]
        return changes

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw characters that ``text[start:end]`` stands for.

        Of an empty span it is the empty span behind the character before it, or inside
        of a replacement all that was replaced.
        """
        if start < end:
            return self._starts[start], self._ends[end - 1]
        place = self._ends[start - 1] if start else self.raw_start
        if start < len(self._starts):
            return min(place, self._starts[start]), place
        return place, place

    def clean_span(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """Return the characters that stand for ``raw[raw_start:raw_end]``.

        Of raw text that was deleted it is the empty span where it would stand. A
        replacement stands for the whole of what it replaced, and is returned whole.
        """
        start = bisect_right(self._ends, raw_start)
        if raw_end <= raw_start:
            return start, start
        return start, max(start, bisect_left(self._starts, raw_end))


def counting(length: int) -> array[int]:
    """Return 0, 1, 2 ... at least up to `length`, as an array for `Tracked`."""
    return _counting(max(length, 2**16).bit_length())


@lru_cache(maxsize=1)
def _counting(bits: int) -> array[int]:
    return array("i", range(2**bits))
