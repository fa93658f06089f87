"""The consensus as it would be by one coder alone, or by another rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from talap.base.config import read_section
from talap.base.contracts import CODINGS, TURNS, VARIANTS
from talap.coding.config import Coding, Rule, Without
from talap.coding.consensus import agree, coders_by_interview

if TYPE_CHECKING:
    import pandas as pd

RULES: tuple[Rule, ...] = ("union", "intersection", "majority")


def run(codings: Path, turns: Path, config: Path, variants: Path) -> None:
    """Read codings and turns, write who holds which code under each variant."""
    without = read_section(config, "coding", Coding).without_codings
    table = all_variants(CODINGS.read(codings), TURNS.read(turns), without)
    VARIANTS.write(table, variants)


def all_variants(
    codings: pd.DataFrame, turns: pd.DataFrame, without: Without = "found_nothing"
) -> pd.DataFrame:
    """Return who holds which code by each coder and, of several, by each rule.

    With two coders the majority is the intersection; it is left out then. So is who did
    not code every interview: alone, that coder says nothing about the others.
    """
    import pandas as pd

    coders = sorted(set(codings["coder"]))
    by_interview = coders_by_interview(codings).values()
    alone = [
        coder
        for coder in coders
        if without != "did_not_code" or all(coder in some for some in by_interview)
    ]
    parts = [
        _holders(agree(codings, turns, "named", coder), f"coder {coder}")
        for coder in alone
    ]
    rules = RULES if len(coders) > 2 else RULES[:2] if len(coders) == 2 else ()
    parts += [
        _holders(agree(codings, turns, rule, without=without), f"rule {rule}")
        for rule in rules
    ]
    if not parts:  # all of the codings are of people who withdrew
        return VARIANTS.check(pd.DataFrame(columns=VARIANTS.names))
    return VARIANTS.check(pd.concat(parts, ignore_index=True))


def _holders(consensus: pd.DataFrame, variant: str) -> pd.DataFrame:
    pairs = consensus[["participant", "code"]].drop_duplicates()
    return pairs.assign(variant=variant)
