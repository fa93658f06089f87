"""The step: who took part, as published, and what could point to a person."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from talap.base.contracts import PARTICIPANTS
from talap.base.errors import TalapError, TalapErrors
from talap.base.tables import write_csv
from talap.clean.config import Disclosure, Participants, read_clean
from talap.clean.people import (
    REQUIRED,
    Person,
    matched,
    read_people,
    without_transcript,
)

if TYPE_CHECKING:
    import pandas as pd

OPEN_BAND = "–"  # between the lower and the upper edge


def run(
    config: Path,
    participants: Path,
    transcripts: list[Path],
    table: Path,
    csv: Path,
    disclosure: Path,
) -> None:
    """Check participants against transcripts; write what is published of them.

    Raises
    ------
    TalapErrors
        If a consenting participant has no transcript, a transcript no participant, or
        an attribute cannot be published as configured.
    """
    settings = read_clean(config).participants
    people = read_people(participants)
    missing = without_transcript(people, transcripts, participants)
    if missing:
        raise TalapErrors(missing)
    matched(transcripts, people, participants)
    frame = published(people, settings, participants)
    PARTICIPANTS.write(frame, table)
    write_csv(PARTICIPANTS.read(table), csv)
    write_csv(rare(frame, settings.disclosure), disclosure)


def published(people: list[Person], settings: Participants, file: Path) -> pd.DataFrame:
    """Return the table of those who consent, with coarsened attributes.

    Raises
    ------
    TalapErrors
        If a column is missing, a value is no number where bands or numbers are asked
        for, or a value has no group.
    """
    import pandas as pd

    consenting = [person for person in people if person.consents]
    errors: list[TalapError] = []
    columns: dict[str, list[object]] = {
        "participant": [person.participant for person in consenting],
        "interview": [person.interview for person in consenting],
    }
    for column in settings.columns:
        if column in REQUIRED or any(
            column not in person.attributes for person in consenting
        ):
            errors.append(_no_column(column, file))
            continue
        values: list[object] = []
        for person in consenting:
            try:
                values.append(generalised(person.attributes[column], column, settings))
            except ValueError as error:
                place = f"participant {person.participant}, column {column}"
                hint = "correct the value, or clean.participants in config.yaml"
                errors.append(TalapError(file, str(error), hint, place))
        columns[column] = values
    if errors:
        raise TalapErrors(errors)
    return pd.DataFrame(columns)


def _no_column(column: str, file: Path) -> TalapError:
    problem = f"no attribute {column} to publish"
    hint = "correct clean.participants.columns in config.yaml, or add the column"
    return TalapError(file, problem, hint)


def generalised(value: str, column: str, settings: Participants) -> object:
    """Return a value as it is published: grouped, banded, a number, or as it is.

    Raises
    ------
    ValueError
        If the configuration has no place for it.
    """
    if column in settings.groups:
        groups = settings.groups[column]
        if value not in groups:
            raise ValueError(f"{value or 'the empty value'} has no group")
        value = groups[value]
    if column in settings.bands:
        return band(_number(value), settings.bands[column])
    return _number(value) if column in settings.numeric else value


def _number(value: str) -> float:
    try:
        return float(value.replace(",", "."))
    except ValueError:
        raise ValueError(f"{value or 'the empty value'} is no number") from None


def band(value: float, edges: tuple[int, ...]) -> str:
    """Return the band that a number falls into.

    >>> [band(year, (2014, 2017)) for year in (2013, 2014, 2016, 2017)]
    ['–2013', '2014–2016', '2014–2016', '2017–']
    """
    edges = tuple(sorted(edges))
    below = [edge for edge in edges if edge <= value]
    above = [edge for edge in edges if edge > value]
    low = str(below[-1]) if below else ""
    high = str(above[0] - 1) if above else ""
    return low if low == high else f"{low}{OPEN_BAND}{high}"


def rare(frame: pd.DataFrame, settings: Disclosure) -> pd.DataFrame:
    """Return the combinations of attributes that fewer than k participants hold.

    A combination that contains a rare smaller one is rare by it, and is left out.

    Returns
    -------
    DataFrame
        Columns ``attributes`` and ``values`` (joined by " + "), ``participants``.
    """
    import pandas as pd

    attributes = list(settings.attributes) or [
        str(column) for column in frame if column not in PARTICIPANTS.names
    ]
    found: list[tuple[str, str, int]] = []
    known: list[set[tuple[str, object]]] = []
    for size in range(1, min(settings.combine, len(attributes)) + 1):
        for names in combinations(attributes, size):
            counts = frame.groupby(list(names), sort=True).size()
            for key, count in counts.items():
                values = key if isinstance(key, tuple) else (key,)
                pairs = set(zip(names, values, strict=True))
                if count >= settings.k or any(other <= pairs for other in known):
                    continue
                known.append(pairs)
                shown = " + ".join(map(str, values))
                found.append((" + ".join(names), shown, int(count)))
    return pd.DataFrame(found, columns=["attributes", "values", "participants"])
