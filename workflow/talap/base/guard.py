"""Bounds on files from outside: size, zip structure, XML; checked before parsing.

The limits are far above any transcript or paper (a day of speech is about 1 MB of text)
and low enough that no file takes more than ten seconds or 300 MB.
"""

from __future__ import annotations

import codecs
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from talap.base.errors import TalapError

if TYPE_CHECKING:
    from lxml import etree

MB = 1_000_000
TEXT_LIMIT = 20 * MB  # a text file on disk
ZIP_LIMIT = 200 * MB  # a zip container on disk: photographs in it are not read
PART_LIMIT = 24 * MB  # one XML part, unpacked
UNPACKED_LIMIT = 500 * MB  # all parts, as the container declares them
ENTRIES_LIMIT = 5000
DIRECTORY_LIMIT = 2 * MB  # the container's list of parts
MARK_LIMIT = 500_000  # "<" and "=" in one XML part: each becomes at most 256 bytes

LINE_LIMIT = 400_000  # lines of a text file, empty ones too
TAG_LIMIT = 500_000  # "<" in subtitles or HTML

SMALLER = "split the file, or save it again as plain text"
AGAIN = "open it in the program that made it and save it again"


def regular_file(path: Path, name: str, limit: int) -> int:
    """Return the size of a plain, non-empty file within the limit.

    Raises
    ------
    TalapError
        If it is missing, no plain file (a pipe would never end), empty or too large.
    """
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise TalapError(
            name, "cannot be opened", "check that the file is there and may be read"
        ) from error
    if not stat.S_ISREG(status.st_mode):
        raise TalapError(name, "is no plain file", "put the file itself here")
    if status.st_size == 0:
        raise TalapError(name, "is empty", "copy the file again")
    if status.st_size > limit:
        raise TalapError(
            name, f"is {status.st_size / MB:.0f} MB, above {limit / MB:.0f} MB", SMALLER
        )
    return status.st_size


def read_bytes(path: Path, name: str, limit: int = TEXT_LIMIT) -> bytes:
    """Return the bytes of a plain file within the limit."""
    regular_file(path, name, limit)
    try:
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        raise TalapError(
            name, "cannot be read", "check the permissions of the file"
        ) from error
    if len(content) > limit:
        raise TalapError(name, f"is above {limit / MB:.0f} MB", SMALLER)
    return content


def check_text(text: str, name: str) -> None:
    """Bound the lines and tags of a text before a reader makes an object of each.

    Raises
    ------
    TalapError
        If there are more than any transcript has.
    """
    lines = sum(map(text.count, "\n\r\f"))
    if lines > LINE_LIMIT:
        raise TalapError(name, f"has {lines} lines, too many", SMALLER)
    tags = text.count("<")
    if tags > TAG_LIMIT:
        raise TalapError(name, f"has {tags} tags, too many", SMALLER)


