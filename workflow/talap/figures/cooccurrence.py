"""Which codes stand in the same turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talap.figures.style import (
    ACCENT,
    MUTED,
    RULE,
    empty,
    explain,
    page,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from matplotlib.figure import Figure

    from talap.base.codebook import Codebook
    from talap.base.messages import Messages

LARGEST = 8  # turns with both codes at which a dot stops growing
AREA = 70  # points squared of the largest dot


def figure(
    tables: Mapping[str, pd.DataFrame], book: Codebook, messages: Messages
) -> Figure:
    """Return the figure of the table ``cooccurrence``, of pairs in one turn."""
    pairs = tables["cooccurrence"]
    in_turns = pairs[pairs["unit"] == "turn"]
    return draw(in_turns, book.labels(messages.language), messages)


def draw(pairs: pd.DataFrame, labels: dict[str, str], messages: Messages) -> Figure:
    """Draw a triangle of codes by codes, a dot per pair that meets.

    Parameters
    ----------
    pairs : DataFrame
        Columns ``first_order``, ``second_order``, ``first``, ``second``, ``both``,
        ``expected``; of one unit. Codes that meet no other are left out.
    labels : dict
        Label of each code in the figure's language.
    messages : Messages
        Of that language.
    """
    met = pairs[pairs["both"] > 0]
    if met.empty:
        return empty(messages("figure-empty"))
    orders = {
        **dict(zip(met["first"], met["first_order"], strict=True)),
        **dict(zip(met["second"], met["second_order"], strict=True)),
    }
    codes = sorted(orders, key=lambda code: orders[code])
    places = {code: place for place, code in enumerate(codes)}
    figure = page(0.17 * len(codes) + 0.8)
    axes = figure.add_subplot()
    for often, filling in ((True, ACCENT), (False, "white")):
        chosen = met[(met["both"] > met["expected"]) == often]
        axes.scatter(
            [places[code] for code in chosen["first"]],
            [-places[code] for code in chosen["second"]],
            s=[AREA * min(count, LARGEST) / LARGEST for count in chosen["both"]],
            facecolors=filling,
            edgecolors=ACCENT,
            linewidths=0.8,
            zorder=2,
        )
    last = 1 - len(codes)
    for place in range(len(codes)):
        for line in ([0, place], [-place, -place]), ([place, place], [-place, last]):
            axes.plot(*line, color=RULE, linewidth=0.5, zorder=1)
        axes.text(
            place, 0.35 - place, str(place + 1), ha="center", va="bottom",
            fontsize=6.5, color=MUTED,
        )  # fmt: skip
    axes.set_yticks(
        [-place for place in range(len(codes))],
        [f"{labels[code]}  {place + 1}" for code, place in places.items()],
    )
    axes.set_xticks([])
    axes.set_xlim(-0.6, len(codes) - 0.4)
    axes.set_ylim(-len(codes) + 0.4, 1)
    axes.spines[:].set_visible(False)
    explain(figure, messages("axis-cooccurrence"))
    return figure
