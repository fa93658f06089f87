"""Check one manuscript and put its numbers, figures, tables and references in place."""

from __future__ import annotations

import hashlib
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
from talap.manuscript.derivations import Claim, appendix, claims_appendix
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
    )
    cited = cite(
        made, references, citation_style(style), language, file=str(manuscript)
    )
    cited["meta"] |= _meta(messages[language], day, simulated)
    cited["meta"] |= described(cited["blocks"], list(read.values()), language)
    texts = {Path(each.file): each.source for each in read.values()}
    digest = digest_of({manuscript: _read(manuscript), **texts})
    cited["meta"]["talap-source"] = {"t": "MetaString", "c": digest}
    write_json(document, cited)
    write_json(uses, used)


def digest_of(sources: dict[Path, str]) -> str:
    """Return the SHA-256 of a manuscript with its abstracts: which text was built."""
    told = hashlib.sha256()
    for path in sorted(sources, key=lambda path: path.as_posix()):
        text = sources[path]
        told.update(f"{path.as_posix()}\n{len(text)}\n{text}".encode())
    return told.hexdigest()


def build(
    source: str,
    file: str,
    abstracts: list[Abstract],
    language: str,
    numbers: dict[str, Number],
    tables: TableSource,
    figures: set[str],
    claims: dict[str, Claim],
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
    front = [
        Front([section], abstract.file, abstract.source)
        for section, abstract in zip(
            sections(abstracts, messages), abstracts, strict=True
        )
    ]
    try:
        resolved = resolver.resolve(parsed, front)
    except TalapErrors as refused:
        raise TalapErrors(problems + refused.errors) from None
    if problems:
        raise TalapErrors(problems)
    uses = resolver.uses
    title = header(
        1, [string(messages[language]("references-title"))], "references", "unnumbered"
    )
    resolved["blocks"] += [
        title,
        division([], name="refs"),
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
