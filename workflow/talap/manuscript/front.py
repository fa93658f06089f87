"""What stands at the head of a document: the UDC index and the authors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talap.base.localise import NO_BREAK
from talap.manuscript.nodes import (
    Node,
    division,
    link,
    paragraph,
    string,
    strong,
    text_of,
)

if TYPE_CHECKING:  # each format asks for the names alone, and needs no pydantic
    from talap.base.messages import Messages
    from talap.manuscript.config import Author, Manuscript

ORCID = "https://orcid.org/"


def front(manuscript: Manuscript, messages: Messages) -> dict[str, Any]:
    """Return the head of a document as pandoc's metadata.

    ``udc`` (the index) and ``udc-line`` (with the language's abbreviation);
    ``author-blocks``, one paragraph each as it is printed, or the one that says that
    there are none; ``authors``, a list of maps of ``name``, ``orcid``, ``affiliated``
    and ``names`` (``lang``, ``name``, ``affiliation`` in each language, the document's
    first).
    """
    made: dict[str, Any] = {}
    if manuscript.udc:
        line = f"{messages('udc-label')}{NO_BREAK}{manuscript.udc}"
        made["udc"] = _string(manuscript.udc)
        made["udc-line"] = {"t": "MetaInlines", "c": [string(line)]}
    language = messages.language
    blocks = [_printed(author, language) for author in manuscript.authors]
    if not blocks:
        blocks = [paragraph(string(messages("authors-none")))]
    made["author-blocks"] = {
        "t": "MetaBlocks",
        "c": [division([block], "author") for block in blocks],
    }
    if manuscript.authors:
        authors = [_described(author, language) for author in manuscript.authors]
        made["authors"] = {"t": "MetaList", "c": authors}
    return made


def names(meta: dict[str, Any]) -> list[str]:
    """Return the authors' names from a document's metadata, as plain text."""
    authors = meta["authors"]["c"] if "authors" in meta else []
    return [text_of(author["c"]["name"]["c"]) for author in authors]


def _printed(author: Author, language: str) -> Node:
    parts: list[Node] = [strong(string(author.name[language]))]
    if author.affiliation:
        parts.append(string(f", {author.affiliation[language]}"))
    if author.orcid:
        said = f"ORCID{NO_BREAK}{author.orcid}"
        parts += [string(", "), link([string(said)], ORCID + author.orcid)]
    return paragraph(*parts)


def _described(author: Author, language: str) -> Node:
    said = []
    for name in dict.fromkeys([language, *author.name]):
        each = {"lang": _string(name), "name": _inlines(author.name[name])}
        if author.affiliation:
            each["affiliation"] = _inlines(author.affiliation[name])
        said.append({"t": "MetaMap", "c": each})
    made = {
        "name": _inlines(author.name[language]),
        "names": {"t": "MetaList", "c": said},
        "affiliated": {"t": "MetaBool", "c": bool(author.affiliation)},
    }
    if author.orcid:
        made["orcid"] = _string(ORCID + author.orcid)
    return {"t": "MetaMap", "c": made}


def _inlines(text: str) -> Node:
    return {"t": "MetaInlines", "c": [string(text)]}


def _string(text: str) -> Node:
    return {"t": "MetaString", "c": text}
