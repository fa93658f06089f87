"""Tables with a documented schema, checked where they are written.

A schema is a tuple of columns. Parquet is what passes between stages; small public
tables are also written as CSV for people. pandas is imported where a table is read or
written, because it costs a third of a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from talap.base.files import replacing

if TYPE_CHECKING:
    import pandas as pd

Type = Literal["string", "integer", "number", "boolean"]

# The numpy/pandas type behind each type name; "number" is float64, NaN where unknown.
DTYPES: dict[str, Any] = {
    "string": "str",
    "integer": "int64",
    "number": "float64",
    "boolean": "bool",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, type, meaning, and what may stand in it."""

    name: str
    type: Type
    meaning: str
    unit: str = ""
    optional: bool = False  # empty (None or NaN) allowed
    values: tuple[str, ...] = ()  # the only values allowed, if given


@dataclass(frozen=True, slots=True)
class Table:
    """A table's contract: name, columns in order, key columns, open or closed.

    An open table may have further columns after the declared ones: the study's own
    attributes of participants.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    open: bool = False

    @property
    def names(self) -> list[str]:
        """Return the declared column names in order."""
        return [column.name for column in self.columns]

    def check(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the frame with the contract's column order and types.

        Raises
        ------
        ValueError
            If a column is missing or foreign, a value is empty or not allowed, or the
            key repeats: a fault of the step that wrote it, not of the user's files.
        """
        missing = [name for name in self.names if name not in frame]
        extra = [name for name in frame if name not in self.names]
        if missing or (extra and not self.open):
            raise ValueError(f"table {self.name}: missing {missing}, foreign {extra}")
        frame = frame[self.names + extra]
        for column in self.columns:
            frame = frame.assign(**{column.name: self._typed(frame, column)})
        if self.key and frame.duplicated(list(self.key)).any():
            twice = frame[frame.duplicated(list(self.key))].iloc[0]
            raise ValueError(f"table {self.name}: key twice: {dict(twice)}")
        return frame.reset_index(drop=True)

    def _typed(self, frame: pd.DataFrame, column: Column) -> pd.Series:
        series = frame[column.name]
        if not column.optional and series.isna().any():
            raise ValueError(f"table {self.name}: empty {column.name}")
        if column.values:
            foreign = sorted(set(series.dropna()) - set(column.values))
            if foreign:
                raise ValueError(f"table {self.name}: {column.name} has {foreign}")
        if column.type == "integer" and column.optional:
            return series.astype("Int64")
        return series.astype(DTYPES[column.type])

    def read(self, *paths: Path) -> pd.DataFrame:
        """Read one table, or the parts of one, in the order of its key."""
        import pandas as pd

        parts = [pd.read_parquet(path) for path in paths]
        whole = parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)
        return whole.sort_values(list(self.key), ignore_index=True, kind="stable")

    def write(self, frame: pd.DataFrame, path: Path) -> None:
        """Check the frame, then write it whole, sorted by its key, as Parquet."""
        checked = self.check(frame)
        checked = checked.sort_values(list(self.key), ignore_index=True, kind="stable")
        with replacing(path) as partial:
            checked.to_parquet(partial, index=False)


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a table for people: UTF-8, LF, ten significant digits."""
    with replacing(path) as partial:
        frame.to_csv(partial, index=False, float_format="%.10g", lineterminator="\n")


def read_records(path: Path) -> list[dict[str, Any]]:
    """Return a table's rows for those who print them; pandas is not loaded for it."""
    records: list[dict[str, Any]] = read_arrow(path).to_pylist()
    return records


def read_arrow(path: Path) -> Any:
    """Return a table as Arrow's, without pandas."""
    from pyarrow.parquet import ParquetFile  # `read_table` would load pandas

    with ParquetFile(path) as file:
        return file.read()


def cells(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield what each row of a frame has in some columns.

    Ten times as fast as `itertuples`, which asks Arrow for every string by itself.
    """
    return zip(*(frame[column].tolist() for column in columns), strict=True)
