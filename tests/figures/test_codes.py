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


def labels(figure):
    """What stands in the left margin, from the top."""
    return [text.get_text() for text in figure.texts[: len(TABLE)]]


@pytest.fixture
def figure():
    return drawn(TABLE)


@pytest.fixture
def axes(figure):
    return figure.axes[0]


def test_children_stand_below_their_parent_most_frequent_first(figure):
    assert labels(figure) == ["Cost", "Duty", "Fear", "Home", "Joy"]
    texts = figure.texts[:5]
    assert [text.get_position()[1] for text in texts] == [0, -1, -2, -3, -4]
    assert [text.get_fontweight() for text in texts] == ["bold", *["normal"] * 4]


def test_each_level_stands_below_its_own():
    parents = [None, "cost", "cost", "fear", None]
    table = [row | {"parent": p} for row, p in zip(TABLE, parents, strict=True)]
    assert labels(drawn(table)) == ["Cost", "Duty", "Fear", "Home", "Joy"]


def test_a_group_has_no_dot_and_every_code_its_share(axes):
    (dots,) = axes.lines
    assert dots.get_xydata().tolist() == [[0.75, -1], [0.25, -2], [0.25, -3], [0.5, -4]]


def test_intervals_are_drawn_as_they_are(axes):
    (bars,) = axes.collections
    first, *others = [ends.tolist() for ends in bars.get_segments()]
    assert first == [[0.3, -1.0], [0.95, -1.0]]
    assert len(others) == 3


def test_the_number_of_participants_stands_beside(figure):
    beside = [(t.get_text(), t.get_position()[1]) for t in figure.texts[5:]]
    assert beside == [("", 0), ("3", -1), ("1", -2), ("1", -3), ("2", -4)]


def test_the_axis_speaks_the_language(axes):
    assert axes.get_xticklabels()[1].get_text() == "25\u00a0%"
    assert "Доля участников" in axes.get_xlabel()


def test_no_codes_are_no_error():
    assert not drawn([]).axes
