"""What the figure of accumulation shows."""

import numpy as np
import pandas as pd
import pytest
from talap.base.messages import Messages
from talap.figures.accumulation import draw
from talap.figures.style import style

CURVE = pd.DataFrame(
    {
        "interviews": [1, 2, 3],
        "observed": [2, 2, 4],
        "expected": [2.0, 3.0, 4.0],
        "sd": [0.5, 0.5, 0.0],
    }
)
RUNS = pd.DataFrame(
    {"first": [2, 3], "last": [2, 3], "base": [1, 1], "reached": [False, True]}
)
CHAO = pd.DataFrame({"value": [4.5], "low": [4.1], "high": [9.25]})


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
    (axes,) = drawn(estimate=CHAO.assign(low=np.nan, high=np.nan)).axes
    assert "Chao2: 4.5" in [text.get_text() for text in axes.texts]


def test_no_runs_and_no_codes_are_no_error():
    assert drawn(runs=RUNS.iloc[:0]).axes
    assert not drawn(curve=CURVE.assign(observed=0)).axes
