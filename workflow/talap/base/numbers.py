"""A reported number: a typed value that knows the rows it counts.

``results/numbers.json`` maps each key to one number:

kind
    count, share, mean, median, duration, agreement, statistic, p-value, rank, constant.
value, unit
    The value at full precision; unit is "" for plain counts and shares (0 to 1).
digits
    Decimals when printed; a share is printed in percent with this many decimals.
interval
    ``{low, high, method, confidence}``, where the kind has one.
range
    ``{low, high, low_by, high_by}``: of a share that codes decide, its smallest and
    largest value without any one participant, by each coder alone, by each other rule.
denominator
    ``{value, table, rows}``: of how many, and which.
numerator
    The count above the denominator, of a share.
definition
    In each language, what the number says.
rule
    The specification, as the study's numbers.yaml gives it, in one line.
evidence
    ``{table, rows}``: the rows counted. Rows of the turns table are written
    ``INTERVIEW:FIRST-LAST``.
interviews
    The interviews in which the evidence lies, in order.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from talap.base.files import read_json

KINDS = (
    "count",
    "share",
    "mean",
    "median",
    "duration",
    "agreement",
    "statistic",
    "p-value",
    "rank",
    "constant",
)

Number = dict[str, Any]


def read_numbers(path: Path) -> dict[str, Number]:
    """Read numbers.json."""
    numbers: dict[str, Number] = read_json(path)
    return numbers


# A row of evidence that names turns: interview, first and last.
TURNS = re.compile(r"(.+):(\d+)-(\d+)")


def count_rows(rows: list[str]) -> int:
    """Return how many rows an evidence names; a range of turns is as many as it spans.

    >>> count_rows(["I01:1-10", "I02:4-4", "P03"])
    12
    """
    spans = (TURNS.fullmatch(row) for row in rows)
    return sum(int(span[3]) - int(span[2]) + 1 if span else 1 for span in spans)


# What may follow the key in prose, and where it stands in the number.
VARIANTS: dict[str, tuple[str, ...]] = {
    "ci": ("interval",),
    "range": ("range",),
    "low": ("interval", "low"),
    "high": ("interval", "high"),
    "n": ("numerator",),
    "of": ("denominator", "value"),
    "sd": ("spread", "sd"),
    "min": ("spread", "min"),
    "max": ("spread", "max"),
}


def variants(number: Number) -> list[str]:
    """Return the variants that a number has, in a fixed order."""
    return [name for name in VARIANTS if _look(number, VARIANTS[name]) is not None]


def variant(number: Number, name: str) -> Any:
    """Return the value behind a variant, None if the number has none."""
    return _look(number, VARIANTS[name])


def _look(number: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        if not isinstance(number, dict) or number.get(part) is None:
            return None
        number = number[part]
    return number
