"""Timed cues of subtitle files: what WebVTT and SubRip have in common."""

import re
from dataclasses import dataclass, field

from talap.base.errors import TalapError
from talap.clean.readers.builder import Builder

# Hours may be absent (WebVTT) or have more digits; SubRip writes a comma before the
# milliseconds, and so do some programs in WebVTT.
CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
TIMING = re.compile(rf"\s*{CLOCK}\s*-->\s*{CLOCK}(?:[ \t].*)?\Z")
ARROW = "-->"

# "Name: " of Zoom and Teams, "[SPEAKER_00]: " of WhisperX.
_SPEAKER = re.compile(
    r"(?:\[(?P<bracketed>[^\[\]:<>\n]{1,60})\]|(?P<bare>[^\W\d_][^:<>\n]{0,59}?))"
    r":[ \t]+(?=\S)"
)
LABEL_WORDS = 5
# Words of names that are written small.
PARTICLES = frozenset(
    ["оглы", "оғлы", "огли", "улы", "ұлы", "уулу", "кызы", "қызы", "кизи"]
    + ["ogly", "uly", "kyzy"]
)
LABELLED = 0.5  # share of cues with a label that makes a file one with speakers


@dataclass(slots=True)
class Cue:
    """One cue: its times in seconds, the line of its times, its lines of text."""

    start: float
    end: float
    line: int
    lines: list[str] = field(default_factory=list)


def lines_of(text: str) -> list[str]:
    """Split at line feeds and carriage returns only."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def read_timing(line: str, number: int, name: str) -> Cue:
    """Return a cue without text from its line of times.

    Raises
    ------
    TalapError
        If the times cannot be read: dropping the cue would lose what it says.
    """
    match = TIMING.match(line)
    if match is None:
        raise TalapError(
            name,
            "has a cue whose times cannot be read",
            "write them as 00:01:02.000 --> 00:01:05.000",
            f"line {number}",
        )
    groups = match.groups()
    return Cue(_seconds(*groups[:4]), _seconds(*groups[4:]), number)


def _seconds(hours: str | None, minutes: str, seconds: str, rest: str | None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + (int(rest) / 10 ** len(rest) if rest else 0.0)


def remark_times(times: list[tuple[float, float]], builder: Builder) -> None:
    """Count cues that end before they begin, run backwards or overlap."""
    ends = sum(1 for start, end in times if end < start)
    builder.remark("negative time", ends, "cues that end before they begin")
    pairs = list(zip(times, times[1:], strict=False))
    backwards = sum(1 for before, after in pairs if after[0] < before[0])
    builder.remark("backwards", backwards, "cues that begin before the one before")
    overlaps = sum(1 for before, after in pairs if before[0] <= after[0] < before[1])
    builder.remark("overlap", overlaps, "cues that begin before the one before ends")


def speaker_labels(texts: list[str]) -> frozenset[str]:
    """Return the ``Name:`` prefixes of a file most of whose cues have one.

    A label is a name (its words begin with capitals or digits) or stands at two cues;
    "Я сказала: нет" in a file without labels is no label.
    """
    found: dict[str, int] = {}
    for text in texts:
        match = _SPEAKER.match(text)
        if match and len(_label(match).split()) <= LABEL_WORDS:
            found[_label(match)] = found.get(_label(match), 0) + 1
    labels = {
        label: count for label, count in found.items() if count > 1 or _is_name(label)
    }
    enough = sum(labels.values()) >= LABELLED * len(texts) and labels
    return frozenset(labels) if enough else frozenset()


def _label(match: re.Match[str]) -> str:
    return (match["bracketed"] or match["bare"]).strip()


def _is_name(label: str) -> bool:
    words = [word for word in label.split() if word.casefold() not in PARTICLES]
    capital = [any(c.isupper() or c.isdigit() for c in word) for word in words]
    return bool(words) and all(capital)


def split_label(text: str, labels: frozenset[str]) -> tuple[str | None, str]:
    """Take a known label off the text."""
    match = _SPEAKER.match(text)
    if match is None or _label(match) not in labels:
        return None, text
    return _label(match), text[match.end() :]
