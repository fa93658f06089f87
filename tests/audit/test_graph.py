"""The rules as the audit lists them."""

import json
from pathlib import Path
from types import SimpleNamespace

from talap.audit.graph import describe, gather

LIBRARY = Path("/somewhere/talap/workflow")


def rule(name, reads, writes, message="", **params):
    return SimpleNamespace(
        name=name, input=reads, output=writes, message=message, params=params
    )


def rules():
    return [
        rule("library_clean", [f"{LIBRARY}/talap/a.py"], ["results/library/clean"]),
        rule(
            "clean_turns",
            [lambda wildcards: [], "data/raw/people.csv", "results/library/clean"],
            [r"results/{batch,\d+}/turns.parquet"],
            "Read batch {wildcards.batch}.",
            section='{"fillers":"keep"}',
            levels=[0.95],
            library=lambda wildcards: LIBRARY,
        ),
        rule(
            "clean_corpus",
            ["results/0/turns.parquet", "results/1/turns.parquet"],
            ["results/turns.parquet"],
        ),
        rule("all", ["results/turns.parquet"], []),
    ]


def test_declared_order_patterns_and_what_comes_before():
    found = json.loads(describe(rules(), LIBRARY))
    assert [each["name"] for each in found] == ["clean_turns", "clean_corpus"]
    turns, corpus = found
    assert turns["reads"] == ["…", "data/raw/people.csv"]
    assert turns["writes"] == ["results/{batch}/turns.parquet"]
    assert turns["message"] == "Read batch {batch}."
    assert turns["after"] == []
    assert corpus["reads"] == ["results/{batch}/turns.parquet"]
    assert corpus["after"] == ["clean_turns"]


def test_a_file_with_a_wildcard_comes_after_those_it_stands_for():
    drawn = [rule("draw", [], [f"figures/{name}.svg" for name in ("a.en", "a.ky")])]
    found = json.loads(
        describe([*drawn, rule("page", ["figures/a.{language}.svg"], ["p"])], LIBRARY)
    )
    assert found[1]["reads"] == ["figures/a.{language}.svg"]
    assert found[1]["after"] == ["draw"]


def test_settings_but_none_that_is_made_for_a_job():
    turns, corpus = json.loads(describe(rules(), LIBRARY))
    assert turns["settings"] == {"section": {"fillers": "keep"}, "levels": [0.95]}
    assert corpus["settings"] == {}


def test_of_two_patterns_the_longer_one_is_meant():
    listed = [
        rule("a_text", [], ["r/{language}.json", "r/{language}.uses.json"]),
        rule("a_parity", ["r/ky.uses.json", "r/en.uses.json"], ["r/parity.json"]),
    ]
    found = json.loads(describe(listed, LIBRARY))
    assert found[1]["reads"] == ["r/{language}.uses.json"]


def test_no_place_of_the_machine_is_told():
    assert "/somewhere" not in describe(rules(), LIBRARY)


def test_many_files_of_a_folder_are_counted():
    files = [f"data/{number}.txt" for number in range(15)]
    assert gather([*files, "a.csv"]) == ["data/* (15)", "a.csv"]
    assert gather(files[:3]) == files[:3]
