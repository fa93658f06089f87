"""Codings from a Taguette project (.sqlite3).

Taguette keeps each document as HTML and counts positions in UTF-8 bytes over its text
nodes, end exclusive.
"""

from __future__ import annotations

import sqlite3
from html.parser import HTMLParser
from pathlib import Path

from talap.base.errors import TalapError
from talap.coding.selection import Selection

QUERY = """
select documents.name, documents.contents, highlights.start_offset,
       highlights.end_offset, tags.path, highlights.id
from highlights
join documents on documents.id = highlights.document_id
join highlight_tags on highlight_tags.highlight_id = highlights.id
join tags on tags.id = highlight_tags.tag_id
order by documents.name, highlights.start_offset, highlights.id, tags.path
"""


def read_taguette(path: Path, coder: str | None) -> list[Selection]:
    """Read one selection per highlight and tag; read-only, the file is not touched.

    Raises
    ------
    TalapError
        If the file is no Taguette database, a highlight lies outside its document, or
        no coder is named: Taguette does not record who coded.
    """
    if coder is None:
        raise TalapError(
            path,
            "Taguette does not record who coded",
            "name the coder beside the file, in coding.files of config.yaml",
        )
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
    try:
        rows = connection.execute(QUERY).fetchall()
    except sqlite3.DatabaseError as error:
        raise TalapError(
            path, f"not a Taguette database ({error})", "export the project again"
        ) from None
    finally:
        connection.close()
    texts: dict[str, bytes] = {}
    selections = []
    for document, contents, start, end, tag, number in rows:
        if document not in texts:
            texts[document] = html_text(contents).encode("utf-8")
        text = texts[document]
        place = f"document {document}, highlight {number}"
        try:
            before, quote = text[:start].decode(), text[start:end].decode()
        except UnicodeDecodeError:
            raise TalapError(
                path, "a highlight cuts a letter in two", "export it again", place
            ) from None
        if not 0 <= start < end <= len(text):
            raise TalapError(
                path, "a highlight lies outside its document", "export it again", place
            )
        selections.append(
            Selection(
                file=str(path),
                place=place,
                coder=coder,
                document=document,
                code=tag,
                quote=quote,
                source=text.decode("utf-8"),
                start=len(before),
                end=len(before) + len(quote),
            )
        )
    return selections


class _Text(HTMLParser):
    """Collect the text nodes, entities resolved."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def html_text(contents: str) -> str:
    """Return the text nodes of an HTML document, one after another.

    >>> html_text("<p>a &amp; b</p><p>c</p>")
    'a & bc'
    """
    parser = _Text()
    parser.feed(contents)
    parser.close()
    return "".join(parser.parts)
