"""Names in every form: a labelled set of occurrences, and edits that fit together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talap.base.identities import Identities, Identity, load
from talap.clean.edits import Edit
from talap.clean.pseudonyms import hide

NAMES = Path(__file__).parent / "names"
LABEL = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")  # {A|Айгеримке}: hidden behind [A]


@dataclass(frozen=True)
class Labelled:
    """A line of the labelled set: its text, and the edits that must be made."""

    place: str
    text: str
    edits: list[Edit]


def labelled(file: str) -> list[Labelled]:
    lines = (NAMES / file).read_text(encoding="utf-8").splitlines()
    return [_line(f"{file}:{number}", line) for number, line in enumerate(lines, 1)]


def _line(place: str, line: str) -> Labelled:
    text, edits, at = "", [], 0
    for label in LABEL.finditer(line):
        text += line[at : label.start()]
        edits.append(Edit(len(text), len(text) + len(label[2]), f"[{label[1]}]"))
        text += label[2]
        at = label.end()
    return Labelled(place, text + line[at:], edits)


FILES = ("russian.txt", "kazakh.txt", "english.txt", "others.txt")
LINES = [line for file in FILES for line in labelled(file)]


@pytest.fixture(scope="module")
def identities() -> Identities:
    return load(NAMES / "identities.csv", "identities.csv")


def replaced(text: str, identities: Identities, interview: str = "") -> str:
    for edit in reversed(hide(text, identities, interview).edits):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def test_labelled_set_is_large_enough() -> None:
    assert sum(len(line.edits) for line in LINES) >= 400


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.place)
def test_every_name_and_nothing_else(line: Labelled, identities: Identities) -> None:
    assert hide(line.text, identities).edits == line.edits


@given(st.lists(st.sampled_from(LINES), max_size=4), st.sampled_from(" \n—"))
def test_edits_are_in_order_apart_and_repeatable(
    lines: list[Labelled], joint: str
) -> None:
    identities = _TABLE
    text = joint.join(line.text for line in lines)
    edits = hide(text, identities).edits
    assert edits == hide(text, identities).edits
    for before, after in zip(edits, edits[1:], strict=False):
        assert before.end <= after.start
    assert all(0 <= edit.start < edit.end <= len(text) for edit in edits)


_TABLE = load(NAMES / "identities.csv", "identities.csv")


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    for edit in hide(text, _TABLE).edits:
        assert edit.start < edit.end


@given(st.sampled_from(LINES))
def test_no_name_is_left_after_replacing(line: Labelled) -> None:
    once = replaced(line.text, _TABLE)
    assert replaced(once, _TABLE) == once


def test_ordinary_words_in_lower_case_are_left_and_told(identities: Identities) -> None:
    text = "роза цвела, дос келді"
    hidden = hide(text, identities)
    assert hidden.edits == []
    assert [text[m.start : m.end] for m in hidden.left] == ["роза", "дос"]


def test_lower_case_that_the_table_lists_is_replaced() -> None:
    rose = Identity("Роза", "person", "[R]", ("роза",))
    assert replaced("дай розе чаю", Identities("t", (rose,))) == "дай [R] чаю"


def test_sentence_begins_with_a_verb_not_a_name() -> None:
    stal = Identities("t", (Identity("Сталь", "person", "[S]"),))
    assert replaced("Стали ждать. И Стали сказал", stal) == "Стали ждать. И [S] сказал"


def test_longest_name_wins() -> None:
    table = Identities(
        "t",
        (
            Identity("Саутридж", "place", "[City]"),
            Identity("Университет Саутридж", "university", "[University]"),
        ),
    )
    text = "в Университете Саутридж, в Саутридже"
    assert replaced(text, table) == "в [University], в [City]"


def test_same_name_is_another_person_in_another_interview() -> None:
    table = Identities(
        "t",
        (
            Identity("Роза", "person", "[R1]", interviews=("I01",)),
            Identity("Роза", "person", "[R2]", interviews=("I02",)),
        ),
    )
    assert replaced("с Розой", table, "I01") == "с [R1]"
    assert replaced("с Розой", table, "I02") == "с [R2]"
    assert replaced("с Розой", table, "I03") == "с [R1]"


def test_full_stop_between_two_names_stays() -> None:
    table = Identities("t", (Identity("Айгерим", "participant", "[A]", ("Айка",)),))
    assert replaced("Она Айгерим. Айка дома.", table) == "Она [A]. [A] дома."
    assert replaced("План A. Айгерим дома.", table) == "План A. [A] дома."
