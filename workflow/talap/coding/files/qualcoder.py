"""Codings from a QualCoder project: a folder NAME.qda, or a zip of one, with data.qda.

QualCoder keeps each source's text and each coding's positions and passage. Positions
are documented as characters, but its editor (Qt) counts UTF-16 units, which differ
after the first emoji: decided per source, see `positions`.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from talap.base.errors import TalapError
from talap.coding.files import positions
from talap.coding.files.archive import unpack
from talap.coding.files.database import reading, tables
from talap.coding.selection import Counting, Reading, Selection

DATABASE = "data.qda"
MAGIC = b"SQLite format 3\0"

_QUERY = """
select code_text.fid, source.name, source.fulltext, code_text.pos0, code_text.pos1,
       code_text.seltext, code_text.owner, code_name.name, code_text.rowid
from code_text
left join source on source.id = code_text.fid
left join code_name on code_name.cid = code_text.cid
order by source.name, code_text.fid, code_text.pos0, code_text.pos1, code_name.name,
         code_text.owner
"""

Row = tuple[int, str, str, int, int, str, str, str, int]


def read_qualcoder(path: Path, coder: str | None) -> Reading:
    """Read every coding of text; `coder` stands in for the owners it names.

    Raises
    ------
    TalapError
        If there is no QualCoder database or it is being written to; if a coding lies on
        a picture or recording, names no owner, or its code or source is gone; if a
        passage is reversed or lies outside its source; if it cannot be decided what the
        positions count.
    """
    with _database(path) as database, reading(database, "QualCoder", path) as data:
        _check_text_only(path, data)
        rows: list[Row] = data.execute(_QUERY).fetchall()
    selections: list[Selection] = []
    countings: list[Counting] = []
    for _, of_source in groupby(rows, key=lambda row: row[0]):
        found, counting = _read_source(path, list(of_source), coder)
        selections += found
        countings.append(counting)
    return Reading(selections, countings)


@contextmanager
def _database(path: Path) -> Iterator[Path]:
    """Yield the database: in the folder, the file itself, or unpacked for the while."""
    if path.is_dir():
        if not (path / DATABASE).is_file():
            raise TalapError(
                path, f"no {DATABASE} in it", "name the project's folder, NAME.qda"
            )
        yield path / DATABASE
        return
    with path.open("rb") as stream:
        if stream.read(len(MAGIC)) == MAGIC:
            yield path
            return
    found = [
        content
        for name, content in unpack(path, (DATABASE,)).items()
        if name.rsplit("/", 1)[-1].lower() == DATABASE
    ]
    if len(found) != 1:
        raise TalapError(
            path, f"{len(found)} files {DATABASE} in it", "zip one project's folder"
        )
    with tempfile.TemporaryDirectory() as folder:
        unpacked = Path(folder) / DATABASE
        unpacked.write_bytes(found[0])
        yield unpacked


def _check_text_only(path: Path, data: sqlite3.Connection) -> None:
    for table in sorted({"code_image", "code_av"} & tables(data)):
        count = data.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608  one of two names
        if count:
            raise TalapError(
                path,
                f"{count} codings lie on pictures or recordings",
                "code passages of the transcripts as text, or remove these codings",
                f"table {table}",
            )


def _read_source(
    path: Path, rows: list[Row], coder: str | None
) -> tuple[list[Selection], Counting]:
    document, fulltext = rows[0][1], rows[0][2]
    if not isinstance(document, str) or not isinstance(fulltext, str):
        raise TalapError(
            path,
            f"codings lie on source {rows[0][0]}, which has no text",
            "mend it in QualCoder: these codings belong to a removed or media file",
        )
    text = positions.plain(fulltext)
    for row in rows:
        _check(path, document, row, coder)
    spans = [(row[3], row[4]) for row in rows]
    counted, counting = positions.decide(
        text, spans, [row[5] or "" for row in rows], path, document
    )
    selections = []
    for _, _, _, start, end, _, owner, code, number in rows:
        first, last = counted.index(start), counted.index(end)
        if first is None or last is None:
            raise TalapError(
                path,
                f"positions {start}-{end} lie outside the source",
                "remove the coding in QualCoder and code the passage again",
                _place(document, number),
            )
        selections.append(
            Selection(
                file=str(path),
                place=_place(document, number),
                coder=coder or owner,
                document=document,
                code=code,
                quote=text[first:last],
                source=text,
                start=first,
                end=last,
            )
        )
    return selections, counting


def _check(path: Path, document: str, row: Row, coder: str | None) -> None:
    _, _, _, start, end, _, owner, code, number = row
    numbers = isinstance(start, int) and isinstance(end, int)
    if not numbers or not start < end:
        problem = f"positions {start}-{end} span no text"
        hint = "remove the coding in QualCoder and code the passage again"
    elif not code:
        problem = "its code is gone"
        hint = "remove the coding in QualCoder, or code the passage again"
    elif not (coder or owner):
        problem = "a coding without an owner"
        hint = "name the coder beside the file, in coding.files of config.yaml"
    else:
        return
    raise TalapError(path, problem, hint, _place(document, number))


def _place(document: str, number: int) -> str:
    return f"source {document}, coding {number}"
