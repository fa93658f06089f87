"""The shipped corpus, read through the pipeline, is what its datasheet says."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT
from talap.audit.contents import Passage, passages
from talap.base.config import read_yaml
from talap.coding.anchor import WORD
from talap.coding.config import Coding
from talap.coding.files import read

NOTICES = ("SIMULATED DATA", "СМОДЕЛИРОВАННЫЕ ДАННЫЕ", "МОДЕЛДЕНГЕН МААЛЫМАТ")
TOLERANCE = 0.02  # of turns per speaker, as the datasheet counts them


@pytest.fixture(scope="module")
def turns(shipped: Path) -> pd.DataFrame:
    return pd.read_parquet(shipped / "results/clean/turns.parquet")


def datasheet() -> dict[tuple[str, str], tuple[int, int]]:
    with (ROOT / "data/turns.csv").open(encoding="utf-8", newline="") as stream:
        return {
            (row["interview"], row["role"]): (int(row["turns"]), int(row["words"]))
            for row in csv.DictReader(stream)
        }


def test_all_fifteen_interviews_are_there_and_the_withdrawn_is_not(
    turns: pd.DataFrame,
) -> None:
    assert sorted(set(turns["interview"])) == [f"I{n:02d}" for n in range(1, 16)]


def test_turns_per_speaker_are_those_of_the_datasheet(turns: pd.DataFrame) -> None:
    found = Counter(zip(turns["interview"], turns["role"], strict=True))
    said = {key: n for key, (n, _) in datasheet().items() if key[0] != "I16" and n}
    assert set(found) == set(said)
    for key, count in said.items():
        assert abs(found[key] - count) <= TOLERANCE * count, key


def test_words_are_those_of_the_datasheet(turns: pd.DataFrame) -> None:
    found = turns.groupby(["interview", "role"])["words"].sum()
    for key, (_, words) in datasheet().items():
        if key[0] != "I16" and words > 100:
            assert found[key] == pytest.approx(words, rel=TOLERANCE), key


def test_the_corpus_is_as_large_as_it_says(turns: pd.DataFrame) -> None:
    assert turns["words"].sum() >= 22_000
    per_interview = turns.groupby("interview")["words"].sum()
    assert per_interview.between(1_200, 2_500).all()


def test_every_coding_of_both_coders_lands_on_its_quote(shipped: Path) -> None:
    coded = pd.read_parquet(shipped / "results/coding/codings.parquet")
    files = Coding.model_validate(read_yaml(ROOT / "config/config.yaml")["coding"])
    counts: Counter[str] = Counter()
    quotes: dict[str, str] = {}
    for entry in files.files:
        read_file = read(ROOT / entry.file, entry.coder)
        for selection in getattr(read_file, "selections", read_file):
            counts[selection.coder] += 1
            quotes[f"{selection.coder}-{counts[selection.coder]:04d}"] = selection.quote
    assert set(counts) == {"A", "B"}
    found = coded.groupby("coding")["quote"].apply(" ".join)
    assert set(found.index) == set(quotes)
    for name, quote in found.items():
        kept = share_kept(quotes[str(name)], quote)
        assert kept >= 0.5, (name, kept)
    exact = (coded["anchor"] == "exact").mean()
    assert exact >= 0.7  # the rest touches a name, or a repaired letter


def share_kept(before: str, after: str) -> float:
    """Return the share of a quote's words that its anchored passage still has."""
    old = Counter(WORD.findall(before.replace("\xad", "").casefold()))
    new = Counter(WORD.findall(after.casefold()))
    return sum((old & new).values()) / sum(old.values())


def test_every_claim_evaluates(shipped: Path) -> None:
    claims = json.loads((shipped / "results/claims.json").read_text(encoding="utf-8"))
    assert len(claims) == 21
    verdicts = {claim["verdict"] for claim in claims.values()}
    assert verdicts <= {"supported", "not supported", "not decidable"}
    for name, claim in claims.items():
        for test in claim["tests"]:
            assert test["value"] is not None, name


def test_adjudication_gives_a_reason_for_each_decision() -> None:
    path = ROOT / "data/raw/codings/adjudication.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) >= 20
    assert {row["decision"] for row in rows} == {"keep", "drop"}
    assert all(row["reason"].strip() for row in rows)


def test_the_corpus_is_simulated_and_each_artefact_says_so(shipped: Path) -> None:
    assert read_yaml(ROOT / "data/raw/corpus.yaml")["kind"] == "simulated"
    results = shipped / "results"
    pages = [*results.glob("manuscript/*.html"), *results.glob("audit/??/*.html")]
    assert len(pages) == 3 + 3 * 8  # languages; pages of the audit
    for page in pages:
        assert any(notice in page.read_text(encoding="utf-8") for notice in NOTICES)
    assert "simulated" in (results / "audit/notebook.html").read_text(encoding="utf-8")
    documents = [*results.glob("manuscript/*.docx"), *results.glob("figures/*.*")]
    documents += results.glob("manuscript/*.pdf")
    assert len(documents) >= 3 + 3 + 2 * 3 * 2
    words = ("simulated", "смоделирован", "моделденген")
    for document in documents:
        said = " ".join(passage.text for passage in contents(document)).casefold()
        assert any(word in said for word in words), document


def test_no_string_of_the_withdrawn_participant_is_in_any_result(shipped: Path) -> None:
    own = withdrawn_names()
    assert len(own) >= 5
    for path in sorted((shipped / "results").rglob("*")):
        if path.is_file():
            assert not {"i16", "p16"} & set(path.name.casefold().split("."))
            for passage in contents(path):
                if passage.noise:
                    continue
                folded = passage.text.casefold()
                for needle in own:
                    assert needle.casefold() not in folded, (path, passage.place)
                words = set(WORD.findall(folded))
                assert not words & {"i16", "p16"}, (path, passage.place)


def contents(path: Path) -> Iterator[Passage]:
    return passages(path.read_bytes())


def withdrawn_names() -> list[str]:
    """Return the names that only the withdrawn interview has."""
    with (ROOT / "data/raw/identities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        row["name"]
        for row in rows
        if row["participant"] == "P16"
        or row["name"] in {"Ратибор", "Акжарколь"}
        or "Brackwater" in row["name"]
        or "Хасаншин" in row["name"]
    ]
