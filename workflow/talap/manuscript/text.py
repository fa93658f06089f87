"""Check one manuscript and put its numbers, figures, tables and references in place."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from talap.base.codebook import Codebook
from talap.base.errors import TalapError, TalapErrors
from talap.base.files import read_json, write_json, write_text
from talap.base.messages import Messages
from talap.base.numbers import Number, read_numbers
from talap.base.tables import read_records
from talap.manuscript.abstracts import (
    Abstract,
    described,
    read_abstract,
    sections,
)
from talap.manuscript.config import Manuscript as Settings
from talap.manuscript.coreq import Known, headings
from talap.manuscript.coreq import appendix as coreq_appendix
from talap.manuscript.coreq_file import Coreq, read_coreq
from talap.manuscript.derivations import Claim, appendix, claims_appendix
from talap.manuscript.faults import Fault, attach
from talap.manuscript.front import front
from talap.manuscript.html import labelled
from talap.manuscript.length import words
from talap.manuscript.lint import find_faults
from talap.manuscript.nodes import Node, division, header, string
from talap.manuscript.pandoc import parse, read_references
from talap.manuscript.passages import read_languages, read_passages
from talap.manuscript.quotations import Quotations
from talap.manuscript.references import cited
from talap.manuscript.resolve import Front, Resolver, Uses, restore_alternatives
from talap.manuscript.styles import citation_style
from talap.manuscript.tables import TableSource
from talap.manuscript.units import ABSTRACT, Document, units_of, write_units

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
    units: Path,
) -> None:
    """Read a manuscript and what it reports on; write the document and what it uses.

    Also written are its units, which a translation is compared by: it is parsed here.
    """
    messages = {name: Messages(name, locales) for name in languages}
    settings = Settings.model_validate_json(section)
    read = {path.stem: read_abstract(path, path.stem) for path in abstracts}
    ordered = dict.fromkeys([language, *languages])  # the manuscript's own comes first
    source = read_text(manuscript)
    reported = Reported(
        numbers=read_numbers(numbers),
        tables=TableSource(
            {path.stem: read_records(path) for path in tables},
            Codebook.read(codebook, languages),
            messages,
        ),
        figures=set(figures),
        claims=read_json(claims),
        quotations=read_quotations(source, consensus, spoken, messages, simulated),
        checklist=[
            (read_coreq(path, languages, simulated), path, guide) for path in coreq
        ],
        references=read_references(references),
    )
    warned: list[TalapError] = []
    text = read_source(source, str(manuscript), language, warned)
    made, used = build(text, [read[name] for name in ordered], reported, warned)
    style = citation_style(settings.citation_style)
    whole = cited(made, references, style, language, file=str(manuscript))
    whole["meta"] |= meta(messages[language], day, simulated)
    whole["meta"] |= front(settings, messages[language])
    whole["meta"] |= described(whole["blocks"], list(read.values()), language)
    texts = {Path(each.file): each.source for each in read.values()}
    digest = digest_of({manuscript: source, **texts})
    whole["meta"]["talap-source"] = {"t": "MetaString", "c": digest}
    whole["meta"] |= labelled(language, messages)
    # In one line: no person reads it, and every format does.
    write_text(document, json.dumps(whole, ensure_ascii=False) + "\n")
    write_json(uses, used)
    write_units(units, translated(text, [read[language]]), reported.quotations.passages)


def digest_of(sources: dict[Path, str]) -> str:
    """Return the SHA-256 of a manuscript with its abstracts: which text was built."""
    told = hashlib.sha256()
    for path in sorted(sources, key=lambda path: path.as_posix()):
        text = sources[path]
        told.update(f"{path.as_posix()}\n{len(text)}\n{text}".encode())
    return told.hexdigest()


@dataclass(frozen=True)
class Reported:
    """What a manuscript can report.

    Attributes
    ----------
    numbers, claims : dict
        As in numbers.json and claims.json.
    tables : TableSource
        Rows by the table's name.
    figures : set of str
        Their names.
    quotations : Quotations
        The passages that may be quoted.
    checklist : list
        The study's answers to the COREQ checklist, with their file and the interview
        guide's; empty if it has none.
    references : collection of str, optional
        The keys of the bibliography; None leaves unknown ones to pandoc.
    """

    numbers: dict[str, Number]
    tables: TableSource
    figures: set[str]
    claims: dict[str, Claim]
    quotations: Quotations
    checklist: list[tuple[Coreq, Path, str]]
    references: Collection[str] | None = None


@dataclass(frozen=True)
class Manuscript:
    """A manuscript as it was written and as pandoc reads it."""

    language: str
    file: str
    source: str
    document: dict[str, Any]


@dataclass(frozen=True)
class Checked:
    """A manuscript with everything in its place, and what is wrong with it.

    Attributes
    ----------
    document : dict
        Pandoc's document. Where something is wrong there is a mark that prints nothing,
        with the place of the error in `problems`; see `talap.manuscript.faults`.
    uses : Uses
        What it reports.
    problems : list of TalapError
        Every number by hand, unknown key, figure, table, claim or reference.
    """

    document: dict[str, Any]
    uses: Uses
    problems: list[TalapError]


def build(
    manuscript: Manuscript,
    abstracts: list[Abstract],
    reported: Reported,
    warned: Sequence[TalapError] = (),
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the manuscript as pandoc's document, resolved, and what it uses.

    Raises
    ------
    TalapErrors
        What is `warned` of already, and everything that `check` finds wrong.
    """
    checked = check(manuscript, abstracts, reported)
    if problems := [*warned, *checked.problems]:
        raise TalapErrors(problems)
    return checked.document, asdict(checked.uses)


