"""Numbers, claims and artefacts against their record, results at hand against fresh."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from audit.recorded import NUMBER, RULES, chosen, record
from talap.audit import compare
from talap.audit.causes import Cause, Causes
from talap.audit.compare import Item, Stray, at_hand
from talap.audit.manifest import LINES, MANIFEST
from talap.audit.manifest import run as write_manifest
from talap.audit.record import Record
from talap.base.files import sha256


def numbers(was: Record, now: Record) -> dict[str, Item]:
    causes = Causes(was, now, RULES, chosen)
    return {item.name: item for item in compare.numbers(was, now, causes, "en")}


def number(**changes: Any) -> Item:
    return numbers(record(), record(numbers={"share": changes}))["share"]


def test_an_identical_number() -> None:
    item = number()
    assert (item.status, item.fields, item.causes) == ("identical", (), ())
    assert not item.is_unexplained


@pytest.mark.parametrize(
    "changes",
    [
        {"value": 0.34240000001},
        {"interval": {"low": 0.1000001}},
        {"evidence": {"sha256": "f"}},
    ],
)
def test_what_prints_the_same(changes: dict[str, Any]) -> None:
    item = number(**changes)
    assert item.status == "same to the printed precision"
    assert item.fields == tuple(changes)
    assert item.is_unexplained


def test_a_last_digit_is_shown_at_full_precision() -> None:
    item = number(value=0.34240000001)
    assert (item.was, item.now) == ("value 0.3424", "value 0.34240000001")


@pytest.mark.parametrize(
    "changes",
    [
        {"value": 0.36, "printed": {"en": {"value": "36%"}}},
        {"printed": {"en": {"ci": "11–90%"}}},
        {"numerator": 2},
        {"denominator": {"value": 4}},
        {"unit": "percent"},
        {"rule": "share of interviews"},
        {"kind": "mean"},
        {"digits": 1},
    ],
)
def test_what_a_reader_could_see(changes: dict[str, Any]) -> None:
    assert number(**changes).status == "different"


def test_the_variants_that_print_otherwise_stand_beside_the_value() -> None:
    item = number(printed={"en": {"ci": "11–90%", "low": "11%"}})
    assert (item.was, item.now) == ("34% (ci 10–90%)", "34% (ci 11–90%)")


def test_a_missing_and_a_new_number() -> None:
    was, now = record(numbers={"old": NUMBER}), record(numbers={"more": NUMBER})
    found = numbers(was, now)
    assert list(found) == ["share", "old", "more"]
    assert (found["old"].status, found["old"].was) == ("missing", "34% (ci 10–90%)")
    assert (found["more"].status, found["more"].now) == ("new", "34% (ci 10–90%)")


def test_claims() -> None:
    now = record(
        claims={
            "all-say": {"verdict": "not supported"},
            "more": {"verdict": "supported", "tests": []},
        }
    )
    was = record(claims={"old": {"verdict": "supported", "tests": []}})
    causes = Causes(was, now, RULES, chosen)
    found = {item.name: item for item in compare.claims(was, now, causes)}
    assert found["all-say"].status == "different"
    assert found["all-say"].was == "supported"
    assert found["all-say"].now == "not supported"
    assert found["old"].status == "missing"
    assert found["more"].status == "new"


def test_a_claim_of_other_counts_is_different_though_it_holds() -> None:
    was, now = record(), record(claims={"all-say": {"tests": [{"verdict": "x"}]}})
    item = compare.claims(was, now, Causes(was, now, RULES, chosen))[0]
    assert (item.status, item.fields) == ("different", ("tests",))


# -- artefacts ------------------------------------------------------------------------


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def results(was: Record, now: Record, study: Path, fresh: Path) -> dict[str, Item]:
    causes = Causes(was, now, RULES, chosen)
    listed = compare.results(was, now, causes, study, fresh)
    return {item.name: item for item in listed}


def test_artefacts_by_their_hashes(tmp_path: Path) -> None:
    codes = "results/describe/codes.csv"
    study = write(tmp_path / "a", {codes: "code,n\nx,1\n"})
    fresh = write(tmp_path / "b", {codes: "code,n\nx,2\n"})
    was = record(results={codes: sha256(study / codes), "results/old.csv": "1"})
    now = record(
        results={codes: sha256(fresh / codes), "results/more.csv": "1"},
        inputs={"config/codebook.yaml": "2"},
    )
    found = results(was, now, study, fresh)
    assert found["results/numbers.json"].status == "identical"
    assert found["results/old.csv"].status == "missing"
    assert found["results/more.csv"].status == "new"
    assert found[codes].status == "different"
    assert found[codes].causes == (Cause("configuration", "config/codebook.yaml"),)
    assert found[codes].place[:2] == (("row", "2"), ("column", "n"))


def test_no_place_where_the_recorded_bytes_are_not_at_hand(tmp_path: Path) -> None:
    codes = "results/describe/codes.csv"
    study = write(tmp_path / "a", {codes: "code,n\nx,3\n"})
    fresh = write(tmp_path / "b", {codes: "code,n\nx,2\n"})
    was, now = record(), record(results={codes: sha256(fresh / codes)})
    assert results(was, now, study, fresh)[codes].place == ()


def test_of_what_is_confidential_only_that_it_differs(tmp_path: Path) -> None:
    raw = "results/clean/restricted/0/raw.csv"
    study = write(tmp_path / "a", {raw: "text\nBernard\n"})
    fresh = write(tmp_path / "b", {raw: "text\nBernhard\n"})
    was = record(results={raw: sha256(study / raw)})
    now = record(results={raw: sha256(fresh / raw)})
    item = results(was, now, study, fresh)[raw]
    assert (item.status, item.place) == ("different", ())
    write_all(study)
    write_all(fresh)
    strays = {each.name: each for each in at_hand(study, fresh)}
    assert strays[raw].place == ()


# -- results at hand ------------------------------------------------------------------

CODES = "results/describe/codes.csv"
FILES = {CODES: "code,n\nx,1\n", "results/numbers.json": '{"a": 1}\n'}


def write_all(folder: Path, entry: str = "a: 1\n") -> None:
    """Write the manifest of a folder, as the last rule of a build does."""
    write(folder, {"config/config.yaml": entry, "../w/x.py": ""})
    with chdir(folder):
        write_manifest(
            [Path("config/config.yaml")], Path("../w"), Path("results"), MANIFEST, LINES
        )


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A study's folder and a fresh build of it, the same."""
    study, fresh = write(tmp_path / "a", FILES), write(tmp_path / "b", FILES)
    write_all(study)
    write_all(fresh)
    return study, fresh


