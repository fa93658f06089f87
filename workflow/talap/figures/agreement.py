"""How far the coders agree on each code, with intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talap.base.codebook import OVERALL
from talap.base.localise import plain
from talap.figures.frame import frame
from talap.figures.style import ACCENT, EDGE, INK, MUTED, RULE, empty

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from talap.base.codebook import Codebook
    from talap.base.messages import Messages
    from talap.figures import Row, Tables

LOWEST = -0.2  # where the axis ends; intervals may go on
CUSTOMARY = (0.667, 0.8)  # Krippendorff's customary bounds: tentative, firm
BY_TURN: dict[str, Any] = {"marker": "o", "color": ACCENT, "markersize": 5, "zorder": 3}
BY_TEXT: dict[str, Any] = {
    "marker": "D",
    "markersize": 4,
    "markerfacecolor": "white",
    "markeredgecolor": INK,
    "markeredgewidth": 0.8,
    "zorder": 2,
}


def figure(tables: Tables, book: Codebook, messages: Messages) -> Figure:
    """Return the figure of the table ``agreement``, of the codes applied to text."""
    labels = book.labels(messages.language)
    labels[OVERALL] = messages("agreement-overall")
    shown = {OVERALL, *book.applied()}
    of_text = [row for row in tables["agreement"] if row["code"] in shown]
    return draw(of_text, labels, messages)


def draw(agreement: list[Row], labels: dict[str, str], messages: Messages) -> Figure:
    """Draw one line per code, all codes first, then as in the codebook.

    Parameters
    ----------
    agreement : list of rows
        With ``order``, ``code``, ``unit``, ``coefficient``, ``value``, ``low``,
        ``high``. Codes without a value, which nobody used, are left out.
    labels : dict
        Label of each code in the figure's language, and of ``overall``.
    messages : Messages
        Of that language.
    """
    lines = _of(agreement, "turn", "krippendorff")
    if not lines:
        return empty(messages("figure-empty"))
    places = {row["code"]: -place for place, row in enumerate(lines)}
    figure, (axes,) = frame(
        [labels[code] for code in places],
        heads={place for place, row in enumerate(lines) if row["code"] == OVERALL},
        values=[plain(row["value"], 2, messages.language) for row in lines],
        explanation=messages("axis-agreement"),
        pitch=0.1935, right=0.36, above=EDGE, below=0.465,
    )  # fmt: skip
    known = [row for row in lines if row["low"] is not None]
    axes.hlines(
        [places[row["code"]] for row in known],
        [max(row["low"], LOWEST) for row in known], [row["high"] for row in known],
        color=RULE, linewidth=4, zorder=1,
    )  # fmt: skip
    by_text = _of(agreement, "text", "unitizing")
    for of_unit, look in ((lines, BY_TURN), (by_text, BY_TEXT)):
        marked = [row for row in of_unit if row["code"] in places]
        axes.plot(
            [max(row["value"], LOWEST) for row in marked],
            [places[row["code"]] for row in marked], linestyle="", **look,
        )  # fmt: skip
    for bound in CUSTOMARY:
        axes.axvline(bound, color=MUTED, linewidth=0.6, linestyle=(0, (3, 3)), zorder=0)
    axes.set_xlim(LOWEST - 0.02, 1.02)
    ticks = [LOWEST, 0, 0.2, 0.4, 0.6, 0.8, 1]
    axes.set_xticks(ticks, [plain(tick, 1, messages.language) for tick in ticks])
    axes.grid(axis="x", color=RULE, linewidth=0.5, zorder=0)
    axes.set_axisbelow(True)
    return figure


def _of(agreement: list[Row], unit: str, coefficient: str) -> list[Row]:
    chosen = [
        row
        for row in agreement
        if (row["unit"], row["coefficient"]) == (unit, coefficient)
        and row["value"] is not None
    ]
    return sorted(chosen, key=lambda row: row["order"])
