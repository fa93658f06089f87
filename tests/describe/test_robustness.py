"""How far a share moves: worked out by hand."""

import pytest
from talap.describe.robustness import share, share_range

PEOPLE = ["P1", "P2", "P3", "P4"]


def test_leaving_one_out():
    found = share_range(PEOPLE, {"P1", "P2", "P3"}, {})
    assert found == {
        "low": pytest.approx(2 / 3),
        "high": 1,
        "low_by": "without P1",
        "high_by": "without P4",
    }


def test_another_coder_or_rule():
    variants = {"coder B": {"P1"}, "rule union": set(PEOPLE)}
    found = share_range(PEOPLE, {"P1", "P2"}, variants)
    assert (found["low"], found["low_by"]) == (0.25, "coder B")
    assert (found["high"], found["high_by"]) == (1, "rule union")


def test_what_does_not_move_is_as_reported():
    found = share_range(["P1"], {"P1"}, {"coder B": {"P1"}})
    assert (found["low"], found["low_by"]) == (1, "as reported")
    assert found["high_by"] == "as reported"


def test_holders_outside_the_group_do_not_count():
    assert share(["P1", "P2"], {"P2", "P9"}) == 0.5
    found = share_range(["P1", "P2"], {"P1"}, {"coder B": {"P9"}})
    assert found["low"] == 0
