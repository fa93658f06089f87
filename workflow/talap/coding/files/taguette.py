"""Codings from a Taguette project (.sqlite3).

Taguette keeps each document as HTML and counts positions in UTF-8 bytes over its text
nodes, end exclusive. Each highlight also holds its passage, which the positions are
checked against.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate, groupby
from pathlib import Path

from talap.base.errors import TalapError
from talap.coding.files.database import reading
from talap.coding.files.positions import ENOUGH
from talap.coding.selection import Counting, Reading, Selection

_QUERY = """
select documents.id, documents.name, highlights.start_offset,
       highlights.end_offset, highlights.snippet, tags.path, highlights.id
from highlights
join documents on documents.id = highlights.document_id
join highlight_tags on highlight_tags.highlight_id = highlights.id
join tags on tags.id = highlight_tags.tag_id
order by documents.name, documents.id, highlights.start_offset, highlights.id, tags.path
"""
# Apart from the highlights: each of these would bring the whole document again.
_CONTENTS = "select contents from documents where id = ?"
_PROJECTS = """
select name from projects where id in (select project_id from documents) order by name
"""

Row = tuple[int, str, int, int, str, str, int]

# Elements that begin and end a line of their own: words on both sides are two words,
# though no white space stands between the text nodes.
_LINES = {
    *("p", "br", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "ul", "ol", "li"),
    *("dl", "dt", "dd", "table", "caption", "tr", "th", "td", "div"),
}


def read_taguette(path: Path, coder: str | None) -> Reading:
    """Read one selection per highlight and tag; read-only, the file is not touched.

    Raises
    ------
    TalapError
        If the file is no Taguette database or holds several projects, a highlight lies
        outside its document, the positions do not cut out the passages, or no coder is
        named: Taguette does not record who coded.
    """
    if coder is None:
        raise TalapError(
            path,
            "Taguette does not record who coded",
            "name the coder beside the file, in coding.files of config.yaml",
        )
    with reading(path, "Taguette", path) as data:
        projects = [name for (name,) in data.execute(_PROJECTS)]
        rows: list[Row] = data.execute(_QUERY).fetchall()
        contents = {
            number: data.execute(_CONTENTS, (number,)).fetchone()[0]
            for number in {row[0] for row in rows}
        }
    if len(projects) > 1:
        raise TalapError(
            path,
            f"{len(projects)} projects in it",
            "export the one project from Taguette (Project info, Export project)",
        )
    selections: list[Selection] = []
    countings: list[Counting] = []
    for number, of_document in groupby(rows, key=lambda row: row[0]):
        document = Document.of(contents[number])
        found, counting = _read_document(path, list(of_document), document, coder)
        selections += found
        countings.append(counting)
    return Reading(selections, countings)


def _read_document(
    path: Path, rows: list[Row], document: Document, coder: str
) -> tuple[list[Selection], Counting]:
    name = rows[0][1]
    selections = []
    matched: dict[int, bool] = {}
    for _, _, start, end, snippet, tag, number in rows:
        place = f"document {name}, highlight {number}"
        inside = 0 <= start < end <= len(document.content)
        if not inside:
            fault = "lie outside the document" if start < end else "span no text"
            raise TalapError(
                path,
                f"positions {start}-{end} {fault}",
                "remove the highlight in Taguette and make it again",
                place,
            )
        try:
            first, last = document.index(start), document.index(end)
        except UnicodeDecodeError:
            raise TalapError(
                path, "a highlight cuts a letter in two", "export it again", place
            ) from None
        quote = document.lines[document.shown[first] : document.shown[last - 1] + 1]
        matched[number] = _letters(quote) == _letters(html_text(snippet))
        selections.append(
            Selection(
                file=str(path),
                place=place,
                coder=coder,
                document=name,
                code=tag,
                quote=quote,
                source=document.lines,
                start=document.shown[first],
                end=document.shown[last - 1] + 1,
            )
        )
    hits = sum(matched.values())
    if hits < ENOUGH * len(matched):
        raise TalapError(
            path,
            f"its positions do not cut out its passages: {hits} of {len(matched)}",
            "export the project again",
            f"document {name}",
        )
    return selections, Counting(str(path), name, "byte", "LF", 0, hits, len(matched))


@dataclass(frozen=True)
class Document:
    """A document's text twice: as Taguette counts it, and with its line borders.

    Attributes
    ----------
    content : bytes
        The text nodes in UTF-8, which the offsets count.
    lines : str
        The same with a line feed where an element begins a line and none stands there.
    shown : list of int
        Position in `lines` of each character of the text nodes.
    """

    content: bytes
    lines: str
    shown: list[int]

    @classmethod
    def of(cls, contents: str) -> Document:
        """Read a document's HTML."""
        parts = _parts(contents)
        text = "".join(part for part, _ in parts)
        added = [
            int(begins and bool(before[-1:].strip()) and bool(part[:1].strip()))
            for (part, begins), (before, _) in zip(
                parts, [("", False), *parts], strict=False
            )
        ]
        lines = "".join(
            "\n" * n + part for n, (part, _) in zip(added, parts, strict=True)
        )
        shown: list[int] = []
        for shift, (part, _) in zip(accumulate(added), parts, strict=True):
            shown += range(len(shown) + shift, len(shown) + shift + len(part))
        return cls(text.encode("utf-8", "surrogatepass"), lines, shown)

    def index(self, offset: int) -> int:
        """Return the character of the text nodes at a byte offset."""
        return len(self.content[:offset].decode("utf-8"))


class _Text(HTMLParser):
    """Collect the text nodes, entities resolved, and whether a line begins at each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[tuple[str, bool]] = []
        self.begins = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.begins = self.begins or tag in _LINES

    def handle_endtag(self, tag: str) -> None:
        self.begins = self.begins or tag in _LINES

    def handle_data(self, data: str) -> None:
        self.parts.append((data, self.begins))
        self.begins = False


def _parts(contents: str) -> list[tuple[str, bool]]:
    parser = _Text()
    parser.feed(contents)
    parser.close()
    return parser.parts


def html_text(contents: str) -> str:
    """Return the text nodes of an HTML document, one after another.

    >>> html_text("<p>a &amp; b</p><p>c</p>")
    'a & bc'
    """
    return "".join(part for part, _ in _parts(contents))


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text)
