"""The section ``describe`` of config.yaml, and config/numbers.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field

from talap.base.codebook import Codebook
from talap.base.config import read_yaml, validate
from talap.base.errors import TalapError
from talap.base.strict import STRICT

Interval = Literal["exact", "wilson", "mid-p"]
Unit = Literal["participants", "interviews", "turns", "codings"]


class Bootstrap(BaseModel):
    """Resampling behind the intervals of agreement and the orders of saturation."""

    model_config = STRICT

    replications: int = Field(
        default=2000, ge=100, le=100_000, description="Resamples."
    )
    seed: int = Field(default=20260301, ge=0, description="Seed of numpy's PCG64.")


class Saturation(BaseModel):
    """Saturation after Guest, Namey & Chen (2020)."""

    model_config = STRICT

    base: int = Field(
        default=4, ge=1, description="Interviews whose codes are the base."
    )
    run: int = Field(default=2, ge=1, description="Interviews in a run after the base.")
    threshold: float = Field(
        default=0.05,
        ge=0,
        lt=1,
        description="New codes / base codes that count as none.",
    )
    order: str = Field(
        default="",
        description=(
            "Published attribute by which the interviews are ordered, e.g. their date; "
            "empty for their names."
        ),
    )


# Kinds that are read off a table which another step computed.
READ_KINDS = ("agreement", "statistic", "p-value", "rank")


class Describe(BaseModel):
    """Choices of the descriptive statistics that one may dispute."""

    model_config = STRICT

    confidence: float = Field(
        0.95, gt=0, lt=1, description="Level of every interval in the manuscripts."
    )
    interval: Interval = Field(
        "wilson",
        description=(
            "Interval of a share: exact (Clopper-Pearson, never below its level), "
            "wilson (score; coverage down to 0.84 at n = 15) or mid-p (between them)."
        ),
    )
    bootstrap: Bootstrap = Field(default_factory=Bootstrap)
    groups: list[str] = Field(
        default_factory=list,
        description="Published attributes of participants by which codes are compared.",
    )
    saturation: Saturation = Field(default_factory=Saturation)


class NumberSpec(BaseModel):
    """One reported number: what to count, among whom, and how it reads."""

    model_config = STRICT

    kind: Literal[
        "count",
        "share",
        "mean",
        "median",
        "duration",
        "constant",
        "agreement",
        "statistic",
        "p-value",
        "rank",
    ] = Field(description="Kind of number.")
    of: Unit | None = Field(None, description="What is counted or averaged over.")
    where: dict[str, Any] = Field(
        default_factory=dict,
        description=(
            "Conditions on rows: column: value or list of values. `code` holds for a "
            "participant, interview or turn with at least one coding of the code or of "
            "a code below it."
        ),
    )
    among: dict[str, Any] = Field(
        default_factory=dict, description="Conditions that the denominator meets too."
    )
    absent: bool = Field(
        False,
        description=(
            "Whether conditions may name a value that no row has, and count none; "
            "without it such a value is an error."
        ),
    )
    value: str | None = Field(
        None, description="Column to add up or average; without it rows are counted."
    )
    statistic: Literal["sum", "mean", "median"] = Field(
        "sum", description="Of a duration: of all rows, or of one on average."
    )
    unit: str = Field("", description="Unit of the value, as its definition says it.")
    digits: int = Field(0, ge=0, le=6, description="Decimals when printed.")
    context: str | None = Field(
        None, description="Constant: the key in data/published/context.csv."
    )
    table: str | None = Field(
        None,
        description=(
            "Agreement, statistic, p-value, rank: a table of results/describe by its "
            "name; `value` names its column."
        ),
    )
    row: dict[str, Any] = Field(
        default_factory=dict,
        description="Conditions that exactly one row of that table meets.",
    )
    setting: str | None = Field(
        None, description="Constant: the key in config.yaml, e.g. describe.confidence."
    )
    definition: dict[str, str] = Field(
        default_factory=dict,
        description="What the number says, by language; of codes it writes itself.",
    )


class NumbersFile(BaseModel):
    """config/numbers.yaml."""

    model_config = STRICT

    numbers: dict[str, NumberSpec] = Field(
        description="Numbers by key, in print order."
    )


def read_specs(
    path: Path, codebook: Codebook, languages: list[str]
) -> dict[str, NumberSpec]:
    """Read config/numbers.yaml and check each specification against the codebook.

    Raises
    ------
    TalapError
        If a key is not a plain word, a condition names an unknown code, a
        kind lacks what it needs, or a definition lacks a language.
    """
    specs = validate(NumbersFile, read_yaml(path), path).numbers
    for key, spec in specs.items():
        _check(path, key, spec, codebook, languages)
    return specs


def codes_of(conditions: dict[str, Any]) -> list[str]:
    """Return the codes that a condition names."""
    return [str(code) for code in listed(conditions.get("code", []))]


def listed(wanted: Any) -> list[Any]:
    """Return what a condition asks for as a list, also where it is one value."""
    return wanted if isinstance(wanted, list) else [wanted]


def as_text(value: object) -> str:
    """Return a value as conditions are compared: YAML's true and 2 as a CSV says them.

    >>> [as_text(value) for value in (True, 2, 2.0, 2.5, "true")]
    ['true', '2', '2', '2.5', 'true']
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _check(
    path: Path, key: str, spec: NumberSpec, codebook: Codebook, languages: list[str]
) -> None:
    place = f"number {key}"
    if not key.isidentifier() or not key.isascii():
        raise TalapError(
            path, f"the key {key} is no plain word", "use a-z, 0-9 and _", place
        )
    for code in codes_of(spec.where) + codes_of(spec.among):
        if code not in codebook.codes:
            raise TalapError(
                path, f"unknown code {code}", f"see {codebook.file}", place
            )
    if spec.kind == "constant":
        if (spec.context is None) == (spec.setting is None):
            raise TalapError(
                path, "a constant needs context or setting", "give one of them", place
            )
    elif spec.kind in READ_KINDS:
        if spec.table is None or spec.value is None or not spec.row:
            raise TalapError(
                path,
                f"a {spec.kind} needs table, row and value",
                "name a table of results/describe, one of its rows and a column",
                place,
            )
    elif spec.of is None:
        raise TalapError(path, f"a {spec.kind} needs `of`", "say what it counts", place)
    if spec.kind in {"mean", "median", "duration"} and spec.value is None:
        raise TalapError(path, f"a {spec.kind} needs `value`", "name a column", place)
    missing = [name for name in languages if name not in spec.definition]
    if missing and not (spec.definition == {} and codes_of(spec.where)):
        raise TalapError(
            path, f"no definition in {', '.join(missing)}", "write it", place
        )
