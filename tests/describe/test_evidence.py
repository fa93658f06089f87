"""Turns as runs."""

from hypothesis import given, settings
from hypothesis import strategies as st
from talap.describe.evidence import turn_ranges


def test_runs_do_not_cross_interviews_and_repeat_nothing():
    turns = [("I02", 3), ("I01", 2), ("I01", 1), ("I02", 5), ("I01", 2), ("I02", 4)]
    assert turn_ranges(turns) == ["I01:1-2", "I02:3-5"]
    assert turn_ranges([("I01", 1), ("I02", 2)]) == ["I01:1-1", "I02:2-2"]


@settings(deadline=None)
@given(st.sets(st.tuples(st.sampled_from(["I01", "I02"]), st.integers(1, 30))))
def test_runs_say_exactly_the_turns_and_none_could_be_joined(turns):
    said = []
    for run in turn_ranges(turns):
        name, _, numbers = run.partition(":")
        first, last = map(int, numbers.split("-"))
        assert (name, first - 1) not in turns
        assert (name, last + 1) not in turns
        said += [(name, turn) for turn in range(first, last + 1)]
    assert sorted(said) == sorted(turns)
    assert len(said) == len(set(said))
