"""Make the page of a draft: whatever is wrong with the manuscript, there is one."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from talap.base.codebook import Codebook
from talap.base.errors import TalapError, TalapErrors
from talap.base.files import read_json
from talap.base.messages import Messages
from talap.base.numbers import read_numbers
from talap.base.tables import read_records
from talap.draft_state import (
    CLAIMS,
    CONSENSUS,
    FIGURE_FOLDER,
    NUMBERS,
    SPOKEN,
    TABLES,
    Study,
    age,
)
from talap.figures.draw import FIGURES
from talap.manuscript import html, layout, parity
from talap.manuscript.abstracts import Abstract, described, read_abstract
from talap.manuscript.coreq_file import Coreq, read_coreq
from talap.manuscript.draft import as_written, drifted, hoisted, marked, relinked
from talap.manuscript.drift import read_state, stale
from talap.manuscript.faults import without_marks
from talap.manuscript.front import front
from talap.manuscript.nodes import Node, string
from talap.manuscript.pandoc import parse, read_references
from talap.manuscript.references import cited
from talap.manuscript.styles import citation_style
from talap.manuscript.tables import TableSource
from talap.manuscript.text import (
    Checked,
    Manuscript,
    Reported,
    check,
    meta,
    read_quotations,
    read_source,
    read_text,
    translated,
    used,
)
from talap.plan import TRANSLATIONS

CODEBOOK = Path("config/codebook.yaml")
REFERENCES = Path("manuscript/references.json")
LOOK = (layout.SHIPPED / "draft.css", layout.SHIPPED / "draft.js")
AUDIT = Path("results/audit")
FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)

Made = TypeVar("Made")


class _Heard:
    """Collect what would stop a build and leaves no mark in the text."""

    def __init__(self) -> None:
        self.problems: list[TalapError] = []

    def attempt(self, make: Callable[[], Made], instead: Made) -> Made:
        """Return what a function makes; if it cannot, note why."""
        try:
            return make()
        except TalapErrors as refused:
            self.problems += refused.errors
        except TalapError as refused:
            self.problems.append(refused)
        return instead


def make(study: Study, language: str, folder: Path) -> tuple[bytes, list[TalapError]]:
    """Return a draft as a page, and its problems.

    Parameters
    ----------
    folder : Path
        Where the page will lie, among the drafts in other languages.
    """
    heard = _Heard()
    messages = {name: Messages(name, study.locales) for name in study.languages}
    names = dict.fromkeys([language, *study.languages])
    with ThreadPoolExecutor() as pool:  # pandoc parses meanwhile
        futures = {name: pool.submit(read_manuscript, name) for name in names}
        fronts = {name: pool.submit(_abstract, name) for name in names}
        state, changed = age(messages[language])
        texts = {name: future.result() for name, future in futures.items()}
        reported = _reported(study, texts, messages, heard)
        read = [heard.attempt(each.result, None) for each in fronts.values()]
    abstracts = [each for each in read if each is not None]
    text = texts[language]
    heard.problems += text.problems
    none: list[dict[str, Any]] = []
    drift = heard.attempt(
        lambda: _drift(study, texts, abstracts, reported, language), none
    )
    behind = drifted(drift, text.manuscript, study.languages[0])
    checked = check(text.manuscript, abstracts, reported, behind)
    uses = {language: asdict(checked.uses)}
    uses |= _other_uses(study, texts, language, abstracts, reported, heard)
    lead, *others = (name for name in study.languages if name in uses)
    pairs = others if lead == language else [language] if language in others else []
    heard.problems += parity.compare({name: uses[name] for name in (lead, *pairs)})
    document = _cited(checked, study, language, heard, reported.references is not None)
    document["meta"] |= meta(messages[language], study.day, study.simulated)
    document["meta"] |= front(study.settings, messages[language])
    document["meta"] |= _described(document["blocks"], abstracts, language)
    document["meta"]["notice"] = _notice(messages[language], study.simulated)
    if text.unread:
        document["blocks"] += as_written(text.unread)
    known = {name for name in names if (folder / f"{name}.html").exists()}
    languages = [name for name in study.languages if name in known | {language}]
    audit = f"{Path(os.path.relpath(AUDIT, folder)).as_posix()}/"
    labels = html.labelled(
        language, {each: messages[each] for each in languages}, audit
    )

    def page(warned: list[TalapError]) -> bytes:
        problems = [*checked.problems, *heard.problems]
        blocks = relinked(document["blocks"], html.AUDIT, audit)
        made = marked(blocks, problems, messages[language], state, changed)
        return html.page(
            {**document, "blocks": made},
            FIGURE_FOLDER,
            language,
            labels,
            study.templates,
            Path(text.manuscript.file),
            LOOK,
            warned,
        )

    warned: list[TalapError] = []
    written = page(warned)
    if warned:  # of the page itself, which is to say so
        heard.problems += warned
        written = page([])
    return written, [*checked.problems, *heard.problems]


@dataclass(frozen=True)
class Text:
    """A manuscript as far as pandoc can read it."""

    manuscript: Manuscript
    problems: tuple[TalapError, ...] = ()
    unread: str = ""  # what pandoc cannot read

    @property
    def is_read(self) -> bool:
        """Whether there is a manuscript, and all of it was read."""
        return bool(self.manuscript.source) and not self.unread


def read_manuscript(language: str) -> Text:
    """Read a manuscript; what cannot be read is a problem, not an error."""
    path = Path(f"manuscript/{language}.md")
    try:
        return _parsed(language, path.as_posix(), read_text(path))
    except TalapError as refused:
        nothing = parse("", file=str(path))
        return Text(Manuscript(language, str(path), "", nothing), (refused,))


@lru_cache(maxsize=16)  # `make watch` meets most of them unchanged
def _parsed(language: str, file: str, source: str) -> Text:
    try:
        return _read(language, file, source)
    except TalapError as refused:
        header = FRONT_MATTER.match(source)
        if header:  # which alone may be at fault; the lines keep their numbers
            blank = "\n" * header[0].count("\n") + source[header.end() :]
            try:
                text = _read(language, file, blank)
                return replace(text, problems=(refused, *text.problems))
            except TalapError:
                pass
        nothing = parse("", file=file)
        return Text(Manuscript(language, file, source, nothing), (refused,), source)


def _read(language: str, file: str, source: str) -> Text:
    warned: list[TalapError] = []
    manuscript = read_source(source, file, language, warned)
    return Text(manuscript, tuple(warned))


def _abstract(language: str) -> Abstract | None:
    return read_abstract(Path(f"manuscript/abstracts/{language}.md"), language)


def _reported(
    study: Study, texts: dict[str, Text], messages: dict[str, Messages], heard: _Heard
) -> Reported:
    """Read what the last build left, the references and the checklist.

    Raises
    ------
    TalapError
        If a result cannot be read.
    """
    return _result(
        lambda: Reported(
            numbers=read_numbers(NUMBERS),
            tables=TableSource(
                {path.stem: read_records(path) for path in TABLES},
                Codebook.read(CODEBOOK, study.languages),
                messages,
            ),
            figures=set(FIGURES),
            claims=read_json(CLAIMS),
            quotations=read_quotations(
                "\n".join(text.manuscript.source for text in texts.values()),
                CONSENSUS,
                SPOKEN,
                messages,
                study.simulated,
            ),
            checklist=heard.attempt(lambda: _checklist(study), []),
            references=heard.attempt(lambda: read_references(REFERENCES), None),
        )
    )


def _checklist(study: Study) -> list[tuple[Coreq, Path, str]]:
    return [
        (read_coreq(path, study.languages, study.simulated), path, study.guide)
        for path in study.coreq
    ]


def _drift(
    study: Study,
    texts: dict[str, Text],
    abstracts: list[Abstract],
    reported: Reported,
    language: str,
) -> list[dict[str, Any]]:
    """Return the translations of a language that their original has left behind.

    Where no translation was ever accepted there is nothing to compare with.
    """
    lead = study.languages[0]
    if language == lead or not TRANSLATIONS.exists() or not texts[lead].is_read:
        return []
    found = stale(
        translated(texts[lead].manuscript, abstracts),
        translated(texts[language].manuscript, abstracts),
        read_state(TRANSLATIONS).accepted(language),
        reported.quotations.passages,
    )
    return [asdict(each) for each in found]


def _result(read: Callable[[], Made]) -> Made:
    """Return what a function reads of the results.

    Raises
    ------
    TalapError
        If it cannot.
    """
    try:
        return read()
    except (OSError, ValueError) as error:
        raise TalapError(
            "results", f"a result cannot be read ({error})", "make paper"
        ) from None


def _other_uses(
    study: Study,
    texts: dict[str, Text],
    language: str,
    abstracts: list[Abstract],
    reported: Reported,
    heard: _Heard,
) -> dict[str, dict[str, Any]]:
    """Return what those languages use that this one is compared with."""
    lead = study.languages[0]
    found = {}
    for name in study.languages if lead == language else [lead]:
        if name == language:
            continue
        if texts[name].is_read:
            found[name] = used(texts[name].manuscript, abstracts, reported)
        else:
            heard.problems += texts[name].problems
    return found


def _cited(
    checked: Checked, study: Study, language: str, heard: _Heard, has_references: bool
) -> dict[str, Any]:
    """Return the document with its citations, without them if that cannot be."""
    document = {
        **checked.document,
        "blocks": hoisted(checked.document["blocks"]),
        "meta": without_marks(checked.document["meta"]),
    }
    if not has_references:  # why, is told already
        return document
    return heard.attempt(
        lambda: cited(
            document,
            REFERENCES,
            citation_style(study.settings.citation_style),
            language,
            file=f"manuscript/{language}.md",
            warnings=heard.problems,
        ),
        document,
    )


def _described(
    blocks: list[Node], abstracts: list[Abstract], language: str
) -> dict[str, Any]:
    if not any(each.language == language for each in abstracts):
        title = {"t": "MetaInlines", "c": [string(f"manuscript/{language}.md")]}
        return {"title": title}
    return described(without_marks(blocks), abstracts, language)


def _notice(messages: Messages, simulated: bool) -> Node:
    said = [messages("draft-notice"), *([messages("notice-page")] if simulated else [])]
    return {"t": "MetaInlines", "c": [string(". ".join(said))]}
