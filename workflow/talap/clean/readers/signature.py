"""What a file is, by its content; its extension must say the same."""

import re
from pathlib import Path

from talap.base import guard
from talap.base.errors import TalapError

HEAD = 4096  # bytes looked at

EXTENSIONS = {
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".txt": "txt",
    ".vtt": "vtt",
    ".srt": "srt",
    ".json": "whisper",
    ".html": "noscribe",
    ".htm": "noscribe",
}
PACKAGED = frozenset({"docx", "odt"})

# What a file may seem to be, in words; the formats that are read come first.
NAMES = {
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "rtf": "RTF",
    "txt": "plain text",
    "vtt": "WebVTT",
    "srt": "SubRip subtitles",
    "whisper": "JSON",
    "noscribe": "HTML",
}

# First bytes of what is no transcript, or one that has to be saved otherwise.
_FOREIGN = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"RIFF", "a WAV or AVI recording"),
    (b"\x1a\x45\xdf\xa3", "a Matroska or WebM recording"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"bplist", "an Apple property list"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SRT = re.compile(r"\s*(?:\d+[ \t]*\r?\n)?\s*\d{1,4}:\d{1,2}:\d{1,2}[.,]\d{1,3}\s*-->")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_JSON = re.compile(r"""\s*(?:\{\s*["}]|\[\s*[\[{\]"])""")


def format_of(path: Path, name: str) -> str:
    """Return the format of a file.

    Raises
    ------
    TalapError
        If the extension is unknown, or says something else than the content.
    """
    suffix = path.suffix.casefold()
    if suffix not in EXTENSIONS:
        raise TalapError(
            name,
            f"has the extension {suffix or '(none)'}, which no reader knows",
            f"save it as one of {', '.join(EXTENSIONS)}",
        )
    guard.regular_file(path, name, guard.ZIP_LIMIT)
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    stated = EXTENSIONS[suffix]
    seems = _package(path, name) if head.startswith(b"PK") else _sniff(head)
    if seems != stated:
        raise TalapError(
            name,
            f"is named {suffix} but seems to be {NAMES.get(seems, seems)}",
            "rename it, or save it again in the format its name says",
        )
    return stated


def _package(path: Path, name: str) -> str:
    """Tell the zip containers apart by their parts."""
    with guard.package(path, name) as package:
        parts = package.parts
        if "mimetype" in parts:
            kind = package.read("mimetype").decode("ascii", "replace").strip()
            return "odt" if kind.endswith(".opendocument.text") else f"{kind[:60]!r}"
        if "[Content_Types].xml" not in parts:
            return "a zip archive"
        if any(part.startswith("word/") for part in parts):
            return "docx"
        for folder, kind in (("xl/", "an Excel"), ("ppt/", "a PowerPoint")):
            if any(part.startswith(folder) for part in parts):
                return f"{kind} document"
    return "an Office document of another kind"


def _sniff(head: bytes) -> str:
    for signature, kind in _FOREIGN:
        if head.startswith(signature):
            return kind
    if head.startswith(_OLE):
        return "an encrypted document or one of Word before 2007"
    if head[4:8] == b"ftyp":
        return "an MP4 recording"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    return _sniff_text(_as_text(head))


def _as_text(head: bytes) -> str:
    """Read the head loosely: the marks looked for are ASCII in every encoding."""
    if head.startswith(b"\xff\xfe") or head[1:2] == b"\0":
        return head.decode("utf-16-le", "replace").removeprefix("\ufeff")
    if head.startswith(b"\xfe\xff") or head[:1] == b"\0":
        return head.decode("utf-16-be", "replace").removeprefix("\ufeff")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _sniff_text(text: str) -> str:
    if re.match(r"WEBVTT(?:\s|\Z)", text):
        return "vtt"
    if _SRT.match(text):
        return "srt"
    if _HTML.match(text):
        return "noscribe"
    if _JSON.match(text):
        return "whisper"
    return "txt"
