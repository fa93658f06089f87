"""One look, the same bytes, safe in grey."""

from pathlib import Path

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath
from talap.figures.style import (
    ACCENT,
    INK,
    MUTED,
    RULE,
    SIZE,
    fitting,
    mark,
    page,
    save,
    style,
    width,
)


def write(folder, notice=""):
    with style():
        figure = page(1)
        axes = figure.add_subplot()
        axes.plot([0, 1], [0, 1])
        axes.set_title("Өң, ғылым")
        mark(figure, notice)
        save(figure, Path(folder, "a.ru"), "Титул")
    return Path(folder, "a.ru.svg").read_bytes(), Path(folder, "a.ru.png").read_bytes()


def test_the_same_figure_has_the_same_bytes(tmp_path, monkeypatch):
    from matplotlib import rcParams

    once = write(tmp_path)
    monkeypatch.setitem(rcParams, "font.size", 30)  # the user's own settings
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert write(tmp_path) == once


def test_neither_date_nor_program_is_written_but_the_title_is(tmp_path):
    svg, png = write(tmp_path)
    assert b"<dc:date>" not in svg
    assert b"Matplotlib" not in svg
    assert "Титул".encode() in svg
    assert b"Software" not in png
    assert b"Title" in png


def test_the_notice_changes_the_figure(tmp_path):
    assert write(tmp_path, "моделденген маалымат") != write(tmp_path)


def test_every_letter_has_a_glyph(tmp_path, recwarn):
    write(tmp_path, "ң ө ү қ ғ ұ һ ә і")
    assert not [each for each in recwarn if "Glyph" in str(each.message)]


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("text", ["", "AV Technology, 10", "Өң, ғылым, жаңы"])
def test_a_text_is_as_wide_as_matplotlib_sets_it(text, weight):
    with style():
        font = FontProperties(weight=weight, size=20)
        points, _, _ = TextToPath().get_text_width_height_descent(text, font, False)
        assert width(text, weight, 20) * 72 == pytest.approx(points, abs=0.05)


def test_a_letter_that_the_font_lacks_has_a_width_too():
    with style():
        assert width("漢") > 0


def test_a_text_that_has_no_room_is_set_smaller():
    with style():
        assert fitting("Technology", 10) == SIZE
        size = fitting("Technology", 0.3, weight="bold")
        assert width("Technology", "bold", size) == pytest.approx(0.3)


def test_a_dollar_sign_is_a_letter(tmp_path):
    with style():
        figure = page(1)
        figure.text(0, 0, "$5, $6")
        save(figure, tmp_path / "a", "t")
    glyphs = Path(tmp_path, "a.svg").read_text(encoding="utf-8").count("<use ")
    assert glyphs == len("$5, $6")  # as a formula it would have no dollars


def test_a_figure_that_cannot_be_drawn_leaves_no_file(tmp_path):
    with style():
        figure = page(1)
        figure.text(0, 0, "$\\broken$", parse_math=True)
        with pytest.raises(ValueError, match="broken"):
            save(figure, tmp_path / "a", "t")
    assert list(tmp_path.iterdir()) == []


def luminance(colour):
    """Relative luminance, WCAG 2.1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("colour", [INK, MUTED, ACCENT])
def test_text_and_dots_stand_out_on_white_and_dots_on_rules(colour):
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5  # WCAG 2.1, 1.4.3
    assert (luminance(RULE) + 0.05) / (luminance(ACCENT) + 0.05) >= 3  # 1.4.11
