"""The grid of codes and participants: a dot for a coding, its area how many."""

import pandas as pd
import pytest
from talap.base.codebook import Codebook
from talap.base.messages import Messages
from talap.figures.presence import AREA, LARGEST, draw, figure
from talap.figures.style import style

GRID = pd.DataFrame(
    [
        (2, "joy", "P1", 1),
        (2, "joy", "P2", 0),
        (1, "fear", "P1", 4),
        (1, "fear", "P2", 99),
    ],
    columns=["order", "code", "participant", "codings"],
)


@pytest.fixture
def axes():
    with style():
        return draw(GRID, {"fear": "Страх", "joy": "Радость"}, Messages("ru")).axes[0]


def test_dots(axes):
    (dots,) = axes.collections
    offsets = [tuple(place) for place in dots.get_offsets().tolist()]
    places = dict(zip(offsets, dots.get_sizes(), strict=True))
    assert places == {
        (0, -1): AREA / LARGEST,
        (0, 0): AREA * 4 / LARGEST,
        (1, 0): AREA,  # no dot grows above the largest
    }


def test_rows_are_codes_in_order_and_columns_participants(axes):
    assert [tick.get_text() for tick in axes.get_yticklabels()] == ["Страх", "Радость"]
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["P1", "P2"]
    assert "Площадь точки" in axes.get_xlabel()


def test_only_codes_that_are_applied_to_text_are_drawn(tmp_path):
    label = "label: {en: x}, definition: d"
    (tmp_path / "book.yaml").write_text(
        f"codes:\n  cost: {{{label}}}\n  fear: {{parent: cost, {label}}}\n"
        f"  joy: {{{label}}}\n",
        encoding="utf-8",
    )
    book = Codebook.read(tmp_path / "book.yaml", ["en"])
    grid = pd.concat([GRID, GRID.assign(code="cost", order=0)[:2]])
    with style():
        (axes,) = figure({"presence": grid}, book, Messages("en")).axes
    assert len(axes.get_yticklabels()) == 2
