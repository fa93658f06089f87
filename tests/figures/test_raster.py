"""The PNG of an SVG."""

import io
from pathlib import Path

from PIL import Image
from talap.figures.raster import rasterised

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36pt" '
    'viewBox="0 0 72 36"><rect width="36" height="36" fill="#0b5c7a"/></svg>'
)


def test_size_resolution_colour_and_words(tmp_path):
    path = Path(tmp_path, ".a.svg.partial")
    path.write_text(SVG, encoding="utf-8")
    image = Image.open(io.BytesIO(rasterised(path, {"Title": "Өмүр", "Author": "x"})))
    image.load()  # checks every chunk's sum
    assert image.size == (200, 100)
    assert [round(dots) for dots in image.info["dpi"]] == [200, 200]
    assert image.convert("RGB").getpixel((50, 50)) == (0x0B, 0x5C, 0x7A)
    assert image.convert("RGBA").getpixel((150, 50)) == (255, 255, 255, 255)
    assert (image.text["Title"], image.text["Author"]) == ("Өмүр", "x")
