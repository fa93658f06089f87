"""Codings from a REFI-QDA project (.qdpx): NVivo, ATLAS.ti, MAXQDA, QualCoder.

The standard counts code points from 0, end exclusive. In the wild the positions are
also UTF-16 units or UTF-8 bytes, or shifted by a BOM or by CRLF line ends; which of
these a source uses is decided by the quotes that its selections carry.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from talap.base.errors import TalapError
from talap.coding.selection import Selection

LARGEST = 200 * 2**20  # bytes unpacked: a project with sources, not a bomb


def read_qdpx(path: Path, coder: str | None) -> list[Selection]:
    """Read every coded plain-text selection of a project.

    Raises
    ------
    TalapError
        If the file is no zip, holds no project.qde, unpacks to more than 200 MiB, has a
        DOCTYPE, or a selection lies outside its source.
    """
    parts = _unpack(path)
    names = {name.lower(): name for name in parts}
    if "project.qde" not in names:
        raise TalapError(
            path, "no project.qde in it", "export it again as REFI-QDA project"
        )
    root = _parse(path, parts[names["project.qde"]])
    codes = {
        node.get("guid"): node.get("name", "")
        for node in root.iter("{*}Code")
    }
    users = {node.get("guid"): node.get("name", "") for node in root.iter("{*}User")}
    return [
        selection
        for node in root.iter("{*}TextSource")
        for selection in _selections(path, node, parts, names, codes, users, coder)
    ]


def _unpack(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(info.file_size for info in archive.infolist())
            if size > LARGEST:
                raise TalapError(
                    path,
                    f"it unpacks to {size / 2**20:.0f} MiB",
                    "export the text sources only, without media",
                )
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise TalapError(
            path, f"not a readable zip ({error})", "export the project again"
        ) from None


def _parse(path: Path, content: bytes) -> Any:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        return fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        raise TalapError(
            path, f"project.qde is not safe XML ({error})", "export it again"
        ) from None


def _selections(
    path: Path,
    node: Any,
    parts: dict[str, bytes],
    names: dict[str, str],
    codes: dict[str, str],
    users: dict[str, str],
    coder: str | None,
) -> Iterator[Selection]:
    document = node.get("name", "")
    text = _source_text(path, node, parts, names)
    passages = list(node.findall("{*}PlainTextSelection"))
    spans = [
        (int(p.get("startPosition", 0)), int(p.get("endPosition", 0)))
        for p in passages
    ]
    quotes = [p.get("name") or "" for p in passages]
    convert = decide_positions(text, spans, quotes)
    clean_text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    for passage, (start, end) in zip(passages, spans, strict=True):
        place = f"source {document}, selection {passage.get('guid', '')[:8]}"
        begin, stop = convert(start), convert(end)
        if not 0 <= begin < stop <= len(clean_text):
            raise TalapError(
                path,
                f"positions {start}-{end} lie outside the source",
                "export the project again, sources included",
                place,
            )
        for coding in passage.findall("{*}Coding"):
            reference = coding.find("{*}CodeRef")
            guid = reference.get("targetGUID") if reference is not None else None
            user = coding.get("creatingUser") or passage.get("creatingUser")
            yield Selection(
                file=str(path),
                place=place,
                coder=coder or users.get(user, "") or "unnamed",
                document=document,
                code=codes.get(guid, str(guid)),
                quote=clean_text[begin:stop],
                source=clean_text,
                start=begin,
                end=stop,
            )


def _source_text(
    path: Path, node: Any, parts: dict[str, bytes], names: dict[str, str]
) -> str:
    inline = node.find("{*}PlainTextContent")
    if inline is not None:
        return inline.text or ""
    stem = node.get("plainTextPath", "").rsplit("/", 1)[-1]
    name = names.get(f"sources/{stem}".lower())
    if name is None:
        raise TalapError(
            path,
            f"the source {stem or '(unnamed)'} is not in the file",
            "export the project with its sources",
            f"source {node.get('name', '')}",
        )
    try:
        return parts[name].decode("utf-8")
    except UnicodeDecodeError as error:
        raise TalapError(
            path, f"{name} is not UTF-8 (byte {error.start})", "export it again"
        ) from None


Convert = Callable[[int], int]


def decide_positions(
    text: str, spans: list[tuple[int, int]], quotes: list[str]
) -> Convert:
    """Decide what the positions of a source count, by the quotes they should cut out.

    Each hypothesis is a unit (code points, UTF-16 units, UTF-8 bytes) counted over the
    text with or without its BOM and with CRLF or LF line ends. The first hypothesis
    that cuts out most of the quotes wins; code points, the standard, come first.

    Returns
    -------
    Callable
        From a position of the file to a code point of the text without BOM and with LF.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    best: tuple[int, Convert] = (-1, lambda position: position)
    known = [
        (span, " ".join(quote.replace("\r\n", "\n").split()))
        for span, quote in zip(spans, quotes, strict=True)
        if quote
    ]
    for convert in _hypotheses(text):
        hits = sum(
            " ".join(text[convert(start) : convert(end)].split()).startswith(quote)
            for (start, end), quote in known
        )
        if hits > best[0]:
            best = (hits, convert)
        if hits == len(known):
            break
    return best[1]


def _hypotheses(text: str) -> Iterator[Convert]:
    for encoding, unit in (("utf-32-le", 4), ("utf-16-le", 2), ("utf-8", 1)):
        for line_end in ("\n", "\r\n"):
            for shift in (0, 1):
                yield _converter(text, encoding, unit, line_end, shift)


def _converter(
    text: str, encoding: str, unit: int, line_end: str, shift: int
) -> Convert:
    positions = [shift]
    for letter in text:
        written = line_end if letter == "\n" else letter
        positions.append(positions[-1] + len(written.encode(encoding)) // unit)
    index = {position: number for number, position in enumerate(positions)}

    def convert(position: int) -> int:
        return index.get(position, -1)

    return convert
