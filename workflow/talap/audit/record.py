"""The record: what a study reported, and the hash of all that made it.

``manuscript/record.json`` is written once, when the paper is submitted. It is no input
of a build; ``talap verify`` compares with it what the inputs make today.
"""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from talap.audit import explain
from talap.audit.lock import read_lock
from talap.audit.manifest import LINES, MANIFEST, source_files
from talap.base import localise
from talap.base.config import validate
from talap.base.errors import TalapError, TalapErrors
from talap.base.files import read_json, sha256
from talap.base.messages import Messages
from talap.base.numbers import Number, read_numbers, variants

NUMBERS = Path("results/numbers.json")
CLAIMS = Path("results/claims.json")
RULES = Path("results/audit/rules.json")
DRIFT = Path("results/manuscript/drift.json")
ENVIRONMENT = ("requirements.lock", "environment.yml")

Hashes = dict[str, str]
Value = int | float | None
Row = dict[str, Any]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RecordedStudy(_Part):
    """Whose record it is."""

    date: str = Field(description="Date of the documents, as config.yaml has it.")
    languages: list[str] = Field(description="Languages, the leading one first.")
    simulated: bool = Field(description="Whether corpus.yaml says so.")
    notice: dict[str, str] = Field(description="What it says then, by language.")


class RecordedEnvironment(_Part):
    """What ran the code."""

    python: str = Field(description="Version of Python, major and minor.")
    platform: str = Field(description="Operating system and processor.")
    files: Hashes = Field(description="SHA-256 of the lock and of environment.yml.")
    packages: dict[str, str] = Field(
        description="Version of each package of the lock that is installed."
    )


class RecordedNumber(_Part):
    """A number as reported."""

    kind: str = Field(description="count, share, mean ...")
    value: Value = Field(description="At full precision.")
    unit: str = Field(description="Empty for plain counts and shares.")
    digits: int = Field(description="Decimals when printed.")
    rule: str = Field(description="What was counted, in one line.")
    interval: Row | None = Field(description="low, high, method, confidence.")
    numerator: Value = Field(description="Of a share.")
    denominator: Row | None = Field(description="Its value, and the table it counts.")
    range: Row | None = Field(description="low, high, and what makes each.")
    spread: Row | None = Field(description="sd, min, max.")
    evidence: Row = Field(description="Table, count of rows, SHA-256 of their names.")
    printed: dict[str, dict[str, str]] = Field(
        description="By language: the value and its variants (ci, n ...) as printed."
    )


class RecordedClaim(_Part):
    """A claim as tested."""

    verdict: str = Field(description="supported, not supported, not decidable.")
    tests: list[Row] = Field(description="Verdict, rule, value and counts of each.")


class Record(_Part):
    """manuscript/record.json."""

    format: Literal[1] = Field(description="Version of this layout.")
    study: RecordedStudy = Field(description="Whose record it is.")
    environment: RecordedEnvironment = Field(description="What ran the code.")
    numbers: dict[str, RecordedNumber] = Field(description="By key.")
    claims: dict[str, RecordedClaim] = Field(description="By name.")
    configuration: Row = Field(description="config.yaml, defaults filled in.")
    settings: dict[str, Row] = Field(
        description="What each rule took from it; a whole section as its SHA-256."
    )
    inputs: Hashes = Field(description="SHA-256 of each file that the study brings.")
    code: Hashes = Field(description="SHA-256 of each file of the program.")
    results: Hashes = Field(description="SHA-256 of each artefact.")


