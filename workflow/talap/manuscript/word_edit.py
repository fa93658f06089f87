"""What one edit changes, and what is to be told of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from talap.manuscript.source_map import SourceMap, tidy
from talap.manuscript.word_splice import Splice

REFUSED, BY_HAND, STRUCTURE, LOOK = "refused", "by hand", "structure", "look"

HINTS = {
    "number": "change its definition in config/numbers.yaml or what it counts",
    "plural form": "change the forms in the code; which one prints the number decides",
    "reference": "its number follows from the order of figures and tables",
    "citation": "change the keys in the brackets, or manuscript/references.json",
    "label": "it is made from the results and the study's messages, not from the text",
    "quotation": "these are a participant's words as they were said; change the words "
    "around them, or take the quotation out in each language",
    "figure": "figures are drawn from the results",
}
Block = tuple[str, int]  # the file of a source, and the number of a block in it


@dataclass(frozen=True)
class Finding:
    """Something to tell the author, and where it is."""

    kind: str
    where: str
    what: str
    was: str = ""
    wrote: str = ""
    key: str = ""
    hint: str = ""


@dataclass
class Edit:
    """What one group of paragraphs changes."""

    number: int
    where: str = ""
    was: str = ""
    wrote: str = ""
    splices: list[Splice] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    blocks: dict[Block, list[str]] = field(default_factory=dict)  # their texts after
    added: dict[Block, list[str]] = field(default_factory=dict)  # after this block
    ahead: dict[Block, list[str]] = field(default_factory=dict)  # before this block
    removed: Counter[str] = field(default_factory=Counter)  # codes
    inserted: Counter[str] = field(default_factory=Counter)
    markup: Counter[str] = field(default_factory=Counter)  # that comes or goes

    def tell(
        self,
        kind: str,
        what: str,
        was: str = "",
        wrote: str = "",
        key: str = "",
        hint: str = "",
    ) -> None:
        """Take note of something that the author must know."""
        found = Finding(kind, self.where, what, tidy(was), tidy(wrote), key, hint)
        self.findings.append(found)


def markup_name(kind: str) -> str:
    """Return what a source map calls emphasis."""
    return f"{kind} "


def markup_within(source: SourceMap, start: int, end: int) -> Counter[str]:
    """Return the markup of a stretch of a source."""
    return Counter(
        markup_name(wrap.kind)
        for wrap in source.wraps
        if start <= wrap.start and wrap.end <= end
    )
