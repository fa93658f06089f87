"""From each coder's own codings to the coding that the statistics count.

Beside it stands who would hold which code by one coder alone or by another rule: made
from the same tables, and in less time than it takes to load them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from talap.base.codebook import Codebook
from talap.base.config import read_section
from talap.base.contracts import CODINGS, CONSENSUS, TURNS, VARIANTS
from talap.base.csvs import read_rows
from talap.base.errors import TalapError, TalapErrors
from talap.base.tables import write_csv
from talap.coding.adjudication import Decision, read_decisions
from talap.coding.codings import by_interview
from talap.coding.config import Coding
from talap.coding.rules import agree, coders_by_interview
from talap.coding.variants import all_variants

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
    variants: Path,
) -> None:
    """Read codings and turns, apply the configured rule and the others, write both."""
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
    said = TURNS.read(turns)
    check_coded(coded, set(said["interview"]), section, config)
    decisions: list[Decision] = []
    if section.adjudication:
        known = [row["interview"] for row in read_rows(participants, ("interview",))]
        decisions = read_decisions(
            Path(section.adjudication),
            by_interview(said),
            Codebook.read(codebook),
            known,
            participants,
        )
    without = section.without_codings
    table = agree(coded, said, section.consensus, section.coder, decisions, without)
    others = all_variants(coded, said, without)
    CONSENSUS.write(table, consensus)
    write_csv(table, consensus_csv)
    VARIANTS.write(others, variants)


def check_coded(
    codings: pd.DataFrame, interviews: set[str], section: Coding, config: Path
) -> None:
    """Stop where a rule would count as uncoded what somebody may not have worked on.

    Raises
    ------
    TalapErrors
        One error per coder without a coding in interviews where that decides what the
        rule gives, unless the configuration says what it means; whatever it says but
        `found_nothing`, where the rule has nobody left to ask.
    """
    if section.without_codings == "found_nothing":
        return
    coders = coders_by_interview(codings)
    everybody = {name for several in coders.values() for name in several}
    asked = {str(section.coder)} if section.consensus == "named" else everybody
    lacking: dict[str, list[str]] = {}
    for name in sorted(interviews):
        missing = asked - set(coders.get(name, ()))
        some_left = missing < asked
        if some_left and section.without_codings == "did_not_code":
            continue
        if missing and not (some_left and section.consensus == "union"):
            lacking.setdefault(", ".join(sorted(missing)), []).append(name)
    if lacking:
        raise TalapErrors(
            [
                TalapError(
                    config,
                    f"no coding by {who} in {', '.join(names)}: by the rule "
                    f"{section.consensus} they would count as having no code",
                    "bring the codings, or say in `without_codings` what that means: "
                    "found_nothing, or did_not_code where others did",
                    "key coding.consensus",
                )
                for who, names in lacking.items()
            ]
        )
