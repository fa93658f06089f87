"""``python -m talap record`` in a built study."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, build, talap
from talap.audit.manifest import MANIFEST
from talap.audit.record import read_record, write_out
from talap.base.errors import TalapError
from talap.base.files import read_json, sha256, write_json
from talap.record import check_drift, check_fingerprints
from talap.record import run as record

RECORD = Path("manuscript/record.json")


@pytest.fixture
def study(mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the built mini study, to write into."""
    place = tmp_path / "study"
    shutil.copytree(mini, place)
    monkeypatch.chdir(place)
    return place


def edit(file: str, old: str, new: str) -> None:
    path = Path(file)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_was_submitted(study: Path) -> None:
    record()
    made = json.loads(RECORD.read_text(encoding="utf-8"))
    assert made["study"]["date"] == "2026-03-01"  # of the configuration
    assert "SIMULATED" in made["study"]["notice"]["en"]
    turns = made["numbers"]["turns"]
    assert (turns["kind"], turns["value"], turns["digits"]) == ("count", 18, 0)
    quiet = made["numbers"]["share_quiet"]
    assert (quiet["numerator"], quiet["denominator"]["value"]) == (1, 2)
    assert quiet["interval"]["method"] == "wilson"
    assert quiet["printed"]["en"]["value"] == "50%"
    assert quiet["printed"]["en"]["ci"] == "9–91%"
    assert made["claims"]["company-all"]["verdict"]
    for name in ("data/raw/transcripts/garden1.txt", "config/config.yaml"):
        assert len(made["inputs"][name]) == 64
    assert {"Snakefile", "workflow/talap/describe/proportion.py"} <= set(made["code"])
    lock = subprocess.run(
        ["sha256sum", str(ROOT / "requirements.lock")],
        capture_output=True, text=True, check=True,
    ).stdout.split()[0]  # fmt: skip
    assert made["environment"]["files"]["requirements.lock"] == lock
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert made["environment"]["python"] == version
    built = {path.as_posix() for path in Path("results").rglob("*") if path.is_file()}
    assert set(made["results"]) == built


def test_the_same_bytes_again_and_read_as_written(study: Path) -> None:
    record()
    first = RECORD.read_bytes()
    record()
    assert RECORD.read_bytes() == first
    assert write_out(read_record(RECORD)).encode() == first
    assert not Path("manuscript/record-1.json").exists()


def test_the_same_bytes_elsewhere(study: Path) -> None:
    """Another time zone, locale, hash seed."""
    record()
    first = RECORD.read_bytes()
    RECORD.unlink()
    elsewhere = {"TZ": "Asia/Bishkek", "LC_ALL": "C", "PYTHONHASHSEED": "3"}
    done = talap("record", "lang=en", folder=study, **elsewhere)
    assert done.returncode == 0, done.stderr
    assert RECORD.read_bytes() == first


def test_a_record_is_no_input(study: Path) -> None:
    record()
    done = build(study, "--dry-run")
    assert "Nothing to be done" in done.stdout + done.stderr, done.stderr
    assert RECORD.as_posix() not in json.loads(RECORD.read_text("utf-8"))["inputs"]


def former() -> bytes:
    """Put another number into the record, as if the paper had said so."""
    record()
    edit(RECORD.as_posix(), '"value": 18,', '"value": 17,')
    return RECORD.read_bytes()


