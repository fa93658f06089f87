"""The languages must report the same things."""

import pytest
from talap.base.errors import TalapErrors
from talap.base.files import read_json, write_json
from talap.manuscript.parity import compare, run

RU = {
    "numbers": ["a", "a.ci", "b"],
    "claims": ["c"],
    "citations": ["x2001", "y2002"],
    "figures": ["codes", "presence"],
    "tables": ["codes"],
    "headings": [1, 2, 2],
    "sections": ["intro", "results", "cost"],
    "footnotes": 1,
    "quotations": ["I03-12", ""],
    "paragraphs": [["", 0], ["intro", 3], ["results", 2], ["cost", 1]],
    "coreq": ["1 simulated", "12 answered"],
    "words": 3500,
}


def told(**changes):
    return [(e.file, e.problem) for e in compare({"ru": RU, "ky": {**RU, **changes}})]


def test_the_same_is_the_same_in_another_order_of_words():
    assert told(numbers=["b", "a.ci", "a"], citations=["y2002", "x2001"]) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"numbers": ["a", "b"]}, "`num:a.ci` stands 0 times, in ru.md 1 times"),
        ({"numbers": ["a", "a", "a.ci", "b"]}, "`num:a` stands 2 times"),
        ({"claims": ["d", "c"]}, "claim=d stands 1 times, in ru.md 0 times"),
        ({"citations": ["x2001"]}, "@y2002 stands 0 times"),
        ({"figures": ["presence", "codes"]}, "the figures are presence, codes"),
        ({"tables": []}, "the tables are none, in ru.md codes"),
        ({"headings": [1, 2]}, "the headings are 1, 2, in ru.md 1, 2, 2"),
        ({"sections": ["a", "b", "c"]}, "the sections are a, b, c, in ru.md intro"),
        (
            {"coreq": ["1 simulated", "12 authors"]},
            "the coreq are 1 simulated, 12 authors, in ru.md 1 simulated, 12 answered",
        ),
        ({"footnotes": 0}, "0 footnotes, in ru.md 1"),
        ({"quotations": ["", "I03-12"]}, "the quotations are one by no coding, I03-12"),
        (
            {"paragraphs": [["", 0], ["intro", 3], ["results", 1], ["cost", 1]]},
            "1 paragraphs in section #results, in ru.md 2",
        ),
    ],
)  # fmt: skip
def test_a_difference(changes, said):
    ((file, problem),) = told(**changes)
    assert file == "manuscript/ky.md"
    assert said in problem


def test_every_language_is_compared_with_the_first():
    less = {**RU, "claims": []}
    found = compare({"ru": RU, "ky": less, "en": {**less, "footnotes": 3}})
    assert [error.file for error in found] == [
        "manuscript/ky.md", "manuscript/en.md", "manuscript/en.md",
    ]  # fmt: skip
    assert all(error.hint for error in found)


def test_a_difference_has_its_lines():
    places = {
        "numbers": ["line 3, column 1", "line 5, column 2", "line 9, column 4"],
        "figures": ["line 7, column 1", "line 8, column 1"],
        "sections": ["line 1, column 3", "line 4, column 3", "line 6, column 4"],
        "footnotes": ["line 9, column 9"],
    }
    here = {
        **RU,
        "places": places,
        "numbers": ["a", "b", "b"],
        "figures": ["codes", "groups"],
        "footnotes": 2,
        "paragraphs": [["", 0], ["intro", 3], ["results", 1], ["cost", 1]],
    }
    errors = compare({"ru": {**RU, "places": places}, "ky": here})
    assert [(error.problem, error.place) for error in errors] == [
        ("`num:a.ci` stands 0 times, in ru.md 1 times (line 5)", ""),
        ("`num:b` stands 2 times, in ru.md 1 times (line 9)", "line 5, column 2"),
        (
            "the figures are codes, groups, in ru.md codes, presence",
            "line 8, column 1",
        ),
        ("2 footnotes, in ru.md 1", "line 9, column 9"),
        ("1 paragraphs in section #results, in ru.md 2", "line 4, column 3"),
    ]


def test_the_step(tmp_path):
    paths = [tmp_path / f"{name}.uses.json" for name in ("ru", "ky")]
    for path, words in zip(paths, (3500, 3100), strict=True):
        write_json(path, RU | {"words": words})  # a language needs its own length
    run(paths, tmp_path / "parity.json")
    found = read_json(tmp_path / "parity.json")
    assert found["languages"] == ["ru", "ky"]
    assert (found["numbers"], found["headings"], found["footnotes"]) == (3, 3, 1)
    assert (found["quotations"], found["paragraphs"]) == (2, 6)
    assert (found["coreq"], found["words"]) == (2, {"ru": 3500, "ky": 3100})
    write_json(paths[1], {**RU, "claims": []})
    with pytest.raises(TalapErrors, match="ky.md"):
        run(paths, tmp_path / "other.json")
    assert not (tmp_path / "other.json").exists()
