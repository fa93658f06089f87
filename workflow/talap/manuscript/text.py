"""Check one manuscript and put its numbers, figures, tables and references in place."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from talap.base.codebook import Codebook
from talap.base.errors import TalapError, TalapErrors
from talap.base.files import read_json, write_json
from talap.base.messages import Messages
from talap.base.numbers import Number, read_numbers
from talap.base.tables import read_records
from talap.manuscript.abstracts import (
    Abstract,
    described,
    read_abstract,
    sections,
)
from talap.manuscript.config import Manuscript
from talap.manuscript.coreq import Known, headings
from talap.manuscript.coreq import appendix as coreq_appendix
from talap.manuscript.coreq_file import Coreq, read_coreq
from talap.manuscript.derivations import Claim, appendix, claims_appendix
from talap.manuscript.front import front
from talap.manuscript.length import words
from talap.manuscript.lint import lint
from talap.manuscript.nodes import division, header, string
from talap.manuscript.pandoc import cite, parse
from talap.manuscript.resolve import Front, Resolver, restore_alternatives
from talap.manuscript.styles import citation_style
from talap.manuscript.tables import TableSource


def run(
    manuscript: Path,
    abstracts: list[Path],
    references: Path,
    language: str,
    languages: list[str],
    numbers: Path,
    claims: Path,
    tables: list[Path],
    figures: list[str],
    codebook: Path,
    locales: list[Path],
    section: str,
    coreq: list[Path],
    guide: str,
    day: str,
    simulated: bool,
    document: Path,
    uses: Path,
) -> None:
    """Read a manuscript and what it reports on; write the document and its uses."""
    messages = {name: Messages(name, locales) for name in languages}
    settings = Manuscript.model_validate_json(section)
    read = {path.stem: read_abstract(path, path.stem) for path in abstracts}
    ordered = dict.fromkeys([language, *languages])  # the manuscript's own comes first
    made, used = build(
        source=_read(manuscript),
        file=str(manuscript),
        abstracts=[read[name] for name in ordered],
        language=language,
        numbers=read_numbers(numbers),
        tables=TableSource(
            {path.stem: read_records(path) for path in tables},
            Codebook.read(codebook, languages),
            messages,
        ),
        figures=set(figures),
        claims=read_json(claims),
        checklist=[
            (read_coreq(path, languages, simulated), path, guide) for path in coreq
        ],
    )
    style = citation_style(settings.citation_style)
    cited = cite(made, references, style, language, file=str(manuscript))
    cited["meta"] |= _meta(messages[language], day, simulated)
    cited["meta"] |= front(settings, messages[language])
    cited["meta"] |= described(cited["blocks"], list(read.values()), language)
    write_json(document, cited)
    write_json(uses, used)


def build(
    source: str,
    file: str,
    abstracts: list[Abstract],
    language: str,
    numbers: dict[str, Number],
    tables: TableSource,
    figures: set[str],
    claims: dict[str, Claim],
    checklist: list[tuple[Coreq, Path, str]],
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the manuscript as pandoc's document, resolved, and what it uses.

    Raises
    ------
    TalapErrors
        Every number by hand, unknown key, figure, table or claim, with its place.
    """
    messages = tables.messages
    parsed = restore_alternatives(parse(source, file=file))
    problems = lint(parsed, source, file, numbers, messages, language)
    for abstract in abstracts:
        problems += lint(
            abstract.document,
            abstract.source,
            abstract.file,
            numbers,
            messages,
            abstract.language,
        )
    verdicts = {name: claim["verdict"] for name, claim in claims.items()}
    resolver = Resolver(
        file, language, numbers, messages, tables, figures, verdicts, source
    )
    opening = [
        Front([section], abstract.file, abstract.source)
        for section, abstract in zip(
            sections(abstracts, messages), abstracts, strict=True
        )
    ]
    try:
        resolved = resolver.resolve(parsed, opening)
    except TalapErrors as refused:
        raise TalapErrors(problems + refused.errors) from None
    if problems:
        raise TalapErrors(problems)
    uses = resolver.uses
    uses.words = words(resolved["blocks"][len(opening) :])
    answers = [
        node
        for coreq, path, guide in checklist
        for node in coreq_appendix(
            coreq,
            path,
            Known(
                guide,
                [row["participant"] for row in tables.rows["interviews"]],
                [coding for coding in uses.quotations if coding],
                headings(parsed["blocks"]),
            ),
            resolver,
        )
    ]
    title = header(
        1, [string(messages[language]("references-title"))], "references", "unnumbered"
    )
    resolved["blocks"] += [
        title,
        division([], name="refs"),
        *answers,
        *appendix(uses.keys(), numbers, messages[language]),
        *claims_appendix(list(dict.fromkeys(uses.claims)), claims, messages[language]),
    ]
    return resolved, asdict(uses)


def _meta(messages: Messages, day: str, simulated: bool) -> dict[str, Any]:
    from babel.dates import format_date

    language = messages.language
    shown = format_date(date.fromisoformat(day), "long", locale=language)
    strings = {
        "lang": language,
        "date": shown,
        "day": day,
        "notice": messages("notice-page") if simulated else "",
        "notice-long": messages("notice-document") if simulated else "",
    }
    return {
        name: {"t": "MetaInlines", "c": [string(value)]}
        for name, value in strings.items()
        if value
    }


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise TalapError(path, "there is no such file", "write it") from None
    except UnicodeDecodeError as error:
        raise TalapError(
            path, f"not UTF-8 (byte {error.start})", "save it as UTF-8"
        ) from None
