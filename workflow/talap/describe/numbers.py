"""Compute every reported number from the study's specifications, with its evidence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from math import fsum
from numbers import Real
from pathlib import Path
from statistics import fmean, median, stdev
from typing import Any

from talap.base.codebook import Codebook
from talap.base.context import read_context
from talap.base.contracts import CONSENSUS, INTERVIEWS, TURNS
from talap.base.errors import TalapError
from talap.base.files import write_json
from talap.base.localise import decimals
from talap.base.messages import Messages
from talap.base.numbers import Number
from talap.describe.conditions import absent
from talap.describe.config import (
    READ_KINDS,
    Interval,
    NumberSpec,
    as_text,
    codes_of,
    listed,
    read_specs,
)
from talap.describe.evidence import turn_ranges
from talap.describe.proportion import interval
from talap.describe.robustness import share_range
from talap.describe.rows import Row, Rows

SIGNIFICANT = 12  # digits kept: beyond them processors may differ


def run(
    participants: Path,
    interviews: Path,
    turns: Path,
    consensus: Path,
    variants: Path,
    tables: list[Path],
    codebook: Path,
    specs: Path,
    context: Path,
    settings: str,
    confidence: float,
    method: str,
    languages: list[str],
    locales: list[Path],
    numbers: Path,
) -> None:
    """Read tables and specifications, compute the numbers, write numbers.json."""
    book = Codebook.read(codebook, languages)
    study = Study(
        Rows.read(participants),
        Rows.read(interviews),
        Rows.read(turns),
        Rows.read(consensus),
        Rows.read(variants),
        book,
        read_context(context, languages),
        {path.stem: Rows.read(path) for path in tables},
        json.loads(settings),
        confidence,
        method,  # type: ignore[arg-type]  # checked in config.yaml
    )
    messages = [Messages(language, locales) for language in languages]
    found = compute(study, read_specs(specs, book, languages), messages, specs)
    write_json(numbers, found)


@dataclass(frozen=True)
class Study:
    """The tables that numbers are computed from, and the choices they depend on."""

    participants: Rows
    interviews: Rows
    turns: Rows
    consensus: Rows
    variants: Rows
    codebook: Codebook
    context: dict[str, dict[str, Any]]
    tables: dict[str, Rows]  # computed by other steps, by name
    settings: dict[str, Any]
    confidence: float
    method: Interval
    # Large tables are joined when they are first asked for.
    joined: dict[str, Rows] = field(default_factory=dict, init=False, repr=False)

    def unit(self, name: str) -> Rows:
        """Return a countable table, joined with the participants' attributes."""
        if name not in self.joined:
            plain = {
                "interviews": self.interviews,
                "turns": self.turns,
                "codings": self.consensus,
            }
            self.joined[name] = (
                plain[name].join(self.participants, "participant")
                if name in plain
                else self.participants
            )
        return self.joined[name]

    def rows(
        self, spec: NumberSpec, place: tuple[Path, str], *conditions: dict[str, Any]
    ) -> Rows:
        """Return the rows of a specification's unit that meet all conditions.

        Several conditions are met one by one, so that a column or code of the second
        does not take the place of the same one in the first.

        Raises
        ------
        TalapError
            If a condition names a column that the table lacks, or a value that none of
            its rows has and the specification does not call absent.
        """
        unit = str(spec.of)
        whole = found = self.unit(unit)
        asked = [pair for each in conditions for pair in each.items()]
        for column, wanted in asked:
            if column == "code":
                found = with_code(found, unit, self.coded({"code": wanted}))
                continue
            if column not in whole.columns:
                raise TalapError(
                    place[0],
                    f"the {unit} have no column {column}",
                    f"they have {', '.join(whole.columns)}",
                    f"number {place[1]}",
                )
            there = whole.values(column)
            fault = absent(column, wanted, there, CONTRACTS.get(unit))
            if fault is not None and not spec.absent:
                raise TalapError(place[0], *fault, f"number {place[1]}")
            found = meeting(found, column, wanted)
        return found

    def coded(self, conditions: dict[str, Any]) -> Rows:
        """Return the codings of the codes in the conditions, and of those below."""
        family = self.family(conditions)
        return self.consensus.with_rows(
            [row for row in self.consensus if row["code"] in family]
        )

    def family(self, conditions: dict[str, Any]) -> set[str]:
        """Return the codes in the conditions and those below them."""
        return {
            member
            for code in codes_of(conditions)
            for member in self.codebook.family(code)
        }

    def holders(self, conditions: dict[str, Any]) -> dict[str, set[str]]:
        """Return, by each other coder or rule, who holds one of the codes."""
        family = self.family(conditions)
        held: dict[str, set[str]] = {
            name: set() for name in sorted(set(self.variants.values("variant")))
        }
        for row in self.variants:
            if row["code"] in family:
                held[row["variant"]].add(row["participant"])
        return held


