"""The hash of the code that decides what a stage does: its own files and the base's."""

from __future__ import annotations

from pathlib import Path

from talap.base.files import code_below, sha256, write_text

BASE = "base"


def run(
    library: Path, stage: str, fingerprint: Path, *, base: Path | None = None
) -> None:
    """Hash a stage's files, write one line each as ``sha256sum --check`` reads it.

    Parameters
    ----------
    base : Path
        The fingerprint of the shared base, whose lines come first.
    """
    shared = base.read_text(encoding="utf-8") if base else ""
    lines = [
        f"{sha256(path)}  {path.relative_to(library).as_posix()}\n"
        for path in stage_files(library, stage)
    ]
    write_text(fingerprint, shared + "".join(lines))


def stage_files(library: Path, stage: str) -> list[Path]:
    """Return the files of a stage, in the order of their names.

    Parameters
    ----------
    library : Path
        The folder ``workflow``.
    stage : str
        ``clean``, ``coding``, ...; or ``base``, with what runs every step.
    """
    package = library / "talap"
    files = code_below(package / stage)
    return files + ([package / "__main__.py"] if stage == BASE else [])
