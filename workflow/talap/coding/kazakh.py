"""Kazakh words as a stem and a chain of suffixes.

Order and shape of the suffixes follow the grammar of the literary language (Қазақ
грамматикасы, Астана 2002) and Muhamedowa, R. (2016), Kazakh: A Comprehensive Grammar,
Routledge. The vowels of a chain are all back or all front; whether they suit the stem
is not asked, since loans vary («мансаппен»), nor is the consonant that begins a suffix.
A change of the stem's own last sound (мансап, мансабым) is the pattern's to name.
"""

from __future__ import annotations

import re
from functools import cache

# A: open vowel (а/е), I: close vowel (ы/і), G: ғ/г, K: қ/к. What keeps its vowels
# whatever the word is written out: мен, нікі, паз, қор.
_DERIVED = (
    "[лдт]I[KG]|[лдт]I|сIз|шI(?:лIK)?|[лдт]Aс|[дт]Aй|[дт]AGI|шA|I?ш|[лдт]Aр?ша|"
    "паз|қор(?:лық)?|кер|хана|[мбп]AлI?"
)
_PLURAL = "[лдт]Aр"
_OWNED = "I?м|I?ң|I?ңIз|I?мIз|сI|I"
_CASE = (
    "[ндт]Iң|[GK]A|н?A|[ндт]I|н|н?[дт]A|[ндт]Aн|[мбп]ен(?:ен)?|[ндт]ікі|"
    "н?[дт]AGI(?:лAр)?(?:н[Iң]|GA|ны|нің|мен)?"
)
_PERSON = "[мбп]Iн|сIң|сIз(?:дAр)?|[мбп]Iз"
_NOMINAL = f"(?:{_PLURAL})?(?:{_OWNED})?(?:{_CASE})?(?:{_PERSON})?"
_NOUN = f"(?:{_DERIVED}){{0,2}}{_NOMINAL}"

_VOICE = "I?л|I?н|I?с|I?т|[дт]Iр|[GK]Iз|Aр"
# Finite forms and converbs after a stem; what a nominal ending may follow.
_PRESENT = "(?:A|й)(?:м|мIн|сIң|сIз(?:дAр)?|дI|мIз|т?A?м)?"
_FINITE = (
    f"{_PRESENT}|[дт]I(?:м|ң|ңIз|ңдAр|K)?|I?п(?:тI|пIн|сIң|сIз|пIз)?"
    "|сA(?:м|ң|ңIз|K)?|сIн|I?ңIз(?:дAр)?|[Aй]?йI[нKм]|[GK]I(?:м|ң|сI|мIз|ңIз)?"
    "|[GK]AлI|[GK]AншA|[GK]Aй"
)
_NONFINITE = "[GK]Aн|A?р|с|у|ушI|(?:A|й)тIн|[мбп]AK(?:шI)?|I?ш|Iс|лық"
_VERB = f"(?:{_FINITE}|(?:{_NONFINITE})(?:[лдт]I[KG])?{_NOMINAL})"
_NO = "[мбп]A"

# The same after -ма/-ме in running text, less what nouns have too: «бағдарламасын».
_NO_FINITE = (
    "й(?:м|мIн|сIң|сIз(?:дAр)?|дI|мIз|IK|IншA)?|[дт]I(?:м|ң|ңIз|ңдAр|K)?"
    "|п(?:тI|пIн)|сA(?:м|ң|ңIз|K)?|ңIз(?:дAр)?|йтIн[а-яәіңғүұқөһ]*"
    f"|с(?:пIн|сIң|сIз|пIз|тAн)?|GAн(?:[лдт]I[KG])?{_NOMINAL}|GAн[дт]Aй|у{_NOMINAL}"
)


def _either(chain: str) -> str:
    """Write a chain with back and with front vowels."""
    back, front = ("аығқ", "еігк")
    return "|".join(
        chain.translate(dict(zip(map(ord, "AIGK"), letters, strict=True)))
        for letters in (back, front)
    )


@cache
def _affirmative() -> re.Pattern[str]:
    verb = f"(?:[лдт]A)?(?:{_VOICE}){{0,3}}{_VERB}"
    return re.compile(_either(f"{_NOUN}|{verb}"))


@cache
def _negative() -> re.Pattern[str]:
    return re.compile(_either(f"(?:[лдт]A)?(?:{_VOICE}){{0,3}}{_NO}(?:{_VERB})?"))


@cache
def _negative_word() -> re.Pattern[str]:
    voiced = "(?:[аәеоөұүуыіиюяйрл]|р|л|й|у)м"
    before = f"(?:{voiced}|[змнңж]б|[кқпстфхцчшщ]п)"
    return re.compile(rf"\w+{before}(?:{_either(f'A(?:{_NO_FINITE})')})")


def suffixes(rest: str) -> bool | None:
    """Tell what follows a stem: suffixes (False), with a negation (True), or else None.

    A chain that can be read without the negation is read so.

    Examples
    --------
    >>> suffixes(""), suffixes("ларымыздың"), suffixes("дім")
    (False, False, False)
    >>> suffixes("пайды"), suffixes("мегендіктен"), suffixes("машина")
    (True, True, None)
    """
    if _affirmative().fullmatch(rest):
        return False
    return True if _negative().fullmatch(rest) else None


def holds_negation(stem: str) -> bool:
    """Tell whether a pattern's stem ends in -ма/-ме of a verb: «келме~», «шешпе~».

    >>> holds_negation("келме"), holds_negation("шешпе"), holds_negation("қина")
    (True, True, False)
    """
    return _negative_word().fullmatch(f"{stem}й") is not None


def is_negative_verb(word: str) -> bool:
    """Tell whether a word form looks like a negated verb, by its letters alone.

    >>> [is_negative_verb(word) for word in ("бермейді", "қалмадым", "табады")]
    [True, True, False]
    """
    return word not in _LOOK_NEGATIVE and bool(_negative_word().fullmatch(word))


def is_cause(word: str) -> bool:
    """Tell whether a word is a participle in the ablative: because of doing so.

    >>> is_cause("қорыққанымнан"), is_cause("емтиханнан")
    (True, False)
    """
    return bool(_cause().search(word))


@cache
def _cause() -> re.Pattern[str]:
    return re.compile(f"(?:{_either(f'[GK]Aн(?:{_OWNED})?[нд]Aн')})$")


_LOOK_NEGATIVE = {"немесе"}  # or
