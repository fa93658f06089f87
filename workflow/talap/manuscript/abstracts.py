"""Title, abstract and keywords of a paper in each of its languages, kept once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talap.base.errors import TalapError
from talap.base.messages import Messages
from talap.manuscript.nodes import Node, division, header, paragraph, string, strong
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
            header(1, [string(messages("abstract"))], name, "unnumbered"),
            division([paragraph(*abstract.title)], "abstract-title"),
            *abstract.document["blocks"],
            paragraph(strong(string(messages("keywords"))), string(" "), *keywords),
        ],
        "abstract",
        lang=language,
    )
