"""Conditions on rows: a value that no row has is a slip, unless it is meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from talap.base.tables import Table
from talap.describe.config import as_text, listed

NAMED = 8  # values that a hint names; a slip is near to what was meant


def absent(
    column: str, wanted: Any, there: Iterable[object], table: Table | None = None
) -> tuple[str, str] | None:
    """Return what is wrong with a condition and what to do; None if nothing is.

    Parameters
    ----------
    column : str
        The column that the condition names.
    wanted : object
        Value or list of values, as YAML gives them.
    there : iterable
        What the column holds, of all rows and not only of those that other conditions
        leave; empty cells are no values.
    table : Table or None
        A contract that may allow values of which there happen to be none.
    """
    known = {as_text(value) for value in there if value is not None and value == value}
    for one in table.columns if table else ():
        known |= set(one.values) if one.name == column else set()
    if known & {"true", "false"}:
        known |= {"true", "false"}
    for value in map(as_text, listed(wanted)):
        if value not in known:
            near = get_close_matches(value, sorted(known), NAMED, cutoff=0)
            more = ", ..." if len(known) > len(near) else ""
            return (
                f"nobody and nothing has {column} = {value}",
                f"there is {', '.join(near) or 'no value'}{more}; if none is what you "
                "mean, say `absent: true` beside the condition",
            )
    return None
