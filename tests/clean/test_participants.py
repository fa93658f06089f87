"""What is published of participants, and what is rare among them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from talap.base.errors import TalapErrors
from talap.clean.config import Disclosure, Participants
from talap.clean.participants import band, published, rare, run
from talap.clean.people import Person

FILE = Path("participants.csv")


def people(*rows: tuple[str, str, dict[str, str]]) -> list[Person]:
    return [
        Person(name, name.replace("P", "I"), consent == "yes", attributes)
        for name, consent, attributes in rows
    ]


THREE = people(
    ("P1", "yes", {"gender": "woman", "year": "2015", "field": "law", "kids": "2"}),
    ("P2", "withdrawn", {"gender": "man", "year": "x", "field": "?", "kids": "?"}),
    ("P3", "yes", {"gender": "man", "year": "2018", "field": "genetics", "kids": "0"}),
)


def test_only_configured_columns_of_consenting_people_coarsened():
    settings = Participants(
        columns=("year", "field", "kids"),
        bands={"year": (2016, 2018)},
        groups={"field": {"law": "social", "genetics": "STEM"}},
        numeric=("kids",),
    )
    frame = published(THREE, settings, FILE)
    assert frame.to_dict("list") == {
        "participant": ["P1", "P3"],
        "interview": ["I1", "I3"],
        "year": ["–2015", "2018–"],
        "field": ["social", "STEM"],
        "kids": [2.0, 0.0],
    }


def test_nothing_is_published_by_default():
    assert list(published(THREE, Participants(), FILE)) == ["participant", "interview"]


def test_every_fault_is_told_at_once():
    settings = Participants(
        columns=("year", "field", "height", "consent"),
        bands={"year": (2016,)},
        groups={"field": {"law": "social"}, "year": {"2015": "early", "2018": "2018"}},
    )
    with pytest.raises(TalapErrors) as caught:
        published(THREE, settings, FILE)
    assert [(e.place, e.problem) for e in caught.value.errors] == [
        ("participant P1, column year", "early is no number"),
        ("participant P3, column field", "genetics has no group"),
        ("", "no attribute height to publish"),
        ("", "no attribute consent to publish"),
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2010, "–2015"),
        (2016, "2016–2017"),
        (2017, "2016–2017"),
        (2018, "2018"),
        (2019, "2019–"),
    ],
)
def test_bands(value, expected):
    assert band(value, (2019, 2016, 2018)) == expected


FRAME = pd.DataFrame(
    [
        ("P1", "I1", "woman", "law", "a"),
        ("P2", "I2", "woman", "law", "a"),
        ("P3", "I3", "woman", "STEM", "a"),
        ("P4", "I4", "man", "STEM", "a"),
        ("P5", "I5", "man", "STEM", "a"),
        ("P6", "I6", "man", "law", "a"),
    ],
    columns=["participant", "interview", "gender", "field", "only"],
)


def test_rare_combinations():
    found = rare(FRAME, Disclosure(k=2, combine=2))
    assert found.to_numpy().tolist() == [
        ["gender + field", "man + law", 1],
        ["gender + field", "woman + STEM", 1],
    ]


def test_larger_combination_of_a_rare_one_is_not_told_again():
    found = rare(FRAME, Disclosure(k=4, combine=3))
    assert set(found["attributes"]) == {"gender", "field"}


def test_attributes_are_configurable():
    assert rare(FRAME, Disclosure(k=2, attributes=("gender", "only"))).empty


@pytest.fixture
def study(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("config.yaml").write_text(
        "clean: {participants: {columns: [gender]}}", "utf-8"
    )
    Path("participants.csv").write_text(
        "participant,interview,consent,gender\nP1,I1,yes,woman\nP2,I2,withdrawn,man\n",
        "utf-8",
    )
    return tmp_path


def step(*transcripts: str) -> None:
    run(
        Path("config.yaml"), Path("participants.csv"), [Path(t) for t in transcripts],
        Path("out/p.parquet"), Path("out/p.csv"), Path("out/disclosure.csv"),
    )  # fmt: skip


def test_step(study):
    step("I1.txt", "I2.txt")
    assert (
        Path("out/p.csv").read_text("utf-8")
        == "participant,interview,gender\nP1,I1,woman\n"
    )
    assert Path("out/disclosure.csv").read_text("utf-8") == (
        "attributes,values,participants\ngender,woman,1\n"
    )
    assert "P2" not in Path("out/p.parquet").read_bytes().decode("latin-1")


@pytest.mark.parametrize("transcripts", [["I2.txt"], ["I1.txt", "I9.txt"]])
def test_missing_transcript_or_row_stops(study, transcripts):
    with pytest.raises(TalapErrors):
        step(*transcripts)
    assert not Path("out").exists()
