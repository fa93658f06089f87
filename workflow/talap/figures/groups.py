"""Codes by group of participants: one panel an attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talap.base.localise import percent
from talap.figures.frame import frame
from talap.figures.style import ACCENT, INK, RULE, WIDTH, empty, fitting

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from talap.base.codebook import Codebook
    from talap.base.messages import Messages
    from talap.figures import Row, Tables

# Told apart by shape and filling, not by colour.
MARKERS = (("o", ACCENT), ("o", "white"), ("D", RULE), ("s", INK), ("^", "white"))
PITCH = 0.1905  # inches from code to code
KEY = 0.17  # inches from name to name of the groups
BETWEEN = 0.27  # inches from panel to panel: the halves of two tick labels


def figure(tables: Tables, book: Codebook, messages: Messages) -> Figure:
    """Return the figure of the table ``groups``."""
    return draw(tables["groups"], book.labels(messages.language), messages)


def draw(groups: list[Row], labels: dict[str, str], messages: Messages) -> Figure:
    """Draw a mark per code and group at the group's share, joined over the groups.

    Parameters
    ----------
    groups : list of rows
        With ``attribute``, ``order``, ``code``, ``group``, ``participants``,
        ``total``, ``share``. Codes that nobody holds are left out.
    labels : dict
        Label of each code in the figure's language.
    messages : Messages
        Of that language: ``column-ATTRIBUTE`` and ``value-ATTRIBUTE-GROUP`` name the
        groups; a value without a message is printed as it is.
    """
    held = {row["code"] for row in groups if row["participants"] > 0}
    if not held:
        return empty(messages("figure-empty"))
    shown = [row for row in groups if row["code"] in held]
    shown.sort(key=lambda row: row["order"])
    codes = list(dict.fromkeys(row["code"] for row in shown))
    attributes = list(dict.fromkeys(row["attribute"] for row in groups))
    by_attribute = {
        attribute: [row for row in shown if row["attribute"] == attribute]
        for attribute in attributes
    }
    most = max(len({row["group"] for row in table}) for table in by_attribute.values())
    figure, panels = frame(
        [labels[code] for code in codes],
        explanation=messages("axis-group-share"),
        count=len(attributes), between=min(BETWEEN, 2 / len(attributes)),
        pitch=PITCH, right=0.19, above=0.27 + KEY * most, below=0.44,
    )  # fmt: skip
    for axes, (attribute, table) in zip(panels, by_attribute.items(), strict=True):
        _panel(axes, table, codes, most, attribute, messages)
    return figure


def _panel(
    axes: Axes,
    table: list[Row],
    codes: list[str],
    most: int,
    attribute: str,
    messages: Messages,
) -> None:
    names = sorted({row["group"] for row in table})
    heights = {code: -place for place, code in enumerate(codes)}
    shares: dict[str, list[float]] = {}
    for row in table:
        shares.setdefault(row["code"], []).append(row["share"])
    axes.hlines(
        [heights[code] for code in shares],
        [min(of_code) for of_code in shares.values()],
        [max(of_code) for of_code in shares.values()],
        color=RULE, linewidth=3, zorder=1,
    )  # fmt: skip
    room = WIDTH * axes.get_position().width + BETWEEN / 2
    for number, name in enumerate(names):
        marker, filling = MARKERS[number % len(MARKERS)]
        of_group = [row for row in table if row["group"] == name]
        axes.plot(
            [row["share"] for row in of_group],
            [heights[row["code"]] for row in of_group],
            marker, markersize=6 - number * 1.2, markerfacecolor=filling,
            markeredgecolor=INK, markeredgewidth=0.7, zorder=2 + number,
            clip_on=False,
        )  # fmt: skip
        label = _name(messages, f"value-{attribute}-{name}", name)
        height = 1 + KEY * (most - number) / (PITCH * len(codes))
        axes.plot(
            0.02, height, marker, markersize=5,
            markerfacecolor=filling, markeredgecolor=INK, markeredgewidth=0.7,
            transform=axes.transAxes, clip_on=False,
        )  # fmt: skip
        said = f"{label} ({of_group[0]['total']})"
        axes.text(
            0.1, height, said, va="center", transform=axes.transAxes,
            fontsize=fitting(said, 0.88 * room, 7.5),
        )  # fmt: skip
    title = _name(messages, f"column-{attribute}", attribute)
    axes.set_title(
        title,
        loc="left",
        fontsize=fitting(title, room, weight="bold"),
        fontweight="bold",
        pad=9 + 12.5 * most,
    )
    axes.set_xlim(-0.04, 1.04)
    ticks = [0, 0.5, 1]
    axes.set_xticks(ticks, [percent(tick, 0, messages.language) for tick in ticks])
    axes.grid(axis="x", color=RULE, linewidth=0.5, zorder=0)
    axes.set_axisbelow(True)


def _name(messages: Messages, message: str, plain: str) -> str:
    """Return the label of an attribute or value, itself where it has none."""
    name = message.replace("_", "-").lower()
    return messages(name) if messages.has(name) else plain
