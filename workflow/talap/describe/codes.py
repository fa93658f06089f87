"""Per code: participants with an interval, codings, words; and interviews by codes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from talap.base.codebook import Codebook
from talap.base.contracts import CONSENSUS, PARTICIPANTS
from talap.base.tables import Column, Table, write_csv
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


def run(
    participants: Path,
    consensus: Path,
    codebook: Path,
    confidence: float,
    method: str,
    codes: Path,
    codes_csv: Path,
    presence: Path,
    presence_csv: Path,
) -> None:
    """Read participants and consensus, count per code, write two tables."""
    people, coded = PARTICIPANTS.read(participants), CONSENSUS.read(consensus)
    book = Codebook.read(codebook)
    table = count_codes(people, coded, book, confidence, method)  # type: ignore[arg-type]  # checked in config.yaml
    CODES.write(table, codes)
    write_csv(table, codes_csv)
    grid = presence_grid(people, coded, book)
    PRESENCE.write(grid, presence)
    write_csv(grid, presence_csv)


def count_codes(
    participants: pd.DataFrame,
    consensus: pd.DataFrame,
    codebook: Codebook,
    confidence: float,
    method: Interval,
) -> pd.DataFrame:
    """Count participants, codings and words per code; see ``CODES``."""
    import pandas as pd

    total = len(participants)
    rows = []
    for order, (name, code) in enumerate(codebook.codes.items(), 1):
        of_code = consensus[consensus["code"].isin(codebook.family(name))]
        holders = of_code["participant"].nunique()
        low, high = interval(holders, total, confidence, method)
        rows.append(
            {
                "order": order,
                "code": name,
                "parent": code.parent,
                "participants": holders,
                "total": total,
                "share": holders / total,
                "low": low,
                "high": high,
                "codings": of_code["coding"].nunique(),
                "words": of_code["words"].sum(),
            }
        )
    return CODES.check(pd.DataFrame(rows, columns=CODES.names))


def presence_grid(
    participants: pd.DataFrame, consensus: pd.DataFrame, codebook: Codebook
) -> pd.DataFrame:
    """Count codings per code and interview; see ``PRESENCE``."""
    import pandas as pd

    rows = []
    for order, name in enumerate(codebook.codes, 1):
        of_code = consensus[consensus["code"].isin(codebook.family(name))]
        counts = of_code.groupby("interview")["coding"].nunique()
        for person in participants.itertuples():
            rows.append(
                {
                    "order": order,
                    "code": name,
                    "interview": person.interview,
                    "participant": person.participant,
                    "codings": int(counts.get(person.interview, 0)),
                }
            )
    return PRESENCE.check(pd.DataFrame(rows, columns=PRESENCE.names))
