"""Hashes of everything, and what no longer is what the build wrote."""

import os
import subprocess
from pathlib import Path

import pytest
from talap.audit.manifest import changed_inputs, changed_results, run, source_files
from talap.base.files import read_json

MANIFEST = Path("results/audit/manifest.json")
LINES = Path("results/audit/manifest.sha256")


@pytest.fixture
def study(tmp_path, monkeypatch):
    folder = tmp_path / "study"
    for name, text in {
        "config/config.yaml": "a: 1\n",
        "data/b.csv": "x\n",
        "results/numbers.json": "{}\n",
        "results/clean/turns.csv": "ө\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    source = tmp_path / "workflow"
    (source / "talap/__pycache__").mkdir(parents=True)
    (source / "talap/x.py").write_text("pass\n", encoding="utf-8")
    (source / "talap/__pycache__/x.pyc").write_bytes(b"\0")
    (tmp_path / "Snakefile").write_text("rule all:\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    inputs = [Path("data/b.csv"), Path("config/config.yaml")]
    run(inputs, source, Path("results"), MANIFEST, LINES)
    return folder


def test_every_file_with_its_kind(study):
    files = read_json(MANIFEST)["files"]
    assert {name: entry["kind"] for name, entry in files.items()} == {
        "config/config.yaml": "input",
        "data/b.csv": "input",
        "workflow/talap/x.py": "source",
        "Snakefile": "program",
        "results/clean/turns.csv": "result",
        "results/numbers.json": "result",
    }
    # printf 'a: 1\n' | sha256sum
    assert files["config/config.yaml"] == {
        "kind": "input",
        "bytes": 5,
        "sha256": subprocess.run(
            ["sha256sum", "config/config.yaml"],
            capture_output=True, text=True, check=True,
        ).stdout.split()[0],
    }  # fmt: skip


def test_sha256sum_reads_the_lines(study):
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", str(LINES)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 4  # inputs and results, no source


def test_compiled_files_are_no_source(study):
    found = source_files(study.parent / "workflow")
    assert [path.name for path in found] == ["x.py"]


def test_the_manifest_does_not_hash_itself(study):
    first = MANIFEST.read_bytes()
    inputs = [Path("config/config.yaml"), Path("data/b.csv")]
    run(inputs, study.parent / "workflow", Path("results"), MANIFEST, LINES)
    assert MANIFEST.read_bytes() == first


def test_nothing_changed(study):
    assert changed_results(study) == []


def test_a_byte_changed_with_size_and_time_restored_is_seen(study):
    path = study / "results/numbers.json"
    before = path.stat()
    path.write_text("[]\n", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert changed_results(study) == ["results/numbers.json"]


def test_a_longer_result_is_seen(study):
    (study / "results/clean/turns.csv").write_text("longer\n", encoding="utf-8")
    assert changed_results(study) == ["results/clean/turns.csv"]


def test_an_edited_input_is_snakemakes_business(study):
    (study / "data/b.csv").write_text("y\n", encoding="utf-8")
    assert changed_results(study) == []


def test_without_a_manifest_nothing_was_built(tmp_path):
    assert changed_results(tmp_path) == []


@pytest.mark.parametrize("content", [b"{", b'{"algorithm": "x"}', b"\xff"])
def test_a_broken_manifest_is_itself_changed(study, content):
    MANIFEST.write_bytes(content)
    assert changed_results(study) == [MANIFEST.as_posix()]


def test_inputs_and_code_that_changed_after_the_build(study):
    inputs = ["config/config.yaml", "data/b.csv"]
    source = study.parent / "workflow"
    assert changed_inputs(inputs, source) == []
    Path("data/b.csv").touch()
    Path("results/numbers.json").write_text("[]\n", encoding="utf-8")
    assert changed_inputs(inputs, source) == []  # the same bytes; no input
    Path("data/b.csv").write_text("y\n", encoding="utf-8")
    (source / "talap/x.py").write_text("x = 1\n", encoding="utf-8")
    Path("data/new.csv").write_text("z\n", encoding="utf-8")
    assert changed_inputs(["data/b.csv", "data/new.csv"], source) == [
        "config/config.yaml",  # gone
        "data/b.csv",
        "data/new.csv",
        "workflow/talap/x.py",
    ]
