"""Every label has its place, however long it is."""

import pytest
from talap.figures.frame import frame
from talap.figures.style import EDGE, SIZE, WIDTH, style, width

LONG = "Окуудан чыгып калуудан, кулоодон коркуу"


def framed(labels, **further):
    """Return the figure and the boxes of its axes, in inches."""
    with style():
        figure, axes = frame(
            labels, pitch=0.2, right=1, above=0.1, below=0.3, **further
        )
    figure.set_dpi(1)
    return figure, [each.get_window_extent() for each in axes]


@pytest.mark.parametrize("label", ["a", LONG, 3 * LONG])
def test_labels_stand_between_the_edge_and_the_axes(label):
    figure, (axes,) = framed(["b", label])
    (labels,) = figure.artists
    right = labels.right * WIDTH
    assert right < axes.x0
    widest = max(width(each, size=labels.size) for each in labels.texts)
    assert right - widest == pytest.approx(EDGE)
    assert axes.width > WIDTH / 4


def test_only_labels_that_have_no_place_are_smaller():
    sizes = [framed([label])[0].artists[0].size for label in (LONG, LONG * 3)]
    assert sizes[0] == SIZE
    assert sizes[1] < SIZE


def test_an_empty_label_is_no_error():
    assert framed([""])[0].artists[0].size == SIZE


def test_a_bold_label_is_measured_as_such():
    (_, (normal,)), (_, (bold,)) = framed([LONG]), framed([LONG], heads=[0])
    assert bold.x0 > normal.x0


def test_the_figure_is_as_tall_as_its_rows_and_its_explanation():
    (one, _), (two, _), (told, _) = (
        framed(["a"]),
        framed(["a", "b"]),
        framed(["a"], explanation="dot: this; line: that"),
    )
    assert two.get_figheight() - one.get_figheight() == pytest.approx(0.2)
    assert told.get_figheight() - one.get_figheight() == pytest.approx(0.25)
    assert told.texts[-1].get_text() == "dot: this;\nline: that"


def test_values_stand_in_the_rows_of_their_labels_at_the_right_edge():
    figure, (axes,) = framed(["a", "b"], values=["1", "2"])
    labels, values = figure.artists
    assert (values.texts, values.right) == (["1", "2"], 1 - EDGE / WIDTH)
    assert values.get_transform() == labels.get_transform()
    left, top = labels.get_transform().transform((0.5, 0))
    _, lower = labels.get_transform().transform((0.5, -1))
    assert left == pytest.approx(WIDTH / 2)
    assert top - lower == pytest.approx(0.2)
    assert axes.y1 - top == pytest.approx(0.2 * 0.6)


def test_panels_are_of_one_width_and_apart():
    _, panels = framed(["a"], count=3, between=0.3)
    assert {round(panel.width, 6) for panel in panels} == {round(panels[0].width, 6)}
    assert panels[1].x0 - panels[0].x1 == pytest.approx(0.3)
    assert panels[2].x1 == pytest.approx(WIDTH - 1)
