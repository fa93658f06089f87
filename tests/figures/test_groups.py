"""What the figure of codes by group shows."""

import pandas as pd
from talap.base.messages import Messages
from talap.figures.groups import draw
from talap.figures.style import style

LABELS = {"water": "Water", "quiet": "Quiet", "never": "Never"}


def groups(*rows):
    """Rows: attribute, order, code, group, participants, total."""
    columns = ["attribute", "order", "code", "group", "participants", "total"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(share=table["participants"] / table["total"])


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
    (axes,) = drawn(TABLE).axes
    labels = [tick.get_text() for tick in axes.get_yticklabels()]
    assert labels == ["Water", "Quiet"]
    men, _, women, _ = axes.lines  # each followed by its key
    assert list(men.get_xdata()) == [0.5, 0]
    assert list(women.get_xdata()) == [1, 1 / 3]
    assert list(men.get_ydata()) == [0, -1]


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
    more = TABLE.assign(attribute="degree")
    assert len(drawn(pd.concat([TABLE, more])).axes) == 2


def test_no_groups_is_no_error():
    assert not drawn(TABLE.iloc[:0]).axes
