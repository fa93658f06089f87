"""Constants from publications."""

import pytest
from talap.base.context import read_context
from talap.base.errors import TalapError

HEADER = "key,value,high,unit,relation,source,note_ru,source_ru,unit_ky\n"


def read(tmp_path, *rows):
    path = tmp_path / "context.csv"
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return read_context(path, ["ru", "ky"])


def test_values_ranges_and_sources(tmp_path):
    found = read(
        tmp_path,
        "usa,1865,,students,exact,Open Doors 2018,,Отчёт,",
        "leaving,37000,42000,people,range,The article,хвост",
        "share,12.5,,percent,about,The article,",
    )
    assert found["usa"] == {
        "value": 1865,
        "high": None,
        "unit": "students",
        "relation": "exact",
        "sources": {"ru": "Отчёт", "ky": "Open Doors 2018"},
        "units": {"ru": "students", "ky": "students"},
    }
    assert isinstance(found["usa"]["value"], int)
    assert (found["leaving"]["value"], found["leaving"]["high"]) == (37000, 42000)
    assert found["share"]["value"] == 12.5


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("usa,1,,x,exact,s,", "the key stands twice"),
        ("b,1,,x,roughly,s,", "unknown relation 'roughly'"),
        ("b,1,,x,exact,,", "no source"),
        ('b,"1,5",,x,exact,s,', "'1,5' is no number"),
        ("b,1,many,x,range,s,", "'many' is no number"),
        ("b,nan,,x,exact,s,", "'nan' is no number"),
        ("b,inf,,x,exact,s,", "'inf' is no number"),
        ("b,1,,x,range,s,", "a range without end"),
    ],
)
def test_refused(tmp_path, row, problem):
    with pytest.raises(TalapError) as raised:
        read(tmp_path, "usa,1865,,students,exact,Open Doors 2018,", row)
    error = raised.value
    assert error.problem == problem
    assert error.place == f"line 3, key {row.split(',')[0]}"
    assert error.file.endswith("context.csv")
    assert error.hint
