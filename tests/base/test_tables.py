"""A table is checked against its contract where it is written."""

import pandas as pd
import pytest
from talap.base.tables import Column, Table, cells, write_csv

COLUMNS = (
    Column("interview", "string", ""),
    Column("turn", "integer", ""),
    Column("start", "number", "", optional=True),
    Column("role", "string", "", optional=True, values=("a", "b")),
    Column("count", "integer", "", optional=True),
    Column("coded", "boolean", ""),
)
CLOSED = Table("turns", "", COLUMNS, key=("interview", "turn"))
OPEN = Table("people", "", COLUMNS[:2], key=("interview",), open=True)


def frame(**changes):
    columns = {
        "coded": [True, False],
        "turn": [2, 1],
        "interview": ["I01", "I01"],
        "start": [1, None],
        "role": ["a", None],
        "count": [1, None],
    }
    return pd.DataFrame({**columns, **changes})


def test_order_and_types():
    checked = CLOSED.check(frame())
    assert list(checked) == [column.name for column in COLUMNS]
    kinds = [str(kind) for kind in checked.dtypes]
    assert kinds == ["str", "int64", "float64", "str", "Int64", "bool"]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (frame().drop(columns="turn"), r"turns: missing \['turn'\]"),
        (frame(extra=1), r"foreign \['extra'\]"),
        (frame(interview=["I01", None]), "empty interview"),
        (frame(role=["a", "c"]), r"role has \['c'\]"),
        (frame(turn=[1, 1]), "key twice"),
        (frame(turn=["x", 1]), "x"),
    ],
)
def test_refused(bad, said):
    with pytest.raises(ValueError, match=said):
        CLOSED.check(bad)


def test_an_open_table_keeps_further_columns_after_its_own():
    table = pd.DataFrame({"degree": ["x"], "turn": [1], "interview": ["I"]})
    assert list(OPEN.check(table)) == ["interview", "turn", "degree"]


def test_a_table_is_written_sorted_and_read_back(tmp_path):
    path = tmp_path / "turns.parquet"
    CLOSED.write(frame(), path)
    assert CLOSED.read(path)["turn"].tolist() == [1, 2]


def test_the_parts_of_a_table_are_read_in_the_order_of_the_key(tmp_path):
    one, two = tmp_path / "1.parquet", tmp_path / "2.parquet"
    CLOSED.write(frame(interview="I02"), one)
    CLOSED.write(frame(), two)
    found = CLOSED.read(one, two)[["interview", "turn"]].values.tolist()
    assert found == [["I01", 1], ["I01", 2], ["I02", 1], ["I02", 2]]


def test_a_bad_table_leaves_no_file(tmp_path):
    with pytest.raises(ValueError, match="key twice"):
        CLOSED.write(frame(turn=[1, 1]), tmp_path / "turns.parquet")
    assert list(tmp_path.iterdir()) == []


def test_csv_for_people(tmp_path):
    write_csv(pd.DataFrame({"а": ["ө", ""], "b": [1 / 3, 2.0]}), tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes() == "а,b\nө,0.3333333333\n,2\n".encode()


def test_cells_are_those_of_the_columns_asked_for():
    frame = pd.DataFrame({"a": ["x", "y"], "b": [1, 2], "c": [0.5, None]})
    found = list(cells(frame, "c", "a"))
    assert found[0] == (0.5, "x")
    assert found[1][0] != found[1][0]  # NaN
    assert list(cells(frame[:0], "a", "b")) == []
