"""Check one manuscript and put its numbers, figures, tables and references in place."""

from __future__ import annotations

import re
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
from talap.manuscript.pandoc import parse
from talap.manuscript.passages import read_languages, read_passages
from talap.manuscript.quotations import Quotations
from talap.manuscript.references import cited
from talap.manuscript.resolve import Front, Resolver, restore_alternatives
from talap.manuscript.styles import citation_style
from talap.manuscript.tables import TableSource

# Where Babel's own long date is not how the language's prose writes one: English as
# spelt in Britain, Kyrgyz without the abbreviation.
DATES = {"en": "d MMMM y", "ky": "d-MMMM, y-'жыл'"}

CODING = re.compile(r"""\bcoding=(?:["']([^"']*)["']|([^\s{}]+))""")


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
    consensus: Path,
    spoken: Path,
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
    source = _read(manuscript)
    made, used = build(
        source=source,
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
        quotations=_quotations(source, consensus, spoken, messages, simulated),
        checklist=[
            (read_coreq(path, languages, simulated), path, guide) for path in coreq
        ],
    )
    style = citation_style(settings.citation_style)
    whole = cited(made, references, style, language, file=str(manuscript))
    whole["meta"] |= _meta(messages[language], day, simulated)
    whole["meta"] |= front(settings, messages[language])
    whole["meta"] |= described(whole["blocks"], list(read.values()), language)
    write_json(document, whole)
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
    quotations: Quotations,
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
        file, language, numbers, messages, tables, figures, verdicts, source, quotations
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


def _quotations(
    source: str,
    consensus: Path,
    spoken: Path,
    messages: dict[str, Messages],
    simulated: bool,
) -> Quotations:
    """Return the passages and the languages of those that a manuscript may quote."""
    codings = {found[1] or found[2] for found in CODING.finditer(source)}
    passages = read_passages(consensus) if codings else {}
    quoted = [passages[name] for name in sorted(codings & passages.keys())]
    languages = read_languages(spoken, quoted) if quoted else {}
    return Quotations(passages, languages, messages, simulated)


def _meta(messages: Messages, day: str, simulated: bool) -> dict[str, Any]:
    from babel.dates import format_date

    language = messages.language
    pattern = DATES.get(language, "long")
    shown = format_date(date.fromisoformat(day), pattern, locale=language)
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
