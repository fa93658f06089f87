"""Markdown for what was edited: where it goes in the source, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from talap.manuscript.source_map import SourceMap, Wrap
from talap.manuscript.word_tokens import BREAK, Token

SPECIAL = re.compile(r"[\\`*_\[\]<>@^~|{}$]|&(?=#?\w+;)")
OPENS_BLOCK = re.compile(r"[-+#>:=%](?=[\s#>=-]|$)|#|>|\d+(?=[.)])|\(?(?=\w{1,4}\))")
MARKERS = {(False, True): "*", (True, False): "**", (True, True): "***"}


@dataclass(frozen=True, slots=True)
class Splice:
    """Text to put in place of a stretch of a source."""

    source: SourceMap
    start: int
    end: int
    text: str = ""


def escape(text: str) -> str:
    r"""Return prose as Markdown that says just that.

    >>> escape("a_b [c] *d* <e>")
    'a\\_b \\[c\\] \\*d\\* \\<e\\>'
    """
    return SPECIAL.sub(lambda found: f"\\{found[0]}", text)


def opening(markdown: str) -> str:
    r"""Return a paragraph's Markdown so that it does not open a list or heading.

    >>> opening("- no"), opening("12. No"), opening("Yes")
    ('\\- no', '12\\. No', 'Yes')
    """
    match = OPENS_BLOCK.match(markdown)
    if not match:
        return markdown
    end = match.end() if match[0][:1].isdigit() else 0
    return f"{markdown[:end]}\\{markdown[end:]}"


def rendered(
    tokens: Sequence[Token],
    look: tuple[bool, bool],
    special: Callable[[Token], str | None],
) -> str:
    """Return tokens as Markdown within text that looks so already: bold, italic.

    `special` returns the Markdown of what is no prose, None for prose.
    """
    parts: list[tuple[tuple[bool, bool], str]] = []
    for token in tokens:
        made = special(token)
        mine = (token.bold or look[0], token.italic or look[1])
        if token.key == BREAK:
            parts.append((look, "\n\n"))
            continue
        if made is not None or token.is_blank:
            mine = parts[-1][0] if parts and token.is_blank else look
        text = escape(token.text) if made is None else made
        if parts and parts[-1][0] == mine and parts[-1][1] != "\n\n":
            parts[-1] = (mine, parts[-1][1] + text)
        else:
            parts.append((mine, text))
    return "".join(_marked(text, mine, look) for mine, text in parts)


def _marked(text: str, mine: tuple[bool, bool], look: tuple[bool, bool]) -> str:
    marker = MARKERS.get((mine[0] and not look[0], mine[1] and not look[1]), "")
    core = text.strip()
    if not marker or not core:
        return text
    start = text.index(core)
    return f"{text[:start]}{marker}{core}{marker}{text[start + len(core) :]}"


def look_at(source: SourceMap, place: int) -> tuple[bool, bool]:
    """Return whether a place in the source lies within bold, and within italics."""
    around = {
        wrap.kind for wrap in source.wraps if wrap.inner[0] <= place <= wrap.inner[1]
    }
    return "Strong" in around, "Emph" in around


def outside(
    source: SourceMap, place: int, *, after: bool, bold: bool, italic: bool
) -> int:
    """Return a place moved out of markup that ends, or begins, right there.

    Words added beside a claim are not part of it; beside emphasis they are, if they
    are emphasised themselves.
    """
    moved = True
    while moved:
        moved = False
        for wrap in source.wraps:
            edge = wrap.inner[1] if after else wrap.inner[0]
            kept = (wrap.kind == "Emph" and italic) or (wrap.kind == "Strong" and bold)
            if edge == place and not kept:
                place, moved = (wrap.end if after else wrap.start), True
    return place


def deletion(
    tokens: Sequence[Token], *, replaced: bool
) -> tuple[list[Splice], list[Wrap]]:
    """Return what to cut out so that the tokens are gone, and the markup that goes.

    Emphasis goes with all its words; a claim or literal stays, if other words take
    the place of those within.
    """
    placed = [token for token in tokens if token.placed and token.source]
    cuts: list[Splice] = []
    gone: list[Wrap] = []
    if not placed or placed[0].source is None:
        return cuts, gone
    source = placed[0].source
    stretches = [(token.start, token.end) for token in placed]
    for wrap in source.wraps:
        words = [
            leaf
            for leaf in source.leaves
            if wrap.inner[0] <= leaf.start and leaf.end <= wrap.inner[1]
        ]
        is_whole = bool(words) and all(
            _covered(leaf.start, leaf.end, stretches, source) for leaf in words
        )
        if is_whole and (wrap.kind in {"Emph", "Strong"} or not replaced):
            gone.append(wrap)
            stretches.append((wrap.start, wrap.end))
    for start, end in sorted(stretches):
        if cuts and start <= cuts[-1].end:
            if end > cuts[-1].end:
                cuts[-1] = replace(cuts[-1], end=end)
        else:
            cuts.append(Splice(source, start, end))
    return cuts, gone


def _covered(
    start: int, end: int, stretches: list[tuple[int, int]], source: SourceMap
) -> bool:
    """Tell whether stretches leave nothing of a place, but for what no one reads."""
    place = start
    for first, last in sorted(stretches):
        if first <= place < last:
            place = last
    return place >= end


def apply(source: str, splices: Iterable[Splice]) -> str:
    """Return a source with the splices made; those at one place keep their order."""
    made: list[str] = []
    place = 0
    for splice in sorted(splices, key=lambda each: (each.start, each.end)):
        if splice.start < place:
            raise ValueError("splices overlap")
        made += [source[place : splice.start], splice.text]
        place = splice.end
    return "".join([*made, source[place:]])
