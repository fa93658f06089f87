"""The PNG of a drawing, for Word, from its SVG.

Typst, which sets the PDF, also draws an SVG on pixels, in less than half of the time
that matplotlib takes to draw the figure anew; and all formats show the same drawing.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

DPI = 200
METRE = 39.3701  # inches
HEADER = 33  # bytes: the signature and the chunk IHDR, which comes first
SOURCE = (
    "#set page(width: auto, height: auto, margin: 0pt)\n"
    '#image("{name}", format: "svg")\n'
)


def rasterised(svg: Path, said: Mapping[str, str]) -> bytes:
    """Return an SVG as PNG at 200 dots per inch, on white.

    Parameters
    ----------
    svg : Path
        A drawing whose letters are outlines: fonts are not looked for.
    said : mapping
        Keyword (Latin-1) to text, written as iTXt chunks (PNG, third edition, 11.3.3).
    """
    import typst

    drawn = typst.compile(  # type: ignore[call-overload]  # stub: input and root alike
        SOURCE.format(name=svg.name).encode(),
        root=str(svg.parent),
        format="png",
        ppi=DPI,
        ignore_system_fonts=True,
    )
    if not isinstance(drawn, bytes):
        raise TypeError("one drawing was asked for")
    dots = round(DPI * METRE)
    extra = [_chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1))]
    extra += [
        _chunk(b"iTXt", name.encode("latin-1") + b"\0\0\0\0\0" + text.encode())
        for name, text in said.items()
    ]
    return b"".join([drawn[:HEADER], *extra, drawn[HEADER:]])


def _chunk(kind: bytes, content: bytes) -> bytes:
    length = struct.pack(">I", len(content))
    return length + kind + content + struct.pack(">I", zlib.crc32(kind + content))
