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
    lower = word.lower()
    known = _analyser().word_is_known
    # as it stands it is found sooner than with ё tried for each е
    return bool(known(lower, strict=True) or ("е" in lower and known(lower)))
