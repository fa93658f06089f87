"""A turn is made again from the tables, or the tables are refused."""

import pytest
from talap.clean.spanmap import Change
from talap.clean.trace import replay

RAW = "И: да -  нет"
LOG = [
    Change("speaker_label", 0, 3, "И: ", ""),
    Change("space", 7, 9, "  ", " "),
    Change("dash", 6, 7, "-", "—"),
]


def test_replay():
    made = replay(RAW, 0, len(RAW), LOG)
    assert made.text == "да — нет"
    assert made.raw_span(3, 4) == (6, 7)
    assert made.clean_span(9, 12) == (5, 8)


def test_other_turns_changes_are_passed_over():
    elsewhere = Change("dash", 40, 41, "-", "—")
    assert replay(RAW, 0, len(RAW), [*LOG, elsewhere]).text == "да — нет"


def test_log_of_another_text_is_refused():
    with pytest.raises(ValueError, match="rule dash does not fit at 6"):
        replay("И: да –  нет", 0, 12, LOG)
