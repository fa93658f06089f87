"""Codings of every coder, anchored in turns, with every fault told at once."""

from pathlib import Path

import pandas as pd
import pytest
from talap.base.codebook import Code, Codebook
from talap.base.contracts import CODINGS, TURNS
from talap.base.errors import TalapError, TalapErrors
from talap.coding.codings import anchor_all, find_code, find_interview, run, stem
from talap.coding.selection import Selection

PEOPLE = Path("data/raw/participants.csv")
KNOWN = ["I01", "I02"]


def code(parent=None, **label):
    return Code(parent=parent, label=label, definition="d")


BOOK = Codebook(
    "config/codebook.yaml",
    {
        "cost": code(ru="Цена", en="Cost"),
        "cost.fear": code("cost", ru="Страх", en="Fear"),
        "fear": code(ru="Боязнь", en="Fear"),
    },
)


def selection(quote, code="cost.fear", document="I01", place="row 2", coder="kim"):
    return Selection("c.csv", place, coder, document, code, quote)


def turns(*rows):
    full = [
        (interview, turn, "P1", "participant", None, None, text, 1, 0, 1)
        for interview, turn, text in rows
    ]
    return pd.DataFrame(full, columns=TURNS.names)


SAID = turns(
    ("I01", 1, "Мен корком."), ("I01", 2, "Эмнеден?"), ("I01", 3, "Чыгып калуудан.")
)


def anchored(*selections):
    return anchor_all(list(selections), SAID, BOOK, KNOWN, PEOPLE)


def test_one_row_for_each_turn_that_a_coding_touches():
    found = anchored(selection("корком. Эмнеден? Чыгып"), selection("Мен"))
    columns = ["coding", "turn", "start", "end", "quote", "anchor"]
    assert found[columns].values.tolist() == [
        ["kim-0001", 1, 4, 11, "корком.", "exact"],
        ["kim-0001", 2, 0, 8, "Эмнеден?", "exact"],
        ["kim-0001", 3, 0, 5, "Чыгып", "exact"],
        ["kim-0002", 1, 0, 3, "Мен", "exact"],
    ]


def test_identifiers_are_counted_for_each_coder():
    found = anchored(selection("Мен"), selection("Мен", coder="lee"))
    assert found["coding"].tolist() == ["kim-0001", "lee-0001"]


def test_codings_of_somebody_who_withdrew_are_left_out():
    assert anchored(selection("Сыр", document="I02")).empty


def test_every_fault_is_told_at_once_with_its_row():
    with pytest.raises(TalapErrors) as raised:
        anchored(
            selection("Мен", code="cost.faer", place="row 2"),
            selection("Мен", document="I07", place="row 3"),
            selection("Эч качан болбогон сөз", place="row 4"),
            selection("Мен", place="row 5"),
        )
    errors = raised.value.errors
    assert [error.place for error in errors] == ["row 2", "row 3", "row 4"]
    assert {error.file for error in errors} == {"c.csv"}
    unknown, interview, lost = errors
    assert "cost.faer" in unknown.problem
    assert "did you mean cost.fear" in unknown.hint
    assert "unknown interview I07" in interview.problem
    assert "data/raw/participants.csv" in interview.hint
    assert "lost in I01" in lost.problem
    assert lost.hint


def test_an_ambiguous_quote_names_the_turns_it_may_stand_in():
    twice = turns(("I01", 1, "Мен корком."), ("I01", 5, "Мен корком."))
    with pytest.raises(TalapErrors) as raised:
        anchor_all([selection("корком")], twice, BOOK, KNOWN, PEOPLE)
    said = str(raised.value)
    assert "several places" in said
    assert "1" in said
    assert "5" in said


@pytest.mark.parametrize(
    ("name", "code"),
    [("cost.fear", "cost.fear"), (" fear ", "fear"), ("страх", "cost.fear"),
     ("БОЯЗНЬ", "fear")],
)  # fmt: skip
def test_a_code_by_its_identifier_or_label(name, code):
    assert find_code(selection("x", code=name), BOOK) == code


def test_a_label_of_two_codes_is_refused_with_both():
    with pytest.raises(TalapError) as raised:
        find_code(selection("x", code="Fear"), BOOK)
    assert "cost.fear" in raised.value.hint
    assert raised.value.place == "row 2"


def test_a_code_that_groups_others_is_not_given_to_text():
    with pytest.raises(TalapError, match="cost is not applied to text, it groups") as e:
        find_code(selection("x", code="Цена"), BOOK)
    assert e.value.place == "row 2"
    cost = BOOK.codes["cost"].model_copy(update={"codable": True})
    book = Codebook("config/codebook.yaml", {**BOOK.codes, "cost": cost})
    assert find_code(selection("x", code="Цена"), book) == "cost"


@pytest.mark.parametrize(
    ("document", "name"),
    [("I01", "I01"), ("i01.DOCX", "I01"), (" I02.txt ", "I02")],
)
def test_a_document_is_an_interview_by_its_stem(document, name):
    assert find_interview(selection("x", document=document), KNOWN, PEOPLE) == name


@pytest.mark.parametrize(
    ("document", "name"), [("I01.docx", "i01"), ("Беседа.v2", "беседа"), ("a b", "a b")]
)
def test_stem(document, name):
    assert stem(document) == name


def test_the_step(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("codebook.yaml").write_text(
        "codes: {fear: {label: {en: Fear}, definition: d}}", encoding="utf-8"
    )
    Path("p.csv").write_text("interview\nI01\n", encoding="utf-8")
    Path("c.csv").write_text("interview,code,quote\nI01,Fear,Мен\n", encoding="utf-8")
    Path("config.yaml").write_text(
        "coding: {files: [{file: c.csv, coder: kim}], coder: kim}", encoding="utf-8"
    )
    TURNS.write(SAID, Path("turns.parquet"))
    paths = ["turns.parquet", "codebook.yaml", "p.csv", "config.yaml", "o.parquet"]
    run(*map(Path, paths), Path("o.csv"), Path("sources.csv"), Path("moved.csv"))
    assert CODINGS.read(Path("o.parquet"))["code"].tolist() == ["fear"]
    assert Path("o.csv").read_text(encoding="utf-8").startswith("coding,interview,turn")
