"""Write down which rows a number counts, compactly and in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby


def turn_ranges(turns: Iterable[tuple[str, int]]) -> list[str]:
    """Write turns as runs: ``I01:3-5``.

    >>> turn_ranges([("I01", 4), ("I01", 3), ("I01", 5), ("I02", 1)])
    ['I01:3-5', 'I02:1-1']
    """
    runs = []
    ordered = sorted(set(turns))
    indexed = enumerate(ordered)
    for (interview, _), run in groupby(
        indexed, key=lambda item: (item[1][0], item[1][1] - item[0])
    ):
        members = [turn for _, (_, turn) in run]
        runs.append(f"{interview}:{members[0]}-{members[-1]}")
    return runs
