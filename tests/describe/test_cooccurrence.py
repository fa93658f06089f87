"""Pairs of codes: what is counted, and what is not taken for association."""

import pandas as pd
import pytest
from talap.base.codebook import Code, Codebook
from talap.base.contracts import CONSENSUS, TURNS
from talap.describe.cooccurrence import count_pairs

CODES = ("one", "two", "three")
BOOK = Codebook(
    "codebook.yaml",
    {name: Code(parent=None, label={"en": name}, definition="x") for name in CODES},
)


def frames(*interviews):
    """Return participants, turns and consensus.

    An interview is a string of its participant's turns: the digits are the codes.
    """
    people, turns, coded = [], [], []
    for i, said in enumerate(interviews, 1):
        people.append({"participant": f"P{i}", "interview": f"I{i}"})
        for t, marks in enumerate(said.split(), 1):
            turns.append((f"I{i}", t, f"P{i}", "participant", None, None, "x", 1, 0, 1))
            coded += [
                (
                    f"{i}-{t}-{m}",
                    f"I{i}",
                    t,
                    f"P{i}",
                    CODES[int(m) - 1],
                    0,
                    1,
                    "x",
                    1,
                    "A",
                )
                for m in marks.strip("-")
            ]
    return (
        pd.DataFrame(people),
        TURNS.check(pd.DataFrame(turns, columns=TURNS.names)),
        CONSENSUS.check(pd.DataFrame(coded, columns=CONSENSUS.names)),
    )


def pair(table, unit, first, second):
    found = table[
        (table["unit"] == unit)
        & (table["first"] == first)
        & (table["second"] == second)
    ]
    assert len(found) == 1
    return found.iloc[0]


def test_by_participant():
    """One and two of four have both, none has one of them: p = 2/6 by hand."""
    table = count_pairs(*frames("1 2", "12", "-", "-"), BOOK)
    row = pair(table, "participant", "one", "two")
    assert (row["first_count"], row["second_count"], row["both"]) == (2, 2, 2)
    assert row["expected"] == 1
    assert row["p"] == pytest.approx(2 / 6)
    assert row["attainable"] == pytest.approx(2 / 6)


def test_by_turn():
    """In one interview of four turns: two of one, two of two, one shared."""
    row = pair(count_pairs(*frames("1 12 2 -"), BOOK), "turn", "one", "two")
    assert (row["first_count"], row["second_count"], row["both"]) == (2, 2, 1)
    assert row["units"] == 4
    assert row["p"] == 1


def test_a_talkative_participant_is_no_evidence():
    """Each turn of the first has both codes, no turn of the second has either."""
    row = pair(count_pairs(*frames("12 " * 9, "- " * 9), BOOK), "turn", "one", "two")
    assert row["both"] == row["expected"] == 9
    assert row["p"] == row["attainable"] == 1


def test_unused_codes_are_in_no_pair():
    table = count_pairs(*frames("1 2"), BOOK)
    assert set(table["first"]) | set(table["second"]) == {"one", "two"}
    assert len(table) == 2


def test_nothing_coded():
    assert count_pairs(*frames("-"), BOOK).empty


def test_only_participants_and_their_own_turns_count():
    """The interviewer's turn and one who withdrew are coded, and left out."""
    people, turns, coded = frames("12 12 -", "12")
    turns.loc[0, "role"] = "interviewer"
    table = count_pairs(people[:1], turns, coded, BOOK)
    assert pair(table, "turn", "one", "two")["both"] == 2
    assert pair(table, "turn", "one", "two")["units"] == 3
    assert pair(table, "participant", "one", "two")["both"] == 1
    assert pair(table, "participant", "one", "two")["units"] == 1
