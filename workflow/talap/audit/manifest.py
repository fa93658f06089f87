"""The SHA-256 of every input, source file and result, and what differs from it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from talap.base.files import read_json, sha256, write_json, write_text

MANIFEST = Path("results/audit/manifest.json")
LINES = Path("results/audit/manifest.sha256")
RESTRICTED = "results/clean/restricted/"
ASIDE = "results/coding/reanchored"  # made on request, no part of a build
RECORD = Path("manuscript/record.json")  # of what was submitted, no input

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
    files |= {path.as_posix(): _entry(path, "result") for path in made}
    write_json(manifest, {"algorithm": "sha256", "files": files})
    write_text(
        lines,
        "".join(
            f"{entry['sha256']}  {name}\n"
            for name, entry in files.items()
            if entry["kind"] != "source"
        ),
    )


def _entry(path: Path, kind: str) -> dict[str, object]:
    return {"kind": kind, "bytes": path.stat().st_size, "sha256": sha256(path)}


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def source_files(source: Path) -> list[Path]:
    """Return the files of the library, rules and notebooks: what decides a result."""
    return [
        path
        for path in _below(source)
        if not any(
            part.startswith((".", "__pycache__"))  # what tools leave there
            for part in path.relative_to(source).parts
        )
    ]


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


def _differs(path: Path, entry: dict[str, object]) -> bool:
    if not path.exists():
        return False
    return path.stat().st_size != entry["bytes"] or sha256(path) != entry["sha256"]


def is_record(path: Path) -> bool:
    """Tell a record, or a former one, by its place and name.

    >>> is_record(RECORD), is_record(Path("manuscript/record-2.json"))
    (True, True)
    >>> is_record(Path("manuscript/references.json"))
    False
    """
    named = re.fullmatch(r"record(-\d+)?\.json", path.name) is not None
    return named and path.parent == RECORD.parent
