"""Find a coded passage in the cleaned turns, though the text changed in between.

Where the coder's file holds the whole document, it is aligned with the cleaned
interview word by word, so that a passage is followed through cleaning,
pseudonymisation and later edits of the transcript. Where it holds only a quote, or the
passage is no longer at its place, the quote is searched, first to the letter, then with
tolerance; what stands before and after it decides between several places.

When a passage is found
-----------------------
- In its place: more than half of its words (`KEPT`) are there, between the words that
  stood around it. A pseudonym stands for the words of the name, a word spelt a little
  otherwise for itself.
- Elsewhere: what stood around it stands there too (half of it, `AROUND`, and clearly
  more than anywhere else); or it is `LONG` and stands there whole or with a similarity
  of `ALIKE`, while nothing else comes near (`LEAD`). A place whose words are those of
  another passage of the document is no such place.
- A quote without anything around it is found where it stands to the letter, if once.

Everything else is lost, and told with its candidates: a coding on the wrong words would
be counted without a trace.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from talap.coding.align import (
    NAMED,
    Pairs,
    align,
    alike,
    common_runs,
    ends,
    is_pseudonym,
    pair,
)
from talap.coding.selection import Selection
from talap.coding.words import WORD, Words

KEPT = 0.5  # share of a passage's words that it must exceed to be the same passage
ALIKE = 80.0  # similarity in percent that a tolerant search must reach
LEAD = 10.0  # percentage points by which it must lead over the next place
LONG = 16  # letters that are the same passage whatever stands around them
SAID = 3  # words of a changed passage that must stand there, pseudonyms not counted
AROUND = 0.5  # share of the words around a passage that make it its place
CONTEXT = 6  # words on each side that are kept to tell equal quotes apart
NEAR = 12  # words on each side that are looked at where the document is there
PUT_IN = 12  # words put into a passage, over which its other part is looked for
WORTH = 0.25  # similarity from which a place is worth a look
CANDIDATES = 3  # places told of a lost passage
HIDDEN = "[…]"  # stands for words that are no longer there

Status = Literal["exact", "moved", "edited"]


@dataclass(frozen=True, slots=True)
class Place:
    """A passage found.

    Attributes
    ----------
    start, end : int
        Span in the interview's joined text.
    status : str
        ``exact``: whole, and at its place. ``moved``: whole, but elsewhere than its
        position in the document, its turn or the words around it say. ``edited``: with
        words changed, hidden by pseudonyms, put in or left out.
    kept, words : int
        How many of the passage's words are there to the letter, of how many.
    before : int or None
        The turn that the file names, else the one that now holds what stood before the
        passage; None if neither is known.
    old : str
        The passage as the coder saw it, as far as its words still stand in it.
    """

    start: int
    end: int
    status: Status
    kept: int
    words: int
    before: int | None = None
    old: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a lost passage may be: turn, first words, similarity in percent."""

    turn: int
    words: str
    similarity: int
    old: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """A passage not found, or found more than once: why, and where it may be."""

    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage to search: its words and what it is known to stand between."""

    quote: list[str]
    prefix: list[str]
    suffix: list[str]
    turn: int | None
    expected: int | None = None  # turn, by the words before it
    owner: range = range(0)  # its words in the document

    @property
    def around(self) -> int:
        """Words that are known to stand around it."""
        return len(self.prefix) + len(self.suffix)


@dataclass(frozen=True, slots=True)
class _Match:
    """Words of the interview that may be a passage: paired one by one with its own."""

    pairs: Pairs
    first: int
    last: int
    equal: int
    said: int  # equal or similar
    good: int  # equal, similar or hidden by a pseudonym

    @property
    def whole(self) -> bool:
        """Whether it says the passage and nothing else."""
        return self.equal == len(self.pairs) == self.last - self.first + 1

    @property
    def similarity(self) -> float:
        """Per cent of both, the passage's words and those found, that are paired."""
        paired = len({match for match in self.pairs if match is not None})
        put_in = self.last - self.first + 1 - paired
        return 100 * self.good / (len(self.pairs) + put_in)

    @property
    def is_sure(self) -> bool:
        """Whether the words themselves say that it is the passage."""
        width = self.last - self.first + 1
        said = self.said >= max(SAID, KEPT * width)
        return self.whole or (said and self.similarity >= ALIKE)


