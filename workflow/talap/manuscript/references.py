"""Citations and the list of references, each entry in the terms of its own language.

GOST R 7.0.5-2008 describes a source in the language of that source: *Vol. 3. No. 2.
P. 77-101* and *et al.* of an English article, *Т. 3. № 2. С. 77-101* and *и др.* of a
Russian one, whatever the language of the paper. The published CSL style writes the
Russian terms for all. So citeproc runs once per language of sources, with the style's
terms put into that language, and each citation and entry is taken from its own run.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

from talap.base.errors import TalapError
from talap.base.localise import NO_BREAK
from talap.manuscript.nodes import Node, string, walk
from talap.manuscript.pandoc import cite, read_references

CSL = "{http://purl.org/net/xbiblio/csl}"
HELD = "talap-held"  # the format of raw blocks that stand for others
LOCALES = {"ky": "en"}  # CSL has no Kyrgyz; the style's English terms are ours here
INITIAL = re.compile(r"\w\.[,.]?$")

# Terms that the style writes out, by the language of the source; the space after one
# does not break. A language that is absent keeps the style's own words.
TERMS = {
    "en": {
        "Т. ": "Vol. ", "№ ": "No. ", "С. ": "P. ", "с. ": "p. ", " с.": " p.",
        "и др.": "et al.", "под ред. ": "ed. by ", "под ред.": "ed. by",
        "Вып. ": "Iss. ", "дата обращения": "accessed",
        "[Электронный ресурс]. ": "[Electronic resource]. ",
    },
    "ky": {
        "Т. ": "Т. ", "№ ": "№ ", "С. ": "Б. ", "с. ": "б. ", " с.": " б.",
        "и др.": "ж. б.", "под ред. ": "ред. ", "под ред.": "ред.",
        "Вып. ": "Чыг. ", "дата обращения": "кайрылган күнү",
        "[Электронный ресурс]. ": "[Электрондук ресурс]. ",
    },
}  # fmt: skip


def cited(
    document: dict[str, Any],
    references: Path,
    style: Path,
    language: str,
    *,
    file: str,
    warnings: list[TalapError] | None = None,
) -> dict[str, Any]:
    """Format citations and references of a document.

    Parameters
    ----------
    document : dict
        Pandoc's document, with citations and an empty division ``refs``.
    references : Path
        CSL-JSON; an entry's ``language`` decides its terms, the document's without.
    style : Path
        The CSL style as published.
    language : str
        Of the document.
    file : str
        What an error names.
    warnings : list of TalapError, optional
        Takes up what pandoc warns of; without it a warning is an error.
    """
    spoken = {
        name: (own or language)[:2] for name, own in read_references(references).items()
    }
    languages = sorted(set(spoken.values())) or [language]
    if len(languages) > 1:  # a citation of several sources may be in the document's own
        languages = list(dict.fromkeys([language, *languages]))
    short, held = _cut(document)
    runs: dict[str, dict[str, Any]] = {}
    with TemporaryDirectory() as folder:
        for own in languages:
            path = Path(folder) / f"{own}.csl"
            path.write_bytes(in_language(style, own))
            locale = LOCALES.get(own, own)
            heard = [] if runs and warnings is not None else warnings  # said once
            runs[own] = cite(short, references, path, locale, file=file, warnings=heard)
    made = runs.pop(languages[0])
    for own, run in runs.items():
        _take(made["blocks"], run["blocks"], own, spoken)
    for block in made["blocks"]:
        if block["t"] == "Div" and block["c"][0][0] == "refs":
            _keep_initials(block["c"][1])
    made["blocks"] = _whole(made["blocks"], held)
    return made


def _cut(document: dict[str, Any]) -> tuple[dict[str, Any], list[Node]]:
    """Return a document without what citeproc would hand back as it is, and that.

    Most of a paper cites nothing, and to read and write it takes longer than to cite.
    """
    held: list[Node] = []
    left: list[Node] = []
    for block in document["blocks"]:
        if any(_concerns(node) for node, _ in walk(block, "")):
            left.append(block)
            continue
        left.append({"t": "RawBlock", "c": [HELD, str(len(held))]})
        held.append(block)
    return {**document, "blocks": left}, held


def _concerns(node: Node) -> bool:
    """Tell whether citeproc looks at a node: styles of footnotes count all of them."""
    kind: str = node["t"]
    return kind in {"Cite", "Note"} or (kind == "Div" and node["c"][0][0] == "refs")


def _whole(blocks: list[Node], held: list[Node]) -> list[Node]:
    """Return blocks with those that were held in their places."""
    return [
        held[int(block["c"][1])]
        if block["t"] == "RawBlock" and block["c"][0] == HELD
        else block
        for block in blocks
    ]


def in_language(style: Path, language: str) -> bytes:
    """Return a CSL style with its terms in a language, and the DOI after an entry."""
    from defusedxml.ElementTree import parse

    ElementTree.register_namespace("", CSL[1:-1])
    root: Any = parse(style).getroot()
    terms = TERMS.get(language, {})
    for node in root.iter():
        for name in ("prefix", "suffix", "value"):
            said = node.get(name)
            if said:
                node.set(name, _unbroken(_in(said, terms)))
        if node.tag == f"{CSL}term" and node.text:
            node.text = _in(node.text, terms)
    if not any(node.get("variable") == "DOI" for node in root.iter()):
        layout = root.find(f"{CSL}bibliography/{CSL}layout")
        if layout is not None:
            ElementTree.SubElement(
                layout, f"{CSL}text", variable="DOI", prefix=f" DOI:{NO_BREAK}"
            )
    written: bytes = ElementTree.tostring(root, encoding="utf-8")
    return written


def _in(said: str, terms: dict[str, str]) -> str:
    for russian, own in terms.items():
        if said.endswith(russian) and said[: -len(russian)] in {"", ", ", " ", "/ "}:
            return said[: -len(russian)] + own
    return said


def _unbroken(said: str) -> str:
    """Return a term whose last space, before the number, does not break."""
    if said.endswith(("№ ", "No. ")) or said[-2:] == ". " and said[:-2].isalpha():
        return said[:-1] + NO_BREAK
    return said


def _take(made: Any, run: Any, language: str, spoken: dict[str, str]) -> None:
    """Replace in a document what another run says of sources in its language."""
    if isinstance(made, list):
        for index, (ours, theirs) in enumerate(zip(made, run, strict=True)):
            if _is_of(ours, language, spoken):
                made[index] = theirs
            else:
                _take(ours, theirs, language, spoken)
    elif isinstance(made, dict) and "c" in made:
        _take(made["c"], run["c"], language, spoken)


def _keep_initials(nodes: Any) -> None:
    """Put a no-break space before each initial: *Brown L. D.* stays in one line."""
    if isinstance(nodes, dict):
        _keep_initials(nodes.get("c"))
    elif isinstance(nodes, list):
        for before, after in pairwise(nodes):
            is_space = isinstance(before, dict) and before.get("t") == "Space"
            if is_space and after["t"] == "Str" and _is_initial(after["c"]):
                before |= string(NO_BREAK)
        for node in nodes:
            _keep_initials(node)


def _is_initial(said: str) -> bool:
    return INITIAL.match(said) is not None and said[0].isupper()


def _is_of(node: Node | Any, language: str, spoken: dict[str, str]) -> bool:
    """Tell whether a node is a citation or entry of sources all in one language."""
    if not isinstance(node, dict):
        return False
    if node.get("t") == "Cite":
        named = [citation["citationId"] for citation in node["c"][0]]
    elif node.get("t") == "Div" and node["c"][0][0].startswith("ref-"):
        named = [node["c"][0][0].removeprefix("ref-")]
    else:
        return False
    return all(spoken.get(name) == language for name in named)
