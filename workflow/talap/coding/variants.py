"""The consensus as it would be by one coder alone, or by another rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talap.base.contracts import VARIANTS
from talap.coding.config import Rule, Without
from talap.coding.rules import coders_by_interview, find_passages

if TYPE_CHECKING:
    import pandas as pd

RULES: tuple[Rule, ...] = ("union", "intersection", "majority")


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
    people = dict(zip(turns["interview"], turns["participant"], strict=True))

    def holders(variant: str, rule: Rule, **how: Any) -> list[tuple[str, str, str]]:
        passages = find_passages(codings, rule, **how)
        found = {(people[cell[0]], cell[2]) for cell, some in passages.items() if some}
        return [(variant, *pair) for pair in sorted(found)]

    rows = [
        row for name in alone for row in holders(f"coder {name}", "named", coder=name)
    ]
    rules = RULES if len(coders) > 2 else RULES[:2] if len(coders) == 2 else ()
    for rule in rules:
        rows += holders(f"rule {rule}", rule, without=without)
    return VARIANTS.check(pd.DataFrame(rows, columns=VARIANTS.names))
