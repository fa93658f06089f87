"""Faults: what is wrong with a manuscript, tied to the nodes where it is.

Each fault leaves a mark in the document, an empty span or block that prints nothing.
The build raises the errors; a draft writes them where their marks stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from talap.base.errors import TalapError
from talap.manuscript.nodes import INLINE, Node, division, get, span

MARK = "fault-mark"
FAULTY = "faulty"  # class of the words that a fault is about


@dataclass(frozen=True)
class Fault:
    """An error and the nodes, of one parsed document, that it is about."""

    error: TalapError
    nodes: tuple[Node, ...] = ()


def mark(number: int, *, block: bool = False) -> Node:
    """Return the mark of the error with this number, counted from 0."""
    make = division if block else span
    return make([], MARK, number=str(number))


def number_of(node: Any) -> int | None:
    """Return the number of a mark, None for any other node."""
    if not isinstance(node, dict) or node.get("t") not in {"Span", "Div"}:
        return None
    attribute, content = node["c"]
    number = get(attribute, "number")
    is_mark = attribute[1] == [MARK] and not content and number.isdecimal()
    return int(number) if is_mark else None


def marks_in(content: Any) -> Iterator[int]:
    """Yield the numbers of the marks in a document or a part of it, in order."""
    number = number_of(content)
    if number is not None:
        yield number
    elif isinstance(content, list):
        for part in content:
            yield from marks_in(part)
    elif isinstance(content, dict):
        for part in content.values():
            yield from marks_in(part)


def without_marks(content: Any) -> Any:
    """Return a document or a part of it without its marks."""
    if isinstance(content, list):
        left = [part for part in content if number_of(part) is None]
        return [without_marks(part) for part in left]
    if isinstance(content, dict):
        return {key: without_marks(part) for key, part in content.items()}
    return content


def attach(content: Any, faults: Sequence[Fault], first: int = 0) -> Any:
    """Return a document with a mark behind what each fault is about.

    Parameters
    ----------
    content : Any
        The document that the faults' nodes are part of.
    faults : sequence of Fault
        Those of this document; others leave no mark.
    first : int
        The number of the first fault; the others follow.
    """
    marks: dict[int, list[int]] = {}
    faulty: set[int] = set()
    for number, fault in enumerate(faults, first):
        faulty |= {id(node) for node in fault.nodes}
        if fault.nodes:
            marks.setdefault(id(fault.nodes[-1]), []).append(number)
    return _attach(content, marks, faulty) if marks else content


def _attach(content: Any, marks: dict[int, list[int]], faulty: set[int]) -> Any:
    if isinstance(content, list):
        found: list[Any] = []
        for part in content:
            found.append(_attach(part, marks, faulty))
            kind = part.get("t", "") if isinstance(part, dict) else ""
            if kind and not kind.startswith("Meta"):
                block = kind not in INLINE
                found += [mark(each, block=block) for each in marks.get(id(part), ())]
        return found
    if isinstance(content, dict):
        if content.get("t") == "Str":
            return span([content], FAULTY) if id(content) in faulty else content
        return {key: _attach(part, marks, faulty) for key, part in content.items()}
    return content
