"""Readers of coding files; each returns the codings as the coder left them."""

from pathlib import Path

from talap.base.errors import TalapError
from talap.coding.selection import Reading


def read(path: Path, coder: str | None) -> Reading:
    """Read a file of codings by its kind.

    Raises
    ------
    TalapError
        If the file is missing, of an unknown kind, or broken.
    """
    if not path.exists():
        raise TalapError(path, "there is no such file", "see coding.files in config")
    suffix = path.suffix.lower()
    if suffix == ".qda" or path.is_dir():
        from talap.coding.files.qualcoder import read_qualcoder as reader
    elif suffix == ".csv":
        from talap.coding.files.table import read_table as reader
    elif suffix == ".qdpx":
        from talap.coding.files.qdpx import read_qdpx as reader
    elif suffix in {".sqlite3", ".sqlite", ".db"}:
        from talap.coding.files.taguette import read_taguette as reader
    elif suffix == ".zip":
        from talap.coding.files.qualcoder import read_qualcoder as reader
    else:
        raise TalapError(
            path,
            f"no reader for {suffix or 'a file without extension'}",
            "bring codings as .qdpx (REFI-QDA), QualCoder .qda (also zipped), "
            "Taguette .sqlite3 or .csv",
        )
    return reader(path, coder)
