"""The text of a PDF: pages, outline, alternative texts, metadata, attachments.

Only what is needed to search it for names, so several times faster than an extraction
that restores lines and columns.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_SHOWN = re.compile(  # each begins with one letter, or drawn paths would take long
    rb"/([^\s/<>\[\](){}%]+)\s+[-+.\d]+\s+Tf"  # a font is chosen
    rb"|\(((?:[^()\\]|\\.)*)\)"
    rb"|<([0-9A-Fa-f\s]*)>(?!>)"
    rb"|E(?<!\wE)(T)\b"
    rb"|T(?<!\wT)(\*|[dD]\b)",
    re.DOTALL,
)
_PLAIN_ESCAPES = re.compile(
    rb"(?:[^\\]++|\\(?:[0-3][0-7]{0,2}|[4-7](?![0-7]{2})|[nrtbf\\()]))*+", re.DOTALL
)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_CODE_SPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")

Codes = tuple[int, dict[bytes, str]]  # bytes a code, text of each


def pdf_texts(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield place and text of everything in a PDF that people or programs can read.

    The pages come twice: with a line break wherever the page places text anew, and
    without, for a word may be split either way.

    Raises
    ------
    ValueError
        If it is no readable PDF.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            yield from _page_texts(pdf)
            yield from _object_texts(pdf)
    except pikepdf.PdfError as error:
        raise ValueError("not a readable PDF") from error


def _page_texts(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    fonts: dict[tuple[int, int], Codes] = {}
    for number, page in enumerate(pdf.pages, start=1):
        pieces: list[str] = []
        contents = page.obj.get("/Contents")
        if contents is not None:
            page.contents_coalesce()
            stream = page.obj["/Contents"].read_bytes()
            _collect(stream, page.obj.get("/Resources"), fonts, pieces, 0)
        yield f"page {number}", "".join(pieces)
        yield f"page {number}", "".join(pieces).replace("\n", "")


def _collect(
    stream: bytes,
    resources: Any,
    fonts: dict[tuple[int, int], Codes],
    pieces: list[str],
    depth: int,
) -> None:
    """Decode the shown strings of a content stream and of the forms it draws."""
    if resources is None:
        resources = {}
    tables = {
        name.lstrip("/").encode(): _codes(font, fonts)
        for name, font in dict(resources.get("/Font", {})).items()
    }
    codes: Codes = (1, {})
    for font, literal, digits, *moved in _SHOWN.findall(stream):
        if font:
            codes = tables.get(font, (1, {}))
        elif literal:
            pieces.append(_text(_unescaped(literal), codes))
        elif digits:
            pieces.append(_text(_from_hex(digits), codes))
        elif any(moved):
            pieces.append("\n")
    for _, form in sorted(dict(resources.get("/XObject", {})).items()):
        if depth < 5 and form.get("/Subtype") == "/Form":
            inner = form.get("/Resources", resources)
            _collect(form.read_bytes(), inner, fonts, pieces, depth + 1)


def _unescaped(literal: bytes) -> bytes:
    """Read a literal string; a paren inside of it always has its backslash."""
    if b"\\" not in literal:
        return literal
    if _PLAIN_ESCAPES.fullmatch(literal):  # as nearly all: those that Python has too
        literal = literal.replace(rb"\(", rb"\050").replace(rb"\)", rb"\051")
        return literal.decode("unicode_escape").encode("latin-1")
    return _ESCAPED.sub(_unescape, literal)


def _unescape(found: re.Match[bytes]) -> bytes:
    letter = found[1]
    if letter[:1] in b"01234567":
        return bytes([int(letter, 8) & 255])
    return b"" if letter.endswith(b"\n") else _ESCAPES.get(letter, letter)


def _from_hex(digits: bytes) -> bytes:
    packed = b"".join(digits.split())
    return bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode())


def _text(shown: bytes, codes: Codes) -> str:
    width, table = codes
    if not table:
        return shown.decode("latin-1")
    return "".join(
        [table.get(shown[at : at + width], "") for at in range(0, len(shown), width)]
    )


def _codes(font: Any, known: dict[tuple[int, int], Codes]) -> Codes:
    place = font.objgen
    if place == (0, 0) or place not in known:
        stream = font.get("/ToUnicode")
        known[place] = (1, {}) if stream is None else _read_cmap(stream.read_bytes())
    return known[place]


def _read_cmap(cmap: bytes) -> Codes:
    """Read what a font's ToUnicode says: ``<0001> <0417>``, ``<01> <05> <0041>``."""
    space = _CODE_SPACE.search(cmap)
    width = len(space[1]) // 2 if space else 2
    table: dict[bytes, str] = {}
    for kind, body in _SECTION.findall(cmap):
        if kind == b"bfchar":
            values = [_from_hex(each) for each, _, _ in _HEX.findall(body)]
            for code, text in zip(values[::2], values[1::2], strict=False):
                table[code] = text.decode("utf-16-be", "ignore")
        else:
            _read_ranges(body, width, table)
    return width, table


def _read_ranges(body: bytes, width: int, table: dict[bytes, str]) -> None:
    found = list(_HEX.findall(body))
    at = 0
    while at + 2 < len(found):
        first = int.from_bytes(_from_hex(found[at][0]), "big")
        last = min(int.from_bytes(_from_hex(found[at + 1][0]), "big"), first + 65535)
        at += 2
        if found[at][1]:  # an array: one text for each code
            at += 1
            code = first
            while at < len(found) and not found[at][2]:
                text = _from_hex(found[at][0]).decode("utf-16-be", "ignore")
                table[code.to_bytes(width, "big")] = text
                code, at = code + 1, at + 1
            at += 1
            continue
        start = _from_hex(found[at][0]).decode("utf-16-be", "ignore")
        at += 1
        for code in range(first, last + 1):
            if start:
                text = start[:-1] + chr(min(ord(start[-1]) + code - first, 0x10FFFF))
                table[code.to_bytes(width, "big")] = text


_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f]*)>(?!>)", re.DOTALL)


def _object_texts(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Yield all strings outside pages, and the streams that hold text or files."""
    import pikepdf

    strings: list[str] = []
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            kind = item.get("/Type")
            if kind == "/Metadata" or item.get("/Subtype") == "/XML":
                yield "XMP", item.read_bytes().decode("utf-8", "ignore")
            elif kind == "/EmbeddedFile":
                yield "attachment", item.read_bytes().decode("utf-8", "ignore")
            continue
        if not isinstance(item, pikepdf.Dictionary | pikepdf.Array | pikepdf.String):
            continue
        for literal, digits in _STRING.findall(item.unparse()):
            raw = _unescaped(literal) if literal else _from_hex(digits)
            strings.append(_pdf_string(raw))
    strings += [_pdf_string(bytes(value)) for value in _info(pdf)]
    yield "outline, alternative texts, properties", "\n".join(strings)


def _info(pdf: pikepdf.Pdf) -> Iterator[Any]:
    import pikepdf

    info = pdf.trailer.get("/Info")
    if info is not None:
        for _, value in sorted(dict(info).items()):
            if isinstance(value, pikepdf.String):
                yield value


def _pdf_string(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "ignore")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "ignore")
    return raw.decode("latin-1")