def translated(manuscript: Manuscript, abstracts: list[Abstract]) -> Document:
    """Return what of a language is translated one by one: its abstract, its text."""
    own = manuscript
    units = [
        unit
        for each in abstracts
        if each.language == own.language
        for unit in units_of(each.document, each.source, each.file, ABSTRACT)
    ]
    units += units_of(own.document, own.source, own.file)
    return Document(own.language, tuple(units))


def read_source(
    source: str, file: str, language: str, warned: list[TalapError]
) -> Manuscript:
    """Parse a manuscript; `warned` takes up what pandoc warns of.

    Raises
    ------
    TalapError
        If pandoc cannot parse it.
    """
    document = restore_alternatives(parse(source, file=file, warnings=warned))
    return Manuscript(language, file, source, document)


def check(
    manuscript: Manuscript,
    abstracts: list[Abstract],
    reported: Reported,
    more: Sequence[Fault] = (),
) -> Checked:
    """Check a manuscript and put everything in its place; nothing wrong stops it.

    Parameters
    ----------
    more : sequence of Fault
        What is known to be wrong already, on nodes of the manuscript.
    """
    problems: list[TalapError] = []

    def marked(text: Manuscript | Abstract, more: Sequence[Fault]) -> dict[str, Any]:
        found = find_faults(
            text.document,
            text.source,
            text.file,
            reported.numbers,
            reported.tables.messages,
            text.language,
        )
        faults = [*more, *found]
        document: dict[str, Any] = attach(text.document, faults, len(problems))
        problems.extend(fault.error for fault in faults)
        return document

    body = replace(manuscript, document=marked(manuscript, more))
    fronts = [replace(each, document=marked(each, ())) for each in abstracts]
    document, answers, uses = _resolved(body, fronts, reported, problems)
    messages = reported.tables.messages[manuscript.language]
    claims = reported.claims
    named = [name for name in dict.fromkeys(uses.claims) if name in claims]
    title = string(messages("references-title"))
    document["blocks"] += [
        header(1, [title], "references", "unnumbered"),
        division([], name="refs"),
        *answers,
        *appendix(uses.keys(), reported.numbers, messages),
        *claims_appendix(named, claims, messages),
    ]
    return Checked(document, uses, problems)


def used(
    manuscript: Manuscript, abstracts: list[Abstract], reported: Reported
) -> dict[str, Any]:
    """Return what a manuscript uses, whatever may be wrong with it."""
    _, _, uses = _resolved(manuscript, abstracts, reported, [])
    return asdict(uses)


def _resolved(
    manuscript: Manuscript,
    abstracts: list[Abstract],
    reported: Reported,
    problems: list[TalapError],
) -> tuple[dict[str, Any], list[Node], Uses]:
    """Return document, checklist and what both use; add what is wrong."""
    messages = reported.tables.messages
    resolver = Resolver(
        manuscript.file,
        manuscript.language,
        reported.numbers,
        messages,
        reported.tables,
        reported.figures,
        {name: claim["verdict"] for name, claim in reported.claims.items()},
        manuscript.source,
        reported.quotations,
        reported.references,
        errors=problems,
    )
    sectioned = zip(sections(abstracts, messages), abstracts, strict=True)
    opening = [Front([each], one.file, one.source) for each, one in sectioned]
    resolved = resolver.resolve(manuscript.document, opening)
    uses = resolver.uses
    uses.words = words(resolved["blocks"][len(opening) :])
    answers: list[Node] = []
    for coreq, path, guide in reported.checklist:
        known = Known(
            guide,
            [row["participant"] for row in reported.tables.rows["interviews"]],
            [coding for coding in uses.quotations if coding],
            headings(manuscript.document["blocks"]),
        )
        try:
            answers += coreq_appendix(coreq, path, known, resolver)
        except TalapErrors as refused:
            problems += refused.errors
    return resolved, answers, uses


def read_quotations(
    source: str,
    consensus: Path,
    spoken: Path,
    messages: dict[str, Messages],
    simulated: bool,
) -> Quotations:
    """Return the passages, and the languages of those that a text quotes."""
    codings = {found[1] or found[2] for found in CODING.finditer(source)}
    passages = read_passages(consensus) if codings else {}
    quoted = [passages[name] for name in sorted(codings & passages.keys())]
    languages = read_languages(spoken, quoted) if quoted else {}
    return Quotations(passages, languages, messages, simulated)


def meta(messages: Messages, day: str, simulated: bool) -> dict[str, Any]:
    """Return a document's language, date and notices as pandoc's metadata."""
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


def read_text(path: Path) -> str:
    """Return a manuscript as it was written.

    Raises
    ------
    TalapError
        If there is no such file, or it is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise TalapError(path, "there is no such file", "write it") from None
    except UnicodeDecodeError as error:
        raise TalapError(
            path, f"not UTF-8 (byte {error.start})", "save it as UTF-8"
        ) from None
