"""Whether Russian has a word, by the dictionary of pymorphy3."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _analyser() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@cache
def is_russian(word: str) -> bool:
    """Tell whether the dictionary has a word form; ё and е are one letter.

    >>> is_russian("ёлками"), is_russian("елками"), is_russian("жаңағы")
    (True, True, False)
    """
    return bool(_analyser().word_is_known(word.lower()))
