"""What a word is compared by: itself and its lemma, ё and е one letter.

Russian lemmas are the most probable ones by pymorphy3, word by word and without
context; English ones the candidates of `english`. A Kazakh word is its own: patterns
name its stem. An English word with a Russian ending («deadline'ы») is compared by both.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from talap.coding.english import irregular, lemmas

_RUSSIAN = re.compile("[а-яё]+(?:-[а-яё]+)*")
_ENGLISH = re.compile("[a-z]+(?:['-][a-z]+)*'?")
_ENDED = re.compile("([a-z]{2,})[-']?[а-яё]{1,4}")


def fold(word: str) -> str:
    """Return the word as it is compared.

    >>> fold("Ещё"), fold("DON’T")
    ('еще', "don't")
    """
    return word.lower().replace("ё", "е").replace("’", "'")


@cache
def _analyser() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(probability_estimator_cls=None)


@cache
def _estimator() -> Any:
    from pymorphy3.analyzer import ProbabilityEstimator

    return ProbabilityEstimator(_analyser().dictionary.path)


def _best(word: str, parses: list[Any]) -> Any:
    """Return the most probable parse of a word in lower case."""
    return _estimator().apply_to_parses(word, word, parses)[0]


def _lemma(word: str) -> str:
    """Return the most probable lemma of a word in lower case."""
    parses = _analyser().parse(word)
    found = {parse.normal_form for parse in parses}
    # Where all say the same, how probable each is, which takes as long, is not asked.
    return str(found.pop() if len(found) == 1 else _best(word, parses).normal_form)


def keys(word: str) -> frozenset[str]:
    """Return what a word of a text is compared by: its folded form and its lemmas.

    Not cached: the caller keeps what it needs of each type.

    >>> sorted(keys("Денег")), sorted(keys("говорил")), sorted(keys("жаңағы"))
    (['денег', 'деньга'], ['говорил', 'говорить'], ['жаңағы'])
    >>> sorted(keys("deadline'ы"))
    ['deadline', "deadline'ы"]
    """
    folded = fold(word)
    if _RUSSIAN.fullmatch(folded):
        return frozenset({folded, fold(_lemma(word.lower()))})
    if _ENGLISH.fullmatch(folded):
        return lemmas(folded)
    ended = _ENDED.fullmatch(folded)
    return frozenset({folded}) | (lemmas(ended[1]) if ended else frozenset())


def pattern_keys(word: str) -> frozenset[str]:
    """Return what a pattern's word is compared by: itself and its lemma.

    Of an English word the regular forms are not undone, for `ranking` is not rank.

    >>> sorted(pattern_keys("деньги")), sorted(pattern_keys("ranking"))
    (['деньга', 'деньги'], ['ranking'])
    """
    folded = fold(word)
    if _ENGLISH.fullmatch(folded):
        return frozenset({folded, irregular(folded)})
    return keys(word)


@cache
def is_finite_verb(word: str) -> bool:
    """Tell whether a word is most probably a finite Russian verb.

    >>> is_finite_verb("вернусь"), is_finite_verb("вернуться"), is_finite_verb("дом")
    (True, False, False)
    """
    if not _RUSSIAN.fullmatch(fold(word)):
        return False
    lower = word.lower()
    return str(_best(lower, _analyser().parse(lower)).tag.POS) == "VERB"


@cache
def is_russian(word: str) -> bool:
    """Tell whether the Russian dictionary has a word form."""
    return bool(_analyser().word_is_known(word.lower()))
