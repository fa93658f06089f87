"""The codebook: hierarchy, labels, and what is refused."""

import pytest
from talap.base.codebook import Codebook
from talap.base.errors import TalapError

TEXT = """
codes:
  cost: {label: {ru: Цена, en: Cost}, definition: d}
  cost.fear: {parent: cost, label: {ru: Страх, en: Fear}, definition: d}
  motive: {label: {ru: Мотив, en: Motive}, definition: d}
  cost.duty: {parent: cost, label: {ru: Долг, en: Duty}, definition: d}
"""


def read(tmp_path, text=TEXT, languages=("ru", "en")):
    path = tmp_path / "codebook.yaml"
    path.write_text(text, encoding="utf-8")
    return Codebook.read(path, list(languages))


def test_hierarchy_in_the_order_of_the_file(tmp_path):
    book = read(tmp_path)
    assert book.children("cost") == ["cost.fear", "cost.duty"]
    assert book.family("cost") == ["cost", "cost.fear", "cost.duty"]
    assert book.family("cost.fear") == ["cost.fear"]
    assert book.leaves() == ["cost.fear", "motive", "cost.duty"]
    assert book.label("cost", "ru") == "Цена"


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("parent: cost, label: {ru: С", "parent: cots, label: {ru: С", "code cost.fear",
         "unknown parent cots"),
        ("cost.duty: {parent: cost,", "cost.duty: {parent: cost.fear,",
         "code cost.duty", "its parent cost.fear is itself a child"),
        ("  cost: {label", "  cost: {parent: cost, label", "code cost",
         "its parent cost is itself a child"),
        ("{ru: Мотив, en: Motive}", "{ru: Мотив}", "code motive", "no label in en"),
    ],
)  # fmt: skip
def test_refused(tmp_path, old, new, place, problem):
    assert old in TEXT
    with pytest.raises(TalapError) as raised:
        read(tmp_path, TEXT.replace(old, new))
    assert (raised.value.place, raised.value.problem) == (place, problem)
    assert raised.value.file.endswith("codebook.yaml")
    assert raised.value.hint


def test_a_language_that_the_study_does_not_have_needs_no_label(tmp_path):
    read(tmp_path, TEXT.replace("{ru: Мотив, en: Motive}", "{ru: Мотив}"), ["ru"])
