"""Which codes stand in the same turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talap.figures.dots import dots
from talap.figures.frame import frame
from talap.figures.style import ACCENT, EDGE, MUTED, RULE, empty

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from talap.base.codebook import Codebook
    from talap.base.messages import Messages
    from talap.figures import Row, Tables

AREA = 70  # points squared of the largest dot


def figure(tables: Tables, book: Codebook, messages: Messages) -> Figure:
    """Return the figure of the table ``cooccurrence``, of pairs in one turn."""
    in_turns = [row for row in tables["cooccurrence"] if row["unit"] == "turn"]
    return draw(in_turns, book.labels(messages.language), messages)


def draw(pairs: list[Row], labels: dict[str, str], messages: Messages) -> Figure:
    """Draw a triangle of codes by codes, a dot per pair that meets.

    Parameters
    ----------
    pairs : list of rows
        With ``first_order``, ``second_order``, ``first``, ``second``, ``both``,
        ``expected``; of one unit. Codes that meet no other are left out.
    labels : dict
        Label of each code in the figure's language.
    messages : Messages
        Of that language.
    """
    met = [row for row in pairs if row["both"] > 0]
    if not met:
        return empty(messages("figure-empty"))
    orders = {
        row[one]: row[f"{one}_order"] for row in met for one in ("first", "second")
    }
    codes = sorted(orders, key=lambda code: orders[code])
    places = {code: place for place, code in enumerate(codes)}
    figure, (axes,) = frame(
        [f"{labels[code]}  {place + 1}" for code, place in places.items()],
        explanation=messages("axis-cooccurrence"),
        pitch=0.173, right=EDGE, above=0.11, below=0.3,
    )  # fmt: skip
    for often, filling in ((True, ACCENT), (False, "white")):
        chosen = [
            (places[row["first"]], -places[row["second"]], row["both"])
            for row in met
            if (row["both"] > row["expected"]) == often
        ]
        dots(axes, chosen, area=AREA, edge=0.8, color=ACCENT, filling=filling)
    across = range(len(codes))
    down = [-place for place in across]
    axes.hlines(down, 0, across, color=RULE, linewidth=0.5, zorder=1)
    axes.vlines(across, down, down[-1], color=RULE, linewidth=0.5, zorder=1)
    for place in across:
        axes.text(
            place, 0.35 - place, str(place + 1), ha="center", va="bottom",
            fontsize=6.5, color=MUTED,
        )  # fmt: skip
    axes.set_xticks([])
    axes.set_xlim(-0.6, len(codes) - 0.4)
    axes.spines[:].set_visible(False)
    return figure
