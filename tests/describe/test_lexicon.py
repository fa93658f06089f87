"""Precision, recall and F1 of the lexicon coder, by hand."""

import numpy as np
import pandas as pd
import pytest
from talap.base.codebook import Code, Codebook
from talap.base.contracts import CODINGS, CONSENSUS, TURNS
from talap.describe.lexicon import LEXICON, compare
from talap.describe.proportion import interval


def book(patterns, **parents):
    codes = {
        name: Code(
            parent=parents.get(name),
            label={"en": name},
            definition="x",
            lexicon={"en": [f"word{i}" for i in range(count)]} if count else {},
        )
        for name, count in patterns.items()
    }
    return Codebook("codebook.yaml", codes)


def turns(interviews, each=10):
    rows = [
        (f"I{i}", t, f"P{i}", "participant", None, None, "some text", 2, 0, 9)
        for i in range(1, interviews + 1)
        for t in range(1, each + 1)
    ]
    rows.append(("I1", 99, "P1", "interviewer", None, None, "some text", 2, 0, 9))
    return TURNS.check(pd.DataFrame(rows, columns=TURNS.names))


def given(*rows):
    """Rows: interview, turn, code."""
    table = pd.DataFrame(rows, columns=["interview", "turn", "code"])
    table["coding"] = [f"lexicon-{n:04d}" for n in range(len(table))]
    return CODINGS.check(
        table.assign(coder="lexicon", start=0, end=4, quote="some", anchor="exact")
    )


def true(*rows):
    table = pd.DataFrame(rows, columns=["interview", "turn", "code"])
    table["coding"] = [f"c{n:04d}" for n in range(len(table))]
    table["participant"] = table["interview"].astype(str).str.replace("I", "P")
    return CONSENSUS.check(
        table.assign(start=0, end=4, quote="some", words=1, coders="A")
    )


def compared(lexicon, consensus, codebook, interviews=3, method="wilson"):
    table = compare(
        lexicon, consensus, turns(interviews), codebook, 0.95, method, 200, 1
    )
    return table.set_index(["code", "unit", "measure"])


# Lexicon: turns 1-4 of I1. Consensus: turns 3-4 of I1, 1-3 of I2, 5 of I3.
LEXICON_CODINGS = given(*[("I1", turn, "a") for turn in (1, 2, 3, 4)])
CONSENSUS_CODINGS = true(
    ("I1", 3, "a"),
    ("I1", 4, "a"),
    ("I2", 1, "a"),
    ("I2", 2, "a"),
    ("I2", 3, "a"),
    ("I3", 5, "a"),
)


def test_by_hand():
    table = compared(LEXICON_CODINGS, CONSENSUS_CODINGS, book({"a": 2}))
    values = table["value"]
    assert values["a", "turn", "precision"] == 0.5
    assert values["a", "turn", "recall"] == pytest.approx(1 / 3)
    assert values["a", "turn", "f1"] == 0.4  # 2 * 0.5 * 1/3 / (0.5 + 1/3)
    assert values["a", "participant", "precision"] == 1
    assert values["a", "participant", "recall"] == pytest.approx(1 / 3)
    row = table.loc["a", "turn", "f1"]
    assert row[["lexicon", "consensus", "both"]].tolist() == [4, 6, 2]
    assert row["patterns"] == 2


def test_intervals_are_wilsons_and_f1_follows_the_share_of_either():
    """Wilson of 2 in 4: 0.150-0.850 (statsmodels 0.15, proportion_confint(2, 4,

    method="wilson")).
    """
    table = compared(LEXICON_CODINGS, CONSENSUS_CODINGS, book({"a": 2}))
    low, high = table.loc["a", "turn", "precision"][["low", "high"]]
    assert low == pytest.approx(0.150, abs=5e-4)
    assert high == pytest.approx(0.850, abs=5e-4)
    row = table.loc["a", "turn", "f1"]
    for end, bound in zip(("low", "high"), interval(2, 8, 0.95, "wilson"), strict=True):
        assert row[end] == pytest.approx(2 * bound / (1 + bound))
    assert row["low"] < row["value"] < row["high"]


def test_the_configured_interval_is_named():
    table = compared(LEXICON_CODINGS, CONSENSUS_CODINGS, book({"a": 2}), method="exact")
    assert table.loc["a", "turn", "recall"]["interval"] == "exact"
    assert table.loc["overall", "turn", "recall"]["interval"] == "bootstrap"


