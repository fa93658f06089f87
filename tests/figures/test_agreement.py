"""What the figure of agreement shows, and what it leaves out."""

import numpy as np
import pandas as pd
import pytest
from talap.base.messages import Messages
from talap.figures.agreement import draw
from talap.figures.style import style

LABELS = {"overall": "All codes", "water": "Water", "quiet": "Quiet"}


def agreement(*rows):
    """Rows: order, code, unit, coefficient, value, low, high."""
    columns = ["order", "code", "unit", "coefficient", "value", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


TABLE = agreement(
    (0, "overall", "turn", "krippendorff", 0.8, 0.7, 0.9),
    (0, "overall", "text", "unitizing", 0.6, 0.5, 0.7),
    (1, "water", "turn", "krippendorff", 1.0, np.nan, np.nan),
    (1, "water", "turn", "percent", 0.5, np.nan, np.nan),
    (2, "quiet", "turn", "krippendorff", np.nan, np.nan, np.nan),
)


def drawn(table, language="en"):
    with style():
        return draw(table, LABELS, Messages(language))


def test_one_line_per_code_that_has_a_value():
    (axes,) = drawn(TABLE).axes
    assert [tick.get_text() for tick in axes.get_yticklabels()] == [
        "All codes",
        "Water",
    ]


def test_dot_diamond_and_interval():
    (axes,) = drawn(TABLE).axes
    marks = [
        (line.get_marker(), line.get_xdata()[0], line.get_ydata()[0])
        for line in axes.lines
        if line.get_marker() in "oD"
    ]
    assert marks == [("o", 0.8, 0), ("D", 0.6, 0), ("o", 1.0, -1)]
    (bar,) = axes.collections  # perfect agreement has no interval
    ends = bar.get_segments()[0]
    assert [ends[0, 0], ends[1, 0]] == [0.7, 0.9]


@pytest.mark.parametrize(("language", "value"), [("en", "0.80"), ("ky", "0,80")])
def test_values_are_written_as_the_language_does(language, value):
    (axes,) = drawn(TABLE, language).axes
    assert value in [text.get_text() for text in axes.texts]


def test_one_coder_is_no_figure_but_no_error():
    figure = drawn(TABLE.iloc[:0])
    assert not figure.axes
    assert figure.texts[0].get_text() == "No data for this figure"
