"""JSON of speech recognition: Whisper and what is built on it.

Writers differ in where the segments stand and how the times are written:

- ``{"segments": [{"start", "end", "text", "speaker"?}]}`` (OpenAI, WhisperX), or the
  bare list of segments;
- ``{"transcription": [{"offsets": {"from", "to"}, "text"}]}``, ms (whisper.cpp);
- ``{"chunks": [{"timestamp": [start, end], "text"}]}`` (Transformers).
"""

from __future__ import annotations

import json
import math
from typing import Any

from talap.base.errors import TalapError
from talap.base.guard import AGAIN, SMALLER
from talap.clean.readers.builder import Builder
from talap.clean.readers.cues import remark_times
from talap.clean.readers.encoding import Decoded
from talap.clean.source import Source

SEGMENTS = ("segments", "transcription", "chunks")
VALUE_LIMIT = 600_000  # commas and openings: each value becomes at most 232 bytes
HINT = "export the transcript again, with its segments and their times"


def read(decoded: Decoded, name: str) -> Source:
    """Read the JSON of a speech recogniser.

    Raises
    ------
    TalapError
        If it is no valid JSON, has no segments, or a segment lacks its text or has
        times that are no numbers.
    """
    document = _load(decoded.text, name)
    segments = _segments(document, name)
    builder = Builder(name)
    times: list[tuple[float, float]] = []
    for position, segment in enumerate(segments, 1):
        place = f"segment {position}"
        if not isinstance(segment, dict) or not isinstance(segment.get("text"), str):
            raise TalapError(name, "has a segment without text", HINT, place)
        start, end = _times(segment, name, place)
        if start is not None and end is not None:
            times.append((start, end))
        speaker = _speaker(segment, name, place)
        builder.add(segment["text"].strip(), speaker, start, end)
    remark_times(times, builder)
    _compare_whole(document, segments, builder)
    return builder.source("whisper", decoded.encoding, decoded.margin)


def _load(text: str, name: str) -> Any:
    if sum(map(text.count, ",[{")) > VALUE_LIMIT:
        raise TalapError(name, "holds too many values", SMALLER)
    try:
        return json.loads(
            text, object_pairs_hook=_unique, parse_constant=_refuse_constant
        )
    except RecursionError as error:
        raise TalapError(name, "is nested too deeply", AGAIN) from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise TalapError(name, "is not valid JSON", AGAIN, place) from error
    except ValueError as error:
        raise TalapError(name, f"is not valid JSON: {error}", AGAIN) from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise ValueError("an object has the same key twice")
    return mapping


def _refuse_constant(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _segments(document: Any, name: str) -> list[Any]:
    if isinstance(document, list):
        return document
    if isinstance(document, dict):
        for key in SEGMENTS:
            if isinstance(document.get(key), list):
                return list(document[key])
    raise TalapError(name, "is JSON without the segments of a transcript", HINT)


def _times(
    segment: dict[str, Any], name: str, place: str
) -> tuple[float | None, float | None]:
    if isinstance(segment.get("offsets"), dict):  # whisper.cpp
        offsets = segment["offsets"]
        start = _number(offsets.get("from"), name, place)
        end = _number(offsets.get("to"), name, place)
        return _scaled(start), _scaled(end)
    if isinstance(segment.get("timestamp"), list):  # Transformers: the end may be null
        start, end = (*segment["timestamp"], None, None)[:2]
    else:
        start, end = segment.get("start"), segment.get("end")
    return _number(start, name, place), _number(end, name, place)


def _number(value: Any, name: str, place: str) -> float | None:
    """Return seconds; None where the recogniser gave none."""
    if value is None:
        return None
    known = isinstance(value, int | float) and not isinstance(value, bool)
    if not known or not 0 <= value < 1e9 or not math.isfinite(value):
        raise TalapError(name, "has a time that is no number of seconds", HINT, place)
    return float(value)


def _scaled(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000


def _speaker(segment: dict[str, Any], name: str, place: str) -> str | None:
    speaker = segment.get("speaker")
    if speaker is None or isinstance(speaker, str):
        return (speaker or "").strip() or None
    raise TalapError(name, "has a speaker that is no text", HINT, place)


def _compare_whole(document: Any, segments: list[Any], builder: Builder) -> None:
    """Remark where the file's whole text is not that of its segments."""
    whole = document.get("text") if isinstance(document, dict) else None
    if isinstance(whole, str) and whole.strip():
        joined = "".join(segment["text"] for segment in segments)
        if "".join(whole.split()) != "".join(joined.split()):
            builder.remark(
                "whole text", 1, "the whole text differs from the segments, which count"
            )
