r"""All the text that a published file holds, also where people do not look for it.

Zip parts (docx, odt, qdpx), PDF pages, outlines, alternative texts and XMP, PNG text
chunks, parquet columns, and in any text: base64, ``\u`` escapes, per cent and
character references, words that markup splits.
"""

from __future__ import annotations

import binascii
import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

DEEPEST = 3  # zip in zip in zip
LARGEST = 400_000_000  # bytes of one unpacked part
REMEMBERED = 131_072  # lines, and words
OPAQUE = 32  # letters and digits in a row that are rather a hash than a word
WRAPPED = 60  # the shortest line of base64 over several lines


@dataclass(frozen=True, slots=True)
class Passage:
    """Some text of a file and where it stands.

    `noise` tells that it was picked from bytes that may be no text at all, where short
    words turn up by chance.
    """

    place: str
    text: str
    noise: bool = False


def passages(content: bytes, place: str = "", depth: int = 0) -> Iterator[Passage]:
    """Yield the text that bytes hold, by what they begin with, not by a file's name."""
    for signature, unpack in _FORMATS.items():
        if content.startswith(signature):
            try:
                yield from unpack(content, place, depth)
            except _BROKEN:
                yield from _strings(content, place)
            return
    text = _decoded(content)
    if text is None:
        yield from _strings(content, place)
    else:
        yield from text_passages(text, place, depth)


# -- plain text ---------------------------------------------------------------------


def text_passages(text: str, place: str = "", depth: int = 0) -> Iterator[Passage]:
    """Yield a text, and what its escapes and encodings say."""
    lines = text.split("\n")
    runs: dict[str, None] = {}
    hidden: dict[str, str] = {}
    for line in dict.fromkeys(lines):
        if encoded := _encoded(line):
            runs |= dict.fromkeys(encoded.runs)
            hidden[line] = encoded.plain
    plain = "\n".join([hidden.get(line, line) for line in lines]) if hidden else text
    yield Passage(place, plain)
    for needle, kind, decode in _ESCAPES:
        if needle[0] in plain and needle in plain:  # one letter is found much faster
            yield Passage(_in(place, kind), decode(plain))
    yield from _from_base64(list(runs), text, _in(place, "base64"), depth)


@dataclass(frozen=True, slots=True)
class _Encoded:
    """A line without what is opaque, and its base64."""

    plain: str
    runs: tuple[str, ...]


@lru_cache(maxsize=REMEMBERED)  # most lines stand in several files
def _encoded(line: str) -> _Encoded | None:
    """Look for base64 in a line: no run goes over its end. Most lines have none."""
    runs = _BASE64.findall(line)
    told = tuple(filter(_may_tell, runs))
    opaque = any(len(run) >= OPAQUE for run in runs)
    if not (told or opaque):
        return None
    return _Encoded(_OPAQUE.sub(_hide, line) if opaque else line, told)


@lru_cache(maxsize=REMEMBERED)
def _may_tell(run: str) -> bool:
    """Tell whether a run may be base64 of something: most are words and numbers."""
    if len(run) >= WRAPPED:  # bytes, or one line of many
        return True
    content = _decoded_run(run)
    if content is None:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return content.startswith(_SIGNATURES) or content.count(b"\4") > 3
    return True


def _hide(found: re.Match[str]) -> str:
    """Blank a hash or an encoded file, in which short names turn up by chance."""
    run = found[0]
    encoded = max(map(len, re.split("[+/]", run))) > 24 and not run.isalpha()
    return " " if encoded else run


def _in(place: str, part: str) -> str:
    return f"{place}, {part}" if place else part