def reasons(pair: tuple[Path, Path]) -> dict[str, str]:
    return {each.name: each.reason for each in at_hand(*pair)}


def test_the_same_results(pair: tuple[Path, Path]) -> None:
    assert at_hand(*pair) == []


def test_without_results_there_is_nothing_to_say(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    assert at_hand(tmp_path / "none", pair[1]) == []


def test_an_edited_result_with_its_place(pair: tuple[Path, Path]) -> None:
    write(pair[0], {CODES: "code,n\nx,2\n"})
    place = (("row", "2"), ("column", "n"), ("values", '"1" → "2"'))
    assert at_hand(*pair) == [Stray(CODES, "edited", place)]


def test_a_lost_and_a_foreign_result(pair: tuple[Path, Path]) -> None:
    (pair[0] / CODES).unlink()
    write(pair[0], {"results/more.csv": "x"})
    assert reasons(pair) == {CODES: "lost", "results/more.csv": "foreign"}


def test_what_is_made_on_request_is_not_foreign(pair: tuple[Path, Path]) -> None:
    write(pair[0], {"results/coding/reanchored/report.csv": "x"})
    assert at_hand(*pair) == []


def test_a_build_from_other_inputs_is_stale(pair: tuple[Path, Path]) -> None:
    write(pair[0], {CODES: "code,n\nx,2\n"})
    write_all(pair[0], "a: 2\n")
    assert reasons(pair) == {CODES: "stale"}


def test_an_edit_of_a_stale_build_is_an_edit(pair: tuple[Path, Path]) -> None:
    write(pair[0], {CODES: "code,n\nx,2\n"})
    write_all(pair[0], "a: 2\n")
    write(pair[0], {CODES: "code,n\nx,3\n"})
    assert reasons(pair) == {CODES: "edited"}


def test_an_edit_covered_by_a_new_manifest_is_seen(pair: tuple[Path, Path]) -> None:
    write(pair[0], {CODES: "code,n\nx,2\n"})
    write_all(pair[0])
    assert reasons(pair) == {CODES: "unexplained"}


def test_an_edited_manifest_alone(pair: tuple[Path, Path]) -> None:
    path = pair[0] / "results/audit/manifest.sha256"
    path.write_text("x\n", encoding="utf-8")
    assert reasons(pair) == {"results/audit/manifest.sha256": "unexplained"}


def test_without_a_manifest_all_is_of_no_whole_build(pair: tuple[Path, Path]) -> None:
    write(pair[0], {CODES: "code,n\nx,2\n"})
    (pair[0] / "results/audit/manifest.json").unlink()
    assert reasons(pair)[CODES] == "stale"
