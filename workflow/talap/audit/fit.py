"""Check how published figures fit together, by the arithmetic that the study states.

A check says what some figures imply and with what that is to agree. Nothing is mended:
what does not fit is shown with its arithmetic, and the authors explain it.

Each figure stands for an interval, as its source puts it: *exact* the value, *range*
from low to high, *more than* all above the value, *about* the value give or take a
part of it that no source states. So a check has three outcomes: it fits as printed; it
fits only if "about" allows for so and so much, the least that would do being given; or
it does not fit even if "about" allows for a tenth.

Intervals are computed with exact fractions (Moore, Kearfott & Cloud 2009, Introduction
to Interval Analysis, chapter 2). Each figure may stand in a check once: twice, its
interval would be taken for two independent ones and be too wide.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import inf, isinf
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field

from talap.base.config import read_yaml, validate
from talap.base.errors import TalapError
from talap.base.strict import STRICT

Figure = dict[str, Any]  # of context.csv: value, high, unit, relation, source
Relation = Literal["equal", "at most", "at least"]
Outcome = Literal["fits", "fits if about", "does not fit", "implied"]

WIDEST = Fraction(1, 10)  # the most that "about" is let to mean
STEP = Fraction(1, 1000)  # "about" is tried in steps of a tenth of a per cent


class Check(BaseModel):
    """What some figures imply, and with what it is to agree."""

    model_config = STRICT

    says: dict[str, str] = Field(description="What is compared, in each language.")
    implied: str = Field(
        description="Keys of context.csv and numbers with + - * / and brackets."
    )
    stated: str | None = Field(
        None,
        description="The same, to compare with; without it the implied is only shown.",
    )
    relation: Relation = Field(
        "equal", description="How the implied is to stand to the stated."
    )
    unit: Literal["", "percent"] = Field("", description="How the result is printed.")
    digits: int = Field(0, ge=0, le=6, description="Decimals when printed.")


class ChecksFile(BaseModel):
    """config/context_checks.yaml."""

    model_config = STRICT

    checks: dict[str, Check] = Field(description="Checks by identifier, in order.")


@dataclass(frozen=True)
class Interval:
    """All values between two ends; an end belongs to it or not."""

    low: Fraction | float
    high: Fraction | float
    has_low: bool = True
    has_high: bool = True

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.has_low and other.has_low,
            self.has_high and other.has_high,
        )

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.has_high, self.has_low)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        ends = [
            (_times(a, b), has_a and has_b)
            for a, has_a in self._ends()
            for b, has_b in other._ends()
        ]
        low = min(ends, key=lambda end: (end[0], not end[1]))
        high = max(ends, key=lambda end: (end[0], end[1]))
        return Interval(low[0], high[0], low[1], high[1])

    def __truediv__(self, other: Interval) -> Interval:
        """Divide; ZeroDivisionError if the divisor may be zero."""
        if other.low <= 0 <= other.high and not (
            (other.low == 0 and not other.has_low)
            or (other.high == 0 and not other.has_high)
        ):
            raise ZeroDivisionError
        inverse = Interval(
            _inverse(other.high, inf if other.low >= 0 else -inf),
            _inverse(other.low, inf if other.low >= 0 else -inf),
            other.has_high and not isinf(other.high),
            other.has_low and not isinf(other.low),
        )
        return self * inverse

    def _ends(self) -> tuple[tuple[Fraction | float, bool], ...]:
        return (self.low, self.has_low), (self.high, self.has_high)

    def reaches(self, other: Interval) -> bool:
        """Tell whether some value here is at most some value there."""
        if self.low == other.high:
            return self.has_low and other.has_high
        return self.low < other.high


def _times(a: Fraction | float, b: Fraction | float) -> Fraction | float:
    return Fraction(0) if 0 in {a, b} else a * b  # 0 times infinity is a bound of 0


def _inverse(value: Fraction | float, at_zero: float) -> Fraction | float:
    if value == 0:
        return at_zero
    return Fraction(0) if isinf(value) else 1 / value


@dataclass(frozen=True)
class Result:
    """A check's outcome and the intervals behind it."""

    check: Check
    outcome: Outcome
    implied: Interval  # as printed
    stated: Interval | None
    about: Fraction | None  # the least that "about" must allow for, if that mends it


def read_checks(
    path: Path, context: dict[str, Figure], languages: list[str]
) -> dict[str, Check]:
    """Read config/context_checks.yaml and check it against context.csv.

    Raises
    ------
    TalapError
        If a translation is missing, a rule is no arithmetic, names an unknown key, or
        one key twice.
    """
    checks = validate(ChecksFile, read_yaml(path), path).checks
    for name, check in checks.items():
        place = f"check {name}"
        missing = [each for each in languages if each not in check.says]
        if missing:
            raise TalapError(path, f"no {', '.join(missing)} text", "translate", place)
        keys = [
            key
            for rule in (check.implied, check.stated)
            if rule is not None
            for key in keys_of(rule, path, place)
        ]
        for key in keys:
            if key not in context:
                known = ", ".join(context)
                raise TalapError(path, f"unknown key {key}", f"known: {known}", place)
            if keys.count(key) > 1:
                raise TalapError(
                    path,
                    f"the key {key} stands twice",
                    "rearrange the rule: its range would count as two",
                    place,
                )
    return checks


