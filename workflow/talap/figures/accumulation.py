"""How the number of codes grows with the interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talap.base.localise import EN_DASH, plain
from talap.figures.style import (
    ACCENT,
    INK,
    MUTED,
    RULE,
    empty,
    page,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from talap.base.codebook import Codebook
    from talap.base.messages import Messages


def figure(
    tables: Mapping[str, pd.DataFrame], book: Codebook, messages: Messages
) -> Figure:
    """Return the figure of ``accumulation``, ``saturation`` and ``richness``."""
    curve, runs = tables["accumulation"], tables["saturation"]
    return draw(curve, runs, tables["richness"], messages)


def draw(
    curve: pd.DataFrame,
    runs: pd.DataFrame,
    estimate: pd.DataFrame,
    messages: Messages,
) -> Figure:
    """Draw the expected curve with its spread, the observed one, and saturation.

    Parameters
    ----------
    curve : DataFrame
        Columns ``interviews``, ``observed``, ``expected``, ``sd``.
    runs : DataFrame
        Columns ``first``, ``last``, ``base``, ``reached``; may be empty.
    estimate : DataFrame
        One row: ``value``, ``low``, ``high`` of the estimated number of codes.
    messages : Messages
        Of the figure's language.
    """
    if curve.empty or not curve["observed"].max():
        return empty(messages("figure-empty"))
    figure = page(3.4)
    axes = figure.add_subplot()
    count, expected, spread = (curve[c] for c in ("interviews", "expected", "sd"))
    axes.fill_between(
        count, expected - spread, expected + spread, color=RULE, linewidth=0, zorder=1
    )
    axes.plot(count, expected, color=ACCENT, linewidth=1.8, zorder=3)
    axes.plot(
        count, curve["observed"], "o--", color=INK, markersize=4, linewidth=0.8,
        markerfacecolor="white", zorder=4,
    )  # fmt: skip
    value, language = estimate.iloc[0], messages.language
    top = max(float(value["value"]), float((expected + spread).max()))
    _saturation(axes, runs, messages)
    axes.axhline(value["value"], color=MUTED, linewidth=0.8, linestyle=(0, (5, 3)))
    said, low, high = (
        "" if value[column] != value[column] else plain(value[column], 1, language)
        for column in ("value", "low", "high")
    )
    if low:
        said = f"{said} ({low}{EN_DASH}{high})"
    axes.text(
        count.iloc[-1], value["value"] + top * 0.015,
        messages("accumulation-chao", value=said), ha="right", va="bottom", color=MUTED,
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


def _saturation(axes: Axes, runs: pd.DataFrame, messages: Messages) -> None:
    """Mark the base, and the first run at which saturation is reached."""
    if runs.empty:
        return
    spans = [(1, int(runs["base"].iloc[0]), messages("accumulation-base"))]
    reached = runs[runs["reached"]]
    if len(reached):
        first = reached.iloc[0]
        spans.append(
            (int(first["first"]), int(first["last"]), messages("accumulation-run"))
        )
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
    for height, name in ((0.36, "expected"), (0.26, "observed")):
        if name == "expected":
            axes.plot(
                [0.3, 0.35], [height] * 2, color=RULE, linewidth=8,
                transform=axes.transAxes, solid_capstyle="butt",
            )  # fmt: skip
            axes.plot(
                [0.3, 0.35], [height] * 2, color=ACCENT, linewidth=1.8,
                transform=axes.transAxes,
            )  # fmt: skip
        else:
            axes.plot(
                [0.3, 0.35], [height] * 2, "o--", color=INK, markersize=4,
                linewidth=0.8, markerfacecolor="white", transform=axes.transAxes,
            )  # fmt: skip
        axes.text(
            0.37, height, messages(f"accumulation-{name}"), va="center",
            transform=axes.transAxes, in_layout=False,
        )  # fmt: skip
