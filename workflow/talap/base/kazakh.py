"""Kazakh suffixes after a name: plural, possessive, case, by harmony and last sound.

Written on folded letters (see `folding`): а/е for an open vowel, ы/и for a close one,
so that text typed without Kazakh letters («Айгеримнин») is read too. Who ends in what
follows the grammar of the literary language (Қазақ грамматикасы, Астана 2002).
"""

from __future__ import annotations

import re
from collections.abc import Callable
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
    **dict.fromkeys("бвгд", "TZ"),
}
# A: open vowel (а/е), I: close vowel (ы/і, typed и), n: н or ң
_PLURAL = {"V": "лAр", "G": "лAр", "L": "дAр", "N": "дAр", "Z": "дAр", "T": "тAр"}
_GENITIVE = {"V": "нIn", "G": "дIn", "L": "дIn", "N": "нIn", "Z": "дIn", "T": "тIn"}
_DATIVE = {"V": "гA", "G": "гA", "L": "гA", "N": "гA", "Z": "гA", "T": "кA"}
_ACCUSATIVE = {"V": "нI", "G": "дI", "L": "дI", "N": "дI", "Z": "дI", "T": "тI"}
_LOCATIVE = {"V": "дA", "G": "дA", "L": "дA", "N": "дA", "Z": "дA", "T": "тA"}
_ABLATIVE = {"V": "дAн", "G": "дAн", "L": "дAн", "N": "нAн", "Z": "дAн", "T": "тAн"}
_WITH = {"V": "мен", "G": "мен", "L": "мен", "N": "мен", "Z": "бен", "T": "пен"}
_OWNED = {"V": "ники", "G": "дики", "L": "дики", "Z": "дики", "T": "тики"}
_OWNED |= {"N": "[нд]ики"}
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
        return "нIn|нA|н|ндA(?:гI)?|нAн|мен(?:ен)?|ники"
    return f"A|{_cases('N')}"


def _plain(sound: str) -> str:
    return f"{_cases(sound)}|{_PLURAL[sound]}(?:{_cases('G')})?"


def _owned(sound: str) -> str:
    """Possessives, and жан ("dear"), with what may follow them."""
    vowel = sound == "V"
    mine, yours, theirs = ("м", "ң", "сI") if vowel else ("Iм", "Iң", "I")
    ours = "[мн]Iз" if vowel else "I[мн]Iз"
    first, third = _owned_cases(1), _owned_cases(3)
    return (
        f"(?:{mine}|{yours})(?:{first})?|{theirs}(?:{third})?"
        f"|{_PLURAL[sound]}Iм?(?:{third}|{first})?|{ours}(?:{_cases('Z')})?"
        f"|д?жан(?:{_cases('N')}|Iм(?:{first})?)?"
    )


def _origin(sound: str) -> str:
    """Someone from there: Шымкенттік, Шымкенттікпін, шымкенттіктер."""
    return f"{_FROM[sound]}(?:{_cases('T')}|тAр(?:{_cases('G')})?)?"


@cache
def _pattern(kind: Callable[[str], str], sound: str) -> re.Pattern[str]:
    chain = kind(sound).replace("A", "[ае]").replace("I", "[ыи]")
    return re.compile(chain.replace("n", "[нң]"))


# Suffixes that keep their vowel whatever the word: with, whose, dear.
_UNHARMONIC = re.compile("[мбп]ен(?:ен)?|[ндт]ики|жан")


def _harmony(stem: str) -> str:
    """Tell which suffix vowels a folded stem takes; folding hides ә, ү and і."""
    for letter in reversed(stem):
        if letter in "еэ":
            return "front"
        if letter == "ы":
            return "back"
        if letter in VOWELS:
            return "any"
    return "any"


_WRONG_VOWELS = {"front": set("аы"), "back": set("еи"), "any": set[str]()}

# After a short stem these rather end another name: Виль, Вильдан.
_IN_NAMES = {"дан", "ден", "дар", "дер"}


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
    if not stem or not 0 < len(rest) <= 14 or (len(stem) < 4 and rest in _IN_NAMES):
        return False
    wrong = _WRONG_VOWELS[_harmony(stem)]
    if wrong.intersection(_UNHARMONIC.sub("", rest)):
        return False
    kinds = [_plain]
    if len(stem) > 3:
        kinds.append(_owned)
    if derived:
        kinds.append(_origin)
    return any(
        _pattern(kind, sound).fullmatch(rest)
        for sound in _CLASSES.get(stem[-1], "")
        for kind in kinds
    )
