"""The COREQ checklist as an appendix, answered from the data and by the authors.

Source: Tong, Sainsbury & Craig 2007, Consolidated criteria for reporting qualitative
research; the items are named in our own words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talap.base import localise
from talap.base.errors import TalapError, TalapErrors
from talap.base.messages import Messages
from talap.manuscript.coreq_file import DOMAINS, Answer, Coreq
from talap.manuscript.lint import find_faults
from talap.manuscript.nodes import Node, header, link, paragraph, string, text_of
from talap.manuscript.pandoc import parse
from talap.manuscript.resolve import Front, Resolver

AUDIT = "../audit/{language}/{page}.html"
INTRODUCTION = 0  # stands before the items, and is written like one

Said = tuple[str, dict[str, str]]  # a message and its values


@dataclass(frozen=True)
class Known:
    """What the pipeline knows beside the numbers."""

    guide: str  # file of the interview guide, "" if there is none
    interviews: list[str]  # the participant of each interview
    quotations: list[str]  # codings that the text quotes
    sections: dict[str, str]  # headings of the manuscript by identifier


def appendix(coreq: Coreq, file: Path, known: Known, resolver: Resolver) -> list[Node]:
    """Return the appendix; its numbers, references and citations count as used.

    The resolver has been through the manuscript, so that it knows figures and tables.

    Raises
    ------
    TalapErrors
        Every number by hand, unknown key, reference or section, with its item.
    """
    messages = resolver.messages[resolver.language]
    sources = written(coreq, known, messages)
    parsed, errors = paragraphs(sources, file)
    said: dict[int, list[Node]] = {}
    for number, blocks in parsed.items():
        try:
            said[number] = _resolved(blocks, sources[number], file, resolver)
        except TalapErrors as refused:
            errors += [_placed(error, number, resolver) for error in refused.errors]
    made: list[Node] = [
        header(1, [string(messages("coreq-title"))], "coreq", "unnumbered"),
        *said.pop(INTRODUCTION, []),
    ]
    for domain, numbers in DOMAINS.items():
        title = string(messages(f"coreq-domain-{domain}"))
        items = []
        for number in numbers:
            answer = coreq.items.get(number)
            sections = answer.sections if isinstance(answer, Answer) else []
            try:
                seen = _sections(sections, known, file, messages)
            except TalapError as refused:
                errors.append(_placed(refused, number, resolver))
                continue
            blocks = said.get(number, []) + seen
            state = "answered" if blocks else _open(answer)
            resolver.uses.coreq.append(f"{number} {state}")
            blocks = blocks or [paragraph(string(messages(f"coreq-{state}")))]
            name = string(f"{number}. {messages(f'coreq-item-{number}')}")
            items.append([[name], [blocks]])
        made += [
            header(2, [title], f"coreq-{domain}", "unnumbered"),
            {"t": "DefinitionList", "c": items},
        ]
    if errors:
        raise TalapErrors(errors)
    return made


def written(coreq: Coreq, known: Known, messages: Messages) -> dict[int, str]:
    """Return the Markdown of each item that has any, the introduction's first."""
    citation = f" [@{coreq.citation}]" if coreq.citation else ""
    found = {INTRODUCTION: messages("coreq-intro", citation=citation)}
    for number in (each for numbers in DOMAINS.values() for each in numbers):
        answer = coreq.items.get(number)
        if isinstance(answer, str):
            continue
        parts = []
        if number in FROM_DATA and (said := FROM_DATA[number](coreq, known, messages)):
            name, values = said
            parts.append(messages(f"coreq-answer-{name}", **values))
        if answer and answer.text:
            parts.append(answer.text[messages.language].strip())
        if parts:
            found[number] = " ".join(parts)
    return found


def _numbers(name: str, *slots: str) -> Callable[[Coreq, Known, Messages], Said | None]:
    """Return an answer that prints numbers, if the study has given all their keys."""

    def answer(coreq: Coreq, _: Known, __: Messages) -> Said | None:
        keys = {slot: getattr(coreq.numbers, slot) for slot in slots}
        intervals = {f"{slot}_ci": f"{key}.ci" for slot, key in keys.items()}
        return (name, keys | intervals) if all(keys.values()) else None

    return answer


def _guide(_: Coreq, known: Known, __: Messages) -> Said | None:
    return ("guide", {"file": known.guide}) if known.guide else None


