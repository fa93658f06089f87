"""YAML is read strictly, and every fault names its key and a remedy."""

import pytest
from pydantic import BaseModel, ConfigDict
from talap.base.config import read_section, read_yaml, validate
from talap.base.errors import TalapError, TalapErrors


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")

    interval: str = "wilson"
    level: float


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    describe: Inner | None = None
    named: dict[str, Inner] = {}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "config.yaml"

    def write(text):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_reads_yaml(file):
    assert read_yaml(file("\ufeffa: {б: [1, true]}\n")) == {"a": {"б": [1, True]}}


def test_an_empty_file_is_none(file):
    assert read_yaml(file("# nothing\n")) is None


@pytest.mark.parametrize(
    ("text", "key", "line", "first"),
    [
        ("a: 1\nb: 2\na: 3\n", "a", 3, 1),
        ("x:\n  - {k: 1}\n  - y: 1\n    z: 2\n    y: 3\n", "y", 5, 3),
        ("q: &a\n  k: 1\nr: {<<: *a, m: 1, m: 2}\n", "m", 3, 3),
    ],
)
def test_a_key_twice_is_refused(file, text, key, line, first):
    with pytest.raises(TalapError) as raised:
        read_yaml(file(text))
    assert raised.value.problem == f"the key {key} stands twice (first in line {first})"
    assert raised.value.place == f"line {line}"
    assert raised.value.hint == "remove one of them"


def test_a_merged_key_may_be_overridden_at_any_depth(file):
    """The deeper anchor is read after the merge that copies it into itself."""
    text = "b: &b {k: 0}\nx:\n  y:\n    z: &a {<<: *b, k: 1}\nc: {<<: *a, k: 2}\n"
    assert read_yaml(file(text)) == {
        "b": {"k": 0},
        "x": {"y": {"z": {"k": 1}}},
        "c": {"k": 2},
    }


@pytest.mark.parametrize(
    ("content", "place", "problem"),
    [
        ("a: [1\nb: 2\n", "line 2, column 2", "','"),
        ("[a]: 1\n? [b]\n: 2\n", "", ""),
        ("a: й".encode("cp1251"), "", "not UTF-8 (byte 3)"),
        ("a: 1\n--- \nb: 2\n", "line 2, column 1", "document"),
        ("a: !!python/object/apply:os.getcwd []\n", "line 1, column 4", "constructor"),
    ],
)
def test_what_is_no_yaml(file, content, place, problem):
    with pytest.raises(TalapError) as raised:
        read_yaml(file(content))
    assert problem in raised.value.problem
    assert place in raised.value.place
    assert raised.value.file.endswith("config.yaml")
    assert raised.value.hint


def test_a_missing_file(tmp_path):
    with pytest.raises(TalapError, match="there is no such file"):
        read_yaml(tmp_path / "config.yaml")


def faults(content):
    with pytest.raises(TalapErrors) as raised:
        validate(Outer, content, "config.yaml")
    return raised.value.errors


def test_an_unknown_key_comes_with_the_nearest_known_one():
    (error,) = faults({"describe": {"level": 1, "intervall": "exact"}})
    assert error.problem == "unknown key intervall"
    assert error.place == "key describe.intervall"
    assert error.hint == "did you mean interval?"


def test_an_unknown_key_within_a_mapping_of_models():
    (error,) = faults({"named": {"x": {"level": 1, "zzz": 2}}})
    assert error.hint == "known: interval, level"


def test_every_fault_is_told_at_once():
    missing, wrong = faults({"describe": {}, "named": {"x": {"level": "high"}}})
    assert (missing.place, missing.problem) == ("key describe.level", "is missing")
    assert wrong.place == "key named.x.level"
    assert "number" in wrong.problem
    assert "'high'" in wrong.problem


def test_a_file_that_is_no_mapping():
    (error,) = faults(["describe"])
    assert error.place == ""
    assert "dictionary" in error.problem


def test_a_section_is_read_alone_and_named(file):
    path = file("describe: {level: 1}\nclean: {whatever: 1}\n")
    assert read_section(path, "describe", Inner).level == 1
    with pytest.raises(TalapErrors) as raised:
        read_section(path, "named", Inner)
    assert raised.value.place == "key named.level"
    with pytest.raises(TalapError, match="not a mapping of sections"):
        read_section(file("- a\n"), "describe", Inner)
