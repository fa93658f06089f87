"""A changed result comes from what changed among all that it depends on."""

from __future__ import annotations

import subprocess
import sys
from copy import deepcopy
from typing import Any

import pytest
from audit.recorded import RULES, chosen, record
from conftest import ROOT
from talap.audit.causes import ASIDE, Cause, Causes

TURNS = "results/clean/turns.parquet"
BATCH = "results/clean/batches/1/turns.parquet"
CODES = "results/describe/codes.csv"


def causes(rules: list[dict[str, Any]] = RULES, **now: Any) -> Causes:
    return Causes(record(), record(**now), rules, chosen)


def test_a_transcript_through_batch_corpus_and_codes() -> None:
    found = causes(
        inputs={"data/raw/transcripts/I01.txt": "2"},
        results={BATCH: "2", TURNS: "2", CODES: "2"},
    )
    transcript = [Cause("input", "data/raw/transcripts/I01.txt")]
    for file in (BATCH, TURNS, CODES):
        assert found.of(file) == transcript


def test_a_transcript_of_another_batch_is_no_cause() -> None:
    found = causes(
        inputs={"data/raw/transcripts/I02.txt": "2"}, results={BATCH: "2", TURNS: "2"}
    )
    assert found.of(BATCH) == []
    assert found.of(TURNS) == [Cause("result", BATCH)]  # it follows from that


def test_what_lies_behind_an_unchanged_file_is_no_cause() -> None:
    found = causes(
        inputs={"data/raw/transcripts/I01.txt": "2", "config/codebook.yaml": "2"},
        results={CODES: "2"},
    )
    assert found.of(CODES) == [Cause("configuration", "config/codebook.yaml")]


def test_nothing_changed_and_yet_other_bytes() -> None:
    assert causes(results={CODES: "2"}).of(CODES) == []


def test_inputs_that_came_and_went() -> None:
    now = {
        "data/raw/transcripts/I01.txt": None,
        "data/raw/transcripts/x/I01.txt": "1",
    }
    found = causes(inputs=now, results={BATCH: "2"})
    assert found.of(BATCH) == [
        Cause("input", "data/raw/transcripts/I01.txt", "gone"),
        Cause("input", "data/raw/transcripts/x/I01.txt", "new"),
    ]


def test_code_of_the_stage_of_the_base_and_of_all() -> None:
    edited = {
        "Snakefile": "2",
        "workflow/rules/describe.smk": "2",
        "workflow/talap/base/words.py": "2",
        "workflow/talap/clean/rules.py": "2",
        "workflow/talap/describe/proportion.py": "2",
        "workflow/talap/why.py": "2",
    }
    found = causes(code=edited, results={CODES: "2"})
    assert [each.what for each in found.of(CODES)] == [
        "Snakefile",
        "workflow/rules/describe.smk",
        "workflow/talap/base/words.py",
        "workflow/talap/describe/proportion.py",
    ]
    assert {each.kind for each in found.of(CODES)} == {"code"}


def test_tools_of_the_audit_bear_on_hashes_only() -> None:
    tool = "workflow/talap/audit/compare.py"
    found = causes(
        code={tool: "2"},
        results={
            "results/library/audit.sha256": "2",
            "results/audit/manifest.json": "2",
            CODES: "2",
        },
    )
    assert found.of("results/library/audit.sha256") == [Cause("code", tool)]
    assert Cause("code", tool) in found.of("results/audit/manifest.json")
    assert found.of(CODES) == []


def test_no_step_imports_those_tools() -> None:
    steps = ["site", "notebook", "leaks", "manifest", "graph"]
    code = "import sys, talap.__main__, talap.plan\n"
    code += "".join(f"import talap.audit.{step}\n" for step in steps)
    code += "print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT / "workflow")},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = [f"workflow/{name.replace('.', '/')}.py" for name in done.stdout.split()]
    assert "workflow/talap/audit/leaks.py" in loaded
    assert not [file for file in loaded if ASIDE.match(file)]


