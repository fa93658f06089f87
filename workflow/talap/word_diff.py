"""Bring a co-author's edits back: ``python -m talap word_diff FILE.docx``.

FILE is a Word file that Talap built and somebody edited. In the study's folder, after a
build: the patch of ``manuscript/`` goes to standard output and to ``word-diff/``, what
cannot be patched to standard error. Nothing is written into the manuscript.

The exit code is 0 if only prose changed, 1 if something is left to the author, 2 if the
file cannot be compared.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talap.base.errors import TalapError
from talap.base.files import read_json, sha256, write_text
from talap.base.terminal import Line, layout
from talap.manuscript.docx import DOCUMENT, LANGUAGE, SOURCE
from talap.manuscript.jats import text_of_meta
from talap.manuscript.nodes import get, text_of
from talap.manuscript.source_map import SourceMap, tidy
from talap.manuscript.text import digest_of
from talap.manuscript.word_base import read_base
from talap.manuscript.word_edit import BY_HAND, LOOK, REFUSED, STRUCTURE, Edit, Finding
from talap.manuscript.word_edits import Editor
from talap.manuscript.word_exchange import Exchange
from talap.manuscript.word_patch import keep_verbatim, patch, settle
from talap.manuscript.word_read import WordFile, read_word
from talap.manuscript.word_tokens import fold

MANUSCRIPT = Path("manuscript")
BUILT = Path("results/manuscript")
FIGURES = Path("results/figures")
FOLDER = Path("word-diff")
SHOWN = 300  # letters of a text in the report
COMMITS = 500  # of the manuscript, the newest, that are searched
UNKNOWN = (
    "Note: a program took out what says which build the file comes from. It is "
    "compared with the last one; what you changed since it was sent is listed too."
)
RECOUNTED = (
    "Note: the text is that of the last build, but numbers, tables or messages changed "
    "since the file was sent: they may be refused below though nobody edited them."
)
ALL = "each language reports the same: take it out of all or put it back"

TITLES = {
    REFUSED: "Refused: computed, or in need of a key",
    BY_HAND: "To do by hand: not in the patch",
    STRUCTURE: "Structure (in the patch)",
    LOOK: "Bold and italics (in the patch)",
}


def run(file: Path, /) -> None:
    """Compare an edited file with what was built, print the patch.

    Raises
    ------
    SystemExit
        With 1 if there is something that a patch cannot say, with 2 if the file cannot
        be compared.
    """
    try:
        found = compare(file)
    except TalapError as error:
        print(f"error: {error}", file=sys.stderr)
        raise SystemExit(2) from None
    told = report(found)
    print(told, file=sys.stderr, end="")
    if found.patch:
        kept = keep(found.patch, found.language)
        print(f"The patch is in {kept}; git apply {kept}", file=sys.stderr)
        sys.stdout.buffer.write(found.patch.encode("utf-8"))
        sys.stdout.flush()
    if any(each.kind in {REFUSED, BY_HAND} for each in found.findings):
        raise SystemExit(1)


@dataclass(frozen=True)
class Found:
    """What came of a comparison."""

    language: str
    notes: list[str]  # on the state that the file was built from
    patch: str
    findings: list[Finding]
    after: WordFile


def compare(file: Path) -> Found:
    """Return what was edited in a file.

    Raises
    ------
    TalapError
        If it is no DOCX that Talap built from this study.
    """
    after = read_word(file, str(file))
    language = _language(after, file)
    built = BUILT / f"{language}.json"
    document = read_json(built)
    manuscript, abstracts, notes = _sources(after, document, built, language)
    before, places = read_base(
        document, manuscript, abstracts, FIGURES, language, str(built)
    )
    sources = {each.file: each for each in (*abstracts.values(), manuscript)}
    languages = {each.file: name for name, each in abstracts.items()}
    languages[manuscript.file] = language
    files = Exchange(before, after, places, manuscript, languages)
    edits = Editor(files).run()
    keep_verbatim(edits)
    changed, failed = settle(edits, sources)
    return Found(
        language,
        notes,
        patch(sources, changed),
        [*_findings(edits, failed)],
        after,
    )


def _language(after: WordFile, file: Path) -> str:
    """Return the language of a file that Talap built: it says so, or its title does."""
    built = [path for path in sorted(BUILT.glob("*.json")) if _is_document(path)]
    languages = [path.stem for path in built]
    if not languages:
        raise TalapError(
            BUILT, "holds no built manuscript", "run make paper, in the study's folder"
        )
    anchors = [e.anchor for each in after.paragraphs for e in each.pieces]
    said = after.properties.get(LANGUAGE, "")
    if not said and not any(anchor.startswith("number-") for anchor in anchors):
        raise TalapError(
            file, "was not built by Talap", "give a file made from results/manuscript/"
        )
    if not said:
        first = {fold(each.text) for each in after.paragraphs[:12]}
        titles = {name: _title(name) for name in languages}
        said = next((name for name in languages if titles[name] in first), "")
    if said not in languages:
        raise TalapError(
            file,
            f"is in no language of this study: {said or 'unknown'}",
            f"the study has {', '.join(languages)}",
        )
    return said


def _is_document(path: Path) -> bool:
    return "." not in path.stem and path.with_suffix(".uses.json").exists()


def _title(language: str) -> str:
    meta = read_json(BUILT / f"{language}.json")["meta"]
    return fold(text_of(meta["title"]["c"]))


def _sources(
    after: WordFile, document: dict[str, Any], built: Path, language: str
) -> tuple[SourceMap, dict[str, SourceMap], list[str]]:
    """Return the texts that the file was made from, and what is to be said of them.

    Raises
    ------
    TalapError
        If the texts are not those of the last build, or the file is of other texts.
    """
    names = [
        get(block["c"][0], "lang")
        for block in document["blocks"]
        if block["t"] == "Div" and "abstract" in block["c"][0][1]
    ]
    files = {name: MANUSCRIPT / "abstracts" / f"{name}.md" for name in names}
    manuscript = MANUSCRIPT / f"{language}.md"
    paths = [manuscript, *files.values()]
    texts = {path: _read(path) for path in paths}
    of_build = text_of_meta(document["meta"].get(SOURCE, {"c": ""}))
    of_file = after.properties.get(SOURCE, "")
    if of_file and of_file != of_build:
        commit = commit_of(of_file, paths)
        raise TalapError(
            manuscript,
            "is not the text that the file was built from",
            "build that text and compare there, then git apply --3way the patch here: "
            + (f"git worktree add FOLDER {commit}" if commit else "it is in no commit"),
        )
    if digest_of(texts) != of_build:
        raise TalapError(
            manuscript,
            "was edited after the last build",
            "put your edits aside (git stash), compare, then git apply --3way",
        )
    notes = []
    if not of_file:
        notes.append(UNKNOWN)
    elif after.properties.get(DOCUMENT, "") != sha256(built):
        notes.append(RECOUNTED)
    return (
        SourceMap.read(texts[manuscript], manuscript.as_posix()),
        {
            name: SourceMap.read(texts[path], path.as_posix())
            for name, path in files.items()
        },
        notes,
    )


def commit_of(digest: str, paths: list[Path]) -> str:
    """Return the newest commit whose manuscript has this digest, "" if none has."""
    words = ["log", f"-{COMMITS}", "--format=%H", "--", *map(str, paths)]
    for commit in _git(*words).split():
        texts = {path: _git("show", f"{commit}:./{path.as_posix()}") for path in paths}
        if digest_of(texts) == digest:
            return commit
    return ""


def _git(*words: str) -> str:
    """Return what git says, nothing where there is no git or no repository."""
    try:
        done = subprocess.run(["git", *words], capture_output=True, check=False)
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TalapError(path, f"cannot be read: {error}", "see README.md") from None


def _findings(edits: list[Edit], failed: list[Edit]) -> list[Finding]:
    """Return all that is to be told, what was taken out altogether last."""
    found: list[Finding] = []
    removed: Counter[str] = Counter()
    inserted: Counter[str] = Counter()
    where: dict[str, str] = {}
    for edit in edits:
        if edit in failed:
            kept = [each for each in edit.findings if each.kind in {REFUSED, BY_HAND}]
            found += kept
            what = "the change could not be put into the Markdown"
            found.append(Finding(BY_HAND, edit.where, what, edit.was, edit.wrote))
            continue
        found += edit.findings
        removed += edit.removed
        inserted += edit.inserted
        where |= dict.fromkeys(edit.removed, edit.where)
    for code in removed - inserted:
        found.append(
            Finding(
                REFUSED,
                where[code],
                "taken out with the words around it, in the patch too",
                key=code,
                hint=ALL,
            )
        )
    return list(dict.fromkeys(found))


def keep(text: str, language: str) -> Path:
    """Write a patch under a name that no other patch has; return its path."""
    number = 1
    while True:
        name = f"{language}.patch" if number == 1 else f"{language}-{number}.patch"
        path = FOLDER / name
        if not path.exists():
            write_text(path, text)
            return path
        if path.read_bytes() == text.encode("utf-8"):
            return path
        number += 1


def report(found: Found) -> str:
    """Return what was found, for a terminal."""
    lines: list[Line] = [(0, note) for note in found.notes]
    for kind, title in TITLES.items():
        own = [each for each in found.findings if each.kind == kind]
        if own:
            lines += [(0, ""), (0, f"{title}: {len(own)}")]
        for number, each in enumerate(own, 1):
            lines += _said(number, each)
    changes = [each for each in found.after.changes if each.text.strip()]
    if changes:
        lines += [(0, ""), (0, f"Tracked changes, taken as made: {len(changes)}")]
    for change in changes:
        who = ", ".join(filter(None, (change.author, change.date)))
        lines.append((2, f"{change.kind} by {who}: {_short(change.text)}"))
    if found.after.comments:
        lines += [(0, ""), (0, f"Comments: {len(found.after.comments)}")]
    for comment in found.after.comments:
        who = ", ".join(filter(None, (comment.author, comment.date)))
        lines.append((2, f"{who}, on “{_short(comment.words)}”"))
        lines.append((4, _short(comment.text)))
    if not found.patch and not found.findings:
        lines.append((0, "Nothing was changed in the text."))
    return layout(lines, None)


def _said(number: int, each: Finding) -> list[Line]:
    lines: list[Line] = [(0, f"{number}. {each.what}"), (3, each.where)]
    for name, text in (("was", each.was), ("they wrote", each.wrote)):
        if text:
            lines.append((3, f"{name}: {_short(text)}"))
    if each.key:
        lines.append((3, f"key: {each.key}"))
    if each.hint:
        lines.append((3, f"-> {each.hint}"))
    return lines


def _short(text: str) -> str:
    said = tidy(text)
    return said if len(said) <= SHOWN else f"{said[:SHOWN].rsplit(' ', 1)[0]} …"
