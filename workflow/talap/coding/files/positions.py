"""What the positions in a source count: decided by the quotes that they should cut out.

REFI-QDA counts code points from 0, end exclusive. In the wild positions are also UTF-16
units (Qt, .NET, Java) or UTF-8 bytes, count a byte-order mark or start at 1, and count
CRLF as two though the text is stored with LF, or the other way round.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from talap.base.errors import TalapError
from talap.coding.selection import Counting

ENOUGH = 0.9  # share of the quotes that the positions must cut out
SHORTENED = 20  # letters from which a name that begins the passage is one cut short

# Unit, its size of one character, and what the first character's position may be:
# 0, or after a byte-order mark (3 bytes), or counted from 1.
_UNITS: tuple[tuple[str, Callable[[str], int], tuple[int, ...]], ...] = (
    ("code point", lambda letter: 1, (0, 1)),
    ("UTF-16 unit", lambda letter: 1 + (ord(letter) > 0xFFFF), (0, 1)),
    ("byte", lambda letter: len(letter.encode("utf-8", "surrogatepass")), (0, 3, 1)),
)


@dataclass(frozen=True)
class Hypothesis:
    """One way to count the positions of a text."""

    text: str
    unit: str
    size: Callable[[str], int]
    line_end: str
    shift: int

    @property
    def standard(self) -> bool:
        """Whether this is how REFI-QDA counts."""
        return (self.unit, self.line_end, self.shift) == ("code point", "\n", 0)

    @cached_property
    def _positions(self) -> list[int]:
        """Position of each code point, and of the end."""
        newline = len(self.line_end)
        sizes = (newline if c == "\n" else self.size(c) for c in self.text)
        return list(accumulate(sizes, initial=self.shift))

    def index(self, position: int) -> int | None:
        """Return the code point at a position; None outside or within a character."""
        if self.standard:  # most sources: without counting
            return position if 0 <= position <= len(self.text) else None
        index = bisect_right(self._positions, position) - 1
        if index < 0:
            return None
        if self._positions[index] == position:
            return index
        within_line_end = index < len(self.text) and self.text[index] == "\n"
        return index if within_line_end else None

    def cut(self, start: int, end: int) -> str | None:
        """Return the text between two positions, or None where there is none."""
        first, last = self.index(start), self.index(end)
        if first is None or last is None or first >= last:
            return None
        return self.text[first:last]


def plain(text: str) -> str:
    r"""Return a source's text without byte-order mark and with LF line ends.

    >>> plain("\ufeffa\r\nb")
    'a\nb'
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def decide(
    text: str,
    spans: list[tuple[int, int]],
    quotes: list[str],
    file: object,
    document: str,
) -> tuple[Hypothesis, Counting]:
    """Decide what the positions of a source count.

    The way of counting that cuts out most quotes wins. Among equals it is the standard,
    code points from 0, else any, provided that they cut out the same passages. A quote
    counts as cut out if it is the passage, white space aside, or its beginning where
    the program cut it short.

    Parameters
    ----------
    text : str
        The source's text, see `plain`.
    spans : list of (int, int)
        Positions as in the file.
    quotes : list of str
        The passage of each span as the file states it; empty where it does not.
    file, document : object, str
        Named in the report and the error.

    Returns
    -------
    hypothesis : Hypothesis
        Turns positions into code points of `text`.
    counting : Counting
        For the report. Without any quote the standard is taken, with 0 of 0 matched.

    Raises
    ------
    TalapError
        If every way of counting misses more than a tenth of the quotes, or several
        that are not the standard fit equally and lead to different passages.
    """
    known = [
        (span, folded)
        for span, quote in zip(spans, quotes, strict=True)
        if (folded := _fold(quote))
    ]
    best: tuple[int, int] = (-1, -1)
    equal: list[Hypothesis] = []
    for hypothesis in hypotheses(text):
        cuts = [_fold(hypothesis.cut(*span) or "") for span, _ in known]
        pairs = [(cut, quote) for cut, (_, quote) in zip(cuts, known, strict=True)]
        same = sum(cut == quote for cut, quote in pairs)
        score = sum(_says(cut, quote) for cut, quote in pairs), same
        if score > best:
            best, equal = score, []
        if score == best:
            equal.append(hypothesis)
        if hypothesis.standard and same == len(known):
            break
    taken = equal[0]
    if best[0] < ENOUGH * len(known):
        raise TalapError(
            file,
            f"its positions do not cut out its quotes: at best {best[0]} of "
            f"{len(known)}, counting in {taken.unit}s",
            "export the project again, sources included, from the program in which it "
            "was coded",
            f"source {document}",
        )
    if not taken.standard and any(_differ(taken, other, spans) for other in equal[1:]):
        raise TalapError(
            file,
            f"its positions can be read in {len(equal)} ways that fit its quotes "
            "equally well, and differ in the passages without a fitting quote",
            "export the project again, with the quotes of all passages",
            f"source {document}",
        )
    line_end = "LF" if taken.line_end == "\n" else "CRLF"
    return taken, Counting(
        str(file), document, taken.unit, line_end, taken.shift, best[0], len(known)
    )


def hypotheses(text: str) -> Iterator[Hypothesis]:
    """Yield the ways to count the positions of a text, the standard one first."""
    for unit, size, shifts in _UNITS:
        for line_end in ("\n", "\r\n"):
            for shift in shifts:
                yield Hypothesis(text, unit, size, line_end, shift)


def _differ(one: Hypothesis, other: Hypothesis, spans: list[tuple[int, int]]) -> bool:
    return any(
        _fold(one.cut(*span) or "") != _fold(other.cut(*span) or "") for span in spans
    )


def _fold(text: str) -> str:
    return " ".join(plain(text).split())


def _says(passage: str, quote: str) -> bool:
    if passage == quote:
        return True
    start = quote.rstrip(".… ")
    return len(start) >= SHORTENED and passage.startswith(start)
