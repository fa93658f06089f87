"""Readers of transcripts: one small module for each format.

`read` picks the reader by what the file holds, checked against its extension, because
a file that is not what it says would be read wrongly without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from talap.base import guard
from talap.base.errors import TalapError
from talap.clean.readers import signature
from talap.clean.readers.encoding import Decoded, decode
from talap.clean.source import Remark, Source


def read(path: Path, name: str, encoding: str | None = None) -> Source:
    """Read one transcript.

    Parameters
    ----------
    path : Path
        The file.
    name : str
        What errors call it.
    encoding : str, optional
        Character encoding, if the configuration states it; else it is decided over the
        whole file.

    Returns
    -------
    Source
        The raw text; blocks in reading order, disjoint, each with text, between them
        one line feed; remarks on what was left out or looks odd.

    Raises
    ------
    TalapError
        If the file cannot be read without loss within the bounds of `guard`.
    """
    format_ = signature.format_of(path, name)
    if format_ in signature.PACKAGED:
        if encoding is not None:
            raise TalapError(
                name,
                f"is {format_}, which states its own encoding",
                "take the encoding of this transcript out of corpus.yaml",
            )
        source = _packaged(format_)(path, name)
    else:
        content = guard.read_bytes(path, name)
        if format_ == "rtf":
            from talap.clean.readers import rtf

            source = rtf.read(content, name, encoding)
        else:
            decoded = decode(content, name, encoding)
            guard.check_text(decoded.text, name)
            source = _textual(format_)(decoded, name)
            if decoded.doubtful:
                source = _with(source, [_DOUBT])
    return _with(source, odd_characters(source.text))


_DOUBT = Remark("encoding", 1, "another encoding is nearly as likely: state it")


def _packaged(format_: str) -> Callable[[Path, str], Source]:
    from talap.clean.readers import docx, odt

    return {"docx": docx.read, "odt": odt.read}[format_]


def _textual(format_: str) -> Callable[[Decoded, str], Source]:
    from talap.clean.readers import noscribe, srt, txt, vtt, whisper

    return {
        "txt": txt.read,
        "vtt": vtt.read,
        "srt": srt.read,
        "whisper": whisper.read,
        "noscribe": noscribe.read,
    }[format_]


def _with(source: Source, remarks: list[Remark]) -> Source:
    return replace(source, remarks=(*source.remarks, *remarks)) if remarks else source


# Characters that a reader of the text cannot see, or that stand for a loss.
_ODD = (
    (
        "direction",
        "characters that change the direction of writing",
        "\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c",
    ),
    ("invisible", "invisible characters", "\u200b-\u200d\u2060-\u2064\ufeff\u180e"),
    ("replacement", "characters lost before this file was made (U+FFFD)", "\ufffd"),
    ("control", "control characters", "\x01-\x08\x0b\x0e-\x1f\x7f-\x9f"),
    ("private", "characters of private fonts", "\ue000-\uf8ff\U000f0000-\U0010ffff"),
)
_ODD_PATTERNS = tuple(
    (kind, detail, re.compile(f"[{characters}]")) for kind, detail, characters in _ODD
)
_ANY_ODD = re.compile(f"[{''.join(characters for *_, characters in _ODD)}]")


def odd_characters(text: str) -> list[Remark]:
    """Count the characters that deserve a look; they stay in the text."""
    if not _ANY_ODD.search(text):
        return []
    counts = [
        (kind, len(pattern.findall(text)), detail)
        for kind, detail, pattern in _ODD_PATTERNS
    ]
    return [Remark(kind, count, detail) for kind, count, detail in counts if count]
