"""Participants per code, with the interval of each share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talap.base.localise import percent
from talap.figures.frame import frame
from talap.figures.style import ACCENT, EDGE, MUTED, RULE, empty

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from talap.base.codebook import Codebook
    from talap.base.messages import Messages
    from talap.figures import Row, Tables


def figure(tables: Tables, book: Codebook, messages: Messages) -> Figure:
    """Return the figure of the table ``codes``."""
    return draw(tables["codes"], book.labels(messages.language), messages)


def draw(codes: list[Row], labels: dict[str, str], messages: Messages) -> Figure:
    """Draw one line per applied code, grouped under its parent, most frequent first.

    Parameters
    ----------
    codes : list of rows
        With ``code``, ``parent``, ``participants``, ``order``, ``share``, ``low``,
        ``high``, in codebook order.
    labels : dict
        Label of each code in the figure's language.
    messages : Messages
        Of that language.
    """
    if not codes:
        return empty(messages("figure-empty"))
    lines = _lines(codes)
    parents = {row["parent"] for row in codes}
    heads = {place for place, row in enumerate(lines) if row["code"] in parents}
    figure, (axes,) = frame(
        [labels[row["code"]] for row in lines],
        heads=heads,
        values=[
            "" if place in heads else str(row["participants"])
            for place, row in enumerate(lines)
        ],
        pitch=0.165, right=0.17, above=EDGE, below=0.62,
    )  # fmt: skip
    heights = [-place for place in range(len(lines)) if place not in heads]
    shares, lows, highs = (
        [row[column] for row in lines if row["code"] not in parents]
        for column in ("share", "low", "high")
    )
    axes.hlines(heights, lows, highs, color=RULE, linewidth=4, zorder=1)
    axes.plot(shares, heights, "o", color=ACCENT, markersize=5, zorder=2)
    axes.set_xlim(-0.01, 1.01)
    ticks = [0, 0.25, 0.5, 0.75, 1]
    axes.set_xticks(ticks, [percent(tick, 0, messages.language) for tick in ticks])
    axes.grid(axis="x", color=RULE, linewidth=0.5, zorder=0)
    axes.set_axisbelow(True)
    axes.set_xlabel(messages("axis-share-interval"), color=MUTED, loc="right")
    return figure


def _lines(codes: list[Row], parent: str | None = None) -> list[Row]:
    """Return the codes below a parent in the order in which they are printed."""
    below = [row for row in codes if row["parent"] == parent]
    if parent is not None:
        below.sort(key=lambda row: (-row["participants"], row["order"]))
    return [line for row in below for line in [row, *_lines(codes, row["code"])]]
