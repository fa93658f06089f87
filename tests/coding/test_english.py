"""Inflected English forms and their lemmas."""

import pytest
from talap.coding.english import lemmas


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("studies", "study"),
        ("classes", "class"),
        ("exams", "exam"),
        ("parent's", "parent"),
        ("making", "make"),
        ("going", "go"),
        ("planning", "plan"),
        ("expelled", "expel"),
        ("worried", "worry"),
        ("decided", "decide"),
        ("went", "go"),
        ("children", "child"),
        ("them", "they"),
        ("i'll", "i"),
        ("closer", "close"),
        ("biggest", "big"),
        ("couldn't", "not"),
        ("cannot", "not"),
    ],
)
def test_form_of(word, lemma):
    assert lemma in lemmas(word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("can't", "can"),
        ("my", "i"),
        ("this", "thi"),
        ("class", "clas"),
        ("bring", "br"),
        ("red", "r"),
        ("thing", "th"),
    ],
)
def test_no_form_of(word, other):
    assert other not in lemmas(word)
