"""Constants from publications."""

import pytest
from talap.base.context import read_context
from talap.base.errors import TalapError
from talap.base.localise import source

HEADER = "key,value,high,unit,relation,source,note_ru\n"


def read(tmp_path, *rows):
    path = tmp_path / "context.csv"
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return read_context(path, ["ru"])


def test_values_ranges_and_sources(tmp_path):
    found = read(
        tmp_path,
        "usa,1865,,students,exact,Open Doors 2018,",
        "leaving,37000,42000,people,range,The article,хвост",
        "share,12.5,,percent,about,The article,",
    )
    assert found["usa"] == {
        "value": 1865,
        "high": None,
        "unit": "students",
        "relation": "exact",
        "source": "Open Doors 2018",
        "sources": {},
    }
    assert isinstance(found["usa"]["value"], int)
    assert (found["leaving"]["value"], found["leaving"]["high"]) == (37000, 42000)
    assert found["share"]["value"] == 12.5


def test_a_source_worded_in_a_language(tmp_path):
    path = tmp_path / "context.csv"
    path.write_text(
        "key,value,unit,relation,source,source_ru,source_ky\n"
        "usa,1865,students,exact,the article,статья,\n",
        encoding="utf-8",
    )
    found = read_context(path, ["ru", "ky", "en"])["usa"]
    assert found["sources"] == {"ru": "статья"}
    assert source(found, "ru") == "статья"
    assert source(found, "ky") == source(found, "en") == "the article"


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