def _decoded(content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content[:4096]:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _unescaped(text: str) -> str:
    r"""Read ``\u0410`` and ``\u{410}``, also escaped twice."""
    text = _BRACED.sub(lambda found: f"\\u{found[1]:0>4}", text)
    text = _ESCAPED_TWICE.sub(r"\\u", text)
    try:
        read = text.encode("ascii", "backslashreplace").decode("unicode_escape")
    except UnicodeDecodeError:  # some other backslash
        return _UNICODE_ESCAPES.sub(lambda found: chr(int(found[1], 16)), text)
    return read.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _bytes_unescaped(text: str) -> str:
    def decode(found: re.Match[str]) -> str:
        return bytes.fromhex(re.sub(r"\\+x", "", found[0])).decode("utf-8", "replace")

    return _BYTE_ESCAPES.sub(decode, text)


_BRACED = re.compile(r"\\u\{([0-9a-fA-F]{1,4})\}")
_ESCAPED_TWICE = re.compile(r"\\{2,}u(?=[0-9a-fA-F]{4})")
_UNICODE_ESCAPES = re.compile(r"\\u([0-9a-fA-F]{4})")
_BYTE_ESCAPES = re.compile(r"(?:\\+x[0-9a-fA-F]{2})+")
_TAGS = re.compile(r"<[^<>]*>")
_ESCAPES: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("\\u", "\\u escapes", _unescaped),
    ("\\xd", "\\x escapes", _bytes_unescaped),
    ("\\xD", "\\x escapes", _bytes_unescaped),
    ("%d", "per cent escapes", unquote),
    ("%D", "per cent escapes", unquote),
    ("&#", "character references", html.unescape),
    ("&shy;", "character references", html.unescape),
    ("&zw", "character references", html.unescape),
    ("</", "without the markup", lambda text: html.unescape(_TAGS.sub("", text))),
)
_OPAQUE = re.compile(f"[A-Za-z0-9+/]{{{OPAQUE},}}")
_BASE64 = re.compile("[A-Za-z0-9+/_-]{10,}+={0,2}+")  # three Cyrillic letters at least
# as mail programs and notebooks break it, also inside of JSON
_WRAPPED = re.compile(
    r"(?:(?<![A-Za-z0-9+/])|(?<=\\n))([A-Za-z0-9+/]{60,76})(?:\r?\n|\\n)(?=[A-Za-z0-9+/])"
)
_IS_HEX = re.compile("[0-9a-f-]+")


def _from_base64(
    runs: list[str], text: str, place: str, depth: int
) -> Iterator[Passage]:
    """Yield what the base64 runs of a text say: one passage, and each file in them."""
    said = []
    if any(WRAPPED <= len(run) <= 76 and not _IS_HEX.fullmatch(run) for run in runs):
        runs += _BASE64.findall(_WRAPPED.sub(r"\1", text))
    for run in dict.fromkeys(runs):
        content = _decoded_run(run)
        if content is None:
            continue
        if depth < DEEPEST and content.startswith(_SIGNATURES):
            yield from passages(content, place, depth + 1)
            continue
        if content.count(b"\4") > 3:  # Cyrillic in UTF-16, which is valid UTF-8 too
            yield from _strings(content, place)
        try:
            said.append(content.decode("utf-8"))
        except UnicodeDecodeError:  # a word or a hash; a long run may be cut
            if len(content) > 200:
                yield from _strings(content, place)
    if said and depth < DEEPEST:  # it may be wrapped once more
        yield from text_passages("\n".join(said), place, depth + 1)
    elif said:
        yield Passage(place, "\n".join(said))


def _decoded_run(run: str) -> bytes | None:
    return None if run.isalpha() and run.islower() else base64_bytes(run)


def base64_bytes(run: str) -> bytes | None:
    """Decode a run of letters and digits as base64 of either alphabet, if it is one."""
    if _IS_HEX.fullmatch(run):
        return None
    run = run.rstrip("=").translate(_URL_SAFE)
    try:
        return binascii.a2b_base64(run[: len(run) - (len(run) % 4 == 1)] + "===")
    except ValueError:  # not ASCII, or no base64
        return None


_URL_SAFE = str.maketrans("-_", "+/")


# -- bytes ----------------------------------------------------------------------------

_RUNS = re.compile(rb"(?:[ -~]|[\xc3-\xc5\xd0-\xd3][\x80-\xbf]){6,}")


