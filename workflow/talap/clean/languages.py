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
from talap.clean.evidence import KAZAKH_LETTERS, TURKIC_LETTERS, Costs, Evidence

UNKNOWN = "und"
CHANGE = 2.5  # cost of a change of language between two words
CHANGE_AT_MARK = 1.5  # where a comma, dash, quotation mark ... stands between them
LONG = 6  # words of a turn that needs no closer look if all are plain

_MARK = r"\[[^\[\]]*\]|\([^()]{1,40}\)"  # placeholders, (пауза), [неразборчиво 00:01:02]
_ITEM = re.compile(f"(?P<mark>{_MARK})|{WORD.pattern}")
_BROKEN_OFF = re.compile(r"-(?=\s|\Z)")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of one language: span in the turn's text, and its words."""

    start: int
    end: int
    language: str
    words: int


@dataclass(slots=True)
class _Run:
    """Words in a row that the evidence cannot tell apart."""

    start: int
    end: int
    costs: Costs
    words: list[str]


@cache
def evidence_for(spoken: tuple[Language, ...]) -> Evidence:
    """Return what is known of words, for a choice of languages."""
    return Evidence(spoken)


def spans(text: str, settings: Languages, words: int | None = None) -> list[Span]:
    """Cut a text into runs of one language; together they cover it.

    Parameters
    ----------
    text : str
        A turn, cleaned and pseudonymised.
    settings : Languages
        The languages in question and the shortest run to name.
    words : int, optional
        Words of the text, if counted already.
    """
    if not text:
        return []
    evidence = evidence_for(settings.spoken)
    found = WORD.findall(text)
    whole = count_words(text) if words is None else words
    if len(found) >= LONG and evidence.plain.issuperset(found):
        if any(map(str.islower, found)) and "ru" in settings.spoken:
            return [Span(0, len(text), "ru", whole)]
    runs = _runs(text, evidence)
    languages = _cheapest(text, runs, settings.spoken)
    merged = _merged(text, runs, languages)
    named = [_named(text, piece, evidence, settings) for piece in merged]
    return _joined(text, named, whole)


def _runs(text: str, evidence: Evidence) -> list[_Run]:
    """Read the words; plain ones in a row are one run."""
    runs: list[_Run] = []
    was_plain = False
    zero = (0.0,) * len(evidence.spoken)
    for match in _ITEM.finditer(text):
        word = match[0]
        tells_nothing = match["mark"] is not None or (
            word not in evidence.plain and _BROKEN_OFF.match(text, match.end())
        )
        costs = zero if tells_nothing else evidence.costs(word)
        plain = not tells_nothing and word in evidence.plain
        if plain and was_plain:
            last = runs[-1]
            last.end = match.end()
            last.costs = tuple(map(float.__add__, last.costs, costs))
            last.words.append(word)
        else:
            listed = [] if tells_nothing else [word]
            runs.append(_Run(match.start(), match.end(), costs, listed))
        was_plain = plain
    return runs


def _cheapest(
    text: str, runs: list[_Run], spoken: tuple[Language, ...]
) -> list[int]:
    """Return the language of each run (its index), by dynamic programming."""
    if not runs:
        return []
    width = range(len(spoken))
    totals = list(runs[0].costs)
    back: list[list[int]] = []
    for before, run in zip(runs, runs[1:], strict=False):
        gap = text[before.end : run.start]
        change = CHANGE if gap.isspace() else CHANGE_AT_MARK
        best = min(width, key=totals.__getitem__)
        from_best = totals[best] + change
        came = [at if totals[at] <= from_best else best for at in width]
        totals = [min(totals[at], from_best) + run.costs[at] for at in width]
        back.append(came)
    at = min(width, key=totals.__getitem__)
    path = [at]
    for came in reversed(back):
        at = came[at]
        path.append(at)
    return path[::-1]


@dataclass(slots=True)
class _Piece:
    """Runs of one language, and where they begin in the text."""

    start: int
    words: list[str]
    language: int


def _merged(text: str, runs: list[_Run], languages: list[int]) -> list[_Piece]:
    pieces: list[_Piece] = []
    end = 0
    for run, language in zip(runs, languages, strict=True):
        if pieces and pieces[-1].language == language:
            pieces[-1].words += run.words
        else:
            start = _boundary(text, end, run.start) if pieces else 0
            pieces.append(_Piece(start, list(run.words), language))
        end = run.end
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
    text: str, piece: _Piece, evidence: Evidence, settings: Languages
) -> tuple[int, str]:
    """Return where a piece begins, and its language, or that it is undetermined."""
    language = settings.spoken[piece.language]
    telling = [word for word in piece.words if _is_telling(word, evidence)]
    if not telling:
        return piece.start, UNKNOWN
    if len(telling) < settings.shortest and not any(
        evidence.tells(word, language) for word in telling
    ):
        return piece.start, UNKNOWN
    if language in {"kk", "ky"}:
        return piece.start, _second_opinion(piece.words, language, settings)
    return piece.start, language


def _is_telling(word: str, evidence: Evidence) -> bool:
    costs = evidence.costs(word)
    return max(costs) - min(costs) > 0.1 or len(costs) == 1


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


def _joined(text: str, named: list[tuple[int, str]], words: int) -> list[Span]:
    """Join neighbours of one language and count their words."""
    kept = [
        (start, language)
        for place, (start, language) in enumerate(named)
        if place == 0 or named[place - 1][1] != language
    ] or [(0, UNKNOWN)]
    if len(kept) == 1:
        return [Span(0, len(text), kept[0][1], words)]
    ends = [start for start, _ in kept[1:]] + [len(text)]
    return [
        Span(start, end, language, count_words(text[start:end]))
        for (start, language), end in zip(kept, ends, strict=True)
    ]
