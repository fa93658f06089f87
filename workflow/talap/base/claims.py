"""What a claim's test asks for, in a reader's language."""

from __future__ import annotations

import re
from typing import Any

from talap.base import localise
from talap.base.messages import Messages

Row = dict[str, Any]


def asked(test: Row, codes: dict[str, Row], messages: Messages) -> str:
    """Return what a test counts: whose share, or which code's place.

    Parameters
    ----------
    test : dict
        One of a claim's tests, as claims.json has it.
    codes : dict
        The claim's codes with their labels, as claims.json has them.
    messages : Messages
        Of the language to say it in.
    """
    kind = "rank" if test["kind"] == "rank" else "share"
    where = _conditions(test["where"], codes, messages)
    if test["among"]:
        among = _conditions(test["among"], codes, messages)
        return messages(f"test-{kind}-among", where=where, among=among)
    return messages(f"test-{kind}", where=where)


def threshold(test: Row, codes: dict[str, Row], messages: Messages) -> str:
    """Return what the count must reach; arguments as of `asked`."""
    language = messages.language
    if test["kind"] == "rank":
        place = localise.plain(test["threshold"]["within"], 0, language)
        total = localise.plain(len(test["places"]), 0, language)
        return messages("threshold-rank", place=place, total=total)
    if test["kind"] == "comparison":
        other = test["other"]
        share = messages("audit-no-value")
        if other["value"] is not None:
            share = localise.percent(other["value"], 1, language)
        count = messages(
            "fact-share",
            count=localise.plain(other["numerator"], 0, language),
            total=localise.plain(other["denominator"], 0, language),
        )
        said = asked({**other, "kind": "share"}, codes, messages)
        return f">{localise.THIN_SPACE}{share} ({count}): {said}"
    limits = test["threshold"]
    signs = (("at_least", "≥"), ("above", ">"), ("at_most", "≤"))
    parts = [
        f"{sign}{localise.THIN_SPACE}{localise.level(limits[name], language)}"
        for name, sign in signs
        if name in limits
    ]
    return f"{', '.join(parts)} ({limits['quantifier']})"


def _conditions(
    conditions: dict[str, list[str]], codes: dict[str, Row], messages: Messages
) -> str:
    return "; ".join(
        _condition(column, wanted, codes, messages)
        for column, wanted in conditions.items()
    )


def _condition(
    column: str, wanted: list[str], codes: dict[str, Row], messages: Messages
) -> str:
    if column in {"code", "not_code"}:
        labels = [codes[code]["label"][messages.language] for code in wanted]
        name = "test-code" if column == "code" else "test-no-code"
        return messages(name, labels=" / ".join(labels))
    label = _own(f"column-{_key(column)}", column, messages)
    values = [
        _own(f"value-{_key(column)}-{_key(value)}", value, messages) for value in wanted
    ]
    return f"{label}: {' / '.join(values)}"


def _own(name: str, otherwise: str, messages: Messages) -> str:
    """Return the study's own wording of an attribute or value, if it has one."""
    return messages(name) if messages.has(name) else otherwise


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
