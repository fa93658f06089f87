"""What a changed result comes from: what differs among all that it depends on.

The rules say what each reads, and so does the record with the settings each takes. A
file that a rule reads and that is as it was cannot be a cause, nor what lies behind it:
so an edit is followed only as far as it changed something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from talap.audit.manifest import LINES, MANIFEST
from talap.audit.record import NUMBERS, RULES, Record, Row

Kind = Literal["input", "configuration", "code", "environment", "result"]
Chosen = Callable[[str, dict[str, str]], bool]

CONFIG = "config/config.yaml"
CORPUS = "data/raw/corpus.yaml"
SPECS = "config/numbers.yaml"
LIBRARY = re.compile(r"results/library/(\w+)\.sha256")
STAGES = ("clean", "coding", "describe", "figures", "manuscript", "audit")
# Beside the pipeline: no result is theirs but the hashes that are taken of them.
ASIDE = re.compile(
    r"workflow/(schemas|profiles)/|workflow/talap/(why|record|verify|schemas)\.py"
    r"|workflow/talap/audit/(causes|compare|places|record|report)\.py"
)


@dataclass(frozen=True, order=True)
class Cause:
    """Something that is not as it was.

    Attributes
    ----------
    kind : str
        input, configuration, code, environment; result: an intermediate file that
        differs without a cause of its own.
    what : str
        The file, setting or package.
    change : str
        changed, new, gone, or both values: ``wilson → exact``.
    """

    kind: Kind
    what: str
    change: str = "changed"


def differing(was: dict[str, str], now: dict[str, str]) -> dict[str, str]:
    """Return what differs between two tables of hashes, and how.

    >>> differing({"a": "1", "b": "1", "c": "1"}, {"a": "1", "b": "2", "d": "1"})
    {'b': 'changed', 'c': 'gone', 'd': 'new'}
    """
    return {
        name: "gone" if name not in now else "new" if name not in was else "changed"
        for name in sorted({*was, *now})
        if was.get(name) != now.get(name)
    }


def flatten(content: Any, prefix: str = "") -> dict[str, Any]:
    """Return the leaves of nested mappings by their dotted keys.

    >>> flatten({"a": {"b": 1, "c": [2]}})
    {'a.b': 1, 'a.c': [2]}
    """
    if not isinstance(content, dict):
        return {prefix: content}
    return {
        key: value
        for name, part in content.items()
        for key, value in flatten(part, f"{prefix}.{name}" if prefix else name).items()
    }


class Causes:
    """The differences between a record and what is there now, by what they bear on.

    Parameters
    ----------
    was, now : Record
        The record, and the same of a fresh build.
    rules : list of dict
        rules.json of the fresh build.
    chosen : callable
        Tells whether a job whose wildcards are given reads an input that its rule
        chooses by them: of rules that show their files as dots.
    """

    def __init__(
        self, was: Record, now: Record, rules: list[Row], chosen: Chosen
    ) -> None:
        self._was, self._now, self._rules, self._chosen = was, now, rules, chosen
        self._inputs = differing(was.inputs, now.inputs)
        self._code = differing(was.code, now.code)
        self._results = differing(was.results, now.results)
        self._environment = list(_environment(was, now))
        old, new = flatten(was.configuration), flatten(now.configuration)
        self._leaves = {
            key: (old.get(key), new.get(key))
            for key in {**old, **new}
            if old.get(key) != new.get(key)
        }
        self._known: dict[str, list[Cause]] = {}
        self._makers = [
            (rule, _regex(file)) for rule in rules for file in rule["writes"]
        ]
        # The more of a pattern is fixed, the better it knows the file.
        self._makers.sort(key=lambda pair: -len(pair[1].pattern))

    def all(self) -> list[Cause]:
        """Return everything that is not as it was, results apart."""
        files = [
            *(each for file in self._inputs for each in self._input(file)),
            *self._all_code(),
        ]
        if CONFIG not in self._inputs:  # a default of the code is another one
            files += self._settings_of(self._leaves)
        return _once([*files, *self._environment])

    def of(self, file: str) -> list[Cause]:
        """Return what a result that differs comes from; nothing: not reproducible."""
        if file not in self._known:
            self._known[file] = []  # should a file come from itself
            self._known[file] = _once(self._of(file))
        return self._known[file]

    def _of(self, file: str) -> Iterator[Cause]:
        if library := LIBRARY.fullmatch(file):
            yield from self._code_of(library[1], hashed=True)
            return
        rule, wildcards = self._maker(file)
        if rule is None:  # no rule of today makes it
            yield from self.all()
            return
        for read in rule["reads"]:
            yield from self._from(read, wildcards)
        yield from self._own(rule)
        if file == RULES.as_posix():  # lists the settings and files of all rules
            yield from self._settings_of(self._leaves)
            for each, how in self._inputs.items():
                yield from self._input(each) if how in {"new", "gone"} else ()
            yield from self._all_code()
        if file in {MANIFEST.as_posix(), LINES.as_posix()}:
            yield from self._all_code()

    def of_number(self, key: str) -> list[Cause]:
        """Return what a number comes from, by the tables that it counts."""
        was, now = self._was.numbers.get(key), self._now.numbers.get(key)
        rule, _ = self._maker(NUMBERS.as_posix())
        if rule is None or was is None or now is None:
            listed = [each for each in self._input(SPECS) if SPECS in self._inputs]
            return listed or self.of(NUMBERS.as_posix())
        tables = {"clean/participants", was.evidence["table"], now.evidence["table"]}
        tables |= {
            each.denominator.get("table", "") for each in (was, now) if each.denominator
        }
        if was.range or now.range:
            tables.add("coding/variants")
        specified = ("kind", "unit", "digits", "rule")
        is_same = all(getattr(was, name) == getattr(now, name) for name in specified)
        is_constant = now.kind == "constant"
        found: list[Cause] = []
        for read in rule["reads"]:
            table = read.removeprefix("results/").removesuffix(".parquet")
            if read.startswith("results/") and table not in tables:
                continue
            if (read == SPECS and is_same) or (
                read == "data/published/context.csv" and not is_constant
            ):
                continue
            found += self._from(read, {})
        found += self._own(rule, whole=is_constant)
        return _once(found) or self.of(NUMBERS.as_posix())

    def _maker(self, file: str) -> tuple[Row | None, dict[str, str]]:
        for rule, pattern in self._makers:
            if match := pattern.fullmatch(file):
                return rule, match.groupdict()
        return None, {}

    def _from(self, read: str, wildcards: dict[str, str]) -> Iterator[Cause]:
        """Yield what came in through a file that a rule reads."""
        if read == "…":
            for file in self._inputs:
                if self._chosen(file, wildcards):
                    yield from self._input(file)
            return
        for name, value in wildcards.items():
            read = read.replace(f"{{{name}}}", value)
        pattern = _regex(read)
        for file in filter(pattern.fullmatch, self._inputs):
            yield from self._input(file)
        for file in filter(pattern.fullmatch, self._results):
            yield from self.of(file) or [Cause("result", file)]

    def _input(self, file: str) -> list[Cause]:
        if file == CONFIG and file in self._inputs:
            named = self._settings_of(self._leaves)
            return named or [Cause("configuration", file, self._inputs[file])]
        if file not in self._inputs:
            return []
        kind: Kind = "configuration" if file.startswith("config/") else "input"
        return [Cause(kind, file, self._inputs[file])]

    def _own(self, rule: Row, *, whole: bool = True) -> Iterator[Cause]:
        """Yield what a rule depends on beside the files that it declares.

        Without `whole` a setting that holds the whole configuration is passed over.
        """
        stage = rule["name"].partition("_")[0]
        yield from self._code_of(stage)
        old = self._was.settings.get(rule["name"], {})
        new = self._now.settings.get(rule["name"], {})
        for name in {**old, **new}:
            if old.get(name) == new.get(name):
                continue
            value = rule["settings"].get(name)
            if isinstance(value, dict) and "study" in value and not whole:
                continue
            leaves = [key for key in self._leaves if self._is_of(key, value)]
            if leaves:
                yield from self._settings_of(leaves)
            elif CORPUS in self._inputs:  # whether the interviews are simulated
                yield from self._input(CORPUS)
            else:
                yield Cause("configuration", f"{rule['name']}: {name}")
        yield from self._environment

    def _is_of(self, key: str, value: Any) -> bool:
        """Tell whether a setting can hold a changed leaf of the configuration."""
        _, new = self._leaves[key]
        if not isinstance(value, dict):
            return bool(new == value)
        flat = flatten(value)
        names = (key, key.partition(".")[2])
        return any(flat.get(name, None) == new for name in names if name in flat) or (
            new is None and not any(name in flat for name in names)
        )

    def _settings_of(self, leaves: Any) -> list[Cause]:
        kind: Kind = "configuration" if CONFIG in self._inputs else "code"
        return [
            Cause(kind, f"{CONFIG}: {key}", _arrow(*self._leaves[key]))
            for key in leaves
        ]

    def _code_of(self, stage: str, *, hashed: bool = False) -> Iterator[Cause]:
        for cause in self._all_code():
            if _stage_of(cause.what) in {stage, ""} and (
                hashed or not ASIDE.match(cause.what)
            ):
                yield cause

    def _all_code(self) -> Iterator[Cause]:
        yield from (Cause("code", file, how) for file, how in self._code.items())


def _stage_of(file: str) -> str:
    """Return the stage whose results a file of the code bears on, "" for all.

    >>> [_stage_of(f"workflow/{name}") for name in ("rules/clean.smk", "talap/plan.py")]
    ['clean', '']
    """
    if file.startswith("workflow/notebooks/"):
        return "audit"
    named = re.match(r"workflow/(?:rules|talap)/(\w+)(?:\.smk|/)", file)
    return named[1] if named and named[1] in STAGES else ""


def _regex(file: str) -> re.Pattern[str]:
    """Return what a file of rules.json looks like: with wildcards, or many at once."""
    many = re.fullmatch(r"(.*/)\* \(\d+\)", file)
    if many:
        file = f"{many[1]}{{_any}}"
    seen: set[str] = set()
    made = ""
    for literal, name in re.findall(r"([^{}]*)(?:\{(\w+)\})?", file):
        made += re.escape(literal)
        if name == "_any":
            made += "[^/]+"
        elif name in seen:
            made += f"(?P={name})"
        elif name:
            made += f"(?P<{name}>[^/]+)"
            seen.add(name)
    return re.compile(made)


def _environment(was: Record, now: Record) -> Iterator[Cause]:
    old, new = was.environment, now.environment
    if old.python != new.python:
        yield Cause("environment", "Python", _arrow(old.python, new.python))
    if old.platform != new.platform:
        yield Cause("environment", "platform", _arrow(old.platform, new.platform))
    packages = differing(old.packages, new.packages)
    for name, how in packages.items():
        change = _arrow(old.packages.get(name), new.packages.get(name))
        yield Cause("environment", name, change if how == "changed" else how)
    for name, how in differing(old.files, new.files).items():
        yield Cause("environment", name, how)


def _arrow(old: Any, new: Any) -> str:
    return f"{_shown(old)} → {_shown(new)}"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return "—" if value is None else str(value)


def _once(causes: Any) -> list[Cause]:
    return list(dict.fromkeys(causes))
