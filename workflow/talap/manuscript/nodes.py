"""Pandoc's document as plain JSON: build nodes, walk them in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Node = dict[str, Any]

INLINE = frozenset(
    [
        "Str",
        "Emph",
        "Underline",
        "Strong",
        "Strikeout",
        "Superscript",
        "Subscript",
        "SmallCaps",
        "Quoted",
        "Cite",
        "Code",
        "Space",
        "SoftBreak",
        "LineBreak",
        "Math",
        "RawInline",
        "Link",
        "Image",
        "Note",
        "Span",
    ]
)


def string(text: str) -> Node:
    """Return a run of text, spaces and all."""
    return {"t": "Str", "c": text}


SPACE: Node = {"t": "Space"}
_LEAVES = frozenset({"Str", "Space", "SoftBreak", "LineBreak"})
_WORDS = frozenset({"Str", "Space"})


def strong(*inlines: Node) -> Node:
    """Return bold text."""
    return {"t": "Strong", "c": list(inlines)}


def attributes(
    name: str = "", classes: tuple[str, ...] = (), **values: str
) -> list[Any]:
    """Return pandoc's attribute triple."""
    return [name, list(classes), [[key, value] for key, value in values.items()]]


def link(
    inlines: list[Node], target: str, classes: tuple[str, ...] = (), **values: str
) -> Node:
    """Return a link."""
    attribute = attributes("", classes, **values)
    return {"t": "Link", "c": [attribute, inlines, [target, ""]]}


def span(inlines: list[Node], *classes: str, name: str = "", **values: str) -> Node:
    """Return inlines with attributes."""
    return {"t": "Span", "c": [attributes(name, classes, **values), inlines]}


def raw(form: str, text: str) -> Node:
    """Return code of an output format, which other formats drop."""
    return {"t": "RawInline", "c": [form, text]}


def code(text: str) -> Node:
    """Return inline code."""
    return {"t": "Code", "c": [attributes(), text]}


def paragraph(*inlines: Node) -> Node:
    """Return a paragraph."""
    return {"t": "Para", "c": list(inlines)}


def plain(*inlines: Node) -> Node:
    """Return text without the space around a paragraph: a table's cell."""
    return {"t": "Plain", "c": list(inlines)}


def division(blocks: list[Node], *classes: str, name: str = "", **values: str) -> Node:
    """Return a block with attributes."""
    return {"t": "Div", "c": [attributes(name, classes, **values), blocks]}


def header(level: int, inlines: list[Node], name: str, *classes: str) -> Node:
    """Return a heading."""
    return {"t": "Header", "c": [level, attributes(name, classes), inlines]}


def get(attribute: list[Any], key: str, default: str = "") -> str:
    """Return the value of a key in pandoc's attribute triple."""
    return next((value for name, value in attribute[2] if name == key), default)


def walk(node: Any, language: str) -> Iterator[tuple[Node, str]]:
    """Yield every node in reading order, with the language it stands in.

    Nodes below a ``.lit`` span or within a citation are not entered: digits there are
    no results.
    """
    waiting = [(node, language)]  # no recursion: a generator in another is slow
    while waiting:
        node, language = waiting.pop()
        if isinstance(node, dict):
            if "t" not in node:
                node = list(node.values())
            else:
                language = _language(node, language)
                yield node, language
                node = [] if is_closed(node) else node.get("c")
        if isinstance(node, list):
            below = [part for part in node if isinstance(part, dict | list)]
            waiting += [(part, language) for part in reversed(below)]
        elif isinstance(node, dict):
            waiting.append((node, language))


def is_closed(node: Node) -> bool:
    """Tell whether what stands in a node is not the author's prose."""
    if node["t"] == "Cite":
        return True
    return node["t"] == "Span" and "lit" in node["c"][0][1]


def is_quotation(node: Node) -> bool:
    """Tell whether a node quotes a passage by its coding, or is meant to."""
    if node["t"] not in {"Div", "Span"}:
        return False
    return "quote" in node["c"][0][1] or bool(get(node["c"][0], "coding"))


def _language(node: Node, language: str) -> str:
    if node["t"] in {"Div", "Span"}:
        return get(node["c"][0], "lang", language)
    return language


def replace(node: Any, language: str, function: Callable[[Node, str], Any]) -> Any:
    """Return a copy in which `function` has replaced nodes, from the outside in.

    The function returns None to keep the node and go on inside it, or a list of nodes
    to put in its place as they are.
    """
    if isinstance(node, dict):
        if "t" in node:
            language = _language(node, language)
        return {
            key: replace(part, language, function)
            if isinstance(part, list | dict)
            else part
            for key, part in node.items()
        }
    if not isinstance(node, list):
        return node
    found: list[Any] = []
    for part in node:
        if not isinstance(part, dict):
            is_list = isinstance(part, list)
            found.append(replace(part, language, function) if is_list else part)
            continue
        kind = part.get("t")
        new = function(part, language) if kind else None
        if new is not None:
            found.extend(new)
        elif kind in _LEAVES:
            found.append(part)
        else:
            found.append(replace(part, language, function))
    return found


def joined(node: Any) -> Any:
    """Return a copy in which words that only blanks part are one text.

    A writer that breaks no lines prints the same for it, and a document of half the
    nodes is read in half the time. The first of such words stays apart, since what
    starts a line may need an escape (Typst would make a list of ``1.``), and so do
    blanks beside anything else.
    """
    if isinstance(node, dict):
        return {
            key: joined(part) if isinstance(part, list | dict) else part
            for key, part in node.items()
        }
    found: list[Any] = []
    run: list[Node] = []  # of words and blanks
    for part in node:
        is_node = isinstance(part, dict)
        if is_node and part.get("t") in _WORDS:
            run.append(part)
            continue
        if run:
            found += _text(run)
            run = []
        found.append(joined(part) if is_node or isinstance(part, list) else part)
    return found + _text(run)


def _text(run: list[Node]) -> list[Node]:
    """Return words and blanks as one text, up to its first word and its ends."""
    words = [place for place, part in enumerate(run) if part["t"] == "Str"]
    if len(words) < 3:
        return run
    first, last = words[1], words[-1] + 1
    text = string("".join(part.get("c", " ") for part in run[first:last]))
    return [*run[:first], text, *run[last:]]


def text_of(inlines: Any) -> str:
    """Return inlines as plain text."""
    parts = []
    for node, _ in walk(inlines, ""):
        if node["t"] == "Str":
            parts.append(node["c"])
        elif node["t"] in {"Space", "SoftBreak", "LineBreak"}:
            parts.append(" ")
    return "".join(parts)
