"""The same inputs give the same bytes, wherever and however they are built."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from conftest import MINI, built, copy_study


def hashes(study: Path) -> dict[str, str]:
    return {
        path.relative_to(study).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in sorted((study / "results").rglob("*"))
        if path.is_file()
    }


def test_place_time_zone_locale_hash_seed_umask_and_cores(
    mini: Path, tmp_path: Path
) -> None:
    other = copy_study(MINI, tmp_path / "иш кагаз 2")
    before = os.umask(0o077)
    try:
        built(other, cores=1, TZ="Asia/Bishkek", LC_ALL="C", PYTHONHASHSEED="4")
    finally:
        os.umask(before)
    assert hashes(other) == hashes(mini)
    modes = {
        path.stat().st_mode & 0o777
        for path in (other / "results").rglob("*")
        if path.is_file()
    }
    assert modes == {0o644}
