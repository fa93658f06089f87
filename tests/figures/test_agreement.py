"""What the figure of agreement shows, and what it leaves out."""

import pytest
from talap.base.messages import Messages
from talap.figures.agreement import draw
from talap.figures.style import style

LABELS = {"overall": "All codes", "water": "Water", "quiet": "Quiet"}


def agreement(*rows):
    """Rows: order, code, unit, coefficient, value, low, high."""
    columns = ["order", "code", "unit", "coefficient", "value", "low", "high"]
    return [dict(zip(columns, row, strict=True)) for row in rows]


TABLE = agreement(
    (0, "overall", "turn", "krippendorff", 0.8, 0.7, 0.9),
    (0, "overall", "text", "unitizing", 0.6, 0.5, 0.7),
    (1, "water", "turn", "krippendorff", 1.0, None, None),
    (1, "water", "turn", "percent", 0.5, None, None),
    (2, "quiet", "turn", "krippendorff", None, None, None),
)


def drawn(table, language="en"):
    with style():
        return draw(table, LABELS, Messages(language))


def test_one_line_per_code_that_has_a_value():
    labels, values = drawn(TABLE).artists
    assert labels.texts == ["All codes", "Water"]
    assert labels.weights == ["bold", "normal"]
    assert values.texts == ["0.80", "1.00"]


def test_dot_diamond_and_interval():
    (axes,) = drawn(TABLE).axes
    marks = [
        (line.get_marker(), line.get_xydata().tolist())
        for line in axes.lines
        if line.get_marker() in "oD"
    ]
    assert marks == [("o", [[0.8, 0], [1.0, -1]]), ("D", [[0.6, 0]])]
    (bar,) = axes.collections  # perfect agreement has no interval
    assert [ends.tolist() for ends in bar.get_segments()] == [[[0.7, 0], [0.9, 0]]]


@pytest.mark.parametrize(("language", "value"), [("en", "0.80"), ("ky", "0,80")])
def test_values_are_written_as_the_language_does(language, value):
    _, values = drawn(TABLE, language).artists
    assert values.texts[0] == value


def test_one_coder_is_no_figure_but_no_error():
    figure = drawn([])
    assert not figure.axes
    assert figure.texts[0].get_text() == "No data for this figure"
