"""What each rule reads and writes, as the Snakefile declares it, for people to read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from talap.base.files import write_json

Row = dict[str, Any]

FEW = 7  # files of one folder that are named; more are counted


def run(graph: str, rules: Path) -> None:
    """Write the table of rules that the Snakefile made."""
    write_json(rules, json.loads(graph))


def describe(rules: Iterable[Any], library: Path) -> str:
    """Return Snakemake's rules, in declared order, as one line of JSON.

    Each is ``{name, message, settings, reads, writes, after}``: the parameters that the
    configuration gives it; files as patterns, relative to the study; the rules whose
    files it reads. The library's own files are left out, they are what the fingerprint
    stands for.

    Parameters
    ----------
    rules : iterable of snakemake.rules.Rule
        As ``workflow.rules`` holds them.
    library : Path
        The folder ``workflow``.
    """
    own = library.parent.as_posix() + "/"
    listed = list(rules)
    makers = {_name(file): rule.name for rule in listed for file in rule.output}
    # The longest first: {language}.uses.json is no {language}.json.
    wild = sorted((file for file in makers if "{" in file), key=len, reverse=True)
    patterns = {_pattern(file): file for file in wild}
    made: list[Row] = []
    for rule in listed:
        if rule.name.startswith("library_") or not rule.output:
            continue
        reads = [
            _declared(file, makers, patterns)
            for file in map(_name, rule.input)
            if not file.startswith((own, "results/library/"))
        ]
        after = [maker for file in reads for maker in _makers(file, makers)]
        made.append(
            {
                "name": rule.name,
                "message": (rule.message or "").replace("{wildcards.", "{"),
                "settings": _settings(rule.params),
                "reads": gather(reads),
                "writes": gather(map(_name, rule.output)),
                "after": list(dict.fromkeys(after)),
            }
        )
    return json.dumps(made, ensure_ascii=False)


def _settings(params: Any) -> Row:
    """Return a rule's parameters; one made for each job is no setting.

    A section of the configuration comes as a line of JSON and is given as what it says.
    """
    return {
        name: json.loads(value) if str(value).startswith("{") else value
        for name, value in params.items()
        if not callable(value)
    }


def _name(file: str | Callable[..., Any]) -> str:
    """Return a file as declared, a wildcard without its pattern.

    A function of the wildcards has no name; it is shown as dots.
    """
    declared = getattr(file, "callable", file)
    return "…" if callable(declared) else _WILDCARD.sub(r"{\1}", str(file))


_WILDCARD = re.compile(r"\{(\w+)(?:,[^{}]*)?\}")


def _pattern(file: str) -> re.Pattern[str]:
    """Return what the files of a rule with wildcards look like."""
    parts = _WILDCARD.split(file)[::2]
    return re.compile("[^/]+".join(map(re.escape, parts)))


def _declared(
    file: str, makers: dict[str, str], patterns: dict[re.Pattern[str], str]
) -> str:
    """Return a file as the rule that makes it declares it, else as it is."""
    if file in makers:
        return file
    found = (name for pattern, name in patterns.items() if pattern.fullmatch(file))
    return next(found, file)


def _makers(file: str, makers: dict[str, str]) -> list[str]:
    """Return the rules that make a file, or what a pattern of files stands for."""
    if file in makers or "{" not in file:
        return [makers[file]] if file in makers else []
    pattern = _pattern(file)
    return [maker for made, maker in makers.items() if pattern.fullmatch(made)]


def gather(files: Iterable[str]) -> list[str]:
    """Return files in order, each once; many of one folder as one line.

    >>> gather(["b.csv", *(f"a/{number}.txt" for number in range(9)), "b.csv"])
    ['b.csv', 'a/* (9)']
    """
    folders: dict[str, list[str]] = {}
    for file in dict.fromkeys(files):
        folders.setdefault(PurePosixPath(file).parent.as_posix(), []).append(file)
    found = []
    for folder, members in folders.items():
        if len(members) > FEW:
            found.append(f"{folder}/* ({len(members)})")
        else:
            found += members
    return found