def test_overall_pools_the_units_of_the_codes():
    lexicon = given(("I1", 1, "a"), ("I1", 1, "b"), ("I2", 1, "b"))
    consensus = true(("I1", 1, "a"), ("I2", 1, "b"), ("I2", 2, "b"), ("I3", 1, "b"))
    table = compared(lexicon, consensus, book({"a": 1, "b": 1, "c": 0}))
    row = table.loc["overall", "turn", "precision"]
    assert row[["lexicon", "consensus", "both"]].tolist() == [3, 4, 2]
    assert row["value"] == pytest.approx(2 / 3)
    assert "c" not in table.index.get_level_values("code")


def test_codes_without_patterns_do_not_count_against_the_lexicon():
    consensus = true(("I1", 1, "a"), *[("I1", turn, "c") for turn in range(2, 9)])
    table = compared(given(("I1", 1, "a")), consensus, book({"a": 1, "c": 0}))
    assert table.loc["overall", "turn", "recall"]["value"] == 1


def test_parent_counts_what_its_children_count():
    lexicon, consensus = given(("I1", 1, "left")), true(("I1", 1, "right"))
    codes = book({"top": 0, "left": 1, "right": 1}, left="top", right="top")
    table = compared(lexicon, consensus, codes)
    assert table.loc["top", "turn", "f1"]["value"] == 1
    assert table.loc["left", "turn", "f1"]["value"] == 0
    assert table.loc["top", "turn", "f1"]["patterns"] == 2


def test_overall_counts_the_very_codes_of_a_codable_parent():
    lexicon = given(("I1", 1, "top"), ("I1", 2, "left"))
    codes = book({"top": 1, "left": 1}, left="top")
    codes.codes["top"].codable = True
    table = compared(lexicon, true(("I1", 1, "top"), ("I1", 2, "top")), codes)
    assert table.loc["top", "turn", "precision"]["value"] == 1
    assert table.loc["overall", "turn", "precision"]["value"] == 0.5
    assert table.loc["overall", "turn", "recall"]["value"] == 0.5


def test_interviews_that_nobody_coded_and_others_turns_are_left_out():
    lexicon = given(("I1", 1, "a"), ("I1", 99, "a"), ("I3", 1, "a"))
    consensus = true(("I1", 1, "a"), ("I1", 99, "a"))
    table = compared(lexicon, consensus, book({"a": 1}))
    row = table.loc["a", "turn", "precision"]
    assert row[["lexicon", "consensus", "both"]].tolist() == [1, 1, 1]


def test_nothing_given_has_no_precision():
    table = compared(given(), CONSENSUS_CODINGS, book({"a": 2}))
    assert np.isnan(table.loc["a", "turn", "precision"]["value"])
    assert np.isnan(table.loc["a", "turn", "precision"]["low"])
    assert table.loc["a", "turn", "recall"]["value"] == 0
    assert np.isnan(table.loc["overall", "turn", "precision"]["low"])
    assert table.loc["overall", "turn", "precision"]["undefined"] == 200


def test_bootstrap_resamples_whole_interviews():
    """All turns of two interviews found, none of two others: recall of k of 4 is k/4.

    Interviews, not turns, are drawn, so 95 per cent reach from 0 to 1: each end has
    the chance 1/16; of 40 turns drawn one by one it would be within 0.34 and 0.66.
    """
    consensus = true(*[(f"I{i}", t, "a") for i in (1, 2, 3, 4) for t in range(1, 11)])
    lexicon = given(*[(f"I{i}", t, "a") for i in (1, 2) for t in range(1, 11)])
    table = compared(lexicon, consensus, book({"a": 1}), interviews=4)
    row = table.loc["overall", "turn", "recall"]
    assert row["value"] == 0.5
    assert (row["low"], row["high"]) == (0, 1)


def test_study_without_patterns_or_codings_gives_an_empty_table(tmp_path):
    for lexicon, consensus, patterns in (
        (given(), CONSENSUS_CODINGS, 0),
        (given(), true(), 0),
    ):
        table = compare(
            lexicon,
            consensus,
            turns(2),
            book({"a": patterns}),
            0.95,
            "wilson",
            20,
            1,
        )
        assert table.empty
        LEXICON.write(table, tmp_path / "lexicon.parquet")
        assert LEXICON.read(tmp_path / "lexicon.parquet").empty


def test_no_consensus_leaves_every_value_empty():
    table = compared(given(("I1", 1, "a")), true(), book({"a": 1}))
    assert len(table) == 6
    assert table["value"].isna().all()
