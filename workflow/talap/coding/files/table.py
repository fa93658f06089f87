"""Codings from a CSV: coder, interview, code, quote; prefix, suffix, turn at need."""

from pathlib import Path

from talap.base.csvs import read_rows
from talap.base.errors import TalapError
from talap.coding.selection import Reading, Selection


def read_table(path: Path, coder: str | None) -> Reading:
    """Read one selection a row.

    Raises
    ------
    TalapError
        If a quote or coder is empty, or a turn is no number.
    """
    required = ("interview", "code", "quote") + (() if coder else ("coder",))
    selections = []
    for number, row in enumerate(read_rows(path, required), 2):
        place = f"row {number}"
        if not row["quote"]:
            raise TalapError(path, "the quote is empty", "copy the passage", place)
        if not coder and not row["coder"]:
            raise TalapError(path, "the coder is empty", "say who coded it", place)
        turn = row.get("turn", "")
        if turn and not turn.isdecimal():
            raise TalapError(
                path, f"the turn {turn!r} is no number", "correct or empty it", place
            )
        selections.append(
            Selection(
                file=str(path),
                place=place,
                coder=coder or row["coder"],
                document=row["interview"],
                code=row["code"],
                quote=row["quote"],
                prefix=row.get("prefix", ""),
                suffix=row.get("suffix", ""),
                turn=int(turn) if turn else None,
            )
        )
    return Reading(selections)
