"""Tables of a manuscript, from the tables of the statistics, in a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from talap.base import localise
from talap.base.codebook import Codebook
from talap.base.messages import Messages
from talap.manuscript.keys import Refused
from talap.manuscript.nodes import Node, attributes, get, plain, string

Row = dict[str, Any]


@dataclass(frozen=True)
class TableSource:
    """What tables are made from."""

    rows: dict[str, list[Row]]  # of each table, by its name
    codebook: Codebook
    messages: dict[str, Messages]


def table(
    attribute: list[Any],
    caption: list[Node],
    identifier: str,
    source: TableSource,
    language: str,
) -> Node:
    """Make the table that a ``.table`` block asks for.

    ``from=codes columns="label participants interval"`` prints these columns; any other
    attribute is a condition on rows (``parent=cost``, ``parent="cost motive"``).

    Raises
    ------
    Refused
        If there is no such table or column.
    """
    name, messages = get(attribute, "from"), source.messages[language]
    if name not in source.rows:
        raise Refused(f"no table {name}", f"there are: {', '.join(source.rows)}")
    rows = source.rows[name]
    for column, wanted in attribute[2]:
        if column not in {"from", "columns"}:
            _require(column, rows, name)
            rows = [row for row in rows if str(row[column]) in wanted.split()]
    if not rows:
        raise Refused(f"no row of the table {name} is asked for", "see its conditions")
    columns = get(attribute, "columns").split() or list(rows[0])
    cells = [
        [_cell(column, row, name, source, language) for column in columns]
        for row in rows
    ]
    heads = [messages(f"column-{column.replace('_', '-')}") for column in columns]
    numeric = [_is_number(column, rows) for column in columns]
    return _pandoc_table(identifier, caption, heads, cells, numeric)


def _require(column: str, rows: list[Row], name: str) -> None:
    if rows and column not in rows[0]:
        raise Refused(
            f"the table {name} has no column {column}",
            f"it has: {', '.join(dict.fromkeys([*rows[0], *_made_of(rows[0])]))}",
        )


def _label(row: Row, source: TableSource, language: str) -> str:
    return source.codebook.label(row["code"], language)


def _share(row: Row, source: TableSource, language: str) -> str:
    return localise.percent(row["share"], 0, language)


def _interval(row: Row, source: TableSource, language: str) -> str:
    low = localise.plain(localise.hundredfold(row["low"]), 0, language)
    high = localise.percent(row["high"], 0, language)
    return f"{low}{localise.EN_DASH}{high}"


# Columns made from others, and a column that the table must have for it.
_MADE: dict[str, tuple[str, Callable[[Row, TableSource, str], str]]] = {
    "label": ("code", _label),
    "share": ("share", _share),
    "interval": ("low", _interval),
}


def _cell(column: str, row: Row, name: str, source: TableSource, language: str) -> str:
    if column in _MADE:
        needed, made = _MADE[column]
        _require(needed, [row], name)
        return made(row, source, language)
    _require(column, [row], name)
    value = row[column]
    if isinstance(value, bool | str) or value is None:
        message = f"value-{column}-{value}".replace("_", "-").lower()
        messages = source.messages[language]
        return messages(message) if messages.has(message) else _said(value)
    return localise.plain(value, 0 if float(value).is_integer() else 1, language)


def _said(value: bool | str | None) -> str:
    return "" if value is None else str(value)


def _made_of(row: Row) -> list[str]:
    return [name for name, (needed, _) in _MADE.items() if needed in row]


def _is_number(column: str, rows: list[Row]) -> bool:
    if column in _MADE:
        return column != "label"
    values = [row[column] for row in rows if row[column] is not None]
    return bool(values) and all(
        isinstance(value, int | float) and not isinstance(value, bool)
        for value in values
    )


def _pandoc_table(
    identifier: str,
    caption: list[Node],
    heads: list[str],
    cells: list[list[str]],
    numeric: list[bool],
) -> Node:
    align = [
        [{"t": "AlignRight" if right else "AlignLeft"}, {"t": "ColWidthDefault"}]
        for right in numeric
    ]
    return {
        "t": "Table",
        "c": [
            attributes(identifier),
            [None, [{"t": "Plain", "c": caption}]],
            align,
            [attributes(), [_row(heads)]],
            [[attributes(), 0, [], [_row(row) for row in cells]]],
            [attributes(), []],
        ],
    }


def _row(texts: list[str]) -> list[Any]:
    return [
        attributes(),
        [
            [attributes(), {"t": "AlignDefault"}, 1, 1, [plain(string(text))]]
            for text in texts
        ],
    ]
