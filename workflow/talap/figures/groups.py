"""Codes by group of participants: one panel an attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talap.base.localise import percent
from talap.figures.style import (
    ACCENT,
    INK,
    RULE,
    empty,
    explain,
    page,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from talap.base.codebook import Codebook
    from talap.base.messages import Messages

# Told apart by shape and filling, not by colour.
MARKERS = (("o", ACCENT), ("o", "white"), ("D", RULE), ("s", INK), ("^", "white"))


def figure(
    tables: Mapping[str, pd.DataFrame], book: Codebook, messages: Messages
) -> Figure:
    """Return the figure of the table ``groups``."""
    return draw(tables["groups"], book.labels(messages.language), messages)


def draw(groups: pd.DataFrame, labels: dict[str, str], messages: Messages) -> Figure:
    """Draw a mark per code and group at the group's share, joined over the groups.

    Parameters
    ----------
    groups : DataFrame
        Columns ``attribute``, ``order``, ``code``, ``group``, ``participants``,
        ``total``, ``share``. Codes that nobody holds are left out.
    labels : dict
        Label of each code in the figure's language.
    messages : Messages
        Of that language: ``column-ATTRIBUTE`` and ``value-ATTRIBUTE-GROUP`` name the
        groups; a value without a message is printed as it is.
    """
    held = groups.groupby("code")["participants"].transform("sum") > 0
    shown = groups[held].sort_values("order", kind="stable")
    codes = list(dict.fromkeys(shown["code"]))
    attributes = list(dict.fromkeys(groups["attribute"]))
    if not codes:
        return empty(messages("figure-empty"))
    most = max(shown[shown["attribute"] == a]["group"].nunique() for a in attributes)
    height = 0.19 * len(codes) + 0.9 + 0.17 * most
    figure = page(height)
    panels = figure.subplots(1, len(attributes), sharey=True, squeeze=False)[0]
    for axes, attribute in zip(panels, attributes, strict=True):
        of_attribute = shown[shown["attribute"] == attribute]
        _panel(axes, of_attribute, codes, most, attribute, messages)
    heights = [-row for row in range(len(codes))]
    panels[0].set_yticks(heights, [labels[code] for code in codes])
    panels[0].set_ylim(-len(codes) + 0.4, 0.6)
    explain(figure, messages("axis-group-share"))
    return figure


def _panel(
    axes: Axes,
    table: pd.DataFrame,
    codes: list[str],
    most: int,
    attribute: str,
    messages: Messages,
) -> None:
    names = sorted(set(table["group"]))
    for place, code in enumerate(codes):
        shares = table[table["code"] == code]["share"]
        low, high = shares.min(), shares.max()
        axes.hlines(-place, low, high, color=RULE, linewidth=3, zorder=1)
    for number, name in enumerate(names):
        marker, filling = MARKERS[number % len(MARKERS)]
        of_group = table[table["group"] == name]
        axes.plot(
            of_group["share"], [-codes.index(code) for code in of_group["code"]],
            marker, markersize=6 - number * 1.2, markerfacecolor=filling,
            markeredgecolor=INK, markeredgewidth=0.7, zorder=2 + number,
            clip_on=False,
        )  # fmt: skip
        label = _name(messages, f"value-{attribute}-{name}", name)
        total = int(of_group["total"].iloc[0])
        height = 1 + 0.17 * (most - number + 0.5) / (0.19 * len(codes))
        axes.plot(
            0.02, height - 0.085 / (0.19 * len(codes)), marker, markersize=5,
            markerfacecolor=filling, markeredgecolor=INK, markeredgewidth=0.7,
            transform=axes.transAxes, clip_on=False,
        )  # fmt: skip
        axes.text(
            0.1, height - 0.085 / (0.19 * len(codes)), f"{label} ({total})",
            va="center", transform=axes.transAxes, fontsize=7.5,
        )  # fmt: skip
    axes.set_title(
        _name(messages, f"column-{attribute}", attribute),
        loc="left",
        fontsize=8.5,
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
