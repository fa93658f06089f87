"""Kazakh suffixes after a name: plural, possessive, case, by vowel harmony and last sound.

Written on folded letters (see `folding`): а/е for an open vowel, ы/и for a close one, so
that text typed without Kazakh letters («Айгеримнин») is read too. Who ends in what
follows the grammar of the literary language (Қазақ грамматикасы, Астана 2002).
"""

from __future__ import annotations

import re
from functools import cache

from talap.base.inflection import VOWELS

# Classes of the sound before a suffix. б в г д end loans and count as voiceless or not,
# as the speaker says them.
_CLASSES = {
    **dict.fromkeys("аеоыэюя", "V"),
    **dict.fromkeys("иуйр", "G"),
    "л": "L",
    **dict.fromkeys("мн", "N"),
    **dict.fromkeys("зж", "Z"),
    **dict.fromkeys("кпстфхцчшщ", "T"),
    **dict.fromkeys("бвгд", "B"),
}
# A: open vowel (а/е), I: close vowel (ы/і, typed и), n: н or ң
_PLURAL = {"V": "лAр", "G": "лAр", "L": "дAр", "N": "дAр", "Z": "дAр", "T": "тAр"}
_GENITIVE = {"V": "нIn", "G": "дIn", "L": "дIn", "N": "нIn", "Z": "дIn", "T": "тIn"}
_DATIVE = {"V": "гA", "G": "гA", "L": "гA", "N": "гA", "Z": "гA", "T": "кA"}
_ACCUSATIVE = {"V": "нI", "G": "дI", "L": "дI", "N": "дI", "Z": "дI", "T": "тI"}
_LOCATIVE = {"V": "дA", "G": "дA", "L": "дA", "N": "дA", "Z": "дA", "T": "тA"}
_ABLATIVE = {"V": "дAн", "G": "дAн", "L": "дAн", "N": "нAн", "Z": "дAн", "T": "тAн"}
_WITH = {"V": "мен", "G": "мен", "L": "мен", "N": "мен", "Z": "бен", "T": "пен"}
_OWNED = {"V": "нIкI", "G": "дIкI", "L": "дIкI", "Z": "дIкI", "T": "тIкI"}
_OWNED |= {"N": "[нд]IкI"}
_LIKE = {"V": "дAй", "G": "дAй", "L": "дAй", "N": "дAй", "Z": "дAй", "T": "тAй"}
_FROM = {"V": "лIк", "G": "лIк", "L": "дIк", "N": "дIк", "Z": "дIк", "T": "тIк"}
_AM = {"V": "мI", "G": "мI", "L": "мI", "N": "мI", "Z": "бI", "T": "пI"}


def _cases(sound: str) -> str:
    """Give the pattern of case (and what may follow a case) after a class of sound."""
    locative = _LOCATIVE[sound]
    return (
        f"{_GENITIVE[sound]}|{_DATIVE[sound]}|{_ACCUSATIVE[sound]}|{_ABLATIVE[sound]}"
        f"|{locative}(?:гI(?:лAр)?(?:дAн|гA|дA|нI|нIn|мен)?)?"
        f"|{_WITH[sound]}(?:ен)?|{_OWNED[sound]}|{_LIKE[sound]}|шA|сIз"
        f"|{_AM[sound]}(?:н|з)|сIn|сIз"
    )


def _owned_cases(person: int) -> str:
    """Cases after a possessive: pronominal н after the third person."""
    if person == 3:
        return "нIn|нA|н|ндA(?:гI)?|нAн|мен(?:ен)?|нIкI"
    return f"A|{_cases('N')}"


def _chain(sound: str, *, short: bool, derived: bool) -> str:
    plural = _PLURAL[sound]
    parts = [_cases(sound), f"{plural}(?:{_cases('G')})?"]
    if not short:
        mine = "м" if sound == "V" else "Iм"
        yours = "ң" if sound == "V" else "Iң"
        theirs = "сI" if sound == "V" else "I"
        we = "мIз|нIз" if sound == "V" else "IмIз|IнIз"
        after = _owned_cases(3)
        parts += [
            f"(?:{mine}|{yours})(?:{_owned_cases(1)})?",
            f"{theirs}(?:{after})?",
            f"{plural}Iм?(?:{after}|{_owned_cases(1)})?",
            f"(?:{we})(?:{_cases('Z')})?",
            f"д?жан(?:{_cases('N')}|Iм(?:{_owned_cases(1)})?)?",
        ]
    if derived:
        origin = _FROM[sound]
        tail = f"{_cases('T')}|тAр(?:{_cases('G')})?"
        parts.append(f"{origin}(?:{tail})?")
    return "|".join(parts)


@cache
def _pattern(sound: str, vowels: str, short: bool, derived: bool) -> re.Pattern[str]:
    chain = _chain(sound, short=short, derived=derived)
    open_vowel, close_vowel = {
        "back": ("а", "ы"),
        "front": ("е", "и"),
        "any": ("[ае]", "[ыи]"),
    }[vowels]
    chain = chain.replace("A", open_vowel).replace("I", close_vowel)
    return re.compile(chain.replace("n", "[нң]"))


def _harmony(stem: str) -> str:
    """Tell which suffix vowels a folded stem takes; folding hides ә, ү, і: often both."""
    for letter in reversed(stem):
        if letter in "еэ":
            return "front"
        if letter == "ы":
            return "back"
        if letter in VOWELS:
            return "any"
    return "any"


def is_kazakh_suffix(stem: str, rest: str, *, derived: bool = False) -> bool:
    """Tell whether the rest of a word is a chain of Kazakh suffixes after the stem.

    Parameters
    ----------
    stem : str
        Folded.
    rest : str
        What follows it, folded but for ң.
    derived : bool
        Whether to take the word for a person from there (Шымкенттік).

    Examples
    --------
    >>> is_kazakh_suffix("айгерим", "нин"), is_kazakh_suffix("алматы", "дан")
    (True, True)
    >>> is_kazakh_suffix("алма", "ты"), is_kazakh_suffix("нур", "лы")
    (False, False)
    """
    if len(rest) > 14 or not stem:
        return False
    sound = _CLASSES.get(stem[-1])
    if sound is None:
        return False
    short = len(stem) < 4
    vowels = _harmony(stem)
    if sound == "B":
        return any(
            _pattern(each, vowels, short, derived).fullmatch(rest) is not None
            for each in "TZ"
        )
    return _pattern(sound, vowels, short, derived).fullmatch(rest) is not None
