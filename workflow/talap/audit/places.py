"""The first place where two versions of an artefact differ, as far as is cheap to say.

By what the bytes begin with: a member of a zip, the page of a PDF, the column of a
parquet table, the path in JSON, the line of any other text.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from itertools import zip_longest
from typing import Any

# The outer part first: (("part", "word/document.xml"), ("line", "2")).
Place = tuple[tuple[str, str], ...]

DEEPEST = 3  # zip in zip in zip
LONGEST = 60  # characters of a value that are shown


def first_difference(name: str, was: bytes, now: bytes, depth: int = 0) -> Place:
    """Return where two contents first differ: pairs of a kind and a name.

    The kinds are part, page, path, row, column, line, chunk, byte and, last where
    there is something short to show, ``values``. What no kind explains, as a PDF whose
    texts are equal, is told by the first byte.

    Parameters
    ----------
    name : str
        The file's name: its ending tells CSV and JSON from other text.
    was, now : bytes
        The contents; they differ.
    """
    for signature, compare in _FORMATS.items():
        if was.startswith(signature) and now.startswith(signature):
            try:
                found = compare(was, now, depth)
            except Exception:
                found = ()
            return found or _byte(was, now)
    try:
        old, new = was.decode("utf-8"), now.decode("utf-8")
    except UnicodeDecodeError:
        return _byte(was, now)
    if name.endswith(".json"):
        try:
            return _json(json.loads(old), json.loads(new)) or _line(old, new)
        except ValueError:
            return _line(old, new)
    if name.endswith(".csv"):
        return _csv(old, new) or _line(old, new)
    return _line(old, new)


def _byte(was: bytes, now: bytes) -> Place:
    pairs = enumerate(zip_longest(was, now))
    at = next((at for at, (old, new) in pairs if old != new), 0)
    return (("byte", str(at + 1)),)


def _line(old: str, new: str) -> Place:
    lines = zip_longest(old.split("\n"), new.split("\n"))
    for number, (first, second) in enumerate(lines, 1):
        if first != second:
            return (("line", str(number)),)
    return ()


def _json(old: Any, new: Any, path: str = "") -> Place:
    """Return the path of the first value that differs, in the order of the first."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in {**old, **new}:
            inner = f"{path}.{name}" if path else name
            if name not in old or name not in new:
                return (("path", inner),)
            if found := _json(old[name], new[name], inner):
                return found
        return ()
    if isinstance(old, list) and isinstance(new, list):
        for at, (first, second) in enumerate(zip(old, new, strict=False)):
            if found := _json(first, second, f"{path}[{at}]"):
                return found
        if len(old) != len(new):
            return (("path", f"{path}[{min(len(old), len(new))}]"),)
        return ()
    if type(old) is type(new) and old == new:
        return ()
    return (("path", path), *_values(old, new))


def _values(old: Any, new: Any) -> Place:
    """Show two values side by side, if they are short and of one line."""
    shown = [json.dumps(value, ensure_ascii=False) for value in (old, new)]
    if max(map(len, shown)) > LONGEST:
        return ()
    return (("values", " → ".join(shown)),)


def _csv(old: str, new: str) -> Place:
    tables = [list(csv.reader(io.StringIO(text, newline=""))) for text in (old, new)]
    header = tables[0][0] if tables[0] else []
    for number, (first, second) in enumerate(zip_longest(*tables), 1):
        if first == second:
            continue
        if first and second and len(first) == len(second) == len(header):
            at = next(at for at in range(len(first)) if first[at] != second[at])
            column = (("row", str(number)), ("column", header[at]))
            return (*column, *_values(first[at], second[at]))
        return (("row", str(number)),)
    return ()


def _zip(was: bytes, now: bytes, depth: int) -> Place:
    with (
        zipfile.ZipFile(io.BytesIO(was)) as old,
        zipfile.ZipFile(io.BytesIO(now)) as new,
    ):
        names = dict.fromkeys([*old.namelist(), *new.namelist()])
        # What a Word file says of itself, hashes too, tells less than its text.
        names = dict.fromkeys(sorted(names, key=lambda name: name.startswith("docP")))
        for name in names:
            if name not in old.NameToInfo or name not in new.NameToInfo:
                return (("part", name),)
            first, second = old.read(name), new.read(name)
            if first != second:
                if depth >= DEEPEST:
                    return (("part", name),)
                return (
                    ("part", name),
                    *first_difference(name, first, second, depth + 1),
                )
    return ()


def _pdf(was: bytes, now: bytes, depth: int) -> Place:
    from talap.audit.pdftext import pdf_texts

    for old, new in zip_longest(pdf_texts(was), pdf_texts(now)):
        if old != new:
            place = (old or new or ("", ""))[0]
            kind, _, number = place.partition(" ")
            return (("page", number),) if kind == "page" else (("part", place),)
    return ()


def _png(was: bytes, now: bytes, depth: int) -> Place:
    for old, new in zip_longest(_chunks(was), _chunks(now)):
        if old != new:
            return (("chunk", (old or new or ("", b""))[0]),)
    return ()


def _chunks(content: bytes) -> list[tuple[str, bytes]]:
    at, found = 8, []
    while at + 8 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8].decode("latin-1")
        found.append((kind, content[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def _parquet(was: bytes, now: bytes, depth: int) -> Place:
    import pyarrow as pa
    import pyarrow.parquet as pq

    old, new = (
        pq.ParquetFile(pa.BufferReader(content)).read(use_threads=False)
        for content in (was, now)
    )
    for name in dict.fromkeys([*old.column_names, *new.column_names]):
        if name not in old.column_names or name not in new.column_names:
            return (("column", name),)
        pairs = zip_longest(old[name].to_pylist(), new[name].to_pylist())
        for number, (first, second) in enumerate(pairs, 1):
            if first != second and not (first != first and second != second):  # NaN
                place = (("row", str(number)), ("column", name))
                return (*place, *_values(first, second))
    return ()


_FORMATS = {
    b"PK\x03\x04": _zip,
    b"%PDF-": _pdf,
    b"\x89PNG\r\n\x1a\n": _png,
    b"PAR1": _parquet,
}
