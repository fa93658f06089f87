"""Codes by group of participants: who holds them, and what an exact test can say.

What fifteen participants bear: with groups of seven and eight Fisher's p falls below
0.05 only for differences such as 0 of 7 against 5 of 8; after Holm's adjustment for
some forty codes hardly any difference can. `attainable` says so in advance. The counts
describe this sample; the intervals of the odds ratios are wide because they must be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talap.base.codebook import Codebook
from talap.base.errors import TalapError
from talap.base.tables import Column, Table, cells
from talap.describe.exact import conditional_odds_ratio, exact_test, holm

if TYPE_CHECKING:
    import pandas as pd

DECIMALS = 10  # beyond them processors may differ, and the results' bytes with them

_ORDER = Column("order", "integer", "position of the code in the codebook, from 1")
_CODE = Column("code", "string", "identifier of an applied code")
_ATTRIBUTE = Column("attribute", "string", "column of the participants' table")

GROUPS = Table(
    "groups",
    "One row per attribute, code and group of participants.",
    (
        _ATTRIBUTE,
        _ORDER,
        _CODE,
        Column("group", "string", "value of the attribute"),
        Column("participants", "integer", "of the group, with at least one coding"),
        Column("total", "integer", "participants of the group"),
        Column("share", "number", "participants / total"),
    ),
    key=("attribute", "order", "group"),
)

TESTS = Table(
    "group tests",
    "One row per attribute and code: do the groups hold it equally often?",
    (
        _ATTRIBUTE,
        _ORDER,
        _CODE,
        Column("groups", "integer", "groups compared"),
        Column("participants", "integer", "with the code, in all groups"),
        Column("total", "integer", "participants with a value of the attribute"),
        Column("p", "number", "Fisher's exact test, two-sided"),
        Column("attainable", "number", "smallest p that these margins allow"),
        Column("p_holm", "number", "p adjusted for all codes of the attribute"),
        Column("attainable_holm", "number", "attainable times the codes, 1 at most"),
        Column(
            "odds_ratio",
            "number",
            "first group against second, conditional; empty for more groups",
            "",
            True,
        ),
        Column("low", "number", "lower bound of its exact interval", "", True),
        Column("high", "number", "upper bound of its exact interval", "", True),
    ),
    key=("attribute", "order"),
)


def count_groups(
    participants: pd.DataFrame,
    consensus: pd.DataFrame,
    codebook: Codebook,
    attributes: list[str],
) -> pd.DataFrame:
    """Count who holds each applied code in each group; see ``GROUPS``.

    Participants without a value of the attribute are in none of its groups.

    Raises
    ------
    TalapError
        If the published participants' table lacks an attribute.
    """
    import pandas as pd

    for attribute in attributes:
        if attribute not in participants:
            raise TalapError(
                "config/config.yaml",
                f"participants have no published attribute {attribute}",
                "name a column that clean.participants.columns publishes",
                "key describe.groups",
            )
    pairs = set(cells(consensus, "participant", "code"))
    rows: list[dict[str, Any]] = []
    for attribute in attributes:
        known = participants[participants[attribute].notna()]
        members: dict[Any, list[str]] = {}
        for person, value in cells(known, "participant", attribute):
            members.setdefault(value, []).append(person)
        for order, code in enumerate(codebook.codes, 1):
            if not codebook.codable(code):
                continue
            for value, people in sorted(members.items()):
                holders = sum((person, code) in pairs for person in people)
                rows.append(
                    {
                        "attribute": attribute,
                        "order": order,
                        "code": code,
                        "group": f"{value:g}" if isinstance(value, float) else value,
                        "participants": holders,
                        "total": len(people),
                        "share": holders / len(people),
                    }
                )
    return GROUPS.check(pd.DataFrame(rows, columns=GROUPS.names))


def compare_groups(counts: pd.DataFrame, confidence: float) -> pd.DataFrame:
    """Test each code of each attribute; see ``TESTS``.

    An attribute with one group has nothing to compare, and no row. The adjustment is
    for the codes of one attribute: each attribute is a question of its own.
    """
    import pandas as pd

    tables: dict[str, dict[tuple[int, str], list[tuple[int, int]]]] = {}
    columns = ("attribute", "order", "code", "participants", "total")
    for attribute, order, code, people, total in cells(counts, *columns):
        of_code = tables.setdefault(attribute, {}).setdefault((order, code), [])
        of_code.append((people, total))
    rows: list[dict[str, Any]] = []
    for attribute, of_attribute in tables.items():
        found: list[dict[str, Any]] = []
        for (order, code), of_code in sorted(of_attribute.items()):
            held, sizes = ([*counted] for counted in zip(*of_code, strict=True))
            if len(sizes) < 2:
                continue
            p, attainable = exact_test(held, sizes)
            ratio: list[float | None] = [None, None, None]
            if len(sizes) == 2:
                exact = conditional_odds_ratio(held, sizes, confidence)
                ratio = [round(bound, DECIMALS) for bound in exact]
            found.append(
                {
                    "attribute": attribute,
                    "order": order,
                    "code": code,
                    "groups": len(sizes),
                    "participants": sum(held),
                    "total": sum(sizes),
                    "p": p,
                    "attainable": attainable,
                    "odds_ratio": ratio[0],
                    "low": ratio[1],
                    "high": ratio[2],
                }
            )
        adjusted = holm([row["p"] for row in found])
        for row, p_holm in zip(found, adjusted, strict=True):
            row["p_holm"] = p_holm
            row["attainable_holm"] = min(1.0, row["attainable"] * len(found))
        rows += found
    return TESTS.check(pd.DataFrame(rows, columns=TESTS.names))
