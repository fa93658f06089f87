"""The ways to doubt a number, in words: another coder, another rule, one left out."""

from talap.base import localise
from talap.base.messages import Messages
from talap.base.numbers import Number


def world(name: str, messages: Messages) -> str:
    """Say in the language by which coder, rule or absence a value came about.

    The names are those of the ranges and claims: ``as reported``, ``coder A``,
    ``rule union``, ``without P03``.
    """
    kind, _, which = name.partition(" ")
    if name == "as reported":
        return messages("world-reported")
    if kind == "rule" and messages.has(f"consensus-{which}"):
        return messages("world-rule", rule=messages(f"consensus-{which}"))
    if kind in {"coder", "without"} and which:
        return messages(f"world-{kind}", who=which)
    return name


def said_range(number: Number, messages: Messages) -> str:
    """Say how far a number moves, and what moves it; or that nothing does."""
    limits = number["range"]
    shown = localise.number(number, messages, "range")
    if limits["low"] == limits["high"]:
        return messages("fact-range-one", value=shown)
    low, high = (world(limits[by], messages) for by in ("low_by", "high_by"))
    return messages("fact-range", range=shown, low=low, high=high)
