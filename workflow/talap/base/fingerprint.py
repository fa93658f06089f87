"""The hash of the code that decides what a stage does: its own files and the base's."""

from __future__ import annotations

from pathlib import Path

from talap.base.files import sha256, write_text

BASE = "base"


def run(library: Path, stage: str, fingerprint: Path) -> None:
    """Hash a stage's files, write one line each as ``sha256sum --check`` reads it."""
    lines = [
        f"{sha256(path)}  {path.relative_to(library).as_posix()}\n"
        for path in stage_files(library, stage)
    ]
    write_text(fingerprint, "".join(lines))


def stage_files(library: Path, stage: str) -> list[Path]:
    """Return the files of the shared base and of a stage, in the order of their names.

    Parameters
    ----------
    library : Path
        The folder ``workflow``.
    stage : str
        ``clean``, ``coding``, ...
    """
    package = library / "talap"
    return [
        path
        for part in (BASE, stage)
        for path in sorted((package / part).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ] + [package / "__main__.py"]