# Whose contract may name values of which a study happens to have none.
CONTRACTS = {"interviews": INTERVIEWS, "turns": TURNS, "codings": CONSENSUS}

# What a coding and a row of a unit must share for the row to hold the code.
_SHARED = {
    "participants": ["participant"],
    "interviews": ["interview"],
    "turns": ["interview", "turn"],
    "codings": ["coding"],
}


def with_code(rows: Rows, unit: str, coded: Rows) -> Rows:
    """Return the rows of a unit in which one of the codings lies."""

    def shared(row: Row) -> tuple[Any, ...]:
        return tuple(row[column] for column in _SHARED[unit])

    marked = set(map(shared, coded))
    return rows.with_rows([row for row in rows if shared(row) in marked])


def meeting(rows: Rows, column: str, wanted: Any) -> Rows:
    """Return the rows that have a wanted value in a column; an empty cell is none."""
    texts = {as_text(value) for value in listed(wanted)}
    return rows.with_rows(
        [
            row
            for row in rows
            if row[column] is not None and as_text(row[column]) in texts
        ]
    )


def compute(
    study: Study,
    specs: dict[str, NumberSpec],
    messages: list[Messages],
    file: Path,
) -> dict[str, Number]:
    """Compute the numbers in the order of their specifications."""
    return {
        key: {
            **_BY_KIND[spec.kind](study, spec, (file, key)),
            "definition": definition(study, spec, messages),
            "rule": rule(study, spec),
        }
        for key, spec in specs.items()
    }


def definition(
    study: Study, spec: NumberSpec, messages: list[Messages]
) -> dict[str, str]:
    """Return the number's wording: the study's, or one made from the codes' labels."""
    if spec.definition:
        return {m.language: spec.definition[m.language] for m in messages}
    codes = codes_of(spec.where)
    return {
        m.language: m(
            f"definition-{spec.kind}-{spec.of}",
            label=", ".join(study.codebook.label(code, m.language) for code in codes),
        )
        for m in messages
    }


def rule(study: Study, spec: NumberSpec) -> str:
    """Return the specification in one line, as an auditor can check it."""
    if spec.kind in READ_KINDS:
        row = " and ".join(f"{name} = {value}" for name, value in spec.row.items())
        return f"{spec.kind}: {spec.value} of {spec.table} where {row}"
    if spec.kind == "constant":
        return f"constant from {spec.context or spec.setting}"
    parts = [f"{spec.kind} of {spec.of}"]
    if spec.value:
        parts.append(
            f"{spec.statistic} of {spec.value}"
            if spec.kind == "duration"
            else f"of {spec.value}"
        )
    for word, conditions in (("where", spec.where), ("among", spec.among)):
        if conditions:
            said = " and ".join(
                f"{name} = {value}" for name, value in conditions.items()
            )
            parts.append(f"{word} {said}")
    if spec.kind == "share" and spec.of in INDEPENDENT:
        parts.append(f"{study.method} interval at {study.confidence:g}")
    return ", ".join(parts)


def _count(study: Study, spec: NumberSpec, place: tuple[Path, str]) -> Number:
    rows = study.rows(spec, place, spec.among, spec.where)
    if spec.value:
        rows = _known(rows, spec, place)
        value = fsum(rows.values(spec.value))
    else:
        value = _units(rows, str(spec.of))
    return _number(spec, value, _evidence(rows, str(spec.of)), _interviews(rows))


