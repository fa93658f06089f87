"""Interviews by codes: who spoke of what, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talap.figures.dots import dots
from talap.figures.frame import frame
from talap.figures.style import ACCENT, EDGE, RULE, empty

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from talap.base.codebook import Codebook
    from talap.base.messages import Messages
    from talap.figures import Row, Tables

AREA = 52  # points squared of the largest dot


def figure(tables: Tables, book: Codebook, messages: Messages) -> Figure:
    """Return the figure of the table ``presence``, of the codes applied to text."""
    applied = set(book.applied())
    grid = [row for row in tables["presence"] if row["code"] in applied]
    return draw(grid, book.labels(messages.language), messages)


def draw(grid: list[Row], labels: dict[str, str], messages: Messages) -> Figure:
    """Draw a dot per code and participant, its area the number of codings.

    Parameters
    ----------
    grid : list of rows
        With ``order``, ``code``, ``participant``, ``codings``; one row per pair.
    labels : dict
        Label of each code in the figure's language.
    messages : Messages
        Of that language.
    """
    if not grid:
        return empty(messages("figure-empty"))
    people = sorted({row["participant"] for row in grid})
    ordered = sorted(grid, key=lambda row: row["order"])
    codes = list(dict.fromkeys(row["code"] for row in ordered))
    figure, (axes,) = frame(
        [labels[code] for code in codes],
        pitch=0.168, right=EDGE, above=0.21, below=0.425,
    )  # fmt: skip
    columns = {person: place for place, person in enumerate(people)}
    heights = {code: -place for place, code in enumerate(codes)}
    held = [
        (columns[row["participant"]], heights[row["code"]], row["codings"])
        for row in grid
        if row["codings"] > 0
    ]
    dots(axes, held, area=AREA, edge=0, color=ACCENT, filling=ACCENT)
    axes.set_xlim(-0.6, len(people) - 0.4)
    axes.set_xticks(range(len(people)), people)
    axes.xaxis.tick_top()
    axes.grid(axis="x", color=RULE, linewidth=0.5, zorder=0)
    axes.hlines(
        list(heights.values()), *axes.get_xlim(),
        color=RULE, linewidth=0.5, zorder=0.5,
    )  # fmt: skip
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    # Not in the middle: it may be wider than the axes, and there is room on the left.
    axes.set_xlabel(messages("axis-dot-area"), loc="right")
    return figure