def test_a_former_record_is_not_replaced(
    study: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = former()
    with pytest.raises(TalapError, match="1 number differs") as raised:
        record()
    assert "FORCE=1 keeps it as manuscript/record-1.json" in raised.value.hint
    assert RECORD.read_bytes() == before
    assert "turns" in capfd.readouterr().out  # what changed


def test_forced_a_former_record_stays_beside_the_new_one(study: Path) -> None:
    before = former()
    record(force=True)
    assert Path("manuscript/record-1.json").read_bytes() == before
    assert read_record(RECORD).numbers["turns"].value == 18
    again = former_again()
    record(force=True)
    assert Path("manuscript/record-1.json").read_bytes() == before
    assert Path("manuscript/record-2.json").read_bytes() == again


def former_again() -> bytes:
    edit(RECORD.as_posix(), '"value": 18,', '"value": 16,')
    return RECORD.read_bytes()


def test_what_is_no_record_is_not_lost_either(study: Path) -> None:
    RECORD.write_text("my own notes\n", encoding="utf-8")
    with pytest.raises(TalapError, match="no JSON"):
        record()
    record(force=True)
    kept = Path("manuscript/record-1.json").read_text(encoding="utf-8")
    assert kept == "my own notes\n"


def test_an_input_edited_since_the_build(study: Path) -> None:
    edit("manuscript/en.md", "People stay", "Some stay")
    with pytest.raises(TalapError, match="manuscript/en.md: is changed since"):
        record()
    assert not RECORD.exists()


def test_an_input_that_came_since_the_build(study: Path) -> None:
    Path("manuscript/locales").mkdir()
    Path("manuscript/locales/en.ftl").write_text("mine = x\n", encoding="utf-8")
    with pytest.raises(TalapError, match="locales/en.ftl: is new since"):
        record()


def test_a_result_edited_by_hand(study: Path) -> None:
    edit("results/describe/codes.csv", "company", "companions")
    with pytest.raises(TalapError, match=r"codes.csv: is not what the last build"):
        record()


def test_a_result_that_is_gone(study: Path) -> None:
    Path("results/manuscript/en.pdf").unlink()
    with pytest.raises(TalapError, match="en.pdf: is gone"):
        record()


def test_a_stage_run_by_other_code(tmp_path: Path) -> None:
    (tmp_path / "clean.sha256").write_text("a  talap/x.py\nb  talap/y.py\n", "utf-8")
    check_fingerprints(
        tmp_path, {"workflow/talap/x.py": "a", "workflow/talap/y.py": "b"}
    )
    for code in ({"workflow/talap/x.py": "a", "workflow/talap/y.py": "c"},
                 {"workflow/talap/x.py": "a"}):  # fmt: skip
        with pytest.raises(TalapError, match=r"run by another workflow/talap/y\.py"):
            check_fingerprints(tmp_path, code)


def test_an_unfinished_build(study: Path) -> None:
    Path("results/audit/manifest.json").unlink()
    with pytest.raises(TalapError, match="no whole build"):
        record()


def test_a_protected_name_is_not_recorded(study: Path) -> None:
    """A name in the configuration would pass from there into git."""
    edit("data/raw/identities.csv", "Bernard,", "Allotment,")
    edit("config/numbers.yaml", "Plots in the garden", "Plots of the Allotment")
    manifest = Path("results/audit/manifest.json")
    files = json.loads(manifest.read_text("utf-8"))
    from talap.base.files import sha256

    for name in ("data/raw/identities.csv", "config/numbers.yaml"):
        files["files"][name]["sha256"] = sha256(Path(name))
    numbers = Path("results/numbers.json")
    edit(numbers.as_posix(), '"unit": "plots"', '"unit": "Allotment"')
    entry = files["files"]["results/numbers.json"]
    entry |= {"sha256": sha256(numbers), "bytes": numbers.stat().st_size}
    manifest.write_text(json.dumps(files), encoding="utf-8")
    with pytest.raises(TalapError, match="holds a protected name"):
        record()
    assert not RECORD.exists()


# -- stale translations ---------------------------------------------------------------

DRIFT = {
    "language": "ky",
    "file": "manuscript/ky.md",
    "line": 12,
    "place": "section results",
    "kind": "paragraph",
    "original_before": "a",
    "original_now": "b",
    "translation": "c",
}


def test_a_stale_translation_stops_the_record(study: Path) -> None:
    path = Path("results/manuscript/drift.json")
    path.write_text(json.dumps([DRIFT]), encoding="utf-8")
    manifest = read_json(MANIFEST)  # as if a build had found it
    entry = manifest["files"][path.as_posix()]
    entry |= {"bytes": path.stat().st_size, "sha256": sha256(path)}
    write_json(MANIFEST, manifest)
    with pytest.raises(TalapError) as raised:
        record()
    assert raised.value.file == "manuscript/ky.md"
    assert raised.value.place == "line 12, section results"
    assert not RECORD.exists()


def test_no_stale_translation_no_error(tmp_path: Path) -> None:
    check_drift(tmp_path / "none.json")
    path = tmp_path / "drift.json"
    path.write_text("[]", encoding="utf-8")
    check_drift(path)


@pytest.mark.parametrize("content", ["{", '"x"', "[1]", "7"])
def test_a_list_of_another_kind(tmp_path: Path, content: str) -> None:
    path = tmp_path / "drift.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TalapError, match="no list of stale translations"):
        check_drift(path)
