"""``python -m talap why`` in a built study."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, talap
from talap.base.terminal import layout


def why(study: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return talap("why", *words, folder=study, **more)


def test_a_number_with_its_quotations(mini: Path) -> None:
    done = why(mini, "share_water")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "SIMULATED DATA" in done.stdout.splitlines()[0]
    number = json.loads((mini / "results/numbers.json").read_text("utf-8"))[
        "share_water"
    ]
    said = done.stdout
    assert number["definition"]["en"] in said
    share = f"{number['numerator']}\u00a0of\u00a0{number['denominator']['value']}"
    assert share in said
    assert "95% interval (Wilson): 34–100%" in said
    assert f"Rule: {number['rule']}" in said
    count = len(number["evidence"]["rows"])
    assert f"Evidence: {count} rows of coding/consensus" in said
    assert "garden2, turn 8" in said
    assert "“In July the tap was closed for two weeks" in said


def test_no_control_sequence_in_a_pipe_and_no_wrapping(mini: Path) -> None:
    said = why(mini, "turns", COLUMNS="30").stdout
    assert "\x1b" not in said
    assert max(map(len, said.splitlines())) > 30


def test_a_claim_with_each_test(mini: Path) -> None:
    done = why(mini, "company-all")
    assert done.returncode == 0, done.stderr
    claim = json.loads((mini / "results/claims.json").read_text("utf-8"))["company-all"]
    test = claim["tests"][0]
    assert f"{test['numerator']}\u00a0of\u00a0{test['denominator']}" in done.stdout
    assert "Threshold: ≥\u2009100% (all)" in done.stdout
    assert "What turns it:" in done.stdout
    assert f"Rule: {test['rule']}" in done.stdout
    assert done.stdout.count("garden") >= test["numerator"]


def test_without_a_key_all_are_listed(mini: Path) -> None:
    lines = why(mini).stdout.split()
    numbers = json.loads((mini / "results/numbers.json").read_text("utf-8"))
    claims = json.loads((mini / "results/claims.json").read_text("utf-8"))
    for key in (*numbers, *claims):
        assert key in lines


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("share_watr",), "did you mean share_water?"),
        (("company-al",), "did you mean company-all?"),
        (("zzz",), "see: python -m talap why"),
        (("turns", "lang=xx"), "lang= takes en"),
        (("turns", "more"), "has key, lang"),
    ],
)
def test_what_is_not_there(mini: Path, words: tuple[str, ...], hint: str) -> None:
    done = why(mini, *words)
    assert done.returncode == 1
    assert done.stdout == ""
    assert hint in done.stderr
    assert "Traceback" not in done.stderr


def test_before_a_build(tmp_path: Path) -> None:
    done = why(tmp_path, "turns")
    assert done.returncode == 1
    assert "run make paper" in done.stderr


def test_an_unfinished_build_is_said_to_be_one(mini: Path, tmp_path: Path) -> None:
    for name in ("numbers.json", "claims.json"):
        (tmp_path / "results").mkdir(exist_ok=True)
        shutil.copy(mini / "results" / name, tmp_path / "results" / name)
    done = why(tmp_path, "turns")
    assert done.returncode == 0
    assert "did not finish" in done.stderr
    assert "SIMULATED" not in done.stdout  # nothing there says that it is


def test_pandas_and_pyarrow_are_not_needed(mini: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "talap", "why", "share_water"],
        cwd=mini,
        env={**os.environ, "PYTHONPATH": str(ROOT / "workflow")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "talap.audit.explain" in loaded
    assert not loaded & {"pandas", "pyarrow", "numpy", "pydantic", "jinja2"}


def test_lines_are_wrapped_with_their_indent() -> None:
    text = layout([(2, "one two three four five six seven"), (0, ""), (0, "a")], 20)
    assert text == "  one two three four\n  five six seven\n\na\n"


def test_what_a_transcript_brings_is_not_obeyed() -> None:
    text = layout([(0, "a\x1b[31mred\x07\u202eevil\nnext")], None)
    assert text == "a?[31mred??evil next\n"


def recipe(folder: Path, *words: str) -> list[str]:
    """Return the lines that make would run in a folder that has no environment yet."""
    if shutil.which("make") is None:
        pytest.skip("no make on this machine")
    (folder / "requirements.lock").touch()
    command = ["make", "--dry-run", "--file", str(ROOT / "Makefile"), *words]
    # What a make above, as of `make test`, tells its children is none of this one's.
    own = {name: said for name, said in os.environ.items() if "MAKE" not in name}
    done = subprocess.run(
        command, cwd=folder, env=own, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_the_launcher_of_the_environment(mini: Path, tmp_path: Path) -> None:
    """As the Makefile writes it, in a folder with a space."""
    folder = tmp_path / "two words"
    (folder / ".venv/bin").mkdir(parents=True)
    (line,) = (x for x in recipe(folder, ".venv/ready") if x.startswith("printf"))
    subprocess.run(["sh", "-c", line], cwd=folder, check=True)
    # The environment's interpreter: here one that says what it is asked.
    python = folder / ".venv/bin/python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    done = subprocess.run(
        [folder / ".venv/bin/talap", "why", "share_water"],
        cwd=mini,
        env={**os.environ, "PYTHONPATH": str(ROOT / "workflow")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == why(mini, "share_water").stdout


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ((), ["why"]),
        (("KEY=share_water",), ["why", '"share_water"']),
        (("KEY=share_water", "LANG=ky"), ["why", '"share_water"', "lang=ky"]),
    ],
)
def test_make_why(tmp_path: Path, words: tuple[str, ...], ends: list[str]) -> None:
    last = recipe(tmp_path, "why", *words)[-1]
    assert last.split(" talap ")[-1].split() == ends
