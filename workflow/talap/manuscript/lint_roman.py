"""Roman numerals: valid ones of two letters, single ones where words say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from talap.manuscript.lint_words import Lexicon

_VALID = re.compile(
    r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
)
_WRITTEN = re.compile(
    r"(?<![^\W_])[MDCLXVIХІСМ]+(?=(?:th|st|nd|rd)?(?![^\W_]))|(?<![^\W_])[ivx]{2,}(?![^\W_])"
)
_LOOKALIKE = str.maketrans("ХІСМ", "XICM")  # «ХХ век», typed in Cyrillic
_VALUES = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}

# Valid numerals that are abbreviations as a rule. In a numeral's place (chapter, век)
# they are numerals all the same.
ABBREVIATIONS = frozenset(
    {
        "CV",  # Her CV was sent by post.
        "CI",  # The CI is printed beside the share.
        "CD",  # She bought a CD.
        "DC",  # Washington, DC
        "MD",  # an MD from Almaty
        "MC",  # the MC of the evening
        "MM",  # MM in dates: YYYY-MM
        "CC",  # under CC BY
        "CM",  # 10 CM of snow
        "MI",  # multiple imputation, MI
        "MIX",  # the MIX button
        "XL",  # a shirt in XL
        "DI",  # DI container
        "DL",  # distance learning, DL
        "ML",  # by ML, maximum likelihood
        "DIV",  # a DIV element
        "DV",  # the DV visa lottery
        "LV",  # LV for Latvia
        "LI",  # LI Hua
        "CL",  # 95% CL
        "MDI",  # mean decrease in impurity, MDI
        "MCC",  # the coefficient MCC
        "DVI",  # a DVI cable
        "MV",  # MV Baikal
        "MCI",  # mild cognitive impairment, MCI
        "CIV",  # CIV for Côte d'Ivoire
        "CMC",  # computer-mediated communication, CMC
        "CCC",  # the CCC programme
        "MMC",  # an MMC card
        "DCC",  # the Digital Curation Centre, DCC
        "CDC",  # the CDC in Atlanta
    }
)
_SUFFIX = re.compile(r"-(?:й|го|му|м|х|я|е|ый|ой|ая|th|st|nd|rd|чи|нчи|нчы|лар)(?!\w)")
_LATIN_AROUND = re.compile(r"[a-z]['’]? ?$"), re.compile(r" ?['’]?[a-z]")
_AFTER_SINGLE = re.compile(
    r" ?[.,;:)\]»”—–-]| ?$"
    r"| (?:errors?|of|to|and|or|is|has|shows?|treats|begins|began)\b"
)


def find(
    shown: str, low: str, lexicons: list[Lexicon], language: str
) -> Iterator[tuple[int, int, int]]:
    """Yield where a Roman numeral starts and ends, and its value.

    Parameters
    ----------
    shown, low : str
        The text as seen, and in lower case.
    lexicons : list of Lexicon
        Of the languages that the text may be in; the first is its own.
    language : str
        In English a single I is a pronoun unless the words around say otherwise.
    """
    for match in _WRITTEN.finditer(shown):
        written = match[0]
        numeral = written.translate(_LOOKALIKE).upper()
        if not _VALID.fullmatch(numeral):
            continue
        if _is_numeral(written, numeral, match, shown, low, lexicons, language):
            yield match.start(), match.end(), value(numeral)


def _is_numeral(
    written: str,
    numeral: str,
    match: re.Match[str],
    shown: str,
    low: str,
    lexicons: list[Lexicon],
    language: str,
) -> bool:
    before, after = low[max(0, match.start() - 30) : match.start()], low[match.end() :]
    context = _in_context(before, after[:30], lexicons)
    if len(numeral) == 1:
        if language != "en":
            alone = not any(
                pattern.search(text) if index == 0 else pattern.match(text)
                for index, (pattern, text) in enumerate(
                    zip(_LATIN_AROUND, (before, after), strict=True)
                )
            )
            return context or (written == "I" and alone)
        if numeral == "I":
            return context and bool(_AFTER_SINGLE.match(after))
        return context and written.isascii()
    if written.islower():  # items (iii) and (iv); vi and xi may be words in English
        marked = before.endswith("(") or after.startswith((")", "."))
        return context or marked or language != "en"
    if not written.isascii() and set(numeral) - set("XI"):
        return context  # «СМ», «МС» are Cyrillic abbreviations
    return context or numeral not in ABBREVIATIONS


def _in_context(before: str, after: str, lexicons: list[Lexicon]) -> bool:
    if _SUFFIX.match(after):
        return True
    if re.match(r" ?[–—-] ?[ivxlcхі]+(?![^\W_])", after):  # XIX–XX
        return True
    if re.search(r"(?<![^\W_])[ivxlcхі]{2,} ?[–—-] ?$", before):
        return True
    rest = after.lstrip(" -")
    for lexicon in lexicons:
        if lexicon.roman_after.match(rest):
            return True
        word = before.rstrip()
        if word != before and any(
            found.end() == len(word) for found in lexicon.roman_before.finditer(word)
        ):
            return True
    return False


def value(numeral: str) -> int:
    """Return the value of a valid numeral.

    >>> value("MMXXIV"), value("XIX"), value("IV")
    (2024, 19, 4)
    """
    values = [_VALUES[letter] for letter in numeral]
    return sum(
        -one if one < following else one
        for one, following in zip(values, [*values[1:], 0], strict=True)
    )
