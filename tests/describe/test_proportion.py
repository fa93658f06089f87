"""Intervals of a proportion against published values."""

from math import comb

import pytest
from scipy.stats import binomtest
from talap.describe.proportion import interval

# Newcombe (1998), Two-sided confidence intervals for the single proportion, Statistics
# in Medicine 17, 857-872, Table I: methods 3 (score), 5 (Clopper-Pearson), 6 (mid-P).
NEWCOMBE = {
    (81, 263): ((0.2553, 0.3662), (0.2527, 0.3676), (0.2544, 0.3658)),
    (15, 148): ((0.0624, 0.1605), (0.0578, 0.1617), (0.0601, 0.1581)),
    (0, 20): ((0.0000, 0.1611), (0.0000, 0.1684), (0.0000, 0.1391)),
    (1, 29): ((0.0061, 0.1718), (0.0009, 0.1776), (0.0017, 0.1585)),
}
METHODS = ("wilson", "exact", "mid-p")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("case", NEWCOMBE)
def test_newcombe(case, method):
    expected = NEWCOMBE[case][METHODS.index(method)]
    assert interval(*case, 0.95, method) == pytest.approx(expected, abs=5.1e-5)


@pytest.mark.parametrize(
    ("method", "expected"),
    [("wilson", (0.621, 0.963)), ("exact", (0.595, 0.983))],
)
def test_thirteen_of_fifteen(method, expected):
    """statsmodels 0.15: proportion_confint(13, 15, 0.05, "wilson" and "beta")."""
    assert interval(13, 15, 0.95, method) == pytest.approx(expected, abs=5e-4)


def tail(count, total, share, above):
    which = range(count + 1, total + 1) if above else range(count)

    def mass(k):
        return comb(total, k) * share**k * (1 - share) ** (total - k)

    return sum(mass(k) for k in which) + mass(count) / 2


@pytest.mark.parametrize("confidence", [0.9, 0.95])
def test_mid_p_at_thirteen_of_fifteen_by_its_definition(confidence):
    """Berry & Armitage (1995): at each bound the one-sided mid-P is half of alpha."""
    low, high = interval(13, 15, confidence, "mid-p")
    half = (1 - confidence) / 2
    assert tail(13, 15, low, above=True) == pytest.approx(half, abs=1e-9)
    assert tail(13, 15, high, above=False) == pytest.approx(half, abs=1e-9)
    exact = interval(13, 15, confidence, "exact")
    assert exact[0] < low < high < exact[1]


@pytest.mark.parametrize("method", ["wilson", "exact"])
def test_every_share_as_scipy_has_it(method):
    for total in (1, 2, 15, 300):
        for count in range(total + 1):
            ours = interval(count, total, 0.9, method)
            theirs = binomtest(count, total).proportion_ci(0.9, method=method)
            assert ours == pytest.approx((theirs.low, theirs.high), abs=1e-12)


@pytest.mark.parametrize(
    ("method", "least"), [("wilson", 0.836), ("mid-p", 0.933), ("exact", 0.952)]
)
def test_least_coverage_at_fifteen(method, least):
    """What config.yaml may promise at n = 15.

    By the enumeration below. The score interval's least is not 0.860, which a grid of
    hundredths finds (0.99 ** 15, at 0.01), but lies right below its bound for 1 of 15,
    at 0.0119, where only 0 of 15 covers: (1 - 0.0119) ** 15. Agresti & Coull (1998, The
    American Statistician 52, 119-126) give 0.838 as its limit in large n.
    """
    bounds = [interval(count, 15, 0.95, method) for count in range(16)]
    edges = sorted({bound for pair in bounds for bound in pair} - {0.0, 1.0})
    shares = [edge + shift for edge in edges for shift in (-1e-9, 1e-9)]

    def coverage(share):
        return sum(
            comb(15, k) * share**k * (1 - share) ** (15 - k)
            for k, (low, high) in enumerate(bounds)
            if low <= share <= high
        )

    assert min(map(coverage, shares)) == pytest.approx(least, abs=6e-4)


@pytest.mark.parametrize("method", METHODS)
def test_nobody_and_everybody(method):
    assert interval(0, 15, 0.95, method)[0] == pytest.approx(0, abs=1e-12)
    assert interval(15, 15, 0.95, method)[1] == pytest.approx(1, abs=1e-12)
    none, all_ = interval(0, 15, 0.95, method), interval(15, 15, 0.95, method)
    assert none[1] == pytest.approx(1 - all_[0])


@pytest.mark.parametrize(("count", "total"), [(0, 0), (3, 2), (-1, 2)])
def test_no_proportion(count, total):
    with pytest.raises(ValueError, match=f"no proportion: {count} of {total}"):
        interval(count, total, 0.95, "wilson")
