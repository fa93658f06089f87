"""The figure of codes: what is drawn where."""

import pytest
from talap.base.messages import Messages
from talap.figures.codes import draw
from talap.figures.style import style

COLUMNS = ["order", "code", "parent", "participants", "total", "share", "low", "high"]
TABLE = [
    dict(zip(COLUMNS, row, strict=True))
    for row in (
        (1, "cost", None, 3, 4, 0.75, 0.3, 0.95),
        (2, "fear", "cost", 1, 4, 0.25, 0.05, 0.7),
        (3, "duty", "cost", 3, 4, 0.75, 0.3, 0.95),
        (4, "home", "cost", 1, 4, 0.25, 0.05, 0.7),
        (5, "joy", None, 2, 4, 0.5, 0.15, 0.85),
    )
]
LABELS = {row["code"]: row["code"].title() for row in TABLE}


def drawn(table):
    with style():
        return draw(table, LABELS, Messages("ru"))


@pytest.fixture
def figure():
    return drawn(TABLE)


@pytest.fixture
def axes(figure):
    return figure.axes[0]


def test_children_stand_below_their_parent_most_frequent_first(figure):
    labels, _ = figure.artists
    assert labels.texts == ["Cost", "Duty", "Fear", "Home", "Joy"]
    assert labels.weights == ["bold", *["normal"] * 4]


def test_each_level_stands_below_its_own():
    parents = [None, "cost", "cost", "fear", None]
    table = [row | {"parent": p} for row, p in zip(TABLE, parents, strict=True)]
    labels, _ = drawn(table).artists
    assert labels.texts == ["Cost", "Duty", "Fear", "Home", "Joy"]
    assert labels.weights == ["bold", "normal", "bold", "normal", "normal"]


def test_a_group_has_no_dot_and_every_code_its_share(axes):
    (dots,) = axes.lines
    assert dots.get_xydata().tolist() == [[0.75, -1], [0.25, -2], [0.25, -3], [0.5, -4]]


def test_intervals_are_drawn_as_they_are(axes):
    (bars,) = axes.collections
    first, *others = [ends.tolist() for ends in bars.get_segments()]
    assert first == [[0.3, -1.0], [0.95, -1.0]]
    assert len(others) == 3


def test_the_number_of_participants_stands_beside(figure):
    _, values = figure.artists
    assert values.texts == ["", "3", "1", "1", "2"]


def test_the_axis_speaks_the_language(axes):
    assert axes.get_xticklabels()[1].get_text() == "25\u00a0%"
    assert "Доля участников" in axes.get_xlabel()


def test_no_codes_are_no_error():
    assert not drawn([]).axes
