"""Decisions that stand above the consensus rule, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from talap.base.codebook import Codebook
from talap.base.csvs import read_rows
from talap.base.errors import TalapError, TalapErrors
from talap.coding.anchor import Interview, Lost
from talap.coding.codings import find_code, find_interview, lost_error
from talap.coding.selection import Selection

REQUIRED = ("interview", "code", "decision", "quote", "reason")


@dataclass(frozen=True, slots=True)
class Decision:
    """A passage that does or does not count as coded, whatever the rule says."""

    interview: str
    turn: int
    start: int
    end: int
    code: str
    keep: bool


def read_decisions(
    path: Path,
    interviews: dict[str, Interview],
    codebook: Codebook,
    known: list[str],
    participants: Path,
) -> list[Decision]:
    """Read the adjudication file and find each passage in the turns.

    Raises
    ------
    TalapErrors
        One error per row whose decision is neither keep nor drop, whose reason is
        empty, or whose code, interview or passage is not found.
    """
    decisions: list[Decision] = []
    errors: list[TalapError] = []
    for number, row in enumerate(read_rows(path, REQUIRED), 2):
        try:
            decisions += _read(
                path, f"row {number}", row, interviews, codebook, known, participants
            )
        except TalapError as error:
            errors.append(error)
    if errors:
        raise TalapErrors(errors)
    return decisions


def _read(
    path: Path,
    place: str,
    row: dict[str, str],
    interviews: dict[str, Interview],
    codebook: Codebook,
    known: list[str],
    participants: Path,
) -> list[Decision]:
    decision: Literal["keep", "drop"] | str = row["decision"]
    if decision not in {"keep", "drop"}:
        raise TalapError(
            path, f"unknown decision {decision!r}", "write keep or drop", place
        )
    if not row["reason"]:
        raise TalapError(path, "no reason", "say in one line why", place)
    selection = Selection(
        file=str(path),
        place=place,
        coder="adjudication",
        document=row["interview"],
        code=row["code"],
        quote=row["quote"],
        prefix=row.get("prefix", ""),
        suffix=row.get("suffix", ""),
    )
    name = find_interview(selection, known, participants)
    code = find_code(selection, codebook)
    if name not in interviews:  # withdrawn
        return []
    found = interviews[name].find(selection)
    if isinstance(found, Lost):
        raise lost_error(selection, name, found)
    return [
        Decision(name, turn, start, end, code, decision == "keep")
        for turn, start, end in interviews[name].segments(found)
    ]
