"""Cut a turn into runs of one language.

Words are read one by one (see `evidence`), and the cheapest way through the turn is
taken: the words' costs in their languages, plus one for every change of language, which
is cheaper where the writer put a mark between. A run of Kazakh or Kyrgyz that no letter
proves is shown to py3langid, which knows the languages from letter groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby
from operator import add
from typing import Any

from talap.base.words import WORD, count_words
from talap.clean.config import Language, Languages
from talap.clean.evidence import (
    FIRM,
    IMPOSSIBLE,
    KAZAKH_LETTERS,
    MEMORY,
    ODD,
    TURKIC_LETTERS,
    Evidence,
)

UNKNOWN = "und"
MARKED = "?"  # class of what has a mark in it, beside those of words
CHANGE = 2.5  # cost of a change of language between two words
CHANGE_AT_MARK = 1.5  # where a comma or dash stands between them
LONGEST = 100_000  # characters looked at in one go; a turn has some hundreds
ENOUGH = 4  # words of a run that tell Kazakh from Kyrgyz
CHANGE_AT_END = 1.4  # where a sentence ends or a quotation begins or ends

_MARK = (
    r"\[[^\[\]]*\]|\([^()]{1,40}\)"  # placeholders, (пауза), [неразборчиво 00:01:02]
)
_ITEM = re.compile(f"{WORD.pattern}|{_MARK}")
_BRACKET = re.compile(r"[\[\]()]")
_END = re.compile('[.!?…«»“”„"]')
_BROKEN_OFF = re.compile(r"-(?=\s|\Z)")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of one language: span in the turn's text, and its words."""

    start: int
    end: int
    language: str
    words: int


@cache
def evidence_for(spoken: tuple[Language, ...]) -> Evidence:
    """Return what is known of words, for a choice of languages."""
    return Evidence(spoken)


def spans(text: str, settings: Languages) -> list[Span]:
    """Cut a text into runs of one language; together they cover it.

    Parameters
    ----------
    text : str
        A turn, cleaned and pseudonymised.
    settings : Languages
        The languages in question and the shortest run to name.
    """
    if not text:
        return []
    if len(text) <= LONGEST:
        return _spans(text, settings)
    found: list[Span] = []
    for start, end in _parts(text):
        for span in _spans(text[start:end], settings):
            _append(
                found, replace(span, start=span.start + start, end=span.end + start)
            )
    return found


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of parts that can be held in memory word by word: mostly one."""
    start = 0
    while len(text) - start > LONGEST:
        end = text.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
        yield start, end
        start = end
    yield start, len(text)


def _append(found: list[Span], span: Span) -> None:
    """Append a span; one of the language of the last makes that longer."""
    if found and found[-1].language == span.language:
        last = found.pop()
        span = replace(span, start=last.start, words=last.words + span.words)
    found.append(span)


def _spans(text: str, settings: Languages) -> list[Span]:
    evidence = evidence_for(settings.spoken)
    if "ru" in settings.spoken:
        classes = "".join(map(chunks_for(settings.spoken).__getitem__, text.split()))
        if FIRM * 2 in classes and ODD not in classes and MARKED not in classes:
            return [Span(0, len(text), "ru", len(classes))]
    tokens = _ITEM.findall(text)
    classes = "".join(map(evidence.__getitem__, tokens))
    if not tokens:
        return [Span(0, len(text), UNKNOWN, 0)]
    if "ru" in settings.spoken and FIRM in classes:
        doubtful = _doubtful(tokens, classes, evidence)
        if not doubtful and FIRM * 2 in classes:
            return [Span(0, len(text), "ru", _words(tokens))]
        items = list(_ITEM.finditer(text))
        languages = _languages(text, items, doubtful, evidence)
    else:
        items = list(_ITEM.finditer(text))
        languages = _cheapest(text, items, evidence, None)
    pieces = _pieces(text, items, tokens, languages)
    named = [(piece, _name(piece.tokens, piece.language, settings)) for piece in pieces]
    return _joined(text, named)


class _Chunks(dict[str, str]):
    """The classes of the words in what stands between two spaces, remembered.

    A word never goes over a space. A mark may («(берёт чашку)»), and has not always
    one word: unless it is a pseudonym, it is MARKED, and the whole text is looked at.
    """

    def __init__(self, evidence: Evidence) -> None:
        super().__init__()
        self._evidence = evidence

    def __missing__(self, chunk: str) -> str:
        if _BRACKET.search(chunk):
            tokens = _ITEM.findall(chunk)
            cut = _BRACKET.search(_ITEM.sub("", chunk)) is not None
            if cut or _words(tokens) != len(tokens):
                return MARKED
        else:
            tokens = WORD.findall(chunk)
        classes = "".join(map(self._evidence.__getitem__, tokens))
        if len(self) > MEMORY:
            self.clear()
        self[chunk] = classes
        return classes


@cache
def chunks_for(spoken: tuple[Language, ...]) -> _Chunks:
    """Return what is known of words and the signs around them."""
    return _Chunks(evidence_for(spoken))


def _words(tokens: list[str]) -> int:
    """Count the words of tokens; a mark has those that `count_words` says."""
    marks = [token for token in tokens if token[0] in "[("]
    return len(tokens) - len(marks) + sum(map(_words_of_mark, marks))


@lru_cache(maxsize=10_000)
def _words_of_mark(mark: str) -> int:
    return count_words(mark)


def _odd_stretches(classes: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between pairs of words that are Russian and nothing else.

    Such a pair costs more in another language than changing to Russian and back: it is
    Russian. A stretch without a word that is odd in Russian is Russian too, and left
    out.
    """
    done = 0
    odd = classes.find(ODD)
    while odd >= 0:
        pair = classes.rfind(FIRM * 2, done, odd)
        start = pair + 2 if pair >= 0 else done
        pair = classes.find(FIRM * 2, odd)
        end = pair if pair >= 0 else len(classes)
        yield start, end
        done = end
        odd = classes.find(ODD, end)


