"""Codings from a CSV."""

import pytest
from talap.base.errors import TalapError
from talap.coding.files.table import read_table

HEADER = "coder,interview,code,quote,prefix\n"


def read(tmp_path, text, coder=None):
    path = tmp_path / "codings.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path, coder).selections


def test_a_row_is_a_selection(tmp_path):
    (found,) = read(tmp_path, HEADER + 'kim,I01,cost,"Мен, коркком",Анан\n')
    assert (found.coder, found.document, found.code) == ("kim", "I01", "cost")
    assert (found.quote, found.prefix, found.suffix) == ("Мен, коркком", "Анан", "")
    assert found.place == "row 2"
    assert found.source is None


def test_the_configured_coder_stands_above_the_file(tmp_path):
    (found,) = read(tmp_path, HEADER + "kim,I01,cost,x,\n", coder="lee")
    assert found.coder == "lee"
    (found,) = read(tmp_path, "interview,code,quote\nI01,cost,x\n", coder="lee")
    assert found.coder == "lee"


@pytest.mark.parametrize(
    ("row", "problem"),
    [("kim,I01,cost,,", "the quote is empty"), (",I01,cost,x,", "the coder is empty")],
)
def test_refused(tmp_path, row, problem):
    with pytest.raises(TalapError) as raised:
        read(tmp_path, f"{HEADER}kim,I01,cost,x,\n{row}\n")
    assert (raised.value.problem, raised.value.place) == (problem, "row 3")
    assert raised.value.hint


def test_without_a_coder_the_column_is_required(tmp_path):
    with pytest.raises(TalapError, match="no column coder"):
        read(tmp_path, "interview,code,quote\nI01,cost,x\n")
