"""What the figure of codes by group shows."""

from matplotlib.text import Text
from talap.base.messages import Messages
from talap.figures.groups import draw
from talap.figures.style import style

LABELS = {"water": "Water", "quiet": "Quiet", "never": "Never"}


def groups(*rows):
    """Rows: attribute, order, code, group, participants, total."""
    columns = ["attribute", "order", "code", "group", "participants", "total"]
    table = [dict(zip(columns, row, strict=True)) for row in rows]
    return [row | {"share": row["participants"] / row["total"]} for row in table]


TABLE = groups(
    ("gender", 1, "water", "man", 1, 2),
    ("gender", 1, "water", "woman", 3, 3),
    ("gender", 2, "quiet", "man", 0, 2),
    ("gender", 2, "quiet", "woman", 1, 3),
    ("gender", 3, "never", "man", 0, 2),
    ("gender", 3, "never", "woman", 0, 3),
)


def drawn(table, messages=None):
    with style():
        return draw(table, LABELS, messages or Messages("en"))


def test_groups_are_marked_at_their_shares():
    figure = drawn(TABLE)
    (axes,) = figure.axes
    assert figure.artists[0].texts == ["Water", "Quiet"]
    men, _, women, _ = axes.lines  # each followed by its key
    assert list(men.get_xdata()) == [0.5, 0]
    assert list(women.get_xdata()) == [1, 1 / 3]
    assert list(men.get_ydata()) == [0, -1]
    (joined,) = axes.collections
    ends = [ends.tolist() for ends in joined.get_segments()]
    assert ends == [[[0.5, 0], [1, 0]], [[0, -1], [1 / 3, -1]]]


def test_groups_differ_without_colour():
    (axes,) = drawn(TABLE).axes
    men, _, women, _ = axes.lines
    assert men.get_markerfacecolor() != women.get_markerfacecolor() == "white"


def test_names_of_groups_come_from_the_study(tmp_path):
    own = tmp_path / "en.ftl"
    own.write_text("column-gender = Sex\nvalue-gender-man = male\n", encoding="utf-8")
    (axes,) = drawn(TABLE, Messages("en", [own])).axes
    texts = [text.get_text() for text in axes.texts]
    assert texts == ["male (2)", "woman (3)"]
    assert axes.get_title(loc="left") == "Sex"


def test_one_panel_per_attribute():
    more = [row | {"attribute": "degree"} for row in TABLE]
    assert len(drawn(TABLE + more).axes) == 2


def test_many_attributes_are_no_error():
    many = [row | {"attribute": f"a{place}"} for place in range(25) for row in TABLE]
    figure = drawn(many)
    figure.canvas.draw()
    assert all(axes.get_position().width > 0 for axes in figure.axes)


def test_a_long_name_ends_before_the_next_panel(tmp_path):
    own = tmp_path / "en.ftl"
    name = "a name of many words, by far too long for its place " * 2
    own.write_text(
        f"column-gender = {name}\nvalue-gender-man = {name}\n", encoding="utf-8"
    )
    more = [row | {"attribute": "degree"} for row in TABLE]
    figure = drawn(TABLE + more, Messages("en", [own]))
    first, second = figure.axes
    figure.canvas.draw()  # titles are placed when drawn
    texts = [each for each in first.get_children() if isinstance(each, Text)]
    assert len([text for text in texts if text.get_text().startswith("a name")]) == 2
    for text in texts:
        assert text.get_window_extent().x1 < second.get_window_extent().x0


def test_no_groups_is_no_error():
    assert not drawn([]).axes
