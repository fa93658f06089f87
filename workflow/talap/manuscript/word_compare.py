"""Compare the words of a paragraph; keep whole what is computed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from talap.manuscript.word_tokens import Owner, Token, fold

LIKE_A_FORM = 55  # percent of letters in common: another form of the same word


@dataclass(frozen=True)
class Kept:
    """A token that stands in both texts."""

    before: Token
    after: Token


@dataclass(frozen=True)
class Region:
    """Tokens in the place of others; either side may be empty."""

    before: list[Token]
    after: list[Token]


@dataclass(frozen=True)
class Change:
    """A part of a region that is prose."""

    before: list[Token]
    after: list[Token]


@dataclass(frozen=True)
class Lost:
    """Something computed that no longer reads as it was printed."""

    owner: Owner
    tokens: list[Token]
    wrote: list[Token] | None  # in its place, if anything
    leaves: bool  # the words around it went too, so that it may go


def compare(before: list[Token], after: list[Token]) -> Iterator[Kept | Region]:
    """Yield what stands, and regions of what does not, in order."""
    pairs = _pairs(before, after)
    i = j = 0
    for one, two in [*pairs, (len(before), len(after))]:
        if one > i or two > j:
            yield Region(before[i:one], after[j:two])
        if one < len(before):
            yield Kept(before[one], after[two])
        i, j = one + 1, two + 1


def _pairs(before: list[Token], after: list[Token]) -> list[tuple[int, int]]:
    # Blanks are everywhere: they follow the words that match, they do not lead.
    one = [number for number, each in enumerate(before) if not each.is_blank]
    two = [number for number, each in enumerate(after) if not each.is_blank]
    matcher = SequenceMatcher(
        None, [before[i].key for i in one], [after[j].key for j in two], autojunk=False
    )
    pairs = {
        one[block.a + k]: two[block.b + k]
        for block in matcher.get_matching_blocks()
        for k in range(block.size)
    }
    _pair_blanks(pairs, before, after)
    for span in _spans(before):
        places = [pairs.get(number) for number in span]
        first = places[0]
        if first is None or places != list(range(first, first + len(span))):
            for number in span:
                pairs.pop(number, None)
    return sorted(pairs.items())


def _pair_blanks(
    pairs: dict[int, int], before: list[Token], after: list[Token]
) -> None:
    """Match the blanks beside words that match."""
    used = set(pairs.values())
    for i, each in enumerate(before):
        if not each.is_blank:
            continue
        for beside, step in ((i - 1, 1), (i + 1, -1)):
            j = pairs.get(beside, -2) + step
            if 0 <= j < len(after) and after[j].is_blank and j not in used:
                pairs[i] = j
                used.add(j)
                break


def _spans(tokens: list[Token]) -> Iterator[list[int]]:
    """Yield the places of each thing computed."""
    span: list[int] = []
    for number, each in enumerate(tokens):
        if span and tokens[span[0]].owner is not each.owner:
            yield span
            span = []
        if each.owner:
            span.append(number)
    if span:
        yield span


def counterparts(region: Region) -> Iterator[Change | Lost]:
    """Part a region at what is computed, each with what was written in its place."""
    for part in _parts(region):
        if isinstance(part, Lost) or part.before or part.after:
            yield part


def _parts(region: Region) -> Iterator[Change | Lost]:
    spans = list(_spans(region.before))
    prose = [e for e in region.before if not e.owner and not e.is_blank]
    place = done = 0
    for number, span in enumerate(spans):
        tokens = [region.before[each] for each in span]
        owner = tokens[0].owner
        if owner is None:
            continue
        rest = region.after[done:]
        alone = not prose and len(spans) == 1
        found = (0, len(rest)) if alone else _find(owner, rest)
        if alone:
            found = _stripped(rest)
        if found is None:
            # Words before it in either text belong together.
            if number == len(spans) - 1 and not prose and not rest:
                yield Lost(owner, tokens, None, False)
                place = span[-1] + 1
                continue
            yield Change(region.before[place : span[0]], [])
            yield Lost(owner, tokens, None, bool(prose) and owner.leaf is not None)
            place = span[-1] + 1
            continue
        start, end = done + found[0], done + found[1]
        yield Change(region.before[place : span[0]], region.after[done:start])
        yield Lost(owner, tokens, region.after[start:end], False)
        place, done = span[-1] + 1, end
    if place < len(region.before) or done < len(region.after):
        yield Change(region.before[place:], region.after[done:])


def _stripped(tokens: list[Token]) -> tuple[int, int] | None:
    words = [number for number, each in enumerate(tokens) if not each.is_blank]
    return (words[0], words[-1] + 1) if words else None


def _find(owner: Owner, tokens: list[Token]) -> tuple[int, int] | None:
    """Return where something stands that was written in place of what is computed."""
    for number, each in enumerate(tokens):
        if owner.anchor and each.anchor == owner.anchor:
            return number, number + 1
    if owner.kind == "number":
        return _numeral(tokens)
    if owner.kind == "plural form":
        return _form(owner, tokens)
    if owner.kind in {"citation", "reference"}:
        return _bracketed(owner, tokens)
    return None


def _numeral(tokens: list[Token]) -> tuple[int, int] | None:
    for number, each in enumerate(tokens):
        if not each.anchor and each.text[:1].isdigit():
            end = number + 1
            while end < len(tokens) and re.fullmatch(r"[\d.,%–\s-]+", tokens[end].text):
                end += 1
            while not re.fullmatch(r"\d+|%", tokens[end - 1].text):
                end -= 1
            return number, end
    return None


def _form(owner: Owner, tokens: list[Token]) -> tuple[int, int] | None:
    from rapidfuzz.fuzz import ratio

    for number, each in enumerate(tokens):
        if ratio(each.key.lower(), fold(owner.text).lower()) >= LIKE_A_FORM:
            return number, number + 1
    return None


def _bracketed(owner: Owner, tokens: list[Token]) -> tuple[int, int] | None:
    if owner.kind == "citation":
        for number, each in enumerate(tokens):
            if each.text in {"[", "("}:
                close = "]" if each.text == "[" else ")"
                for end in range(number + 1, len(tokens)):
                    if tokens[end].text == close:
                        return number, end + 1
        return None
    found = _numeral(tokens)
    if found and found[0] >= 2 and not owner.text[:1].isdigit():
        return found[0] - 2, found[1]
    return found
