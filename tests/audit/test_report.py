"""What is said of a comparison, in each language and as data."""

from __future__ import annotations

import json

import pytest
from talap.audit.causes import Cause
from talap.audit.compare import Item, Stray
from talap.audit.report import (
    Comparison,
    as_data,
    changes,
    counts_of,
    messages_for,
    report,
)
from talap.base.errors import TalapError
from talap.base.messages import Messages

TRANSCRIPT = Cause("input", "data/raw/transcripts/I01.txt")
SAME = Item("turns", "identical", "18", "18")
LAST = Item("mean", "same to the printed precision", "value 1.5", "value 1.50001",
            ("value",), (Cause("environment", "numpy", "2.4.6 → 2.4.5"),))  # fmt: skip
OTHER = Item("words", "different", "230", "231", ("value", "printed"), (TRANSCRIPT,))
CLAIM = Item("all-say", "different", "supported", "not supported", causes=(TRANSCRIPT,))
FILE = Item("results/x.csv", "different", place=(("row", "2"), ("values", '"1" → "2"')))
STRAYS = [
    Stray("results/a.csv", "edited", (("line", "3"),)),
    Stray("results/b.csv", "stale"),
    Stray("results/c.csv", "stale"),
]
COMPARED = Comparison([TRANSCRIPT], [SAME, LAST, OTHER], [CLAIM], [FILE], STRAYS)


def said(compared: Comparison, language: str = "en", *, verbose: bool = False) -> str:
    lines = report(compared, Messages(language), verbose=verbose)
    return "\n".join(" " * indent + text for indent, text in lines)


def test_counts_stand_first() -> None:
    lines = said(COMPARED).splitlines()
    assert lines[:3] == [
        "Numbers: identical 1, same to the printed precision 1, different 1",
        "Claims: identical 0, different 1",
        "Artefacts: identical 0, different 1",
    ]


def test_what_differs_with_both_values_and_the_cause() -> None:
    text = said(COMPARED)
    assert (
        "  words: different\n    recorded: 230\n    now: 231\n"
        "    differs in: value\n    cause: input: data/raw/transcripts/I01.txt\n"
    ) in text
    assert "cause: environment: numpy (2.4.6 → 2.4.5)" in text
    assert "    recorded: Supported\n    now: Not supported\n" in text
    assert "turns" not in text


def test_no_cause_is_said_plainly_and_the_place_told() -> None:
    assert (
        "  results/x.csv: different\n"
        '    first difference: row 2, "1" → "2"\n'
        "    no cause found: not reproducible\n"
    ) in said(COMPARED)


def test_verbose_lists_what_is_identical() -> None:
    assert "  turns: identical\n" in said(COMPARED, verbose=True)


def test_results_at_hand() -> None:
    text = said(COMPARED)
    assert (
        "results/a.csv is not what its inputs make: edited since it was built\n"
        "    first difference: line 3\n"
    ) in text
    assert "results/b.csv" not in text  # merely old: counted
    assert "which make paper renews: 2" in text
    assert text.endswith("Not everything is as recorded.")


def test_many_causes_are_cut() -> None:
    causes = tuple(Cause("code", f"{number}.py") for number in range(9))
    item = Item("x", "different", causes=causes)
    text = said(Comparison([], [item], [], []))
    assert text.count(".py") == 4
    assert "further causes: 5" in text


def test_all_the_same() -> None:
    compared = Comparison([], [SAME], [], [])
    assert compared.is_same
    assert said(compared).endswith("Everything is as recorded.")


@pytest.mark.parametrize("item", [LAST, OTHER, FILE])
def test_whatever_is_not_identical_is_not_the_same(item: Item) -> None:
    assert not Comparison([], [item], [], []).is_same
    assert not Comparison([], [], [], [item]).is_same


def test_results_at_hand_alone_are_not_the_same() -> None:
    assert not Comparison([], [SAME], [], [], STRAYS[:1]).is_same


def test_changes_first() -> None:
    found = [TRANSCRIPT, Cause("code", "a.py", "new"), Cause("input", "b", "gone")]
    lines = [text for _, text in changes(found, Messages("en"))]
    assert lines == [
        "Changed since the record:",
        "input: data/raw/transcripts/I01.txt",
        "code: a.py (new)",
        "input: b (gone)",
    ]
    assert len(list(changes([], Messages("en")))) == 1


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_status_reason_and_place_has_words(language: str) -> None:
    kinds = ("part", "page", "path", "row", "column", "line", "chunk", "byte")
    items = [
        Item("n", "missing", place=tuple((kind, "1") for kind in kinds)),
        Item("m", "new", causes=(Cause("result", "x"),)),
        LAST,
    ]
    strays = [
        Stray("r", reason)
        for reason in ("edited", "foreign", "lost", "stale", "unexplained")
    ]
    assert said(Comparison([], items, [], items, strays), language)


def test_counts_for_an_error() -> None:
    assert counts_of(COMPARED) == "2 numbers, 1 claim, 1 artefact differ"
    assert counts_of(Comparison([], [], [], [])) == "only inputs or code differ"


def test_data_holds_everything() -> None:
    data = json.loads(json.dumps(as_data(COMPARED)))
    assert data["same"] is False
    assert [item["name"] for item in data["numbers"]] == ["turns", "mean", "words"]
    assert data["numbers"][2]["causes"] == [
        {"kind": "input", "what": "data/raw/transcripts/I01.txt", "change": "changed"}
    ]
    assert data["results"][0]["no_cause_found"] is True
    assert data["counts"]["numbers"]["identical"] == 1
    assert len(data["at_hand"]) == 3


def test_a_language_without_messages() -> None:
    with pytest.raises(TalapError, match="language xx"):
        messages_for("xx", [])
