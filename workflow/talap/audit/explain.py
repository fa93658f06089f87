"""Say in a language how a number or a claim came to be: for the pages and a terminal.

What is said is data: strings and lists in the reader's language. How it looks, in HTML
or in plain text, is decided by whoever shows it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from talap.base import localise
from talap.base.claims import asked, threshold
from talap.base.errors import TalapError
from talap.base.messages import Messages
from talap.base.numbers import Number, count_rows
from talap.base.worlds import said_range, world

Row = dict[str, Any]

CODED = "coding/consensus"  # the table of evidence whose rows are quotations


@dataclass(frozen=True)
class Codings:
    """The consensus by identifier; a passage over several turns has several rows."""

    rows: dict[str, list[Row]]

    @classmethod
    def of(cls, rows: list[Row]) -> Codings:
        """Gather the rows of the consensus table."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            found[row["coding"]].append(row)
        return cls(dict(found))

    def named(self, names: list[str]) -> list[Row]:
        """Return the passages of a number's evidence.

        Raises
        ------
        TalapError
            If one is not there: numbers and codings are of different builds.
        """
        missing = [name for name in names if name not in self.rows]
        if missing:
            raise TalapError(
                "results/numbers.json",
                f"counts the coding {missing[0]}, which {CODED} does not hold",
                "the two are of different builds: run make paper",
            )
        return [row for name in names for row in self.rows[name]]

    def of_people(self, codes: set[str], people: set[str]) -> list[Row]:
        """Return the passages with one of the codes in these people's interviews."""
        return [
            row
            for rows in self.rows.values()
            for row in rows
            if row["code"] in codes and row["participant"] in people
        ]


# -- numbers --------------------------------------------------------------------------


def facts(number: Number, messages: Messages) -> list[tuple[str, str]]:
    """Return what there is to say on a number beside its definition: name and text.

    The names are ``share``, ``interval``, ``range``, ``spread``, ``interviews`` and
    ``source``; each is there only if the number has it.
    """
    language = messages.language
    found: list[tuple[str, str]] = []
    if "numerator" in number:
        count = localise.number(number, messages, "n")
        total = localise.number(number, messages, "of")
        found.append(("share", messages("fact-share", count=count, total=total)))
    if "interval" in number:
        interval = number["interval"]
        said = messages(
            "fact-interval",
            level=localise.level(interval["confidence"], language),
            method=messages(f"interval-{interval['method']}"),
            interval=localise.number(number, messages, "ci"),
        )
        found.append(("interval", said))
    if "range" in number:
        found.append(("range", said_range(number, messages)))
    if "spread" in number:
        found.append(("spread", _spread(number, messages)))
    if number["interviews"]:
        interviews = ", ".join(number["interviews"])
        found.append(("interviews", messages("fact-interviews", interviews=interviews)))
    if "sources" in number:
        source = number["sources"][messages.language]
        found.append(("source", messages("fact-source", source=source)))
    elif number["kind"] == "constant":
        setting = number["evidence"]["rows"][0]
        found.append(("source", messages("fact-setting", setting=setting)))
    return found


def _spread(number: Number, messages: Messages) -> str:
    low = localise.number(number, messages, "min")
    high = localise.number(number, messages, "max")
    if number["spread"].get("sd") is None:
        return messages("fact-from-to", low=low, high=high)
    sd = localise.number(number, messages, "sd")
    return messages("fact-spread", low=low, high=high, sd=sd)


def printed(number: Number, messages: Messages) -> str:
    """Return the value, of a constant with the source's relation to it: ``> 2,000``."""
    value = localise.number(number, messages)
    relation = number.get("relation", "exact")
    if relation == "range":
        low = localise.number(number, messages, "min", sign=False)
        return f"{low}{localise.EN_DASH}{localise.number(number, messages, 'max')}"
    return related(value, relation)


def related(value: str, relation: str) -> str:
    """Put the sign of a relation before a printed value.

    >>> related("10", "exact"), related("10", "about").split(localise.THIN_SPACE)
    ('10', ['≈', '10'])
    """
    sign = {"about": "≈", "more than": ">"}.get(relation)
    return f"{sign}{localise.THIN_SPACE}{value}" if sign else value


def denominator(number: Number, messages: Messages) -> str:
    """Return of how many rows of which table a number is, "" if it has none."""
    if "denominator" not in number or "table" not in number["denominator"]:
        return ""
    below = number["denominator"]
    return rows_of(below, messages)