@dataclass(frozen=True)
class _Followed:
    """A coder's document aligned with the interview."""

    words: Words
    pairs: Pairs
    owners: dict[int, int] = field(default_factory=dict)  # equal words, backwards


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
        self._documents: dict[str, _Followed] = {}

    def find(self, selection: Selection) -> Place | Lost:
        """Find a selection, by its document if it has one, else by its quote."""
        if selection.source is None or selection.start is None:
            return self._search(
                _Passage(
                    Words(selection.quote, raw=True).folded,
                    Words(selection.prefix, raw=True).folded,
                    Words(selection.suffix, raw=True).folded,
                    selection.turn,
                ),
                None,
            )
        document = self._document(selection.source)
        begin, stop = selection.start, selection.end or 0
        spans = document.words.spans
        first = bisect_right(spans, begin, key=lambda span: span[1])
        last = bisect_right(spans, stop - 1, key=lambda span: span[0]) - 1
        inside = range(first, last + 1)
        text = document.words.folded
        passage = _Passage(
            text[first : last + 1],
            text[max(0, first - NEAR) : first],
            text[last + 1 : last + 1 + NEAR],
            selection.turn,
            self._expected(document, first),
            inside,
        )
        return self._follow(passage, document) or self._search(passage, document)

    def segments(self, place: Place) -> list[tuple[int, int, int]]:
        """Cut a place at turn borders: (turn, start, end) within each turn's text."""
        cut = []
        first = max(bisect_right(self.starts, place.start) - 1, 0)
        last = bisect_left(self.starts, place.end)
        ends = [*self.starts[1:], len(self.words.text) + 1]
        for turn in range(first, last):
            start = self.starts[turn]
            begin, stop = max(place.start, start), min(place.end, ends[turn] - 1)
            if begin < stop and WORD.search(self.words.text, begin, stop):
                cut.append((self.turns[turn], begin - start, stop - start))
        return cut

    def turn_at(self, position: int) -> int:
        """Return the number of the turn that holds a position."""
        return self.turns[bisect_right(self.starts, position) - 1]

    def around(self, place: Place, words: int) -> tuple[str, str]:
        """Return so many words before and after a place, each side on one line."""
        spans = self.words.spans
        first = bisect_right(spans, place.start, key=lambda span: span[1])
        last = bisect_right(spans, place.end - 1, key=lambda span: span[0])
        before = spans[max(0, first - words) : first]
        after = spans[last : last + words]
        text = self.words.text
        prefix = text[before[0][0] : place.start] if before else ""
        suffix = text[place.end : after[-1][1]] if after else ""
        return one_line(prefix), one_line(suffix)

    # -- where the document is there --------------------------------------------------

    def _document(self, source: str) -> _Followed:
        if source not in self._documents:
            words = Words(source, raw=True)
            pairs = align(words.folded, self.words.folded)
            owners = {
                match: index
                for index, match in enumerate(pairs)
                if match is not None and self.words.folded[match] == words.folded[index]
            }
            self._documents[source] = _Followed(words, pairs, owners)
        return self._documents[source]

    def _expected(self, document: _Followed, first: int) -> int | None:
        before = (
            document.pairs[i] for i in range(first, -1, -1) if i < len(document.pairs)
        )
        near = next((match for match in before if match is not None), None)
        return None if near is None else self._turn(near)

    def _follow(self, passage: _Passage, document: _Followed) -> Place | None:
        inside = passage.owner
        pairs = in_one_piece(document.pairs[inside.start : inside.stop])
        match = self._match(passage.quote, pairs)
        if match is None:
            return None
        if not match.whole:
            # A word said twice may be aligned with its twin: look right there first.
            # Where words are said over and over («и и и»), all may be, and the quote
            # stands there once.
            length = len(passage.quote)
            places = self._places(passage.quote)
            near = [
                index
                for index in places
                if match.first - length < index <= match.last
                and (
                    len(places) == 1
                    or not self._is_taken(
                        range(index, index + length), passage, document
                    )
                )
            ]
            if len(near) == 1:
                match = self._whole(near[0], length)
        if not _is_same(match, passage, NAMED):
            return None
        if match.good > match.said and self._places(passage.quote):
            return None  # it stands somewhere without a pseudonym: it holds no name
        return self._place(passage, match, moved=False)

    def _is_taken(
        self, place: range, passage: _Passage, document: _Followed | None
    ) -> bool:
        """Whether most words of a place are those of another passage."""
        if document is None:
            return False
        others = sum(
            document.owners.get(index, place.start) not in passage.owner
            for index in place
            if index in document.owners
        )
        return others > KEPT * len(place)

    # -- searching --------------------------------------------------------------------

    def _search(self, passage: _Passage, document: _Followed | None) -> Place | Lost:
        if not passage.quote:
            return Lost("the quote holds no word")
        length = len(passage.quote)
        if length > len(self.words.folded):
            return Lost("the quote is longer than the interview")
        whole = [self._whole(index, length) for index in self._places(passage.quote)]
        matches = whole or self._behind_names(passage.quote)
        if not matches or (passage.around and not self._any_at_home(passage, matches)):
            # Also where the words stand to the letter, but among others than they did:
            # somebody may have said them again, and the passage be torn in its place.
            for match in self._alike(passage):
                over = [
                    one
                    for one in matches
                    if match.last >= one.first and match.first <= one.last
                ]
                if all(match.said > one.said for one in over):
                    matches = [*(one for one in matches if one not in over), match]
        return self._decide(passage, matches, document)

    def _any_at_home(self, passage: _Passage, matches: list[_Match]) -> bool:
        """Whether a place says most of a passage, among the words that stood there.

        A pseudonym put in beside the passage can be read as words that still stand
        there as they were.
        """
        return any(
            match.said > KEPT * len(passage.quote)
            and self._is_at_home(passage, self._around(passage, match), match)
            for match in matches
        )

    def _decide(
        self,
        passage: _Passage,
        matches: list[_Match],
        document: _Followed | None,
    ) -> Place | Lost:
        """Take the one place that bears the passage out, or none."""
        scored = [(self._around(passage, match), match) for match in matches]
        scored.sort(key=lambda pair: (-pair[0], -pair[1].similarity, pair[1].first))
        kept = [
            (score, match) for score, match in scored if _is_same(match, passage, 0)
        ]
        at_home = [one for one in kept if self._is_at_home(passage, *one)]
        if at_home:
            lead = max(1, passage.around / 4)
            if len(kept) == 1 or at_home[0][0] - kept[1][0] >= lead:
                match = at_home[0][1]
                moved = document is not None and match.whole
                return self._place(passage, match, moved)
            return self._lost(_several(matches), passage, matches)
        alone = [match for _, match in scored if match.is_sure]
        if not alone:
            reason = "nothing in the interview resembles the quote enough"
            return self._lost(reason, passage, matches)
        alone.sort(key=lambda match: (-match.similarity, match.first))
        if len(matches) > 1 and any(
            match.said and match.similarity > alone[0].similarity - LEAD
            for match in matches
            if match is not alone[0]
        ):
            return self._lost(_several(matches), passage, matches)
        found = alone[0]
        taken = self._is_taken(range(found.first, found.last + 1), passage, document)
        plain = passage.around == 0 and found.whole
        if taken or not (plain or len("".join(passage.quote)) >= LONG):
            reason = "the quote stands only among other words than it did"
            return self._lost(reason, passage, matches)
        return self._place(passage, found, moved=passage.around > 0)

    def _is_at_home(self, passage: _Passage, score: int, match: _Match) -> bool:
        """Whether enough of what stood around a passage stands there, or a whole side.

        Of two sides one may be gone; the other then has to be there to the letter.
        """
        if score >= max(1, AROUND * passage.around):
            return True
        before, after = passage.prefix, passage.suffix
        text = self.words.folded
        there = text[max(0, match.first - len(before)) : match.first]
        behind = text[match.last + 1 : match.last + 1 + len(after)]
        return bool((before and there == before) or (after and behind == after))

    def _around(self, passage: _Passage, match: _Match) -> int:
        """Return how many of the words around a passage stand around a place."""
        text = self.words.folded
        slack = 2  # words put in between
        score = 0
        if passage.prefix:
            begin = max(0, match.first - len(passage.prefix) - slack)
            score += _shared(passage.prefix, text[begin : match.first])
        if passage.suffix:
            stop = match.last + 1 + len(passage.suffix) + slack
            score += _shared(passage.suffix, text[match.last + 1 : stop])
        return score

    def _places(self, quote: list[str]) -> list[int]:
        """Return the words at which a quote begins, to the letter."""
        text = self.words.folded
        length = len(quote)
        return [
            index
            for index in self._index.get(quote[0], ())
            if text[index : index + length] == quote
        ]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for position, word in enumerate(self.words.folded):
            index.setdefault(word, []).append(position)
        return index

    def _behind_names(self, quote: list[str]) -> list[_Match]:
        """Find a quote whose names the cleaned text has pseudonyms for."""
        text = self.words.folded
        hidden = [index for index, word in enumerate(text) if is_pseudonym(word)]
        begins = sorted(
            {
                begin
                for index in hidden
                for begin in range(max(0, index - len(quote) + 1), index + 1)
            }
        )
        readings = [
            (length, begin)
            for begin in begins
            if (length := behind_names(text, begin, quote)) is not None
        ]
        # A pseudonym can be read as more of the quote than its name: the longest
        # reading, in which it stands for least, takes the place of those within it.
        found: list[_Match] = []
        for length, begin in sorted(readings, key=lambda r: (-r[0], r[1])):
            if all(not one.first <= begin <= one.last for one in found):
                pairs = pair(quote, text[begin : begin + length])
                match = self._match(
                    quote, [None if at is None else begin + at for at in pairs]
                )
                if match is not None and match.said:
                    found.append(match)
        return found

    @cached_property
    def _vocabulary(self) -> tuple[list[str], list[int]]:
        words = list(self._index)
        number = {word: index for index, word in enumerate(words)}
        return words, [number[word] for word in self.words.folded]

    def _alike(self, passage: _Passage) -> list[_Match]:
        """Return the places that resemble a quote most, apart from each other."""
        import numpy as np

        vocabulary, text = self._vocabulary
        if not text:
            return []
        likeness = ends(passage.quote, np.asarray(text), vocabulary)
        fits: list[_Match] = []
        length = len(passage.quote)
        for _ in range(CANDIDATES + 1):
            best = int(likeness.argmax())
            if likeness[best] < WORTH:
                break
            likeness[max(0, best - length) : best + length + 1] = -np.inf
            # Far, for words put in; near, for a twin that the far look would skip.
            for room in (length + PUT_IN, 2):
                match = self._fit(passage, best, room)
                if match is not None:
                    fits.append(match)
        found: list[_Match] = []
        for match in sorted(
            fits, key=lambda m: (-m.good, -m.said, -m.similarity, m.first)
        ):
            if all(match.last < one.first or match.first > one.last for one in found):
                found.append(match)
        return found

    def _fit(self, passage: _Passage, end: int, room: int) -> _Match | None:
        """Pair a passage, and what stood around it, with the words before `end`."""
        prefix, suffix = passage.prefix[-CONTEXT:], passage.suffix[:CONTEXT]
        length = len(passage.quote)
        begin = max(0, end + 1 - length - room - len(prefix))
        window = self.words.folded[begin : end + 1 + room + len(suffix)]
        pairs = pair([*prefix, *passage.quote, *suffix], window, free_ends=True)
        own = [
            None if match is None else begin + match
            for match in pairs[len(prefix) : len(prefix) + length]
        ]
        return self._match(passage.quote, in_one_piece(own), not prefix, not suffix)

    # -- what was found ---------------------------------------------------------------

    def _match(
        self,
        quote: list[str],
        pairs: Pairs,
        open_start: bool = False,
        open_end: bool = False,
    ) -> _Match | None:
        """Return the words paired with a quote; None if there are none.

        On an open side nothing tells whether a word replaced is the passage's own or
        stands behind it: it is not taken in.
        """
        text = self.words.folded
        equal = [
            match is not None and text[match] == word
            for match, word in zip(pairs, quote, strict=True)
        ]
        said = [
            match is not None and (same or alike(word, text[match]) > 0)
            for match, word, same in zip(pairs, quote, equal, strict=True)
        ]
        good = [
            same or (match is not None and is_pseudonym(text[match]))
            for match, same in zip(pairs, said, strict=True)
        ]
        if not any(good):
            return None
        pairs = list(pairs)
        if open_start:
            pairs[: good.index(True)] = [None] * good.index(True)
        if open_end:
            tail = good[::-1].index(True)
            pairs[len(pairs) - tail :] = [None] * tail
        known = [match for match in pairs if match is not None]
        return _Match(pairs, known[0], known[-1], sum(equal), sum(said), sum(good))

    def _whole(self, first: int, length: int) -> _Match:
        pairs: Pairs = list(range(first, first + length))
        return _Match(pairs, first, first + length - 1, length, length, length)

    def _place(self, passage: _Passage, match: _Match, moved: bool) -> Place:
        spans = self.words.spans
        turn = self._turn(match.first)
        elsewhere = moved or passage.turn not in {None, turn}
        return Place(
            start=spans[match.first][0],
            end=spans[match.last][1],
            status=("moved" if elsewhere else "exact") if match.whole else "edited",
            kept=match.equal,
            words=len(passage.quote),
            before=passage.turn if passage.turn is not None else passage.expected,
            old=self._shown(passage, match),
        )

    def _shown(self, passage: _Passage, match: _Match) -> str:
        """Return a passage by the words that the cleaned text has of it.

        What the coder's file says is not pseudonymised. So no word is shown but those
        that stand in the passage found, as they stand there.
        """
        shown: list[str] = []
        for own, word in zip(match.pairs, passage.quote, strict=True):
            if own is not None and self.words.folded[own] == word:
                start, end = self.words.spans[own]
                shown.append(self.words.text[start:end])
            elif shown[-1:] != [HIDDEN]:
                shown.append(HIDDEN)
        return " ".join(shown)

    def _lost(self, reason: str, passage: _Passage, matches: list[_Match]) -> Lost:
        ranked = sorted(
            matches or self._alike(passage),
            key=lambda match: (
                -round(match.similarity),
                -self._around(passage, match),
                match.first,
            ),
        )
        return Lost(
            reason,
            tuple(
                Candidate(
                    self._turn(match.first),
                    self._few_words(match),
                    round(match.similarity),
                    self._shown(passage, match),
                )
                for match in ranked[:CANDIDATES]
            ),
        )

    def _few_words(self, match: _Match) -> str:
        spans = self.words.spans
        last = min(match.last, match.first + CONTEXT - 1)
        text = one_line(self.words.text[spans[match.first][0] : spans[last][1]])
        return text if last == match.last else f"{text} …"

    def _turn(self, word: int) -> int:
        return self.turn_at(self.words.spans[word][0])


