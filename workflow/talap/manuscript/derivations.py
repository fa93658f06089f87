"""The appendix that says how each number and claim of a manuscript came to be."""

from __future__ import annotations

from typing import Any

from talap.base import localise
from talap.base.claims import asked, threshold
from talap.base.messages import Messages
from talap.base.numbers import Number, count_rows
from talap.base.worlds import said_range, world
from talap.manuscript.nodes import (
    Node,
    division,
    header,
    link,
    paragraph,
    span,
    string,
    strong,
)

AUDIT = "../audit/{language}/numbers.html#{key}"
CLAIMS_AUDIT = "../audit/{language}/claims.html#{claim}"

Claim = dict[str, Any]  # as results/claims.json has it


def appendix(
    keys: list[str], numbers: dict[str, Number], messages: Messages
) -> list[Node]:
    """Return the heading and one entry per key, in the order of the keys."""
    entries = [entry(key, numbers[key], messages) for key in keys]
    return [
        header(1, [string(messages("derivations-title"))], "derivations", "unnumbered"),
        paragraph(string(messages("derivations-intro"))),
        *entries,
    ]


def claims_appendix(
    names: list[str], claims: dict[str, Claim], messages: Messages
) -> list[Node]:
    """Return the heading and one entry per claim, nothing if there are none."""
    if not names:
        return []
    title = string(messages("derivation-claims-title"))
    return [
        header(1, [title], "claims", "unnumbered"),
        paragraph(string(messages("derivation-claims-intro"))),
        *(claim_entry(name, claims[name], messages) for name in names),
    ]


def entry(key: str, number: Number, messages: Messages) -> Node:
    """Return the entry of one number, which every mention of it links to."""
    language = messages.language
    said = [
        strong(string(localise.number(number, messages))),
        string(f" {localise.EN_DASH} {number['definition'][language]}."),
        *(_sentence(string(f"{part}.")) for part in facts(number, messages)),
        string(" "),
        _audit(AUDIT.format(language=language, key=key), messages),
    ]
    return division([paragraph(*said)], "derivation", name=f"number-{key}")


def claim_entry(name: str, claim: Claim, messages: Messages) -> Node:
    """Return the entry of one claim: its words, its verdict, its tests."""
    language = messages.language
    verdict = messages(f"derivation-{claim['verdict'].replace(' ', '-')}")
    said = [
        strong(string(claim["says"][language])),
        string(f" {localise.EN_DASH} {verdict}."),
        *(_tested(test, claim["codes"], messages) for test in claim["tests"]),
        string(" "),
        _audit(CLAIMS_AUDIT.format(language=language, claim=name), messages),
    ]
    return division([paragraph(*said)], "derivation", name=f"claim-{name}")


def _tested(test: dict[str, Any], codes: dict[str, Any], messages: Messages) -> Node:
    values = {
        "count": localise.plain(test["numerator"], 0, messages.language),
        "total": localise.plain(test["denominator"], 0, messages.language),
    }
    parts = [messages("fact-share", **values)]
    if test["range"]:
        parts.append(messages("claim-range", **_range(test, messages)))
    if test["turned_by"]:
        ways = ", ".join(world(name, messages) for name in test["turned_by"])
        parts.append(messages("claim-turned", ways=ways))
    rule = f"{asked(test, codes, messages)}, {threshold(test, codes, messages)}"
    return _sentence(string(f"{rule} {localise.EN_DASH} {'. '.join(parts)}."))


def _range(test: dict[str, Any], messages: Messages) -> dict[str, str]:
    """Return the range of a test's value: ranks as such, shares in percent."""
    language = messages.language
    ends = (test["range"]["low"], test["range"]["high"])
    if test["kind"] == "rank":
        low, high = (localise.plain(end, 0, language) for end in ends)
        return {"kind": "rank", "range": low if low == high else _between(low, high)}
    low, high = (localise.percent(end, 0, language) for end in ends)
    if low == high:
        return {"kind": "share", "range": low}
    bare = localise.plain(localise.hundredfold(ends[0]), 0, language)
    return {"kind": "share", "range": _between(bare, high)}


def _between(low: str, high: str) -> str:
    return f"{low}{localise.EN_DASH}{high}"


def _sentence(*inlines: Node) -> Node:
    """Return a fact as a span of its own, which a page may print on its own line."""
    return span([string(" "), *inlines], "fact")


def _audit(target: str, messages: Messages) -> Node:
    return link([string(messages("derivations-audit"))], target, ("audit",))


def facts(number: Number, messages: Messages) -> list[str]:
    """Return what there is to say on a number beside its definition, as sentences."""
    language = messages.language
    found = []
    if "numerator" in number:
        found.append(
            messages(
                "fact-share",
                count=localise.number(number, messages, "n"),
                total=localise.number(number, messages, "of"),
            )
        )
    elif "denominator" in number:
        total = localise.number(number, messages, "of")
        found.append(messages("fact-total", total=total))
    if "interval" in number:
        interval = number["interval"]
        found.append(
            messages(
                "fact-interval",
                level=localise.level(interval["confidence"], language),
                method=messages(f"interval-{interval['method']}"),
                interval=localise.number(number, messages, "ci"),
            )
        )
    if "range" in number:
        found.append(said_range(number, messages))
    if "sources" in number:
        source = number["sources"][messages.language]
        found.append(messages("fact-source", source=source))
    elif number["kind"] == "constant":
        found.append(messages("fact-setting", setting=number["evidence"]["rows"][0]))
    else:
        count = count_rows(number["evidence"]["rows"])
        rows = localise.plain(count, 0, language)
        table = number["evidence"]["table"]
        found.append(messages("fact-rows", count=rows, table=table))
    if number["interviews"]:
        interviews = ", ".join(number["interviews"])
        found.append(messages("fact-interviews", interviews=interviews))
    return found
