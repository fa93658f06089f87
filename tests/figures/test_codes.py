"""The figure of codes: what is drawn where."""

import pandas as pd
import pytest
from talap.base.messages import Messages
from talap.figures.codes import draw
from talap.figures.style import style

COLUMNS = ["order", "code", "parent", "participants", "total", "share", "low", "high"]
TABLE = pd.DataFrame(
    [
        (1, "cost", None, 3, 4, 0.75, 0.3, 0.95),
        (2, "fear", "cost", 1, 4, 0.25, 0.05, 0.7),
        (3, "duty", "cost", 3, 4, 0.75, 0.3, 0.95),
        (4, "home", "cost", 1, 4, 0.25, 0.05, 0.7),
        (5, "joy", None, 2, 4, 0.5, 0.15, 0.85),
    ],
    columns=COLUMNS,
)
LABELS = {name: name.title() for name in TABLE["code"]}


@pytest.fixture
def axes():
    with style():
        return draw(TABLE, LABELS, Messages("ru")).axes[0]


def test_children_stand_below_their_parent_most_frequent_first(axes):
    ticks = axes.get_yticklabels()
    labels = [tick.get_text() for tick in ticks]
    assert labels == ["Cost", "Duty", "Fear", "Home", "Joy"]
    assert list(axes.get_yticks()) == [0, -1, -2, -3, -4]
    assert [tick.get_fontweight() for tick in ticks] == ["bold", *["normal"] * 4]


def test_each_level_stands_below_its_own():
    table = TABLE.assign(parent=[None, "cost", "cost", "fear", None])
    with style():
        axes = draw(table, LABELS, Messages("ru")).axes[0]
    labels = [tick.get_text() for tick in axes.get_yticklabels()]
    assert labels == ["Cost", "Duty", "Fear", "Home", "Joy"]


def test_a_group_has_no_dot_and_every_code_its_share(axes):
    dots = [tuple(map(float, line.get_xydata()[0])) for line in axes.lines]
    assert dots == [(0.75, -1), (0.25, -2), (0.25, -3), (0.5, -4)]


def test_intervals_are_drawn_as_they_are(axes):
    (first, *_) = [lines.get_segments()[0].tolist() for lines in axes.collections]
    assert first == [[0.3, -1.0], [0.95, -1.0]]


def test_the_number_of_participants_stands_beside(axes):
    assert [text.get_text() for text in axes.texts] == ["3", "1", "1", "2"]


def test_the_axis_speaks_the_language(axes):
    assert axes.get_xticklabels()[1].get_text() == "25\u00a0%"
    assert "Доля участников" in axes.get_xlabel()
