"""The SHA-256 of every input, source file and result, and what differs from it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from talap.base.files import code_below, read_json, sha256, write_json, write_text

MANIFEST = Path("results/audit/manifest.json")
LINES = Path("results/audit/manifest.sha256")
RESTRICTED = "results/clean/restricted/"
ASIDE = "results/coding/reanchored"  # made on request, no part of a build
RECORD = Path("manuscript/record.json")  # of what was submitted, no input
PROGRAM = ("Snakefile", "requirements.lock", "environment.yml")  # beside the library

Files = dict[str, dict[str, object]]


def run(
    inputs: list[Path], source: Path, results: Path, manifest: Path, lines: Path
) -> None:
    """Hash everything, write the manifest as JSON and for ``sha256sum --check``.

    Parameters
    ----------
    inputs : list of Path
        Files of the study, relative to its folder.
    source : Path
        The ``workflow`` folder whose code made the results.
    results : Path
        The folder of the results; the manifest itself is left out.
    """
    own = {manifest, lines}
    made = [
        path
        for path in _below(results)
        if path not in own and not path.is_relative_to(ASIDE)
    ]
    files: Files = {}
    files |= {path.as_posix(): _entry(path, "input") for path in sorted(inputs)}
    files |= {
        f"workflow/{path.relative_to(source).as_posix()}": _entry(path, "source")
        for path in source_files(source)
    }
    files |= {
        name: _entry(path, "program") for name, path in program_files(source).items()
    }
    files |= {path.as_posix(): _entry(path, "result") for path in made}
    write_json(manifest, {"algorithm": "sha256", "files": files})
    write_text(
        lines,
        "".join(
            f"{entry['sha256']}  {name}\n"
            for name, entry in files.items()
            if entry["kind"] in {"input", "result"}
        ),
    )


def _entry(path: Path, kind: str) -> dict[str, object]:
    return {"kind": kind, "bytes": path.stat().st_size, "sha256": sha256(path)}


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def source_files(source: Path) -> list[Path]:
    """Return the files of the library, rules and notebooks: what decides a result."""
    return code_below(source)


def program_files(source: Path) -> dict[str, Path]:
    """Return by its name what lies beside the library and decides results too."""
    paths = {name: source.parent / name for name in PROGRAM}
    return {name: path for name, path in paths.items() if path.exists()}


def changed_results(study: Path) -> list[str]:
    """Return results that are not what the last build wrote.

    Snakemake does not see a result edited by hand whose times were restored. What is
    gone it makes again. An empty list where there is no manifest: nothing was built, or
    a build is under way.
    """
    manifest = study / MANIFEST
    if not manifest.exists():
        return []
    try:
        files: Files = read_json(manifest)["files"]
    except (json.JSONDecodeError, KeyError, UnicodeDecodeError):
        return [MANIFEST.as_posix()]
    return [
        name
        for name, entry in files.items()
        if entry["kind"] == "result" and _differs(study / name, entry)
    ]


def changed_inputs(inputs: list[str], source: Path) -> list[str]:
    """Return what differs from what the last build read: inputs, source files, lock.

    Parameters
    ----------
    inputs : list of str
        The files that the study brings now, relative to its folder.
    source : Path
        The ``workflow`` folder.

    Raises
    ------
    FileNotFoundError
        If there is no manifest: the last build did not finish.
    """
    files: Files = read_json(MANIFEST)["files"]
    before = {name: each for name, each in files.items() if each["kind"] != "result"}
    now = {name: Path(name) for name in inputs} | {
        f"workflow/{path.relative_to(source).as_posix()}": path
        for path in source_files(source)
    }
    now |= program_files(source)
    common = before.keys() & now.keys()
    changed = {name for name in common if _differs(now[name], before[name])}
    return sorted(changed | (before.keys() ^ now.keys()))


def lost_results(study: Path) -> list[str]:
    """Return the results of the last build that are no longer there."""
    files: Files = read_json(study / MANIFEST)["files"]
    made = (name for name, entry in files.items() if entry["kind"] == "result")
    return [name for name in (*made, LINES.as_posix()) if not (study / name).exists()]


def _differs(path: Path, entry: dict[str, object]) -> bool:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return False
    return size != entry["bytes"] or sha256(path) != entry["sha256"]


def is_record(path: Path) -> bool:
    """Tell a record, or a former one, by its place and name.

    >>> is_record(RECORD), is_record(Path("manuscript/record-2.json"))
    (True, True)
    >>> is_record(Path("manuscript/references.json"))
    False
    """
    named = re.fullmatch(r"record(-\d+)?\.json", path.name) is not None
    return named and path.parent == RECORD.parent
