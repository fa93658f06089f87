"""Who takes part, and whose transcript is whose."""

from pathlib import Path

import pytest
from talap.base.errors import TalapErrors
from talap.clean.people import matched, read_people, without_transcript

TABLE = "participant,interview,consent\nP1,I1,yes\nP2,I2,withdrawn\nP3,I3,Yes\nP4,I4,\n"


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "participants.csv"
    path.write_text(TABLE, encoding="utf-8")
    return read_people(path)


def test_anything_but_yes_is_no_consent(people):
    assert [person.consents for person in people] == [True, False, True, False]


def test_transcripts_of_consenting_people_only(people):
    paths = [Path("t/I3.vtt"), Path("t/I2.txt"), Path("t/I1.docx")]
    found = matched(paths, people, Path("participants.csv"))
    assert [(path.name, person.participant) for path, person in found] == [
        ("I1.docx", "P1"),
        ("I3.vtt", "P3"),
    ]


def test_transcript_without_row_and_interview_twice(people):
    paths = [Path("t/I1.docx"), Path("t/I1.txt"), Path("t/X9.txt")]
    with pytest.raises(TalapErrors) as caught:
        matched(paths, people, Path("participants.csv"))
    assert "I1.txt: I1.docx is the same interview" in str(caught.value)
    assert "X9.txt: no participant has the interview X9" in str(caught.value)


def test_participant_without_transcript(people):
    errors = without_transcript(people, [Path("I1.txt")], Path("participants.csv"))
    assert [error.place for error in errors] == ["participant P3"]


def test_identifiers_are_unique_and_given(tmp_path):
    path = tmp_path / "participants.csv"
    path.write_text("participant,interview,consent\nP1,I1,yes\nP1,,yes\n", "utf-8")
    with pytest.raises(TalapErrors) as caught:
        read_people(path)
    assert [error.place for error in caught.value.errors] == [
        "row 2, column participant",
        "row 2, column interview",
    ]
