"""Exact tests for small tables, and what p they could have reached at all.

At n = 15 a code held by one interview cannot give p < 0.067 whatever the groups: an
absent "effect" there says nothing. So the smallest attainable p stands beside each p.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import comb, prod

from talap.base.errors import TalapError

TABLES = 2_000_000  # tables with the same margins that are enumerated at most

Table2x2 = tuple[tuple[int, int], tuple[int, int]]


def exact_test(held: Sequence[int], sizes: Sequence[int]) -> tuple[float, float]:
    """Test whether groups hold a code equally often, given how many hold it in all.

    Parameters
    ----------
    held, sizes : sequence of int (groups,)
        People of each group who hold the code, and people in it.

    Returns
    -------
    p, attainable : float
        Two-sided p: the probability of tables with these margins that are no more
        probable than the observed one. For two groups that is Fisher's exact test [1]_
        (scipy's), for more Freeman and Halton's [2]_. And the smallest p that any
        table with these margins has; 1 where no other table exists.

    Raises
    ------
    TalapError
        If more than two groups allow too many tables to go through.

    References
    ----------
    .. [1] Fisher, R. A. (1935). The logic of inductive inference. Journal of the Royal
           Statistical Society 98, 39-82.
    .. [2] Freeman, G. H., & Halton, J. H. (1951). Note on an exact treatment of
           contingency, goodness of fit and other problems of significance. Biometrika
           38, 141-149.

    Examples
    --------
    >>> [round(p, 4) for p in exact_test([1, 0], [1, 14])]  # one of fifteen
    [0.0667, 0.0667]
    """
    total, people = sum(held), sum(sizes)
    if prod(size + 1 for size in sizes) > TABLES and len(sizes) > 2:
        raise TalapError(
            "config/config.yaml",
            f"{len(sizes)} groups of {people} people are too many for the exact test",
            "group the attribute's values more coarsely",
            "key describe.groups",
        )
    every = comb(people, total)
    weights = []
    ranges = [range(min(size, total) + 1) for size in sizes[:-1]]
    for table in product(*ranges):
        last = total - sum(table)
        if 0 <= last <= sizes[-1]:
            counts = [*table, last]
            weights.append(prod(map(comb, sizes, counts)))
    observed = prod(map(comb, sizes, held))
    rarest = min(weights)
    p = sum(weight for weight in weights if weight <= observed) / every
    attainable = sum(weight for weight in weights if weight <= rarest) / every
    return p, attainable


def stratified_test(tables: Sequence[Table2x2]) -> tuple[float, float, float]:
    """Test association of two marks in 2 x 2 tables of one stratum each, exactly.

    The sum of the upper left cells is compared with its distribution given every
    stratum's margins. With one stratum this is Fisher's exact test. People who speak
    of much differ from people who speak of little; strata keep that from passing for
    association.

    Returns
    -------
    p, attainable, expected : float
        Two-sided p as in `exact_test`, the smallest such p, the expected sum.

    References
    ----------
    .. [1] Mehta, C. R., Patel, N. R., & Gray, R. (1985). Computing an exact confidence
           interval for the common odds ratio in several 2 x 2 contingency tables.
           Journal of the American Statistical Association 80, 969-973; as
           ``mantelhaen.test(exact = TRUE)`` of R.
    """
    ways = {0: 1}  # by the sum: in how many ways it comes about; exact integers
    observed, expected = 0, 0.0
    for (both, first), (second, neither) in tables:
        row, column = both + first, both + second
        total = row + second + neither
        observed += both
        expected += row * column / total if total else 0
        low, high = max(0, row + column - total), min(row, column)
        if low == high:
            ways = {sum_ + low: count for sum_, count in ways.items()}
            continue
        here = {
            x: comb(row, x) * comb(total - row, column - x)
            for x in range(low, high + 1)
        }
        joint: dict[int, int] = {}
        for sum_, count in ways.items():
            for x, weight in here.items():
                joint[sum_ + x] = joint.get(sum_ + x, 0) + count * weight
        ways = joint
    every, rarest = sum(ways.values()), min(ways.values())
    p = sum(w for w in ways.values() if w <= ways[observed]) / every
    attainable = sum(w for w in ways.values() if w <= rarest) / every
    return p, attainable, expected


def conditional_odds_ratio(
    held: Sequence[int], sizes: Sequence[int], confidence: float
) -> tuple[float, float, float]:
    """Return the odds ratio of two groups with its exact interval (scipy).

    The conditional maximum likelihood estimate, as of R's ``fisher.test``; 0, infinite
    or NaN where a cell or a margin is empty: then the data do not bound it.
    """
    from scipy.stats.contingency import odds_ratio

    if sum(held) in {0, sum(sizes)} or 0 in sizes:
        return float("nan"), 0.0, float("inf")
    table = [list(held), [size - n for size, n in zip(sizes, held, strict=True)]]
    found = odds_ratio(table, kind="conditional")
    bounds = found.confidence_interval(confidence)
    return float(found.statistic), float(bounds.low), float(bounds.high)


def holm(values: Sequence[float]) -> list[float]:
    """Adjust p-values for how many there are, step-down.

    References
    ----------
    .. [1] Holm, S. (1979). A simple sequentially rejective multiple test procedure.
           Scandinavian Journal of Statistics 6, 65-70.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    adjusted = [0.0] * len(values)
    reached = 0.0
    order = sorted(range(len(values)), key=lambda index: values[index])
    for rank, index in enumerate(order):
        reached = max(reached, min(1.0, (len(values) - rank) * values[index]))
        adjusted[index] = reached
    return adjusted
