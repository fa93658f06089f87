"""How long a paper is: the words that are printed of its body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from talap.base.words import count_words
from talap.manuscript.nodes import Node

TEXT = frozenset(["Para", "Plain", "Header", "LineBlock"])
SILENT = frozenset(["Image", "RawInline"])  # an alternative text is not printed
SPACES = frozenset(["Space", "SoftBreak", "LineBreak"])


def words(blocks: list[Node]) -> int:
    """Count the words of headings, paragraphs, lists, captions and footnotes.

    Cells of tables, words in figures and marks of citations do not count; a number
    counts as a word.
    """
    return sum(count_words(text) for text in _texts(blocks))


def _texts(node: Any) -> Iterator[str]:
    """Yield each run of text that belongs together, footnotes by themselves."""
    if isinstance(node, list):
        for part in node:
            yield from _texts(part)
    elif isinstance(node, dict) and "t" in node:
        if node["t"] == "Table":
            yield from _texts(node["c"][1])  # its caption
        elif node["t"] in TEXT:
            notes: list[Node] = []
            yield "".join(_said(node["c"], notes))
            yield from _texts(notes)
        else:
            yield from _texts(node.get("c"))
    elif isinstance(node, dict):
        yield from _texts(list(node.values()))


def _said(node: Any, notes: list[Node]) -> Iterator[str]:
    if isinstance(node, list):
        for part in node:
            yield from _said(part, notes)
    elif isinstance(node, dict) and "t" in node:
        kind = node["t"]
        if kind == "Str":
            yield node["c"]
        elif kind in SPACES:
            yield " "
        elif kind == "Note":
            notes += node["c"]
        elif kind == "Cite":
            return
        elif kind not in SILENT:
            yield from _said(node.get("c"), notes)
