"""Whether there is anything to build: by contents, whatever the times say."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from talap import current

NUMBERS = "results/numbers.json"


@pytest.fixture
def built_study(mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the mini study with its results, where the step runs."""
    study = tmp_path / "study"
    shutil.copytree(mini, study, ignore=shutil.ignore_patterns(".snakemake"))
    monkeypatch.chdir(study)
    return study


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the program, to change."""
    for name in ("Snakefile", "requirements.lock", "environment.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    skipped = shutil.ignore_patterns("__pycache__")
    return Path(
        shutil.copytree(ROOT / "workflow", tmp_path / "workflow", ignore=skipped)
    )


def test_nothing_to_do_though_every_file_was_touched(
    built_study: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in built_study.rglob("*"):
        os.utime(path)
    assert current.is_current(Path(), library)
    current.run()
    assert capsys.readouterr().out.startswith("Nothing to be done")


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def keep_times(path: Path) -> None:
    times = path.stat()
    append(path)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("manuscript/en.md", append),
        ("data/raw/transcripts/garden1.txt", keep_times),
        ("data/raw/transcripts/garden1.txt", Path.unlink),
        ("config/config.yaml", append),
        ("config/new.yaml", Path.touch),
        (NUMBERS, keep_times),
        (NUMBERS, Path.unlink),
        ("results/audit/manifest.json", Path.unlink),
        ("results/audit/manifest.sha256", Path.unlink),
        ("../workflow/talap/base/kyrgyz.py", append),
        ("../workflow/rules/describe.smk", append),
        ("../Snakefile", append),
        ("../requirements.lock", append),
    ],
)
def test_something_to_do(
    built_study: Path, library: Path, name: str, change: Callable[[Path], None]
) -> None:
    assert current.is_current(Path(), library)
    change(built_study / name)
    assert not current.is_current(Path(), library)


def test_exits_without_a_word_where_something_is(
    built_study: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    append(built_study / "manuscript/en.md")
    with pytest.raises(SystemExit) as ended:
        current.run()
    assert ended.value.code == 1
    assert capfd.readouterr() == ("", "")
