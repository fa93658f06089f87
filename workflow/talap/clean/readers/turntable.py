"""Tables of a transcript: a turn table (speaker | text) or any other.

A turn table gives blocks with their speaker, and times where it has a column of them.
Any other table gives its cells' paragraphs in reading order.
"""

import re
from collections import Counter
from dataclasses import dataclass

from talap.clean.readers.builder import Builder

Cell = list[str]  # its paragraphs
Row = list[Cell]

# What people write over the columns, in four languages.
HEADINGS = {
    "speaker": "speaker|name|who|спикер|говорящий|говорит|кто|кто говорит|имя|участник"
    "|роль|сөйлеуші|аты|сөйлөгөн|сүйлөөчү|аты-жөнү",
    "text": "text|transcript|utterance|turn|текст|реплика|расшифровка|транскрипт|речь"
    "|содержание|мәтін|сөз|сөзі|текст интервью",
    "time": "time|start|begin|timestamp|timecode|время|начало|тайм-код|таймкод"
    "|отметка времени|уақыт|уақыты|басталуы|убакыт|убактысы|башталышы",
    "end": "end|stop|конец|окончание|аяқталуы|соңы|аягы",
    "number": "no|no.|nr|#|№|№ п/п|n|id|line|turn no|номер|строка",
}
_HEADING = {
    heading: role
    for role, headings in HEADINGS.items()
    for heading in headings.split("|")
}

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?"
_TIME = re.compile(rf"[\[(]?\s*{_CLOCK}(?:\s*[-–—]+>?\s*{_CLOCK})?\s*[\])]?\Z")
_NUMBER = re.compile(r"\d{1,6}[.)]?\Z")
LABEL_LENGTH = 40
LABEL_WORDS = 5
TEXT_LENGTH = 20  # mean characters a text cell of a headless turn table must have


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a turn table holds what; None where there is none."""

    speaker: int
    text: int
    time: int | None = None
    end: int | None = None
    heading: bool = False


def add_table(rows: list[Row], builder: Builder) -> None:
    """Append a table's blocks to the transcript."""
    columns = find_columns(rows)
    if columns is None:
        for row in rows:
            for cell in row:
                for paragraph in cell:
                    builder.add(paragraph)
        return
    if columns.heading:
        builder.remark("table heading", 1, "heading rows of turn tables, left out")
        rows = rows[1:]
    _add_turns(rows, columns, builder)


def _add_turns(rows: list[Row], columns: Columns, builder: Builder) -> None:
    speaker = None
    for row in rows:
        # An empty or merged speaker cell: the speaker goes on.
        speaker = _one_line(row, columns.speaker).rstrip(":").rstrip() or speaker
        start, end = _times(row, columns)
        cell = row[columns.text] if columns.text < len(row) else []
        for paragraph in cell:
            builder.add(paragraph, speaker, start, end)
        used = {columns.speaker, columns.text, columns.time, columns.end}
        left = sum(
            1
            for position, other in enumerate(row)
            if position not in used and any(not text.isspace() for text in other)
        )
        builder.remark("table cell", left, "cells beside the turns, left out")


def _one_line(row: Row, column: int) -> str:
    if column >= len(row):
        return ""
    return " ".join(" ".join(row[column]).split())


def _times(row: Row, columns: Columns) -> tuple[float | None, float | None]:
    start = end = None
    if columns.time is not None:
        start, end = read_time(_one_line(row, columns.time))
    if columns.end is not None:
        end = read_time(_one_line(row, columns.end))[0]
    return start, end


def read_time(text: str) -> tuple[float | None, float | None]:
    """Return the seconds of a time or a range of times.

    >>> read_time("[00:01:02.5]"), read_time("1:02 - 1:05")
    ((62.5, None), (62.0, 65.0))
    """
    match = _TIME.match(text)
    if match is None:
        return None, None
    groups = match.groups()
    return _seconds(*groups[:4]), _seconds(*groups[4:])


def _seconds(
    hours: str | None, minutes: str | None, seconds: str | None, rest: str | None
) -> float | None:
    if minutes is None or seconds is None:
        return None
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + (int(rest) / 10 ** len(rest) if rest else 0.0)


def find_columns(rows: list[Row]) -> Columns | None:
    """Return the columns of a turn table, by its headings or by what they hold."""
    if len(rows) < 2:
        return None
    width = Counter(map(len, rows)).most_common(1)[0][0]
    if not 2 <= width <= 6:
        return None
    return _by_headings(rows, width) or _by_content(rows, width)


def _by_headings(rows: list[Row], width: int) -> Columns | None:
    roles: dict[str, int] = {}
    for position in range(min(width, len(rows[0]))):
        heading = _one_line(rows[0], position).casefold().rstrip(":")
        role = _HEADING.get(heading)
        if role is not None:
            roles.setdefault(role, position)
    if not {"speaker", "text"} <= roles.keys():
        return None
    return Columns(
        roles["speaker"], roles["text"], roles.get("time"), roles.get("end"), True
    )


def _by_content(rows: list[Row], width: int) -> Columns | None:
    columns = [
        [text for row in rows if (text := _one_line(row, position))]
        for position in range(width)
    ]
    times = [i for i, cells in enumerate(columns) if _all_match(_TIME, cells)]
    numbers = [i for i, cells in enumerate(columns) if _all_match(_NUMBER, cells)]
    rest = [
        i
        for i, cells in enumerate(columns)
        if cells and i not in times and i not in numbers
    ]
    if len(rest) != 2 or len(times) > 2:
        return None
    spoken = max(rest, key=lambda i: sum(map(len, columns[i])))
    speaker = rest[0] if spoken == rest[1] else rest[1]
    if not _are_labels(columns[speaker]) or _mean(columns[spoken]) < TEXT_LENGTH:
        return None
    time = times[0] if times else None
    end = times[1] if len(times) == 2 else None
    return Columns(speaker, spoken, time, end)


def _all_match(pattern: re.Pattern[str], cells: list[str]) -> bool:
    return bool(cells) and all(pattern.match(cell) for cell in cells)


def _are_labels(cells: list[str]) -> bool:
    """Tell whether cells are speakers: short, and said again as speakers are."""
    short = all(
        len(cell) <= LABEL_LENGTH
        and len(cell.split()) <= LABEL_WORDS
        and cell[-1] not in "?!…,;"
        for cell in cells
    )
    return short and len(set(cells)) <= max(2, len(cells) // 2)


def _mean(cells: list[str]) -> float:
    return sum(map(len, cells)) / len(cells)