def describe(
    study: Path, configuration: Row, *, simulated: bool, library: Path
) -> Record:
    """Describe what a study's folder holds after a build.

    Parameters
    ----------
    study : Path
        The folder with ``results/``.
    configuration : dict
        config.yaml with its defaults filled in, as JSON has it.
    simulated : bool
        Whether corpus.yaml says so.
    library : Path
        The folder ``workflow``.

    Raises
    ------
    TalapError
        If nothing is built there, or a result is no longer readable.
    """
    files = _read(study / MANIFEST)["files"]
    languages = configuration["study"]["languages"]
    locales = sorted((study / "manuscript/locales").glob("*.ftl"))
    messages = [Messages(language, locales) for language in languages]

    def hashes(kind: str) -> Hashes:
        return {
            name: entry["sha256"]
            for name, entry in files.items()
            if entry["kind"] == kind
        }

    results = hashes("result")
    results |= {path.as_posix(): sha256(study / path) for path in (MANIFEST, LINES)}
    return Record(
        format=1,
        study=RecordedStudy(
            date=configuration["study"]["date"],
            languages=languages,
            simulated=simulated,
            notice={each.language: each("notice-page") for each in messages}
            if simulated
            else {},
        ),
        environment=environment(library.parent),
        numbers={
            key: _number(number, messages)
            for key, number in read_numbers(study / NUMBERS).items()
        },
        claims={name: _claim(entry) for name, entry in _read(study / CLAIMS).items()},
        configuration=configuration,
        settings={
            rule["name"]: {
                name: digest(value) if isinstance(value, dict) else value
                for name, value in rule["settings"].items()
            }
            for rule in _read(study / RULES)
            if rule["settings"]
        },
        inputs=hashes("input"),
        code=hash_code(library),
        results=dict(sorted(results.items())),
    )


def hash_code(library: Path) -> Hashes:
    """Return the SHA-256 of each file of the program."""
    program = library.parent
    files = [program / "Snakefile", *source_files(library)]
    return {path.relative_to(program).as_posix(): sha256(path) for path in files}


def _read(path: Path) -> Any:
    try:
        return read_json(path)
    except FileNotFoundError:
        raise TalapError(path, "there is no such file", "build first") from None
    except ValueError:
        raise TalapError(path, "is no JSON", "remove it and build again") from None


def _number(number: Number, messages: list[Messages]) -> RecordedNumber:
    evidence, below = number["evidence"], number.get("denominator")
    return RecordedNumber(
        kind=number["kind"],
        value=number["value"],
        unit=number["unit"],
        digits=number["digits"],
        rule=number["rule"],
        interval=number.get("interval"),
        numerator=number.get("numerator"),
        denominator=below
        and {name: below[name] for name in ("value", "table") if name in below},
        range=number.get("range"),
        spread=number.get("spread"),
        evidence={
            "table": evidence["table"],
            "rows": len(evidence["rows"]),
            "sha256": digest(evidence["rows"]),
        },
        printed={each.language: _printed(number, each) for each in messages},
    )


def _printed(number: Number, messages: Messages) -> dict[str, str]:
    return {"value": explain.printed(number, messages)} | {
        name: localise.number(number, messages, name)
        for name in variants(number)
        if name != "sd" or number["spread"]["sd"] is not None
    }


def _claim(entry: Row) -> RecordedClaim:
    kept = ("verdict", "rule", "value", "numerator", "denominator", "range")
    return RecordedClaim(
        verdict=entry["verdict"],
        tests=[{name: test[name] for name in kept} for test in entry["tests"]],
    )


def digest(content: Any) -> str:
    """Return the SHA-256 of JSON content, whatever the order of its keys."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def environment(program: Path) -> RecordedEnvironment:
    """Describe what runs the code: nothing that differs between two equal machines."""
    packages = {}
    for row in read_lock(program / "requirements.lock"):
        try:
            packages[row["name"]] = version(row["name"])
        except PackageNotFoundError:  # of another platform
            continue
    return RecordedEnvironment(
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        platform=f"{platform.system()} {platform.machine()}",
        files={name: sha256(program / name) for name in ENVIRONMENT},
        packages=packages,
    )


def read_record(path: Path) -> Record:
    """Read a record.

    Raises
    ------
    TalapError
        If there is none, or it is not what `describe` makes: cut short, edited by
        hand, or of another program.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TalapError(path, "there is no such file", "run make record") from None
    except UnicodeDecodeError as error:
        raise TalapError(path, f"not UTF-8 (byte {error.start})", _RESTORE) from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}"
        raise TalapError(path, f"no JSON ({error.msg})", _RESTORE, place) from None
    if not isinstance(content, dict) or content.get("format") != 1:
        raise TalapError(path, "is no record of this version of Talap", _RESTORE)
    try:
        return validate(Record, content, path)
    except TalapErrors as error:
        first = error.errors[0]
        raise TalapError(path, first.problem, _RESTORE, first.place) from None


_RESTORE = "restore it from git; to begin anew, move it away and run make record"


def write_out(record: Record) -> str:
    """Return a record as it is written: the same record, the same text."""
    content = record.model_dump(mode="json")
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
