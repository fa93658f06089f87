"""Who takes part: participants.csv, and whose transcript is whose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from talap.base.csvs import read_rows
from talap.base.errors import TalapError, TalapErrors

REQUIRED = ("participant", "interview", "consent")
CONSENT = "yes"


@dataclass(frozen=True, slots=True)
class Person:
    """A row of participants.csv: who, which interview, and every attribute."""

    participant: str
    interview: str
    consents: bool
    attributes: dict[str, str]


def read_people(path: Path) -> list[Person]:
    """Read participants.csv, also those who withdrew.

    Raises
    ------
    TalapErrors
        If an identifier is empty or stands twice.
    """
    people = [
        Person(
            row["participant"],
            row["interview"],
            row["consent"].casefold() == CONSENT,
            row,
        )
        for row in read_rows(path, REQUIRED)
    ]
    errors: list[TalapError] = []
    seen: set[tuple[str, str]] = set()
    for number, person in enumerate(people, 1):
        for column in ("participant", "interview"):
            value = person.attributes[column]
            place = f"row {number}, column {column}"
            if not value:
                errors.append(TalapError(path, "is empty", "give an identifier", place))
            elif (column, value) in seen:
                errors.append(
                    TalapError(path, f"{value} stands twice", "one row each", place)
                )
            seen.add((column, value))
    if errors:
        raise TalapErrors(errors)
    return people


def matched(
    transcripts: list[Path], people: list[Person], file: Path
) -> list[tuple[Path, Person]]:
    """Return the transcripts of those who consent, each with its person, by interview.

    Raises
    ------
    TalapErrors
        If a transcript has no row, or an interview two transcripts.
    """
    by_interview = {person.interview: person for person in people}
    errors: list[TalapError] = []
    seen: dict[str, Path] = {}
    pairs = []
    for path in sorted(transcripts, key=lambda path: (path.stem, path.name)):
        person = by_interview.get(path.stem)
        if person is None:
            errors.append(
                TalapError(
                    path,
                    f"no participant has the interview {path.stem}",
                    f"add a row to {file}, or take the file out of the folder",
                )
            )
        elif path.stem in seen:
            errors.append(
                TalapError(
                    path,
                    f"{seen[path.stem].name} is the same interview",
                    "keep one of the two",
                )
            )
        elif person.consents:
            pairs.append((path, person))
        seen[path.stem] = path
    if errors:
        raise TalapErrors(errors)
    return pairs


def without_transcript(
    people: list[Person], transcripts: list[Path], file: Path
) -> list[TalapError]:
    """Return an error for each consenting participant whose transcript is missing."""
    stems = {path.stem for path in transcripts}
    return [
        TalapError(
            file,
            f"{person.participant} has no transcript {person.interview}",
            "put it into data/raw/transcripts, or correct the column interview",
            f"participant {person.participant}",
        )
        for person in people
        if person.consents and person.interview not in stems
    ]
