"""What the figure of co-occurrence shows."""

import pandas as pd
from matplotlib.colors import to_hex
from talap.base.messages import Messages
from talap.figures.cooccurrence import AREA, LARGEST, draw
from talap.figures.style import style

LABELS = {"a": "Anna", "b": "Bert", "c": "Cold", "d": "Dust"}


def pairs(*rows):
    """Rows: first, second, both, expected."""
    table = pd.DataFrame(rows, columns=["first", "second", "both", "expected"])
    order = {"a": 1, "b": 2, "c": 3, "d": 4}
    return table.assign(
        first_order=table["first"].map(order), second_order=table["second"].map(order)
    )


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
    more, less = axes.collections
    assert more.get_offsets().tolist() == [[0, -1]]
    assert less.get_offsets().tolist() == [[0, -2]]
    assert more.get_sizes().tolist() == [AREA * 2 / LARGEST]
    assert to_hex(less.get_facecolors()[0]) == "#ffffff"
    assert to_hex(more.get_facecolors()[0]) != "#ffffff"


def test_codes_that_meet_none_are_left_out():
    (axes,) = drawn(TABLE).axes
    labels = [tick.get_text() for tick in axes.get_yticklabels()]
    assert labels == ["Anna  1", "Cold  2", "Dust  3"]


def test_nothing_meets_is_no_error():
    assert not drawn(TABLE[TABLE["both"] == 0]).axes
