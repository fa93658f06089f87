"""Write a document as PDF by Typst: accessible (PDF/UA-1), the notice on each page."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

from talap.base.errors import TalapError
from talap.base.files import read_json, write_bytes
from talap.manuscript.docx import epoch
from talap.manuscript.images import point
from talap.manuscript.layout import template
from talap.manuscript.nodes import Node, replace, text_of
from talap.manuscript.pandoc import write


def run(
    document: Path,
    figures: Path,
    language: str,
    day: str,
    templates: list[Path],
    pdf: Path,
) -> None:
    """Read pandoc's document, write PDF.

    Raises
    ------
    TalapError
        If Typst refuses the document: a letter that no font has, a missing text.
    """
    import typst

    made = point(read_json(document), f"/{figures}/{{name}}.{language}.svg")
    made["blocks"] = replace(made["blocks"], language, typst_image)
    words = ["-t", "typst-citations", "--standalone"]
    words.append(f"--template={template('page.typ', templates)}")
    source = write(made, words, file=str(document))
    try:
        content = typst.compile(  # type: ignore[misc]  # stub: input and root of one type
            source,
            root=str(Path.cwd()),
            font_paths=[_dejavu()],
            ignore_system_fonts=True,
            timestamp=epoch(day),
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        raise TalapError(
            document, f"Typst refuses it: {error}", "correct the manuscript"
        ) from None
    if not isinstance(content, bytes):
        raise TypeError("one document was asked for")
    write_bytes(pdf, content)


def typst_image(node: Node, _: str) -> list[Node] | None:
    """Return an image as Typst code: pandoc would drop its alternative text."""
    if node["t"] != "Image":
        return None
    _, alternative, (path, _) = node["c"]
    said, file = json.dumps(text_of(alternative), ensure_ascii=False), json.dumps(path)
    return [{"t": "RawInline", "c": ["typst", f"#image({file}, alt: {said})"]}]


def _dejavu() -> str:
    """Return the folder of the fonts that matplotlib ships, without importing it."""
    package = find_spec("matplotlib")
    if package is None or package.origin is None:
        raise TalapError(
            "requirements.lock", "matplotlib is missing", "make clean paper"
        )
    return str(Path(package.origin).parent / "mpl-data" / "fonts" / "ttf")
