"""Accumulation by brute force, saturation by hand, Chao2 as other programs print it."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from talap.base.codebook import Code, Codebook
from talap.base.contracts import CONSENSUS
from talap.describe.accumulation import (
    accumulate,
    chao2,
    estimate,
    presence,
    saturate,
)


def held(*interviews):
    """One string an interview: the letters are its codes, of a to z."""
    codes = sorted(set("".join(interviews)) - {"-"})
    return np.array([[code in said for code in codes] for said in interviews])


SIX = held("abc", "ad", "abe", "c", "bf", "-")


def test_curve_is_that_of_all_choices():
    """Every choice of k of the six interviews, one by one: the definition itself."""
    table = accumulate([f"I{i}" for i in range(6)], SIX)
    for count in range(1, 7):
        sizes = [
            SIX[list(chosen)].any(axis=0).sum()
            for chosen in combinations(range(6), count)
        ]
        row = table.iloc[count - 1]
        assert row["expected"] == pytest.approx(np.mean(sizes))
        assert row["sd"] == pytest.approx(np.std(sizes), abs=1e-5)


def test_curve_in_the_given_order():
    table = accumulate(list("ABCDEF"), SIX)
    assert table["new"].tolist() == [3, 1, 1, 0, 1, 0]
    assert table["observed"].tolist() == [3, 4, 5, 5, 6, 6]
    assert table["interview"].tolist() == list("ABCDEF")


def test_saturation_by_hand():
    """Guest, Namey & Chen (2020): base 2, runs of 2 that move on by one interview.

    Base: a to j, ten codes. Runs: interviews 3-4 bring k and l, 4-5 l only, 5-6 none.
    """
    interviews = held("abcde", "fghij", "k", "l", "a", "b")
    table = saturate(interviews, 2, 2, 0.1, 200, 1)
    assert table["base_codes"].tolist() == [10, 10, 10]
    assert table["first"].tolist() == [3, 4, 5]
    assert table["new"].tolist() == [2, 1, 0]
    assert table["ratio"].tolist() == pytest.approx([0.2, 0.1, 0])
    assert table["reached"].tolist() == [False, True, True]
    assert table["orders"].is_monotonic_increasing


def test_saturation_in_any_order():
    """All interviews alike: each order is saturated at once; none alike: never."""
    alike = saturate(held(*["ab"] * 8), 4, 2, 0.05, 100, 1)
    assert alike["orders"].tolist() == [1, 1, 1]
    apart = saturate(held(*"abcdefgh"), 4, 2, 0.05, 100, 1)
    assert apart["orders"].tolist() == [0, 0, 0]
    assert not apart["reached"].any()


def test_too_few_interviews_have_no_runs():
    assert saturate(held("a", "b"), 4, 2, 0.05, 10, 1).empty
    assert saturate(held("-a", "b", "c"), 2, 2, 0.05, 10, 1).empty


def test_chao_as_estimates():
    """EstimateS, as the tests of scikit-bio (test_chao1.py) quote it: 9.75, 9.07-17.45.

    Counts 0 1 1 4 2 5 2 4 1 2: nine found, three once, three twice. With so many
    samples that (m - 1) / m is one, Chao2 is Chao1.
    """
    assert chao2(9, 3, 3, 10**9, 0.95) == pytest.approx((9.75, 9.07, 17.45), abs=0.005)


# EstimateS 9.1.0 on its example Seedbank (Butler & Chazdon 1998; Colwell & Coddington
# 1994), 121 samples: github.com/marcosvital/scriptsR, resultado estimates seedbank.txt.
# Then SpadeR on ants in traps, as its authors keep its output, ChaoSpecies(...,
# "incidence_freq"), row Chao2-bc: Ruzi_etal_seed_removal_and_ant_communities on GitHub.
# Without duplicates SpadeR's row is Chao2, whose variance is EstimateS's there.
PRINTED = [
    ((34, 3, 2, 121), (34.99, 34.09, 44.61), 5e-3),
    ((15, 9, 4, 16), (21.750, 16.492, 45.544), 5e-4),
    ((18, 8, 4, 16), (23.250, 19.075, 43.637), 5e-4),
    ((16, 8, 5, 16), (20.375, 16.886, 37.592), 5e-4),
    ((18, 8, 3, 120), (24.942, 19.439, 51.493), 5e-4),
    ((10, 6, 0, 40), (24.625, 13.217, 76.490), 5e-4),
]


@pytest.mark.parametrize(("counts", "expected", "printed"), PRINTED)
def test_chao2_as_other_programs_print_it(counts, expected, printed):
    """Observed, uniques, duplicates, samples; the estimate and its 95% interval."""
    assert chao2(*counts, 0.95) == pytest.approx(expected, abs=printed * 1.01)


def test_chao2_of_few_interviews():
    """By hand after SpadeR (SpecInciChao2.R), nothing found twice.

    3 + 2/3 * 3 = 5; variance 2/3 * 3 + 4/9 * 3 * 25 / 4 - 4/9 * 81 / 4 / 5 = 8.5333;
    K = exp(1.96 * sqrt(log(1 + 8.5333 / 4))) = 8.1222; 3 + 2 / K and 3 + 2 * K.
    """
    found = chao2(3, 3, 0, 3, 0.95)
    assert found == pytest.approx((5, 3.2462, 19.2444), abs=5e-4)


def test_chao2_bounds_nothing_without_rare_codes():
    row = estimate(held("ab", "ab", "abc"), 0.95).iloc[0]
    assert (row["observed"], row["once"], row["value"]) == (3, 1, 3)
    assert np.isnan(row["low"])


def test_presence_orders_by_attribute_and_counts_applied_codes():
    people = pd.DataFrame(
        {"participant": ["P1", "P2"], "interview": ["I1", "I2"], "day": ["2", "1"]}
    )
    rows = [("c1", "I1", 1, "P1", "leaf", 0, 1, "x", 1, "A")]
    coded = CONSENSUS.check(pd.DataFrame(rows, columns=CONSENSUS.names))
    codes = {
        "top": Code(parent=None, label={}, definition="x"),
        "leaf": Code(parent="top", label={}, definition="x"),
    }
    interviews, found = presence(people, coded, Codebook("x", codes), "day")
    assert interviews == ["I2", "I1"]
    assert found.tolist() == [[False], [True]]
    assert presence(people, coded, Codebook("x", codes))[0] == ["I1", "I2"]
