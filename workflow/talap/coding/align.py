"""Align the words of two versions of a text.

First the longest common subsequence of whole words. Between the runs that it finds, the
words left over are paired by how alike they are, with affine gaps (Gotoh 1982, J. Mol.
Biol. 162: 705-708): so a word repeated nearby is matched where its neighbours are, and
a word that was mended or hidden is paired with what took its place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

Pairs = list[int | None]

NAMED = 3  # words of a name that one pseudonym may stand for
SIMILAR = 0.7  # likeness of two spellings of one word: a slip, another case form
SOLID = 3  # words in a row that do not match by chance
LARGEST = 30_000  # pairs of words to compare in one gap
BORDER = 40  # words at either end of a larger gap that are compared

# Costs, in words. A word replaced costs less than one left out and one put in; two
# words replaced cost more, where one of them stands there as it was.
_REPLACED = 0.85
_HIDDEN = 0.1  # by a pseudonym
_OPEN = 0.8  # the first of some words left out, or put in
_OUT = 0.35  # each further word left out
_PUT = 0.1  # each further word put in: a sentence is put in at once


def is_pseudonym(word: str) -> bool:
    """Tell whether a word is a placeholder like ``[person-1]``."""
    return word.startswith("[")


def alike(one: str, other: str) -> float:
    """Return how alike two words are, 0 to 1; 0 below `SIMILAR`."""
    from rapidfuzz.distance import Indel

    if one == other:
        return 1.0
    return Indel.normalized_similarity(one, other, score_cutoff=SIMILAR)


def align(source: list[str], target: list[str]) -> Pairs:
    """For each word of `source`, the index of its word in `target`, or None.

    >>> align(["a", "b", "c"], ["x", "a", "c"])
    [1, None, 2]
    >>> align("we met ann lee and went".split(), "we met [person-1] and went".split())
    [0, 1, 2, 2, 3, 4]
    """
    found: Pairs = [None] * len(source)
    done_source = done_target = 0
    runs = [run for run in common_runs(source, target) if run[2] >= SOLID]
    for first, other, length in [*runs, (len(source), len(target), 0)]:
        gap = source[done_source:first]
        there = target[done_target:other]
        for index, match in enumerate(_align_gap(gap, there)):
            if match is not None:
                found[done_source + index] = done_target + match
        for step in range(length):
            found[first + step] = other + step
        done_source, done_target = first + length, other + length
    return found


def common_runs(source: list[str], target: list[str]) -> list[tuple[int, int, int]]:
    """Return the longest common subsequence as runs: index in each, and length.

    By rapidfuzz's bit-parallel Indel distance (Hyyrö 2004).
    """
    from rapidfuzz.distance import Indel

    # Numbers in place of strings: their hashes do not depend on PYTHONHASHSEED.
    numbers = {
        word: number for number, word in enumerate(dict.fromkeys(source + target))
    }
    blocks = Indel.editops(
        [numbers[word] for word in source], [numbers[word] for word in target]
    ).as_matching_blocks()
    return [(block.a, block.b, block.size) for block in blocks if block.size]


def _align_gap(source: list[str], target: list[str]) -> Pairs:
    if not source or not target:
        return [None] * len(source)
    if len(source) * len(target) <= LARGEST:
        return pair(source, target)
    # Something long was moved or rewritten: only what adjoins its borders is paired.
    found: Pairs = [None] * len(source)
    head = pair(source[:BORDER], target[:BORDER])
    tail = pair(source[-BORDER:], target[-BORDER:])
    for index, match in enumerate(head):
        if match is None:
            break
        found[index] = match
    for index, match in enumerate(reversed(tail), 1):
        if match is None or found[-index] is not None:
            break
        found[-index] = len(target) - len(target[-BORDER:]) + match
    return found


def pair(source: list[str], target: list[str], free_ends: bool = False) -> Pairs:
    """Pair the words of two short texts at the least cost.

    Parameters
    ----------
    source, target : list of str
        Words. Time and memory grow with the product of their numbers.
    free_ends : bool
        Whether words of `target` before the first and after the last pair cost nothing.

    Returns
    -------
    list of int or None
        Index in `target` of each word of `source`, ascending.
    """
    rows, columns = len(source), len(target)
    far = float("inf")
    # Least cost of the first i and j words that ends in a pair (0), with a word of the
    # source left out (1), with a word of the target put in (2); and where it came from.
    paired = [far] * (columns + 1)
    paired[0] = 0.0
    out = [far] * (columns + 1)
    put = [0.0 if free_ends else _gap(j) for j in range(columns + 1)]
    put[0] = far
    steps: list[list[tuple[int, int, int]]] = []
    for i in range(1, rows + 1):
        word = source[i - 1]
        new_paired = [far] * (columns + 1)
        new_out = [far] * (columns + 1)
        new_put = [far] * (columns + 1)
        step: list[tuple[int, int, int]] = []
        for j in range(columns + 1):
            came_out, left = _least(paired[j] + _OPEN, out[j] + _OUT, put[j] + _OPEN)
            new_out[j] = left
            came_pair = came_put = 0
            if j:
                came_pair, least = _least(paired[j - 1], out[j - 1], put[j - 1])
                new_paired[j] = least + _cost(word, target[j - 1])
                free = free_ends and i == rows
                came_put, least = _least(
                    new_paired[j - 1] + (0.0 if free else _OPEN),
                    new_out[j - 1] + (0.0 if free else _OPEN),
                    new_put[j - 1] + (0.0 if free else _PUT),
                )
                new_put[j] = least
            step.append((came_pair, came_out, came_put))
        steps.append(step)
        paired, out, put = new_paired, new_out, new_put
    state, _ = _least(paired[columns], out[columns], put[columns])
    found: Pairs = [None] * rows
    i, j = rows, columns
    while i > 0:
        came = steps[i - 1][j][state]
        if state == 0:
            found[i - 1] = j - 1
            i, j = i - 1, j - 1
        elif state == 1:
            i -= 1
        else:
            j -= 1
        state = came
    _name(found, target)
    return found


def _gap(length: int) -> float:
    return _OPEN + _PUT * (length - 1)


def _least(first: float, second: float, third: float) -> tuple[int, float]:
    if first <= second and first <= third:
        return 0, first
    return (1, second) if second <= third else (2, third)


@lru_cache(maxsize=200_000)
def _cost(word: str, other: str) -> float:
    if word == other:
        return 0.0
    if is_pseudonym(other):
        return _HIDDEN
    return min(_REPLACED, 1 - alike(word, other))


def _name(found: Pairs, target: list[str]) -> None:
    """Pair all words of a name with the pseudonym that one of them is paired with."""
    for index, match in enumerate(list(found)):
        if match is None or not is_pseudonym(target[match]):
            continue
        left = NAMED - 1
        for step in (1, -1):
            near = index + step
            while left and 0 <= near < len(found) and found[near] is None:
                found[near] = match
                near, left = near + step, left - 1


def ends(quote: list[str], text: np.ndarray, vocabulary: list[str]) -> np.ndarray:
    """Return, for each word of a text, how well a passage that ends there says a quote.

    Approximate matching after Sellers (1980, J. Algorithms 1: 359-373), over words,
    with costs by their likeness.

    Parameters
    ----------
    quote : list of str
        Words sought.
    text : array of int
        The text as positions in the vocabulary.
    vocabulary : list of str
        Its distinct words.

    Returns
    -------
    array of float
        Similarity: 1 to the letter, 0 nothing alike.
    """
    import numpy as np
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    likeness = cdist(
        quote,
        vocabulary,
        scorer=Indel.normalized_similarity,
        score_cutoff=SIMILAR,
        dtype=np.float32,
    ).astype(float)
    hidden = [index for index, word in enumerate(vocabulary) if is_pseudonym(word)]
    likeness[:, hidden] = np.maximum(likeness[:, hidden], 1 - _HIDDEN)
    cost = (1 - likeness)[:, text]
    along = _PUT * np.arange(len(text) + 1)
    row = np.zeros(len(text) + 1)
    for costs in cost:
        best = row + 1
        best[1:] = np.minimum(best[1:], row[:-1] + costs)
        row = np.minimum.accumulate(best - along) + along
    return 1 - row[1:] / len(quote)
