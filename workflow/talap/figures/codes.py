"""Participants per code, with the interval of each share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talap.base.localise import percent
from talap.figures.style import ACCENT, INK, MUTED, RULE, sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from matplotlib.figure import Figure

    from talap.base.codebook import Codebook
    from talap.base.messages import Messages


def figure(
    tables: Mapping[str, pd.DataFrame], book: Codebook, messages: Messages
) -> Figure:
    """Return the figure of the table ``codes``."""
    return draw(tables["codes"], book.labels(messages.language), messages)


def draw(codes: pd.DataFrame, labels: dict[str, str], messages: Messages) -> Figure:
    """Draw one line per applied code, grouped under its parent, most frequent first.

    Parameters
    ----------
    codes : DataFrame
        Columns ``code``, ``parent``, ``participants``, ``total``, ``share``, ``low``,
        ``high``, in codebook order.
    labels : dict
        Label of each code in the figure's language.
    messages : Messages
        Of that language.
    """
    lines = _lines(codes)
    figure = sheet(0.165 * len(lines) + 0.7)
    axes = figure.add_subplot()
    for position, (row, is_group) in enumerate(lines):
        if is_group:
            continue
        height = -position
        axes.hlines(height, row.low, row.high, color=RULE, linewidth=4, zorder=1)
        axes.plot(row.share, height, "o", color=ACCENT, markersize=5, zorder=2)
        axes.text(
            1.03,
            height,
            f"{row.participants}",
            va="center",
            ha="right",
            color=INK,
            transform=axes.get_yaxis_transform(),
        )
    axes.set_yticks(
        [-position for position in range(len(lines))],
        [labels[row.code] for row, _ in lines],
    )
    for tick, (_, is_group) in zip(axes.get_yticklabels(), lines, strict=True):
        tick.set_fontweight("bold" if is_group else "normal")
    axes.set_ylim(-len(lines) + 0.4, 0.6)
    axes.set_xlim(-0.01, 1.01)
    ticks = [0, 0.25, 0.5, 0.75, 1]
    axes.set_xticks(ticks, [percent(tick, 0, messages.language) for tick in ticks])
    axes.grid(axis="x", color=RULE, linewidth=0.5, zorder=0)
    axes.set_axisbelow(True)
    axes.set_xlabel(messages("axis-share-interval"), color=MUTED, loc="right")
    return figure


def _lines(codes: pd.DataFrame) -> list[tuple[Any, bool]]:
    """Return the rows to print, each with whether it heads a group."""
    parents = set(codes["parent"].dropna())

    def below(code: str) -> list[tuple[Any, bool]]:
        of_code = codes[codes["parent"] == code].sort_values(
            ["participants", "order"], ascending=[False, True], kind="stable"
        )
        return [line for row in of_code.itertuples() for line in with_below(row)]

    def with_below(row: Any) -> list[tuple[Any, bool]]:
        return [(row, row.code in parents), *below(row.code)]

    tops = codes[codes["parent"].isna()].itertuples()
    return [line for top in tops for line in with_below(top)]
