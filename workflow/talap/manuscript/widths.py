"""Widths of a table's columns, for formats that cannot look at the text themselves."""

from __future__ import annotations

from typing import Any

from talap.manuscript.nodes import Node, text_of

LONGEST = 30  # characters of a cell beyond which it is broken rather than given room
SPACE = 4  # characters that the margins of a cell take


def fill(node: Node, _: str) -> list[Node] | None:
    """Return a table as wide as the page, its columns as wide as their text asks."""
    if node["t"] != "Table":
        return None
    attribute, caption, columns, head, bodies, foot = node["c"]
    rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3]))]
    shares = column_shares([[text_of(cell[4]) for cell in row[1]] for row in rows])
    made = [
        [align, {"t": "ColWidth", "c": share}]
        for (align, _), share in zip(columns, shares, strict=True)
    ]
    table: list[Any] = [attribute, caption, made, head, bodies, foot]
    return [{"t": "Table", "c": table}]


def column_shares(rows: list[list[str]]) -> list[float]:
    """Return each column's share of the width; they sum to at most 1.

    No column is narrower than its longest word.

    >>> column_shares([["Code", "Share"], ["a longer label", "13 %"]])
    [0.6666, 0.3333]
    """
    wanted = [max(_wanted(row[index]) for row in rows) for index in range(len(rows[0]))]
    return [int(each / sum(wanted) * 10_000) / 10_000 for each in wanted]


def _wanted(text: str) -> int:
    words = max((len(word) for word in text.split()), default=0)
    return max(words, min(len(text), LONGEST)) + SPACE
