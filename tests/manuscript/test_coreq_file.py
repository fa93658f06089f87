"""config/coreq.yaml: what it may say, and what is refused before the first rule."""

import shutil
from pathlib import Path

import pytest
from talap.base.errors import TalapErrors
from talap.manuscript.coreq_file import DOMAINS, ITEMS, Answer, read_coreq
from talap.plan import read_plan

ROOT = Path(__file__).parents[2]

TEXT = "  9: { text: { ru: 'Теория', en: 'Theory' }, sections: [theory] }\n"


def read(tmp_path, items, simulated=True):
    path = tmp_path / "coreq.yaml"
    path.write_text(f"items:\n{items}", encoding="utf-8")
    return read_coreq(path, ["ru", "en"], simulated)


def test_the_domains_hold_each_item_once():
    """Tong, Sainsbury & Craig 2007, table 1: 8, 15 and 9 items."""
    assert [len(numbers) for numbers in DOMAINS.values()] == [8, 15, 9]
    assert [each for numbers in DOMAINS.values() for each in numbers] == list(ITEMS)


def test_what_is_read(tmp_path):
    found = read(tmp_path, TEXT + "  1: simulated\n  2: authors\n")
    assert found.items[1] == "simulated"
    assert found.items[2] == "authors"
    answer = found.items[9]
    assert isinstance(answer, Answer)
    assert (answer.text["en"], answer.sections) == ("Theory", ["theory"])
    assert found.numbers.participants == ""


@pytest.mark.parametrize(
    ("items", "place", "problem"),
    [
        ("  33: authors\n", "key items.33", "no item 33"),
        ("  0: authors\n", "key items.0", "no item 0"),
        ("  9: {}\n", "key items.9", "an empty answer"),
        ("  9: { text: { en: Theory } }\n", "key items.9.text", "no text in ru"),
        ("  9: { text: { en: T, ru: ' ' } }\n", "key items.9.text", "no text in ru"),
        (
            "  9: { text: { ru: '`num:a` `num:b.ci`', en: '`num:a`' } }\n",
            "key items.9.text.en",
            "other numbers, references or citations than in ru: num:b.ci",
        ),
        (
            "  9: { text: { ru: '`ref:t` @x2001', en: '`ref:t` @y2001' } }\n",
            "key items.9.text.en",
            "other numbers, references or citations than in ru: x2001, y2001",
        ),
    ],
)
def test_refused(tmp_path, items, place, problem):
    with pytest.raises(TalapErrors) as raised:
        read(tmp_path, items)
    (error,) = raised.value.errors
    assert (error.place, error.problem) == (place, problem)
    assert error.hint


def test_the_same_in_another_order_and_case_is_the_same(tmp_path):
    read(
        tmp_path,
        "  9: { text: { ru: '`num:a case=abl` `num:b`', en: '`num:b` `num:a`' } }\n",
    )


def test_field_data_are_not_put_off_as_simulated(tmp_path):
    with pytest.raises(TalapErrors) as raised:
        read(tmp_path, "  1: simulated\n", simulated=False)
    assert raised.value.errors[0].place == "key items.1"
    assert read(tmp_path, "  1: authors\n", simulated=False).items == {1: "authors"}


@pytest.mark.parametrize("key", ["numbers: {coder: x}", "itmes: {}"])
def test_unknown_keys_name_the_nearest(tmp_path, key):
    path = tmp_path / "coreq.yaml"
    path.write_text(f"{key}\n", encoding="utf-8")
    with pytest.raises(TalapErrors, match="did you mean (coders|items)"):
        read_coreq(path, ["en"], True)


def test_it_is_read_before_the_first_rule(tmp_path, monkeypatch):
    for part in ("config", "data", "manuscript"):
        shutil.copytree(ROOT / "tests/studies/mini" / part, tmp_path / part)
    monkeypatch.chdir(tmp_path)
    assert read_plan().coreq == []
    Path("config/coreq.yaml").write_text("items: {1: authors}\n", encoding="utf-8")
    assert read_plan().coreq == ["config/coreq.yaml"]
    Path("config/coreq.yaml").write_text("items: {40: authors}\n", encoding="utf-8")
    with pytest.raises(TalapErrors, match="no item 40"):
        read_plan()
