"""A few of the benchmark's scripts on the shipped text: nothing is found wrong."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest
from talap.coding.anchor import Interview, Place

Script = Callable[[str], ModuleType]
SCRIPTS = 30


@pytest.fixture(scope="module")
def talks() -> list[object]:
    """Filled by the first test that needs it: cleaning takes seconds."""
    return []


@pytest.fixture
def reanchor(script: Script, talks: list[object]) -> ModuleType:
    module = script("reanchor")
    if not talks:
        talks += module.load()
    return module


def test_nothing_is_wrong_and_what_is_there_is_found(
    reanchor: ModuleType, talks: list[object]
) -> None:
    assert len(talks) == 15
    tally = reanchor.measure(talks, range(SCRIPTS))
    assert len(tally) == 5 * 2  # kinds of edits, forms of codings
    for counts in tally.values():
        assert counts["wrong"] == 0
        assert counts["there"] > 200
        assert counts["again"] >= 0.98 * counts["there"]
    lines = list(reanchor.report(tally))
    assert lines[-1].endswith("met")
    text = reanchor.record(lines, 15, 900)
    assert text == reanchor.record(list(reanchor.report(tally)), 15, 900)


def test_codings_one_turn_off_are_seen_as_wrong(
    reanchor: ModuleType, talks: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The measure itself: anchoring that is broken does not pass."""
    find = Interview.find

    def beside(self: Interview, selection: object) -> object:
        found = find(self, selection)  # type: ignore[arg-type]
        if not isinstance(found, Place):
            return found
        words = len(self.words.text[found.start : found.end])
        start = found.end + 1 if found.end + words < len(self.words.text) else 0
        return Place(start, start + words, "exact", found.kept, found.words)

    monkeypatch.setattr(Interview, "find", beside)
    lines = list(reanchor.report(reanchor.measure(talks, range(5))))
    assert lines[-1].endswith("MISSED")
