"""The record as a file: what is written is read, and nothing else is."""

from __future__ import annotations

import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from audit.recorded import record
from conftest import ROOT
from talap.audit.record import digest, environment, read_record, write_out
from talap.base.errors import TalapError


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text(write_out(record()), encoding="utf-8")
    assert read_record(path) == record()
    assert write_out(read_record(path)) == write_out(record())


def test_whole_numbers_stay_whole() -> None:
    made = json.loads(write_out(record(numbers={"share": {"value": 18}})))
    assert repr(made["numbers"]["share"]["value"]) == "18"


@pytest.mark.parametrize(
    ("part", "change", "place"),
    [
        ("numbers", {"share": {"value": "x"}}, "key numbers.share."),
        ("inputs", {"a": 1}, "key inputs.a"),
        ("more", {}, "key more"),
    ],
)
def test_another_layout_is_refused(
    tmp_path: Path, part: str, change: dict[str, Any], place: str
) -> None:
    content = json.loads(write_out(record()))
    content[part] = change
    path = tmp_path / "record.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(TalapError) as raised:
        read_record(path)
    assert raised.value.place.startswith(place)
    assert "restore it from git" in raised.value.hint


def test_a_digest_knows_no_order_of_keys_but_of_rows() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest(["I01", "I02"]) != digest(["I02", "I01"])


def test_the_environment_is_what_is_installed_of_the_lock() -> None:
    made = environment(ROOT)
    assert made.packages["pandas"] == version("pandas")
    assert "pip" not in made.packages  # no package of the lock
    assert made.platform == f"{platform.system()} {platform.machine()}"
    assert set(made.files) == {"requirements.lock", "environment.yml"}