_WIDE_RUNS = {  # Cyrillic in UTF-16, as image metadata has it
    "utf-16-le": re.compile(rb"(?:[\x01-\xff]\x04){4,}"),
    "utf-16-be": re.compile(rb"(?:\x04[\x01-\xff]){4,}"),
}


def _strings(content: bytes, place: str) -> Iterator[Passage]:
    """Pick the runs of letters out of bytes of an unknown format."""
    text = b"\n".join(_RUNS.findall(content)).decode("utf-8", "ignore")
    for codec, runs in _WIDE_RUNS.items():
        for run in runs.findall(content):
            text += f"\n{run.decode(codec, 'ignore')}"
    yield Passage(_in(place, "bytes"), text, noise=True)


def _zip(content: bytes, place: str, depth: int) -> Iterator[Passage]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield Passage(_in(place, "comment"), archive.comment.decode("utf-8", "ignore"))
        for part in archive.infolist():
            inside = _in(place, "a part's name")
            yield Passage(inside, part.filename)
            if part.is_dir():
                continue
            if depth >= DEEPEST or part.file_size > LARGEST:
                raise zipfile.BadZipFile("too deep or too large to be a result")
            part_place = _in(place, f"part {part.filename}")
            yield from passages(archive.read(part), part_place, depth + 1)


def _gzip(content: bytes, place: str, depth: int) -> Iterator[Passage]:
    with gzip.open(io.BytesIO(content)) as stream:
        unpacked = stream.read(LARGEST)
    if depth < DEEPEST:
        yield from passages(unpacked, _in(place, "unpacked"), depth + 1)


def _png(content: bytes, place: str, depth: int) -> Iterator[Passage]:
    at = 8
    while at + 8 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += 12 + length
        if kind in {b"IDAT", b"IHDR", b"PLTE"}:
            continue
        chunk = _in(place, f"chunk {kind.decode('latin-1')}")
        for text in (data, *_inflated(data)):
            yield Passage(chunk, text.decode("utf-8", "replace").replace("\0", "\n"))
            yield Passage(chunk, text.decode("latin-1").replace("\0", "\n"))


def _inflated(data: bytes) -> Iterator[bytes]:
    """Find deflated text in a chunk: after the keyword and the flags."""
    for at in range(min(len(data), 200)):
        if data[at : at + 1] == b"\x78":
            try:
                yield zlib.decompressobj().decompress(data[at:], 10_000_000)
            except zlib.error:
                continue


def _parquet(content: bytes, place: str, depth: int) -> Iterator[Passage]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    # A buffer of arrow's own, one thread: over a Python file its threads may outlive
    # the interpreter and abort the process at its end.
    file = pq.ParquetFile(pa.BufferReader(content))
    yield from text_passages(str(file.schema_arrow), _in(place, "schema"), depth)
    for value in (file.schema_arrow.metadata or {}).values():
        text = value.decode("utf-8", "ignore")
        yield from text_passages(text, _in(place, "metadata"), depth)
    for batch in file.iter_batches(65_536, use_threads=False):
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            if not pa.types.is_primitive(column.type):
                values = dict.fromkeys(map(str, column.to_pylist()))
                yield Passage(_in(place, f"column {name}"), "\n".join(values))


def _pdf(content: bytes, place: str, depth: int) -> Iterator[Passage]:
    from talap.audit.pdftext import pdf_texts

    for part, text in pdf_texts(content):
        yield Passage(_in(place, part), text)


_FORMATS: dict[bytes, Callable[[bytes, str, int], Iterator[Passage]]] = {
    b"PK\x03\x04": _zip,
    b"%PDF-": _pdf,
    b"\x89PNG\r\n\x1a\n": _png,
    b"\x1f\x8b": _gzip,
    b"PAR1": _parquet,
}
_SIGNATURES = tuple(_FORMATS)
_BROKEN = (zipfile.BadZipFile, OSError, EOFError, zlib.error, ValueError, KeyError)
