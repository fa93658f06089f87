"""Participants, codings and words per code; the grid of codes and interviews."""

import pandas as pd
import pytest
from talap.base.codebook import Code, Codebook
from talap.base.contracts import CONSENSUS
from talap.describe.codes import count_codes, presence_grid


def code(parent=None):
    return Code(parent=parent, label={"ru": "К"}, definition="d")


BOOK = Codebook(
    "codebook.yaml",
    {"cost": code(), "fear": code("cost"), "duty": code("cost"), "joy": code()},
)
PEOPLE = pd.DataFrame(
    [("P1", "I01"), ("P2", "I02"), ("P3", "I03"), ("P4", "I04")],
    columns=["participant", "interview"],
)
CODED = pd.DataFrame(
    [
        (f"{name}-{n}", name, 1, who, held, 0, 1, "x", words, "kim")
        for n, (name, who, held, words) in enumerate(
            [
                ("I01", "P1", "fear", 3),
                ("I01", "P1", "fear", 4),
                ("I01", "P1", "duty", 5),
                ("I02", "P2", "duty", 6),
            ]
        )
    ],
    columns=CONSENSUS.names,
)


def test_a_parent_counts_what_its_children_count():
    found = count_codes(PEOPLE, CODED, BOOK, 0.95, "wilson")
    columns = ["code", "participants", "total", "share", "codings", "words"]
    assert found[columns].values.tolist() == [
        ["cost", 2, 4, 0.5, 4, 18],  # P1 holds both codes and is one participant
        ["fear", 1, 4, 0.25, 2, 7],
        ["duty", 2, 4, 0.5, 2, 11],
        ["joy", 0, 4, 0, 0, 0],
    ]
    assert found["parent"].fillna("").tolist() == ["", "cost", "cost", ""]


def test_intervals():
    found = count_codes(PEOPLE, CODED, BOOK, 0.95, "exact").set_index("code")
    # Clopper & Pearson (1934): at 0 of 4 the upper bound is 1 - 0.025 ** (1 / 4).
    assert found.loc["joy", "high"] == pytest.approx(1 - 0.025**0.25)
    # Wilson (1927) at 2 of 4: 0.1500-0.8500 (statsmodels proportion_confint).
    wilson = count_codes(PEOPLE, CODED, BOOK, 0.95, "wilson").set_index("code")
    assert wilson.loc["duty", ["low", "high"]].tolist() == pytest.approx(
        [0.1500, 0.8500], abs=5e-5
    )


def test_the_grid_has_a_row_where_there_is_nothing():
    grid = presence_grid(PEOPLE, CODED, BOOK)
    assert len(grid) == 4 * 4
    held = grid[grid["codings"] > 0][["code", "interview", "participant", "codings"]]
    assert held.values.tolist() == [
        ["cost", "I01", "P1", 3],
        ["cost", "I02", "P2", 1],
        ["fear", "I01", "P1", 2],
        ["duty", "I01", "P1", 1],
        ["duty", "I02", "P2", 1],
    ]
