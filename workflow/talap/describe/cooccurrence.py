"""Which codes are spoken of together: by the same participant, and in the same turn.

What fifteen participants bear: two codes that half of them hold can reach p = 0.0002
at most, but there are hundreds of pairs, and Holm's adjustment multiplies by their
number: read the counts beside what is expected, not the stars. Turns are many, but a
turn is no independent case: the test by turn compares within interviews only, so that
a talkative participant is no evidence; that neighbouring turns continue one thought it
cannot see, and its p is the smaller for it.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from talap.base.codebook import Codebook
from talap.base.tables import Column, Table, cells
from talap.describe.exact import Table2x2, holm, stratified_test

if TYPE_CHECKING:
    import pandas as pd

UNITS = ("participant", "turn")

Held = dict[str, set[Any]]  # by stratum: the units of it that have a code

COOCCURRENCE = Table(
    "cooccurrence",
    "One row per pair of applied codes that are used, and unit.",
    (
        Column("unit", "string", "where the two meet", values=UNITS),
        Column("first_order", "integer", "position of the first in the codebook"),
        Column("second_order", "integer", "position of the second in the codebook"),
        Column("first", "string", "the code earlier in the codebook"),
        Column("second", "string", "the later one"),
        Column("first_count", "integer", "units with the first"),
        Column("second_count", "integer", "units with the second"),
        Column("both", "integer", "units with both"),
        Column("expected", "number", "if the two were unrelated (turn: in interviews)"),
        Column("units", "integer", "units in all"),
        Column("p", "number", "exact test, two-sided (turn: stratified by interview)"),
        Column("attainable", "number", "smallest p that these margins allow"),
        Column("p_holm", "number", "p adjusted for all pairs of the unit"),
    ),
    key=("unit", "first_order", "second_order"),
)


def count_pairs(
    participants: pd.DataFrame,
    turns: pd.DataFrame,
    consensus: pd.DataFrame,
    codebook: Codebook,
) -> pd.DataFrame:
    """Count and test every pair of applied codes; see ``COOCCURRENCE``.

    The turns are the participants'. A code that nobody holds is in no pair.
    """
    import pandas as pd

    said = turns[turns["role"] == "participant"]
    people = set(participants["participant"])
    known = set(cells(said, "interview", "turn"))
    sizes = {str(name): int(n) for name, n in said.groupby("interview").size().items()}
    by_person: dict[str, Held] = {}
    by_turn: dict[str, Held] = {}
    columns = ("code", "participant", "interview", "turn")
    for code, person, interview, turn in cells(consensus, *columns):
        if person in people:
            by_person.setdefault(code, {}).setdefault("", set()).add(person)
        if (interview, turn) in known:
            by_turn.setdefault(code, {}).setdefault(interview, set()).add(turn)
    rows = _pairs("participant", by_person, {"": len(people)}, codebook)
    rows += _pairs("turn", by_turn, sizes, codebook)
    return COOCCURRENCE.check(pd.DataFrame(rows, columns=COOCCURRENCE.names))


def _pairs(
    unit: str, held: dict[str, Held], sizes: dict[str, int], codebook: Codebook
) -> list[dict[str, Any]]:
    orders = {code: order for order, code in enumerate(codebook.codes, 1)}
    used = [code for code in codebook.applied() if code in held]
    rows: list[dict[str, Any]] = []
    for first, second in combinations(used, 2):
        one, two = held[first], held[second]
        shared = sorted(one.keys() & two.keys())  # elsewhere nothing can meet
        p, attainable, expected = stratified_test(
            [_table(one[name], two[name], sizes[name]) for name in shared]
        )
        rows.append(
            {
                "unit": unit,
                "first_order": orders[first],
                "second_order": orders[second],
                "first": first,
                "second": second,
                "first_count": sum(map(len, one.values())),
                "second_count": sum(map(len, two.values())),
                "both": sum(len(one[name] & two[name]) for name in shared),
                "expected": expected,
                "units": sum(sizes.values()),
                "p": p,
                "attainable": attainable,
            }
        )
    for row, p_holm in zip(rows, holm([row["p"] for row in rows]), strict=True):
        row["p_holm"] = p_holm
    return rows


def _table(first: set[Any], second: set[Any], size: int) -> Table2x2:
    both = len(first & second)
    return (
        (both, len(first) - both),
        (len(second) - both, size - len(first | second)),
    )
