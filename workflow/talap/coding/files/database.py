"""SQLite files from outside: read only, never written to, never trusted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from talap.base.errors import TalapError


@contextmanager
def reading(path: Path, program: str, file: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection that changes neither the file nor its folder.

    Parameters
    ----------
    path : Path
        The database.
    program : str
        Whose database it should be, for errors.
    file : Path
        What errors call the file.

    Raises
    ------
    TalapError
        If a change is not yet written into the file, or, at any query within the block,
        if the file is no such database.
    """
    for ending in ("-wal", "-journal"):
        pending = path.with_name(path.name + ending)
        if pending.exists() and pending.stat().st_size:
            raise TalapError(
                file,
                f"changes wait in {pending.name}",
                f"close the project in {program}, then build again",
            )
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.execute("pragma trusted_schema = off")
            connection.execute("pragma cell_size_check = on")
            yield connection
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise TalapError(
            file, f"not a {program} database ({error})", "export the project again"
        ) from None


def tables(connection: sqlite3.Connection) -> set[str]:
    """Return the names of the tables."""
    rows = connection.execute("select name from sqlite_master where type = 'table'")
    return {name for (name,) in rows}
