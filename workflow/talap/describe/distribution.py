"""Who holds which code and who speaks how much: over people, groups, pairs, interviews.

All that is read off the consensus and the turns alone, without what a study asks in
`config/numbers.yaml` and `config/claims.yaml`. One step, since each of these tables
takes less time than loading what it is made from.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from talap.base.codebook import Codebook
from talap.base.contracts import CONSENSUS, LANGUAGE_SPANS, PARTICIPANTS, TURNS
from talap.base.tables import Table, write_csv
from talap.describe.accumulation import (
    ACCUMULATION,
    RICHNESS,
    SATURATION,
    accumulate,
    estimate,
    presence,
    saturate,
)
from talap.describe.codes import CODES, PRESENCE, count_codes, presence_grid
from talap.describe.cooccurrence import COOCCURRENCE, count_pairs
from talap.describe.groups import GROUPS, TESTS, compare_groups, count_groups
from talap.describe.talk import TALK, count_talk

if TYPE_CHECKING:
    import pandas as pd

    from talap.describe.config import Interval


def run(
    participants: Path,
    turns: Path,
    languages: Path,
    consensus: Path,
    codebook: Path,
    attributes: list[str],
    order: str,
    base: int,
    length: int,
    threshold: float,
    confidence: float,
    method: str,
    replications: int,
    seed: int,
    folder: Path,
) -> None:
    """Read who said what and which codes it has, write each table and its CSV.

    Raises
    ------
    TalapError
        If the published participants' table lacks an attribute that groups or orders.
    """
    people, said = PARTICIPANTS.read(participants), TURNS.read(turns)
    coded, book = CONSENSUS.read(consensus), Codebook.read(codebook)
    groups = count_groups(people, coded, book, attributes)
    interviews, held = presence(people, coded, book, order)
    interval: Interval = method  # type: ignore[assignment]  # checked in config.yaml
    runs = saturate(held, base, length, threshold, replications, seed)
    tables: dict[str, tuple[Table, pd.DataFrame]] = {
        "codes": (CODES, count_codes(people, coded, book, confidence, interval)),
        "presence": (PRESENCE, presence_grid(people, coded, book)),
        "groups": (GROUPS, groups),
        "group_tests": (TESTS, compare_groups(groups, confidence)),
        "cooccurrence": (COOCCURRENCE, count_pairs(people, said, coded, book)),
        "accumulation": (ACCUMULATION, accumulate(interviews, held)),
        "saturation": (SATURATION, runs),
        "richness": (RICHNESS, estimate(held, confidence)),
        "talk": (TALK, count_talk(said, LANGUAGE_SPANS.read(languages))),
    }
    for name, (contract, table) in tables.items():
        path = folder / f"{name}.parquet"
        contract.write(table, path)
        write_csv(contract.read(path), path.with_suffix(".csv"))
