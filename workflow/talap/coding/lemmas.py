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

    return pymorphy3.MorphAnalyzer()


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
        lemma = _analyser().normal_forms(word.lower())[0]
        return frozenset({folded, fold(lemma)})
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
    return str(_analyser().parse(word.lower())[0].tag.POS) == "VERB"


@cache
def is_russian(word: str) -> bool:
    """Tell whether the Russian dictionary has a word form."""
    return bool(_analyser().word_is_known(word.lower()))
