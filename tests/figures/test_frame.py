"""Every label has its place, however long it is."""

import pytest
from talap.figures.frame import frame
from talap.figures.style import SIZE, WIDTH, style

DPI = 600  # so fine that rounding to dots, as on a screen, plays no part
LONG = "Окуудан чыгып калуудан, кулоодон коркуу"


def framed(labels, **further):
    with style():
        figure, axes = frame(
            labels, pitch=0.2, right=1, above=0.1, below=0.3, **further
        )
        figure.set_dpi(DPI)
        return figure, [each.get_window_extent() for each in axes]


@pytest.mark.parametrize("label", ["a", LONG, 3 * LONG])
def test_labels_stand_between_the_edge_and_the_axes(label):
    figure, (axes,) = framed(["b", label])
    for text in figure.texts:
        assert text.get_window_extent().x0 > 0
        assert text.get_window_extent().x1 < axes.x0
    assert axes.width > WIDTH / 4 * DPI


def test_only_labels_that_have_no_place_are_smaller():
    sizes = [framed([label])[0].texts[0].get_fontsize() for label in ("a", LONG * 3)]
    assert sizes[0] == SIZE
    assert sizes[1] < SIZE


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


def test_values_stand_at_the_height_of_their_labels_right_of_the_axes():
    figure, (axes,) = framed(["a", "b"], values=["1", "2"])
    a, b, one, two = (text.get_window_extent() for text in figure.texts)
    assert (one.y0 + one.y1) / 2 == pytest.approx((a.y0 + a.y1) / 2, abs=0.02 * DPI)
    assert (two.y0 + two.y1) / 2 == pytest.approx((b.y0 + b.y1) / 2, abs=0.02 * DPI)
    assert axes.x1 < one.x0 < one.x1 < WIDTH * DPI


def test_panels_are_of_one_width_and_apart():
    _, panels = framed(["a"], count=3, between=0.3)
    assert {round(panel.width, 6) for panel in panels} == {round(panels[0].width, 6)}
    assert panels[1].x0 - panels[0].x1 == pytest.approx(0.3 * DPI)
    assert panels[2].x1 == pytest.approx((WIDTH - 1) * DPI)
