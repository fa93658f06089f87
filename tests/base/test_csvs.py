"""CSV files as spreadsheets of any country write them, and what is refused."""

import pytest
from talap.base.csvs import read_rows
from talap.base.errors import TalapError

COLUMNS = ("interview", "code")


def rows(tmp_path, content):
    path = tmp_path / "codings.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_rows(path, COLUMNS)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_separators_line_ends_and_bom(tmp_path, separator, line_end, bom):
    lines = [f"interview{separator}code", f"I01{separator}cost", ""]
    assert rows(tmp_path, bom + line_end.join(lines)) == [
        {"interview": "I01", "code": "cost"}
    ]


def test_the_separator_is_the_headers_even_after_empty_lines(tmp_path):
    text = '\n\ninterview;code;quote\nI01;cost;"a, b, c, d"\n'
    assert rows(tmp_path, text)[0]["quote"] == "a, b, c, d"


def test_cells_are_stripped_and_missing_ones_empty(tmp_path):
    text = "interview,code,quote\n I01 ,cost\n\n,,\nI02,cost,x\n"
    assert rows(tmp_path, text) == [
        {"interview": "I01", "code": "cost", "quote": ""},
        {"interview": "I02", "code": "cost", "quote": "x"},
    ]


def test_a_quoted_cell_may_hold_separators_quotes_and_lines(tmp_path):
    text = 'interview,code,quote\nI01,cost,"he said ""no"",\nand left"\n'
    assert rows(tmp_path, text)[0]["quote"] == 'he said "no",\nand left'


def test_empty_columns_that_a_spreadsheet_leaves_at_the_right(tmp_path):
    assert rows(tmp_path, "interview;code;;\nI01;cost;;\n") == [
        {"interview": "I01", "code": "cost"}
    ]


@pytest.mark.parametrize(
    ("content", "place", "problem", "hint"),
    [
        ("interview\nI01\n", "line 1", "no column code", "interview, code"),
        ("", "line 1", "no column interview, code", "first line"),
        ("interview,code,code\n", "line 1", "column code stands twice", "rename"),
        (
            'interview,code\n"a\nb",cost\nI01,cost,more\n',
            "line 4",
            "3 cells under 2 columns",
            "double quotes",
        ),
        # Python's csv would else read all that follows as one cell, without a word.
        (
            'interview,code\nI01,"cost\nI02,cost\nI03,cost\n',
            "line 4",
            "not a readable CSV",
            "close the double quotes",
        ),
        ("interview,имя\n".encode("cp1251"), "", "not UTF-8 (byte 10)", "CSV UTF-8"),
    ],
)
def test_refused(tmp_path, content, place, problem, hint):
    with pytest.raises(TalapError) as raised:
        rows(tmp_path, content)
    error = raised.value
    assert error.file.endswith("codings.csv")
    assert error.place == place
    assert problem in error.problem
    assert hint in error.hint


def test_a_missing_file(tmp_path):
    with pytest.raises(TalapError, match="there is no such file") as raised:
        read_rows(tmp_path / "no.csv", COLUMNS)
    assert "data/README.md" in raised.value.hint
