"""Labels stand where matplotlib's own texts would."""

import io
import re

import pytest
from matplotlib.figure import Figure
from PIL import Image
from talap.figures.labels import Labels
from talap.figures.style import INK, style

TEXTS = ["Окуудан чыгып калуу", "Technology, AV", "10", "Өң ғ", "y"]
WEIGHTS = ["bold", *["normal"] * 4]
PLACED = re.compile(
    r"<!-- (.*) -->\s+<g [^>]*translate\(([\d.]+) ([\d.]+)\) scale\((.*?) "
)


def written(add):
    """Draw on axes in the middle of a figure; return text, x, y, scale in the SVG."""
    with style():
        figure = Figure(figsize=(5, 4))
        axes = figure.add_axes((0.5, 0.1, 0.4, 0.8))
        axes.set_axis_off()
        axes.set_ylim(-5, 1)
        add(figure, axes.get_yaxis_transform())
        svg = io.StringIO()
        figure.savefig(svg, format="svg")
    return [(text, *map(float, n)) for text, *n in PLACED.findall(svg.getvalue())]


def as_texts(figure, transform):
    for row, (text, weight) in enumerate(zip(TEXTS, WEIGHTS, strict=True)):
        figure.text(
            0.1, -row, text, ha="right", va="center_baseline", fontweight=weight,
            transform=transform, fontsize=7,
        )  # fmt: skip


def as_labels(figure, transform):
    figure.add_artist(Labels(TEXTS, 0.1, transform, weights=WEIGHTS, size=7))


def test_labels_stand_where_texts_would():
    labels, texts = written(as_labels), written(as_texts)
    assert [text for text, *_ in labels] == TEXTS
    for label, text in zip(labels, texts, strict=True):
        assert label[1:] == pytest.approx(text[1:], abs=0.05)  # points


def test_labels_have_the_colour_of_ink():
    with style():
        figure = Figure()
        figure.add_artist(Labels(["a", "b"], 0.5, figure.transFigure))
        figure.savefig(svg := io.StringIO(), format="svg")
    assert svg.getvalue().count(f"fill: {INK}") == 2


def test_labels_are_drawn_on_dots_too():
    figure = Figure(figsize=(1, 1), dpi=100)
    with style():
        figure.add_artist(Labels(["a"], 1, figure.transFigure))
        figure.savefig(png := io.BytesIO(), format="png", dpi=100)
    left, _, right, lower = (
        Image.open(png).convert("L").point(lambda v: 255 - v).getbbox()
    )
    assert 90 <= left < right <= 100
    assert lower <= 100
