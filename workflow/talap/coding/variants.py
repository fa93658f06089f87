"""The consensus as it would be by one coder alone, or by another rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from talap.base.contracts import CODINGS, TURNS, VARIANTS
from talap.coding.config import Rule
from talap.coding.consensus import agree

if TYPE_CHECKING:
    import pandas as pd

RULES: tuple[Rule, ...] = ("union", "intersection", "majority")


def run(codings: Path, turns: Path, variants: Path) -> None:
    """Read codings and turns, write who holds which code under each variant."""
    VARIANTS.write(all_variants(CODINGS.read(codings), TURNS.read(turns)), variants)


def all_variants(codings: pd.DataFrame, turns: pd.DataFrame) -> pd.DataFrame:
    """Return who holds which code by each coder and, of several, by each rule.

    With two coders the majority is the intersection; it is left out then.
    """
    import pandas as pd

    coders = sorted(set(codings["coder"]))
    parts = [
        _holders(agree(codings, turns, "named", coder), f"coder {coder}")
        for coder in coders
    ]
    rules = RULES if len(coders) > 2 else RULES[:2] if len(coders) == 2 else ()
    parts += [_holders(agree(codings, turns, rule), f"rule {rule}") for rule in rules]
    if not parts:  # all of the codings are of people who withdrew
        return VARIANTS.check(pd.DataFrame(columns=VARIANTS.names))
    return VARIANTS.check(pd.concat(parts, ignore_index=True))


def _holders(consensus: pd.DataFrame, variant: str) -> pd.DataFrame:
    pairs = consensus[["participant", "code"]].drop_duplicates()
    return pairs.assign(variant=variant)
