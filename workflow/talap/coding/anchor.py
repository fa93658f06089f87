"""Find a coded passage in the cleaned turns, though the text changed in between.

Where the coder's file holds the whole document, it is aligned with the cleaned
interview word by word, so that a passage is followed through cleaning,
pseudonymisation and later edits of the transcript. Where it holds only a quote, the
quote is searched, first to the letter, then with tolerance; what stands before and
after it decides between several places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from talap.coding.selection import Selection

# A pseudonym, which is one word, or a run of letters and digits.
WORD = re.compile(r"\[[^\W\d_]+-\w+\]|\w+")
NAMED = 3  # words of a name that one pseudonym may stand for
KEPT = 0.5  # share of a passage's words that must survive for it to be the same passage
WIDEST = 2  # times its words that a passage may have grown to and be the same passage
ALIKE = 80.0  # similarity in percent that a tolerant search must reach
CONTEXT = 6  # words on each side that decide between equal quotes

Status = Literal["exact", "moved", "edited"]


@dataclass(frozen=True, slots=True)
class Place:
    """A passage found: span in the interview's joined text, and how it was found."""

    start: int
    end: int
    status: Status


@dataclass(frozen=True, slots=True)
class Lost:
    """A passage not found, or found more than once: why, and the candidates' turns."""

    reason: str
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True)
class Words:
    """A text as words: compared without case and punctuation, with their positions."""

    text: str

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Positions of the words."""
        return [match.span() for match in WORD.finditer(self.text)]

    @cached_property
    def folded(self) -> list[str]:
        """Words as they are compared: ё as е, lower case."""
        return [
            self.text[start:end].casefold().replace("ё", "е")
            for start, end in self.spans
        ]


class Interview:
    """The cleaned turns of one interview, as one text to find passages in."""

    def __init__(self, turns: list[tuple[int, str]]) -> None:
        self.turns = [number for number, _ in turns]
        self.starts: list[int] = []
        position = 0
        for _, text in turns:
            self.starts.append(position)
            position += len(text) + 1
        self.words = Words("\n".join(text for _, text in turns))
        self._aligned: dict[str, list[int | None]] = {}

    def find(self, selection: Selection) -> Place | Lost:
        """Find a selection, by its document if it has one, else by its quote."""
        if selection.source is not None and selection.start is not None:
            found = self._follow(selection)
            if isinstance(found, Place):
                return found
        return self._search(selection)

    def segments(self, place: Place) -> list[tuple[int, int, int]]:
        """Cut a place at turn borders: (turn, start, end) within each turn's text."""
        cut = []
        ends = [*self.starts[1:], len(self.words.text) + 1]
        for number, start, end in zip(self.turns, self.starts, ends, strict=True):
            begin, stop = max(place.start, start), min(place.end, end - 1)
            if begin < stop and WORD.search(self.words.text, begin, stop):
                cut.append((number, begin - start, stop - start))
        return cut

    def turn_at(self, position: int) -> int:
        """Return the number of the turn that holds a position."""
        before = [
            number
            for number, start in zip(self.turns, self.starts, strict=True)
            if start <= position
        ]
        return before[-1]

    def _follow(self, selection: Selection) -> Place | None:
        source = Words(selection.source or "")
        target = self._alignment(source)
        begin, stop = selection.start or 0, selection.end or 0
        inside = [
            index
            for index, (start, end) in enumerate(source.spans)
            if start < stop and end > begin
        ]
        kept = [target[index] for index in inside if target[index] is not None]
        if not inside or len(kept) < KEPT * len(inside):
            return None
        numbers = [number for number in kept if number is not None]
        first, last = numbers[0], numbers[-1]
        whole = len(numbers) == len(inside) == last - first + 1
        if not whole:
            # A word said twice may be aligned with its twin: look right there first.
            quote = source.folded[inside[0] : inside[-1] + 1]
            near = [
                index
                for index in self._places(quote)
                if first - len(quote) <= index <= last
            ]
            if len(near) == 1:
                return self._place(near[0], len(quote), "exact")
            first, last = self._widen(target, inside, first, last)
            if last - first + 1 > WIDEST * len(inside) + CONTEXT:
                return None  # one of its words was aligned far away
        return self._place(first, last - first + 1, "exact" if whole else "edited")

    def _places(self, quote: list[str]) -> list[int]:
        """Return the words at which a quote begins, to the letter."""
        text = self.words.folded
        return [
            index
            for index in range(len(text) - len(quote) + 1)
            if text[index] == quote[0] and text[index : index + len(quote)] == quote
        ]

    def _place(self, first: int, length: int, status: Status) -> Place:
        spans = self.words.spans
        return Place(spans[first][0], spans[first + length - 1][1], status)

    def _widen(
        self, target: list[int | None], inside: list[int], first: int, last: int
    ) -> tuple[int, int]:
        """Take in words that replaced the passage's own first or last words."""
        before = next(
            (target[i] for i in range(inside[0] - 1, -1, -1) if target[i] is not None),
            -1,
        )
        after = next(
            (t for t in target[inside[-1] + 1 :] if t is not None),
            len(self.words.spans),
        )
        spans = self.words.spans
        turns = self.turn_at(spans[first][0]), self.turn_at(spans[last][0])
        if target[inside[0]] is None and before is not None:
            lowest = max(before + 1, first - len(inside))
            while first > lowest and self.turn_at(spans[first - 1][0]) == turns[0]:
                first -= 1
        if target[inside[-1]] is None:
            highest = min(after - 1, last + len(inside))
            while last < highest and self.turn_at(spans[last + 1][0]) == turns[1]:
                last += 1
        return first, last

    def _alignment(self, source: Words) -> list[int | None]:
        if source.text not in self._aligned:
            self._aligned[source.text] = align(source.folded, self.words.folded)
        return self._aligned[source.text]

    def _search(self, selection: Selection) -> Place | Lost:
        quote = Words(selection.quote).folded
        if not quote:
            return Lost("the quote holds no word")
        places = self._places(quote)
        if len(places) > 1:
            places = self._by_context(places, len(quote), selection)
        if len(places) == 1:
            return self._place(places[0], len(quote), "exact")
        if len(places) > 1:
            turns = tuple(self.turn_at(self.words.spans[i][0]) for i in places)
            return Lost("the quote stands at several places", turns)
        found = self._search_behind_names(quote)
        if found is not None:
            return found
        return self._search_alike(" ".join(quote))

    def _search_behind_names(self, quote: list[str]) -> Place | None:
        """Find a quote whose names the cleaned text has pseudonyms for."""
        text = self.words.folded
        readings = [
            (length, index)
            for index in range(len(text))
            if (length := behind_names(text, index, quote)) is not None
        ]
        # A pseudonym can be read as more of the quote than its name: the longest
        # reading, in which it stands for least, takes the place of those within it.
        length, first = max(readings, default=(0, 0), key=lambda r: (r[0], -r[1]))
        apart = [r for r in readings if not first <= r[1] < first + length]
        if not readings or apart:
            return None
        return self._place(first, length, "edited")

    def _by_context(
        self, places: list[int], length: int, selection: Selection
    ) -> list[int]:
        prefix = Words(selection.prefix).folded[-CONTEXT:]
        suffix = Words(selection.suffix).folded[:CONTEXT]
        text = self.words.folded

        def score(place: int) -> int:
            before = text[max(0, place - len(prefix)) : place]
            after = text[place + length : place + length + len(suffix)]
            pairs = [
                *zip(before[::-1], prefix[::-1], strict=False),
                *zip(after, suffix, strict=False),
            ]
            return sum(here == there for here, there in pairs)

        scores = [score(place) for place in places]
        best = max(scores)
        if best == 0:
            return places
        return [p for p, s in zip(places, scores, strict=True) if s == best]

    def _search_alike(self, quote: str) -> Place | Lost:
        from rapidfuzz.fuzz import partial_ratio_alignment

        joined = " ".join(self.words.folded)
        if len(joined) < len(quote):
            return Lost("the quote is longer than the interview")
        found = partial_ratio_alignment(quote, joined, score_cutoff=ALIKE)
        if found is None:
            return Lost("nothing in the interview resembles the quote")
        rest = (
            joined[: found.dest_start]
            + "\n" * (found.dest_end - found.dest_start)
            + joined[found.dest_end :]
        )
        second = partial_ratio_alignment(quote, rest, score_cutoff=found.score)
        first = joined[: found.dest_start].count(" ")
        last = joined[: max(found.dest_end - 1, 0)].count(" ")
        spans = self.words.spans
        if second is not None:
            other = joined[: second.dest_start].count(" ")
            turns = (self.turn_at(spans[first][0]), self.turn_at(spans[other][0]))
            return Lost("several passages resemble the quote equally", turns)
        return Place(spans[first][0], spans[last][1], "edited")


