"""Write the audit site in one language: numbers, codes, interviews, with anchors."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from talap.base import localise
from talap.base.codebook import Codebook
from talap.base.files import write_text
from talap.base.messages import Messages
from talap.base.numbers import Number, read_numbers

TEMPLATES = Path(__file__).parent / "templates"
PAGES = ("index", "numbers", "codes", "interviews")
SHOWN = 200  # rows of evidence that a page spells out; the rest is counted

Row = dict[str, Any]


def run(
    numbers: Path,
    turns: Path,
    interviews: Path,
    consensus: Path,
    edits: Path,
    codebook: Path,
    language: str,
    languages: list[str],
    locales: list[Path],
    simulated: bool,
    folder: Path,
) -> None:
    """Read what the numbers count, write the pages of one language."""
    messages = Messages(language, locales)
    coded = _rows(consensus)
    context = {
        "messages": messages,
        "language": language,
        "languages": {name: Messages(name, locales) for name in languages},
        "notice": messages("notice-page") if simulated else "",
        "numbers": describe_all(read_numbers(numbers), coded, messages),
        "codes": by_code(coded, Codebook.read(codebook, languages), language),
        "interviews": by_interview(_rows(interviews), _rows(turns), messages),
        "rules": count_rules(_rows(edits)),
    }
    environment = _environment()
    for page in PAGES:
        template = environment.get_template(f"{page}.html")
        write_text(folder / f"{page}.html", template.render(page=page, **context))


def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _rows(path: Path) -> list[Row]:
    import pyarrow.parquet

    rows: list[Row] = pyarrow.parquet.read_table(path).to_pylist()
    return rows


def describe_all(
    numbers: dict[str, Number], codings: list[Row], messages: Messages
) -> list[Row]:
    """Return each number as the page shows it, with the quotations it counts."""
    by_id: dict[str, list[Row]] = defaultdict(list)
    for coding in codings:
        by_id[coding["coding"]].append(coding)
    return [describe(key, number, by_id, messages) for key, number in numbers.items()]


def describe(
    key: str, number: Number, codings: dict[str, list[Row]], messages: Messages
) -> Row:
    """Return one number as the page shows it."""
    language = messages.language
    evidence = number["evidence"]
    rows = evidence["rows"]
    is_coded = evidence["table"] == "coding/consensus"
    quotes = [row for name in rows[:SHOWN] for row in codings[name]] if is_coded else []
    made = {
        "key": key,
        "kind": number["kind"],
        "printed": localise.number(number, messages),
        "definition": number["definition"][language],
        "rule": number["rule"],
        "table": evidence["table"],
        "count": localise.plain(len(rows), 0, language),
        "rows": [] if is_coded else [_row(row) for row in rows[:SHOWN]],
        "more": localise.plain(max(0, len(rows) - SHOWN), 0, language),
        "has_more": len(rows) > SHOWN,
        "quotes": quotes,
        "interviews": number["interviews"],
        "source": number.get("source", ""),
        "interval": "",
        "of": "",
    }
    if "interval" in number:
        interval = number["interval"]
        made["interval"] = messages(
            "fact-interval",
            level=localise.percent(interval["confidence"], 0, language),
            method=messages(f"interval-{interval['method']}"),
            interval=localise.number(number, messages, "ci"),
        )
    if "numerator" in number:
        made["of"] = messages(
            "fact-share",
            count=localise.number(number, messages, "n"),
            total=localise.number(number, messages, "of"),
        )
    return made


def _row(name: str) -> Row:
    """Return a row of evidence and the anchor it has on the interviews page, if any."""
    interview, colon, turns = name.partition(":")
    anchor = f"{interview}-{turns.partition('-')[0]}" if colon else ""
    return {"name": name, "anchor": anchor}


def by_code(codings: list[Row], codebook: Codebook, language: str) -> list[Row]:
    """Return the codes in order, each with its passages."""
    found: dict[str, list[Row]] = defaultdict(list)
    for coding in codings:
        found[coding["code"]].append(coding)
    return [
        {
            "code": name,
            "label": codebook.label(name, language),
            "definition": code.definition,
            "level": 2 if code.parent is None else 3,
            "quotes": found[name],
        }
        for name, code in codebook.codes.items()
    ]


def by_interview(
    interviews: list[Row], turns: list[Row], messages: Messages
) -> list[Row]:
    """Return the interviews in order, each with its turns."""
    found: dict[str, list[Row]] = defaultdict(list)
    for turn in turns:
        found[turn["interview"]].append(turn)
    return [
        {
            **interview,
            "length": _length(interview["duration"], messages),
            "said": found[interview["interview"]],
        }
        for interview in interviews
    ]


def _length(seconds: float | None, messages: Messages) -> str:
    if seconds is None or seconds != seconds:  # unknown is None or NaN
        return ""
    return localise.duration(seconds, messages)


def count_rules(edits: list[Row]) -> list[tuple[str, int]]:
    """Return how often each cleaning rule made an edit, most often first."""
    counts: dict[str, int] = defaultdict(int)
    for edit in edits:
        counts[edit["rule"]] += 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
