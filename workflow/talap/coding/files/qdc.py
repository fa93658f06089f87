"""The codebook in a REFI-QDA codebook (.qdc) or project (.qdpx).

As NVivo, ATLAS.ti, MAXQDA, QualCoder, Taguette and Talap write it: with a byte order
mark or without, in any namespace, since the version at its end differs between
programs, with empty containers, attributes in any order, GUIDs in braces or capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talap.base.codebook import COLOUR, GUID
from talap.base.errors import TalapError, TalapErrors
from talap.coding.files.archive import LARGEST, unpack
from talap.coding.files.xml import folded, parse

DEEPEST = 20  # levels of codes: beyond any codebook, within any recursion
BOOLEANS = {"true": True, "1": True, "false": False, "0": False, "": True}


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: its name, the code above it, and what else the file says of it.

    `guid` and `colour` are empty where the file has none that REFI-QDA allows.
    """

    name: str
    parent: str | None
    guid: str
    colour: str
    codable: bool
    description: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The codes in the file's order, each after the one above it, and what is left."""

    entries: list[Entry]
    left: list[str]  # what a codebook.yaml does not hold, a line each


def read_qdc(path: Path) -> Listing:
    """Read the codes of a codebook, or of the codebook in a project.

    Raises
    ------
    TalapError
        If the file is missing, too large, no XML, has a DOCTYPE, or holds no codes.
    TalapErrors
        One error per code without a name, name or GUID that stands twice, code inside
        itself or too deep, and `isCodable` that is neither true nor false.
    """
    root = parse(path, _content(path))
    book = root if _tag(root) == "CodeBook" else root.find("{*}CodeBook")
    if book is None or _tag(root) not in {"CodeBook", "Project"}:
        raise TalapError(
            path,
            f"no codebook in it (its root is {_tag(root)})",
            "export the codebook as REFI-QDA codebook (.qdc)",
        )
    reader = _Reader(path)
    for node in book.iterfind("{*}Codes/{*}Code"):
        reader.read(node, [])
    if reader.errors:
        raise TalapErrors(reader.errors)
    if not reader.entries:
        raise TalapError(path, "no code in it", "export the codebook with its codes")
    sets = [node.get("name") or "unnamed" for node in book.iterfind("{*}Sets/{*}Set")]
    left = [f"the set {name}" for name in sets]
    return Listing(list(reader.entries.values()), [*left, *reader.left])


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise TalapError(path, "there is no such file", "name a .qdc or .qdpx")
    if path.suffix.lower() == ".qdpx":
        found = [content for _, content in sorted(unpack(path, (".qde",)).items())]
        if len(found) != 1:
            raise TalapError(
                path, f"{len(found)} .qde files in it", "export it again as REFI-QDA"
            )
        return found[0]
    if path.stat().st_size > LARGEST:
        raise TalapError(path, "larger than 200 MiB", "export the codebook only")
    return path.read_bytes()


def _tag(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


class _Reader:
    """Reads codes one by one and keeps every fault."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: dict[str, Entry] = {}
        self.guids: dict[str, str] = {}  # the code that has each
        self.errors: list[TalapError] = []
        self.left: list[str] = []

    def read(self, node: Any, above: list[tuple[str, str]]) -> None:
        """Read a code and those below it; `above` are names and GUIDs, top first."""
        name, guid = (node.get("name") or "").strip(), folded(node.get("guid"))
        parent = above[-1][0] if above else None
        codable = BOOLEANS.get((node.get("isCodable") or "").strip().lower())
        for problem, hint in self._faults(name, guid, codable, above):
            place = f"code {name}" if name else f"code number {len(self.entries) + 1}"
            below = f", below {parent}" if parent else ""
            self.errors.append(TalapError(self.path, problem, hint, place + below))
        if len(above) == DEEPEST:
            return
        self.guids.setdefault(guid, name)
        self.entries.setdefault(
            name,
            Entry(
                name,
                parent,
                self._allowed(name, "guid", guid, GUID),
                self._allowed(name, "color", (node.get("color") or "").strip(), COLOUR),
                bool(codable),
                _description(node),
            ),
        )
        for child in node.iterfind("{*}Code"):
            self.read(child, [*above, (name, guid)])

    def _faults(
        self, name: str, guid: str, codable: bool | None, above: list[tuple[str, str]]
    ) -> Iterator[tuple[str, str]]:
        mend = "in the program it comes from, and export again"
        if not name:
            yield "it has no name", f"name it {mend}"
        elif (name, guid) in above or (guid and guid in (each for _, each in above)):
            yield "it stands inside itself", f"move it {mend}"
        elif guid and guid in self.guids:
            yield (
                f"it has the GUID of {self.guids[guid] or 'a code without a name'}",
                f"remove one of them {mend}",
            )
        elif name in self.entries:
            yield (
                "the name stands twice, so that a coding could mean either code",
                f"rename one {mend}, codings included",
            )
        if codable is None:
            yield "isCodable is neither true nor false", f"correct it {mend}"
        if len(above) == DEEPEST:
            yield f"more than {DEEPEST} levels of codes", f"flatten them {mend}"

    def _allowed(self, name: str, attribute: str, value: str, pattern: str) -> str:
        if not value or re.match(pattern, value):
            return value
        self.left.append(f"{attribute} of {name}: {value[:40]}")
        return ""


def _description(node: Any) -> str:
    return "".join(node.findtext("{*}Description") or "").strip()
