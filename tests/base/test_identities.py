"""The table of protected names: what it holds, and what is wrong with it."""

from pathlib import Path

import pytest
from talap.base.errors import TalapErrors
from talap.base.identities import Identities, load

HEADER = "name,kind,placeholder,forms,participant,interviews,public_in\n"


def table(folder: Path, rows: str) -> Identities:
    path = folder / "identities.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return load(path, "data/raw/identities.csv")


def test_row(tmp_path: Path) -> None:
    row = table(tmp_path, "Айгерим,participant,[P-1],Айка| Aika,P01,I01|I02,a/*").rows[
        0
    ]
    assert row.lemmas == ("Айгерим", "Айка", "Aika")
    assert (row.participant, row.interviews, row.line) == ("P01", ("I01", "I02"), 2)
    assert row.is_public_in("a/b.html")
    assert not row.is_public_in("b/a.html")


def test_participants_by_lemma(tmp_path: Path) -> None:
    rows = "Айгерим,participant,[P-1],Айка,P01,,\nАлматы,place,[C-1],,,,\n"
    assert table(tmp_path, rows).participants() == {"Айгерим": "P01", "Айка": "P01"}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Анна,human,[P-1],,,,", "unknown kind human"),
        ("Анна,person,P-1,,,,", "the placeholder is P-1"),
        ("Анна,person,,,,,", "the placeholder is empty"),
        ("Я,person,[P-1],,,,", "less than two letters"),
        ("Анна,person,[анна-1],,,,", "holds a name that it should hide"),
        (",person,[P-1],,,,", "less than two letters"),
    ],
)
def test_faulty_row(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(TalapErrors, match=problem) as caught:
        table(tmp_path, "Олег,person,[P-0],,,,\n" + row)
    assert caught.value.place == "row 2"


def test_one_name_two_placeholders(tmp_path: Path) -> None:
    rows = "Роза,person,[P-1],,,{},\nЗоя,person,[P-2],роза,,{},\n"
    with pytest.raises(TalapErrors, match="another placeholder"):
        table(tmp_path, rows.format("", ""))
    table(tmp_path, rows.format("I01", "I02"))


def test_every_faulty_row_is_told(tmp_path: Path) -> None:
    with pytest.raises(TalapErrors) as caught:
        table(tmp_path, "Анна,x,[P-1],,,,\nОлег,y,[P-2],,,,\n")
    assert len(caught.value.errors) == 2
