"""Exact tests against scipy and R, Holm against his paper's rule."""

import math

import pytest
from scipy.stats import fisher_exact
from statsmodels.stats.multitest import multipletests
from talap.base.errors import TalapError
from talap.describe.exact import (
    conditional_odds_ratio,
    exact_test,
    holm,
    stratified_test,
)

# Fisher (1935), the lady tasting tea. R, fisher.test(TeaTasting): p-value = 0.4857,
# odds ratio 6.408309, 95 percent interval 0.2117329 621.9337505 (R seeks the roots
# coarsely: scipy's upper bound is 626.24).
TEA = [3, 1], [4, 4]

RABBITS = [  # R, ?mantelhaen.test: Rabbits (Agresti 1990, p. 231), penicillin by delay
    ((0, 6), (0, 5)),
    ((3, 3), (0, 6)),
    ((6, 0), (2, 4)),
    ((5, 1), (6, 0)),
    ((2, 0), (5, 0)),
]


@pytest.mark.parametrize("held", [(3, 1), (0, 5), (7, 8), (0, 0), (2, 6), (6, 1)])
def test_two_groups_as_scipy(held):
    sizes = (7, 8)
    table = [held, [size - n for n, size in zip(held, sizes, strict=True)]]
    assert exact_test(held, sizes)[0] == pytest.approx(fisher_exact(table)[1])
    assert stratified_test([((held[0], 7 - held[0]), (held[1], 8 - held[1]))])[
        0
    ] == pytest.approx(fisher_exact(table)[1])


def test_lady_tasting_tea():
    assert exact_test(*TEA)[0] == pytest.approx(0.4857, abs=5e-5)
    ratio = conditional_odds_ratio(*TEA, 0.95)
    assert ratio[0] == pytest.approx(6.408309, rel=1e-5)
    assert ratio[1:] == pytest.approx((0.2117329, 621.9337505), rel=0.01)


def test_three_groups_by_hand():
    """Two of six hold it, groups of two: 15 tables' ways, 1 each for (2,0,0) and so on.

    (2,0,0) and its like have probability 1/15, (1,1,0) and its like 4/15: so p of the
    first is 3/15, of the second 1.
    """
    assert exact_test([2, 0, 0], [2, 2, 2]) == pytest.approx((0.2, 0.2))
    assert exact_test([1, 0, 1], [2, 2, 2]) == pytest.approx((1.0, 0.2))


def test_attainable_at_fifteen():
    """One holder of 15 gives p >= 1/15 whatever the groups; two, 1/105 at best."""
    assert exact_test([1, 0], [1, 14])[1] == pytest.approx(1 / 15)
    assert exact_test([0, 2], [13, 2])[1] == pytest.approx(1 / 105)
    assert exact_test([0, 0], [7, 8]) == (1, 1)


def test_too_many_tables_are_refused():
    with pytest.raises(TalapError, match="exact test"):
        exact_test([50] * 5, [100] * 5)


def test_strata_as_mantelhaen_of_r():
    """R: mantelhaen.test(Rabbits, exact = TRUE): S = 16, p-value = 0.03994."""
    p, attainable, expected = stratified_test(RABBITS)
    assert p == pytest.approx(0.03994, abs=5e-6)
    assert attainable <= p
    assert expected == pytest.approx(0 + 18 / 12 + 48 / 12 + 66 / 12 + 14 / 7)


def test_strata_undo_simpson():
    """Within each interview the marks are unrelated, between them they are not."""
    talkative, terse = ((9, 0), (0, 0)), ((0, 0), (0, 9))
    assert stratified_test([talkative, terse])[0] == 1
    assert fisher_exact([[9, 0], [0, 9]])[1] < 0.001


def test_odds_ratio_without_bounds():
    assert math.isnan(conditional_odds_ratio([0, 0], [7, 8], 0.95)[0])
    ratio, low, high = conditional_odds_ratio([0, 5], [7, 8], 0.95)
    assert (ratio, low) == (0, 0)
    assert high < 1


def test_holm_as_statsmodels():
    """Also R: p.adjust(c(0.01, 0.02, 0.03, 0.005), "holm"): 0.03 0.04 0.04 0.02."""
    values = [0.01, 0.02, 0.03, 0.005]
    assert holm(values) == pytest.approx([0.03, 0.04, 0.04, 0.02])
    values = [0.5, 0.001, 0.9, 0.04, 0.04, 0.011]
    assert holm(values) == pytest.approx(multipletests(values, method="holm")[1])
    assert holm([]) == []
