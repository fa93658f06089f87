"""The lexicon's patterns: read from the codebook, and found in a sequence of words.

A pattern is words that follow one another. In the languages with lemmas (ru, en) a word
of the text fits where it or its lemma is the pattern's word or that one's lemma. In
every other language it fits in this very form or, where the pattern's word ends in ~,
with any suffixes after it: Kazakh (kk) ones, of any other language any letters. `*` is
one word of any kind. A negator in brackets, as in «(не) подвести родители», stands for
no word: it says that the code holds with or without a negation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from talap.base.codebook import Codebook
from talap.base.errors import TalapError, TalapErrors
from talap.base.words import WORD
from talap.coding import kazakh
from talap.coding.lemmas import fold, keys, pattern_keys
from talap.coding.negation import NEGATORS

LEMMATISED = ("ru", "en")
ANY = "*"
HINT = "write it as the head of the shipped config/codebook.yaml says"
_OPTIONAL = re.compile(r"\((.*)\)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of a code.

    Attributes
    ----------
    code, language, text : str
        As the codebook has them.
    elements : tuple of int
        What stands at each place, as numbered by the lexicon; -1 for any word.
    deniable : bool
        Whether a negation around it makes it say something else: not where it holds
        one itself, or is marked to stand with one.
    """

    code: str
    language: str
    text: str
    elements: tuple[int, ...]
    deniable: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern in a text.

    Attributes
    ----------
    pattern : Pattern
        Which.
    first, last : int
        Its first and last word.
    negated : int or None
        The word of it that a suffix negates.
    """

    pattern: Pattern
    first: int
    last: int
    negated: int | None


@dataclass(frozen=True, slots=True)
class Fits:
    """What a word of a text fits.

    Attributes
    ----------
    elements : dict
        By element that it fits: whether its suffixes negate it.
    anchored : tuple of (Pattern, int)
        Patterns that are looked for around it, and its place in each.
    """

    elements: dict[int, bool]
    anchored: tuple[tuple[Pattern, int], ...]


_NOTHING = Fits({}, ())


class Lexicon:
    """The patterns of a codebook.

    Raises
    ------
    TalapErrors
        One error per pattern that cannot be read.
    """

    def __init__(self, codebook: Codebook) -> None:
        self.patterns: list[Pattern] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._keys: dict[str, list[int]] = {}
        self._forms: dict[str, list[int]] = {}
        self._stems: dict[str, list[tuple[int, str]]] = {}
        errors: list[TalapError] = []
        for code, entry in codebook.codes.items():
            for language, texts in entry.lexicon.items():
                for text in dict.fromkeys(texts):
                    try:
                        self.patterns.append(self._read(code, language, text))
                    except ValueError as error:
                        place = f"code {code}, pattern {text!r}"
                        problem = str(error)
                        errors.append(TalapError(codebook.file, problem, HINT, place))
        if errors:
            raise TalapErrors(errors)
        # A pattern is looked for where its longest word is: «остаться», not «я».
        lengths = {number: len(word) for (_, word), number in self._numbers.items()}
        self._anchored: dict[int, list[tuple[Pattern, int]]] = {}
        for pattern in self.patterns:
            anchor = max(pattern.elements, key=lambda each: lengths.get(each, 0))
            at = pattern.elements.index(anchor)
            self._anchored.setdefault(anchor, []).append((pattern, at))
        self._types = _Types(self)

    def find(self, words: Sequence[str]) -> Iterator[Hit]:
        """Yield each place of each pattern in words that follow one another.

        Parameters
        ----------
        words : sequence of str
            As they stand in the text. Borders between them are the caller's to mind.
        """
        fits = list(map(self._types.__getitem__, words))
        for position, of_word in enumerate(fits):
            for pattern, place in of_word.anchored:
                first = position - place
                last = first + len(pattern.elements) - 1
                if first < 0 or last >= len(fits):
                    continue
                negated = None
                for at, each in enumerate(pattern.elements, first):
                    if each >= 0 and each not in fits[at].elements:
                        break
                    if fits[at].elements.get(each):
                        negated = at
                else:
                    yield Hit(pattern, first, last, negated)

    def fits(self, word: str) -> Fits:
        """Return what a word of a text fits; costly, so asked once for each type."""
        folded = fold(word)
        found: dict[int, bool] = {}
        for key in keys(word):
            found.update(dict.fromkeys(self._keys.get(key, ()), False))
        found.update(dict.fromkeys(self._forms.get(folded, ()), False))
        for length in range(1, len(folded) + 1):
            for element, language in self._stems.get(folded[:length], ()):
                rest = folded[length:]
                negated = kazakh.suffixes(rest) if language == "kk" else False
                if negated is not None:
                    found[element] = negated
        anchored = [each for one in found for each in self._anchored.get(one, ())]
        return Fits(found, tuple(anchored)) if found else _NOTHING

    def _read(self, code: str, language: str, text: str) -> Pattern:
        elements: list[int] = []
        deniable = True
        for part in text.split():
            if part == ANY:
                elements.append(-1)
                continue
            optional = _OPTIONAL.fullmatch(part)
            if optional:
                if fold(optional[1]) not in NEGATORS:
                    raise ValueError(f"{optional[1]} in brackets is no negation")
                deniable = False
                continue
            word = part.removesuffix("~")
            if not WORD.fullmatch(word):
                raise ValueError(f"{part} is no word")
            deniable &= fold(word) not in NEGATORS
            if part.endswith("~") and language == "kk":
                deniable &= not kazakh.holds_negation(fold(word))
            elements.append(self._element(word, language, part.endswith("~")))
        if not elements or elements[0] == -1 or elements[-1] == -1:
            raise ValueError("a pattern begins and ends with a word")
        return Pattern(code, language, text, tuple(elements), deniable)

    def _element(self, word: str, language: str, stem: bool) -> int:
        kind = f"stem {language}" if stem else "lemma" if language in LEMMATISED else ""
        known = len(self._numbers)
        number = self._numbers.setdefault((kind, fold(word)), known)
        if number < known:
            return number
        if stem:
            self._stems.setdefault(fold(word), []).append((number, language))
        elif kind:
            for key in pattern_keys(word):
                self._keys.setdefault(key, []).append(number)
        else:
            self._forms.setdefault(fold(word), []).append(number)
        return number


class _Types(dict[str, Fits]):
    """What each word form fits: worked out once, since lemmatising is what costs."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> Fits:
        lower = word.lower()
        found = self._lexicon.fits(word) if word == lower else self[lower]
        self[word] = found
        return found