def keys_of(rule: str, path: Path, place: str) -> list[str]:
    """Return the keys in a rule, each time it stands there.

    Raises
    ------
    TalapError
        If the rule is anything but keys, numbers, ``+ - * /`` and brackets.
    """
    return [
        node.id
        for node in ast.walk(_parse(rule, path, place))
        if isinstance(node, ast.Name)
    ]


_SIGNS: dict[type[ast.operator], tuple[str, Callable[[Interval, Interval], Interval]]]
_SIGNS = {
    ast.Add: ("+", Interval.__add__),
    ast.Sub: ("−", Interval.__sub__),
    ast.Mult: ("×", Interval.__mul__),
    ast.Div: ("/", Interval.__truediv__),
}
_LONGEST = 500  # characters of a rule


def _parse(rule: str, path: Path, place: str) -> ast.expr:
    hint = "use keys, numbers, + - * / and brackets"
    try:
        if len(rule) > _LONGEST:
            raise SyntaxError
        tree = ast.parse(rule.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise TalapError(path, f"{rule[:80]!r} is no rule", hint, place) from None
    for node in ast.walk(tree):
        is_number = (
            isinstance(node, ast.Constant)
            and isinstance(node.value, int | float)
            and not isinstance(node.value, bool)
        )
        is_sum = isinstance(node, ast.BinOp) and type(node.op) in _SIGNS
        kinds = (ast.Name, ast.Load, *_SIGNS)
        if not (is_number or is_sum or isinstance(node, kinds)):
            raise TalapError(path, f"{rule!r} is no rule", hint, place)
    return tree


def read_as(figure: Figure, about: Fraction) -> Interval:
    """Return what a figure may stand for, if "about" allows for a part of its value."""
    value = Fraction(str(figure["value"]))
    if figure["relation"] == "range":
        return Interval(value, Fraction(str(figure["high"])))
    if figure["relation"] == "more than":
        return Interval(value, inf, has_low=False, has_high=False)
    give = abs(value) * about if figure["relation"] == "about" else Fraction(0)
    return Interval(value - give, value + give)


def compute(
    rule: str, context: dict[str, Figure], about: Fraction = Fraction(0)
) -> Interval:
    """Return what a rule gives; the rule was checked by `read_checks`."""

    def value(node: ast.expr) -> Interval:
        if isinstance(node, ast.BinOp):
            return _SIGNS[type(node.op)][1](value(node.left), value(node.right))
        if isinstance(node, ast.Name):
            return read_as(context[node.id], about)
        assert isinstance(node, ast.Constant)
        number = Fraction(str(node.value))
        return Interval(number, number)

    return value(ast.parse(rule.strip(), mode="eval").body)


def write_out(rule: str, write: Callable[[str | float], str]) -> str:
    """Return a rule with its keys and numbers as `write` writes them: ``37 × 14``."""

    def said(node: ast.expr, tight: bool = False) -> str:
        if isinstance(node, ast.BinOp):
            # What binds less than the sign around it, or stands right of - and /.
            is_sum = isinstance(node.op, ast.Add | ast.Sub)
            left = said(node.left, not is_sum)
            right = said(node.right, not is_sum or isinstance(node.op, ast.Sub))
            if isinstance(node.op, ast.Div) and isinstance(node.right, ast.BinOp):
                right = f"({said(node.right)})"
            whole = f"{left} {_SIGNS[type(node.op)][0]} {right}"
            return f"({whole})" if tight and is_sum else whole
        if isinstance(node, ast.Name):
            return write(node.id)
        assert isinstance(node, ast.Constant)
        return write(node.value)  # type: ignore[arg-type]  # a number, see _parse

    return said(ast.parse(rule.strip(), mode="eval").body)


def examine(name: str, check: Check, context: dict[str, Figure], path: Path) -> Result:
    """Return a check's outcome.

    Raises
    ------
    TalapError
        If the rule divides by what may be zero.
    """
    try:
        implied = compute(check.implied, context)
        if check.stated is None:
            return Result(check, "implied", implied, None, None)
        stated = compute(check.stated, context)
        about = Fraction(0)
        while about <= WIDEST:
            now = compute(check.implied, context, about)
            if agree(now, compute(check.stated, context, about), check.relation):
                break
            about += STEP
    except ZeroDivisionError:
        raise TalapError(
            path, "divides by what may be zero", "correct the rule", f"check {name}"
        ) from None
    if about == 0:
        return Result(check, "fits", implied, stated, None)
    if about <= WIDEST:
        return Result(check, "fits if about", implied, stated, about)
    return Result(check, "does not fit", implied, stated, None)


def agree(implied: Interval, stated: Interval, relation: Relation) -> bool:
    """Tell whether two intervals can stand in a relation.

    >>> about_99 = Interval(Fraction(99), Fraction(99))
    >>> agree(about_99, Interval(Fraction(100), inf, False, False), "equal")
    False
    """
    if relation == "at most":
        return implied.reaches(stated)
    if relation == "at least":
        return stated.reaches(implied)
    return implied.reaches(stated) and stated.reaches(implied)
