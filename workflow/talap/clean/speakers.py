"""From blocks to turns: who speaks where.

A speaker is named by the format itself (a cue's voice, a table's column) or by a label
in the text: ``И:``, ``Интервьюер —``, ``[00:01:02] Р:``, ``А.С. (00:01:02):``, a label
in a paragraph of its own, or one in the middle of a paragraph. What has no label goes
on with the speaker before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from talap.base.errors import TalapError
from talap.clean.labels import Labels, Speaker
from talap.clean.source import Block, Remark, Source

_CLOCK = r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,]\d{1,3})?"
_PLAIN_CLOCK = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_UNTIL = rf"(?:\s*(?:-->|[-–—])\s*{_PLAIN_CLOCK})?"
STAMP = re.compile(rf"[\[(<{{#]\s*{_CLOCK}{_UNTIL}(?:-\d)?\s*[\])>}}#]")
_BARE_STAMP = re.compile(rf"{_CLOCK}{_UNTIL}(?=\s|\Z)")
_SEPARATOR = re.compile(
    rf"[*_]*\s*(?P<stamp>[\[(<{{#]\s*{_PLAIN_CLOCK}\s*[\])>}}#]|\b{_PLAIN_CLOCK}\b)?\s*"
    r"(?P<mark>:(?!\d)[*_]*|(?<=\s)[—–-](?=\s)|\.(?=\s)|\n|\Z)"
)
LABEL_LENGTH = 40
_WORD = r"[^\W\d_][\w.’'-]*"
_LABEL_LIKE = re.compile(
    rf"[*_]*(?P<label>{_WORD}(?:[ \u00a0]{_WORD}|[ \u00a0]?№?\d+){{0,2}})[*_]*"
    rf"\s*(?:[\[(<{{#]\s*{_PLAIN_CLOCK}\s*[\])>}}#]|\b{_PLAIN_CLOCK}\b)?\s*"
    r":[*_]*(?=\s|\Z)"
)
OFTEN = 3  # a word in lower case before a colon, so often at the begin, is a label
_WIDTH = LABEL_LENGTH + 20


@dataclass(frozen=True, slots=True)
class Cut:
    """Raw text that is no speech, and the rule that takes it out."""

    rule: str
    start: int
    end: int


@dataclass(slots=True)
class Turn:
    """What one speaker said until another spoke, as a span of the raw text."""

    speaker: Speaker
    start: int
    end: int
    time_start: float | None = None
    time_end: float | None = None
    cuts: list[Cut] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Talk:
    """A transcript's turns in order, and the cuts outside of every turn."""

    turns: list[Turn]
    outside: list[Cut]
    remarks: list[Remark]


@dataclass(frozen=True, slots=True)
class _Head:
    """How a block begins: with a time stamp, a label, both or neither."""

    speaker: Speaker | None = None
    seconds: float | None = None
    cuts: tuple[Cut, ...] = ()
    unknown: str | None = None


def find_turns(
    source: Source, labels: Labels, dropped: dict[int, str], file: str
) -> Talk:
    """Split a transcript into turns.

    Parameters
    ----------
    source : Source
        The transcript as read.
    labels : Labels
        Whose label is whose.
    dropped : dict of int to str
        Blocks that are no speech, with the rule that says so.
    file : str
        What errors call the transcript.

    Raises
    ------
    TalapError
        If a label is unknown, with all that were found, or there is no label at all.
    """
    finder = _Finder(source, labels)
    for index, block in enumerate(source.blocks):
        if index in dropped:
            finder.drop(Cut(dropped[index], block.start, block.end))
        else:
            finder.add(block)
    unknown = finder.unknown_labels()
    if unknown:
        raise _unknown_labels(unknown, labels, file)
    if not finder.talk.turns:
        raise TalapError(
            file,
            "no speaker is named in it",
            "begin each turn with a label and a colon, and give its role under "
            f"speakers in data/raw/corpus.yaml (there: {_listed(labels.written)})",
        )
    finder.finish()
    return finder.talk


