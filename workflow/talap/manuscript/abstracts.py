"""Title, abstract and keywords of a paper in each of its languages, kept once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talap.base.errors import TalapError
from talap.base.messages import Messages
from talap.manuscript.nodes import (
    Node,
    division,
    get,
    header,
    paragraph,
    string,
    strong,
    text_of,
)
from talap.manuscript.pandoc import parse


@dataclass(frozen=True)
class Abstract:
    """manuscript/abstracts/LANGUAGE.md: front matter with title and keywords, text."""

    language: str
    file: str
    source: str
    document: dict[str, Any]

    @property
    def title(self) -> list[Node]:
        """The paper's title in this language."""
        inlines: list[Node] = self.document["meta"]["title"]["c"]
        return inlines

    @property
    def keywords(self) -> list[list[Node]]:
        """The keywords, each as inlines."""
        return [each["c"] for each in self.document["meta"]["keywords"]["c"]]


def read_abstract(path: Path, language: str) -> Abstract:
    """Read one abstract.

    Raises
    ------
    TalapError
        If the file, its title or its keywords are missing.
    """
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise TalapError(path, "there is no such file", "write the abstract") from None
    document = parse(source, file=str(path))
    for name, kind in (("title", "MetaInlines"), ("keywords", "MetaList")):
        if document["meta"].get(name, {}).get("t") != kind:
            raise TalapError(
                path, f"no {name} in the front matter", f"add {name}: between the ---"
            )
    return Abstract(language, str(path), source, document)


def sections(abstracts: list[Abstract], messages: dict[str, Messages]) -> list[Node]:
    """Return the abstracts as blocks, each marked with its language."""
    return [_section(abstract, messages[abstract.language]) for abstract in abstracts]


def _section(abstract: Abstract, messages: Messages) -> Node:
    keywords: list[Node] = []
    for number, inlines in enumerate(abstract.keywords):
        keywords += [string(", "), *inlines] if number else inlines
    language = abstract.language
    name = f"abstract-{language}"
    return division(
        [
            # Unlisted: it would stand in a table of contents in its own language.
            header(1, [string(messages("abstract"))], name, "unnumbered", "unlisted"),
            division([paragraph(*abstract.title)], "abstract-title"),
            *abstract.document["blocks"],
            paragraph(strong(string(messages("keywords"))), string(" "), *keywords),
        ],
        "abstract",
        lang=language,
    )


def described(
    blocks: list[Node], abstracts: list[Abstract], language: str
) -> dict[str, Any]:
    """Return a document's metadata from its abstracts, as they stand resolved in it.

    ``title``, ``short-title``, ``keywords`` (a list), ``description`` (the abstract) in
    the document's language, and ``abstracts``: for each language a map of ``lang``,
    ``title``, ``text`` (blocks) and ``keywords``.
    """
    made = []
    for abstract in abstracts:
        section = next(node for node in blocks if _is_abstract(node, abstract.language))
        _, title, *text, _ = section["c"][1]
        made.append(
            {
                "lang": {"t": "MetaString", "c": abstract.language},
                "title": {"t": "MetaInlines", "c": title["c"][1][0]["c"]},
                "text": {"t": "MetaBlocks", "c": text},
                "keywords": abstract.document["meta"]["keywords"],
            }
        )
    own = next(each for each in made if each["lang"]["c"] == language)
    short = abstracts[made.index(own)].document["meta"].get("short-title")
    title = text_of(own["title"]["c"])
    return {
        "title": own["title"],
        "short-title": short or {"t": "MetaString", "c": shortened(title)},
        "keywords": own["keywords"],
        "description": {"t": "MetaString", "c": text_of(own["text"]["c"])},
        "abstracts": {
            "t": "MetaList",
            "c": [{"t": "MetaMap", "c": each} for each in made],
        },
    }


def _is_abstract(node: Node, language: str) -> bool:
    if node["t"] != "Div" or "abstract" not in node["c"][0][1]:
        return False
    return get(node["c"][0], "lang") == language


def shortened(title: str) -> str:
    """Return a title's first part, for running heads.

    >>> shortened("Leaving to study? Motives and costs"), shortened("Return: a study")
    ('Leaving to study?', 'Return')
    """
    match = re.match(r"(.{5,}?(?:[?!](?= )|(?=[:.] )|$))", title)
    return match[1] if match else title
