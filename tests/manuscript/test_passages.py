"""Words are a passage's own or not; numbers of a translation are said in it."""

import pandas as pd
import pytest
from talap.base.contracts import CONSENSUS, LANGUAGE_SPANS
from talap.manuscript.passages import (
    Passage,
    folded,
    foreign_digits,
    missing,
    near,
    read_languages,
    read_passages,
)

SAID = "Ну я, знаете, незачем боюсь: «Did not pass». И 2,5 года [Участник-03] ждёт?"


@pytest.mark.parametrize(
    "body",
    [
        SAID,
        "«Did not pass»",
        '"Did not pass"',
        "“Did  not\u00a0pass”",
        "я, знаете […] ждёт",
        "[…] боюсь [...] И 2,5 года […]",
        "я, знаете, незачем боюсь.",  # ends here, goes on there
        "[Участник-03]",
        "",
    ],
)
def test_words_of_the_passage(body):
    assert missing(body, SAID) == ""


@pytest.mark.parametrize(
    ("body", "piece"),
    [
        ("Ну я знаете", "Ну я знаете"),
        ("боюсь […] знаете", "знаете"),  # in another order
        ("зачем боюсь", "зачем боюсь"),  # half a word
        ("И 2", "И 2"),  # half a number
        ("5 года", "5 года"),
        ("not pas", "not pas"),
        ("ждёт.", "ждёт."),  # it was a question
        ("Did not pass. И", "Did not pass. И"),
        ("я […] я", "я"),  # once, not twice
    ],
)
def test_words_that_are_not(body, piece):
    assert missing(body, SAID) == piece


def test_a_word_in_two_parts_is_one():
    assert missing("места", "двадцать два машино-места") == "места"
    assert missing("места", "два места - и всё") == ""


def test_quotation_marks_and_blanks_are_one_kind():
    assert folded("‘a’ \u202f„b“\n»c«") == '\'a\' "b" "c"'


PASSAGES = {
    name: Passage(name, "I01", "P01", text)
    for name, text in {
        "I01-008-01": "Я боюсь экзамена",
        "I01-008-02": "Мы вернёмся домой",
        "I01-010-01": "Я боюсь экзамена и защиты",
    }.items()
}


def test_the_passage_with_the_words_is_suggested():
    assert near("I01-009-02", "вернёмся домой", PASSAGES) == ["I01-008-02"]
    found = near("I01-010-02", "боюсь экзамена", PASSAGES)
    assert found == ["I01-010-01", "I01-008-01"]


def test_without_the_words_what_looks_alike_is():
    assert near("I01-008-03", "чужие слова", PASSAGES)[0].startswith("I01-008-0")
    assert near("I01-008-03", "", PASSAGES)
    assert near("X", "", PASSAGES) == []


@pytest.mark.parametrize(
    ("body", "text", "found"),
    [
        ("15 years", "пятнадцать лет", []),
        ("15 years", "15 лет", []),
        ("36 years", "тридцать шесть лет", []),
        ("30 years and 6", "тридцать шесть лет", ["30", "6"]),
        ("in the 1st year", "на первом курсе", []),
        ("16 years", "пятнадцать лет", ["16"]),
        ("2.5 years", "2,5 года", []),
        ("2–3 years", "2-3 года", []),
        ("2 or 3 years", "2-3 года", []),
        ("1,412 turns", "1 412 реплик", []),
        ("my [Person-31]", "моя [Человек-31]", []),
        ("my [Person-32]", "моя [Человек-31]", ["Person-32"]),
        ("fifteen or all of them", "никто", []),  # somebody's speech
        ("chapter XII", "глава двенадцать", []),
        ("chapter XII", "глава", ["XII"]),
    ],
)
def test_digits_of_a_translation(body, text, found):
    assert foreign_digits(body, text, "en", "ru") == found


ROWS = [
    ("I01-001-01", "I01", 1, "P01", 0, 4, "Мен "),
    ("I01-001-01", "I01", 2, "P01", 0, 9, "бардым да"),
    ("I02-001-01", "I02", 1, "P02", 0, 8, "Я поехал"),
    ("I02-001-02", "I02", 1, "P02", 10, 14, "2019"),
]


@pytest.fixture
def tables(tmp_path):
    names = ["coding", "interview", "turn", "participant", "start", "end", "quote"]
    frame = pd.DataFrame(ROWS, columns=names)
    frame = frame.assign(code="x", words=1, coders="A")
    CONSENSUS.write(frame, tmp_path / "consensus.parquet")
    spans = [
        ("I01", 1, 0, 4, "kk"),
        ("I01", 2, 0, 3, "kk"),
        ("I01", 2, 3, 9, "ru"),
        ("I02", 1, 0, 8, "ru"),
        ("I02", 1, 8, 14, "und"),
        ("I03", 1, 0, 9, "en"),
    ]
    names = ["interview", "turn", "start", "end", "language"]
    frame = pd.DataFrame(spans, columns=names).assign(words=1)
    LANGUAGE_SPANS.write(frame, tmp_path / "languages.parquet")
    return tmp_path


def test_a_passage_over_turns_is_one_in_the_language_of_most_of_it(tables):
    passages = read_passages(tables / "consensus.parquet")
    assert list(passages) == ["I01-001-01", "I02-001-01", "I02-001-02"]
    assert folded(passages["I01-001-01"].text) == "Мен бардым да"
    assert passages["I02-001-01"].participant == "P02"
    found = read_languages(tables / "languages.parquet", list(passages.values()))
    assert found == {"I01-001-01": "kk", "I02-001-01": "ru", "I02-001-02": "und"}
