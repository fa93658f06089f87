"""What the figure of co-occurrence shows."""

import pytest
from matplotlib.colors import to_hex
from talap.base.messages import Messages
from talap.figures.cooccurrence import AREA, draw
from talap.figures.dots import LARGEST
from talap.figures.style import style

LABELS = {"a": "Anna", "b": "Bert", "c": "Cold", "d": "Dust"}


def pairs(*rows):
    """Rows: first, second, both, expected."""
    order = {"a": 1, "b": 2, "c": 3, "d": 4}
    columns = ["first", "second", "both", "expected"]
    return [
        dict(zip(columns, row, strict=True))
        | {"first_order": order[row[0]], "second_order": order[row[1]]}
        for row in rows
    ]


TABLE = pairs(
    ("a", "b", 0, 1.0),
    ("a", "c", 2, 1.0),
    ("a", "d", 1, 1.5),
    ("b", "c", 0, 0.2),
)


def drawn(table):
    with style():
        return draw(table, LABELS, Messages("en"))


def test_a_dot_per_pair_that_meets():
    (axes,) = drawn(TABLE).axes
    more, less = axes.lines
    assert more.get_xydata().tolist() == [[0, -1]]
    assert less.get_xydata().tolist() == [[0, -2]]
    assert more.get_markersize() ** 2 == pytest.approx(AREA * 2 / LARGEST)
    assert to_hex(less.get_markerfacecolor()) == "#ffffff"
    assert to_hex(more.get_markerfacecolor()) != "#ffffff"


def test_the_grid_is_a_triangle():
    (axes,) = drawn(TABLE).axes
    across, down = (
        [ends.tolist() for ends in c.get_segments()] for c in axes.collections
    )
    assert across == [[[0, 0], [0, 0]], [[0, -1], [1, -1]], [[0, -2], [2, -2]]]
    assert down == [[[0, 0], [0, -2]], [[1, -1], [1, -2]], [[2, -2], [2, -2]]]


def test_codes_that_meet_none_are_left_out():
    (labels,) = drawn(TABLE).artists
    assert labels.texts == ["Anna  1", "Cold  2", "Dust  3"]


def test_nothing_meets_is_no_error():
    assert not drawn([row for row in TABLE if row["both"] == 0]).axes
