"""Which key has the value of a number that somebody typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from talap.base import localise
from talap.base.messages import Messages
from talap.base.numbers import Number, variant, variants

STEM = 5  # letters in which a word beside the number must agree with a definition
_INTERVALS = frozenset({"ci", "range"})


class KeyIndex:
    """The numbers as one language prints them."""

    def __init__(self, numbers: dict[str, Number], messages: Messages) -> None:
        self.numbers = numbers
        self.messages = messages

    def nearest(
        self,
        text: str,
        value: float | None = None,
        *,
        share: bool = False,
        around: str = "",
    ) -> list[str]:
        """Return the keys, with variant, that print as a number; the likeliest first.

        Parameters
        ----------
        text : str
            What was typed; its digits are compared where there is no value.
        value : float
            Of number words; a part of a whole or a value in percent if `share`.
        share : bool
            Whether it is a part of a whole, so that shares come first.
        around : str
            The words beside it: a key whose definition has them comes first.
        """
        wanted = _bare(text)
        found = [
            (key, name)
            for key, name, digits, shown in self._printed
            if (digits == wanted if value is None else self._equals(value, key, shown))
        ]
        stems = {word[:STEM] for word in _words(around)}

        def unlikely(place: tuple[str, str]) -> tuple[bool, int]:
            entry = self.numbers[place[0]]
            said = entry.get("definition", {}).get(self.messages.language, "")
            common = stems & {word[:STEM] for word in _words(said)}
            is_share = entry["kind"] == "share" and place[1] not in {"n", "of"}
            return (is_share != share, -len(common))

        return [
            f"{key}.{name}" if name else key
            for key, name in sorted(found, key=unlikely)
        ]

    def _equals(self, value: float, key: str, shown: Decimal | None) -> bool:
        if shown is None:
            return False
        digits = int(self.numbers[key]["digits"])
        return shown == localise.quantise(value, digits)

    @cached_property
    def _printed(self) -> list[tuple[str, str, str, Decimal | None]]:
        return list(self._print())

    def _print(self) -> Iterator[tuple[str, str, str, Decimal | None]]:
        for key, entry in self.numbers.items():
            for name in ("", *variants(entry)):
                printed = localise.number(entry, self.messages, name)
                yield key, name, _bare(printed), _shown(entry, name)


def _shown(entry: Number, name: str) -> Decimal | None:
    """Return the number that a reader sees, in percent of a share."""
    if name in _INTERVALS:
        return None
    value = variant(entry, name) if name else entry["value"]
    if entry["kind"] == "duration" or not isinstance(value, int | float):
        return None
    if name in {"n", "of"}:
        return Decimal(value)
    if entry["kind"] == "share":
        value = localise.hundredfold(value)
    return localise.quantise(value, int(entry["digits"]))


def _bare(text: str) -> str:
    return "".join(re.findall(r"\d+", text))


def _words(text: str) -> list[str]:
    return [
        word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) >= STEM
    ]
