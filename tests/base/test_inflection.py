"""Russian paradigms of names, and Kazakh suffix chains."""

import pytest
from talap.base.folding import fold
from talap.base.inflection import Sure, russian_forms
from talap.base.kazakh import is_kazakh_suffix

PARADIGMS = {
    "Нурлан": "Нурлан Нурлана Нурлану Нурланом Нурлане Нурланы Нурланам",
    "Игорь": "Игорь Игоря Игорю Игорем Игоре",
    "Асель": "Асель Асели Аселью",
    "Айша": "Айша Айши Айше Айшу Айшой Айшею",
    "Камиля": "Камиля Камили Камиле Камилю Камилей",
    "Мария": "Мария Марии Марию Марией",
    "Алексей": "Алексей Алексея Алексею Алексеем Алексее",
    "Достоевский": "Достоевского Достоевскому Достоевским Достоевской Достоевскую",
    "Сатпаева": "Сатпаева Сатпаевой Сатпаеву Сатпаев Сатпаевым Сатпаевых",
    "Пушкин": "Пушкина Пушкину Пушкиным Пушкине Пушкиной Пушкиными",
    "Маратович": "Маратовича Маратовичем Маратыч Маратычу",
    "Ермековна": "Ермековны Ермековне Ермековну Ермековной",
    "Елец": "Ельца Ельцу Ельцом Ельце",
    "Кэрроу": "Кэрроу",
    "Жартасская": "Жартасская Жартасской Жартасскую",
    "Аральское": "Аральском Аральского",
}


@pytest.mark.parametrize(("lemma", "forms"), PARADIGMS.items())
def test_paradigm(lemma: str, forms: str) -> None:
    found = russian_forms(lemma, person=True)
    assert {fold(form) for form in forms.split()} <= set(found)


@pytest.mark.parametrize(
    ("lemma", "other"),
    [("Алма", "Алматы"), ("Нур", "Нурлы"), ("Дана", "Данила"), ("Мади", "Мадам")],
)
def test_other_words_are_no_forms(lemma: str, other: str) -> None:
    assert fold(other) not in russian_forms(lemma, person=True)


def test_form_of_another_name_is_doubtful() -> None:
    assert russian_forms("Камиля", person=True)["камил"] == Sure.CLIPPED
    assert russian_forms("Нурлан", person=True)["нурланов"] == Sure.COUNTED
    assert russian_forms("Илья", person=True)["илин"] == Sure.POSSESSIVE


CHAINS = """
айгерим нің|айгерим ге|айгерим ді|айгерим нен|айгерим мен|айгерим ім|айгерим іміз
алматы дан|алматы ға|алматы ның|алматы дағы|алматы дағылар|мади ге|мади дің
болат тың|болат қа|болат пен|болат тан|глеб ке|глеб пен|бибигул дер|бибигул дің
асия сы|асия сына|асия м|асия ма|асия ммен|дана лар|дана ларға|дана мыз|ернар жаным
алтынай ымдікі|жанар дікі|назерке мнің|тамерлан ның|бауыржан нан|сауле жан
"""


@pytest.mark.parametrize("pair", CHAINS.replace("\n", "|").strip("|").split("|"))
def test_kazakh_chain(pair: str) -> None:
    stem, rest = pair.split()
    assert is_kazakh_suffix(stem, fold(rest))


NO_CHAINS = "алма ты|нур лы|нур лан|али на|али м|дана ра|сауле да|вил дан|мади на"


@pytest.mark.parametrize("pair", NO_CHAINS.split("|"))
def test_end_of_another_word_is_no_chain(pair: str) -> None:
    stem, rest = pair.split()
    assert not is_kazakh_suffix(stem, rest)


def test_origin_only_of_places() -> None:
    assert is_kazakh_suffix("шымкент", "тикпин", derived=True)
    assert not is_kazakh_suffix("шымкент", "тикпин")
