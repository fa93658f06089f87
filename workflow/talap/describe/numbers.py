"""Compute every reported number from the study's specifications, with its evidence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talap.base.codebook import Codebook
from talap.base.context import read_context
from talap.base.contracts import (
    CONSENSUS,
    INTERVIEWS,
    PARTICIPANTS,
    TURNS,
    VARIANTS,
)
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

if TYPE_CHECKING:
    import pandas as pd

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
    import pandas as pd

    book = Codebook.read(codebook, languages)
    study = Study(
        PARTICIPANTS.read(participants),
        INTERVIEWS.read(interviews),
        TURNS.read(turns),
        CONSENSUS.read(consensus),
        VARIANTS.read(variants),
        book,
        read_context(context, languages),
        {path.stem: pd.read_parquet(path) for path in tables},
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

    participants: pd.DataFrame
    interviews: pd.DataFrame
    turns: pd.DataFrame
    consensus: pd.DataFrame
    variants: pd.DataFrame
    codebook: Codebook
    context: dict[str, dict[str, Any]]
    tables: dict[str, pd.DataFrame]  # computed by other steps, by name
    settings: dict[str, Any]
    confidence: float
    method: Interval

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The countable tables, each joined with the participants' attributes."""
        people = self.participants.drop(columns="interview")
        return {
            "participants": self.participants,
            "interviews": self.interviews.merge(people, on="participant"),
            "turns": self.turns.merge(people, on="participant"),
            "codings": self.consensus.merge(people, on="participant"),
        }

    def rows(
        self, spec: NumberSpec, place: tuple[Path, str], *conditions: dict[str, Any]
    ) -> pd.DataFrame:
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
        whole = frame = self.frames[unit]
        asked = [pair for each in conditions for pair in each.items()]
        for column, wanted in asked:
            if column == "code":
                frame = with_code(frame, unit, self.coded({"code": wanted}))
                continue
            if column not in frame:
                raise TalapError(
                    place[0],
                    f"the {unit} have no column {column}",
                    f"they have {', '.join(map(str, frame.columns))}",
                    f"number {place[1]}",
                )
            fault = absent(column, wanted, whole[column], CONTRACTS.get(unit))
            if fault is not None and not spec.absent:
                raise TalapError(place[0], *fault, f"number {place[1]}")
            texts = {as_text(value) for value in listed(wanted)}
            frame = frame.loc[[as_text(value) in texts for value in frame[column]]]
        return frame

    def coded(self, conditions: dict[str, Any]) -> pd.DataFrame:
        """Return the codings of the codes in the conditions, and of those below."""
        return self.consensus[self.consensus["code"].isin(self.family(conditions))]

    def family(self, conditions: dict[str, Any]) -> set[str]:
        """Return the codes in the conditions and those below them."""
        return {
            member
            for code in codes_of(conditions)
            for member in self.codebook.family(code)
        }

    def holders(self, conditions: dict[str, Any]) -> dict[str, set[str]]:
        """Return, by each other coder or rule, who holds one of the codes."""
        of_codes = self.variants[self.variants["code"].isin(self.family(conditions))]
        names = sorted(set(self.variants["variant"]))
        return {
            name: set(of_codes[of_codes["variant"] == name]["participant"])
            for name in names
        }


# Whose contract may name values of which a study happens to have none.
CONTRACTS = {"interviews": INTERVIEWS, "turns": TURNS, "codings": CONSENSUS}

# What a coding and a row of a unit must share for the row to hold the code.
_SHARED = {
    "participants": ["participant"],
    "interviews": ["interview"],
    "turns": ["interview", "turn"],
    "codings": ["coding"],
}


