"""Codings from a REFI-QDA project (.qdpx): NVivo, ATLAS.ti, MAXQDA, QualCoder.

A zip of project.qde (XML) and sources/. What its positions count differs between
programs and is decided per source, see `positions`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from talap.base.errors import TalapError
from talap.coding.files import positions
from talap.coding.files.archive import unpack
from talap.coding.files.xml import folded, parse
from talap.coding.selection import Counting, Reading, Selection

# What must not stand twice: a second one would be counted, or would rename the first.
_UNIQUE = ("User", "Code", "TextSource", "PlainTextSelection", "Coding")


def read_qdpx(path: Path, coder: str | None) -> Reading:
    """Read every coded plain-text selection of a project.

    Raises
    ------
    TalapError
        If the file is no zip, holds no project, unpacks to more than 200 MiB or has a
        DOCTYPE; if a GUID stands twice, a coding names no coder, no known code or one
        whose name is empty or another's too, or lies on something else than a passage
        of text; if a selection is reversed or lies outside its source; if it cannot be
        decided what the positions count.
    """
    parts = unpack(path, (".qde", ".txt"))
    root = parse(path, _project(path, parts), "project.qde")
    _check_unique(path, root)
    project = _Project(path, root, parts, coder)
    selections: list[Selection] = []
    countings: list[Counting] = []
    for node in root.iterfind(".//{*}TextSource"):
        found = project.read_source(node)
        if found is not None:
            selections += found[0]
            countings.append(found[1])
    if others := len(root.findall(".//{*}Coding")) - len(selections):
        raise TalapError(
            path,
            f"{others} codings lie on whole documents, PDF, pictures or recordings",
            "code passages of the transcripts as text, or remove these codings",
        )
    return Reading(selections, countings)


def _project(path: Path, parts: dict[str, bytes]) -> bytes:
    found = [
        name for name in parts if name.lower().endswith(".qde") and "/" not in name
    ]
    if len(found) != 1:
        raise TalapError(
            path,
            "no project.qde in it" if not found else "several .qde files in it",
            "export it again as REFI-QDA project",
        )
    return parts[found[0]]


def _check_unique(path: Path, root: Any) -> None:
    for kind in _UNIQUE:
        seen: set[str] = set()
        for node in root.iterfind(f".//{{*}}{kind}"):
            guid = folded(node.get("guid"))
            if guid in seen:
                raise TalapError(
                    path,
                    f"the GUID {guid} stands at two elements {kind}",
                    "remove the double in the program it comes from, and export again",
                )
            seen.add(guid)


class _Project:
    """A parsed project: its codes and users by GUID, its sources' texts by name."""

    def __init__(
        self, path: Path, root: Any, parts: dict[str, bytes], coder: str | None
    ) -> None:
        self.path = path
        self.coder = coder
        self.codes = _names(root, "Code")
        self.users = _names(root, "User")
        self.texts = {
            name.lower().rsplit("/", 1)[-1]: content for name, content in parts.items()
        }

    def read_source(self, node: Any) -> tuple[list[Selection], Counting] | None:
        """Return a source's codings and what its positions count; None if uncoded."""
        passages = node.findall("{*}PlainTextSelection")
        if not any(passage.find("{*}Coding") is not None for passage in passages):
            return None
        document = node.get("name") or "(unnamed)"
        text = positions.plain(self._text(node, document))
        spans = [self._span(passage, document) for passage in passages]
        quotes = [passage.get("name") or "" for passage in passages]
        counted, counting = positions.decide(text, spans, quotes, self.path, document)
        selections = []
        for passage, (start, end) in zip(passages, spans, strict=True):
            place = _place(document, passage)
            first, last = counted.index(start), counted.index(end)
            if first is None or last is None:
                raise TalapError(
                    self.path,
                    f"positions {start}-{end} lie outside the source",
                    "export the project again, sources included",
                    place,
                )
            for coding in passage.findall("{*}Coding"):
                selections.append(
                    Selection(
                        file=str(self.path),
                        place=place,
                        coder=self._coder(coding, passage, place),
                        document=document,
                        code=self._code(coding, place),
                        quote=text[first:last],
                        source=text,
                        start=first,
                        end=last,
                    )
                )
        return selections, counting

    def _span(self, passage: Any, document: str) -> tuple[int, int]:
        given = passage.get("startPosition", ""), passage.get("endPosition", "")
        try:
            start, end = int(given[0]), int(given[1])
        except ValueError:
            start, end = 0, 0
        if start >= end:
            raise TalapError(
                self.path,
                f"positions {given[0]}-{given[1]} span no text",
                "mend the selection in the program it comes from, and export again",
                _place(document, passage),
            )
        return start, end

    def _text(self, node: Any, document: str) -> str:
        inline = node.find("{*}PlainTextContent")
        if inline is not None:
            return inline.text or ""
        name = node.get("plainTextPath", "").replace("\\", "/").rsplit("/", 1)[-1]
        content = self.texts.get(name.lower())
        if content is None:
            raise TalapError(
                self.path,
                f"the source {name or '(unnamed)'} is not in the file",
                "export the project with its sources",
                f"source {document}",
            )
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise TalapError(
                self.path,
                f"{name} is not UTF-8 (byte {error.start})",
                "export it again",
                f"source {document}",
            ) from None

    def _coder(self, coding: Any, passage: Any, place: str) -> str:
        if self.coder:
            return self.coder
        user = folded(coding.get("creatingUser") or passage.get("creatingUser"))
        if not user and len(self.users) == 1:
            user = next(iter(self.users))
        name = self.users.get(user, "")
        if not name:
            raise TalapError(
                self.path,
                "a coding without a named coder",
                "name the coder beside the file, in coding.files of config.yaml",
                place,
            )
        return name

    def _code(self, coding: Any, place: str) -> str:
        reference = coding.find("{*}CodeRef")
        guid = folded(reference.get("targetGUID") if reference is not None else None)
        if guid not in self.codes:
            raise TalapError(
                self.path,
                f"a coding with a code that the project lacks ({guid or 'no GUID'})",
                "export the project again, codebook included",
                place,
            )
        name = self.codes[guid]
        if not name or list(self.codes.values()).count(name) > 1:
            raise TalapError(
                self.path,
                f"a coding with a code whose name stands twice: {name}"
                if name
                else "a coding with a code that has no name",
                "rename the code in the program it comes from, and export again",
                place,
            )
        return name


def _names(root: Any, kind: str) -> dict[str, str]:
    return {
        folded(node.get("guid")): (node.get("name") or "").strip()
        for node in root.iterfind(f".//{{*}}{kind}")
    }


def _place(document: str, passage: Any) -> str:
    return f"source {document}, selection {passage.get('guid', '')[:8]}"
