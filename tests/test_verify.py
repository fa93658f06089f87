"""``python -m talap verify`` in a study with a record: what differs, and why.

One whole rebuild shows that all is the same; the edits are built upon copies of it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from conftest import built, talap
from talap import verify
from talap.audit.causes import Cause
from talap.audit.report import Comparison
from talap.base.errors import TalapError
from talap.base.files import sha256
from talap.plan import read_plan
from talap.record import run as record
from talap.verify import read_record

RECORD = Path("manuscript/record.json")
NUMBERS = "results/numbers.json"
CODES = "results/describe/codes.csv"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def submitted(mini: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built mini study with its record; tests only read it."""
    place = tmp_path_factory.mktemp("submitted") / "study"
    shutil.copytree(mini, place)
    with chdir(place):
        record()
    return place


@pytest.fixture(scope="module")
def verified(
    submitted: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[subprocess.CompletedProcess[str], Path]:
    """The command as a user runs it, and the rebuild that it keeps."""
    kept = tmp_path_factory.mktemp("kept") / "rebuild"
    words = ["cores=2", "verbose=false", "lang=", f"folder={kept}"]
    return talap("verify", *words, folder=submitted), kept


@pytest.fixture
def study(submitted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the submitted study, to write into."""
    place = tmp_path / "study"
    shutil.copytree(submitted, place)
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def rerun(
    verified: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """`verify` with the rebuild that is there already; returns what it prints."""
    _, kept = verified

    def rebuild(inputs: list[str], folder: Path, cores: int, finder: object) -> None:
        shutil.copytree(kept / "results", folder / "results")

    monkeypatch.setattr(verify, "rebuild", rebuild)

    def run(**words: Any) -> str:
        capfd.readouterr()
        try:
            verify.run(**words)
        except TalapError as error:
            return capfd.readouterr().out + f"error: {error}"
        return capfd.readouterr().out

    return run


def change(name: str, key: str, value: str) -> None:
    """Change a hash in a part of the record."""
    content = json.loads(RECORD.read_text("utf-8"))
    assert key in content[name]
    content[name][key] = value
    RECORD.write_text(json.dumps(content), encoding="utf-8")


def causes_in(said: str, name: str) -> str:
    """Return what a report says of the cause, for an item that differs."""
    _, _, rest = said.partition(f"\n  {name}: different\n")
    found = re.search(r"^    cause: (.*)$", rest.partition("\n  results/")[0], re.M)
    assert found, said
    return found[1]


# -- the same -------------------------------------------------------------------------


def test_everything_identical(verified: Any) -> None:
    done, kept = verified
    assert done.returncode == 0, done.stdout + done.stderr
    assert "SIMULATED DATA" in done.stdout.splitlines()[0]
    assert "Inputs, configuration, code and environment are those" in done.stdout
    assert re.search(r"^Numbers: identical \d+$", done.stdout, re.M)
    assert re.search(r"^Artefacts: identical \d+$", done.stdout, re.M)
    assert (kept / "results/manuscript/en.pdf").exists()


def test_the_rebuild_had_the_inputs_and_nothing_else(
    verified: Any, submitted: Path
) -> None:
    _, kept = verified
    inputs = json.loads((submitted / RECORD).read_text("utf-8"))["inputs"]
    there = {
        path.relative_to(kept).as_posix()
        for part in ("config", "data", "manuscript")
        for path in (kept / part).rglob("*")
        if path.is_file()
    }
    assert there == set(inputs)
    assert kept.stat().st_mode & 0o077 == 0  # nobody else reads what is confidential


def test_the_report_as_data_lists_what_is_identical(
    verified: Any, submitted: Path
) -> None:
    data = json.loads((submitted / "logs/verify.json").read_text("utf-8"))
    assert data["same"] is True
    assert {item["status"] for item in data["results"]} == {"identical"}
    assert NUMBERS in [item["name"] for item in data["results"]]


def test_a_folder_with_something_in_it_is_not_built_in(verified: Any) -> None:
    _, kept = verified
    with pytest.raises(TalapError, match="not an empty folder"), verify.place_for(kept):
        pass


def test_a_temporary_folder_goes_away() -> None:
    with verify.place_for(None) as place:
        assert place.stat().st_mode & 0o077 == 0
        (place / "x").write_text("x", encoding="utf-8")
    assert not place.exists()


# -- what an edit does ----------------------------------------------------------------


def compared(study: Path, source: Path, tmp_path: Path) -> Comparison:
    """Build a study's inputs upon the state of another build, and compare."""
    fresh = tmp_path / "fresh"
    shutil.copytree(source, fresh)
    for part in ("config", "data", "manuscript"):
        for path in (study / part).rglob("*"):
            there = fresh / path.relative_to(study)
            if path.is_file() and path.read_bytes() != there.read_bytes():
                shutil.copyfile(path, there)
    built(fresh)
    return verify.compare(read_record(RECORD), read_plan(), study, fresh, "en")


def test_an_edited_transcript_is_named(
    study: Path, submitted: Path, tmp_path: Path
) -> None:
    edit(study / "data/raw/transcripts/garden1.txt", "We eat some", "We all eat some")
    found = compared(study, submitted, tmp_path)
    transcript = (Cause("input", "data/raw/transcripts/garden1.txt"),)
    assert found.changes == list(transcript)
    words = {item.name: item for item in found.numbers}
    assert words["words"].status == "different"
    assert (words["words"].was, words["words"].now) == ("230", "231")
    assert words["plots"].status == "identical"
    for item in (*found.differing("numbers"), *found.differing("results")):
        assert item.causes == transcript, item.name
    names = {item.name for item in found.differing("results")}
    assert {"results/manuscript/en.pdf", NUMBERS} <= names
    batch = {name for name in names if "/batches/" in name}
    assert len({name.split("/")[3] for name in batch}) == 1  # the other is as it was
    assert {each.reason for each in found.strays} == {"stale"}
    docx = next(
        item for item in found.results if item.name == "results/manuscript/en.docx"
    )
    assert docx.place[0] == ("part", "word/document.xml")
    private = [item for item in found.results if "/restricted/" in item.name]
    assert any(item.status == "different" for item in private)
    assert not any(item.place for item in private)


def test_another_interval_is_configuration(
    study: Path, submitted: Path, tmp_path: Path
) -> None:
    edit(study / "config/config.yaml", "interval: wilson", "interval: exact")
    found = compared(study, submitted, tmp_path)
    setting = "config/config.yaml: describe.interval"
    interval = (Cause("configuration", setting, "wilson → exact"),)
    assert found.changes == list(interval)
    differing = found.differing("numbers")
    shares = ["share_company", "share_water", "share_quiet"]
    assert [item.name for item in differing] == shares
    assert "ci 9–91%" in differing[2].was
    for item in (*differing, *found.differing("results")):
        assert item.causes == interval, item.name


def test_a_study_that_no_longer_builds(
    study: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    edit(study / "data/raw/corpus.yaml", "  R: participant\n", "")
    with pytest.raises(TalapError, match="does not build from its inputs"):
        verify.run()
    said = capfd.readouterr()
    assert "input: data/raw/corpus.yaml" in said.out
    assert "garden1.txt" in said.err
    assert "talap-" not in said.err  # no path of the machine


# -- what a record says otherwise -----------------------------------------------------


def test_edited_code(study: Path, rerun: Callable[..., str]) -> None:
    module = "workflow/talap/describe/proportion.py"
    change("code", module, "0" * 64)
    change("results", CODES, "0" * 64)
    said = rerun()
    assert f"  code: {module}\n" in said
    assert causes_in(said, CODES) == f"code: {module}"


def test_another_environment(study: Path, rerun: Callable[..., str]) -> None:
    content = json.loads(RECORD.read_text("utf-8"))
    content["environment"] |= {"python": "3.9"}
    content["environment"]["packages"]["numpy"] = "1.0"
    content["results"][CODES] = "0" * 64
    RECORD.write_text(json.dumps(content), encoding="utf-8")
    said = rerun()
    assert re.search(r"^  environment: Python \(3\.9 → 3\.\d+\)$", said, re.M)
    assert causes_in(said, CODES).startswith("environment: Python (3.9 → ")
    assert "environment: numpy (1.0 → " in causes_in(said, CODES)


def test_no_cause(study: Path, rerun: Callable[..., str]) -> None:
    change("results", CODES, "0" * 64)
    said = rerun()
    assert f"  {CODES}: different\n    no cause found: not reproducible\n" in said
    assert "error: manuscript/record.json: 1 artefact differs" in said
    data = json.loads(Path("logs/verify.json").read_text("utf-8"))
    item = next(item for item in data["results"] if item["name"] == CODES)
    assert item["no_cause_found"] is True


def test_a_last_digit(study: Path, rerun: Callable[..., str]) -> None:
    content = json.loads(RECORD.read_text("utf-8"))
    content["numbers"]["share_quiet"]["interval"]["low"] += 1e-12
    RECORD.write_text(json.dumps(content), encoding="utf-8")
    said = rerun()
    assert "share_quiet: same to the printed precision" in said
    assert "same to the printed precision 1" in said
    assert "error: manuscript/record.json: 1 number differs" in said


def test_a_missing_and_a_new_artefact(study: Path, rerun: Callable[..., str]) -> None:
    content = json.loads(RECORD.read_text("utf-8"))
    content["results"]["results/describe/lost.csv"] = "0" * 64
    del content["results"][CODES]
    RECORD.write_text(json.dumps(content), encoding="utf-8")
    said = rerun()
    assert "results/describe/lost.csv: missing" in said
    assert f"{CODES}: new" in said


def test_identical_items_on_request(study: Path, rerun: Callable[..., str]) -> None:
    assert "  turns: identical\n" not in rerun()
    assert "  turns: identical\n" in rerun(verbose=True)


@pytest.mark.parametrize(
    ("language", "words"),
    [("ky", "Баары жазуудагыдай."), ("ru", "Всё совпадает с записью.")],
)
def test_in_another_language(
    study: Path, rerun: Callable[..., str], language: str, words: str
) -> None:
    assert words in rerun(lang=language)


# -- results at hand ------------------------------------------------------------------


def test_a_result_edited_by_hand_is_told_and_no_name_repeated(
    study: Path, rerun: Callable[..., str]
) -> None:
    edit(study / CODES, "company", "Holloway")
    said = rerun()
    assert f"{CODES} is not what its inputs make: edited since it was built" in said
    assert "row 5, column code" in said
    assert "Holloway" not in said
    assert "Holloway" not in Path("logs/verify.json").read_text("utf-8")
    assert "results at hand that are not what their inputs make: 1" in said


def test_an_edit_that_covers_its_tracks(study: Path, rerun: Callable[..., str]) -> None:
    edit(study / CODES, "company", "companions")
    path = Path("results/audit/manifest.json")
    content = json.loads(path.read_text("utf-8"))
    entry = content["files"][CODES]
    entry |= {"bytes": (study / CODES).stat().st_size, "sha256": sha256(study / CODES)}
    path.write_text(json.dumps(content), encoding="utf-8")
    said = rerun()
    assert f"{CODES} is not what its inputs make: inputs and code are the same" in said


def test_without_results_the_record_alone_is_verified(
    study: Path, rerun: Callable[..., str]
) -> None:
    shutil.rmtree(study / "results")
    assert "Everything is as recorded." in rerun()


# -- what is no record ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "there is no such file\n  -> run make record"),
        (b"", "line 1: no JSON"),
        (b'{"format": 1, "study"', "line 1: no JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[]", "is no record of this version of Talap"),
        (b'{"format": 2}', "is no record of this version of Talap"),
        (b'{"format": 1}', "key study: is missing"),
    ],
)
def test_no_readable_record(
    study: Path, rerun: Callable[..., str], content: bytes | None, problem: str
) -> None:
    RECORD.unlink()
    if content is not None:
        RECORD.write_bytes(content)
    said = rerun()
    assert said.startswith("error: manuscript/record.json")
    assert problem in said
    if content is not None:
        assert "restore it from git" in said


def test_an_input_outside_of_the_study(study: Path) -> None:
    for name in ("../x.csv", "/x.csv"):
        with pytest.raises(TalapError, match="lies outside of the study"):
            verify.rebuild([name], study / "fresh", 1, None)  # type: ignore[arg-type]
