"""Who speaks how much, and in which language; how long the interviews are.

Times are those of the transcript: a turn lasts from its stamp to its end or, where the
transcript has none, to the next turn's stamp; the last such turn of an interview has no
length. Where nothing is stamped there is no time, and no share of it. Words are counted
for every turn.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from talap.base.contracts import LANGUAGES, ROLES
from talap.base.tables import Column, Table, cells

if TYPE_CHECKING:
    import pandas as pd

ALL = "all"
_SUMS = ("interview", "role", "language", "turns", "words", "seconds")

TALK = Table(
    "talk",
    "One row per interview, or all, role and language, or all.",
    (
        Column("interview", "string", "the transcript's file stem, or all"),
        Column("role", "string", "who speaks", values=(*ROLES, ALL)),
        Column("language", "string", "language of the words", values=(*LANGUAGES, ALL)),
        Column("turns", "integer", "turns (of a language: in which it occurs)"),
        Column("words", "integer", "words"),
        Column("word_share", "number", "words / words of all speakers"),
        Column("seconds", "number", "time; a turn's is divided by words", "s", True),
        Column("time_share", "number", "time / time of all speakers", "", True),
        Column(
            "length",
            "number",
            "first stamp to last, of an interview or all; with role and language all",
            "s",
            True,
        ),
    ),
    key=("interview", "role", "language"),
)


def count_talk(turns: pd.DataFrame, languages: pd.DataFrame) -> pd.DataFrame:
    """Add up words and time by interview, role and language; see ``TALK``.

    There is a row for what occurs. Time over all interviews is that of the interviews
    that have any: its shares are of the time known, not of the words.
    """
    import pandas as pd

    timed = turns.assign(seconds=turn_lengths(turns))
    whole = timed.assign(language=ALL)
    keys = ["interview", "turn"]
    spans = languages.groupby([*keys, "language"], as_index=False)["words"].sum()
    of_turn = timed[[*keys, "role", "seconds", "words"]]
    parts = spans.merge(of_turn.rename(columns={"words": "in_turn"}), on=keys)
    shares = parts["words"] / parts["in_turn"].where(parts["in_turn"] > 0)
    parts["seconds"] = parts["seconds"] * shares
    parts = parts[parts["words"] > 0]
    columns = [*keys, "role", "language", "words", "seconds"]
    long = pd.concat([whole[columns], parts[columns]], ignore_index=True)
    long = pd.concat([long, long.assign(role=ALL)], ignore_index=True)
    total = long.assign(turn=long["interview"] + " " + long["turn"].astype(str))
    total = total.assign(interview=ALL)
    long = pd.concat([long, total], ignore_index=True)
    table = pd.DataFrame(_sums(long[columns]), columns=_SUMS)
    everybody = table[(table["role"] == ALL) & (table["language"] == ALL)]
    everybody = everybody.set_index("interview")
    words = table["interview"].map(everybody["words"])
    seconds = table["interview"].map(everybody["seconds"])
    table["word_share"] = (table["words"] / words.where(words > 0)).fillna(0)
    table["time_share"] = table["seconds"] / seconds.where(seconds > 0)
    lengths = interview_lengths(turns)
    lengths[ALL] = math.fsum(lengths.values()) if lengths else math.nan
    of_all = (table["role"] == ALL) & (table["language"] == ALL)
    table["length"] = table["interview"].map(lengths).where(of_all)
    return TALK.check(table)


def interview_lengths(turns: pd.DataFrame) -> dict[str, float]:
    """Return how long each interview with time stamps lasts, in seconds."""
    by_interview = turns.groupby("interview")
    last = by_interview[["start", "end"]].max().max(axis=1)
    lengths = (last - by_interview["start"].min()).dropna()
    return {str(name): float(length) for name, length in lengths.items()}


def _sums(long: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Return the rows of ``TALK`` up to the seconds, sorted; see ``_SUMS``."""
    turns: dict[tuple[str, str, str], set[Any]] = {}
    words: Counter[tuple[str, str, str]] = Counter()
    seconds: dict[tuple[str, str, str], list[float]] = {}
    for interview, turn, role, language, count, time in cells(long, *long.columns):
        key = interview, role, language
        turns.setdefault(key, set()).add(turn)
        words[key] += count
        if time == time:  # known
            seconds.setdefault(key, []).append(time)
    # fsum is exact whatever the order, so that the bytes are the same everywhere.
    return [
        (
            *key,
            len(turns[key]),
            words[key],
            math.fsum(seconds[key]) if key in seconds else None,
        )
        for key in sorted(turns)
    ]


def turn_lengths(turns: pd.DataFrame) -> pd.Series:
    """Return how long each turn lasts, in seconds; NaN where it cannot be told."""
    following = turns.groupby("interview")["start"].shift(-1)
    length = turns["end"].where(turns["end"].notna(), following) - turns["start"]
    return length.where(length >= 0)
