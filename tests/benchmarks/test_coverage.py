"""Coverage by enumeration and by simulation, where the truth is known otherwise."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from talap.describe.coefficients import Tally, gwet_ac1, krippendorff_alpha
from talap.describe.proportion import interval

Script = Callable[[str], ModuleType]


@pytest.fixture
def coverage(script: Script) -> ModuleType:
    return script("coverage")


@pytest.mark.parametrize(
    ("method", "least"), [("wilson", 0.836), ("mid-p", 0.933), ("exact", 0.951)]
)
def test_least_coverage_at_fifteen(
    coverage: ModuleType, method: str, least: float
) -> None:
    found, share = coverage.least_coverage(method, 15)
    assert found == pytest.approx(least, abs=5e-4)
    # No share of a fine grid is covered less often, and this one in draws as often.
    grid = np.linspace(0.0005, 0.9995, 2000)
    assert min(coverage.coverage(method, 15, each) for each in grid) >= found
    assert coverage.drawn(method, 15, share) == pytest.approx(found, abs=0.005)


def test_wilson_is_worst_below_its_bound_for_one_of_fifteen(
    coverage: ModuleType,
) -> None:
    """There only nobody of fifteen covers, which has the probability (1 - p)^15."""
    low, _ = interval(1, 15, 0.95, "wilson")
    found, _ = coverage.least_coverage("wilson", 15)
    assert found == pytest.approx((1 - low) ** 15, abs=1e-6)


@pytest.mark.parametrize("total", [1, 5, 15, 40])
def test_the_exact_interval_keeps_its_level(coverage: ModuleType, total: int) -> None:
    assert coverage.least_coverage("exact", total)[0] >= 0.95


@pytest.mark.parametrize("method", ["wilson", "mid-p", "exact"])
def test_mean_coverage_is_that_of_a_grid(coverage: ModuleType, method: str) -> None:
    grid = (np.arange(2000) + 0.5) / 2000
    mean = np.mean([coverage.coverage(method, 15, share) for share in grid])
    assert coverage.mean_coverage(method, 15)[0] == pytest.approx(mean, abs=1e-3)


def test_the_odds_ratios_interval_keeps_its_level(coverage: ModuleType) -> None:
    assert min(coverage.odds_coverage((3, 4)).values()) >= 0.95


def test_the_true_agreement_is_that_of_many_interviews(coverage: ModuleType) -> None:
    """What the simulation calls true: else its coverage means nothing."""
    random = coverage.generator(0)
    for title, model in coverage.CODERS.items():
        sums = [Tally.of(each) for each in model.draw(4000, random)]
        weights = np.ones((1, 4000))
        for name, value in (("krippendorff", krippendorff_alpha), ("gwet", gwet_ac1)):
            from talap.describe.agreement import pool, weighted

            drawn = [value(weighted(each, weights)) for each in sums]
            assert pool(drawn)[0] == pytest.approx(model.true(name), abs=0.03), (
                title,
                name,
            )


def test_each_measurement_runs(coverage: ModuleType, monkeypatch) -> None:
    monkeypatch.setattr(coverage, "REPLICATIONS", 200)
    monkeypatch.setattr(coverage, "MORE", 20)
    lines = list(coverage.simulated(5))
    assert len({line.title for line in lines}) == len(lines) >= 30
    assert all(0 <= line.coverage <= 1 and line.met for line in lines)
    text = coverage.record(lines)
    assert text == coverage.record(list(coverage.simulated(5)))
    assert "0.921 at n = 15" in text  # P(|t| of 14 degrees <= 1.960 sqrt(14 / 15))


def test_a_bar_missed_is_told(coverage: ModuleType) -> None:
    line = coverage.Line("exact", 0.94, "", 0.95)
    assert not line.met
    assert "MISSED" in str(line)
    assert coverage.Line("bootstrap", 0.5, "").met


def test_no_interval_is_no_cover(coverage: ModuleType) -> None:
    line = coverage.judged("x", 0.5, [(0.4, 0.6), (0.6, 0.7), None, None])
    assert line.coverage == 0.5
    assert "50 % without interval" in line.more
