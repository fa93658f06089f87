"""No hand-typed number: digits in prose are an error unless they are said to be none.

What may hold digits: a number by key, a citation, ``[COVID-19]{.lit why="name"}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from talap.base import localise
from talap.base.errors import TalapError
from talap.base.messages import Messages
from talap.base.numbers import Number, variants
from talap.manuscript.keys import PREFIXES, Problem, as_error
from talap.manuscript.nodes import Node, get, walk
from talap.manuscript.positions import Locator

LITERAL = 'or say that it is no result: [...]{.lit why="reason"}'
KEY_IN_TEXT = re.compile(r"`[^`]*`")


def lint(
    document: dict[str, Any],
    source: str,
    file: str,
    numbers: dict[str, Number],
    messages: dict[str, Messages],
    language: str,
) -> list[TalapError]:
    """Return one error per place in a manuscript that holds a number by hand.

    Parameters
    ----------
    document : dict
        Pandoc's document, before citations are formatted.
    source, file : str
        The Markdown and its name, for the places.
    numbers : dict
        numbers.json, for the hint which key has the value.
    messages : dict
        Of each language, for that hint.
    language : str
        Of the manuscript.
    """
    locator = Locator(source)
    # Pandoc sorts the front matter by its keys; here it is read as it was written.
    meta = sorted(document["meta"].items(), key=lambda item: source.find(f"{item[0]}:"))
    content = [*(value for _, value in meta), document["blocks"]]
    return [
        as_error(problem, file, place)
        for node, inside in walk(content, language, locator.around)
        for place, problem in _look(node, numbers, messages.get(inside), locator)
    ]


def _look(
    node: Node,
    numbers: dict[str, Number],
    messages: Messages | None,
    locator: Locator,
) -> Iterator[tuple[str, Problem]]:
    """Yield the place and the problem of each number by hand in a node."""
    kind, content = node["t"], cast(Any, node.get("c"))
    if kind in {"Str", "MetaString"}:
        place = locator.place(content)
        if has_digit(content):
            yield place, _digits(content, numbers, messages)
    elif kind in {"Image", "Link"}:  # what a reader hears, or sees when pointing at it
        for text in (content[2][1], get(content[0], "alt")):
            if has_digit(text):
                place = locator.place(text, markup=True)
                yield place, _digits(text, numbers, messages)
    elif kind == "OrderedList" and content[0][0] != 1:
        start = str(content[0][0])
        yield (
            locator.place(start),
            Problem(
                f"a list that starts at {start}",
                "write a number that ends a sentence or begins one by its key; "
                "number a list from 1",
            ),
        )
    elif kind == "Code" and not content[1].startswith(PREFIXES):
        yield (
            locator.place(content[1], markup=True),
            Problem(
                f"unknown inline code `{content[1]}`",
                "inline code is for num:, pl: and ref:; write names in *italics*",
            ),
        )
    elif kind in {"RawInline", "RawBlock"}:
        yield (
            locator.place(content[1], markup=True),
            Problem(
                "raw HTML or TeX, which the checks cannot read", "write it as Markdown"
            ),
        )
    elif kind in {"Math", "CodeBlock"}:
        text = content[1]
        if has_digit(text):
            place = locator.place(text, markup=True)
            yield place, Problem("digits in a formula or code block", LITERAL)
    elif kind == "Span" and "lit" in content[0][1] and not get(content[0], "why"):
        yield (
            locator.place(".lit", markup=True),
            Problem(
                "a literal without a reason", 'add why="name", why="year" or the like'
            ),
        )


def has_digit(text: str) -> bool:
    """Tell whether a text holds a digit of any script, or a fraction like ½."""
    return any(letter.isnumeric() for letter in KEY_IN_TEXT.sub("", text))


def _digits(
    text: str, numbers: dict[str, Number], messages: Messages | None
) -> Problem:
    keys = keys_with_value(text, numbers, messages) if messages else []
    if keys:
        hint = f"this is the value of `num:{keys[0]}`: write that, {LITERAL}"
    else:
        hint = f"write the number by its key, `num:KEY`, {LITERAL}"
    return Problem(f"a number by hand: {text}", hint)


def keys_with_value(
    text: str, numbers: dict[str, Number], messages: Messages
) -> list[str]:
    """Return the keys, with variant, that print as the digits of a text."""
    wanted = _bare(text)
    found = []
    for key, entry in numbers.items():
        for name in ("", *variants(entry)):
            if _bare(localise.number(entry, messages, name)) == wanted:
                found.append(f"{key}.{name}" if name else key)
    return found


def _bare(text: str) -> str:
    return "".join(re.findall(r"\d+", text))