def _doubtful(
    tokens: list[str], classes: str, evidence: Evidence
) -> list[tuple[int, int]]:
    """Return the stretches in which another language may be cheaper than Russian.

    It cannot be if all that the words would save in their best languages is less than
    the cheapest changes: out of Russian, and back where Russian follows.
    """
    found = []
    for start, end in _odd_stretches(classes):
        changes = (start > 0) + (end < len(tokens))
        saved = sum(map(evidence.saving, tokens[start:end]))
        if saved >= changes * CHANGE_AT_END - 1e-6:
            found.append((start, end))
    return found


def _languages(
    text: str,
    items: list[re.Match[str]],
    doubtful: list[tuple[int, int]],
    evidence: Evidence,
) -> list[int]:
    """Return the language of each item, as its index."""
    russian = evidence.spoken.index("ru")
    languages = [russian] * len(items)
    for start, end in doubtful:
        # with the Russian neighbours, so that a change from and to them is counted
        first, last = max(start - 1, 0), min(end + 1, len(items))
        before = russian if first < start else None
        path = _cheapest(text, items[first:last], evidence, before)
        languages[start:end] = path[start - first : end - first]
    return languages


def _cheapest(
    text: str, items: list[re.Match[str]], evidence: Evidence, first: int | None
) -> list[int]:
    """Return each item's language, by dynamic programming; the first may be given."""
    width = range(len(evidence.spoken))
    nothing = (0.0,) * len(width)
    unchanged = list(width)
    totals = list(evidence.costs(items[0][0]))
    if first is not None:
        totals = [totals[at] if at == first else IMPOSSIBLE * 9 for at in width]
    back: list[list[int]] = []
    end = items[0].end()
    for item in items[1:]:
        start, word = item.start(), item[0]
        if start == end + 1 and text[end] == " ":
            change = CHANGE
        else:
            at_end = _END.search(text, end, start)
            change = CHANGE_AT_END if at_end else CHANGE_AT_MARK
        end = item.end()
        costs = evidence.costs(word)
        if text.startswith("-", end) and evidence[word] == ODD:
            costs = nothing if _BROKEN_OFF.match(text, end) else costs
        lowest = min(totals)
        from_best = lowest + change
        if max(totals) <= from_best:  # no change pays yet
            back.append(unchanged)
        else:
            best = totals.index(lowest)
            back.append([at if totals[at] <= from_best else best for at in width])
            totals = [total if total <= from_best else from_best for total in totals]
        totals = list(map(add, totals, costs))
    at = totals.index(min(totals))
    path = [at]
    for came in reversed(back):
        at = came[at]
        path.append(at)
    return path[::-1]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words and marks of one language (its index), and where they begin in the text."""

    start: int
    tokens: list[str]
    language: int


def _pieces(
    text: str, items: list[re.Match[str]], tokens: list[str], languages: list[int]
) -> list[_Piece]:
    pieces: list[_Piece] = []
    first = 0
    for language, group in groupby(languages):
        last = first + sum(1 for _ in group)
        start = (
            _boundary(text, items[first - 1].end(), items[first].start())
            if first
            else 0
        )
        pieces.append(_Piece(start, tokens[first:last], language))
        first = last
    return pieces


def _boundary(text: str, end: int, start: int) -> int:
    """Return where the next run begins: what opens before a word belongs to it.

    >>> _boundary("да. «Мен", 2, 5)
    4
    """
    for place in range(start, end, -1):
        if text[place - 1].isspace():
            return place
    return start


def _name(tokens: list[str], index: int, settings: Languages) -> str:
    """Return the language of a piece, or that it is undetermined."""
    evidence = evidence_for(settings.spoken)
    language = settings.spoken[index]
    telling = 0
    for token in tokens:
        telling += evidence.is_telling(token)
        if telling >= settings.shortest or evidence.tells(token, language):
            break
    else:
        return UNKNOWN
    return _second_opinion(tokens, language, settings)


def _second_opinion(tokens: list[str], language: Language, settings: Languages) -> str:
    """Ask py3langid about Kazakh or Kyrgyz without a letter that Russian lacks."""
    if language not in {"kk", "ky"}:
        return language
    words = [token for token in tokens if token[0] not in "[("]
    text = " ".join(words)
    asked: tuple[Language, ...]
    if KAZAKH_LETTERS.search(text):
        return language
    if len(words) < ENOUGH:  # too little to tell Kazakh from Kyrgyz
        asked = tuple(name for name in settings.spoken if name in {"ru", language})
    else:
        asked = tuple(name for name in settings.spoken if name != "en")
    if TURKIC_LETTERS.search(text):
        asked = tuple(name for name in asked if name != "ru")
    return _ask(text, asked) if len(asked) > 1 and len(words) > 1 else language


def _ask(text: str, languages: tuple[Language, ...]) -> str:
    return str(_identifier(languages).classify(text)[0])


@cache
def _identifier(languages: tuple[Language, ...]) -> Any:
    identifier = copy(_all_languages())
    identifier.set_languages(languages)
    return identifier


@cache
def _all_languages() -> Any:
    """Load the model, which takes as long as cleaning forty transcripts: once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def _joined(text: str, named: list[tuple[_Piece, str]]) -> list[Span]:
    """Join neighbours of one language and count their words."""
    found: list[Span] = []
    ends = [piece.start for piece, _ in named[1:]] + [len(text)]
    for (piece, language), end in zip(named, ends, strict=True):
        _append(found, Span(piece.start, end, language, _words(piece.tokens)))
    return found
