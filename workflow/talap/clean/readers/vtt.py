"""WebVTT, as Zoom, Teams and others write it.

Teams names the speaker by a voice tag, Zoom by a prefix ``Name: ``. Notes, styles and
regions are left out and counted; a cue timed with a comma is kept.
Reference: W3C WebVTT, https://www.w3.org/TR/webvtt1/.
"""

import html
import re

from talap.base.errors import TalapError
from talap.clean.readers import cues
from talap.clean.readers.builder import Builder
from talap.clean.readers.encoding import Decoded
from talap.clean.source import Source

_TAG = re.compile(r"<(/?)([a-z]*)([.\s][^<>]*)?>|<\d[\d:.,]*>", re.IGNORECASE)
_KEPT_TAGS = frozenset({"c", "i", "b", "u", "v", "ruby", "rt", "lang"})
_OTHER_BLOCKS = ("NOTE", "STYLE", "REGION")


def read(decoded: Decoded, name: str) -> Source:
    """Read WebVTT.

    Raises
    ------
    TalapError
        If its first line is not ``WEBVTT``, a cue's times cannot be read, or no cue
        holds text.
    """
    lines = cues.lines_of(decoded.text)
    if not re.match(r"WEBVTT(?:[ \t]|\Z)", lines[0]):
        raise TalapError(name, "does not begin with WEBVTT", "check the file", "line 1")
    builder = Builder(name)
    found = _cues(lines, name, builder)
    cues.remark_times([(cue.start, cue.end) for cue in found], builder)
    labels = cues.speaker_labels(["\n".join(cue.lines) for cue in found])
    for cue in found:
        for speaker, text in _voices("\n".join(cue.lines)):
            if speaker is None:
                speaker, text = cues.split_label(text, labels)
            builder.add(text, speaker, cue.start, cue.end)
    return builder.source("vtt", decoded.encoding, decoded.margin)


def _cues(lines: list[str], name: str, builder: Builder) -> list[cues.Cue]:
    found: list[cues.Cue] = []
    for start, block in _blocks(lines):
        timing = next((i for i, line in enumerate(block) if cues.ARROW in line), None)
        first = block[0]
        if first.startswith(_OTHER_BLOCKS) and timing is None:
            kind = first.split()[0].casefold()
            builder.remark(kind, 1, f"{kind} blocks, left out")
        elif timing is not None and timing <= 1:
            found += _split(block[timing:], start + timing, name)
        elif timing is not None:
            raise TalapError(
                name,
                "has text between a cue's name and its times",
                "put an empty line before the cue",
                f"line {start + timing}",
            )
        elif found:  # an empty line inside a cue: its text goes on
            found[-1].lines += block
            builder.remark("empty line", 1, "empty lines inside cues")
        else:
            builder.remark("header", 1, "blocks before the first cue, left out")
    return found


def _split(block: list[str], start: int, name: str) -> list[cues.Cue]:
    """Return the cues of a block: several where no empty line parts them."""
    found: list[cues.Cue] = []
    for number, line in enumerate(block, start):
        if cues.ARROW in line:
            if found and found[-1].lines and found[-1].lines[-1].strip().isdecimal():
                found[-1].lines.pop()  # the next cue's number
            found.append(cues.read_timing(line, number, name))
        else:
            found[-1].lines.append(line)
    return found


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Return the runs of non-empty lines after the header, with their line numbers."""
    blocks: list[tuple[int, list[str]]] = []
    inside = True  # the header's own block
    for number, line in enumerate(lines, 1):
        if not line.strip():
            inside = False
        elif number > 1 and (cues.ARROW in line and not blocks and inside):
            blocks.append((number, [line]))  # no empty line after the header
        elif not inside:
            blocks.append((number, [line]))
            inside = True
        elif blocks:
            blocks[-1][1].append(line)
    return blocks


def _voices(text: str) -> list[tuple[str | None, str]]:
    """Split a cue at its voice tags, drop the other tags, resolve the entities.

    >>> _voices("<v Anna>Hi &amp; bye</v><v Ivan>So <i>what</i>?")
    [('Anna', 'Hi & bye'), ('Ivan', 'So what?')]
    """
    if "<" not in text:
        return [(None, html.unescape(text) if "&" in text else text)]
    voices: list[tuple[str | None, list[str]]] = [(None, [])]
    end = 0
    for match in _TAG.finditer(text):
        voices[-1][1].append(text[end : match.start()])
        end = match.end()
        tag = (match[2] or "").casefold()
        if match[2] is not None and tag not in _KEPT_TAGS:
            voices[-1][1].append(match[0])  # "<смеётся>" and the like are text
        elif tag == "v":
            speaker = None if match[1] else _annotation(match[3] or "")
            voices.append((speaker, []))
    voices[-1][1].append(text[end:])
    joined = [(speaker, html.unescape("".join(parts))) for speaker, parts in voices]
    return [(speaker, text.strip()) for speaker, text in joined if text.strip()]


def _annotation(rest: str) -> str | None:
    """Return the name in a voice tag, behind its classes."""
    classes, _, speaker = rest.partition(" ") if rest[:1] == "." else ("", "", rest)
    return " ".join(html.unescape(speaker).split()) or None