def rows_of(evidence: Row, messages: Messages) -> str:
    """Say how many rows of which table an evidence names."""
    shown = localise.plain(count_rows(evidence["rows"]), 0, messages.language)
    return messages("audit-rows", count=shown, table=evidence["table"])


# -- claims ---------------------------------------------------------------------------


def claim(name: str, entry: Row, messages: Messages, numbers: dict[str, Number]) -> Row:
    """Return a claim as it is shown: verdict in words, and each test.

    Parameters
    ----------
    name : str
        Its identifier.
    entry : dict
        As in claims.json.
    messages : Messages
        Of the language to show it in.
    numbers : dict
        Of numbers.json: a test that a reported number answers names that number.
    """
    return {
        "name": name,
        "says": entry["says"][messages.language],
        "quantifier": entry["quantifier"],
        "verdict": entry["verdict"],
        "verdict_said": messages(f"verdict-{_slug(entry['verdict'])}"),
        "tests": [
            _test(test, entry["codes"], messages, numbers) for test in entry["tests"]
        ],
    }


def _slug(text: str) -> str:
    return text.replace(" ", "-")


def _test(
    test: Row, codes: dict[str, Row], messages: Messages, numbers: dict[str, Number]
) -> Row:
    language = messages.language
    is_rank = test["kind"] == "rank"

    def value(number: float | None) -> str:
        if number is None:
            return messages("audit-no-value")
        if is_rank:
            return localise.plain(number, 0, language)
        return localise.percent(number, 1, language)

    # A rank always has its number of places; a share only if somebody is among.
    limits = test["range"]
    low, high = (value(limits["low"]), value(limits["high"])) if limits else ("", "")
    return {
        "kind": test["kind"],
        "verdict": test["verdict"],
        "verdict_said": messages(f"verdict-{_slug(test['verdict'])}"),
        "said": asked(test, codes, messages),
        "rule": test["rule"],
        "value": (
            messages("test-place", place=value(test["value"]))
            if is_rank
            else value(test["value"])
        ),
        "count": messages(
            "fact-share",
            count=localise.plain(test["numerator"], 0, language),
            total=localise.plain(test["denominator"], 0, language),
        ),
        "threshold": threshold(test, codes, messages),
        "range": low if low == high else f"{low}{localise.EN_DASH}{high}",
        "worlds": localise.plain(test["worlds"], 0, language),
        "holds": test["holds"],
        "turned_by": [world(name, messages) for name in test["turned_by"]],
        "places": [
            {
                "code": code,
                "label": codes[code]["label"][language],
                "count": localise.plain(count, 0, language),
            }
            for code, count in sorted(
                test.get("places", {}).items(), key=lambda item: -item[1]
            )
        ],
        "codes": [
            {"code": code, "label": codes[code]["label"][language]}
            for code in named_codes(test)
        ],
        "numbers": [key for key, number in numbers.items() if answers(number, test)],
        "participants": test["participants"],
    }


def named_codes(test: Row) -> list[str]:
    """Return the codes that a test's conditions name, first those that must hold."""
    shares = [test, *([test["other"]] if "other" in test else [])]
    return list(
        dict.fromkeys(
            code
            for column in ("code", "not_code")
            for share in shares
            for part in ("where", "among")
            for code in share[part].get(column, [])
        )
    )


def counted_codes(test: Row, codes: dict[str, Row]) -> set[str]:
    """Return the codes whose passages make a test's count, those below them too."""
    return {
        member
        for part in ("where", "among")
        for code in test[part].get("code", [])
        for member in codes[code]["family"]
    }


def answers(number: Number, test: Row) -> bool:
    """Tell whether a reported number is the share that a test looks at.

    Both say their conditions in one line in the same way; a share's line goes on with
    its interval.
    """
    if test["kind"] == "rank" or number["kind"] != "share":
        return False
    said = test["rule"].removeprefix("share with ")
    where, _, among = said.partition(" among ")
    for sign in (" >", " <="):  # the threshold, in the part that comes last
        if among:
            among = among.partition(sign)[0]
        else:
            where = where.partition(sign)[0]
    line = f"share of participants, where {where}"
    line += f", among {among}" if among else ""
    rest = number["rule"].removeprefix(line)
    return (
        rest != number["rule"]
        and re.fullmatch(r", \S+ interval at \S+", rest) is not None
    )