def _share(study: Study, spec: NumberSpec, place: tuple[Path, str]) -> Number:
    unit = str(spec.of)
    among = study.rows(spec, place, spec.among)
    rows = study.rows(spec, place, spec.among, spec.where)
    total, count = _units(among, unit), _units(rows, unit)
    if total == 0:
        raise TalapError(
            place[0],
            f"nobody meets {spec.among}: a share of none has no value",
            "correct `among`",
            f"number {place[1]}",
        )
    evidence = _evidence(rows, unit)
    if codes_of(spec.where):
        # The codings in the rows counted: with_code, the other way round.
        evidence = _evidence(with_code(study.coded(spec.where), unit, rows), "codings")
    number = {
        **_number(spec, count / total, evidence, _interviews(rows)),
        **_robustness(study, spec, unit, among, rows),
        "numerator": count,
        "denominator": {"value": total, **_evidence(among, unit)},
    }
    if unit in INDEPENDENT:
        low, high = interval(count, total, study.confidence, study.method)
        number["interval"] = {
            "low": _tidy(low),
            "high": _tidy(high),
            "method": study.method,
            "confidence": study.confidence,
        }
    return number


def _robustness(
    study: Study,
    spec: NumberSpec,
    unit: str,
    among: Rows,
    rows: Rows,
) -> dict[str, Any]:
    """Return the range of a share of participants, if codes decide it."""
    only_code = set(spec.where) == {"code"} and "code" not in spec.among
    if unit != "participants" or not only_code:
        return {}
    found = share_range(
        sorted(among.values("participant")),
        set(rows.values("participant")),
        study.holders(spec.where),
    )
    found |= {"low": _tidy(found["low"]), "high": _tidy(found["high"])}
    return {"range": found}


_STATISTICS: dict[str, Callable[[list[float]], float]] = {
    "sum": fsum,
    "mean": fmean,
    "median": median,
}


def _average(study: Study, spec: NumberSpec, place: tuple[Path, str]) -> Number:
    rows = study.rows(spec, place, spec.among, spec.where)
    rows = _known(rows, spec, place)
    values = rows.values(str(spec.value))
    which = spec.kind if spec.kind in {"mean", "median"} else spec.statistic
    number = _number(
        spec,
        float(_STATISTICS[which](values)),
        _evidence(rows, str(spec.of)),
        _interviews(rows),
    )
    number["denominator"] = {"value": len(rows), **_evidence(rows, str(spec.of))}
    number["spread"] = {
        "sd": _tidy(stdev(values)) if len(values) > 1 else None,
        "min": _tidy(min(values)),
        "max": _tidy(max(values)),
    }
    return number


# The column to which a table's interval belongs, where others are plain counts.
_ESTIMATED = {"richness": "value"}

# How the interval that stands beside a value in a table was made.
_INTERVALS = {"agreement": "bootstrap", "richness": "chao"}


def _read(study: Study, spec: NumberSpec, place: tuple[Path, str]) -> Number:
    """Take a value, and the interval beside it, from the one row that is asked for."""
    name, column = str(spec.table), str(spec.value)
    if name not in study.tables:
        raise TalapError(
            place[0],
            f"no table {name}",
            f"there are {', '.join(study.tables)}",
            f"number {place[1]}",
        )
    table = rows = study.tables[name]
    for asked in (*spec.row, column):
        if asked not in table.columns:
            raise TalapError(
                place[0],
                f"the table {name} has no column {asked}",
                f"it has {', '.join(table.columns)}",
                f"number {place[1]}",
            )
    for asked, wanted in spec.row.items():
        rows = meeting(rows, asked, wanted)
    if len(rows) != 1 or not is_number(rows.rows[0][column]):
        raise TalapError(
            place[0],
            f"{len(rows)} rows of {name} meet {spec.row}, or the value is no number",
            "ask for one row that has a number there",
            f"number {place[1]}",
        )
    row = rows.rows[0]
    said = ", ".join(f"{asked} = {as_text(row[asked])}" for asked in spec.row)
    evidence = {"table": f"describe/{name}", "rows": [f"{said}: {column}"]}
    number = _number(spec, row[column], evidence, [])
    method = _INTERVALS.get(name)
    estimated = _ESTIMATED.get(name, column) == column
    if method and estimated and None not in (row["low"], row["high"]):
        number["interval"] = {
            "low": _tidy(row["low"]),
            "high": _tidy(row["high"]),
            "method": method,
            "confidence": study.confidence,
        }
    return number