def with_code(frame: pd.DataFrame, unit: str, coded: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a unit in which one of the codings lies."""
    shared = _SHARED[unit]
    marked = set(coded[shared].itertuples(index=False, name=None))
    rows = frame[shared].itertuples(index=False, name=None)
    return frame.loc[[row in marked for row in rows]]


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
        value = rows[spec.value].sum()
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
    among: pd.DataFrame,
    rows: pd.DataFrame,
) -> dict[str, Any]:
    """Return the range of a share of participants, if codes decide it."""
    only_code = set(spec.where) == {"code"} and "code" not in spec.among
    if unit != "participants" or not only_code:
        return {}
    found = share_range(
        sorted(among["participant"]),
        set(rows["participant"]),
        study.holders(spec.where),
    )
    found |= {"low": _tidy(found["low"]), "high": _tidy(found["high"])}
    return {"range": found}


def _average(study: Study, spec: NumberSpec, place: tuple[Path, str]) -> Number:
    rows = study.rows(spec, place, spec.among, spec.where)
    rows = _known(rows, spec, place)
    values = rows[spec.value]
    which = spec.kind if spec.kind in {"mean", "median"} else spec.statistic
    number = _number(
        spec,
        float(getattr(values, which)()),
        _evidence(rows, str(spec.of)),
        _interviews(rows),
    )
    number["denominator"] = {"value": len(rows), **_evidence(rows, str(spec.of))}
    number["spread"] = {
        "sd": _tidy(values.std(ddof=1)) if len(values) > 1 else None,
        "min": _tidy(values.min()),
        "max": _tidy(values.max()),
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
        if asked not in table:
            raise TalapError(
                place[0],
                f"the table {name} has no column {asked}",
                f"it has {', '.join(map(str, table.columns))}",
                f"number {place[1]}",
            )
    for asked, wanted in spec.row.items():
        texts = {as_text(value) for value in listed(wanted)}
        rows = rows.loc[[as_text(value) in texts for value in rows[asked]]]
    if len(rows) != 1 or not is_number(rows[column].iloc[0]):
        raise TalapError(
            place[0],
            f"{len(rows)} rows of {name} meet {spec.row}, or the value is no number",
            "ask for one row that has a number there",
            f"number {place[1]}",
        )
    row = rows.iloc[0]
    said = ", ".join(f"{asked} = {as_text(row[asked])}" for asked in spec.row)
    evidence = {"table": f"describe/{name}", "rows": [f"{said}: {column}"]}
    number = _number(spec, row[column], evidence, [])
    method = _INTERVALS.get(name)
    estimated = _ESTIMATED.get(name, column) == column
    if (
        method
        and estimated
        and not table.loc[rows.index, ["low", "high"]].isna().any(axis=None)
    ):
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


def _units(rows: pd.DataFrame, unit: str) -> int:
    return int(rows["coding"].nunique()) if unit == "codings" else len(rows)


def _evidence(rows: pd.DataFrame, unit: str) -> dict[str, Any]:
    table, column = _TABLES[unit]
    if unit == "turns":
        turns = zip(rows["interview"], rows["turn"].astype(int), strict=True)
        return {"table": table, "rows": turn_ranges(turns)}
    return {"table": table, "rows": sorted(set(rows[column]))}


def _interviews(rows: pd.DataFrame) -> list[str]:
    return sorted(set(rows["interview"]))


def _known(
    rows: pd.DataFrame, spec: NumberSpec, place: tuple[Path, str]
) -> pd.DataFrame:
    """Return the rows that have a value in the column: the others are not counted."""
    from pandas.api.types import is_numeric_dtype

    if spec.value not in rows:
        raise TalapError(
            place[0],
            f"the {spec.of} have no column {spec.value}",
            f"they have {', '.join(map(str, rows.columns))}",
            f"number {place[1]}",
        )
    if not is_numeric_dtype(rows[spec.value]):
        raise TalapError(
            place[0],
            f"the column {spec.value} of the {spec.of} holds no numbers",
            "name a column of numbers; an attribute is one if "
            "clean.participants.numeric lists it",
            f"number {place[1]}",
        )
    found = rows[rows[spec.value].notna()]
    if found.empty:
        raise TalapError(
            place[0],
            f"no row has a value in {spec.value}",
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
