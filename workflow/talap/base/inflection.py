"""Russian case forms of names, by the ending (Kazakh suffixes: see `kazakh`).

Dictionaries lack most Kazakh names («Сатпаевой», «Ерлана» are unknown to them), so the
endings are rules. They generate more than one speaker would say: a name is declined
both as a man's and a woman's, as noun and as adjective, because a text must not keep a
form that somebody wrote. All forms are folded (see `folding`).
"""

from __future__ import annotations

import re
from enum import IntEnum

from talap.base.folding import fold

VOWELS = "аеиоуыэюя"
_HUSHERS = "жшчщц"


class Sure(IntEnum):
    """How far a form by itself tells that the name is meant; the less, the better."""

    LEMMA = 0
    FORM = 1  # a case form
    RARE = 2  # the other gender, a derived word, a transliteration
    POSSESSIVE = 3  # «Мадинин»; also a surname: Ильин
    COUNTED = 4  # «двух Нурланов»; also a surname
    CLIPPED = 5  # «двух Камиль», «Мадин!»; also another name


# Endings after a stem. "-" separates them; an empty one is the bare stem.
_NOUN_HARD = "- а у ом ем е ы и ам ами ах"
_NOUN_SOFT = "- я ю ем ом е и ям ями ях"  # the stem without й or ь
_A_HARD = "а ы и е у ой ою ей ею ам ами ах"
_A_SOFT = "я и е ю ей ею ей ам ями ям ях"
_SURNAME = "- а у ым е ой ою ы ых ыми ом о"
_ADJECTIVE = (
    "ый ий ой ого его ому ему ым им ом ем ая яя ую юю ою ею ей ое ее "
    "ые ие ых их ыми ими"
)
_POSSESSIVE = "ин ина ино ины иного иному иной ину ином ины иных иными иным"
# Given names that end as a woman's surname does; Мадин is not her husband.
_WOMEN = """
алина альбина амина ангелина арина галина дина екатерина жазина зарина ирина карина
катарина кристина мадина марина нина полина регина сабина самина эвелина элина
эльвина
"""
_GIVEN = frozenset(_WOMEN.split())
_DERIVED_ADJECTIVE = "ий ого ому им ом ая ую ой ою ое ие их ими"


def _add(stem: str, endings: str) -> list[str]:
    return [stem + ending.strip("-") for ending in endings.split()]


def russian_forms(lemma: str, *, person: bool, place: bool = False) -> dict[str, Sure]:
    """Return the folded forms of one word, with how sure each is.

    Parameters
    ----------
    lemma : str
        One word in Cyrillic letters, nominative.
    person, place : bool
        People get possessives («Мадинин») and vocatives, places relational adjectives
        («карагандинский»).

    Examples
    --------
    >>> forms = russian_forms("Сатпаева", person=True)
    >>> {"сатпаевой", "сатпаеву", "сатпаевым"} <= set(forms)
    True
    """
    word = fold(lemma)
    forms: dict[str, Sure] = {word: Sure.LEMMA}

    def put(sure: Sure, found: list[str]) -> None:
        for form in found:
            if len(form) > 2 and forms.get(form, Sure.CLIPPED) >= sure:
                forms[form] = sure

    soft_sign = lemma.lower().endswith("ь")
    last, stem = word[-1], word[:-1]
    if soft_sign:
        put(Sure.FORM, _add(word, _NOUN_SOFT + " ью ей"))
        put(Sure.FORM, [word + "ю"])
        last = ""
    elif last not in VOWELS + "й":
        put(Sure.FORM, _add(word, _NOUN_HARD))
        put(Sure.COUNTED, _add(word, "ов ев ей"))
        put(Sure.FORM, _fleeting(word))
    if re.search("(ов|ев|ин|ын)$", word) and len(word) > 3:
        put(Sure.FORM, _add(word, _SURNAME))
    if re.search("(ов|ев|ин|ын)а$", word) and len(word) > 4:
        put(Sure.FORM, _add(stem, "а ой ою у е"))
        if word not in _GIVEN:
            put(Sure.RARE, _add(stem, _SURNAME))
    if word.endswith(("ович", "евич")):
        put(Sure.RARE, _colloquial_patronymic(word))
    if last == "а":
        put(Sure.FORM, _add(stem, _A_HARD))
        put(Sure.CLIPPED if person else Sure.COUNTED, [stem])
        put(Sure.COUNTED, _with_fleeting_vowel(stem))
    elif last == "я":
        put(Sure.FORM, _add(stem, _A_SOFT))
        clipped = stem if stem[-1] not in VOWELS else stem + "й"
        put(Sure.CLIPPED if person else Sure.COUNTED, [clipped])
        put(Sure.COUNTED, _with_fleeting_vowel(stem))
        if stem.endswith("и"):
            put(Sure.FORM, [stem + "и", stem + "ей"])
    elif last == "й":
        put(Sure.FORM, _add(stem, _NOUN_SOFT.removeprefix("- ")))
        put(Sure.COUNTED, [stem + "ев"])
        if stem[-1:] in "иыо":
            put(Sure.FORM, _add(stem[:-1], _ADJECTIVE))
    elif last == "е":
        put(Sure.RARE, _add(stem, _A_HARD + " ю"))
        if stem[-1:] in "ое":
            put(Sure.FORM, _add(stem[:-1], _ADJECTIVE))
    elif last == "о":
        put(Sure.FORM, _add(stem, "о а у ом е"))
    elif last in "ыи":
        if not person:
            put(Sure.RARE, _add(stem, "ам ами ах ов"))
        if place:
            put(Sure.RARE, _add(stem, _A_HARD))
    if word.endswith(("ая", "яя")):
        put(Sure.FORM, _add(word[:-2], _ADJECTIVE))
    if person:
        put(Sure.RARE, _add(word + "жан", _NOUN_HARD))
        if last and last in "ая":
            put(Sure.POSSESSIVE, _add(stem, _POSSESSIVE))
    if place:
        put(Sure.RARE, place_adjectives(lemma))
    return forms


def _fleeting(word: str) -> list[str]:
    """Drop the vowel that some stems lose: Жылец, жыльца; Павел, Павла."""
    if not re.search("[бвгджзйклмнпрстфх](е|о)[кцлнрв]$", word):
        return []
    return _add(word[:-2] + word[-1], "а у ом ем е ы и ам ами ах")


def _with_fleeting_vowel(stem: str) -> list[str]:
    if len(stem) < 3 or stem[-1] in VOWELS or stem[-2] in VOWELS:
        return []
    return [f"{stem[:-1]}{vowel}{stem[-1]}" for vowel in "ое"]


def _colloquial_patronymic(word: str) -> list[str]:
    """Shorten as speech does: Иванович, Иваныч."""
    short = word[:-4] + "ыч"
    soft = word[:-4] + "ич"
    return [*_add(short, _NOUN_HARD), *_add(soft, _NOUN_HARD)]


def place_adjectives(lemma: str) -> list[str]:
    """Return the forms of the adjectives of a place: карагандинский, атырауский.

    >>> "алматинской" in place_adjectives("Алматы")
    True
    """
    word = fold(lemma)
    last, stem = word[-1], word[:-1]
    if last in VOWELS and last != "у" and not lemma.lower().endswith("ь"):
        bases = [f"{stem}инск", f"{stem}ск"]
    else:
        bases = [f"{stem if last == 'й' else word}ск", f"{word}инск"]
    return [form for base in bases for form in _add(base, _DERIVED_ADJECTIVE)]
