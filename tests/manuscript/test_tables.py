"""Tables of a manuscript."""

import pytest
from talap.base.codebook import Code, Codebook
from talap.base.messages import Messages
from talap.manuscript.keys import Refused
from talap.manuscript.nodes import attributes, string, text_of
from talap.manuscript.tables import TableSource, table

SPACE = "\u00a0"


def code(label, parent=None):
    return Code(label={"ru": label}, parent=parent, definition="")


CODES = [
    {"code": "cost", "parent": None, "participants": 13, "share": 13 / 15,
     "low": 0.621, "high": 0.963, "words": 1412},
    {"code": "fear", "parent": "cost", "participants": 3, "share": 0.145,
     "low": 0.145, "high": 0.575, "words": 7},
]  # fmt: skip
PEOPLE = [
    {"participant": "P1", "gender": "woman", "age": 30.5, "along": True, "left": None},
    {"participant": "P2", "gender": "man", "age": None, "along": False, "left": None},
]


@pytest.fixture
def source(tmp_path):
    own = tmp_path / "ru.ftl"
    columns = "".join(f"column-{name} = {name.upper()}\n" for name in PEOPLE[0])
    own.write_text(f"{columns}column-parent = P\nvalue-gender-woman = жен.\n", "utf-8")
    return TableSource(
        {"codes": CODES, "people": PEOPLE, "none": []},
        Codebook("b", {"cost": code("Цена"), "fear": code("Страх", "cost")}),
        {"ru": Messages("ru", [own])},
    )


def cells(source, **asked):
    attribute = attributes("t", ("table",), **asked)
    made = table(attribute, [string("Подпись")], "t", source, "ru")
    head, (body,) = made["c"][3][1], made["c"][4]
    rows = [*head, *body[3]]
    return [[text_of(cell[4]) for cell in row[1]] for row in rows], made


def test_made_columns_and_numbers_in_the_language(source):
    columns = "label participants share interval words"
    found, made = cells(source, **{"from": "codes", "columns": columns})
    assert found == [
        ["Код", "Участники", "Доля", "Интервал", "Слова"],
        ["Цена", "13", f"87{SPACE}%", f"62–96{SPACE}%", f"1{SPACE}412"],
        ["Страх", "3", f"15{SPACE}%", f"15–58{SPACE}%", "7"],
    ]
    aligned = [column[0]["t"] for column in made["c"][2]]
    assert aligned == ["AlignLeft", *["AlignRight"] * 4]
    assert made["c"][0][0] == "t"
    assert text_of(made["c"][1][1]) == "Подпись"


def test_values_are_translated_where_there_is_a_message(source):
    found, made = cells(source, **{"from": "people"})
    assert found[1:] == [
        ["P1", "жен.", "30,5", "True", ""],
        ["P2", "man", "", "False", ""],
    ]
    aligned = [column[0]["t"] for column in made["c"][2]]
    assert aligned == [
        "AlignLeft", "AlignLeft", "AlignRight", "AlignLeft", "AlignLeft",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "codes"),
    [({"parent": "cost"}, ["fear"]), ({"code": "fear cost"}, ["cost", "fear"]),
     ({"parent": "None"}, ["cost"])],
)  # fmt: skip
def test_conditions(source, condition, codes):
    columns = {"from": "codes", "columns": "label"}
    found, _ = cells(source, **columns, **condition)
    labels = {"cost": "Цена", "fear": "Страх"}
    assert [row[0] for row in found[1:]] == [labels[each] for each in codes]


@pytest.mark.parametrize(
    ("asked", "what", "hint"),
    [
        ({"from": "cods"}, "no table cods", "codes, people"),
        ({"from": "codes", "columns": "labl"}, "no column labl", "label"),
        ({"from": "codes", "columns": "label", "parnt": "x"}, "no column parnt", ""),
        ({"from": "people", "columns": "label"}, "no column code", "gender"),
        ({"from": "people", "columns": "interval"}, "no column low", "gender"),
        # A misspelt condition must not leave an empty table behind.
        ({"from": "codes", "columns": "label", "parent": "cots"}, "no row", ""),
        ({"from": "none"}, "no row", "condition"),
    ],
)  # fmt: skip
def test_refused(source, asked, what, hint):
    with pytest.raises(Refused) as raised:
        cells(source, **asked)
    assert what in raised.value.problem.what
    assert hint in raised.value.problem.hint


def test_only_columns_that_a_table_can_have_are_offered(source):
    with pytest.raises(Refused) as raised:
        cells(source, **{"from": "people", "columns": "labl"})
    assert "label" not in raised.value.problem.hint
