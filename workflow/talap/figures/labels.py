"""Right-aligned texts, one a row.

Most letters of a figure stand in such labels, and most of a drawing's time goes into
reading letters from a font. A `matplotlib.text.Text` reads each three times, once for
the width, which is known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.artist import Artist
from matplotlib.font_manager import FontProperties

from talap.figures.style import INK, SIZE, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.backend_bases import RendererBase
    from matplotlib.transforms import Transform

BASELINE = 0.38  # ems from the middle of a row down to where its letters stand


class Labels(Artist):
    """Texts that end at one place, in the rows at 0, -1, -2, ..."""

    def __init__(
        self,
        texts: Sequence[str],
        right: float,
        transform: Transform,
        *,
        weights: Sequence[str] | None = None,
        size: float = SIZE,
    ) -> None:
        """Place texts, of a weight each, where ``transform`` puts (right, -row)."""
        super().__init__()
        self.set_transform(transform)
        self.texts = list(texts)
        self.weights = weights or ["normal"] * len(self.texts)
        self.right = right
        self.size = size

    def draw(self, renderer: RendererBase) -> None:
        """Draw every text."""
        places = [(self.right, -row) for row in range(len(self.texts))]
        _, height = renderer.get_canvas_width_height()
        context = renderer.new_gc()
        context.set_foreground(INK)
        for text, weight, (right, middle) in zip(
            self.texts,
            self.weights,
            self.get_transform().transform(places),
            strict=True,
        ):
            x = right - renderer.points_to_pixels(72 * width(text, weight, self.size))
            y = middle - renderer.points_to_pixels(BASELINE * self.size)
            font = FontProperties(weight=weight, size=self.size)
            # Drawings count from the top.
            renderer.draw_text(context, x, height - y, text, font, 0)
        context.restore()
