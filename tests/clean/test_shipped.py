"""The shipped transcripts, in every format and with all dirt, give what was written."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from talap.base.identities import Identities
from talap.clean.config import Clean, read_corpus
from talap.clean.people import matched, read_people
from talap.clean.pseudonyms import Hidden
from talap.clean.turns import clean_one

ROOT = Path(__file__).parents[2]
RAW = ROOT / "data/raw"
PEOPLE = read_people(RAW / "participants.csv")
TRANSCRIPTS = [path for path in (RAW / "transcripts").iterdir() if path.is_file()]
PAIRS = matched(TRANSCRIPTS, PEOPLE, RAW)


@pytest.fixture(scope="module")
def identities() -> Identities:
    from talap.base.identities import load

    return load(RAW / "identities.csv", "identities.csv")


@pytest.fixture(scope="module")
def expected() -> dict[tuple[str, str], tuple[int, int]]:
    """Return turns and words by interview and role, counted on the text as written."""
    with (ROOT / "data/turns.csv").open(encoding="utf-8") as stream:
        return {
            (row["interview"], row["role"]): (int(row["turns"]), int(row["words"]))
            for row in csv.DictReader(stream)
        }


@pytest.mark.parametrize(
    ("path", "person"), PAIRS, ids=[person.interview for _, person in PAIRS]
)
def test_turns_and_words_are_those_written(
    path, person, identities, expected, monkeypatch
):
    monkeypatch.setattr("talap.clean.turns.hide", lambda *_: Hidden([], []))
    corpus = read_corpus(RAW / "corpus.yaml")
    _, made = clean_one(path, person, Clean(), corpus, identities, RAW / "corpus.yaml")
    turns, words = Counter[str](), Counter[str]()
    for turn in made.turns:
        turns[turn.role] += 1
        words[turn.role] += turn.words
    for role in ("interviewer", "participant", "other"):
        counted = (turns[role], words[role])
        assert counted == expected.get((person.interview, role), (0, 0))
