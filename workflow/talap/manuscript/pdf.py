"""Write a document as PDF by Typst: PDF/UA-1 and PDF/A-2a, the notice on each page."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from talap.base.errors import TalapError
from talap.base.files import read_json, write_bytes
from talap.manuscript.docx import epoch
from talap.manuscript.front import names
from talap.manuscript.images import point
from talap.manuscript.layout import template
from talap.manuscript.nodes import Node, joined, raw, replace, text_of
from talap.manuscript.pandoc import write
from talap.manuscript.widths import fill


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

    made = point(joined(read_json(document)), f"/{figures}/{{name}}.{language}.svg")
    made["blocks"] = replace(made["blocks"], language, typst_image)
    made["blocks"] = replace(made["blocks"], language, fill)
    made["blocks"] = replace(made["blocks"], language, unboxed)
    made["meta"] |= quoted(made["meta"])
    words = ["-t", "typst-citations", "--standalone", "--wrap=none"]
    words.append(f"--template={template('page.typ', templates)}")
    source = write(made, words, file=str(document))
    try:
        content = typst.compile(  # type: ignore[misc]  # stub: input and root of one type
            source,
            root=str(Path.cwd()),
            font_paths=[_dejavu()],
            ignore_system_fonts=True,
            timestamp=epoch(day),
            # For those who listen to it, and for archives.
            pdf_standards=["ua-1", "a-2a"],
        )
    except typst.TypstError as error:
        raise TalapError(
            document, f"Typst refuses it: {error}", "correct the manuscript"
        ) from None
    if not isinstance(content, bytes):
        raise TypeError("one document was asked for")
    write_bytes(pdf, content)


def quoted(meta: dict[str, Any]) -> dict[str, Any]:
    """Return what a PDF's properties say, as the inside of Typst's strings."""
    words = [text_of(each["c"]) for each in meta["keywords"]["c"]]
    return {
        "author-names": {
            "t": "MetaList",
            "c": [_inside(name) for name in names(meta)],
        },
        "description": _inside(meta["description"]["c"]),
        "keywords": {"t": "MetaList", "c": [_inside(word) for word in words]},
    }


def _inside(text: str) -> Node:
    said = json.dumps(text, ensure_ascii=False)[1:-1]
    # Raw, since pandoc would escape for text what stands in a string.
    return {"t": "MetaInlines", "c": [raw("typst", said)]}


def typst_image(node: Node, _: str) -> list[Node] | None:
    """Return an image as Typst code: pandoc would drop its alternative text."""
    if node["t"] != "Image":
        return None
    _, alternative, (path, _) = node["c"]
    said, file = json.dumps(text_of(alternative), ensure_ascii=False), json.dumps(path)
    return [{"t": "RawInline", "c": ["typst", f"#image({file}, alt: {said})"]}]


def unboxed(node: Node, _: str) -> list[Node] | None:
    """Return who said a quotation as its last paragraph: a box would stand apart."""
    if node["t"] != "Div" or "by" not in node["c"][0][1]:
        return None
    blocks: list[Node] = node["c"][1]
    return blocks


def _dejavu() -> str:
    """Return the folder of the fonts that matplotlib ships, without importing it."""
    package = find_spec("matplotlib")
    if package is None or package.origin is None:
        raise TalapError(
            "requirements.lock", "matplotlib is missing", "make clean paper"
        )
    return str(Path(package.origin).parent / "mpl-data" / "fonts" / "ttf")
