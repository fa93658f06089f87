"""What a language's number words, quantifiers and idioms are, and how a text is read.

A language is a `Lexicon` in a module of its own (`lint_en`, `lint_ru`, `lint_ky`).
Here is what they share: the kinds of finds, folding with a way back, the value of a
phrase.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from talap.base import folding


class Kind(Enum):
    """What was found."""

    DIGITS = "digits"
    ROMAN = "Roman numeral"
    PERCENT = "percent"
    WORDS = "number in words"
    QUANTITY = "quantity in words"
    MIXED = "mixed scripts"


@dataclass(frozen=True, slots=True)
class Word:
    """A number word in one of its forms."""

    value: float | None
    share: bool = False  # a part of a whole: треть, half
    ordinal: bool = False
    ablative: bool = False  # Kyrgyz names the denominator first: үчтөн бири
    after: bool = False  # a number only after another: жүзү is a face, эки жүзү is 200

    @property
    def is_one(self) -> bool:
        """Whether it may be written out, as *one* and *first* may."""
        return self.value == 1 and not self.share


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language; patterns match folded text."""

    words: dict[str, Word]
    compounds: re.Pattern[str]  # whole words with a number in them: двухлетний
    percent: re.Pattern[str]  # whole words
    joints: frozenset[str]  # between number words: twenty AND five
    idioms: re.Pattern[str]  # hold number words or quantifiers and count nothing
    phrases: re.Pattern[str]  # counts that no single word gives away: first place
    quantities: re.Pattern[str]
    roman_before: re.Pattern[str]  # ends where a single I, V, X is a numeral
    roman_after: re.Pattern[str]  # starts after such a numeral
    units: frozenset[str] = field(default_factory=frozenset)
    """Words for percent that a noun of its own may be: found after a number only."""
    foreign: frozenset[str] = field(default_factory=frozenset)
    """Number words that mean something else in the others: сот, a court in Kyrgyz."""


def pattern(*parts: str) -> re.Pattern[str]:
    r"""Join patterns of whole words into one.

    >>> pattern(r"on the one hand", r"at first").search("and at first sight")[0]
    'at first'
    """
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])")


# Letters, digits and signs of which none folds to another but by case.
_SIMPLE = re.compile(
    "[A-Za-zА-Яа-яЁёҢңӨөҮү0-9 \u00a0\n.,;:!?()\\[\\]«»“”’'\"/—–%*#@&=+<>_|№"
    "\ufffc\ue000-]*"
)
_INVISIBLE = re.compile(f"[{folding.IGNORED}]")
_HYPHENS = dict.fromkeys("\u2010\u2011\u2043\ufe63\uff0d\u2212", "-")
_SPACES = {"\n": " ", "\u00a0": " "}
_COMPOSED = {("и", "\u0306"): "й", ("И", "\u0306"): "Й"}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is searched, and for each of its characters the one it came from."""

    shown: str  # as seen: without what is invisible, compatibility forms resolved
    low: str  # the same in lower case, ё as е
    origin: list[int] | range  # of each character, and of the end


def fold(text: str) -> Folded:
    r"""Fold a text for the search.

    >>> fold("Пят\u00adна\u200bдцать").low, fold("Ещё").low, fold("пя\u0301ть").low
    ('пятнадцать', 'еще', 'пять')
    """
    origin: list[int] | range
    if _SIMPLE.fullmatch(text):
        shown = text.replace("\n", " ").replace("\u00a0", " ")
        origin = range(len(text) + 1)
    else:
        letters: list[str] = []
        origin = []
        for index, letter in enumerate(text):
            if letters and (letters[-1], letter) in _COMPOSED:
                letters[-1] = _COMPOSED[letters[-1], letter]
                continue
            if _INVISIBLE.match(letter):
                continue
            plain = _HYPHENS.get(letter) or unicodedata.normalize("NFKC", letter)
            for part in plain:
                if part.isspace():
                    part = " "
                letters.append(part if len(part.lower()) == 1 else "i")
                origin.append(index)
        shown = "".join(letters)
        origin.append(len(text))
    return Folded(shown, shown.lower().replace("ё", "е"), origin)


_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]+", re.IGNORECASE)
_GLUED = re.compile(r"[A-Z][A-Za-z]*[A-Z]\d*[\u0430-\u04ff]+")  # COREQти


def is_cyrillic(word: str) -> bool:
    """Tell whether a word has Cyrillic letters only."""
    return bool(_CYRILLIC.fullmatch(word))


@lru_cache(maxsize=65536)
def unmixed(word: str) -> str | None:
    """Return a word in the one script it seems to be in; None if it is in one already.

    An abbreviation with a Kyrgyz ending, «COREQти», mixes scripts for all to see.

    >>> unmixed("тpи"), unmixed("tеn"), unmixed("три"), unmixed("COREQти")
    ('три', 'ten', None, None)
    """
    if not (_CYRILLIC.search(word) and _LATIN.search(word)) or _GLUED.fullmatch(word):
        return None
    for seen, script in (
        (folding.as_cyrillic(word), _CYRILLIC),
        (folding.as_latin(word), _LATIN),
    ):
        if script.fullmatch(seen):
            return seen
    return None


def evaluate(words: list[Word]) -> tuple[float | None, bool]:
    """Return the value of number words in a row, and whether it is a part of a whole.

    >>> two, third = Word(2), Word(1 / 3, share=True)
    >>> evaluate([two, third])[0] == 2 / 3, evaluate([two, Word(1000), Word(30), two])
    (True, (2032, False))
    """
    if len(words) > 1 and words[0].ablative and not words[-1].ablative:
        below, above = words[0].value, evaluate(words[1:])[0]
        is_part = above and below and above < below
        return (above / below if above and below and is_part else None), True
    if len(words) == 2 and words[1].ordinal and not words[0].ordinal:  # две пятых
        above, below = words[0].value, words[1].value
        if above and below and above < below <= 10 and below > 2:
            return above / below, True
    if words[-1].share and len(words) > 1:
        above, part = evaluate(words[:-1])[0], words[-1].value
        if above is None or part is None:
            return None, True
        # «два с половиной» is a sum, «две трети» a part.
        product = above * part
        return (product, True) if product < 1 else (above + part, False)
    total = current = 0.0
    for word in words:
        value = word.value
        if value is None:
            return None, False
        if value >= 1000:
            total, current = total + (current or 1) * value, 0.0
        elif value == 100 and 0 < current < 10:
            current *= 100
        else:
            current += value
    value = total + current
    return (int(value) if value.is_integer() else value), words[-1].share