def _repeats(_: Coreq, known: Known, __: Messages) -> Said:
    again = len(set(known.interviews)) < len(known.interviews)
    return ("repeats" if again else "no-repeats", {})


def _quotations(_: Coreq, known: Known, messages: Messages) -> Said | None:
    if not known.quotations:
        return None
    count = localise.plain(len(known.quotations), 0, messages.language)
    # Counted in this text, so that no key of the data stands for it.
    return ("quotations", {"count": f'[{count}]{{.lit why="counted in this text"}}'})


def _page(name: str, page: str) -> Callable[[Coreq, Known, Messages], Said]:
    """Return an answer that leads to a page of the audit."""

    def answer(_: Coreq, __: Known, messages: Messages) -> Said:
        target = AUDIT.format(language=messages.language, page=page)
        return name, {"page": messages(f"audit-{page}"), "target": target}

    return answer


# The items that the data can answer.
FROM_DATA: dict[int, Callable[[Coreq, Known, Messages], Said | None]] = {
    12: _numbers("sample", "participants", "interviews"),
    17: _guide,
    18: _repeats,
    21: _numbers("duration", "duration", "duration_median"),
    22: _numbers("saturation", "codes_observed", "codes_expected"),
    24: _numbers("coders", "coders"),
    25: _page("tree", "codes"),
    27: _page("software", "pipeline"),
    29: _quotations,
}


def paragraphs(
    sources: dict[int, str], file: Path
) -> tuple[dict[int, list[Node]], list[TalapError]]:
    """Parse the Markdown of all items at once; each is to be one paragraph."""
    fenced = (f"::: {{#item-{key}}}\n{text}\n:::\n" for key, text in sources.items())
    document = parse("\n".join(fenced), file=str(file))
    waiting = {f"item-{key}" for key in sources}
    found: dict[str, list[Node]] = {}
    last = ""
    for block in document["blocks"]:
        name = block["c"][0][0] if block["t"] == "Div" else ""
        if name in waiting:
            waiting.remove(name)
            last, found[name] = name, list(block["c"][1])
        else:  # what got out of its item
            found.setdefault(last, []).append(block)
    parsed: dict[int, list[Node]] = {}
    errors: list[TalapError] = []
    for number in sources:
        blocks = found.get(f"item-{number}", [])
        if [block["t"] for block in blocks] == ["Para"]:
            parsed[number] = blocks
        else:
            hint = "write it without lists, headings and empty lines"
            place = f"key items.{number}.text"
            errors.append(TalapError(file, "not one paragraph", hint, place))
    return parsed, errors


def _resolved(
    blocks: list[Node], source: str, file: Path, resolver: Resolver
) -> list[Node]:
    document: dict[str, Any] = {"meta": {}, "blocks": blocks}
    language = resolver.language
    faults = find_faults(
        document, source, str(file), resolver.numbers, resolver.messages, language
    )
    if faults:
        raise TalapErrors([fault.error for fault in faults])
    return resolver.resolve_more(Front(blocks, str(file), source))


def _placed(error: TalapError, number: int, resolver: Resolver) -> TalapError:
    place = f"key items.{number}, {resolver.language}"
    if number == INTRODUCTION:
        place = f"message coreq-intro, {resolver.language}"
    return TalapError(error.file, error.problem, error.hint, place)


def headings(blocks: list[Node]) -> dict[str, str]:
    """Return the headings of a document by their identifiers."""
    found = (block["c"] for block in blocks if block["t"] == "Header")
    return {attribute[0]: text_of(said) for _, attribute, said in found if attribute[0]}


def _sections(
    names: list[str], known: Known, file: Path, messages: Messages
) -> list[Node]:
    """Return where the manuscript reports an item, as links under their headings."""
    if not names:
        return []
    said: list[Node] = [string(messages("coreq-see"))]
    for index, name in enumerate(names):
        if name not in known.sections:
            hint = f"there are: {', '.join(known.sections) or 'none'}"
            raise TalapError(file, f"no section {name}", hint)
        title = string(known.sections[name])
        said += [string("; " if index else " "), link([title], f"#{name}")]
    return [paragraph(*said)]


def _open(answer: object) -> str:
    return answer if isinstance(answer, str) else "authors"
