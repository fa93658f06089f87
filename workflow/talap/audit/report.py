"""Say in a language how a record and a fresh build compare; also as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from talap.audit.causes import Cause
from talap.audit.compare import STATUSES, Item, Stray
from talap.audit.places import Place
from talap.base import localise
from talap.base.errors import TalapError
from talap.base.messages import Messages

MOST = 4  # causes that an item names; all stand at the beginning and in the JSON
SIDES = ("numbers", "claims", "results")

Line = tuple[int, str]


@dataclass(frozen=True)
class Comparison:
    """What changed, and what became of each number, claim and artefact."""

    changes: list[Cause]
    numbers: list[Item]
    claims: list[Item]
    results: list[Item]
    strays: list[Stray] = field(default_factory=list)

    def items(self, side: str) -> list[Item]:
        """Return the items of a side: numbers, claims or results."""
        found: list[Item] = getattr(self, side)
        return found

    @property
    def is_same(self) -> bool:
        """Tell whether everything is as recorded, and the results at hand too."""
        return not self.strays and not any(self.differing(side) for side in SIDES)

    def differing(self, side: str) -> list[Item]:
        """Return the items of a side that are not identical."""
        return [item for item in self.items(side) if item.status != "identical"]


def counts_of(compared: Comparison) -> str:
    """Count what differs, for an error message.

    >>> counts_of(Comparison([], [], [], [Item("a", "new"), Item("b", "missing")]))
    '2 artefacts differ'
    """
    counts = {
        noun: len(compared.differing(side))
        for side, noun in zip(SIDES, ("number", "claim", "artefact"), strict=True)
    }
    parts = [
        f"{count} {noun}{'s' * (count > 1)}" for noun, count in counts.items() if count
    ]
    if not parts:
        return "only inputs or code differ"
    return ", ".join(parts) + (" differ" if sum(counts.values()) > 1 else " differs")


def messages_for(language: str, locales: list[str]) -> Messages:
    """Return the messages of a language to report in: it need not be one of the study.

    Raises
    ------
    TalapError
        If there are none.
    """
    messages = Messages(language, [Path(each) for each in locales])
    if not messages.has("verify-title"):
        raise TalapError(
            f"language {language}", "has no messages to report in", "IN=en is one"
        )
    return messages


def changes(found: list[Cause], messages: Messages) -> Iterator[Line]:
    """Yield what has changed since the record, each cause on a line."""
    if not found:
        yield 0, messages("verify-unchanged")
        return
    yield 0, messages("verify-changes")
    for each in found:
        yield 2, _cause(each, messages)


def report(
    compared: Comparison, messages: Messages, *, verbose: bool = False
) -> Iterator[Line]:
    """Yield the counts, then each item that differs; with `verbose` all of them."""
    for side in SIDES:
        yield 0, f"{messages(f'verify-{side}')}: {_counts(compared, side, messages)}"
    for side in SIDES:
        shown = compared.items(side) if verbose else compared.differing(side)
        if shown:
            yield 0, ""
            yield 0, messages(f"verify-{side}")
        for item in shown:
            yield from _item(item, side, messages)
    if compared.strays:
        yield 0, ""
        yield 0, messages("verify-at-hand")
        yield from _strays(compared.strays, messages)
    yield 0, ""
    yield 0, messages("verify-same" if compared.is_same else "verify-not-same")


def _counts(compared: Comparison, side: str, messages: Messages) -> str:
    counted = Counter(item.status for item in compared.items(side))
    return ", ".join(
        f"{messages(f'verify-{_slug(status)}')} "
        f"{localise.plain(counted[status], 0, messages.language)}"
        for status in STATUSES
        if counted[status] or status == "identical"
    )


def _slug(text: str) -> str:
    return text.replace(" ", "-")


def _item(item: Item, side: str, messages: Messages) -> Iterator[Line]:
    yield 2, f"{item.name}: {messages(f'verify-{_slug(item.status)}')}"
    if item.status == "identical":
        return
    was, now = item.was, item.now
    if side == "claims":
        was, now = (
            messages(f"verdict-{_slug(verdict)}") if verdict else ""
            for verdict in (was, now)
        )
    for name, said in (("recorded", was), ("now", now)):
        if said:
            yield 4, f"{messages(f'verify-{name}')}: {said}"
    if fields := [name for name in item.fields if name != "printed"]:
        yield 4, messages("verify-fields", fields=", ".join(fields))
    if item.place:
        place = _place(item.place, messages)
        yield 4, f"{messages('verify-first')}: {place}"
    if item.is_unexplained:
        yield 4, messages("verify-no-cause")
        return
    causes = [_cause(each, messages) for each in item.causes[:MOST]]
    if more := len(item.causes) - MOST:
        causes += [messages("verify-more", count=more)] * (more > 0)
    yield 4, f"{messages('verify-cause')}: {'; '.join(causes)}"


def _cause(cause: Cause, messages: Messages) -> str:
    said = f"{messages(f'verify-cause-{cause.kind}')}: {cause.what}"
    if cause.change == "changed":
        return said
    if cause.change in {"new", "gone"}:
        return f"{said} ({messages(f'verify-file-{cause.change}')})"
    return f"{said} ({cause.change})"


def _place(place: Place, messages: Messages) -> str:
    return ", ".join(
        name if kind == "values" else messages(f"place-{kind}", at=name)
        for kind, name in place
    )


def _strays(strays: list[Stray], messages: Messages) -> Iterator[Line]:
    """Yield each result that is not what its inputs make; those merely old in a line.

    After an edit of an input every second result is old, and that is no riddle.
    """
    stale = [each for each in strays if each.reason == "stale"]
    if stale:
        yield 2, messages("verify-stale", count=len(stale))
    for each in strays:
        if each.reason == "stale":
            continue
        reason = messages(f"verify-{each.reason}")
        yield 2, messages("verify-stray", file=each.name, reason=reason)
        if each.place:
            yield 4, f"{messages('verify-first')}: {_place(each.place, messages)}"


def as_data(compared: Comparison) -> dict[str, Any]:
    """Return everything as JSON has it, identical items too."""
    return {
        "same": compared.is_same,
        "changes": [asdict(each) for each in compared.changes],
        "counts": {
            side: {
                status: sum(item.status == status for item in compared.items(side))
                for status in STATUSES
            }
            for side in SIDES
        },
        **{
            side: [
                {
                    **asdict(item),
                    "causes": [asdict(each) for each in item.causes],
                    "place": [list(pair) for pair in item.place],
                    "no_cause_found": item.is_unexplained,
                }
                for item in compared.items(side)
            ]
            for side in SIDES
        },
        "at_hand": [
            {**asdict(each), "place": [list(pair) for pair in each.place]}
            for each in compared.strays
        ],
    }
