"""Decisions above the rule: each with a passage that is found and a reason."""

from pathlib import Path

import pytest
from talap.base.codebook import Code, Codebook
from talap.base.errors import TalapErrors
from talap.coding.adjudication import Decision, read_decisions
from talap.coding.anchor import Interview

BOOK = Codebook("codebook.yaml", {"fear": Code(label={"ru": "Страх"}, definition="d")})
INTERVIEWS = {
    "I01": Interview([(1, "Я боялась."), (2, "Чего?"), (3, "Я боялась. Очень.")])
}
HEADER = "interview,code,decision,quote,reason,prefix,suffix\n"


def read(tmp_path, *rows):
    path = tmp_path / "adjudication.csv"
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return read_decisions(path, INTERVIEWS, BOOK, ["I01", "I02"], Path("p.csv"))


def test_a_row_is_a_decision_on_a_passage(tmp_path):
    found = read(
        tmp_path, "I01,Страх,keep,Очень,said so,,", "I01,fear,drop,Чего,a question,,"
    )
    assert found == [
        Decision("I01", 3, 11, 16, "fear", True),
        Decision("I01", 2, 0, 4, "fear", False),
    ]


def test_a_passage_over_turns_is_decided_in_each(tmp_path):
    found = read(tmp_path, "I01,fear,keep,Чего? Я боялась,both,,")
    assert [(each.turn, each.start, each.end) for each in found] == [
        (2, 0, 5), (3, 0, 9),
    ]  # fmt: skip


def test_context_decides_between_equal_quotes(tmp_path):
    (found,) = read(tmp_path, "I01,fear,keep,Я боялась,said twice,,. Очень")
    assert found.turn == 3


def test_a_decision_on_somebody_who_withdrew_is_left_out(tmp_path):
    assert read(tmp_path, "I02,fear,keep,Сыр,said so,,") == []


def test_every_fault_is_told_with_its_row(tmp_path):
    with pytest.raises(TalapErrors) as raised:
        read(
            tmp_path,
            "I01,fear,maybe,Очень,said so,,",
            "I01,fear,keep,Очень,,,",
            "I01,feer,keep,Очень,said so,,",
            "I09,fear,keep,Очень,said so,,",
            "I01,fear,keep,Я боялась,said so,,",
            "I01,fear,keep,Очень,this one is right,,",
        )
    errors = raised.value.errors
    assert [error.place for error in errors] == [f"row {n}" for n in range(2, 7)]
    said = [error.problem for error in errors]
    assert said[0] == "unknown decision 'maybe'"
    assert said[1] == "no reason"
    assert "feer" in said[2]
    assert "I09" in said[3]
    assert "several places" in said[4]
    assert all(error.hint for error in errors)
    assert all(error.file.endswith("adjudication.csv") for error in errors)
