"""What the figure of accumulation shows."""

import pytest
from talap.base.messages import Messages
from talap.figures.accumulation import draw
from talap.figures.style import style

CURVE = [
    {"interviews": 1, "observed": 2, "expected": 2.0, "sd": 0.5},
    {"interviews": 2, "observed": 2, "expected": 3.0, "sd": 0.5},
    {"interviews": 3, "observed": 4, "expected": 4.0, "sd": 0.0},
]
RUNS = [
    {"first": 2, "last": 2, "base": 1, "reached": False},
    {"first": 3, "last": 3, "base": 1, "reached": True},
]
CHAO = {"value": 4.5, "low": 4.1, "high": 9.25}


def drawn(curve=CURVE, runs=RUNS, estimate=CHAO, language="en"):
    with style():
        return draw(curve, runs, estimate, Messages(language))


def test_both_curves():
    (axes,) = drawn().axes
    assert axes.lines[0].get_ydata().tolist() == [2, 3, 4]
    assert axes.lines[1].get_ydata().tolist() == [2, 2, 4]


def test_the_first_run_that_reaches_saturation_is_marked():
    (axes,) = drawn().axes
    texts = [text.get_text() for text in axes.texts]
    assert "run without new codes to speak of" in texts
    run_ = next(line for line in axes.lines if list(line.get_xdata()) == [2.7, 3.3])
    assert run_ is not None
    texts = [text.get_text() for text in drawn(runs=RUNS[:1]).axes[0].texts]
    assert "run without new codes to speak of" not in texts


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Chao2: 4.5 (4.1–9.3)"), ("ru", "Chao2: 4,5 (4,1–9,3)")],
)
def test_the_estimate_is_said_with_its_interval(language, said):
    (axes,) = drawn(language=language).axes
    assert said in [text.get_text() for text in axes.texts]


def test_an_estimate_without_interval_has_none():
    (axes,) = drawn(estimate={**CHAO, "low": None, "high": None}).axes
    assert "Chao2: 4.5" in [text.get_text() for text in axes.texts]


def test_no_runs_and_no_codes_are_no_error():
    assert drawn(runs=[]).axes
    assert not drawn(curve=[row | {"observed": 0} for row in CURVE]).axes


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_key_ends_within_the_axes(language):
    figure = drawn(language=language)
    (axes,) = figure.axes
    said = Messages(language)("accumulation-expected")
    (name,) = [text for text in axes.texts if text.get_text() == said]
    assert name.get_window_extent().x1 < axes.get_window_extent().x1
