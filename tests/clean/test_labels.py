"""Whose label is whose."""

import pytest
from talap.base.errors import TalapError
from talap.base.identities import Identities, Identity
from talap.clean.labels import Labels, Speaker, participant_names, skeleton

PARTICIPANT = Speaker("participant", "")


@pytest.fixture
def labels() -> Labels:
    return Labels(
        {"И": "interviewer", "И2": "interviewer", "Р": "participant", "Мама": "other"},
        not_speakers=["Короче"],
        names=["Айгерим", "Айгеримка", "Сапарова", "Aigerim"],
    )


@pytest.mark.parametrize("label", ["Р", "р", "P", "р.", " Р ", "**Р", "Р\u00a0"])
def test_look_of_a_label_does_not_matter(labels, label):
    assert labels.find(label) == PARTICIPANT


@pytest.mark.parametrize(
    "label",
    [
        "Айгерим", "Айгeрим", "Айгерим Сапарова", "САПАРОВА", "А.С.", "A. C.", "АС",
        "Айгерим С.", "С. А.", "Aigerim",
    ],
)  # fmt: skip
def test_participants_own_names_and_initials(labels, label):
    found = labels.find(label)
    assert (found == PARTICIPANT) == (
        label != "АС"
    )  # a word of two letters is no initials


@pytest.mark.parametrize("label", ["Айгуль", "А", "Айгерим Ким", "А.К.", "", "Неделя"])
def test_others_are_unknown(labels, label):
    assert labels.find(label) is None


def test_interviewers_differ_by_number_and_others_by_label(labels):
    assert labels.find("И") != labels.find("И2")
    assert labels.find("Мама") == Speaker("other", "мама")


def test_latin_and_cyrillic_twins_of_two_roles_count_as_written():
    labels = Labels({"P": "participant", "Р": "interviewer"})
    assert labels.find("P") == PARTICIPANT
    assert labels.find("Р") == Speaker("interviewer", "")
    assert labels.find("р") is None


def test_label_without_a_letter_is_refused():
    with pytest.raises(TalapError, match="no letter"):
        Labels({"—": "participant"})


def test_skeleton_of_nothing():
    assert skeleton(" *: ") == ""


def test_only_the_participants_own_rows_are_names():
    rows = (
        Identity("Айгерим", "participant", "[Участник-03]", ("Айгеримка",), "P03"),
        Identity("Глеб", "participant", "[Участник-08]", (), "P08"),
        Identity("Лара", "person", "[Человек-01]"),
    )
    assert participant_names(Identities("x", rows), "P03") == ["Айгерим", "Айгеримка"]
