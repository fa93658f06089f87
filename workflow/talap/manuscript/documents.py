"""Write a document in the formats that pandoc writes itself: HTML, DOCX and JATS.

In one step, since to read the document and to start up takes as long as a format does;
the PDF takes as long as all of them, and has a step of its own.
"""

from __future__ import annotations

from pathlib import Path

from talap.base.files import read_json, sha256, write_bytes
from talap.manuscript.docx import DOCUMENT, LANGUAGE, content
from talap.manuscript.html import page
from talap.manuscript.jats import article
from talap.manuscript.nodes import joined


def run(
    document: Path,
    figures: Path,
    language: str,
    day: str,
    templates: list[Path],
    html: Path,
    docx: Path,
    jats: Path,
) -> None:
    """Read pandoc's document, write it with its figures in each of the formats.

    The DOCX says from which document it was made, so that its edits can be taken up.
    """
    made, file = joined(read_json(document)), str(document)
    state = {LANGUAGE: language, DOCUMENT: sha256(document)}
    write_bytes(html, page(made, figures, language, {}, templates, document))
    write_bytes(docx, content(made, state, figures, language, day, file))
    write_bytes(jats, article(made, figures, language, templates, file))