class _Finder:
    """Walks over the blocks and puts them to turns."""

    def __init__(self, source: Source, labels: Labels) -> None:
        self.talk = Talk([], [], [])
        self._unknown: dict[str, int] = {}
        self._text = source.text
        self._labels = labels
        self._inner = _inner_labels(labels)
        self._pending: list[Cut] = []  # between turns, or inside of the one going on
        self._seconds: float | None = None  # of a time stamp in a block of its own
        self._preamble = 0

    def drop(self, cut: Cut) -> None:
        self._pending.append(cut)

    def add(self, block: Block) -> None:
        head = self._named(block) if block.speaker else self._head(block)
        if head.unknown is not None:
            self._unknown[head.unknown] = self._unknown.get(head.unknown, 0) + 1
        if head.speaker is None and head.cuts and head.cuts[-1].end >= block.end:
            self._seconds = head.seconds  # nothing but a time stamp
            self._pending.append(Cut("timestamp", block.start, block.end))
            return
        spoken = head.cuts[-1].end if head.cuts else block.start
        time = block.time_start if block.time_start is not None else head.seconds
        pieces = self._pieces(block, spoken)
        for number, (start, end, speaker, cuts) in enumerate(pieces):
            first, last = number == 0, number == len(pieces) - 1
            self._say(
                head.speaker if first else speaker,
                block.start if first else start,
                end,
                time if first else None,
                block.time_end if last else None,
                [*head.cuts, *cuts] if first else cuts,
            )

    def unknown_labels(self) -> dict[str, int]:
        """Return the unknown labels and how often each stands.

        Words in lower case only if often, for «я говорю: ...» begins a paragraph too.
        """
        return {
            label: times
            for label, times in self._unknown.items()
            if times >= OFTEN or not any(map(_begins_lower, label.split()))
        }

    def finish(self) -> None:
        self.talk.outside.extend(self._pending)
        if self._preamble:
            detail = "paragraphs before the first speaker, left out"
            self.talk.remarks.append(Remark("preamble", self._preamble, detail))

    def _say(
        self,
        speaker: Speaker | None,
        start: int,
        end: int,
        time_start: float | None,
        time_end: float | None,
        cuts: list[Cut],
    ) -> None:
        turns = self.talk.turns
        if time_start is None:
            time_start = self._seconds
        self._seconds = None
        if speaker is None and not turns:
            self._preamble += 1
            self._pending.append(Cut("preamble", start, end))
            return
        if turns and (speaker is None or speaker == turns[-1].speaker):
            turn = turns[-1]
            turn.cuts += self._pending
            turn.cuts += cuts
            turn.end = end
            turn.time_end = time_end
        elif speaker is not None:
            self.talk.outside.extend(self._pending)
            turns.append(Turn(speaker, start, end, time_start, time_end, cuts))
        self._pending = []

    def _named(self, block: Block) -> _Head:
        label = block.speaker or ""
        speaker = self._labels.find(label)
        head = self._stamp(block)
        unknown = None if speaker else label
        return _Head(speaker, head.seconds, head.cuts, unknown)

    def _stamp(self, block: Block) -> _Head:
        match = _stamp_at(self._text, block.start, block.end)
        if match is None:
            return _Head()
        end = _past_space(self._text, match.end(), block.end)
        return _Head(None, _seconds(match), (Cut("timestamp", block.start, end),))

    def _head(self, block: Block) -> _Head:
        head = self._stamp(block)
        start = head.cuts[-1].end if head.cuts else block.start
        found = self._label(start, block.end)
        if found is None:
            unknown = self._label_like(start, block.end)
            return _Head(None, head.seconds, head.cuts, unknown)
        speaker, stamp, end = found
        end = _past_space(self._text, end, block.end)
        seconds = head.seconds if head.seconds is not None else stamp
        return _Head(speaker, seconds, (*head.cuts, Cut("speaker_label", start, end)))

    def _label(self, start: int, end: int) -> tuple[Speaker, float | None, int] | None:
        """Find the label that begins at `start`: the shortest that is known."""
        limit = min(end, start + _WIDTH)
        for match in _SEPARATOR.finditer(self._text, start, limit):
            label = self._text[start : match.start()]
            if not label or match.start() - start > LABEL_LENGTH:
                continue
            mark, stamp = match["mark"], match["stamp"]
            if mark == "" and match.end() < end:
                continue  # the end of the window, not of the block
            speaker = self._labels.find(label)
            if speaker is None or not self._fits(label, mark, stamp, match.end(), end):
                continue
            clock = stamp and re.search(_CLOCK, stamp)
            return speaker, _seconds(clock) if clock else None, match.end()
        return None

    def _fits(
        self, label: str, mark: str, stamp: str | None, after: int, end: int
    ) -> bool:
        """Tell whether what follows a known word makes it a label.

        A colon does. A dash, full stop or line end does only behind a label that the
        configuration names: «Айгерим — моя подруга» is speech.
        """
        if mark.startswith(":"):
            return True
        if not self._labels.is_configured(label):
            return stamp is not None and mark in {"\n", ""}
        if mark == ".":
            rest = self._text[after : min(end, after + 8)].lstrip('«"“— \u00a0\n\t')
            return len(label.strip()) <= 2 and rest[:1].isupper()
        return mark != "" or len(label.strip()) > 2

    def _label_like(self, start: int, end: int) -> str | None:
        """Return what looks like a label and is not known."""
        match = _LABEL_LIKE.match(self._text, start, min(end, start + _WIDTH))
        if match is None or self._labels.is_speech(match["label"]):
            return None
        return match["label"]

    def _pieces(
        self, block: Block, spoken: int
    ) -> list[tuple[int, int, Speaker | None, list[Cut]]]:
        """Split a block at labels in its middle."""
        pieces: list[tuple[int, int, Speaker | None, list[Cut]]] = []
        start = spoken
        speaker: Speaker | None = None
        cuts: list[Cut] = []
        colon = self._text.find(":", spoken, block.end) >= 0
        if colon and self._inner is not None and not block.speaker:
            for match in self._inner.finditer(self._text, spoken, block.end):
                found = self._labels.find(match["label"])
                if found is None:
                    continue
                pieces.append((start, match.start(), speaker, cuts))
                start, speaker = match.start("label"), found
                cuts = [Cut("speaker_label", start, match.end())]
        pieces.append((start, block.end, speaker, cuts))
        return pieces


