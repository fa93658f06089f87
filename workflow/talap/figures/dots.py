"""Dots whose area is a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes

LARGEST = 8  # the count at which a dot stops growing


def dots(
    axes: Axes,
    places: Iterable[tuple[float, float, int]],
    *,
    area: float,
    edge: float,
    color: str,
    filling: str,
) -> None:
    """Draw a dot at each x and y, its area in proportion to the count there.

    Parameters
    ----------
    places : iterable of (x, y, count)
        Counts of at least one.
    area : float
        Points squared of the largest dot.
    edge : float
        Points of the outline's width.
    """
    by_size: dict[int, list[tuple[float, float]]] = {}
    for x, y, count in places:
        by_size.setdefault(min(count, LARGEST), []).append((x, y))
    # A size at a time: an SVG then holds its circle once.
    for size, alike in sorted(by_size.items()):
        axes.plot(
            *zip(*alike, strict=True), "o", markersize=(area * size / LARGEST) ** 0.5,
            markerfacecolor=filling, markeredgecolor=color, markeredgewidth=edge,
            zorder=2,
        )  # fmt: skip
