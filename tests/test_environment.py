"""The locks, environment.yml and requirements agree; the README's files exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

STEMS = ("requirements", "requirements-slurm")


def locked(stem: str = "requirements") -> dict[str, str]:
    """Return a lock's packages, each with its whole entry."""
    text = (ROOT / f"{stem}.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]
    return {canonicalize_name(entry.split("==")[0]): entry for entry in entries}


def test_conda_installs_python_pip_and_the_lock_and_nothing_else() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    python, pip, words = environment["dependencies"]
    assert python.split()[0] == "python"
    assert pip == "pip"
    assert words == {"pip": ["--require-hashes", "-r requirements.lock"]}


def test_conda_and_pyproject_ask_for_the_same_python() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    environment = (ROOT / "environment.yml").read_text("utf-8")
    assert 'requires-python = ">=3.11"' in project
    assert "python >=3.11," in environment


@pytest.mark.parametrize("stem", STEMS)
def test_every_requirement_is_locked_within_its_range(stem: str) -> None:
    entries = locked(stem)
    for line in (ROOT / f"{stem}.in").read_text("utf-8").splitlines():
        words = line.partition("#")[0].strip()
        if not words:
            continue
        requirement = Requirement(words)
        entry = entries[canonicalize_name(requirement.name)]
        version = re.search(r"==([^ ;\\]+)", entry)
        assert version
        assert requirement.specifier.contains(version[1], prereleases=True)


@pytest.mark.parametrize("stem", STEMS)
def test_every_locked_package_has_a_hash_and_no_address(stem: str) -> None:
    for entry in locked(stem).values():
        assert "--hash=sha256:" in entry
        assert "http" not in entry


def test_both_locks_say_the_same_of_what_both_name() -> None:
    def facts(entry: str) -> list[str]:  # who asks for it differs
        return [line for line in entry.splitlines() if not line.startswith("    #")]

    lock, addition = locked(), locked("requirements-slurm")
    both = lock.keys() & addition.keys()
    assert "snakemake-interface-common" in both
    for name in both:
        assert facts(addition[name]) == facts(lock[name])


def test_no_start_of_snakemake_loads_a_plugin_for_a_cluster() -> None:
    plugins = [name for name in locked() if name.startswith("snakemake-executor-")]
    assert plugins == []
    assert "snakemake-executor-plugin-slurm" in locked("requirements-slurm")


def test_the_readme_names_files_that_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in re.findall(r"`((?:config|data|tests|workflow)/[\w./-]+)`", readme):
        assert Path(ROOT, name).exists(), name


def test_contributing_names_files_that_exist() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    names = re.findall(r"`((?:config|data|manuscript|workflow)/[\w./-]+\w)/?`", guide)
    assert len(names) > 15
    for name in names:
        assert Path(ROOT, name).exists(), name