def is_number(value: object) -> bool:
    """Tell whether a table's cell holds a number; an empty one does not."""
    return isinstance(value, Real) and value == value


def _constant(study: Study, spec: NumberSpec, place: tuple[Path, str]) -> Number:
    if spec.setting is not None:
        value: Any = study.settings
        for part in spec.setting.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise TalapError(
                place[0],
                f"{spec.setting} is no number in config.yaml",
                "name a key that config.yaml holds, e.g. describe.confidence",
                f"number {place[1]}",
            )
        share = spec.unit == "percent"
        value = value * 100 if share else value
        number = _number(spec, value, {"table": "config", "rows": [spec.setting]}, [])
        # What somebody chose is told as chosen: 99.9 is not rounded to 100.
        digits = max(spec.digits, decimals(number["value"]))
        return {**number, "digits": digits}
    if spec.context not in study.context:
        raise TalapError(
            place[0],
            f"no row {spec.context} in data/published/context.csv",
            f"it has {', '.join(study.context)}",
            f"number {place[1]}",
        )
    row = study.context[str(spec.context)]
    evidence = {"table": "context", "rows": [spec.context]}
    number = _number(spec, row["value"], evidence, [])
    number["unit"] = spec.unit or row["unit"]
    number["sources"] = row["sources"]
    number["relation"] = row["relation"]
    if row["high"] is not None:
        number["spread"] = {"min": row["value"], "max": row["high"]}
    return number


_BY_KIND = {
    "count": _count,
    "share": _share,
    "mean": _average,
    "median": _average,
    "duration": _average,
    "constant": _constant,
    **dict.fromkeys(READ_KINDS, _read),
}

# Units that binomial intervals may take for independent. Turns and passages are not:
# those of one interview resemble each other, and an interval would be too narrow.
INDEPENDENT = frozenset({"participants", "interviews"})

# The rows of a unit, as evidence names them: table and identifying column.
_TABLES = {
    "participants": ("clean/participants", "participant"),
    "interviews": ("clean/interviews", "interview"),
    "turns": ("clean/turns", "turn"),
    "codings": ("coding/consensus", "coding"),
}


def _units(rows: Rows, unit: str) -> int:
    return len(set(rows.values("coding"))) if unit == "codings" else len(rows)


def _evidence(rows: Rows, unit: str) -> dict[str, Any]:
    table, column = _TABLES[unit]
    if unit == "turns":
        turns = ((row["interview"], row["turn"]) for row in rows)
        return {"table": table, "rows": turn_ranges(turns)}
    return {"table": table, "rows": sorted(set(rows.values(column)))}


def _interviews(rows: Rows) -> list[str]:
    return sorted(set(rows.values("interview")))


def _known(rows: Rows, spec: NumberSpec, place: tuple[Path, str]) -> Rows:
    """Return the rows that have a value in the column: the others are not counted."""
    column = str(spec.value)
    if column not in rows.columns:
        raise TalapError(
            place[0],
            f"the {spec.of} have no column {column}",
            f"they have {', '.join(rows.columns)}",
            f"number {place[1]}",
        )
    found = rows.with_rows([row for row in rows if row[column] is not None])
    if not all(map(is_number, found.values(column))):
        raise TalapError(
            place[0],
            f"the column {column} of the {spec.of} holds no numbers",
            "name a column of numbers; an attribute is one if "
            "clean.participants.numeric lists it",
            f"number {place[1]}",
        )
    if not found.rows:
        raise TalapError(
            place[0],
            f"no row has a value in {column}",
            "take the number out, or bring transcripts that carry it",
            f"number {place[1]}",
        )
    return found


def _number(
    spec: NumberSpec, value: float, evidence: dict[str, Any], interviews: list[str]
) -> Number:
    return {
        "kind": spec.kind,
        "value": _tidy(value),
        "unit": spec.unit or ("s" if spec.kind == "duration" else ""),
        "digits": spec.digits,
        "evidence": evidence,
        "interviews": interviews,
    }


def _tidy(value: float) -> float | int:
    if float(value).is_integer():
        return int(value)
    return float(f"{float(value):.{SIGNIFICANT}g}")
