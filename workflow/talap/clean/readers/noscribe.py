"""HTML as noScribe and its editor save it.

Each segment is an anchor named ``ts_START_END_SPEAKER`` (ms). A speaker renamed in the
editor is renamed in the visible label only, so the label prevails. What stands before
the first segment (title, path of the recording) is left out and counted.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from talap.base.errors import TalapError
from talap.base.guard import AGAIN
from talap.clean.readers.builder import Builder
from talap.clean.readers.cues import remark_times
from talap.clean.readers.encoding import Decoded
from talap.clean.source import Source

_TAG = re.compile(
    r"<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,20})"
    r"""(?P<rest>(?:[^<>"']|"[^"]{0,9999}"|'[^']{0,9999}'){0,9999})>"""
)
_NAME = re.compile(r"""\sname\s*=\s*["']?(ts_(\d{1,10})_(\d{1,10})(?:_([^"'>]*))?)""")
_LABEL = re.compile(r"\s*([^:\n]{1,60}?)\s*:(?=\s|\Z)")
_STAMP = re.compile(r"\s*\[\d\d:\d\d:\d\d\]")
_BLANKS = re.compile(r"[ \t\r\n]+")
PARAGRAPHS = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "body"})
RAW = frozenset({"style", "script", "title", "textarea"})


@dataclass(slots=True)
class Segment:
    """One anchor's text; times in seconds."""

    anchor: str | None = None
    speaker: str | None = None
    start: float | None = None
    end: float | None = None
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text without the blanks around it."""
        return "".join(self.pieces).strip()


Paragraph = list[Segment]


def read(decoded: Decoded, name: str) -> Source:
    """Read a noScribe transcript.

    Raises
    ------
    TalapError
        If it is other HTML, is cut short, or holds no text.
    """
    paragraphs = [
        [segment for segment in paragraph if segment.text]
        for paragraph in _paragraphs(decoded.text, name)
    ]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph]
    first = next(
        (i for i, p in enumerate(paragraphs) if any(s.anchor for s in p)), None
    )
    if first is None:
        raise TalapError(
            name,
            "is HTML, but no transcript of noScribe: it has no segments",
            "save the transcript as .docx or .txt",
        )
    builder = Builder(name)
    builder.remark("heading", first, "paragraphs before the first segment, left out")
    spoken = paragraphs[first:]
    renamed = _renamed(spoken)
    for paragraph in spoken:
        _add(paragraph, renamed, builder)
    times = [
        (segment.start, segment.end)
        for paragraph in spoken
        for segment in paragraph
        if segment.start is not None and segment.end is not None
    ]
    remark_times(times, builder)
    return builder.source("noscribe", decoded.encoding, decoded.margin)


def _renamed(paragraphs: list[Paragraph]) -> dict[str, set[str]]:
    """Return the labels seen for each anchor's speaker, where they say it again."""
    seen: Counter[tuple[str, str]] = Counter()
    for paragraph in paragraphs:
        speaker, match = paragraph[0].speaker, _LABEL.match(paragraph[0].text)
        if speaker and match:
            seen[speaker, match[1]] += 1
    labels: dict[str, set[str]] = {}
    for (speaker, label), count in seen.items():
        if count > 1 or label == speaker:
            labels.setdefault(speaker, set()).add(label)
    return labels


def _add(paragraph: Paragraph, renamed: dict[str, set[str]], builder: Builder) -> None:
    label = None
    for position, segment in enumerate(paragraph):
        text = segment.text
        match = _LABEL.match(text)
        known = renamed.get(segment.speaker or "", set())
        if position == 0 and match and match[1] in known:
            label = match[1]
            text = text[match.end() :].strip()
        stamp = _STAMP.match(text)
        if stamp and segment.anchor:  # noScribe's own time stamp
            text = text[stamp.end() :].strip()
            builder.remark("time stamp", 1, "time stamps of segments, left out")
        speaker = segment.speaker
        if speaker and label and paragraph[0].speaker == speaker:
            speaker = label
        builder.add(text, speaker, segment.start, segment.end)


def _paragraphs(text: str, name: str) -> list[Paragraph]:
    paragraphs: list[Paragraph] = [[]]
    for kind, value in _tokens(text, name):
        paragraph = paragraphs[-1]
        if kind == "paragraph":
            paragraphs.append([])
        elif kind == "anchor":
            segment = _segment(value)
            # The editor splits an anchor where its formatting changes.
            if not paragraph or paragraph[-1].anchor != segment.anchor:
                paragraph.append(segment)
        else:
            if not paragraph:
                paragraph.append(Segment())
            paragraph[-1].pieces.append(value)
    return paragraphs


def _segment(value: str) -> Segment:
    match = _NAME.match(value)
    if match is None:
        return Segment()
    speaker = html.unescape(match[4] or "").strip() or None
    return Segment(match[1], speaker, int(match[2]) / 1000, int(match[3]) / 1000)


def _tokens(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield text, anchors of segments, and breaks between paragraphs."""
    position = 0
    while position < len(text):
        bracket = text.find("<", position)
        if bracket < 0:
            bracket = len(text)
        if bracket > position:
            yield "text", _BLANKS.sub(" ", html.unescape(text[position:bracket]))
        if bracket == len(text):
            return
        following = text[bracket + 1 : bracket + 4]
        if following == "!--":
            position = _after(text, "-->", bracket, name)
        elif following[:1] in ("!", "?"):
            position = _after(text, ">", bracket, name)
        elif not following[:1].isascii() or not (
            following[:1].isalpha() or following[:1] == "/"
        ):
            yield "text", "<"
            position = bracket + 1
        else:
            match = _TAG.match(text, bracket)
            if match is None:
                raise _cut(text, bracket, name)
            position = match.end()
            tag = match["tag"].casefold()
            if tag in RAW and not match["close"]:
                position = _after(text, f"</{match['tag']}", position, name)
                position = _after(text, ">", position, name)
            elif tag == "br":
                yield "text", "\n"
            elif tag in PARAGRAPHS:
                yield "paragraph", ""
            elif tag == "a" and not match["close"]:
                found = _NAME.search(match["rest"])
                if found:
                    yield "anchor", match["rest"][found.start() :]


def _after(text: str, end: str, position: int, name: str) -> int:
    found = text.find(end, position)
    if found < 0:
        raise _cut(text, position, name)
    return found + len(end)


def _cut(text: str, position: int, name: str) -> TalapError:
    line = text.count("\n", 0, position) + 1
    return TalapError(name, "is cut short inside its markup", AGAIN, f"line {line}")
