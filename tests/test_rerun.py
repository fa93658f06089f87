"""An edit reruns what depends on it, and nothing else; an edited result is not kept."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import MINI, ROOT, build, built, copy_study


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program and, within it, the mini study, built."""
    place = tmp_path_factory.mktemp("rerun")
    shutil.copytree(
        ROOT / "workflow",
        place / "workflow",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    for name in ("Snakefile", "environment.yml", "requirements.lock"):
        shutil.copy(ROOT / name, place / name)
    copy_study(MINI, place / "study")
    built(place / "study", snakefile=place / "Snakefile")
    return place


@contextmanager
def edited(path: Path, content: bytes, *, quietly: bool = False) -> Iterator[None]:
    """Change a file for a while; quietly: under the time that it had before."""
    before, status = path.read_bytes(), path.stat()
    times = (status.st_atime_ns, status.st_mtime_ns)
    path.write_bytes(content)
    if quietly:
        os.utime(path, ns=times)
    try:
        yield
    finally:
        path.write_bytes(before)
        os.utime(path, ns=times)


def planned(study: Path, snakefile: Path) -> dict[str, int]:
    """Return the rules that a dry run would run, and how many jobs of each."""
    done = build(study, "--dry-run", snakefile=snakefile)
    assert done.returncode == 0, done.stderr
    lines = re.findall(r"^(\w+_\w+) +(\d+)$", done.stdout + done.stderr, re.M)
    return {rule: int(jobs) for rule, jobs in lines}


def after_a_line_more(place: Path, file: str) -> dict[str, int]:
    path = place / file
    with edited(path, path.read_bytes() + b"\n"):
        return planned(place / "study", place / "Snakefile")


def stages(rules: dict[str, int]) -> set[str]:
    return {rule.partition("_")[0] for rule in rules}


def test_nothing_is_planned_after_a_build(place: Path) -> None:
    assert planned(place / "study", place / "Snakefile") == {}


def test_an_imported_module_of_describe(place: Path) -> None:
    rules = after_a_line_more(place, "workflow/talap/describe/proportion.py")
    assert {"describe_distribution", "describe_numbers", "manuscript_text"} <= set(
        rules
    )
    assert not stages(rules) & {"clean", "coding"}


def test_an_imported_module_of_manuscript(place: Path) -> None:
    rules = after_a_line_more(place, "workflow/talap/manuscript/lint.py")
    assert stages(rules) == {"library", "manuscript", "audit"}
    assert not set(rules) & {"audit_site", "audit_notebook", "library_clean"}


def test_the_shared_base_reruns_every_stage(place: Path) -> None:
    rules = after_a_line_more(place, "workflow/talap/base/words.py")
    assert {"clean", "coding", "describe", "figures", "manuscript"} <= stages(rules)


@pytest.mark.parametrize("name", ["numbers", "claims"])
def test_what_is_asked_for_reruns_no_table(place: Path, name: str) -> None:
    rules = after_a_line_more(place, f"study/config/{name}.yaml")
    described = {rule for rule in rules if rule.startswith("describe_")}
    assert described == {f"describe_{name}"}
    assert not stages(rules) & {"clean", "coding", "figures"}


def test_a_decision_on_a_passage_finds_no_coding_again(shipped: Path) -> None:
    path = shipped / "data/raw/codings/adjudication.csv"
    with edited(path, path.read_bytes() + b"\n"):
        rules = set(planned(shipped, ROOT / "Snakefile"))
    assert {"coding_consensus", "describe_distribution", "figures_draw"} <= rules
    assert not rules & {"coding_codings", "coding_lexicon", "describe_agreement"}


def test_prose_of_one_language_reruns_its_documents_and_the_audit(
    shipped: Path,
) -> None:
    path = shipped / "manuscript/en.md"
    with edited(path, path.read_bytes() + b"\nAnd that is all.\n"):
        rules = planned(shipped, ROOT / "Snakefile")
    assert set(rules.values()) == {1}
    documents = {"manuscript_documents", "manuscript_pdf"}
    others = {"manuscript_text", "manuscript_parity", "manuscript_drift"}
    assert set(rules) == documents | others | {"audit_manifest"}


def test_accepted_translations_rerun_no_document(shipped: Path) -> None:
    path = shipped / "manuscript/translations.json"
    with edited(path, path.read_bytes() + b"\n"):
        rules = planned(shipped, ROOT / "Snakefile")
    assert rules == {"manuscript_drift": 1, "audit_manifest": 1}


def test_a_transcript_reruns_its_batch_only(place: Path) -> None:
    rules = after_a_line_more(place, "study/data/raw/transcripts/garden1.txt")
    assert rules["clean_turns"] == 1


def test_a_setting_reruns_the_stage_that_reads_it(place: Path) -> None:
    path = place / "study/config/config.yaml"
    content = path.read_bytes().replace(b"interval: wilson", b"interval: exact")
    with edited(path, content):
        rules = planned(place / "study", place / "Snakefile")
    assert {"describe_distribution", "describe_numbers"} <= set(rules)
    assert not stages(rules) & {"clean", "coding", "library"}


def test_a_result_edited_by_hand_under_its_old_time_is_named(place: Path) -> None:
    path = place / "study/results/describe/codes.csv"
    with edited(path, path.read_bytes().replace(b"1", b"2"), quietly=True):
        done = build(place / "study", snakefile=place / "Snakefile")
        assert done.returncode != 0
        assert "results/describe/codes.csv" in done.stderr


def test_a_lost_result_is_made_again(place: Path) -> None:
    path = place / "study/results/manuscript/parity.json"
    before = path.read_bytes()
    path.unlink()
    built(place / "study", snakefile=place / "Snakefile")
    assert path.read_bytes() == before
