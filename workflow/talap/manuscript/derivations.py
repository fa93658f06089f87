"""The appendix that says, for each number of a manuscript, how it came to be."""

from __future__ import annotations

from talap.base import localise
from talap.base.messages import Messages
from talap.base.numbers import Number
from talap.manuscript.nodes import (
    Node,
    division,
    header,
    link,
    paragraph,
    string,
    strong,
)

AUDIT = "../audit/{language}/numbers.html#{key}"


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


def entry(key: str, number: Number, messages: Messages) -> Node:
    """Return the entry of one number, which every mention of it links to."""
    language = messages.language
    audit = AUDIT.format(language=language, key=key)
    said = [
        strong(string(localise.number(number, messages))),
        string(f" {localise.EN_DASH} {number['definition'][language]}. "),
        string(" ".join(f"{part}." for part in facts(number, messages))),
        string(" "),
        link([string(messages("derivations-audit"))], audit, ("audit",)),
    ]
    return division([paragraph(*said)], "derivation", name=f"number-{key}")


def facts(number: Number, messages: Messages) -> list[str]:
    """Return what there is to say on a number beside its definition, as sentences."""
    found = []
    if "numerator" in number:
        found.append(
            messages(
                "fact-share",
                count=localise.number(number, messages, "n"),
                total=localise.number(number, messages, "of"),
            )
        )
    if "interval" in number:
        interval = number["interval"]
        found.append(
            messages(
                "fact-interval",
                level=localise.percent(interval["confidence"], 0, messages.language),
                method=messages(f"interval-{interval['method']}"),
                interval=localise.number(number, messages, "ci"),
            )
        )
    if number["interviews"]:
        interviews = ", ".join(number["interviews"])
        found.append(messages("fact-interviews", interviews=interviews))
    if "source" in number:
        found.append(messages("fact-source", source=number["source"]))
    elif number["kind"] == "constant":
        found.append(messages("fact-setting", setting=number["evidence"]["rows"][0]))
    return found
