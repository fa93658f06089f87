"""Replace protected names by their placeholders, in every form that a text has."""

from __future__ import annotations

import re

from talap.base.identities import Identities, Identity
from talap.base.naming import Match, namer
from talap.clean.edits import Edit

_INITIALS_BEFORE = re.compile(r"(?<!\w)(?:[A-ZА-ЯЁӘҒҚҢӨҰҮІ]\.[ \u00a0]?){1,2}$")
_INITIALS_AFTER = re.compile(r"[ \u00a0](?:[A-ZА-ЯЁӘҒҚҢӨҰҮІ]\.[ \u00a0]?[A-ZА-ЯЁӘҒҚҢӨҰҮІ]\.)")
_ADJACENT = re.compile(r"[ \t\u00a0\n.\-]{1,3}")


def pseudonym_edits(
    text: str, identities: Identities, interview: str = ""
) -> list[Edit]:
    """Return the edits that replace every protected name by its placeholder.

    Parameters
    ----------
    text : str
        A turn, or any text.
    identities : Identities
        As `talap.base.identities.load` reads them; compiled once, however many texts.
    interview : str
        Which interview it is, for names that mean different people in different ones.

    Returns
    -------
    list of Edit
        In order, without overlap. Names of one entity side by side («Айгерим
        Сапарова», «А. С. Сапарова») are one edit.
    """
    matches = [match for match in namer(identities).find(text, interview) if match.sure]
    spans = [_with_initials(text, match) for match in matches]
    return [
        Edit(start, end, placeholder)
        for start, end, placeholder in _merged(text, spans)
    ]


def left_in_text(text: str, identities: Identities, interview: str = "") -> list[Match]:
    """Return what looks like a name but is an ordinary word in lower case («роза»)."""
    found = namer(identities).find(text, interview)
    return [match for match in found if not match.sure]


def _with_initials(text: str, match: Match) -> tuple[int, int, str]:
    start, end, row = match.start, match.end, match.identity
    if _is_surname(row):
        before = _INITIALS_BEFORE.search(text, max(0, start - 8), start)
        if before:
            start = before.start()
        after = _INITIALS_AFTER.match(text, end)
        if after and not before:
            end = after.end()
    return start, end, row.placeholder


def _is_surname(row: Identity) -> bool:
    return row.is_person


def _merged(
    text: str, spans: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    merged: list[tuple[int, int, str]] = []
    for start, end, placeholder in spans:
        if merged and merged[-1][2] == placeholder:
            last = merged[-1]
            if start <= last[1] or _ADJACENT.fullmatch(text, last[1], start):
                merged[-1] = (last[0], end, placeholder)
                continue
        merged.append((start, end, placeholder))
    return merged
