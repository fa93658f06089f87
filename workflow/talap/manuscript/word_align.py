"""Which paragraph of an edited file was which of the file that was sent.

Equal ones hold the sequence; between them the cheapest way to keep, split, merge, add
and delete is sought. What was deleted here and added there in nearly the same words has
moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

ALIKE = 0.45  # below this share of common letters a paragraph is another one
MOVED = 0.75  # from this share on a paragraph is the same in another place
LONGEST = 120  # paragraphs between two equal ones that are compared each with each

# How many paragraphs on either side make one; the penalty of parting from one to one.
SHAPES = ((1, 1, 0.0), (1, 2, 0.05), (2, 1, 0.05), (1, 3, 0.1), (3, 1, 0.1))
LONE = 0.4  # what a paragraph added or deleted costs


class Block(Protocol):
    """A paragraph or table."""

    @property
    def folded(self) -> str:
        """Text in which differences that mean nothing are gone."""

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""

    @property
    def level(self) -> int:
        """Level of a heading, 0 for text."""


@dataclass(frozen=True)
class Group:
    """Paragraphs before and after, by number; either side may be empty."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    moved: bool = False


def align(before: Sequence[Block], after: Sequence[Block]) -> list[Group]:
    """Return the groups in the order of the edited file, deleted ones in place."""
    one, two = [_key(block) for block in before], [_key(block) for block in after]
    groups: list[Group] = []
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "equal":
            groups += [
                Group((i,), (j,))
                for i, j in zip(range(first, last), range(start, end), strict=True)
            ]
        else:
            groups += _between(before, after, (first, last), (start, end))
    return _moved(before, after, groups)


def _key(block: Block) -> str:
    return f"table {block.folded}" if block.is_table else block.folded


def _between(
    before: Sequence[Block],
    after: Sequence[Block],
    one: tuple[int, int],
    two: tuple[int, int],
) -> list[Group]:
    """Return the cheapest groups of a stretch, as Gale and Church (1993) sentences."""
    rows, columns = one[1] - one[0], two[1] - two[0]
    if rows > LONGEST or columns > LONGEST:
        lone = [Group((i,), ()) for i in range(*one)]
        return [*lone, *(Group((), (j,)) for j in range(*two))]
    cost = {(0, 0): 0.0}
    way: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(rows + 1):
        for j in range(columns + 1):
            if (i, j) not in cost:
                continue
            steps = [(1, 0, LONE), (0, 1, LONE)]
            for down, right, penalty in SHAPES:
                if i + down <= rows and j + right <= columns:
                    left = before[one[0] + i : one[0] + i + down]
                    made = after[two[0] + j : two[0] + j + right]
                    alike = similarity(left, made)
                    if alike >= ALIKE:
                        steps.append((down, right, 1 - alike + penalty))
            for down, right, price in steps:
                place = (i + down, j + right)
                total = cost[i, j] + price
                if (
                    place[0] <= rows
                    and place[1] <= columns
                    and (place not in cost or total < cost[place] - 1e-9)
                ):
                    cost[place], way[place] = total, (i, j)
    found: list[Group] = []
    place = (rows, columns)
    while place in way:
        last = way[place]
        found.append(
            Group(
                tuple(range(one[0] + last[0], one[0] + place[0])),
                tuple(range(two[0] + last[1], two[0] + place[1])),
            )
        )
        place = last
    return found[::-1]


def similarity(before: Sequence[Block], after: Sequence[Block]) -> float:
    """Return the share of letters that two texts have in common, in the same order."""
    from rapidfuzz.fuzz import partial_ratio, ratio

    tables = {block.is_table for block in (*before, *after)}
    if len(tables) > 1 or (True in tables and len(before) + len(after) > 2):
        return 0.0
    if True in tables:
        return 0.99  # tables keep their order; their cells are compared one by one
    one = " ".join(block.folded for block in before)
    two = " ".join(block.folded for block in after)
    alike = float(ratio(one, two)) / 100
    if len(before) == len(after) == 1 and before[0].level == after[0].level > 0:
        # A heading is short: a word more makes another text of it, by its letters.
        # Rewritten, it keeps its identifier.
        return max(alike, float(partial_ratio(one, two)) / 100 - 0.1, ALIKE)
    return alike


def _moved(
    before: Sequence[Block], after: Sequence[Block], groups: list[Group]
) -> list[Group]:
    """Join what was deleted in one place and added in another."""
    deleted = [group for group in groups if not group.after]
    joined: dict[Group, Group | None] = {}
    for group in groups:
        if group.before or not group.after:
            continue
        added = [after[each] for each in group.after]
        best = max(
            (each for each in deleted if each not in joined),
            key=lambda each: similarity([before[i] for i in each.before], added),
            default=None,
        )
        if best is None or not added[0].folded:
            continue
        if similarity([before[i] for i in best.before], added) >= MOVED:
            joined[best] = None
            joined[group] = Group(best.before, group.after, moved=True)
    made = [joined.get(group, group) for group in groups]
    return [group for group in made if group is not None]
