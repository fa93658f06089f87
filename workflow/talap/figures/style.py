"""One look for every figure: legible in grey, safe for the colour-blind, same bytes."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talap.base.files import replacing, write_bytes
from talap.figures.raster import rasterised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure

INK = "#1b1f24"
MUTED = "#667079"
RULE = "#d5dadf"
ACCENT = "#0b5c7a"  # dark enough to stay apart from RULE in grey
WIDTH = 6.7  # inches: the text block of an A4 page with 2 cm margins

SETTINGS: dict[str, Any] = {
    "font.family": ["DejaVu Sans"],  # ships with matplotlib; has Kyrgyz and Kazakh
    "font.size": 8.5,
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
    "svg.hashsalt": "talap",  # else identifiers are random
    "svg.fonttype": "path",
    "path.simplify": False,
}


@contextmanager
def style() -> Iterator[None]:
    """Draw within this context; the user's own matplotlibrc has no say."""
    from matplotlib import rc_context, rcParamsDefault

    settings: Any = {**dict(rcParamsDefault), **SETTINGS, "backend": "agg"}
    with rc_context(settings):
        yield


def page(height: float) -> Figure:
    """Return an empty figure of the text's width, with room below for the notice."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    below = 0.17 / height
    engine = ConstrainedLayoutEngine(rect=(0, below, 1, 1 - below))
    return Figure(figsize=(WIDTH, height), layout=engine)


def explain(figure: Figure, text: str) -> None:
    """Write under the axes what the marks mean, a line for each clause."""
    lines = text.replace("; ", ";\n")
    figure.supxlabel(lines, color=MUTED, fontsize=7.5, x=0.01, ha="left")


def empty(text: str) -> Figure:
    """Return a figure that says there is nothing to show, as small as it can be."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, 0.8))
    figure.text(0.5, 0.55, text, ha="center", va="center", color=MUTED)
    return figure


def sheet(height: float) -> Figure:
    """Return an empty figure as wide as the text, with room for the notice below."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    layout = ConstrainedLayoutEngine(rect=(0, 0.025, 1, 0.975))
    return Figure(figsize=(WIDTH, height), layout=layout)


def mark(figure: Figure, notice: str) -> None:
    """Write the notice (simulated data) under the figure, and into its metadata."""
    if notice:
        figure.text(
            0.995, 0.005, notice, ha="right", va="bottom", fontsize=7, color=MUTED
        )
        figure.set_label(notice)  # where `save` finds it


def save(figure: Figure, stem: Path, title: str) -> None:
    """Write a figure as SVG and, from that, as PNG; with title and notice, undated."""
    said = {"Title": title, "Description": str(figure.get_label()) or None}
    layout = figure.get_layout_engine()
    if layout is not None:
        layout.execute(figure)
        figure.set_layout_engine(None)
    with replacing(Path(f"{stem}.svg")) as svg:
        figure.savefig(
            svg, format="svg", metadata={"Date": None, "Creator": None, **said}
        )
        png = rasterised(svg, {name: text for name, text in said.items() if text})
    write_bytes(Path(f"{stem}.png"), png)
