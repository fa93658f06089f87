"""Interviews by codes: who spoke of what, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talap.figures.style import ACCENT, RULE, sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from matplotlib.figure import Figure

    from talap.base.codebook import Codebook
    from talap.base.messages import Messages

LARGEST = 8  # codings in one interview at which a dot stops growing
AREA = 52  # points squared of the largest dot


def figure(
    tables: Mapping[str, pd.DataFrame], book: Codebook, messages: Messages
) -> Figure:
    """Return the figure of the table ``presence``, of the codes applied to text."""
    grid = tables["presence"]
    applied = grid[grid["code"].isin(set(book.applied()))]
    return draw(applied, book.labels(messages.language), messages)


def draw(grid: pd.DataFrame, labels: dict[str, str], messages: Messages) -> Figure:
    """Draw a dot per code and participant, its area the number of codings.

    Parameters
    ----------
    grid : DataFrame
        Columns ``order``, ``code``, ``participant``, ``codings``; one row per pair.
    labels : dict
        Label of each code in the figure's language.
    messages : Messages
        Of that language.
    """
    people = sorted(set(grid["participant"]))
    codes = list(dict.fromkeys(grid.sort_values("order", kind="stable")["code"]))
    figure = sheet(0.165 * len(codes) + 0.8)
    axes = figure.add_subplot()
    held = grid[grid["codings"] > 0]
    axes.scatter(
        [people.index(person) for person in held["participant"]],
        [-codes.index(code) for code in held["code"]],
        s=[AREA * min(count, LARGEST) / LARGEST for count in held["codings"]],
        color=ACCENT,
        linewidths=0,
        zorder=2,
    )
    axes.set_xticks(range(len(people)), people)
    axes.xaxis.tick_top()
    axes.set_yticks([-row for row in range(len(codes))], [labels[c] for c in codes])
    axes.set_xlim(-0.6, len(people) - 0.4)
    axes.set_ylim(-len(codes) + 0.4, 0.6)
    axes.grid(color=RULE, linewidth=0.5, zorder=0)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    axes.set_xlabel(messages("axis-dot-area"))
    return figure
