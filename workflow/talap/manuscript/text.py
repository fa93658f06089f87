"""Check one manuscript and put its numbers, figures, tables and references in place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
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
from talap.manuscript.derivations import Claim, appendix, claims_appendix
from talap.manuscript.faults import Fault, attach
from talap.manuscript.lint import find_faults
from talap.manuscript.nodes import division, header, string
from talap.manuscript.pandoc import cite, parse, read_references
from talap.manuscript.resolve import Front, Resolver, Uses, restore_alternatives
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
    style: str,
    day: str,
    simulated: bool,
    document: Path,
    uses: Path,
) -> None:
    """Read a manuscript and what it reports on; write the document and its uses."""
    messages = {name: Messages(name, locales) for name in languages}
    read = {path.stem: read_abstract(path, path.stem) for path in abstracts}
    ordered = dict.fromkeys([language, *languages])  # the manuscript's own comes first
    made, used = build(
        source=read_text(manuscript),
        file=str(manuscript),
        abstracts=[read[name] for name in ordered],
        language=language,
        reported=Reported(
            numbers=read_numbers(numbers),
            tables=TableSource(
                {path.stem: read_records(path) for path in tables},
                Codebook.read(codebook, languages),
                messages,
            ),
            figures=set(figures),
            claims=read_json(claims),
            references=read_references(references),
        ),
    )
    cited = cite(
        made, references, citation_style(style), language, file=str(manuscript)
    )
    cited["meta"] |= meta(messages[language], day, simulated)
    cited["meta"] |= described(cited["blocks"], list(read.values()), language)
    write_json(document, cited)
    write_json(uses, used)


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
    references : collection of str, optional
        The keys of the bibliography; None leaves unknown ones to pandoc.
    """

    numbers: dict[str, Number]
    tables: TableSource
    figures: set[str]
    claims: dict[str, Claim]
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
    source: str,
    file: str,
    abstracts: list[Abstract],
    language: str,
    reported: Reported,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the manuscript as pandoc's document, resolved, and what it uses.

    Raises
    ------
    TalapErrors
        Everything that `check` finds wrong, with its place.
    """
    warned: list[TalapError] = []
    manuscript = read_source(source, file, language, warned)
    checked = check(manuscript, abstracts, reported)
    if problems := warned + checked.problems:
        raise TalapErrors(problems)
    return checked.document, asdict(checked.uses)


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
    document, uses = _resolved(body, fronts, reported, problems)
    messages = reported.tables.messages[manuscript.language]
    claims = reported.claims
    named = [name for name in dict.fromkeys(uses.claims) if name in claims]
    title = string(messages("references-title"))
    document["blocks"] += [
        header(1, [title], "references", "unnumbered"),
        division([], name="refs"),
        *appendix(uses.keys(), reported.numbers, messages),
        *claims_appendix(named, claims, messages),
    ]
    return Checked(document, uses, problems)


def used(
    manuscript: Manuscript, abstracts: list[Abstract], reported: Reported
) -> dict[str, Any]:
    """Return what a manuscript uses, whatever may be wrong with it."""
    return asdict(_resolved(manuscript, abstracts, reported, [])[1])


def _resolved(
    manuscript: Manuscript,
    abstracts: list[Abstract],
    reported: Reported,
    problems: list[TalapError],
) -> tuple[dict[str, Any], Uses]:
    """Return the document, abstracts first, and its uses; add what is wrong."""
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
        reported.references,
        errors=problems,
    )
    sectioned = zip(sections(abstracts, messages), abstracts, strict=True)
    front = [Front([each], one.file, one.source) for each, one in sectioned]
    return resolver.resolve(manuscript.document, front), resolver.uses


def meta(messages: Messages, day: str, simulated: bool) -> dict[str, Any]:
    """Return a document's language, date and notices as pandoc's metadata."""
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
