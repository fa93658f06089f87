"""How far the coders agree on each code, with intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talap.base.codebook import OVERALL
from talap.base.localise import plain
from talap.figures.style import (
    ACCENT,
    INK,
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

LOWEST = -0.2  # where the axis ends; intervals may go on
CUSTOMARY = (0.667, 0.8)  # Krippendorff's customary bounds: tentative, firm


def figure(
    tables: Mapping[str, pd.DataFrame], book: Codebook, messages: Messages
) -> Figure:
    """Return the figure of the table ``agreement``, of the codes applied to text."""
    table = tables["agreement"]
    labels = book.labels(messages.language)
    labels[OVERALL] = messages("agreement-overall")
    shown = table[table["code"].isin([OVERALL, *book.applied()])]
    return draw(shown, labels, messages)


def draw(agreement: pd.DataFrame, labels: dict[str, str], messages: Messages) -> Figure:
    """Draw one line per code, all codes first, then as in the codebook.

    Parameters
    ----------
    agreement : DataFrame
        Columns ``order``, ``code``, ``unit``, ``coefficient``, ``value``, ``low``,
        ``high``. Codes without a value, which nobody used, are left out.
    labels : dict
        Label of each code in the figure's language, and of ``overall``.
    messages : Messages
        Of that language.
    """
    by_turn = _of(agreement, "turn", "krippendorff")
    by_text = _of(agreement, "text", "unitizing").set_index("code")["value"]
    if by_turn.empty:
        return empty(messages("figure-empty"))
    lines = list(by_turn.to_dict("records"))
    figure = page(0.19 * len(lines) + 1)
    axes = figure.add_subplot()
    for position, row in enumerate(lines):
        height = -position
        if row["low"] == row["low"]:  # not NaN
            low, high = max(row["low"], LOWEST), row["high"]
            axes.hlines(height, low, high, color=RULE, linewidth=4, zorder=1)
        value = max(row["value"], LOWEST)
        axes.plot(value, height, "o", color=ACCENT, markersize=5, zorder=3)
        if row["code"] in by_text.index:
            text = max(float(by_text[row["code"]]), LOWEST)
            axes.plot(
                text, height, "D", markersize=4, markerfacecolor="white",
                markeredgecolor=INK, markeredgewidth=0.8, zorder=2,
            )  # fmt: skip
        axes.text(
            1.09, height, plain(row["value"], 2, messages.language), va="center",
            ha="right", color=INK, transform=axes.get_yaxis_transform(),
        )  # fmt: skip
    for bound in CUSTOMARY:
        axes.axvline(bound, color=MUTED, linewidth=0.6, linestyle=(0, (3, 3)), zorder=0)
    axes.set_yticks(
        [-position for position in range(len(lines))],
        [labels[row["code"]] for row in lines],
    )
    for tick, row in zip(axes.get_yticklabels(), lines, strict=True):
        tick.set_fontweight("bold" if row["code"] == OVERALL else "normal")
    axes.set_ylim(-len(lines) + 0.4, 0.6)
    axes.set_xlim(LOWEST - 0.02, 1.02)
    ticks = [LOWEST, 0, 0.2, 0.4, 0.6, 0.8, 1]
    axes.set_xticks(ticks, [plain(tick, 1, messages.language) for tick in ticks])
    axes.grid(axis="x", color=RULE, linewidth=0.5, zorder=0)
    axes.set_axisbelow(True)
    explain(figure, messages("axis-agreement"))
    return figure


def _of(agreement: pd.DataFrame, unit: str, coefficient: str) -> pd.DataFrame:
    chosen = agreement[
        (agreement["unit"] == unit)
        & (agreement["coefficient"] == coefficient)
        & agreement["value"].notna()
    ]
    return chosen.sort_values("order", kind="stable")
