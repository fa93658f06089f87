"""Write the audit site in each language: what is behind each number and claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from talap.audit import explain
from talap.audit.explain import CODED, Codings, Row
from talap.audit.fit import WIDEST, Interval, Result, examine, read_checks, write_out
from talap.audit.lock import python_range, read_lock
from talap.audit.pages import PAGES
from talap.base import localise
from talap.base.codebook import Codebook
from talap.base.context import read_context
from talap.base.files import read_json, write_text
from talap.base.messages import Messages
from talap.base.numbers import TURNS, Number, read_numbers
from talap.base.tables import read_records

TEMPLATES = Path(__file__).parent / "templates"
TABLES = {  # public ones as CSV, each with the message `table-NAME`
    "coding": ("codings", "consensus", "moved", "sources"),
    "describe": (
        *("codes", "presence", "groups", "group_tests", "cooccurrence", "talk"),
        *("accumulation", "saturation", "richness", "agreement", "lexicon"),
    ),
}
SHOWN = 200  # rows of evidence that a page spells out; the rest is counted
DIGITS = 2  # of a coefficient of agreement
MEASURES = ("precision", "recall", "f1")
COEFFICIENTS = ("percent", "cohen", "fleiss", "krippendorff", "gwet", "unitizing")


def run(
    numbers: Path,
    claims: Path,
    turns: Path,
    interviews: Path,
    consensus: Path,
    edits: Path,
    agreement: Path,
    lexicon: Path,
    codebook: Path,
    context: Path,
    checks: Path | None,
    rules: Path,
    lock: Path,
    environment: Path,
    confidence: float,
    languages: list[str],
    locales: list[Path],
    simulated: bool,
    folder: Path,
) -> None:
    """Read what the numbers count, write the pages below ``folder/LANGUAGE``."""
    book = Codebook.read(codebook, languages)
    coded = read_records(consensus)
    reported = read_numbers(numbers)
    tested = read_json(claims)
    held = read_records(interviews)
    said = read_records(turns)
    agreed = read_records(agreement)
    looked_up = read_records(lexicon)
    published = read_context(context, languages)
    shared: dict[str, Any] = {
        "languages": {name: Messages(name, locales) for name in languages},
        "pages": PAGES,
        "tables": TABLES,
        "cleaning": count_rules(read_records(edits)),
        "steps": read_json(rules),
        "packages": read_lock(lock),
        "python": python_range(environment),
    }
    examined = fitted(checks, published, languages)
    templates = _environment()
    for language, messages in shared["languages"].items():
        worded = cache(messages)  # the same few hundred, thousands of times
        content = {
            "messages": worded,
            "quotation": _quotation(templates, worded),
            "language": language,
            "notice": messages("notice-page") if simulated else "",
            "numbers": describe_all(reported, coded, messages),
            "claims": [
                explain.claim(name, entry, messages, reported)
                for name, entry in tested.items()
            ],
            "codes": by_code(coded, book, language),
            "interviews": by_interview(held, said, messages),
            "agreement": by_unit(agreed, book, messages),
            "lexicon": by_lexicon(looked_up, book, messages),
            "level": localise.level(confidence, language),
            "context": published_figures(published, messages),
            "checks": [_check(*each, published, messages) for each in examined],
            "widest": localise.percent(float(WIDEST), 0, language),
        }
        for page in PAGES:
            template = templates.get_template(f"{page}.html")
            text = template.render(page=page, **shared, **content)
            write_text(folder / language / f"{page}.html", text)


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


def _quotation(templates: Any, messages: Callable[..., str]) -> Callable[..., str]:
    """Return what shows a passage; each is laid out once, for many numbers count it."""
    lay_out = templates.get_template("quotation.html").module.quotation
    shown: dict[tuple[str, int], str] = {}

    def quotation(row: Row) -> str:
        key = row["coding"], row["turn"]
        if key not in shown:
            shown[key] = lay_out(row, messages)
        return shown[key]

    return quotation


def describe_all(
    numbers: dict[str, Number], codings: list[Row], messages: Messages
) -> list[Row]:
    """Return each number as the page shows it, with the quotations it counts."""
    coded = Codings.of(codings)
    return [describe(key, number, coded, messages) for key, number in numbers.items()]


def describe(key: str, number: Number, codings: Codings, messages: Messages) -> Row:
    """Return one number as the page shows it."""
    language = messages.language
    evidence = number["evidence"]
    rows = evidence["rows"]
    is_coded = evidence["table"] == CODED
    return {
        "key": key,
        "kind": number["kind"],
        "printed": explain.printed(number, messages),
        "definition": number["definition"][language],
        "facts": [
            text
            for name, text in explain.facts(number, messages)
            if name not in {"interviews", "source"}
        ],
        "rule": number["rule"],
        "evidence": explain.rows_of(evidence, messages),
        "denominator": explain.denominator(number, messages),
        "rows": [] if is_coded else [_row(row) for row in rows[:SHOWN]],
        "more": localise.plain(max(0, len(rows) - SHOWN), 0, language),
        "has_more": len(rows) > SHOWN,
        "quotes": codings.named(rows[:SHOWN]) if is_coded else [],
        "interviews": number["interviews"],
        "source": dict(explain.facts(number, messages)).get("source", ""),
    }


def _row(name: str) -> Row:
    """Return a row of evidence and the anchor it has on the interviews page, if any."""
    turns = TURNS.fullmatch(name)
    return {"name": name, "anchor": f"{turns[1]}-{turns[2]}" if turns else ""}


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
            "level": min(2 + len(codebook.above(name)), 6),
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


# -- agreement ------------------------------------------------------------------------


def by_unit(rows: list[Row], codebook: Codebook, messages: Messages) -> list[Row]:
    """Return a table per unit: codes down, coefficients with intervals across."""
    language = messages.language
    units: dict[str, dict[str, dict[str, Row]]] = {}
    for row in sorted(rows, key=lambda row: row["order"]):
        of_unit = units.setdefault(row["unit"], {})
        of_unit.setdefault(row["code"], {})[row["coefficient"]] = row
    found = []
    for unit, codes in units.items():
        first = next(iter(next(iter(codes.values())).values()))
        names = [
            name for name in COEFFICIENTS if any(name in row for row in codes.values())
        ]
        found.append(
            {
                "unit": unit,
                "coefficients": names,
                **{
                    name: localise.plain(first[name], 0, language)
                    for name in ("coders", "interviews", "units")
                },
                "codes": [
                    _agreement_row(code, names, row, codebook, messages)
                    for code, row in codes.items()
                ],
            }
        )
    return found


def by_lexicon(rows: list[Row], codebook: Codebook, messages: Messages) -> list[Row]:
    """Return how right the lexicon coder is, a table per unit: codes down."""
    language = messages.language
    units: dict[str, dict[str, dict[str, Row]]] = {}
    for row in sorted(rows, key=lambda row: row["order"]):
        of_unit = units.setdefault(row["unit"], {})
        of_unit.setdefault(row["code"], {})[row["measure"]] = row
    return [
        {
            "unit": unit,
            "measures": MEASURES,
            "codes": [
                {
                    **_code(code, codebook, messages),
                    "counts": [
                        localise.plain(measures[MEASURES[0]][name], 0, language)
                        for name in ("lexicon", "consensus", "both")
                    ],
                    "cells": [
                        _coefficient({**measures[name], "coefficient": name}, language)
                        for name in MEASURES
                    ],
                }
                for code, measures in codes.items()
            ],
        }
        for unit, codes in units.items()
    ]


def _code(code: str, codebook: Codebook, messages: Messages) -> Row:
    if code not in codebook.codes:  # all codes pooled
        return {"code": "", "label": messages("agreement-overall")}
    return {"code": code, "label": codebook.label(code, messages.language)}


def _agreement_row(
    code: str,
    names: list[str],
    row: dict[str, Row],
    codebook: Codebook,
    messages: Messages,
) -> Row:
    language = messages.language
    first = next(iter(row.values()))
    return {
        **_code(code, codebook, messages),
        "prevalence": localise.percent(first["prevalence"], 1, language),
        "cells": [_coefficient(row[name], language) for name in names],
    }


def _coefficient(row: Row, language: str) -> Row:
    def shown(value: float | None) -> str:
        if value is None or value != value:
            return ""
        if row["coefficient"] == "percent":
            return localise.percent(value, 0, language)
        return localise.plain(value, DIGITS, language)

    low, high = shown(row["low"]), shown(row["high"])
    return {
        "value": shown(row["value"]),
        "interval": f"[{low}; {high}]" if low and high else "",
        "undefined": localise.plain(row["undefined"], 0, language),
        "has_undefined": row["undefined"] > 0,
    }


# -- published figures ----------------------------------------------------------------


def published_figures(context: dict[str, Row], messages: Messages) -> list[Row]:
    """Return the constants as printed, each with its source."""
    return [
        {
            "key": key,
            "printed": _figure(figure, messages),
            "unit": figure["units"][messages.language],
            "source": figure["sources"][messages.language],
        }
        for key, figure in context.items()
    ]


def _figure(figure: Row, messages: Messages, *, with_relation: bool = True) -> str:
    language = messages.language
    sign = localise.percent_sign(language) if figure["unit"] == "percent" else ""
    value = _as_written(figure["value"], language)
    if figure["relation"] == "range":
        high = _as_written(figure["high"], language)
        return f"{value}{localise.EN_DASH}{high}{sign}"
    relation = figure["relation"] if with_relation else "exact"
    return explain.related(value + sign, relation)


def _as_written(value: float, language: str) -> str:
    _, _, decimals = str(value).partition(".")
    return localise.plain(value, len(decimals), language)


def fitted(
    path: Path | None, context: dict[str, Row], languages: list[str]
) -> list[tuple[str, Result]]:
    """Return by name what the study's checks of the published figures come to."""
    if path is None:
        return []
    checks = read_checks(path, context, languages)
    return [
        (name, examine(name, check, context, path)) for name, check in checks.items()
    ]


