"""How the number of codes grows with the interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talap.base.localise import EN_DASH, plain
from talap.figures.style import (
    ACCENT,
    EDGE,
    INK,
    MUTED,
    RULE,
    WIDTH,
    Margins,
    empty,
    page,
    panels,
    width,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from talap.base.codebook import Codebook
    from talap.base.messages import Messages
    from talap.figures import Row, Tables

OBSERVED: dict[str, Any] = {
    "color": INK,
    "linestyle": "--",
    "linewidth": 0.8,
    "marker": "o",
    "markersize": 4,
    "markerfacecolor": "white",
}


def figure(tables: Tables, book: Codebook, messages: Messages) -> Figure:
    """Return the figure of ``accumulation``, ``saturation`` and ``richness``."""
    curve, runs = tables["accumulation"], tables["saturation"]
    (estimate,) = tables["richness"]
    return draw(curve, runs, estimate, messages)


def draw(
    curve: list[Row], runs: list[Row], estimate: Row, messages: Messages
) -> Figure:
    """Draw the expected curve with its spread, the observed one, and saturation.

    Parameters
    ----------
    curve : list of rows
        With ``interviews``, ``observed``, ``expected``, ``sd``.
    runs : list of rows
        With ``first``, ``last``, ``base``, ``reached``; may be empty.
    estimate : row
        ``value``, ``low``, ``high`` of the estimated number of codes.
    messages : Messages
        Of the figure's language.
    """
    if not any(row["observed"] for row in curve):
        return empty(messages("figure-empty"))
    figure = page(3.4)
    count, expected = ([row[c] for row in curve] for c in ("interviews", "expected"))
    lows = [row["expected"] - row["sd"] for row in curve]
    highs = [row["expected"] + row["sd"] for row in curve]
    value, language = estimate["value"], messages.language
    top = max(value, *highs)
    numbers = width(str(round(top)))
    margins = Margins(left=0.28 + numbers, right=EDGE, above=EDGE, below=0.554)
    (axes,) = panels(figure, 1, margins)
    axes.fill_between(count, lows, highs, color=RULE, linewidth=0, zorder=1)
    axes.plot(count, expected, color=ACCENT, linewidth=1.8, zorder=3)
    axes.plot(count, [row["observed"] for row in curve], zorder=4, **OBSERVED)
    _saturation(axes, runs, messages)
    axes.axhline(value, color=MUTED, linewidth=0.8, linestyle=(0, (5, 3)))
    said, low, high = (
        "" if estimate[name] is None else plain(estimate[name], 1, language)
        for name in ("value", "low", "high")
    )
    if low:
        said = f"{said} ({low}{EN_DASH}{high})"
    axes.text(
        count[-1], value + top * 0.015, messages("accumulation-chao", value=said),
        ha="right", va="bottom", color=MUTED,
    )  # fmt: skip
    axes.set_ylim(0, top * 1.12)
    axes.set_xlim(0.5, len(curve) + 0.5)
    ticks = count[:: len(count) // 20 + 1]
    axes.set_xticks(ticks, [plain(n, 0, language) for n in ticks])
    axes.grid(axis="y", color=RULE, linewidth=0.5, zorder=0)
    axes.set_axisbelow(True)
    axes.set_xlabel(messages("axis-interviews"))
    axes.set_ylabel(messages("axis-codes-found"))
    _key(axes, messages)
    return figure


def _saturation(axes: Axes, runs: list[Row], messages: Messages) -> None:
    """Mark the base, and the first run at which saturation is reached."""
    if not runs:
        return
    spans = [(1, runs[0]["base"], messages("accumulation-base"))]
    reached = next((run for run in runs if run["reached"]), None)
    if reached:
        spans.append((reached["first"], reached["last"], messages("accumulation-run")))
    for begin, end, text in spans:
        axes.plot(
            [begin - 0.3, end + 0.3], [0.06, 0.06], color=INK, linewidth=2,
            transform=axes.get_xaxis_transform(), solid_capstyle="butt",
        )  # fmt: skip
        axes.text(
            begin - 0.3, 0.08, text, ha="left", va="bottom", fontsize=7.5,
            transform=axes.get_xaxis_transform(),
        )  # fmt: skip


def _key(axes: Axes, messages: Messages) -> None:
    """Name the two curves beside a piece of each, in the empty lower right."""
    names = {
        name: messages(f"accumulation-{name}") for name in ("expected", "observed")
    }
    room = WIDTH * axes.get_position().width
    start = min(0.37, 0.99 - max(map(width, names.values())) / room)
    pieces = {
        "expected": [
            {"color": RULE, "linewidth": 8, "solid_capstyle": "butt"},
            {"color": ACCENT, "linewidth": 1.8},
        ],
        "observed": [OBSERVED],
    }
    for height, (name, said) in zip((0.36, 0.26), names.items(), strict=True):
        for look in pieces[name]:
            axes.plot(
                [start - 0.07, start - 0.02], [height] * 2,
                transform=axes.transAxes, **look,
            )  # fmt: skip
        axes.text(start, height, said, va="center", transform=axes.transAxes)
