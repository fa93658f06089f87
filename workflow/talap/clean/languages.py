"""Cut a turn into runs of one language.

Words are read one by one (see `evidence`), and the cheapest way through the turn is
taken: the words' costs in their languages, plus one for every change of language, which
is cheaper where the writer put a mark between. A run of Kazakh or Kyrgyz that no letter
proves is shown to py3langid, which knows the languages from letter groups.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from talap.base.words import WORD, count_words
from talap.clean.config import Language, Languages
from talap.clean.evidence import (
    FIRM,
    IMPOSSIBLE,
    KAZAKH_LETTERS,
    ODD,
    PLAIN,
    TURKIC_LETTERS,
    Costs,
    Evidence,
)

UNKNOWN = "und"
CHANGE = 2.5  # cost of a change of language between two words
CHANGE_AT_MARK = 1.5  # where a comma, dash, quotation mark ... stands between them

_MARK = r"\[[^\[\]]*\]|\([^()]{1,40}\)"  # placeholders, (пауза), [неразборчиво 00:01:02]
_ITEM = re.compile(f"{WORD.pattern}|{_MARK}")
_BROKEN_OFF = re.compile(r"-(?=\s|\Z)")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of one language: span in the turn's text, and its words."""

    start: int
    end: int
    language: str
    words: int


@dataclass(slots=True)
class _Item:
    """A word, or a mark like (пауза), which tells nothing and has no word."""

    start: int
    end: int
    costs: Costs
    word: str


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
    evidence = evidence_for(settings.spoken)
    words = WORD.findall(text)
    classes = "".join(map(evidence.__getitem__, words))
    if ODD not in classes and FIRM * 2 in classes and "ru" in settings.spoken:
        return [Span(0, len(text), "ru", _counted(text, len(words)))]
    items = _items(text, evidence)
    if not items:
        return [Span(0, len(text), UNKNOWN, 0)]
    languages = _languages(text, items, evidence)
    pieces = _merged(text, items, languages)
    named = [_named(piece, evidence, settings) for piece in pieces]
    return _joined(text, named)


def _counted(text: str, found: int) -> int:
    return count_words(text) if "[" in text else found


def _items(text: str, evidence: Evidence) -> list[_Item]:
    """Read the words and marks."""
    zero = (0.0,) * len(evidence.spoken)
    items = []
    for match in _ITEM.finditer(text):
        start, end = match.span()
        word = match[0]
        if word[0] in "[(" or (
            evidence[word] == ODD and _BROKEN_OFF.match(text, end) is not None
        ):
            items.append(_Item(start, end, zero, ""))
        else:
            items.append(_Item(start, end, evidence.costs(word), word))
    return items


def _languages(text: str, items: list[_Item], evidence: Evidence) -> list[int]:
    """Return the language of each item, as its index.

    Two words in a row that are Russian and nothing else cost more in another language
    than changing to Russian and back: they are Russian, and only what stands between
    such pairs is computed.
    """
    if "ru" not in evidence.spoken:
        return _cheapest(text, items, None)
    russian = evidence.spoken.index("ru")
    classes = "".join([evidence[item.word] if item.word else PLAIN for item in items])
    languages = [russian] * len(items)
    done = 0
    odd = classes.find(ODD)
    while odd >= 0:
        pair = classes.rfind(FIRM * 2, done, odd)
        start = pair + 2 if pair >= 0 else done
        pair = classes.find(FIRM * 2, odd)
        end = pair if pair >= 0 else len(items)
        # with the Russian neighbours, so that a change from and to them is counted
        first, last = max(start - 1, 0), min(end + 1, len(items))
        path = _cheapest(text, items[first:last], russian if first < start else None)
        languages[start:end] = path[start - first : end - first]
        done = end
        odd = classes.find(ODD, end)
    if PLAIN in classes and ODD not in classes and FIRM not in classes:
        return _cheapest(text, items, None)
    return languages


def _cheapest(text: str, items: list[_Item], first: int | None) -> list[int]:
    """Return the language of each item, by dynamic programming; the first may be given."""
    width = range(len(items[0].costs))
    totals = list(items[0].costs)
    if first is not None:
        totals = [totals[at] if at == first else IMPOSSIBLE * 9 for at in width]
    back: list[list[int]] = []
    end = items[0].end
    for item in items[1:]:
        gap = text[end : item.start]
        change = CHANGE if gap == " " else CHANGE_AT_MARK
        lowest = min(totals)
        from_best = lowest + change
        costs = item.costs
        if max(totals) <= from_best:
            came = list(width)
            totals = [total + cost for total, cost in zip(totals, costs, strict=True)]
        else:
            best = totals.index(lowest)
            came = [at if totals[at] <= from_best else best for at in width]
            totals = [min(totals[at], from_best) + costs[at] for at in width]
        back.append(came)
        end = item.end
    at = totals.index(min(totals))
    path = [at]
    for came in reversed(back):
        at = came[at]
        path.append(at)
    return path[::-1]


@dataclass(slots=True)
class _Piece:
    """Items of one language, and where they begin in the text."""

    start: int
    words: list[str]
    language: int


def _merged(text: str, items: list[_Item], languages: list[int]) -> list[_Piece]:
    pieces: list[_Piece] = []
    end = 0
    for item, language in zip(items, languages, strict=True):
        if not pieces or pieces[-1].language != language:
            start = _boundary(text, end, item.start) if pieces else 0
            pieces.append(_Piece(start, [], language))
        if item.word:
            pieces[-1].words.append(item.word)
        end = item.end
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


def _named(
    piece: _Piece, evidence: Evidence, settings: Languages
) -> tuple[int, str]:
    """Return where a piece begins, and its language, or that it is undetermined."""
    language = settings.spoken[piece.language]
    telling = 0
    sure = False
    for word in piece.words:
        telling += evidence.is_telling(word)
        sure = sure or evidence.tells(word, language)
        if sure or telling >= settings.shortest:
            break
    if not telling or not (sure or telling >= settings.shortest):
        return piece.start, UNKNOWN
    if language in {"kk", "ky"}:
        return piece.start, _second_opinion(piece.words, language, settings)
    return piece.start, language


def _second_opinion(words: list[str], language: Language, settings: Languages) -> str:
    """Ask py3langid about a run without a letter that Russian lacks."""
    text = " ".join(words)
    if KAZAKH_LETTERS.search(text):
        return language
    turkic = tuple(name for name in settings.spoken if name in {"kk", "ky"})
    if TURKIC_LETTERS.search(text):
        return _ask(text, turkic) if len(turkic) > 1 else language
    asked = tuple(name for name in settings.spoken if name != "en")
    return _ask(text, asked) if len(words) >= settings.shortest else language


def _ask(text: str, languages: tuple[Language, ...]) -> str:
    return str(_identifier(languages).classify(text)[0])


@cache
def _identifier(languages: tuple[Language, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(languages)
    return identifier


def _joined(text: str, named: list[tuple[int, str]]) -> list[Span]:
    """Join neighbours of one language and count their words."""
    kept = [
        (start, language)
        for place, (start, language) in enumerate(named)
        if place == 0 or named[place - 1][1] != language
    ]
    ends = [start for start, _ in kept[1:]] + [len(text)]
    found = []
    for (start, language), end in zip(kept, ends, strict=True):
        part = text[start:end]
        words = _counted(part, len(WORD.findall(part)))
        found.append(Span(start, end, language, words))
    return found