def _check(
    name: str, result: Result, context: dict[str, Row], messages: Messages
) -> Row:
    language, check = messages.language, result.check

    def write(word: str | float) -> str:
        if not isinstance(word, str):
            return _as_written(word, language)
        # Arithmetic is with the figures as printed; "about" comes in afterwards.
        figure = context[word]
        rest = {"about": "exact"}.get(figure["relation"], figure["relation"])
        said = _figure({**figure, "relation": rest, "unit": ""}, messages)
        return said if rest == "exact" else f"({said})"

    def side(rule: str | None, found: Interval | None) -> str:
        if rule is None or found is None:
            return ""
        value = _interval(found, check.digits, check.unit, language)
        if rule.strip() in context:  # nothing to compute
            return _figure({**context[rule.strip()], "unit": check.unit}, messages)
        return f"{write_out(rule, write)} = {value}"

    about = ""
    if result.about is not None:
        about = localise.percent(float(result.about), 1, language)
    return {
        "name": name,
        "says": check.says[language],
        "outcome": result.outcome.replace(" ", "-"),
        "said": messages(f"fit-{result.outcome.replace(' ', '-')}", about=about),
        "relation": messages(f"fit-{check.relation.replace(' ', '-')}"),
        "implied_rule": check.implied,
        "stated_rule": check.stated or "",
        "implied": side(check.implied, result.implied),
        "stated": side(check.stated, result.stated),
    }


def _interval(found: Interval, digits: int, unit: str, language: str) -> str:
    """Write an interval: one value, two ends, or above or below one."""
    sign = localise.percent_sign(language) if unit == "percent" else ""

    def end(value: Any) -> str:
        return localise.plain(float(value), digits, language)

    thin = localise.THIN_SPACE
    if found.low == found.high:
        return end(found.low) + sign
    if found.high == float("inf"):
        return f"{'≥' if found.has_low else '>'}{thin}{end(found.low)}{sign}"
    if found.low == float("-inf"):
        return f"{'≤' if found.has_high else '<'}{thin}{end(found.high)}{sign}"
    return f"{end(found.low)}{localise.EN_DASH}{end(found.high)}{sign}"
