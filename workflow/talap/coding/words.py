"""A text as words: compared without case, punctuation and what cleaning mends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from talap.base.folding import CYRILLIC, IGNORED, LATIN, as_cyrillic, visible

_RUN = rf"\w(?:\w|[{IGNORED}]+(?=\w))*"
# A pseudonym, which is one word, or a run of letters and digits.
WORD = re.compile(rf"\[[^\W\d_]+-\w+\]|{_RUN}")
# The same in a text as it arrived, where a line may end within a word. What a speaker
# broke off stands before a capital or a space, and is left alone.
_WRAPPED = re.compile(rf"{WORD.pattern}(?:-\n[a-zа-яёәғқңөұүһі]+)?")
_LINE_END = "-\n"
_IGNORED = re.compile(f"[{IGNORED}]")


@dataclass(frozen=True)
class Words:
    """A text as words, with their positions.

    Attributes
    ----------
    text : str
        The text.
    raw : bool
        Whether words may be hyphenated over line ends, as before cleaning.
    """

    text: str
    raw: bool = False

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Positions of the words."""
        pattern = _WRAPPED if self.raw else WORD
        return [match.span() for match in pattern.finditer(self.text)]

    @cached_property
    def folded(self) -> list[str]:
        """Words as they are compared."""
        return [fold(self.text[start:end]) for start, end in self.spans]


@lru_cache(maxsize=1 << 16)  # a text repeats its words
def fold(word: str) -> str:
    r"""Return a word as it is compared: lower case, ё as е, one script, all visible.

    >>> fold("Ещё"), fold("пи\u00adсaли")  # with a soft hyphen and a Latin a
    ('еще', 'писали')
    """
    if _IGNORED.search(word):
        word = visible(word)
    if LATIN.search(word) and CYRILLIC.search(word):
        word = as_cyrillic(word)
    return word.replace(_LINE_END, "").casefold().replace("ё", "е")
