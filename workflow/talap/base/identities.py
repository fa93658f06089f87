"""The table of protected names, data/raw/identities.csv: who must not be named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from talap.base.csvs import read_rows
from talap.base.errors import TalapError, TalapErrors
from talap.base.folding import TOKEN, fold, visible

KINDS = (
    "participant",
    "person",
    "place",
    "employer",
    "university",
    "school",
    "contact",
)
REQUIRED = ("name", "kind", "placeholder", "forms")
PLACEHOLDER = re.compile(r"\[[^\[\]\s]{1,60}\]")


@dataclass(frozen=True, slots=True)
class Identity:
    """One row of the table.

    Attributes
    ----------
    name : str
        Dictionary form.
    kind : str
        One of KINDS.
    placeholder : str
        What stands in its place, in brackets; rows of one entity share it.
    forms : tuple of str
        Other dictionary forms of the same entity: diminutives, Kazakh spelling.
    participant : str
        The participant's identifier, of kind participant; may be empty.
    interviews : tuple of str
        Where the name means this entity; empty: everywhere.
    public_in : tuple of str
        Patterns of published files that may hold the name, e.g. ``manuscript/*``: a
        city stands in the reference list too.
    line : int
        Line of the file.
    """

    name: str
    kind: str
    placeholder: str
    forms: tuple[str, ...] = ()
    participant: str = ""
    interviews: tuple[str, ...] = ()
    public_in: tuple[str, ...] = ()
    line: int = 0

    @property
    def lemmas(self) -> tuple[str, ...]:
        """Return the name and its other dictionary forms."""
        return (self.name, *self.forms)

    @property
    def is_person(self) -> bool:
        """Tell whether it names a human being."""
        return self.kind in {"participant", "person"}

    def is_public_in(self, file: str) -> bool:
        """Tell whether a published file may hold the name."""
        return any(fnmatchcase(file, pattern) for pattern in self.public_in)


@dataclass(frozen=True, eq=False)
class Identities:
    """The rows of the table, in the order of the file."""

    file: str
    rows: tuple[Identity, ...] = field(default_factory=tuple)

    def participants(self) -> dict[str, str]:
        """Return the participant's identifier by each of its dictionary forms."""
        return {
            lemma: row.participant
            for row in self.rows
            if row.participant
            for lemma in row.lemmas
        }


def load(path: Path, name: str) -> Identities:
    """Read and check the table.

    Parameters
    ----------
    path : Path
        CSV with the columns name, kind, placeholder, forms (``|`` between several), and
        optionally participant, interviews, public_in.
    name : str
        How errors call the file.

    Raises
    ------
    TalapErrors
        One error per faulty row.
    """
    identities = Identities(
        name,
        tuple(
            _identity(row, line)
            for line, row in enumerate(read_rows(path, REQUIRED), start=2)
        ),
    )
    faults = [fault for row in identities.rows for fault in _faults(row, name)]
    faults += _telling_placeholders(identities)
    faults += _contradictions(identities)
    if faults:
        raise TalapErrors(faults)
    return identities


def _identity(row: dict[str, str], line: int) -> Identity:
    return Identity(
        row["name"],
        row["kind"],
        row["placeholder"],
        _several(row["forms"]),
        row.get("participant", ""),
        _several(row.get("interviews", "")),
        _several(row.get("public_in", "")),
        line,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in map(str.strip, cell.split("|")) if part)


def _faults(row: Identity, file: str) -> list[TalapError]:
    place = f"row {row.line - 1}"
    faults = []
    if row.kind not in KINDS:
        faults.append(
            TalapError(
                file,
                f"unknown kind {row.kind or '(empty)'}",
                f"one of {', '.join(KINDS)}",
                place,
            )
        )
    if not PLACEHOLDER.fullmatch(row.placeholder):
        faults.append(
            TalapError(
                file,
                f"the placeholder is {row.placeholder or 'empty'}",
                "write it in square brackets without spaces, like [Person-01]",
                place,
            )
        )
    for lemma in row.lemmas:
        if sum(character.isalnum() for character in lemma) < 2:
            faults.append(
                TalapError(
                    file,
                    "a name of less than two letters",
                    "it would be found in every text: give the whole name",
                    place,
                )
            )
    return faults


def _telling_placeholders(identities: Identities) -> list[TalapError]:
    """Find a placeholder that says a name: [Айгерим-01]."""
    lemmas = {fold(visible(lemma)) for row in identities.rows for lemma in row.lemmas}
    return [
        TalapError(
            identities.file,
            "the placeholder holds a name that it should hide",
            "name the kind and a number only, like [Person-01]",
            f"row {row.line - 1}",
        )
        for row in identities.rows
        if any(fold(word) in lemmas for word in TOKEN.findall(row.placeholder))
    ]


def _contradictions(identities: Identities) -> list[TalapError]:
    """Find a name with two placeholders where nothing tells which to use."""
    faults = []
    seen: dict[tuple[str, str], Identity] = {}
    for row in identities.rows:
        for lemma in row.lemmas:
            key = " ".join(fold(visible(part)) for part in lemma.split())
            for interview in row.interviews or ("",):
                other = seen.setdefault((key, interview), row)
                if other.placeholder != row.placeholder:
                    faults.append(
                        TalapError(
                            identities.file,
                            f"the name of row {other.line - 1} has another placeholder "
                            f"here ({other.placeholder}, {row.placeholder})",
                            "give both rows one placeholder, or say in the column "
                            "interviews where each is meant (I03|I07)",
                            f"row {row.line - 1}",
                        )
                    )
    return faults
