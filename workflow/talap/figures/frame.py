"""The frame of a figure with a row for each label, as most figures here have.

The labels alone are measured: matplotlib's own layouts measure every text, which takes
as long as the drawing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from talap.figures.labels import Labels
from talap.figures.style import (
    EDGE,
    SIZE,
    WIDTH,
    Margins,
    clauses,
    explain,
    page,
    panels,
    width,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDEST = 0.5 * WIDTH  # of the labels; longer ones are set smaller
GAP = 0.05  # inches between the labels and the axes
LINE = 0.125  # inches a line of the explanation


def frame(
    labels: Sequence[str],
    *,
    pitch: float,
    right: float,
    above: float,
    below: float,
    heads: Collection[int] = (),
    values: Sequence[str] = (),
    explanation: str = "",
    count: int = 1,
    between: float = 0,
) -> tuple[Figure, list[Axes]]:
    """Return a figure as tall as its rows need, and its axes.

    Its artists are the `Labels` and, if there are, those of the values.

    Parameters
    ----------
    labels : sequence of str
        Of the rows from the top, at the heights 0, -1, -2, ...
    pitch : float
        Inches from row to row.
    right, above, below : float
        Margins in inches, ``below`` without the explanation.
    heads : collection of int
        The rows whose labels are bold.
    values : sequence of str
        Printed at the right edge, one for each row, or none.
    explanation : str
        See `style.explain`.
    count, between : int, float
        Panels side by side over the same rows, and the inches between them.
    """
    from matplotlib.transforms import blended_transform_factory

    weights = ["bold" if row in heads else "normal" for row in range(len(labels))]
    widest = max(EDGE, *map(width, labels, weights))  # labels may be empty
    shown = min(widest, WIDEST)
    margins = Margins(
        left=EDGE + shown + GAP,
        right=right,
        above=above,
        below=below + LINE * len(clauses(explanation)),
    )
    figure = page(above + pitch * (len(labels) + 0.2) + margins.below)
    axes = panels(figure, count, margins, between)
    for panel in axes:
        panel.set_ylim(0.4 - len(labels), 0.6)
        panel.set_yticks([])
    across = blended_transform_factory(figure.transFigure, axes[0].transData)
    end, size = (EDGE + shown) / WIDTH, SIZE * shown / widest
    figure.add_artist(Labels(labels, end, across, weights=weights, size=size))
    if values:
        figure.add_artist(Labels(values, 1 - EDGE / WIDTH, across))
    if explanation:
        explain(figure, explanation)
    return figure, axes
