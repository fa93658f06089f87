"""Say in a terminal where a number or a claim comes from: ``python -m talap why KEY``.

It reads results/ only, in the study's folder, after a build. Without a key it lists
what there is to ask for; ``lang=ky`` answers in that language, else the leading one.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from talap.audit import explain
from talap.audit.explain import CODED, Codings, Row
from talap.base.errors import TalapError
from talap.base.files import read_json
from talap.base.messages import Messages
from talap.base.numbers import Number
from talap.base.terminal import Line, show

NUMBERS = Path("results/numbers.json")
CLAIMS = Path("results/claims.json")
CONSENSUS = Path("results/coding/consensus.csv")
MANIFEST = Path("results/audit/manifest.json")
CORPUS = Path("data/raw/corpus.yaml")
LOCALES = Path("manuscript/locales")


def run(key: str = "", /, lang: str = "") -> None:
    """Print what is behind a number or a claim, or list all of them.

    Raises
    ------
    TalapError
        If nothing is built, nothing has the key, or the study lacks the language.
    """
    numbers, claims = _read(NUMBERS), _read(CLAIMS)
    messages = Messages(_language(numbers, claims, lang), _locales())
    if not MANIFEST.exists():
        print("note: the last build did not finish; run make paper", file=sys.stderr)
    lines: list[Line] = [(0, messages("notice-page")), (0, "")] if _simulated() else []
    if not key:
        lines += listing(numbers, claims, messages)
    elif key not in numbers and key not in claims:
        near = get_close_matches(key, [*numbers, *claims], 1, 0.5)
        raise TalapError(
            NUMBERS,
            f"no number or claim {key}",
            f"did you mean {near[0]}?" if near else "see: python -m talap why",
        )
    if key in numbers:
        lines += of_number(key, numbers[key], _codings(numbers[key]), messages)
    if key in claims:
        shown = explain.claim(key, claims[key], messages, numbers)
        codings = Codings.of(_rows(CONSENSUS))
        lines += of_claim(shown, claims[key], codings, messages)
    show(lines)


def _read(path: Path) -> dict[str, Row]:
    if not path.exists():
        raise TalapError(
            path, "there is no such file", "run make paper, then ask in its folder"
        )
    found: dict[str, Row] = read_json(path)
    return found


def _language(numbers: dict[str, Number], claims: dict[str, Row], wanted: str) -> str:
    """Return the language to answer in; results name theirs, the leading one first."""
    said = [number["definition"] for number in numbers.values()]
    said += [claim["says"] for claim in claims.values()]
    languages = list(said[0]) if said else ["en"]
    if wanted and wanted not in languages:
        raise TalapError(
            "talap why", f"no language {wanted}", f"lang= takes {', '.join(languages)}"
        )
    return wanted or languages[0]


def _locales() -> list[Path]:
    return sorted(LOCALES.glob("*.ftl"))


def _simulated() -> bool:
    from talap.base.config import read_yaml

    content = read_yaml(CORPUS) if CORPUS.exists() else None
    return isinstance(content, dict) and content.get("kind") == "simulated"


def _codings(number: Number) -> Codings:
    """Return the consensus, if the number's evidence lies there."""
    is_coded = number["evidence"]["table"] == CODED
    return Codings.of(_rows(CONSENSUS) if is_coded else [])


def _rows(path: Path) -> list[Row]:
    """Read the consensus as CSV: pyarrow would take longer to start than all else."""
    if not path.exists():
        raise TalapError(path, "there is no such file", "run make paper")
    with path.open(encoding="utf-8", newline="") as stream:
        return [{**row, "turn": int(row["turn"])} for row in csv.DictReader(stream)]


def listing(
    numbers: dict[str, Number], claims: dict[str, Row], messages: Messages
) -> Iterator[Line]:
    """Yield each key with its value, and each claim with its verdict."""
    yield 0, messages("audit-numbers")
    for key, number in numbers.items():
        yield 2, f"{key}  {explain.printed(number, messages)}"
    yield 0, ""
    yield 0, messages("audit-claims")
    for name, entry in claims.items():
        verdict = entry["verdict"].replace(" ", "-")
        yield 2, f"{name}  {messages(f'verdict-{verdict}')}"


def of_number(
    key: str, number: Number, codings: Codings, messages: Messages
) -> Iterator[Line]:
    """Yield what is behind a number, the quotations last."""
    evidence = number["evidence"]
    yield 0, f"{key} = {explain.printed(number, messages)}"
    yield 0, f"{number['definition'][messages.language]}."
    yield 0, ""
    facts = explain.facts(number, messages)
    for name, text in facts:
        if name != "interviews":
            yield 2, text
    if below := explain.denominator(number, messages):
        yield 2, f"{messages('audit-denominator')}: {below}"
    yield 2, f"{messages('audit-rule')}: {number['rule']}"
    count = explain.rows_of(evidence, messages)
    yield 2, f"{messages('audit-evidence')}: {count}"
    if "interviews" in dict(facts):
        yield 2, dict(facts)["interviews"]
    yield 0, ""
    if evidence["table"] == CODED:
        yield from quotations(codings.named(evidence["rows"]), messages)
    else:
        yield 2, ", ".join(evidence["rows"])


def of_claim(
    shown: Row, entry: Row, codings: Codings, messages: Messages
) -> Iterator[Line]:
    """Yield a claim's verdict, each of its tests, and the quotations behind each."""
    yield 0, f"{shown['name']}: {shown['verdict_said']}"
    yield 0, f"{shown['says']}."
    if shown["quantifier"]:
        yield 0, f"{messages('claims-quantifier')}: {shown['quantifier']}"
    for number, (test, raw) in enumerate(
        zip(shown["tests"], entry["tests"], strict=True), 1
    ):
        turned = "; ".join(test["turned_by"]) or messages("claims-nothing-turns")
        worlds = messages("claims-worlds", count=test["worlds"])
        yield 0, ""
        yield 0, f"{number}. {test['said']}"
        for name, text in (
            ("claims-verdict", test["verdict_said"]),
            ("audit-value", f"{test['value']} ({test['count']})"),
            ("claims-threshold", test["threshold"]),
            ("claims-range", f"{test['range']}; {worlds}"),
            ("claims-turned", turned),
            ("audit-rule", test["rule"]),
            ("audit-numbers", ", ".join(test["numbers"])),
        ):
            if text:
                yield 3, f"{messages(name)}: {text}"
        for place in test["places"]:
            yield 5, f"{place['count']}  {place['label']} ({place['code']})"
        codes = explain.counted_codes(raw, entry["codes"])
        behind = codings.of_people(codes, set(raw["participants"]))
        if behind:
            yield 0, ""
            yield from quotations(behind, messages, 3)
        elif raw["participants"]:
            yield 3, ", ".join(raw["participants"])


def quotations(rows: list[Row], messages: Messages, indent: int = 0) -> Iterator[Line]:
    """Yield each passage below where it stands, its code and who coded it."""
    yield (
        indent,
        f"{messages('column-codings')}: {len({row['coding'] for row in rows})}",
    )
    for row in rows:
        turn = messages("audit-turn", turn=str(row["turn"]))
        coders = messages("audit-coders", coders=row["coders"])
        place = f"{row['interview']}, {turn}, {row['participant']}"
        yield indent + 2, f"{place}; {row['code']}; {coders}"
        yield indent + 4, messages("audit-quote", text=row["quote"])
