"""Constants taken from publications, each with its source."""

from __future__ import annotations

from math import isfinite
from pathlib import Path
from typing import Any

from talap.base.csvs import read_rows
from talap.base.errors import TalapError

RELATIONS = ("exact", "about", "more than", "range")


def read_context(path: Path, languages: list[str]) -> dict[str, dict[str, Any]]:
    """Read data/published/context.csv: key, value, high, unit, relation, source.

    ``high`` closes a range and may be absent or empty. A column ``source_LANGUAGE``
    words the source in one of the study's languages, where ``source`` alone would not
    be read: a description rather than a reference. Columns ``note_LANGUAGE`` are free
    for the study's own remarks.

    Raises
    ------
    TalapError
        If a key repeats, a value is no number, the relation is unknown, a range has no
        end or there is no source: a constant that nobody can check is none.
    """
    found: dict[str, dict[str, Any]] = {}
    for line, row in enumerate(
        read_rows(path, ("key", "value", "unit", "relation", "source")), 2
    ):
        place = f"line {line}, key {row['key']}"
        if row["key"] in found:
            raise TalapError(path, "the key stands twice", "rename one", place)
        if row["relation"] not in RELATIONS:
            raise TalapError(
                path,
                f"unknown relation {row['relation']!r}",
                f"use one of: {', '.join(RELATIONS)}",
                place,
            )
        if not row["source"]:
            raise TalapError(path, "no source", "say where it is published", place)
        if row["relation"] == "range" and not row.get("high"):
            raise TalapError(path, "a range without end", "fill in high", place)
        found[row["key"]] = {
            "value": _read(path, row["value"], place),
            "high": _read(path, row["high"], place) if row.get("high") else None,
            "unit": row["unit"],
            "relation": row["relation"],
            "source": row["source"],
            "sources": {
                language: row[f"source_{language}"]
                for language in languages
                if row.get(f"source_{language}")
            },
        }
    return found


def _read(path: Path, text: str, place: str) -> float | int:
    try:
        value = float(text)
        if not isfinite(value):  # "nan" and "inf" are floats, no numbers to report
            raise ValueError
    except ValueError:
        raise TalapError(
            path, f"{text!r} is no number", "write digits with a point", place
        ) from None
    return int(value) if value.is_integer() else value
