"""Case suffixes after numbers.

Vowel harmony and assimilation as in the grammars of Kyrgyz: Кыргыз адабий тилинин
грамматикасы (Фрунзе, 1980), жөндөмөлөр; Hebert & Poppe, Kirghiz Manual (1963), the
declension of nouns ending in a vowel, a voiced and a voiceless consonant. After у the
open vowel is а (суу - сууга), after ө and ү it is ө.
"""

import pytest
from talap.base.kyrgyz import CASES, last_word, number_suffix, suffix

DECLENSION = {
    "бир": "дин ге ди де ден",
    "эки": "нин ге ни де ден",
    "үч": "түн кө тү тө төн",
    "төрт": "түн кө тү тө төн",
    "беш": "тин ке ти те тен",
    "алты": "нын га ны да дан",
    "жети": "нин ге ни де ден",
    "сегиз": "дин ге ди де ден",
    "тогуз": "дун га ду да дан",
    "он": "дун го ду до дон",
    "жыйырма": "нын га ны да дан",
    "отуз": "дун га ду да дан",
    "кырк": "тын ка ты та тан",
    "элүү": "нүн гө нү дө дөн",
    "алтымыш": "тын ка ты та тан",
    "жетимиш": "тин ке ти те тен",
    "сексен": "дин ге ди де ден",
    "токсон": "дун го ду до дон",
    "жүз": "дүн гө дү дө дөн",
    "миң": "дин ге ди де ден",
    "миллион": "дун го ду до дон",
    "нөл": "дүн гө дү дө дөн",
    "пайыз": "дын га ды да дан",
    "мүнөт": "түн кө тү тө төн",
}


@pytest.mark.parametrize("word", DECLENSION)
def test_declension(word):
    assert [suffix(word, case) for case in CASES] == DECLENSION[word].split()


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (0, "нөл"),
        (7, "жети"),
        (10, "он"),
        (15, "беш"),
        (110, "он"),
        (100, "жүз"),
        (1100, "жүз"),
        (1000, "миң"),
        (41_000, "миң"),
        (100_000, "миң"),
        (1_000_000, "миллион"),
        (1_000_100, "жүз"),
        (2_000_000_000, "миллиард"),
        (3_000_000_000_000, "триллион"),
        (-20, "жыйырма"),
    ],
)
def test_the_last_word_as_read_aloud(value, word):
    assert last_word(value) == word


@pytest.mark.parametrize(
    ("value", "case", "glued"),
    [(15, "abl", "тен"), (20, "abl", "дан"), (9, "dat", "га"), (43, "gen", "түн")],
)
def test_suffix_of_a_number(value, case, glued):
    assert number_suffix(value, case) == glued


def test_a_percent_sign_is_read_as_a_word():
    assert number_suffix(15, "abl", percent=True) == "дан"


def test_an_unknown_case():
    with pytest.raises(KeyError):
        suffix("беш", "ins")
