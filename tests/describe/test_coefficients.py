"""Each coefficient gives the digits that its author, or another program, printed."""

import numpy as np
import pytest
from statsmodels.stats import inter_rater
from talap.describe.coefficients import (
    Tally,
    Unitizing,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent,
    unitizing_alpha,
)

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C: units by
# four observers, 0 for missing. The same data are raw4raters of Gwet's irrCAC.
CANONICAL = """
1 1 0 1 / 2 2 3 2 / 3 3 3 3 / 3 3 3 3 / 2 2 2 2 / 1 2 3 4 / 4 4 4 4 / 1 1 2 1 / 2 2 2 2
0 5 5 5 / 0 0 1 1 / 0 3 0 0
"""

# Hayes & Krippendorff (2007), Answering the call for a standard reliability measure for
# coding data, Table 1: 40 news articles by five observers, . for missing.
HAYES = """
112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223
111.1 111.1 212.2 1233. 1101. 000.0 0011. 00.00 2333. 0000. 12.22 0111. 00010 1212.
1122. 112.2 110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1
"""

# Fleiss (1971), Table 1, as statsmodels 0.15.0 ships it (test_inter_rater.diagnoses):
# the psychiatric diagnoses of 30 patients by six raters; kappa = 0.430.
FLEISS = """
444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444
222333 144444 224445 333335 111455 111112 224444 133555 555555 244444 224555 114444
144445 222224 111155 224444 133333 555555
"""


def counts(units, categories):
    """Count, per unit, how many chose each category."""
    return np.array([[unit.count(c) for c in categories] for unit in units])


def coefficient(function, sums):
    observed, expected = function(sums)
    return float(1 - observed / expected)


@pytest.fixture
def canonical():
    units = CANONICAL.replace("\n", "/").split("/")
    return Tally.of(counts([u.split() for u in units if u.strip()], "12345"))


def test_alpha_of_the_canonical_data(canonical):
    """Krippendorff (2011), section C: nominal alpha 0.743."""
    assert coefficient(krippendorff_alpha, canonical) == pytest.approx(0.743, abs=5e-4)


def test_alpha_of_hayes_and_krippendorff():
    """KALPHA's nominal alpha of the data, 0.4765 (Hayes & Krippendorff 2007)."""
    tally = Tally.of(counts(HAYES.split(), "0123"))
    assert tally.units == 40
    assert coefficient(krippendorff_alpha, tally) == pytest.approx(0.4765, abs=5e-5)


def test_alpha_without_missing_data():
    """Krippendorff (2011), section A: two observers, binary, ten items; alpha 0.095."""
    first, second = "0100000000", "1110010100"
    units = [a + b for a, b in zip(first, second, strict=True)]
    alpha = coefficient(krippendorff_alpha, Tally.of(counts(units, "01")))
    assert alpha == pytest.approx(0.095, abs=5e-4)


def test_gwet_and_fleiss_as_irrcac(canonical):
    """The docstring of irrCAC.raw (0.4.4): CAC(raw_4raters()).gwet(), .fleiss()."""
    assert coefficient(gwet_ac1, canonical) == pytest.approx(0.77544, abs=5e-6)
    assert coefficient(fleiss_kappa, canonical) == pytest.approx(0.76117, abs=5e-6)
    assert coefficient(percent, canonical) == pytest.approx(0.81818, abs=5e-6)


def test_fleiss_kappa_of_fleiss():
    tally = Tally.of(counts(FLEISS.split(), "12345"))
    assert coefficient(fleiss_kappa, tally) == pytest.approx(0.430, abs=5e-4)
    assert coefficient(fleiss_kappa, tally) == pytest.approx(
        inter_rater.fleiss_kappa(counts(FLEISS.split(), "12345"))
    )


def test_cohen_kappa_of_cohen():
    """Cohen (1960), Table 1, as shares: kappa 0.492; statsmodels agrees."""
    table = np.array([[0.44, 0.07, 0.09], [0.05, 0.20, 0.05], [0.01, 0.03, 0.06]])
    assert coefficient(cohen_kappa, table) == pytest.approx(0.492, abs=5e-4)
    assert coefficient(cohen_kappa, table) == pytest.approx(
        inter_rater.cohens_kappa(table * 200).kappa
    )


def test_qualcoders_chance_term_is_not_ours():
    """Agreement by chance alone is kappa 0; QualCoder prints more than 0.8."""
    assert coefficient(cohen_kappa, np.array([[81.0, 9], [9, 1]])) == pytest.approx(0)


def test_nothing_to_say_is_nan():
    nobody = Tally.of(np.array([[2, 0], [2, 0]]))
    for function in (fleiss_kappa, krippendorff_alpha):
        observed, expected = function(nobody)
        assert observed == 0
        assert expected == 0
    alone = Tally.of(np.array([[1, 0], [0, 1]]))
    assert np.isnan(krippendorff_alpha(alone)[0])


def unitize(coders, length, values):
    """Compare character by character: slow, and unlike the code under test."""
    partitions = []
    selves = dict.fromkeys(values, 0)
    for units in coders:
        line = ["gap"] * length
        for start, end, value in units:
            line[start - 1 : end] = [value] * (end - start + 1)
            selves[value] += (end - start + 1) ** 2
        selves["gap"] += line.count("gap")
        partitions.append(line)
    table = np.zeros((len(values), len(values)))
    for i, first in enumerate(partitions):
        for j, second in enumerate(partitions):
            for a, b in zip(first, second, strict=True):
                table[values.index(a), values.index(b)] += (i != j) / (len(coders) - 1)
    return Unitizing(table, np.array([selves[value] for value in values], dtype=float))


def test_unitizing_alpha_of_krippendorff():
    """Krippendorff (2019), Content analysis, Fig. 12.11: 0.510 and, binary, 0.413.

    Data and values as in the tests of the R package quallmer (test-alpha_u). The book
    cuts the second after three digits: the formula gives 0.4136, here and there.
    """
    alex = [(1, 7, "1"), (8, 13, "2"), (31, 32, "5"), (33, 37, "6"), (38, 44, "6")]
    alex += [(45, 60, "7")]
    paul = [(1, 7, "1"), (8, 13, "3"), (14, 21, "5"), (33, 44, "6")]
    suzan = [(1, 7, "1"), (8, 13, "4"), (14, 21, "5"), (33, 37, "6"), (38, 41, "6")]
    suzan += [(42, 44, "6")]
    sums = unitize([alex, paul, suzan], 60, ["gap", *"1234567"])
    assert coefficient(unitizing_alpha, sums) == pytest.approx(0.510, abs=5e-4)
    observed, expected = unitizing_alpha(sums, coded=False)
    assert 1 - observed / expected == pytest.approx(0.413, abs=1e-3)
