"""Files are whole or not there, and the same bytes everywhere."""

import hashlib
import json
import os

import pytest
from talap.base.files import (
    read_json,
    replacing,
    sha256,
    write_bytes,
    write_json,
    write_text,
)


class Broken(Exception):
    pass


def fail_half_way(path):
    with replacing(path) as partial:
        partial.write_text("half", encoding="utf-8")
        raise Broken


def test_a_failed_write_leaves_nothing(tmp_path):
    with pytest.raises(Broken):
        fail_half_way(tmp_path / "deep" / "table.csv")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_failed_write_keeps_what_stood_there(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("whole", encoding="utf-8")
    with pytest.raises(Broken):
        fail_half_way(path)
    assert path.read_text(encoding="utf-8") == "whole"
    assert list(tmp_path.iterdir()) == [path]


def test_the_target_does_not_change_before_the_end(tmp_path):
    path = tmp_path / "table.csv"
    write_text(path, "old")
    with replacing(path) as partial:
        partial.write_text("new", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"


def test_the_mode_does_not_depend_on_the_umask(tmp_path):
    before = os.umask(0o077)
    try:
        write_bytes(tmp_path / "x", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o644


def test_json_keeps_order_and_letters(tmp_path):
    path = tmp_path / "x.json"
    write_json(path, {"б": 1, "а": "ө"})
    assert path.read_bytes() == '{\n "б": 1,\n "а": "ө"\n}\n'.encode()
    assert read_json(path) == {"б": 1, "а": "ө"}


def test_json_refuses_what_json_does_not_know_and_leaves_nothing(tmp_path):
    with pytest.raises(ValueError, match="JSON"):
        write_json(tmp_path / "x.json", {"share": float("nan")})
    assert list(tmp_path.iterdir()) == []
    assert json.dumps(float("nan")) == "NaN"  # else this test would prove nothing


def test_sha256(tmp_path):
    (tmp_path / "x").write_bytes(b"abc")
    # FIPS 180-2, appendix B.1
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sha256(tmp_path / "x") == expected
    assert hashlib.sha256(b"abc").hexdigest() == expected
