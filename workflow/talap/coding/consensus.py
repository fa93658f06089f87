"""From each coder's own codings to the coding that the statistics count."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from talap.base.config import read_section
from talap.base.contracts import CODINGS, CONSENSUS, TURNS
from talap.base.errors import TalapError
from talap.base.tables import write_csv
from talap.base.words import count_words
from talap.coding.config import Coding, Rule

if TYPE_CHECKING:
    import pandas as pd


def run(
    codings: Path,
    turns: Path,
    codebook: Path,
    participants: Path,
    config: Path,
    consensus: Path,
    consensus_csv: Path,
) -> None:
    """Read codings and turns, apply the configured rule, write one table."""
    section = read_section(config, "coding", Coding)
    coded = CODINGS.read(codings)
    coders = sorted(set(coded["coder"]))
    if section.consensus == "named" and section.coder not in coders:
        raise TalapError(
            config,
            f"no coding is by {section.coder}",
            f"name one of: {', '.join(coders)}",
            "key coding.coder",
        )
    table = agree(coded, TURNS.read(turns), section.consensus, section.coder)
    CONSENSUS.write(table, consensus)
    write_csv(table, consensus_csv)


def agree(
    codings: pd.DataFrame, turns: pd.DataFrame, rule: Rule, coder: str | None
) -> pd.DataFrame:
    """Return the consensus codings by a rule; see ``CONSENSUS``.

    Parameters
    ----------
    codings, turns : DataFrame
        See ``CODINGS`` and ``TURNS``.
    rule : {"named", "union", "intersection", "majority"}
        Text that `coder`, any coder, all coders, or more than half of them gave a
        code. Adjoining text of one code is one coding.
    coder : str or None
        The coder of the rule "named".
    """
    import pandas as pd

    coders = sorted(set(codings["coder"]))
    if rule == "named":
        codings, coders = codings[codings["coder"] == coder], [str(coder)]
    needed = {
        "named": 1,
        "union": 1,
        "intersection": len(coders),
        "majority": len(coders) // 2 + 1,
    }[rule]
    texts = turns.set_index(["interview", "turn"])[["text", "participant"]]
    found = []
    for (interview, turn), group in codings.groupby(["interview", "turn"], sort=True):
        row = texts.loc[(interview, turn)]
        passages = [
            (start, end, str(code), who)
            for code, of_code in group.groupby("code", sort=True)
            for start, end, who in covered(of_code, needed)
        ]
        for number, (start, end, code, who) in enumerate(sorted(passages), 1):
            quote = row["text"][start:end]
            found.append(
                {
                    "coding": f"{interview}-{turn:03d}-{number:02d}",
                    "interview": interview,
                    "turn": turn,
                    "participant": row["participant"],
                    "code": code,
                    "start": start,
                    "end": end,
                    "quote": quote,
                    "words": count_words(quote),
                    "coders": ",".join(who),
                }
            )
    return CONSENSUS.check(pd.DataFrame(found, columns=CONSENSUS.names))


def covered(codings: pd.DataFrame, needed: int) -> list[tuple[int, int, list[str]]]:
    """Return the spans that at least `needed` coders cover, and who they are."""
    borders = sorted(set(codings["start"]) | set(codings["end"]))
    spans: list[tuple[int, int, list[str]]] = []
    for start, end in pairwise(borders):
        over = codings[(codings["start"] <= start) & (codings["end"] >= end)]
        who = sorted(set(over["coder"]))
        if len(who) < needed:
            continue
        if spans and spans[-1][1] == start:
            joined = sorted({*spans[-1][2], *who})
            spans[-1] = (spans[-1][0], end, joined)
        else:
            spans.append((start, end, who))
    return spans
