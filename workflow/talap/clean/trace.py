"""Trace a turn back to its raw text from the tables alone.

The restricted edit log holds what each rule took out and put in, with the raw span.
Made again in order on the raw span of a turn, the edits give its text and span map.
"""

from __future__ import annotations

from collections.abc import Iterable

from talap.clean.edits import Edit
from talap.clean.spanmap import Change, Tracked


def replay(raw: str, start: int, end: int, changes: Iterable[Change]) -> Tracked:
    """Make the changes of a turn again.

    Parameters
    ----------
    raw : str
        The raw text of the interview (table of restricted raw text).
    start, end : int
        The turn's span there (columns raw_start and raw_end of the table of turns).
    changes : iterable of Change
        The interview's edit log in order; what lies outside of the turn is passed over.

    Returns
    -------
    Tracked
        The turn's text, with the map to the raw text and back.

    Raises
    ------
    ValueError
        If the log does not fit the raw text.
    """
    tracked = Tracked(raw, start, end)
    for change in changes:
        if start <= change.raw_start and change.raw_end <= end:
            edit = _located(tracked, change)
            tracked.apply(change.rule, [edit])
    return tracked


def _located(tracked: Tracked, change: Change) -> Edit:
    first, last = tracked.clean_span(change.raw_start, change.raw_end)
    place = tracked.text.find(change.before, first, last)
    if place < 0:
        raise ValueError(f"rule {change.rule} does not fit at {change.raw_start}")
    return Edit(place, place + len(change.before), change.after)
