"""The step: transcripts to tables of turns, languages, edits, interviews, remarks."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from talap.base import contracts
from talap.base.errors import TalapError, TalapErrors
from talap.base.identities import Identities, load
from talap.clean.config import Clean, Corpus, read_clean, read_corpus
from talap.clean.labels import Labels, participant_names
from talap.clean.people import Person, matched, read_people
from talap.clean.pseudonyms import Hidden, hide
from talap.clean.source import Source
from talap.clean.transcript import PSEUDONYM, Cleaned, clean

if TYPE_CHECKING:
    from talap.base.tables import Table

Row = tuple[object, ...]


def run(
    config: Path,
    corpus: Path,
    participants: Path,
    identities: Path,
    transcripts: list[Path],
    turns: Path,
    languages: Path,
    edits: Path,
    interviews: Path,
    remarks: Path,
    restricted_raw: Path,
    restricted_edits: Path,
) -> None:
    """Clean a batch of transcripts and write its tables.

    The transcript of a person without consent is not even opened.

    Raises
    ------
    TalapErrors
        One error per transcript that cannot be cleaned.
    """
    settings, corpus_ = read_clean(config), read_corpus(corpus)
    people = read_people(participants)
    names = load(identities, str(identities))
    pairs = matched(transcripts, people, participants)
    tables = clean_all(pairs, settings, corpus_, names, corpus)
    tables.write(contracts.TURNS, turns)
    tables.write(contracts.LANGUAGE_SPANS, languages)
    tables.write(contracts.EDITS, edits)
    tables.write(contracts.INTERVIEWS, interviews)
    tables.write(contracts.REMARKS, remarks)
    tables.write(contracts.RESTRICTED_RAW, restricted_raw)
    tables.write(contracts.RESTRICTED_EDITS, restricted_edits)


def clean_all(
    pairs: list[tuple[Path, Person]],
    settings: Clean,
    corpus: Corpus,
    names: Identities,
    corpus_file: Path,
) -> Tables:
    """Clean transcripts, each with its person; return their tables.

    Raises
    ------
    TalapErrors
        One error per transcript that cannot be cleaned.
    """
    tables = Tables()
    errors: list[TalapError] = []
    with collector_between() as collect:
        for path, person in pairs:
            try:
                made = clean_one(path, person, settings, corpus, names, corpus_file)
                tables.add(person, *made)
            except TalapErrors as error:
                errors += error.errors
            except TalapError as error:
                errors.append(error)
            collect()
    if errors:
        raise TalapErrors(errors)
    return tables


@contextmanager
def collector_between() -> Iterator[Callable[[], None]]:
    """Let the garbage collector run only where it is called: between transcripts.

    Cleaning makes many small objects and hardly a circle of them. Left to itself the
    collector would walk over the growing tables and the dictionary again and again,
    which took a third of the time; called, it looks at the last transcript's objects.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield _collect_young
    finally:
        if was_enabled:
            gc.enable()


def _collect_young() -> None:
    gc.collect(1)


def clean_one(
    path: Path,
    person: Person,
    settings: Clean,
    corpus: Corpus,
    names: Identities,
    corpus_file: Path,
) -> tuple[Source, Cleaned]:
    """Read and clean one person's transcript."""
    from talap.clean.readers import read

    own = corpus.of(person.interview)
    source = read(path, str(path), own.encoding)
    labels = Labels(
        own.speakers,
        own.not_speakers,
        participant_names(names, person.participant),
        str(corpus_file),
    )

    def pseudonyms(text: str) -> Hidden:
        return hide(text, names, person.interview)

    return source, clean(source, labels, settings, pseudonyms, str(path))


class Tables:
    """Collects the rows of a batch's tables."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {}

    def add(self, person: Person, source: Source, cleaned: Cleaned) -> None:
        """Add one interview."""
        interview = person.interview
        self._extend(contracts.TURNS, _turn_rows(person, cleaned))
        self._extend(contracts.LANGUAGE_SPANS, _language_rows(interview, cleaned))
        self._extend(contracts.EDITS, _edit_rows(interview, cleaned))
        self._extend(contracts.RESTRICTED_EDITS, _restricted_rows(interview, cleaned))
        self._extend(contracts.RESTRICTED_RAW, [(interview, source.text)])
        self._extend(contracts.REMARKS, _remark_rows(interview, cleaned))
        row = _interview_row(person, source, cleaned)
        self._extend(contracts.INTERVIEWS, [row])

    def write(self, table: Table, path: Path) -> None:
        """Write one table, also an empty one, and let its rows go."""
        import pandas as pd

        rows = self._rows.pop(table.name, [])
        table.write(pd.DataFrame(rows, columns=table.names), path)

    def _extend(self, table: Table, rows: list[Row]) -> None:
        self._rows.setdefault(table.name, []).extend(rows)


def _turn_rows(person: Person, cleaned: Cleaned) -> list[Row]:
    return [
        (
            person.interview,
            number,
            person.participant,
            turn.role,
            turn.time_start,
            turn.time_end,
            turn.text,
            turn.words,
            turn.tracked.raw_start,
            turn.tracked.raw_end,
        )
        for number, turn in enumerate(cleaned.turns, 1)
    ]


def _language_rows(interview: str, cleaned: Cleaned) -> list[Row]:
    return [
        (interview, number, span.start, span.end, span.language, span.words)
        for number, turn in enumerate(cleaned.turns, 1)
        for span in turn.languages
    ]


def _edit_rows(interview: str, cleaned: Cleaned) -> list[Row]:
    """Return the public rows: they do not tell how long a hidden name is."""
    return [
        (*row[:4], row[3], 0, row[6]) if row[2] == PSEUDONYM else row
        for row in _all_edit_rows(interview, cleaned)
    ]


def _all_edit_rows(interview: str, cleaned: Cleaned) -> list[Row]:
    return [
        (
            interview,
            number,
            change.rule,
            change.raw_start,
            change.raw_end,
            len(change.before),
            len(change.after),
        )
        for number, change in enumerate(cleaned.changes, 1)
    ]


def _restricted_rows(interview: str, cleaned: Cleaned) -> list[Row]:
    rows = _all_edit_rows(interview, cleaned)
    return [
        (*row, change.before, change.after)
        for row, change in zip(rows, cleaned.changes, strict=True)
    ]


def _remark_rows(interview: str, cleaned: Cleaned) -> list[Row]:
    return [
        (interview, number, remark.kind, remark.count, remark.detail)
        for number, remark in enumerate(cleaned.remarks, 1)
    ]


def _interview_row(person: Person, source: Source, cleaned: Cleaned) -> Row:
    turns = cleaned.turns
    times = [
        time
        for turn in turns
        for time in (turn.time_start, turn.time_end)
        if time is not None
    ]
    return (
        person.interview,
        person.participant,
        source.format,
        source.encoding,
        source.encoding_margin,
        len(turns),
        sum(turn.words for turn in turns),
        sum(turn.words for turn in turns if turn.role == "participant"),
        max(times, default=None),
        len(cleaned.changes),
    )
