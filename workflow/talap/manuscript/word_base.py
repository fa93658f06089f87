"""The Word file as it was sent: which of its words are whose, and where they come from.

The built document is written once more with a bookmark around each word, code, citation
and footnote of the manuscript that names its place there. What stands in none of these
bookmarks is computed: labels, tables, references, derivations.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from talap.manuscript.docx import content
from talap.manuscript.keys import NUMBER, PLURAL
from talap.manuscript.nodes import Node, get
from talap.manuscript.source_map import Leaf, SourceMap
from talap.manuscript.word_read import WordFile, read_word

MARK = "t{number}"
MARKS = r"t\d+"

KEYWORDS = "keywords"  # in the front matter of an abstract, but printed after it


@dataclass(frozen=True)
class Place:
    """What a mark encloses: words that follow each other in a source, or one code."""

    source: SourceMap
    leaves: list[Leaf]

    @property
    def is_computed(self) -> bool:
        """Whether it stands in the source as a code or citation."""
        return self.leaves[0].kind != "word"

    def letters(self) -> list[tuple[int, Leaf]]:
        """Return for each printed letter its place, -1 for a blank between words."""
        found: list[tuple[int, Leaf]] = []
        for number, leaf in enumerate(self.leaves):
            found += [(-1, leaf)] if number else []
            found += [(place, leaf) for place in leaf.offsets]
        return found


def read_base(
    document: dict[str, Any],
    manuscript: SourceMap,
    abstracts: dict[str, SourceMap],
    figures: Path,
    language: str,
    file: str,
) -> tuple[WordFile, dict[str, Place]]:
    """Return the built document as a Word file, and the places that its marks name.

    Parameters
    ----------
    document : dict
        As `manuscript.text` wrote it.
    manuscript : SourceMap
        Of the text that it was made from.
    abstracts : dict
        Of each abstract, by its language.
    figures : Path
        Folder of the figures.
    language, file : str
        Of the document.
    """
    places: dict[str, Place] = {}
    traced = deepcopy(document)
    rest: list[Node] = []
    for block in traced["blocks"]:
        language_of = get(block["c"][0], "lang") if block["t"] == "Div" else ""
        if language_of in abstracts and "abstract" in block["c"][0][1]:
            _trace([block], abstracts[language_of], places)
            if language_of == language:
                title = block["c"][1][1]["c"][1][0]["c"]
                traced["meta"]["title"]["c"] = deepcopy(title)
        else:
            rest.append(block)
    _trace(rest, manuscript, places)
    day = str(document["meta"]["day"]["c"][0]["c"])
    with TemporaryDirectory() as folder:
        path = Path(folder, "base.docx")
        path.write_bytes(content(traced, {}, figures, language, day, file))
        return read_word(path, file, MARKS), places


def _trace(blocks: list[Node], source: SourceMap, places: dict[str, Place]) -> None:
    """Put marks around what comes from the source."""
    nodes = list(_leaves(blocks))
    leaves = sorted(
        (leaf for leaf in source.leaves if leaf.kind != "note"),
        key=lambda leaf: source.blocks[leaf.block].kind == KEYWORDS,
    )
    shown, written = [_key(node) for node in nodes], [_written(leaf) for leaf in leaves]
    matcher = SequenceMatcher(None, written, shown, autojunk=False)
    pairs: Iterator[tuple[int, int]]
    known: dict[int, Leaf] = {}  # by the identity of the node that shows it
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "equal":
            pairs = iter(zip(range(first, last), range(start, end), strict=True))
        elif what == "replace":
            pairs = _plurals(leaves, nodes, (first, last), (start, end))
        else:
            continue
        known |= {
            id(nodes[two]): leaves[one] for one, two in pairs if leaves[one].start >= 0
        }
    _mark(blocks, known, source, places)


def _mark(
    content: Any,
    known: dict[int, Leaf],
    source: SourceMap,
    places: dict[str, Place],
) -> None:
    """Enclose each run of words, and each code, in a span that names its place."""
    if isinstance(content, dict):
        _mark(content.get("c"), known, source, places)
        return
    if not isinstance(content, list):
        return
    made: list[Any] = []
    run: list[Node] = []
    leaves: list[Leaf] = []

    def close() -> None:
        blanks = []
        while run and id(run[-1]) not in known:  # blanks that no word follows
            blanks.append(run.pop())
        if run:
            name = MARK.format(number=len(places))
            places[name] = Place(source, list(leaves))
            made.append({"t": "Span", "c": [[name, [], []], list(run)]})
        made.extend(reversed(blanks))
        run.clear()
        leaves.clear()

    for node in content:
        leaf = known.get(id(node))
        is_blank = isinstance(node, dict) and node.get("t") in {"Space", "SoftBreak"}
        if leaf and leaf.kind == "word" and (not run or id(run[-1]) not in known):
            run.append(node)
            leaves.append(leaf)
        elif is_blank and run and id(run[-1]) in known:
            run.append(node)
        else:
            close()
            if leaf:
                run.append(node)
                leaves.append(leaf)
                if leaf.kind != "word":
                    close()
            else:
                _mark(node, known, source, places)
                made.append(node)
    close()
    content[:] = made


def _plurals(
    leaves: list[Leaf], nodes: list[Node], one: tuple[int, int], two: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the plural forms among what differs: one of the forms was printed."""
    place = two[0]
    for number in range(*one):
        match = PLURAL.fullmatch(leaves[number].text[1:-1])
        forms = match["forms"].split("|") if match else []
        for other in range(place, two[1]):
            if nodes[other]["t"] == "Str" and nodes[other]["c"] in forms:
                yield number, other
                place = other + 1
                break


def _leaves(content: Any) -> Iterator[Node]:
    """Yield what a reader reads one by one; a number or reference is one thing."""
    if isinstance(content, list):
        for each in content:
            yield from _leaves(each)
    elif isinstance(content, dict):
        kind = content.get("t")
        if kind in {"Str", "Cite"} or _is_code(content):
            yield content
        elif kind == "Span" and "label" in content["c"][0][1]:
            return
        elif kind is not None and kind != "Image":
            yield from _leaves(content.get("c"))


def _is_code(node: Node) -> bool:
    return node["t"] == "Link" and bool({"number", "reference"} & set(node["c"][0][1]))


def _key(node: Node) -> str:
    """Return what a leaf of the document has in common with one of the source."""
    if node["t"] == "Cite":
        return "@" + " ".join(each["citationId"] for each in node["c"][0])
    if node["t"] == "Link":
        attribute, _, (target, _title) = node["c"]
        is_number = "number" in attribute[1]
        return f"`num:{get(attribute, 'key')}" if is_number else f"`ref:{target[1:]}"
    return str(node["c"])


def _written(leaf: Leaf) -> str:
    if leaf.kind == "cite":
        return "@" + " ".join(leaf.keys)
    if leaf.kind != "code":
        return leaf.text
    code = leaf.text[1:-1]
    match = NUMBER.fullmatch(code)
    if match:
        key, variant = match["key"], match["variant"]
        return f"`num:{key}.{variant}" if variant else f"`num:{key}"
    return f"`{code}"