def behind_names(text: list[str], start: int, quote: list[str]) -> int | None:
    """Return how many words from `start` say the quote, pseudonyms standing for names.

    None if they do not, or if nothing but pseudonyms would say it.

    >>> behind_names(["and", "[person-1]", "went", "home"], 1, ["ann", "lee", "went"])
    2
    """
    if not any(word in quote for word in text[start : start + len(quote)]):
        return None
    said = None
    ends = {0}  # words of the quote said so far, by each way to read the pseudonyms
    for length, word in enumerate(text[start : start + len(quote)], 1):
        if word.startswith("["):
            ends = {end + named for end in ends for named in range(1, NAMED + 1)}
        else:
            ends = {end + 1 for end in ends if quote[end : end + 1] == [word]}
        if len(quote) in ends:
            said = length
        ends = {end for end in ends if end < len(quote)}
        if not ends:
            break
    return said


def align(source: list[str], target: list[str]) -> list[int | None]:
    """For each word of `source`, the index of the same word in `target`, or None.

    The longest common subsequence of words, by rapidfuzz's bit-parallel Indel distance.

    >>> align(["a", "b", "c"], ["x", "a", "c"])
    [1, None, 2]
    """
    from rapidfuzz.distance import Indel

    # Numbers in place of strings: their hashes do not depend on PYTHONHASHSEED.
    numbers = {
        word: number for number, word in enumerate(dict.fromkeys(source + target))
    }
    found: list[int | None] = [None] * len(source)
    for operation in Indel.opcodes(
        [numbers[word] for word in source], [numbers[word] for word in target]
    ):
        if operation.tag == "equal":
            for offset in range(operation.src_end - operation.src_start):
                found[operation.src_start + offset] = operation.dest_start + offset
    return found
