"""One look for every figure: legible in grey, safe for the colour-blind, same bytes."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talap.base.files import replacing, write_bytes
from talap.figures.raster import rasterised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK = "#1b1f24"
MUTED = "#667079"
RULE = "#d5dadf"
ACCENT = "#0b5c7a"  # dark enough to stay apart from RULE in grey
WIDTH = 6.7  # inches: the text block of an A4 page with 2 cm margins
EDGE = 0.042  # inches that stay free around everything
SIZE = 8.5  # points
UNHINTED = 100  # points at which a font is measured; the outlines of an SVG are as fine

SETTINGS: dict[str, Any] = {
    "font.family": ["DejaVu Sans"],  # ships with matplotlib; has Kyrgyz and Kazakh
    "font.size": SIZE,
    "axes.edgecolor": RULE,
    "axes.labelcolor": MUTED,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "text.color": INK,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "text.parse_math": False,  # a label may have dollar signs
    "svg.hashsalt": "talap",  # else identifiers are random
    "svg.fonttype": "path",
    "path.simplify": False,
}


@dataclass(frozen=True, slots=True)
class Margins:
    """The free space around axes, in inches."""

    left: float
    right: float
    above: float
    below: float


@contextmanager
def style() -> Iterator[None]:
    """Draw within this context; the user's own matplotlibrc has no say."""
    from matplotlib import rc_context, rcParamsDefault

    settings: Any = {**dict(rcParamsDefault), **SETTINGS, "backend": "agg"}
    with rc_context(settings):
        yield


def page(height: float) -> Figure:
    """Return an empty figure as wide as the text."""
    from matplotlib.figure import Figure

    return Figure(figsize=(WIDTH, height))


def panels(
    figure: Figure, count: int, margins: Margins, between: float = 0
) -> list[Axes]:
    """Return axes side by side within margins, and apart, by that many inches."""
    height = figure.get_figheight()
    inner = WIDTH - margins.left - margins.right
    each = (inner - between * (count - 1)) / count
    places = {
        "left": margins.left / WIDTH,
        "right": 1 - margins.right / WIDTH,
        "bottom": margins.below / height,
        "top": 1 - margins.above / height,
        "wspace": between / each,
    }
    return list(figure.subplots(1, count, squeeze=False, gridspec_kw=places)[0])


def width(text: str, weight: str = "normal", size: float = SIZE) -> float:
    """Return how wide a text is set, in inches."""
    ems = sum(_advance(*pair, weight) for pair in pairwise(f"{text}\0"))
    return ems * size / 72


@cache
def _advance(letter: str, following: str, weight: str) -> float:
    """Return how far the pen moves over a letter, in ems."""
    from matplotlib.font_manager import FontProperties, findfont, get_font
    from matplotlib.ft2font import Kerning, LoadFlags

    font = get_font(findfont(FontProperties(weight=weight)))
    font.set_size(UNHINTED, 72)
    left, right = (font.get_char_index(ord(each)) for each in (letter, following))
    glyph = font.load_glyph(left, flags=LoadFlags.NO_HINTING)
    kerning = font.get_kerning(left, right, Kerning.UNFITTED)
    return (glyph.linearHoriAdvance / 65536 + kerning / 64) / UNHINTED


def fitting(
    text: str, room: float, size: float = SIZE, weight: str = "normal"
) -> float:
    """Return the size in points, the given one at most, in which a text fits."""
    return size * min(1, room / width(text, weight, size))


def explain(figure: Figure, text: str) -> None:
    """Write at the foot of the figure what the marks mean, a line for each clause."""
    figure.text(
        0.01, EDGE / figure.get_figheight(), "\n".join(clauses(text)),
        va="bottom", fontsize=7.5, color=MUTED,
    )  # fmt: skip


def clauses(text: str) -> list[str]:
    """Return the lines of an explanation, or none."""
    return text.replace("; ", ";\n").splitlines()


def empty(text: str) -> Figure:
    """Return a figure that says there is nothing to show, as small as it can be."""
    figure = page(0.8)
    figure.text(0.5, 0.55, text, ha="center", va="center", color=MUTED)
    return figure


def mark(figure: Figure, notice: str) -> None:
    """Write the notice (simulated data) under the figure, and into its metadata."""
    if notice:
        figure.text(
            0.995, EDGE / figure.get_figheight(), notice,
            ha="right", va="bottom", fontsize=7, color=MUTED,
        )  # fmt: skip
        figure.set_label(notice)  # where `save` finds it


def save(figure: Figure, stem: Path, title: str) -> None:
    """Write a figure as SVG and, from that, as PNG; with title and notice, undated."""
    said = {"Title": title, "Description": str(figure.get_label()) or None}
    with replacing(Path(f"{stem}.svg")) as svg:
        figure.savefig(
            svg, format="svg", metadata={"Date": None, "Creator": None, **said}
        )
        png = rasterised(svg, {name: text for name, text in said.items() if text})
    write_bytes(Path(f"{stem}.png"), png)
