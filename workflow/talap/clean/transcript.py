"""Clean one transcript: raw text in; turns, their languages and every edit out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from talap.clean import homoglyphs, languages
from talap.clean.blocks import dropped
from talap.clean.config import Clean
from talap.clean.edits import Edit
from talap.clean.labels import Labels
from talap.clean.pseudonyms import Hidden
from talap.clean.rules import Rule, rules_of
from talap.clean.source import Remark, Source
from talap.clean.spanmap import Change, Tracked, counting
from talap.clean.speakers import Cut, Turn, find_turns

Pseudonyms = Callable[[str], Hidden]
PSEUDONYM = "pseudonym"  # the rule's name in the edit log


@dataclass(frozen=True, slots=True)
class CleanTurn:
    """A turn as it is published: who spoke, when, the text with its span map."""

    role: str
    time_start: float | None
    time_end: float | None
    tracked: Tracked
    words: int
    languages: list[languages.Span]

    @property
    def text(self) -> str:
        """Return the cleaned, pseudonymised text."""
        return self.tracked.text


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned transcript: turns in order, every change in order of the raw text."""

    turns: list[CleanTurn]
    changes: list[Change]
    remarks: list[Remark]


def clean(
    source: Source, labels: Labels, settings: Clean, pseudonyms: Pseudonyms, file: str
) -> Cleaned:
    """Clean a transcript.

    Parameters
    ----------
    source : Source
        The transcript as read.
    labels : Labels
        Whose label is whose.
    settings : Clean
        The study's choices.
    pseudonyms : callable
        Returns the edits that hide names in a text, and what may be a name but is left.
    file : str
        What errors call the transcript.

    Raises
    ------
    TalapError
        If a speaker is unknown.
    """
    talk = find_turns(source, labels, dropped(source, settings.rules), file)
    rules = rules_of(settings.rules)
    positions = counting(len(source.text))
    done: list[CleanTurn] = []
    groups = [(cut.start, [_outside(source.text, cut)]) for cut in talk.outside]
    mixed = empty = left = 0
    for turn in talk.turns:
        tracked = Tracked(source.text, turn.start, turn.end, positions)
        changes = _edit(tracked, turn, rules, settings)
        hidden = pseudonyms(tracked.text)
        left += len(hidden.left)
        groups.append((turn.start, changes + tracked.apply(PSEUDONYM, hidden.edits)))
        if tracked.text:
            mixed += _mixed(tracked.text, settings)
            done.append(_clean_turn(turn, tracked, settings))
        else:
            empty += 1
    groups.sort(key=lambda group: group[0])
    in_order = [change for _, group in groups for change in group]
    remarks = [*source.remarks, *talk.remarks, *_counted(mixed, empty, left)]
    return Cleaned(done, in_order, remarks)


def _outside(raw: str, cut: Cut) -> Change:
    return Change(cut.rule, cut.start, cut.end, raw[cut.start : cut.end], "")


def _edit(
    tracked: Tracked, turn: Turn, rules: list[Rule], settings: Clean
) -> list[Change]:
    """Cut out what is no speech, then run the rules."""
    start = turn.start
    changes = tracked.apply_each(
        (cut.rule, Edit(cut.start - start, cut.end - start, "")) for cut in turn.cuts
    )
    for rule in rules:
        edits = rule.edits(tracked.text, settings.rules)
        if edits:
            changes += tracked.apply(rule.name, edits)
    return changes


def _mixed(text: str, settings: Clean) -> int:
    """Count the words that mix scripts still."""
    if settings.rules.homoglyphs == "keep":
        return 0
    _, mended, undecided = homoglyphs.find(text)
    return mended + undecided


def _clean_turn(turn: Turn, tracked: Tracked, settings: Clean) -> CleanTurn:
    spans = languages.spans(tracked.text, settings.languages)
    return CleanTurn(
        turn.speaker.role,
        turn.time_start,
        turn.time_end,
        tracked,
        sum(span.words for span in spans),
        spans,
    )


def _counted(mixed: int, empty: int, left: int) -> list[Remark]:
    counts = (
        # not which: beside the public text that would say whose name it is
        Remark("name in lower case", left, "words in lower case that may be names"),
        Remark("homoglyph", mixed, "words that mix scripts, left as they are"),
        Remark("empty turn", empty, "turns without a word, left out"),
    )
    return [remark for remark in counts if remark.count]
