"""Codings from a CSV: coder, interview, code, quote; prefix and suffix if need be."""

from pathlib import Path

from talap.base.csvs import read_rows
from talap.base.errors import TalapError
from talap.coding.selection import Reading, Selection


def read_table(path: Path, coder: str | None) -> Reading:
    """Read one selection a row; an empty quote or coder is an error."""
    required = ("interview", "code", "quote") + (() if coder else ("coder",))
    selections = []
    for number, row in enumerate(read_rows(path, required), 2):
        place = f"row {number}"
        if not row["quote"]:
            raise TalapError(path, "the quote is empty", "copy the passage", place)
        if not coder and not row["coder"]:
            raise TalapError(path, "the coder is empty", "say who coded it", place)
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
            )
        )
    return Reading(selections)
