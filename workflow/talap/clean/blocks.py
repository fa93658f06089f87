"""Blocks that are no part of the talk: page footers, and what was pasted twice."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from talap.base.words import WORD
from talap.clean.config import Rules
from talap.clean.source import Block, Source

FOOTER_LENGTH = 80  # longer lines are speech
FOOTER_TIMES = 3  # a line that stands on fewer pages may have been said

_PAGE = re.compile(
    r"\W*(?:страница|стр\.?|бет|page|p\.)\s*\d+(?:\s*(?:из|/|of|ден)\s*\d+)?\W*"
    r"|\W*\d+(?:-бет|-бети)\W*"
    r"|[-–—]\s*\d{1,4}\s*[-–—]",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def dropped(source: Source, rules: Rules) -> dict[int, str]:
    """Return the blocks to leave out, by index, each with the rule that says so."""
    out: dict[int, str] = {}
    texts = [source.text[block.start : block.end].strip() for block in source.blocks]
    if rules.page_footers:
        out |= dict.fromkeys(page_footers(source.blocks, texts), "page_footer")
    if rules.duplicates:
        kept = [index for index in range(len(texts)) if index not in out]
        out |= duplicates(source.blocks, texts, kept, rules.duplicate_words)
    return out


def page_footers(blocks: tuple[Block, ...], texts: list[str]) -> list[int]:
    """Find page numbers, and running heads: short lines that stand on every page.

    A running head differs from page to page in its number only; a line with a speaker
    or a colon is speech, however often it is said.
    """
    found = []
    heads: Counter[str] = Counter()
    for index, text in enumerate(texts):
        block = blocks[index]
        if block.speaker or block.time_start is not None or len(text) > FOOTER_LENGTH:
            continue
        if _PAGE.fullmatch(text):
            found.append(index)
        elif ":" not in text and _DIGITS.search(text):
            heads[_DIGITS.sub("0", text)] += 1
    repeated = {head for head, times in heads.items() if times >= FOOTER_TIMES}
    if repeated:
        found += [
            index
            for index, text in enumerate(texts)
            if len(text) <= FOOTER_LENGTH
            and not blocks[index].speaker
            and _DIGITS.sub("0", text) in repeated
        ]
    return sorted(found)


def duplicates(
    blocks: tuple[Block, ...], texts: list[str], kept: list[int], words: int
) -> dict[int, str]:
    """Find cues and paragraphs that repeat an earlier one word for word.

    A cue is a repetition if it has the times of the cue before it too. Any other block
    needs `words` words: people do say short things twice.
    """
    found: dict[int, str] = {}
    seen: set[tuple[str | None, str]] = set()
    last: Block | None = None
    last_text = ""
    for index in kept:
        block, text = blocks[index], texts[index]
        key = (block.speaker, text)
        if last is not None and text == last_text and _same_time(block, last):
            found[index] = "duplicate_cue"
        elif key in seen and _has_words(text, words):
            found[index] = "duplicate_paragraph"
        else:
            seen.add(key)
            last, last_text = block, text
    return found


def _same_time(block: Block, other: Block) -> bool:
    return block.time_start is not None and block.time_start == other.time_start


def _has_words(text: str, words: int) -> bool:
    return next(islice(WORD.finditer(text), words - 1, None), None) is not None