def exact(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    made = deepcopy(rules)
    made[2]["settings"]["method"] = made[3]["settings"]["method"] = "exact"
    return made


def test_a_setting_is_named_with_both_values() -> None:
    found = causes(
        exact(RULES),
        inputs={"config/config.yaml": "2"},
        configuration={"describe": {"interval": "exact"}, "clean": {"fillers": "drop"}},
        settings={"describe_distribution": {"method": "exact"}},
        results={CODES: "2", TURNS: "2"},
    )
    interval = "config/config.yaml: describe.interval"
    assert Cause("configuration", interval, "wilson → exact") in found.of(CODES)
    # clean_corpus takes no setting; that fillers went is no cause by itself
    assert found.of(TURNS) == []


def test_a_section_names_the_key_in_it() -> None:
    rules = deepcopy(RULES)
    rules[0]["settings"]["section"] = {"fillers": "drop"}
    found = causes(
        rules,
        inputs={"config/config.yaml": "2"},
        configuration={"clean": {"fillers": "drop"}},
        settings={"clean_turns": {"section": "t"}},
        results={BATCH: "2"},
    )
    fillers = "config/config.yaml: clean.fillers"
    assert found.of(BATCH) == [Cause("configuration", fillers, "keep → drop")]


def test_whether_the_interviews_are_simulated_comes_from_the_corpus() -> None:
    rules = deepcopy(RULES)
    rules[4]["settings"]["simulated"] = False
    found = causes(
        rules,
        inputs={"data/raw/corpus.yaml": "2"},
        settings={"manuscript_text": {"simulated": False}},
        results={"results/manuscript/en.json": "2"},
    )
    assert found.of("results/manuscript/en.json") == [
        Cause("input", "data/raw/corpus.yaml")
    ]


def test_a_manuscript_of_another_language_is_no_cause() -> None:
    found = causes(
        inputs={"manuscript/ru.md": "2"},
        results={"results/manuscript/ru.json": "2", "results/manuscript/en.json": "2"},
    )
    prose = Cause("input", "manuscript/ru.md")
    assert found.of("results/manuscript/ru.json") == [prose]
    assert found.of("results/manuscript/en.json") == []


def test_the_longer_pattern_knows_the_file() -> None:
    rules = [
        {"name": "a_b", "settings": {}, "reads": ["x"], "writes": ["r/{l}.json"]},
        {"name": "a_c", "settings": {}, "reads": ["y"], "writes": ["r/{l}.uses.json"]},
    ]
    found = causes(rules, inputs={"x": "1", "y": "1"}, results={"r/en.uses.json": "1"})
    assert found.of("r/en.uses.json") == [Cause("input", "y", "new")]


def test_many_files_of_a_folder_are_read_as_such() -> None:
    found = causes(
        inputs={"config/codebook.yaml": "2"},
        results={CODES: "2", "results/audit/manifest.json": "2"},
    )
    assert Cause("configuration", "config/codebook.yaml") in found.of(
        "results/audit/manifest.json"
    )


def test_what_no_rule_makes_may_come_from_everything() -> None:
    found = causes(inputs={"manuscript/ru.md": "2"}, results={"results/old.csv": "2"})
    assert found.of("results/old.csv") == [Cause("input", "manuscript/ru.md")]


@pytest.mark.parametrize(
    ("environment", "cause"),
    [
        ({"python": "3.12"}, Cause("environment", "Python", "3.11 → 3.12")),
        ({"platform": "Darwin arm64"},
         Cause("environment", "platform", "Linux x86_64 → Darwin arm64")),
        ({"packages": {"numpy": "2.4.5"}},
         Cause("environment", "numpy", "2.4.6 → 2.4.5")),
        ({"packages": {"scipy": "1.17"}}, Cause("environment", "scipy", "new")),
        ({"files": {"requirements.lock": "m"}},
         Cause("environment", "requirements.lock")),
    ],
)  # fmt: skip
def test_environment(environment: dict[str, Any], cause: Cause) -> None:
    found = causes(environment=environment, results={CODES: "2"})
    assert found.of(CODES) == [cause]
    assert found.all() == [cause]


def test_a_number_by_the_tables_that_it_counts() -> None:
    found = causes(
        inputs={
            "data/raw/transcripts/I01.txt": "2",
            "config/numbers.yaml": "2",
            "data/published/context.csv": "2",
        },
        results={
            BATCH: "2",
            TURNS: "2",
            "results/coding/consensus.parquet": "2",
            "results/numbers.json": "2",
        },
        numbers={"share": {"value": 0.5}},
    )
    assert found.of_number("share") == [Cause("input", "data/raw/transcripts/I01.txt")]
    whole = {each.what for each in found.of("results/numbers.json")}
    assert {"config/numbers.yaml", "data/published/context.csv"} <= whole


def test_a_number_specified_anew() -> None:
    found = causes(
        inputs={"config/numbers.yaml": "2"},
        results={"results/numbers.json": "2"},
        numbers={"share": {"digits": 1}},
    )
    assert found.of_number("share") == [Cause("configuration", "config/numbers.yaml")]
    assert found.of_number("gone-or-new") == [
        Cause("configuration", "config/numbers.yaml")
    ]


def test_a_number_whose_tables_explain_nothing_may_come_from_the_others() -> None:
    found = causes(
        inputs={"data/published/context.csv": "2"},
        results={"results/numbers.json": "2"},
        numbers={"share": {"value": 0.5}},
    )
    assert found.of_number("share") == [Cause("input", "data/published/context.csv")]


def test_rules_json_lists_all_settings() -> None:
    found = causes(
        inputs={"config/config.yaml": "2"},
        configuration={"describe": {"interval": "exact"}},
        results={"results/audit/rules.json": "2"},
    )
    interval = "config/config.yaml: describe.interval"
    assert found.of("results/audit/rules.json") == [
        Cause("configuration", interval, "wilson → exact")
    ]


def test_a_default_of_the_code_is_code() -> None:
    found = causes(configuration={"describe": {"interval": "exact"}})
    interval = "config/config.yaml: describe.interval"
    assert found.all() == [Cause("code", interval, "wilson → exact")]
