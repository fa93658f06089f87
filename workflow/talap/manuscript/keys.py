"""The inline codes of a manuscript: what they mean and how they print.

``num:KEY``, ``num:KEY.VARIANT``, with ``case=abl`` (Kyrgyz suffix) or ``sign=no`` (a
share without its percent sign); ``pl:KEY form|form|form`` (the plural form that agrees
with the number); ``ref:ID`` (a figure or table by its number).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from talap.base import kyrgyz, localise
from talap.base.errors import TalapError
from talap.base.messages import Messages
from talap.base.numbers import VARIANTS, Number, variant, variants

NUMBER = re.compile(
    r"num:(?P<key>\w+)(?:\.(?P<variant>\w+))?(?P<options>(?: \w+=\w+)*)"
)
PLURAL = re.compile(
    r"pl:(?P<key>\w+)(?:\.(?P<variant>\w+))? (?P<forms>[^|]+(?:\|[^|]+)*)"
)
REFERENCE = re.compile(r"ref:(?P<target>[\w-]+)")

PLURALS = ("zero", "one", "two", "few", "many", "other")  # in Unicode's order
PREFIXES = ("num:", "pl:", "ref:")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a place in the prose, and what to do."""

    what: str
    hint: str


class Refused(Exception):
    """An inline code that cannot be printed."""

    def __init__(self, what: str, hint: str) -> None:
        self.problem = Problem(what, hint)
        super().__init__(what)


@dataclass(frozen=True, slots=True)
class Printed:
    """A number in prose: its key as written and the text that stands for it."""

    key: str
    name: str  # of the variant, "" for the value
    text: str


def print_number(text: str, numbers: dict[str, Number], messages: Messages) -> Printed:
    """Print a ``num:`` code.

    Raises
    ------
    Refused
        If the code is misspelt, or the number lacks the variant.
    """
    match = NUMBER.fullmatch(text)
    if not match:
        raise Refused(f"`{text}` is no number code", "write `num:KEY` or `num:KEY.ci`")
    entry, name = _look_up(match, numbers)
    options = dict(word.split("=", 1) for word in match["options"].split())
    unknown = sorted(set(options) - {"case", "sign"})
    if unknown:
        raise Refused(f"unknown option {unknown[0]}", "there are case= and sign=no")
    printed = localise.number(
        entry, messages, name, sign=options.get("sign", "yes") != "no"
    )
    if "case" in options:
        printed += _suffix(entry, name, printed, options["case"], messages)
    return Printed(match["key"], name, printed)


def _suffix(
    entry: Number, name: str, printed: str, case: str, messages: Messages
) -> str:
    if messages.language != "ky":
        raise Refused("case= is Kyrgyz only", "leave it out")
    if case not in kyrgyz.CASES:
        raise Refused(f"unknown case {case}", f"use one of {', '.join(kyrgyz.CASES)}")
    if printed.endswith("%"):
        return kyrgyz.number_suffix(0, case, percent=True)
    if not printed[-1].isdigit():  # a duration ends in a word: мүнөт
        return kyrgyz.suffix(re.findall(r"\w+", printed)[-1], case)
    last = re.findall(r"\d+", printed.replace(localise.NO_BREAK, ""))[-1]
    return kyrgyz.number_suffix(int(last), case)


def print_plural(text: str, numbers: dict[str, Number], messages: Messages) -> Printed:
    """Print the form of a ``pl:`` code that agrees with the number.

    Raises
    ------
    Refused
        If the code is misspelt or gives another number of forms than the language has.
    """
    from babel import Locale

    match = PLURAL.fullmatch(text)
    if not match:
        raise Refused(
            f"`{text}` is no plural code",
            "write `pl:KEY участник|участника|участников`",
        )
    entry, name = _look_up(match, numbers)
    rule = Locale.parse(messages.language).plural_form
    tags = [tag for tag in PLURALS if tag in rule.tags | {"other"}]
    forms = match["forms"].split("|")
    tag = rule(_shown(entry, name))
    if len(forms) == len(tags) - 1:  # ru: one|few|many, "other" is for decimals
        forms.append(forms[min(1, len(forms) - 1)])
    if len(forms) != len(tags):
        raise Refused(
            f"{len(forms)} forms, {messages.language} has {', '.join(tags)}",
            "give one form for each, in this order",
        )
    return Printed(match["key"], name, forms[tags.index(tag)])


def _shown(entry: Number, name: str) -> Decimal:
    """Return the number that a reader sees: a noun agrees with that."""
    if name in {"n", "of"}:
        return Decimal(variant(entry, name))
    value = variant(entry, name) if name else entry["value"]
    if entry["kind"] == "duration" or not isinstance(value, int | float):
        shown = f"{name or entry['kind']}"
        raise Refused(f"no noun agrees with a {shown}", "write the noun out")
    if entry["kind"] == "share":
        value = localise.hundredfold(value)
    return localise.quantise(value, int(entry["digits"]))


def _look_up(match: re.Match[str], numbers: dict[str, Number]) -> tuple[Number, str]:
    key, name = match["key"], match["variant"] or ""
    if key not in numbers:
        near = get_close_matches(key, numbers, 1)
        hint = f"did you mean {near[0]}?" if near else "see config/numbers.yaml"
        raise Refused(f"no number has the key {key}", hint)
    has = variants(numbers[key])
    if name and (name not in VARIANTS or name not in has):
        raise Refused(
            f"the number {key} has no .{name}",
            f"it has {', '.join('.' + each for each in has) or 'its value only'}",
        )
    return numbers[key], name


def as_error(problem: Problem, file: str, place: str) -> TalapError:
    """Return a problem as an error at its place."""
    return TalapError(file, problem.what, problem.hint, place)
