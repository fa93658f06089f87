"""What the finder of names remembers never changes what it finds."""

from __future__ import annotations

import pytest
from talap.base import naming
from talap.base.identities import Identities, Identity
from talap.base.naming import Namer

TABLE = Identities(
    "identities.csv",
    (
        Identity("Айгерим", "person", "[Person-01]"),
        Identity("+7 700 000 41 17", "contact", "[Phone-01]"),
        Identity("mail@host.example", "contact", "[Mail-01]"),
    ),
)
TEXTS = (
    "Звонила Айгерим, потом Айгерим.",
    "Номер 8 (700) 000-41-17, почта mail собака host точка example.",
    "Никого тут нет. Айге-рим пришла.",
    "x" * 300 + " Айгериму",
    "«Айгерим»—так\u00a0и звали,Айгерим!",
)


def found(namer: Namer) -> list[list[str]]:
    return [
        [text[match.start : match.end] for match in namer.find(text)] for text in TEXTS
    ]


def test_what_is_found():
    assert found(Namer(TABLE)) == [
        ["Айгерим", "Айгерим"],
        ["8 (700) 000-41-17", "mail собака host точка example"],
        ["Айге-рим"],
        ["Айгериму"],
        ["Айгерим", "Айгерим"],
    ]


@pytest.mark.parametrize("memory", [0, 3, 10])
def test_a_full_memory_forgets_no_name(monkeypatch, memory):
    expected = found(Namer(TABLE))
    monkeypatch.setattr(naming, "MEMORY", memory)
    namer = Namer(TABLE)
    assert [found(namer), found(namer)] == [expected, expected]


def test_long_text_without_a_space_is_not_remembered():
    namer = Namer(TABLE)
    namer.find("a" * 1_000_000)
    assert not namer._lines
    assert not namer._chunks
