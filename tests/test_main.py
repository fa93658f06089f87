"""A step is found by its name and given its words by their annotations."""

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from talap.__main__ import find, main, read_words
from talap.base.errors import TalapError


def step(
    table: Path,
    confidence: float,
    parts: list[Path],
    simulated: bool,
    count: int = 3,
    name: str = "x",
    codes: list[str] = [],  # noqa: B006  never changed
    other: Path | None = None,
) -> None:
    step.given = dict(locals())  # type: ignore[attr-defined]


WORDS = ["table=t.csv", "confidence=0.9", "parts=a", "b", "simulated=True"]


def read(*words):
    return read_words("describe.x", step, [*WORDS, *words])


def test_words_are_read_by_their_annotations():
    assert read("count=2", "name=a=b", "codes=p", "q", "other=o") == {
        "table": Path("t.csv"),
        "confidence": 0.9,
        "parts": [Path("a"), Path("b")],
        "simulated": True,
        "count": 2,
        "name": "a=b",
        "codes": ["p", "q"],
        "other": Path("o"),
    }


def test_an_empty_list_is_empty_and_an_empty_path_none():
    assert read("codes=", "other=")["codes"] == []
    assert read("codes=", "other=")["other"] is None


@pytest.mark.parametrize(("word", "value"), [("true", True), ("False", False)])
def test_booleans(word, value):
    assert read(f"simulated={word}")["simulated"] is value


@pytest.mark.parametrize(
    ("words", "problem", "hint"),
    [
        ([*WORDS, "tabel=t"], "unknown word tabel=t", "has table, confidence"),
        (["stray", *WORDS], "unknown word stray", "has table"),
        (WORDS[1:], "missing table", "name=value"),
        ([], "missing table, confidence, parts, simulated", "name=value"),
        ([*WORDS, "confidence=high"], "confidence: could not convert", "correct"),
        ([*WORDS, "count=1.5"], "count: invalid literal", "correct"),
        ([*WORDS, "simulated=yes"], "'yes' is neither true nor false", "correct"),
    ],
)
def test_refused(words, problem, hint):
    with pytest.raises(TalapError) as raised:
        read_words("describe.x", step, words)
    assert raised.value.file == "talap describe.x"
    assert problem in raised.value.problem
    assert hint in raised.value.hint


def test_a_step_is_found():
    from talap.describe.claims import run

    assert find("describe.claims") is run


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("describe.clams", "no step named describe.clams"),
        ("descripe.claims", "no step named descripe.claims"),
        ("base.errors", "base.errors is a module, not a step"),
    ],
)
def test_an_unknown_step(name, problem):
    with pytest.raises(TalapError, match=problem):
        find(name)


def test_a_missing_library_is_not_taken_for_a_missing_step(monkeypatch):
    monkeypatch.setitem(sys.modules, "difflib", None)
    monkeypatch.delitem(sys.modules, "talap.manuscript.keys", raising=False)
    with pytest.raises(ModuleNotFoundError, match="difflib"):
        find("manuscript.keys")


@pytest.fixture
def module(monkeypatch):
    made = ModuleType("talap.made")
    monkeypatch.setitem(sys.modules, "talap.made", made)
    return made


def test_a_step_that_succeeds(module):
    module.run = step
    assert main(["made", *WORDS]) == 0
    assert step.given["parts"] == [Path("a"), Path("b")]


def test_an_error_is_told_without_a_traceback(module, capsys):
    def run() -> None:
        raise TalapError("x.csv", "is empty", "fill it", "row 2")

    module.run = run
    assert main(["made"]) == 1
    assert capsys.readouterr().err == "error: x.csv, row 2: is empty\n  -> fill it\n"


def test_help(capsys):
    assert main(["--help"]) == 0
    assert main([]) == 2
    assert "python -m talap STAGE.MODULE" in capsys.readouterr().out


def process(words: str) -> subprocess.CompletedProcess[str]:
    """Run a shell line in which TALAP stands for the program, its output buffered."""
    env = {
        name: text for name, text in os.environ.items() if name != "PYTHONUNBUFFERED"
    }
    line = words.replace("TALAP", f"'{sys.executable}' -m talap")
    return subprocess.run(
        ["bash", "-c", line], env=env, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("words", "code", "stream", "said"),
    [
        ("TALAP --help", 0, "stdout", "Run one step"),
        ("TALAP", 2, "stdout", "Run one step"),
        ("TALAP cods.x", 1, "stderr", "error: talap: no step named cods.x"),
    ],
)
def test_what_a_process_says_and_returns(words, code, stream, said):
    done = process(words)
    assert done.returncode == code
    assert getattr(done, stream).startswith(said)


def test_a_reader_that_has_gone_is_no_traceback():
    assert "Traceback" not in process("TALAP --help | true").stderr
