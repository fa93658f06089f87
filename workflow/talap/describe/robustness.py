"""How far a share moves if an interview, a coder or the consensus rule is doubted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def share_range(
    among: list[str], holders: set[str], variants: dict[str, set[str]]
) -> dict[str, Any]:
    """Return the range of a share over every way to doubt it.

    Parameters
    ----------
    among : list of str
        Participants that the share is of.
    holders : set of str
        Those of them that it counts.
    variants : dict
        By name of another coder or rule: those that it would count.

    Returns
    -------
    dict
        ``low``, ``high``: the smallest and largest share; ``low_by``, ``high_by``: what
        makes it so (``without P03``, ``coder B``, ``rule union``, or ``as reported``).
    """
    ways = {"as reported": share(among, holders)}
    for name, held in variants.items():
        ways[name] = share(among, held)
    if len(among) > 1:
        for left_out in among:
            rest = [person for person in among if person != left_out]
            ways[f"without {left_out}"] = share(rest, holders)
    low = min(ways, key=lambda name: ways[name])  # the first in a fixed order
    high = max(ways, key=lambda name: ways[name])
    return {
        "low": ways[low],
        "high": ways[high],
        "low_by": low,
        "high_by": high,
    }


def share(among: Iterable[str], holders: set[str]) -> float:
    """Return the share of people who are among the holders.

    >>> share(["P1", "P2"], {"P2", "P9"})
    0.5
    """
    people = list(among)
    return sum(person in holders for person in people) / len(people)
