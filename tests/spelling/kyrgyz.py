"""Kyrgyz word forms that a list lacks: a known stem and a regular chain of suffixes.

Endings follow the stem by the harmony of vowels and the voice of its last sound, as in
talap.base.kyrgyz; a form that breaks either is unknown, and so is a verb's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from talap.base.kyrgyz import CLOSE, OPEN, VOICELESS, VOWELS

SHORTEST = 4  # letters of a listed stem: what is shorter begins too many words

# In the order in which they follow one another; some may be left out. Capitals change:
# A and I with the vowel before, the others with the sound. A dot asks for a vowel
# before the suffix, a dash for a consonant.
SUFFIXES = (
    ("LIк", "сIз", "чI"),
    ("LAр",),
    (".сI", "-I", ".м", "-Iм", ".бIз", "-IбIз"),
    # The second four stand after the possessive of the third person.
    ("NIн", "GA", "NI", "DA", "DAн", "DAй", ".нA", ".н", ".нDA", ".нAн"),
    ("DAгI", ".нDAгI", "NIкI"),
    ("LAр",),
    ("NIн", "GA", "NI", "DA", "DAн", "DAй"),
)


def is_regular(
    word: str, known: Collection[str], reviewed: Collection[str] = ()
) -> bool:
    """Tell whether a word is a known stem with regular suffixes.

    A stem of a reviewed list may be of any length.

    >>> stems = {"транскрипт", "коддоочу", "түзөтүү", "макулдук"}
    >>> [is_regular(word, stems) for word in ("транскрипттерге", "коддоочуларды")]
    [True, True]
    >>> [is_regular(word, stems) for word in ("түзөтүүсүнүн", "макулдугундагы")]
    [True, True]
    >>> [is_regular(word, stems) for word in ("транскриптдерге", "коддоочулорду")]
    [False, False]
    """
    for end in range(2, len(word)):
        stem, chain = word[:end], word[end:]
        listed = known if end >= SHORTEST else ()
        stems = _stems(stem, chain)
        is_known = any(each in listed or each in reviewed for each in stems)
        if is_known and _follows(stem, chain, 0):
            return True
    return False


def _stems(stem: str, chain: str) -> set[str]:
    """Return what a stem is by itself: к and п are г and б before a vowel."""
    hard = {"г": "к", "б": "п"}.get(stem[-1])
    softened = hard and chain[0] in VOWELS
    return {stem, stem[:-1] + str(hard)} if softened else {stem}


def _follows(before: str, chain: str, rank: int) -> bool:
    if not chain:
        return True
    return any(
        chain.startswith(form)
        and _follows(before + form, chain[len(form) :], place + 1)
        for place in range(rank, len(SUFFIXES))
        for form in _forms(SUFFIXES[place], before)
    )


def _forms(suffixes: tuple[str, ...], before: str) -> Iterator[str]:
    """Yield each suffix as it sounds after a word."""
    vowels = [letter for letter in before if letter in VOWELS]
    if not vowels:
        return
    after_vowel, end = before[-1] in VOWELS, before[-1]
    voiceless = end in VOICELESS
    for suffix in suffixes:
        if suffix[0] in ".-":
            if (suffix[0] == ".") != after_vowel:
                continue
            suffix = suffix[1:]
        form = ""
        for letter in suffix:
            last = [each for each in before + form if each in VOWELS][-1]
            form += {
                "A": OPEN[last],
                "I": CLOSE[last],
                "G": "к" if voiceless else "г",
                "D": "т" if voiceless else "д",
                "N": "н" if after_vowel else "т" if voiceless else "д",
                "L": "л" if after_vowel or end in "йр" else "т" if voiceless else "д",
            }.get(letter, letter)
        yield form
