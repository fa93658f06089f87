"""What a rule makes of the coders' codings, and decisions above it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from talap.base.contracts import CONSENSUS
from talap.base.tables import cells
from talap.base.words import count_words
from talap.coding.adjudication import Decision
from talap.coding.config import Rule, Without

if TYPE_CHECKING:
    import pandas as pd

Cell = tuple[str, int, str]  # interview, turn, code
Marked = tuple[int, int, str]  # start, end, coder
Passage = tuple[int, int, list[str]]  # start, end, coders

ADJUDICATED = "adjudication"  # named beside the coders of a passage kept by decision


def coders_by_interview(codings: pd.DataFrame) -> dict[str, list[str]]:
    """Return the coders who have a coding in each interview."""
    found: dict[str, set[str]] = {}
    for name, coder in cells(codings, "interview", "coder"):
        found.setdefault(name, set()).add(coder)
    return {name: sorted(coders) for name, coders in sorted(found.items())}


def find_passages(
    codings: pd.DataFrame,
    rule: Rule,
    coder: str | None = None,
    decisions: Sequence[Decision] = (),
    without: Without = "found_nothing",
) -> dict[Cell, list[Passage]]:
    """Return the passages that a rule and decisions leave of each turn and code.

    A turn and code of which nothing is left has no passage. See `agree`.
    """
    everybody = sorted(set(codings["coder"]))
    if rule == "named":
        codings = codings[codings["coder"] == coder]
    coders = coders_by_interview(codings)
    passages: dict[Cell, list[Passage]] = {}
    given = _by_cell(codings)
    for cell, marked in given.items():
        asked = coders[cell[0]] if without == "did_not_code" else everybody
        passages[cell] = covered(marked, enough(rule, len(asked)))
    for decision in decisions:
        cell = (decision.interview, decision.turn, decision.code)
        passages[cell] = adjudicate(
            passages.get(cell, []), decision, given.get(cell, [])
        )
    return passages


def agree(
    codings: pd.DataFrame,
    turns: pd.DataFrame,
    rule: Rule,
    coder: str | None = None,
    decisions: Sequence[Decision] = (),
    without: Without = "found_nothing",
) -> pd.DataFrame:
    """Return the consensus codings by a rule and the adjudication; see ``CONSENSUS``.

    Parameters
    ----------
    codings, turns : DataFrame
        See ``CODINGS`` and ``TURNS``.
    rule : {"named", "union", "intersection", "majority"}
        Text that `coder`, any coder, all coders, or more than half of them gave a
        code. Adjoining text of one code is one coding.
    coder : str or None
        The coder of the rule "named".
    decisions : sequence of Decision
        Passages that are added to what the rule gives, or taken out of it.
    without : {"found_nothing", "did_not_code", "stop"}
        Whether all coders count in each interview, or those who have a coding in it.
    """
    import pandas as pd

    passages = find_passages(codings, rule, coder, decisions, without)
    texts = {
        (str(name), int(turn)): (str(text), str(participant))
        for name, turn, text, participant in cells(
            turns, "interview", "turn", "text", "participant"
        )
    }
    rows = []
    count: dict[tuple[str, int], int] = {}
    ordered = sorted(
        (interview, turn, start, end, code, who)
        for (interview, turn, code), spans in passages.items()
        for start, end, who in spans
    )
    for interview, turn, start, end, code, who in ordered:
        text, participant = texts[interview, turn]
        number = count[interview, turn] = count.get((interview, turn), 0) + 1
        rows.append(
            {
                "coding": f"{interview}-{turn:03d}-{number:02d}",
                "interview": interview,
                "turn": turn,
                "participant": participant,
                "code": code,
                "start": start,
                "end": end,
                "quote": text[start:end],
                "words": count_words(text[start:end]),
                "coders": ",".join(who),
            }
        )
    return CONSENSUS.check(pd.DataFrame(rows, columns=CONSENSUS.names))


def enough(rule: Rule, coders: int) -> int:
    """Return how many of so many coders must have given text a code."""
    return {
        "named": 1,
        "union": 1,
        "intersection": coders,
        "majority": coders // 2 + 1,
    }[rule]


def adjudicate(
    passages: list[Passage], decision: Decision, marked: list[Marked]
) -> list[Passage]:
    """Return the passages of one turn and code after a decision on one of them.

    What is `marked` there says who gave the code to a passage that is kept.

    A kept passage joins what it overlaps; a dropped one takes out what it overlaps.
    """
    apart = [p for p in passages if p[1] <= decision.start or p[0] >= decision.end]
    if not decision.keep:
        return apart
    touched = [p for p in passages if p not in apart]
    start = min([decision.start, *(p[0] for p in touched)])
    end = max([decision.end, *(p[1] for p in touched)])
    over = {coder for begin, stop, coder in marked if begin < end and stop > start}
    return sorted([*apart, (start, end, sorted({*over, ADJUDICATED}))])


def _by_cell(codings: pd.DataFrame) -> dict[Cell, list[Marked]]:
    found: dict[Cell, list[Marked]] = {}
    names = ("interview", "turn", "code", "start", "end", "coder")
    for interview, turn, code, *marked in cells(codings, *names):
        found.setdefault((interview, turn, code), []).append((*marked,))
    return found


def covered(marked: list[Marked], needed: int) -> list[Passage]:
    """Return the spans that at least `needed` coders cover, and who they are."""
    borders = sorted({place for start, end, _ in marked for place in (start, end)})
    spans: list[Passage] = []
    for start, end in pairwise(borders):
        who = sorted({coder for a, b, coder in marked if a <= start and b >= end})
        if len(who) < needed:
            continue
        if spans and spans[-1][1] == start:
            joined = sorted({*spans[-1][2], *who})
            spans[-1] = (spans[-1][0], end, joined)
        else:
            spans.append((start, end, who))
    return spans
