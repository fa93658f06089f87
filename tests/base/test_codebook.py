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
  cost.fear.exam:
    {parent: cost.fear, label: {ru: Экзамен, en: Exam}, definition: d,
     guid: 1ff58b12-6f6f-4b0c-8be5-bbdc91f55294}
"""


def read(tmp_path, text=TEXT, languages=("ru", "en")):
    path = tmp_path / "codebook.yaml"
    path.write_text(text, encoding="utf-8")
    return Codebook.read(path, list(languages))


def test_hierarchy_in_the_order_of_the_file(tmp_path):
    book = read(tmp_path)
    assert book.children("cost") == ["cost.fear", "cost.duty"]
    assert book.family("cost") == [
        *("cost", "cost.fear", "cost.fear.exam", "cost.duty")
    ]
    assert book.family("cost.duty") == ["cost.duty"]
    assert book.above("cost.fear.exam") == ["cost.fear", "cost"]
    assert book.applied() == ["motive", "cost.duty", "cost.fear.exam"]
    assert book.label("cost", "ru") == "Цена"


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("parent: cost, label: {ru: С", "parent: cots, label: {ru: С", "code cost.fear",
         "unknown parent cots"),
        ("  cost: {label", "  cost: {parent: cost, label", "code cost",
         "it stands below itself (cost -> cost)"),
        ("  cost: {label", "  cost: {parent: cost.fear.exam, label", "code cost",
         "it stands below itself (cost -> cost.fear.exam -> cost.fear -> cost)"),
        ("  motive:", "  overall:", "code overall",
         "tables call all codes together so"),
        ("ru: Долг, en: Duty}, definition: d",
         "ru: Долг, en: Duty}, definition: d, "
         "guid: 1ff58b12-6f6f-4b0c-8be5-bbdc91f55294",
         "code cost.fear.exam", "has the GUID of cost.duty"),
        ("definition: d,\n     guid: 1ff58b12", "definition: d, guid: x1ff58b1",
         "key codes.cost.fear.exam.guid",
         "String should match pattern"),
        ("definition: d,\n", "definition: d, colour: red,\n",
         "key codes.cost.fear.exam.colour",
         "String should match pattern"),
        ("{ru: Мотив, en: Motive}", "{ru: Мотив}", "code motive", "no label in en"),
    ],
)  # fmt: skip
def test_refused(tmp_path, old, new, place, problem):
    assert old in TEXT
    with pytest.raises(TalapError) as raised:
        read(tmp_path, TEXT.replace(old, new))
    assert raised.value.place == place
    assert raised.value.problem.startswith(problem)
    assert raised.value.file.endswith("codebook.yaml")
    assert raised.value.hint


def test_a_language_that_the_study_does_not_have_needs_no_label(tmp_path):
    read(tmp_path, TEXT.replace("{ru: Мотив, en: Motive}", "{ru: Мотив}"), ["ru"])


def test_a_code_says_itself_whether_text_may_get_it(tmp_path):
    text = TEXT.replace("cost: {label", "cost: {codable: true, label")
    text = text.replace("motive: {label", "motive: {codable: false, label")
    book = read(tmp_path, text)
    assert book.applied() == ["cost", "cost.duty", "cost.fear.exam"]
