"""The grid of codes and participants: a dot for a coding, its area how many."""

import pytest
from talap.base.codebook import Codebook
from talap.base.messages import Messages
from talap.figures.dots import LARGEST
from talap.figures.presence import AREA, draw, figure
from talap.figures.style import style

COLUMNS = ["order", "code", "participant", "codings"]
GRID = [
    dict(zip(COLUMNS, row, strict=True))
    for row in (
        (2, "joy", "P1", 1),
        (2, "joy", "P2", 0),
        (1, "fear", "P1", 4),
        (1, "fear", "P2", 99),
    )
]


def drawn(grid):
    with style():
        return draw(grid, {"fear": "Страх", "joy": "Радость"}, Messages("ru"))


def test_dots():
    places = {
        (x, y): line.get_markersize() ** 2
        for line in drawn(GRID).axes[0].lines
        for x, y in line.get_xydata().tolist()
    }
    assert places == {
        (0, -1): pytest.approx(AREA / LARGEST),
        (0, 0): pytest.approx(AREA * 4 / LARGEST),
        (1, 0): pytest.approx(AREA),  # no dot grows above the largest
    }


def test_rows_are_codes_in_order_and_columns_participants():
    figure = drawn(GRID)
    (axes,) = figure.axes
    assert figure.artists[0].texts == ["Страх", "Радость"]
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
    grid = GRID + [row | {"code": "cost", "order": 0} for row in GRID[:2]]
    with style():
        (labels,) = figure({"presence": grid}, book, Messages("en")).artists
    assert len(labels.texts) == 2


def test_an_empty_grid_is_no_error():
    assert not drawn([]).axes
