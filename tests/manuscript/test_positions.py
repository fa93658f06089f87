"""Where a text stands in the source."""

import pytest
from talap.manuscript.positions import NEAR, Locator

NOTE = {"t": "Note"}


def test_the_same_word_twice_is_found_in_turn():
    locator = Locator("а б\nа\n")
    assert [locator.place("а") for _ in range(2)] == [
        "line 1, column 1", "line 2, column 1",
    ]  # fmt: skip


def test_lines_and_columns_count_letters():
    locator = Locator("ө 𝔘 x\n\nңү 15")
    assert locator.place("x") == "line 1, column 5"
    assert locator.place("15") == "line 3, column 4"


def test_what_is_not_in_the_source_is_near():
    locator = Locator("a\nb\nc\n")
    locator.place("b")
    assert locator.place("nowhere") == "near line 2"
    assert locator.place("c") == "line 3, column 1"


def test_what_stands_before_is_found_without_going_back():
    locator = Locator("a\nb\nc a\n")
    locator.place("c")
    locator.place("a")
    assert locator.place("b") == "line 2, column 1"
    assert locator.cursor == 7


def test_a_text_far_ahead_does_not_drag_the_cursor_along():
    locator = Locator("a " + "x" * NEAR + " b\n")
    locator.place("a")
    assert locator.place("b").startswith("line 1")
    assert locator.cursor == 1


@pytest.mark.parametrize(
    "markup",
    [
        "[@x15]", "[see @x15, p. 15]", "@x15", "`num:n15`", "{#fig-15}",
        '[J-15]{.lit why="name"}', "](http://a.org/15)", '{#f alt="no" width=15}',
    ],
)  # fmt: skip
def test_markup_is_no_prose(markup):
    source = f"word {markup} and 15"
    assert Locator(source).place("15") == f"line 1, column {len(source) - 1}"


def test_markup_is_found_where_it_is_asked_for():
    locator = Locator("plots `num:plots` plots")
    assert locator.place("plots") == "line 1, column 1"
    assert locator.place("num:plots", markup=True) == "line 1, column 8"
    assert locator.place("plots") == "line 1, column 19"


def test_a_note_is_looked_for_in_its_definition():
    locator = Locator("a[^2] b[^1] c\n\n[^1]: c one\n[^2]: c two\n")
    locator.place("a")
    with locator.around(NOTE):
        assert locator.place("c") == "line 4, column 7"
    assert locator.place("b") == "line 1, column 7"
    with locator.around(NOTE):
        assert locator.place("c") == "line 3, column 7"
    assert locator.place("c") == "line 1, column 13"


def test_an_inline_note_stands_where_it_is():
    locator = Locator("a^[b c] c\n")
    locator.place("a")
    with locator.around(NOTE):
        assert locator.place("c") == "line 1, column 6"
    assert locator.place("c") == "line 1, column 9"


def test_other_nodes_change_nothing():
    locator = Locator("a b")
    with locator.around({"t": "Para"}):
        locator.place("a")
    assert locator.cursor == 1
