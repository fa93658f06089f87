"""Rows as they were written; a join that loses and doubles none."""

import pandas as pd
from talap.base.contracts import INTERVIEWS
from talap.describe.rows import Rows


def rows(columns, *cells):
    return Rows(columns, [dict(zip(columns, each, strict=True)) for each in cells])


def test_a_table_is_read_as_it_was_written(tmp_path):
    seen = [
        ("I02", "P2", "txt", None, None, 2, 20, 10, None, 0),
        ("I01", "P1", "txt", "utf-8", 1.5, 3, 30, 20, 1800.0, 0),
    ]
    INTERVIEWS.write(pd.DataFrame(seen, columns=INTERVIEWS.names), tmp_path / "i")
    table = Rows.read(tmp_path / "i")
    assert table.columns == INTERVIEWS.names
    assert [tuple(row.values()) for row in table] == seen[::-1]
    assert table.values("duration") == [1800.0, None]


def test_an_empty_table_has_its_columns(tmp_path):
    INTERVIEWS.write(pd.DataFrame(columns=INTERVIEWS.names), tmp_path / "i")
    table = Rows.read(tmp_path / "i")
    assert (table.columns, len(table)) == (INTERVIEWS.names, 0)


def test_a_join_keeps_order_and_leaves_out_whom_nobody_knows():
    turns = rows(["turn", "who"], (1, "P2"), (2, "P1"), (3, "P9"), (4, "P2"))
    people = rows(["who", "age"], ("P1", 20), ("P2", 30))
    found = turns.join(people, "who")
    assert found.columns == ["turn", "who", "age"]
    assert [(row["turn"], row["age"]) for row in found] == [(1, 30), (2, 20), (4, 30)]


def test_an_attribute_does_not_take_the_place_of_a_column():
    turns = rows(["who", "words"], ("P1", 7))
    found = turns.join(rows(["who", "words"], ("P1", 99)), "who")
    assert found.rows == [{"who": "P1", "words": 7}]
