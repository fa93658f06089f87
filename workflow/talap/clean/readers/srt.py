"""SubRip subtitles.

A cue reaches from its line of times to the number or times of the next, so that empty
lines inside it lose nothing.
"""

import re

from talap.clean.readers import cues
from talap.clean.readers.builder import Builder
from talap.clean.readers.encoding import Decoded
from talap.clean.source import Source

_TAG = re.compile(r"</?(?:i|b|u|s|font)(?:\s[^<>]{0,200})?>|\{\\[a-z0-9]{1,20}\}", re.I)


def read(decoded: Decoded, name: str) -> Source:
    """Read SubRip subtitles.

    Raises
    ------
    TalapError
        If a cue's times cannot be read, or no cue holds text.
    """
    lines = cues.lines_of(decoded.text)
    builder = Builder(name)
    found = _cues(lines, name, builder)
    cues.remark_times([(cue.start, cue.end) for cue in found], builder)
    texts = [_TAG.sub("", "\n".join(cue.lines)).strip() for cue in found]
    labels = cues.speaker_labels(texts)
    for cue, text in zip(found, texts, strict=True):
        speaker, spoken = cues.split_label(text, labels)
        builder.add(spoken, speaker, cue.start, cue.end)
    return builder.source("srt", decoded.encoding, decoded.margin)


def _cues(lines: list[str], name: str, builder: Builder) -> list[cues.Cue]:
    found: list[cues.Cue] = []
    before: list[str] = []  # lines since the last line of times
    numbers: list[int] = []
    for number, line in enumerate(lines, 1):
        if cues.ARROW not in line or not line.lstrip()[:1].isdigit():
            before.append(line)
            continue
        cue = cues.read_timing(line, number, name)
        if before and _is_number(before[-1]):
            numbers.append(int(before.pop()))
        _give(before, found, builder)
        found.append(cue)
        before = []
    _give(before, found, builder)
    gaps = sum(1 for a, b in zip(numbers, numbers[1:], strict=False) if b != a + 1)
    builder.remark("numbering", gaps, "places where cues are not numbered in order")
    return found


def _is_number(line: str) -> bool:
    return line.strip().isdecimal() and len(line.strip()) < 10


def _give(lines: list[str], found: list[cues.Cue], builder: Builder) -> None:
    """Give the lines to the cue that they follow."""
    while lines and not lines[-1].strip():
        lines.pop()
    if found:
        blank = sum(1 for line in lines if not line.strip())
        builder.remark("empty line", blank, "empty lines inside cues")
        found[-1].lines = lines
    else:
        left = sum(1 for line in lines if line.strip())
        builder.remark("header", left, "lines before the first cue, left out")
