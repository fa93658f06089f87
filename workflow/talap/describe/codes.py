"""Per code: participants with an interval, codings, words; and interviews by codes."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from talap.base.codebook import Codebook
from talap.base.tables import Column, Table, cells
from talap.describe.config import Interval
from talap.describe.proportion import interval

if TYPE_CHECKING:
    import pandas as pd

CODES = Table(
    "codes",
    "One row per code, a parent counting what its children count.",
    (
        Column("order", "integer", "position in the codebook, from 1"),
        Column("code", "string", "identifier"),
        Column("parent", "string", "code above it, empty for none", optional=True),
        Column("participants", "integer", "participants with at least one coding"),
        Column("total", "integer", "participants in all"),
        Column("share", "number", "participants / total"),
        Column("low", "number", "lower bound of the share's interval"),
        Column("high", "number", "upper bound of the share's interval"),
        Column("codings", "integer", "codings"),
        Column("words", "integer", "words coded"),
    ),
    key=("order",),
)

PRESENCE = Table(
    "presence",
    "One row per code and interview, also where there is none.",
    (
        Column("order", "integer", "position of the code in the codebook, from 1"),
        Column("code", "string", "identifier"),
        Column("interview", "string", "the transcript's file stem"),
        Column("participant", "string", "pseudonymous identifier"),
        Column("codings", "integer", "codings of the code in the interview"),
    ),
    key=("order", "interview"),
)


def count_codes(
    participants: pd.DataFrame,
    consensus: pd.DataFrame,
    codebook: Codebook,
    confidence: float,
    method: Interval,
) -> pd.DataFrame:
    """Count participants, codings and words per code; see ``CODES``."""
    import pandas as pd

    holders: dict[str, set[str]] = defaultdict(set)
    codings: dict[str, set[str]] = defaultdict(set)
    words: Counter[str] = Counter()
    columns = ("code", "participant", "coding", "words")
    for code, person, coding, count in cells(consensus, *columns):
        holders[code].add(person)
        codings[code].add(coding)
        words[code] += count
    total = len(participants)
    rows = []
    for order, (name, entry) in enumerate(codebook.codes.items(), 1):
        family = codebook.family(name)
        held = len(set().union(*(holders[code] for code in family)))
        low, high = interval(held, total, confidence, method)
        rows.append(
            {
                "order": order,
                "code": name,
                "parent": entry.parent,
                "participants": held,
                "total": total,
                "share": held / total,
                "low": low,
                "high": high,
                "codings": len(set().union(*(codings[code] for code in family))),
                "words": sum(words[code] for code in family),
            }
        )
    return CODES.check(pd.DataFrame(rows, columns=CODES.names))


def presence_grid(
    participants: pd.DataFrame, consensus: pd.DataFrame, codebook: Codebook
) -> pd.DataFrame:
    """Count codings per code and interview; see ``PRESENCE``."""
    import pandas as pd

    codings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for code, interview, coding in cells(consensus, "code", "interview", "coding"):
        codings[code, interview].add(coding)
    people = list(cells(participants, "interview", "participant"))
    rows = []
    for order, name in enumerate(codebook.codes, 1):
        family = codebook.family(name)
        for interview, person in people:
            found = set().union(*(codings[code, interview] for code in family))
            rows.append((order, name, interview, person, len(found)))
    return PRESENCE.check(pd.DataFrame(rows, columns=PRESENCE.names))
