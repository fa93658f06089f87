"""Words and time by speaker and language."""

import numpy as np
import pandas as pd
import pytest
from talap.base.contracts import LANGUAGE_SPANS, TURNS
from talap.describe.talk import count_talk, turn_lengths


def turns(*rows):
    """Rows: interview, turn, role, start, end, words."""
    table = pd.DataFrame(
        rows, columns=["interview", "turn", "role", "start", "end", "words"]
    )
    table = table.assign(participant="P", text="x", raw_start=0, raw_end=1)
    return TURNS.check(table)


def spans(*rows):
    """Rows: interview, turn, start, language, words."""
    table = pd.DataFrame(
        rows, columns=["interview", "turn", "start", "language", "words"]
    )
    return LANGUAGE_SPANS.check(table.assign(end=table["start"] + 1))


TURNS_OF_TWO = turns(
    ("I1", 1, "interviewer", 0, None, 10),
    ("I1", 2, "participant", 5, None, 40),
    ("I1", 3, "interviewer", 25, 30, 0),
    ("I2", 1, "participant", None, None, 50),
)
SPANS = spans(
    ("I1", 1, 0, "ru", 10),
    ("I1", 2, 0, "ru", 20),
    ("I1", 2, 5, "kk", 10),
    ("I1", 2, 9, "ru", 10),
    ("I1", 3, 0, "und", 0),
    ("I2", 1, 0, "ru", 50),
)


def row(table, *key):
    found = table.set_index(["interview", "role", "language"]).loc[key]
    return found[["turns", "words", "seconds", "time_share"]].tolist()


def test_a_turn_lasts_to_its_end_or_to_the_next():
    lengths = turn_lengths(TURNS_OF_TWO)
    assert lengths.tolist()[:3] == [5, 20, 5]
    assert np.isnan(lengths[3])


def test_the_last_turn_does_not_last_into_the_next_interview():
    table = turns(
        ("I1", 1, "participant", 2, None, 1), ("I2", 1, "participant", 9, 10, 1)
    )
    assert np.isnan(turn_lengths(table)[0])


def test_times_that_run_backwards_are_no_length():
    table = turns(
        ("I1", 1, "participant", 9, None, 1), ("I1", 2, "participant", 3, 4, 1)
    )
    assert np.isnan(turn_lengths(table)[0])


def test_by_role_and_language():
    table = count_talk(TURNS_OF_TWO, SPANS)
    assert row(table, "I1", "participant", "all") == [1, 40, 20, pytest.approx(2 / 3)]
    assert row(table, "I1", "participant", "kk")[:3] == [1, 10, 5]
    assert row(table, "I1", "participant", "ru")[:3] == [1, 30, 15]
    assert row(table, "I1", "interviewer", "all")[:3] == [2, 10, 10]
    assert row(table, "I1", "all", "all")[:3] == [3, 50, 30]


def test_over_all_interviews_turns_of_one_number_are_two():
    table = count_talk(TURNS_OF_TWO, SPANS)
    assert row(table, "all", "participant", "all")[:3] == [2, 90, 20]
    assert row(table, "all", "all", "all")[:3] == [4, 100, 30]


def test_untimed_interview_has_words_and_no_time():
    table = count_talk(TURNS_OF_TWO, SPANS)
    turns_, words, seconds, share = row(table, "I2", "participant", "all")
    assert (turns_, words) == (1, 50)
    assert np.isnan(seconds)
    assert np.isnan(share)


def test_length_is_from_first_to_last_stamp():
    table = count_talk(TURNS_OF_TWO, SPANS).set_index(["interview", "role", "language"])
    assert table.loc[("I1", "all", "all"), "length"] == 30
    assert table.loc[("all", "all", "all"), "length"] == 30
    assert np.isnan(table.loc[("I2", "all", "all"), "length"])
    assert np.isnan(table.loc[("I1", "participant", "all"), "length"])
