"""One drawing function per figure; all languages from the same rows."""

from collections.abc import Mapping
from typing import Any

# A table's row, by column, None where it is empty; and the tables, by name.
Row = dict[str, Any]
Tables = Mapping[str, list[Row]]
