"""An edit reruns what depends on it, and nothing else; an edited result is not kept."""

from __future__ import annotations

import re
import shutil
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
    shutil.copy(ROOT / "Snakefile", place / "Snakefile")
    copy_study(MINI, place / "study")
    built(place / "study", snakefile=place / "Snakefile")
    return place


def planned(place: Path) -> set[str]:
    """Return the rules that a dry run would run."""
    done = build(place / "study", "--dry-run", snakefile=place / "Snakefile")
    assert done.returncode == 0, done.stderr
    return set(re.findall(r"^((?:\w+)_\w+) +\d+$", done.stdout + done.stderr, re.M))


@pytest.fixture
def edited(place: Path, request: pytest.FixtureRequest) -> set[str]:
    """The rules planned after a line is added to a file; the file is restored."""
    path = place / request.param
    before, status = path.read_bytes(), path.stat()
    path.write_bytes(before + b"\n")
    try:
        return planned(place)
    finally:
        path.write_bytes(before)
        import os

        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_nothing_is_planned_after_a_build(place: Path) -> None:
    assert planned(place) == set()


@pytest.mark.parametrize(
    "edited", ["workflow/talap/describe/proportion.py"], indirect=True
)
def test_an_imported_module_of_describe(edited: set[str]) -> None:
    assert {"describe_codes", "describe_numbers", "manuscript_text"} <= edited
    assert not {rule for rule in edited if rule.startswith(("clean_", "coding_"))}


@pytest.mark.parametrize("edited", ["workflow/talap/manuscript/lint.py"], indirect=True)
def test_an_imported_module_of_manuscript(edited: set[str]) -> None:
    assert "manuscript_text" in edited
    stages = {rule.partition("_")[0] for rule in edited}
    assert stages == {"manuscript", "audit"}
    assert not edited & {"audit_site", "audit_notebook"}


@pytest.mark.parametrize("edited", ["study/manuscript/en.md"], indirect=True)
def test_prose_reruns_documents_and_audit_but_no_statistics(edited: set[str]) -> None:
    assert edited == {
        "manuscript_text",
        "manuscript_parity",
        "manuscript_html",
        "manuscript_docx",
        "manuscript_pdf",
        "audit_leaks",
        "audit_manifest",
    }


def test_a_transcript_reruns_its_batch_only(place: Path) -> None:
    path = place / "study/data/raw/transcripts/garden1.txt"
    before, status = path.read_bytes(), path.stat()
    path.write_bytes(before + b"\n")
    try:
        done = build(place / "study", "--dry-run", snakefile=place / "Snakefile")
        assert re.search(r"^clean_turns +1$", done.stdout + done.stderr, re.M)
    finally:
        import os

        path.write_bytes(before)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_a_result_edited_by_hand_is_named(place: Path) -> None:
    path = place / "study/results/describe/codes.csv"
    before, status = path.read_bytes(), path.stat()
    path.write_bytes(before.replace(b"1", b"2"))
    try:
        import os

        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        done = build(place / "study", snakefile=place / "Snakefile")
        assert done.returncode != 0
        assert "results/describe/codes.csv" in done.stderr
    finally:
        path.write_bytes(before)
