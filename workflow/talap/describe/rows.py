"""Tables as rows, without pandas, which takes half a second to load."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talap.base.tables import read_arrow

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table in their order; an empty cell is None.

    Attributes
    ----------
    columns : list of str
        Its columns, which it has without a row, too.
    rows : list of dict
        Values by column.
    """

    columns: list[str]
    rows: list[Row]

    @classmethod
    def read(cls, path: Path) -> Rows:
        """Read what `Table.write` wrote, in the order in which it was written."""
        table = read_arrow(path)
        return cls(table.column_names, table.to_pylist())

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def values(self, column: str) -> list[Any]:
        """Return a column."""
        return [row[column] for row in self.rows]

    def with_rows(self, rows: list[Row]) -> Rows:
        """Return the table with other rows."""
        return Rows(self.columns, rows)

    def join(self, other: Rows, key: str) -> Rows:
        """Return the rows that the other table has the key of, with its columns too.

        The key is in the other table once. A column that both have is this table's.
        """
        by_key = {row[key]: row for row in other}
        return Rows(
            list(dict.fromkeys([*self.columns, *other.columns])),
            [by_key[row[key]] | row for row in self if row[key] in by_key],
        )
