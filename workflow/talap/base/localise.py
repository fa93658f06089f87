"""Numbers as a language writes them: separators, percent, durations, intervals."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import Any

from talap.base.messages import Messages
from talap.base.numbers import Number, variant

EN_DASH = "\u2013"
NO_BREAK = "\u00a0"
THIN_SPACE = "\u2009"  # between the sign of a relation and its number


def quantise(value: float | Decimal, digits: int) -> Decimal:
    """Round half away from zero, as printed statistics are read (0.125 -> 0.13).

    Babel alone would round half to even. The shortest decimal that stands for the
    float is what is rounded, so that 0.145 becomes 0.15. A zero has no sign.
    """
    step = Decimal(1).scaleb(-digits)
    return Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP) + 0


def hundredfold(share: float) -> Decimal:
    """Return a share in percent, exactly: in floats 0.145 * 100 is below 14.5."""
    return Decimal(str(share)) * 100


@lru_cache(maxsize=4096)  # a page prints the same few hundred numbers again and again
def plain(value: float | Decimal, digits: int, language: str) -> str:
    """Write a number with the language's separators and exactly `digits` decimals."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return str(format_decimal(quantise(value, digits), pattern, locale=language))


def percent(value: float, digits: int, language: str) -> str:
    """Write a share as percent: ``87 %`` (ru, no-break), ``87%`` (ky, en)."""
    return f"{plain(hundredfold(value), digits, language)}{percent_sign(language)}"


def level(confidence: float, language: str) -> str:
    """Write a level or threshold as it was chosen: 0.999 is 99.9 percent, never 100."""
    return percent(confidence, decimals(hundredfold(confidence)), language)


def decimals(value: float | Decimal) -> int:
    """Return how many decimals a value needs to be written as it is.

    >>> decimals(95), decimals(97.5), decimals(Decimal("99.900"))
    (0, 1, 1)
    """
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return max(0, -int(exponent))


@cache
def percent_sign(language: str) -> str:
    """Return the percent sign with the space, if any, that the language puts before."""
    from babel import Locale

    pattern = str(Locale.parse(language).percent_formats[None].pattern)
    return pattern[pattern.rindex("0") + 1 :]


def duration(seconds: float, messages: Messages) -> str:
    """Write a duration in hours and minutes, or minutes below one hour."""
    minutes = int(quantise(seconds / 60, 0))
    hours, rest = divmod(minutes, 60)
    if hours:
        return messages("duration-hours", hours=str(hours), minutes=str(rest))
    return messages("duration-minutes", minutes=str(rest))


def number(
    entry: Number, messages: Messages, name: str = "", *, sign: bool = True
) -> str:
    """Write a number, or one of its variants (``ci``, ``n``, ``of``, ``low`` ...).

    Parameters
    ----------
    entry : Number
        As in numbers.json.
    messages : Messages
        Of the language to write in.
    name : str
        The variant; empty for the value itself.
    sign : bool
        Whether a share carries its percent sign.
    """
    language = messages.language
    digits = int(entry["digits"])
    if name in {"n", "of"}:
        return plain(variant(entry, name), 0, language)
    if name in {"ci", "range"}:
        interval = variant(entry, name)
        low = _value(interval["low"], entry, messages, digits, sign=False)
        high = _value(interval["high"], entry, messages, digits, sign=sign)
        same = low == _value(interval["high"], entry, messages, digits, sign=False)
        return high if same and name == "range" else f"{low}{EN_DASH}{high}"
    value = variant(entry, name) if name else entry["value"]
    return _value(value, entry, messages, digits, sign=sign)


def _value(
    value: Any, entry: Number, messages: Messages, digits: int, *, sign: bool
) -> str:
    if entry["kind"] == "duration":
        return duration(value, messages)
    is_share = entry["kind"] == "share"
    shown = plain(hundredfold(value) if is_share else value, digits, messages.language)
    if sign and (is_share or entry["unit"] == "percent"):
        return shown + percent_sign(messages.language)
    return shown
