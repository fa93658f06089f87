"""A stage's fingerprint tells of its own code and of the base, and of nothing else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from talap.base.fingerprint import run

FILES = ("base/words.py", "clean/rules.py", "coding/anchor.py", "__main__.py")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / "talap" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    cache = tmp_path / "talap/clean/__pycache__/rules.pyc"
    cache.parent.mkdir()
    cache.write_bytes(b"compiled")
    return tmp_path


def fingerprint(library: Path) -> dict[str, str]:
    base, clean = library / "base.sha256", library / "clean.sha256"
    run(library, "base", base)
    run(library, "clean", clean, base=base)
    lines = clean.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in map(str.split, lines)}


def test_the_base_what_runs_every_step_and_the_stage(library: Path) -> None:
    assert fingerprint(library) == {
        f"talap/{name}": hashlib.sha256(name.encode()).hexdigest()
        for name in FILES
        if not name.startswith("coding/")
    }


@pytest.mark.parametrize("name", FILES)
def test_an_edit_of_another_stage_changes_nothing(library: Path, name: str) -> None:
    before = fingerprint(library)
    (library / "talap" / name).write_text("edited", encoding="utf-8")
    assert (fingerprint(library) == before) == name.startswith("coding/")