class Package:
    """A zip container whose structure was checked; parts are read within bounds."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self.parts = {entry.filename: entry.file_size for entry in archive.infolist()}

    def __contains__(self, part: str) -> bool:
        return part in self.parts

    def read(self, part: str) -> bytes:
        """Return a part's bytes; what is unpacked counts, not what is declared."""
        if part not in self.parts:
            raise TalapError(self._name, f"lacks its part {part}", AGAIN)
        try:
            with self._archive.open(part) as stream:
                content = stream.read(PART_LIMIT + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise TalapError(
                self._name, "is damaged: a part cannot be unpacked", AGAIN, part
            ) from error
        if len(content) > PART_LIMIT:
            raise TalapError(
                self._name,
                f"unpacks to more than {PART_LIMIT / MB:.0f} MB",
                SMALLER,
                part,
            )
        return content

    def xml(self, part: str) -> etree._Element:
        """Return the root element of a part."""
        return parse_xml(self.read(part), self._name, part)


@contextmanager
def package(path: Path, name: str) -> Iterator[Package]:
    """Open a zip container after checking its structure.

    Raises
    ------
    TalapError
        If it is damaged, too large, encrypted, has duplicate parts, or a part whose
        path points out of the container.
    """
    regular_file(path, name, ZIP_LIMIT)
    _check_directory(path, name)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise TalapError(name, "is damaged or cut short", AGAIN) from error
    with archive:
        for check in (_check_sizes, _check_names, _check_methods):
            check(archive, name)
        yield Package(archive, name)


def _check_directory(path: Path, name: str) -> None:
    """Bound the list of parts before zipfile builds an object for each."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(max(0, size - 66_000))
        tail = stream.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        raise TalapError(name, "is damaged or cut short: it has no end record", AGAIN)
    entries, directory = struct.unpack_from("<HL", tail, end + 10)
    if tail[max(0, end - 20) : end].startswith(b"PK\x06\x07"):
        raise TalapError(name, "is a zip of the 64-bit kind", AGAIN)
    if entries > ENTRIES_LIMIT or directory > DIRECTORY_LIMIT:
        raise TalapError(name, f"has {entries} parts, too many for a document", AGAIN)


def _check_sizes(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    if len(entries) > ENTRIES_LIMIT:
        raise TalapError(name, f"has {len(entries)} parts, too many", AGAIN)
    total = sum(entry.file_size for entry in entries)
    if total > UNPACKED_LIMIT:
        raise TalapError(name, f"unpacks to {total / MB:.0f} MB", SMALLER)


def _check_names(archive: zipfile.ZipFile, name: str) -> None:
    seen: set[str] = set()
    for entry in archive.infolist():
        part = entry.orig_filename
        pieces = part.replace("\\", "/").split("/")
        if ".." in pieces or pieces[0] == "" or ":" in part or "\0" in part:
            raise TalapError(
                name, "has a part whose path leads out of the file", AGAIN, repr(part)
            )
        if part.casefold() in seen:
            raise TalapError(
                name,
                "has the same part twice, so that two programs may show two texts",
                AGAIN,
                repr(part),
            )
        seen.add(part.casefold())


def _check_methods(archive: zipfile.ZipFile, name: str) -> None:
    for entry in archive.infolist():
        if entry.flag_bits & 0x1:
            raise TalapError(
                name, "is encrypted", "save a copy without a password", entry.filename
            )
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise TalapError(
                name,
                "is packed by a method unknown to documents",
                AGAIN,
                entry.filename,
            )


def parse_xml(content: bytes, name: str, part: str) -> etree._Element:
    """Return the root of a bounded XML document that declares and loads nothing.

    Raises
    ------
    TalapError
        If it has a document type or entities, too many elements, too deep a nesting,
        an encoding other than UTF-8 and UTF-16, or is not well formed.
    """
    from lxml import etree

    content = _as_utf8(content, name, part)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise TalapError(
            name,
            "declares a document type or entities, as no program does",
            AGAIN,
            part,
        )
    marks = content.count(b"<") + content.count(b"=")
    if marks > MARK_LIMIT:
        raise TalapError(name, f"has {marks} XML marks, too many", SMALLER, part)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        place = f"{part}, {str(error)[:80]}"
        raise TalapError(name, "is not well-formed XML", AGAIN, place) from error


def _as_utf8(content: bytes, name: str, part: str) -> bytes:
    """Return UTF-8 bytes, so that the checks above see what the parser will see."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise TalapError(name, "is not valid UTF-16", AGAIN, part) from error
        declared, end, rest = text.partition("?>")
        plain = rest if end and declared.startswith("<?xml") else text
        return plain.encode("utf-8", "surrogatepass")
    head = content[:200].lstrip(codecs.BOM_UTF8)
    if not head.lstrip().startswith(b"<"):
        raise TalapError(name, "is not XML", AGAIN, part)
    declaration = head.partition(b"?>")[0].lower() if head.startswith(b"<?xml") else b""
    if b"encoding" in declaration and b"utf-8" not in declaration:
        raise TalapError(name, "is XML in an encoding other than UTF-8", AGAIN, part)
    return content
