"""Every clean character maps to its raw ones and back, after any layers of edits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talap.clean.edits import Edit
from talap.clean.spanmap import Tracked

TEXTS = st.text("аб в\n…", max_size=24)


@st.composite
def edits(draw: st.DrawFn, length: int) -> list[Edit]:
    """Draw edits in order and without overlap."""
    borders = draw(
        st.lists(st.integers(0, length), max_size=6)
        .map(sorted)
        .map(lambda b: b[: len(b) // 2 * 2])
    )
    spans = zip(borders[::2], borders[1::2], strict=True)
    return [Edit(a, b, draw(st.text("xyz", max_size=3))) for a, b in spans]


class Oracle:
    """The same map, the slow and obvious way: each letter with its raw interval.

    What replaces something stands for all that lies between the first and the last of
    it. What is put in from nowhere stands for nothing, behind the letter before it;
    inside of a replacement it is a part of that.
    """

    def __init__(self, raw: str) -> None:
        self.chars = [(letter, place, place + 1) for place, letter in enumerate(raw)]

    def apply(self, layer: list[Edit]) -> None:
        new = [self._stand_ins(edit) for edit in layer]
        for edit, chars in zip(reversed(layer), reversed(new), strict=True):
            self.chars[edit.start : edit.end] = chars

    def _stand_ins(self, edit: Edit) -> list[tuple[str, int, int]]:
        gone = self.chars[edit.start : edit.end]
        behind = max((end for _, _, end in self.chars[: edit.start]), default=0)
        ahead = min((start for _, start, _ in self.chars[edit.end :]), default=behind)
        low = min((start for _, start, _ in gone), default=min(behind, ahead))
        high = max((end for _, _, end in gone), default=behind)
        return [(letter, low, high) for letter in edit.replacement]

    @property
    def text(self) -> str:
        return "".join(letter for letter, _, _ in self.chars)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, Tracked, Oracle]:
    """Draw a text and up to four layers of edits of it."""
    raw = draw(TEXTS)
    tracked, oracle = Tracked(raw, 0, len(raw)), Oracle(raw)
    for _ in range(draw(st.integers(0, 4))):
        layer = draw(edits(len(tracked.text)))
        tracked.apply("r", layer)
        oracle.apply(layer)
    return raw, tracked, oracle


@settings(max_examples=500)
@given(edited())
def test_text_is_that_of_the_edits(case):
    _, tracked, oracle = case
    assert tracked.text == oracle.text


@settings(max_examples=500)
@given(edited())
def test_clean_character_maps_to_its_raw_ones(case):
    _, tracked, oracle = case
    for place, (_, low, high) in enumerate(oracle.chars):
        assert tracked.raw_span(place, place + 1) == (low, high)


@settings(max_examples=500)
@given(edited())
def test_raw_character_maps_to_what_stands_for_it(case):
    raw, tracked, oracle = case
    for place in range(len(raw)):
        start, end = tracked.clean_span(place, place + 1)
        expected = [
            at for at, (_, low, high) in enumerate(oracle.chars) if low <= place < high
        ]
        assert list(range(start, end)) == expected


@settings(max_examples=500)
@given(edited(), st.data())
def test_there_and_back_is_never_less(case, data):
    raw, tracked, oracle = case
    a, b = sorted(data.draw(st.tuples(*[st.integers(0, len(tracked.text))] * 2)))
    if a < b and all(low < high for _, low, high in oracle.chars[a:b]):
        first, last = tracked.clean_span(*tracked.raw_span(a, b))
        assert first <= a < b <= last


@settings(max_examples=300)
@given(edited())
def test_what_was_not_edited_is_the_raw_character_itself(case):
    raw, tracked, _ = case
    for place, letter in enumerate(tracked.text):
        start, end = tracked.raw_span(place, place + 1)
        if letter not in "xyz":
            assert raw[start:end] == letter


def test_span_inside_of_a_longer_text():
    tracked = Tracked("И: да, нет", 3, 10)
    tracked.apply("pseudonym", [Edit(0, 2, "[Да-1]")])
    assert tracked.text == "[Да-1], нет"
    assert tracked.raw_span(0, 6) == (3, 5)
    assert tracked.raw_span(8, 11) == (7, 10)
    assert tracked.clean_span(4, 5) == (0, 6)
    assert tracked.clean_span(7, 10) == (8, 11)


def test_deleted_text_is_the_empty_span_where_it_stood():
    tracked = Tracked("абв", 0, 3)
    tracked.apply("r", [Edit(1, 2, "")])
    assert tracked.clean_span(1, 2) == (1, 1)
    assert tracked.raw_span(0, 2) == (0, 3)
    assert tracked.raw_span(1, 1) == (1, 1)


def test_changes_say_what_was_done_where():
    tracked = Tracked("a  b...", 0, 7)
    tracked.apply("space", [Edit(1, 3, " ")])
    (change,) = tracked.apply("ellipsis", [Edit(3, 6, "…")])
    assert (change.raw_start, change.raw_end) == (4, 7)
    assert (change.before, change.after) == ("...", "…")


@pytest.mark.parametrize(
    "wrong",
    [
        [Edit(2, 3, ""), Edit(1, 2, "")],  # out of order
        [Edit(0, 2, ""), Edit(1, 3, "")],  # overlap
        [Edit(2, 9, "")],  # beyond the end
    ],
)
def test_faulty_rule_is_refused(wrong):
    with pytest.raises(ValueError, match="rule r"):
        Tracked("abcd", 0, 4).apply("r", wrong)