def _several(matches: list[_Match]) -> str:
    if any(match.whole for match in matches):
        return "the quote stands at several places"
    return "several passages resemble the quote equally"


def _is_same(match: _Match, passage: _Passage, names: int) -> bool:
    """Whether more than half of a passage is there, and of what is no name too.

    So many words of it may be nothing but a name.
    """
    length = len(passage.quote)
    hidden = match.good - match.said
    said = match.said > KEPT * (length - hidden)
    return match.good > KEPT * length and (said or length <= names)


def in_one_piece(pairs: Pairs) -> Pairs:
    """Return the pairs of the longest piece, if more than `PUT_IN` words part them.

    >>> in_one_piece([3, 4, None, 40])
    [3, 4, None, None]
    """
    known = [index for index, match in enumerate(pairs) if match is not None]
    pieces: list[list[int]] = []
    for index in known:
        match = pairs[index] or 0
        before = pairs[pieces[-1][-1]] or 0 if pieces else None
        if before is None or match - before - 1 > PUT_IN + index - pieces[-1][-1] - 1:
            pieces.append([])
        pieces[-1].append(index)
    if len(pieces) < 2:
        return pairs
    longest = max(pieces, key=len)
    return [match if i in longest else None for i, match in enumerate(pairs)]


def one_line(text: str) -> str:
    """Return a text without line breaks and with single spaces."""
    return " ".join(text.split())


def tell_candidates(lost: Lost) -> str:
    """Return the candidates in one line, the likeliest first."""
    return "; ".join(
        f"turn {one.turn} ({one.similarity} %) «{one.words}»" for one in lost.candidates
    )


def _shared(one: list[str], other: list[str]) -> int:
    return sum(length for _, _, length in common_runs(one, other))


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
        if is_pseudonym(word):
            ends = {end + named for end in ends for named in range(1, NAMED + 1)}
        else:
            ends = {end + 1 for end in ends if quote[end : end + 1] == [word]}
        if len(quote) in ends:
            said = length
        ends = {end for end in ends if end < len(quote)}
        if not ends:
            break
    return said
