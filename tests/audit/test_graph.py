"""The rules as the audit lists them."""

import json
from pathlib import Path
from types import SimpleNamespace

from talap.audit.graph import describe, gather

LIBRARY = Path("/somewhere/talap/workflow")


def rule(name, reads, writes, message=""):
    return SimpleNamespace(name=name, input=reads, output=writes, message=message)


def rules():
    return [
        rule("library_clean", [f"{LIBRARY}/talap/a.py"], ["results/library/clean"]),
        rule(
            "clean_turns",
            [lambda wildcards: [], "data/raw/people.csv", "results/library/clean"],
            [r"results/{batch,\d+}/turns.parquet"],
            "Read batch {wildcards.batch}.",
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


def test_no_place_of_the_machine_is_told():
    assert "/somewhere" not in describe(rules(), LIBRARY)


def test_many_files_of_a_folder_are_counted():
    files = [f"data/{number}.txt" for number in range(15)]
    assert gather([*files, "a.csv"]) == ["data/* (15)", "a.csv"]
    assert gather(files[:3]) == files[:3]
