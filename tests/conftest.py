"""What the tests of whole builds share: studies to copy, and Snakemake to run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from programs import program

# A slow machine is no failure.
settings.register_profile("talap", deadline=None)
settings.load_profile("talap")

ROOT = Path(__file__).parents[1]
MINI = ROOT / "tests/studies/mini"
PARTS = ("config", "data", "manuscript")


def copy_study(source: Path, target: Path) -> Path:
    """Copy a study's inputs, without anything that a build left there."""
    for part in PARTS:
        shutil.copytree(source / part, target / part)
    return target


def build(
    study: Path,
    *words: str,
    cores: int = 2,
    snakefile: Path = ROOT / "Snakefile",
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run Snakemake on a study, as a user without make would."""
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(snakefile)]
    command += ["--directory", str(study), "--cores", str(cores), *words]
    return subprocess.run(
        command,
        cwd=study,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def talap(
    *words: str, folder: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a step or a command in a study's folder, as its user would."""
    return subprocess.run(
        [sys.executable, "-m", "talap", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "workflow"), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def built(study: Path, *words: str, **options: object) -> Path:
    """Build a study and return it; a build that fails fails the test."""
    done = build(study, *words, **options)  # type: ignore[arg-type]  # passed on
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-8000:]
    return study


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A fresh copy of the mini study."""
    return copy_study(MINI, tmp_path / "study")


@pytest.fixture(scope="session")
def mini(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini study, built once; tests only read it."""
    return built(copy_study(MINI, tmp_path_factory.mktemp("mini") / "study"))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped study, built once; tests only read it, or copy it with its state."""
    return built(copy_study(ROOT, tmp_path_factory.mktemp("shipped") / "study"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The system's Chromium, driven; a module long, as its loop bars other loops."""
    path = program("chromium", "chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()
