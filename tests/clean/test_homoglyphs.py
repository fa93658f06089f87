"""Only words that mix scripts by mistake are mended, and only where it is sure."""

import pytest
from talap.clean.homoglyphs import TWINS, find, repair


@pytest.mark.parametrize(
    ("mixed", "mended"),
    [
        ("Айгeрим", "Айгерим"),  # Latin e
        ("пиcaли", "писали"),  # c, a
        ("Cауле", "Сауле"),  # capital C at the begin
        ("жaңaғы", "жаңағы"),
        ("Ернiяз", "Ерніяз"),  # Latin i for і, as Kazakh typists do
        ("əже", "әже"),  # Latin schwa
        ("deаdline", "deadline"),  # Cyrillic а in an English word
        ("TОEFL", "TOEFL"),  # Cyrillic О in an acronym
        ("мaма", "мама"),
        ("oн", "он"),
    ],
)
def test_mended(mixed, mended):
    assert repair(mixed) == mended


@pytest.mark.parametrize(
    "word",
    ["PhDшник", "OPTом", "GREа", "Googleе", "TOEFLа", "сабмитable", "Zoomе", "ITшник"],
)
def test_ending_glued_to_a_latin_word_is_left_and_counted(word):
    assert find(f"Мой {word}.") == ([], 0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "TOEFL, PhD и GRE",
        "IT-шник из big tech-компании",
        "COVID-19",
        "сор",
        "cop",
        "",
        "H2О",
    ],
)
def test_words_of_one_script_are_no_business_of_ours(text):
    assert find(text).edits == []


def test_ambiguous_word_is_decided_by_the_dictionary():
    assert repair("cор") == "сор"  # Russian: litter
    assert repair("ахc") is None  # every letter has a twin, Russian has no such word
    assert repair("Ерiк") is None


def test_each_letter_is_an_edit_of_its_own():
    edits, mended, undecided = find("ну, пиcaли")
    assert [(edit.start, edit.end, edit.replacement) for edit in edits] == [
        (6, 7, "с"),
        (7, 8, "а"),
    ]
    assert (mended, undecided) == (1, 0)


def test_twins_are_pairs_of_two_scripts():
    for latin, cyrillic in TWINS:
        assert latin < "Ͱ" <= cyrillic