def _begins_lower(word: str) -> bool:
    return word[0].islower()


def _inner_labels(labels: Labels) -> re.Pattern[str] | None:
    """Compile the labels that may stand in the middle of a paragraph."""
    if not labels.written:
        return None
    known = "|".join(sorted(map(re.escape, labels.written), key=len, reverse=True))
    return re.compile(
        rf"(?:(?<=[.!?…»”\"')\]])[ \t\u00a0]+|\n[ \t\u00a0]*)"
        rf"(?P<label>{known})\s*(?::(?=\s)[ \t\u00a0]*)"
    )


def _stamp_at(text: str, start: int, end: int) -> re.Match[str] | None:
    start = _past_space(text, start, end)
    if start >= end or text[start] not in "[(<{#0123456789":
        return None
    match = STAMP.match(text, start, end)
    if match is None:
        match = _BARE_STAMP.match(text, start, end)
        if match is not None and match[1] is None:
            return None  # "10:30" at the begin of a turn may be said
    return match


def _seconds(match: re.Match[str]) -> float:
    hours, minutes, seconds = match[1], match[2], match[3]
    return float(int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds))


def _past_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _unknown_labels(unknown: dict[str, int], labels: Labels, file: str) -> TalapError:
    found = ", ".join(f"{label} ({times})" for label, times in unknown.items())
    return TalapError(
        file,
        f"unknown speakers: {found}",
        "give each its role under speakers in data/raw/corpus.yaml, or list it under "
        f"not_speakers if it is speech (known: {_listed(labels.written)})",
    )


def _listed(labels: Iterable[str]) -> str:
    return ", ".join(labels) or "none"
