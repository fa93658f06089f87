"""A patch of the manuscript from what was edited, tried before it is given.

A changed source is parsed again: it must say what the edited file says, block by block,
with the same codes, claims and other markup. What does not is left to the author.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from difflib import unified_diff

from talap.base.errors import TalapError
from talap.manuscript.source_map import SourceMap
from talap.manuscript.word_edit import HINTS, REFUSED, Edit, Finding
from talap.manuscript.word_splice import Splice, apply


def keep_verbatim(edits: list[Edit]) -> None:
    """Refuse what would change the words of somebody who is quoted."""
    for edit in edits:
        quoted = next(
            (
                each
                for splice in edit.splices
                for each in splice.source.verbatim
                if splice.start < each.end and each.start < splice.end
            ),
            None,
        )
        if quoted is not None:
            edit.splices.clear()
            hint = HINTS["quotation"]
            told = (edit.where, "quotation", edit.was, edit.wrote, quoted.coding, hint)
            edit.findings.append(Finding(REFUSED, *told))


def settle(
    edits: list[Edit], sources: dict[str, SourceMap]
) -> tuple[dict[str, str], list[Edit]]:
    """Return the changed sources by file, and the edits that have no place there.

    All are tried at once; if that fails, one after the other.
    """
    wanted = [edit for edit in edits if edit.splices]
    if is_right(wanted, sources):
        return _changed(wanted, sources), []
    good: list[Edit] = []
    for edit in wanted:
        if is_right([*good, edit], sources):
            good.append(edit)
    return _changed(good, sources), [edit for edit in wanted if edit not in good]


def is_right(edits: list[Edit], sources: dict[str, SourceMap]) -> bool:
    """Tell whether the sources, so changed, say what was written and nothing else."""
    try:
        changed = _changed(edits, sources)
        read = {file: SourceMap.read(text, file) for file, text in changed.items()}
    except (TalapError, ValueError):  # pandoc refuses it, or two edits meet
        return False
    expected = _expected(edits, sources)
    touched = {name.split()[0] for edit in edits for name in edit.markup}
    return all(
        [text for text in new.texts() if text] == expected[file]
        and _kinds(new.markup, touched) == _kinds(sources[file].markup, touched)
        for file, new in read.items()
    )


def _kinds(markup: Counter[str], touched: set[str]) -> Counter[str]:
    """Return what markup there is, but for the kinds that an edit adds or takes out."""
    return Counter(
        {name: n for name, n in markup.items() if name.split()[0] not in touched}
    )


def _changed(edits: list[Edit], sources: dict[str, SourceMap]) -> dict[str, str]:
    # The title stands twice in the file, so that the same edit may come twice.
    splices: dict[Splice | tuple[int, Splice], Splice] = {}
    for edit in edits:
        for each in edit.splices:
            name = each if each.end > each.start else (edit.number, each)
            splices.setdefault(each if _is_title(each) else name, each)
    changed = {}
    for file, source in sources.items():
        own = [each for each in splices.values() if each.source is source]
        if own:
            changed[file] = apply(source.source, own)
    return changed


def _is_title(splice: Splice) -> bool:
    found = [
        leaf.block
        for leaf in splice.source.leaves
        if leaf.start <= splice.start <= leaf.end
    ]
    return bool(found) and splice.source.blocks[found[0]].kind == "title"


def _expected(edits: list[Edit], sources: dict[str, SourceMap]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file, source in sources.items():
        made: list[str] = []
        for block, text in enumerate(source.texts()):
            own = [text]
            for edit in edits:
                made += edit.ahead.get((file, block), [])
                own = edit.blocks.get((file, block), own)
            made += own
            for edit in edits:
                made += edit.added.get((file, block), [])
        found[file] = [text for text in made if text]
    return found


def patch(sources: dict[str, SourceMap], changed: dict[str, str]) -> str:
    """Return a unified diff that `git apply` and `patch -p1` accept.

    It names the contents that it starts from, so that ``git apply --3way`` can merge it
    into a manuscript that has changed since.
    """
    parts: list[str] = []
    for file, text in changed.items():
        before = sources[file].source
        if before == text:
            continue
        parts.append(f"diff --git a/{file} b/{file}\n")
        parts.append(f"index {_blob(before)}..{_blob(text)} 100644\n")
        lines = unified_diff(
            _lines(before), _lines(text), f"a/{file}", f"b/{file}", lineterm="\n"
        )
        parts += _ended(lines)
    return "".join(parts)


def _lines(text: str) -> list[str]:
    """Return lines as git has them: only a line feed ends one."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _ended(lines: Iterable[str]) -> list[str]:
    return [
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in lines
    ]


def _blob(text: str) -> str:
    """Return git's name of a content."""
    content = text.encode("utf-8")
    header = f"blob {len(content)}\0".encode()
    return hashlib.sha1(header + content, usedforsecurity=False).hexdigest()
