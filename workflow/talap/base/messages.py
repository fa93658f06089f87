"""Interface labels in the study's languages, from Fluent files.

The library ships Kyrgyz, Russian and English; a study may override any message, or add
a language, in ``manuscript/locales/LANGUAGE.ftl``. A message that lacks a translation
is an error, never another language's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from talap.base.errors import TalapError

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

SHIPPED = Path(__file__).parent / "locales"


class Messages:
    """The messages of one language: the shipped ones, then the study's own files."""

    def __init__(self, language: str, study: Sequence[Path] = ()) -> None:
        self.language = language
        self.file = f"manuscript/locales/{language}.ftl"
        self._entries: dict[str, str] = {}  # name to source, the study's own last
        own = [path for path in study if path.stem == language]
        for path in (SHIPPED / f"{language}.ftl", *own):
            if path.exists():
                self._entries |= entries(path.read_text(encoding="utf-8"))
        self._bundle: FluentBundle | None = None
        self._added: set[str] = set()

    def __call__(self, name: str, **values: str | int) -> str:
        """Return a message with its values put in.

        Raises
        ------
        TalapError
            If the language lacks the message, or the message a value.
        """
        bundle = self._parse(name)
        if not bundle.has_message(name):
            raise TalapError(
                self.file,
                f"no message {name} in {self.language}",
                f"add a line: {name} = ...",
            )
        pattern = bundle.get_message(name).value
        if pattern is None:
            raise TalapError(self.file, f"the message {name} is empty", "write it")
        text, errors = bundle.format_pattern(pattern, values)
        if errors:
            raise TalapError(
                self.file, f"message {name}: {errors[0]}", "correct the message"
            )
        return str(text)

    def has(self, name: str) -> bool:
        """Tell whether the language has a message."""
        return self._parse(name).has_message(name)

    def _parse(self, name: str) -> FluentBundle:
        """Return the bundle with the message, and what it refers to, in it."""
        from fluent.runtime import FluentBundle, FluentResource

        if self._bundle is None:
            self._bundle = FluentBundle([self.language], use_isolating=False)
        waiting = [name]
        while waiting:
            entry = waiting.pop()
            if entry in self._entries and entry not in self._added:
                source = self._entries[entry]
                self._bundle.add_resource(FluentResource(source))
                self._added.add(entry)
                waiting += _MENTIONED.findall(source)
        return self._bundle


def entries(source: str) -> dict[str, str]:
    """Return the source of each message and term of a Fluent file by its name.

    Parsing all of a file takes longer than most steps need for their work, and a step
    uses a few messages of some two hundred. An entry starts at the beginning of a
    line, and what belongs to it is indented (Fluent 1.0, syntax).
    """
    parts = _ENTRY.split(source)
    return {
        name: name + body for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }


_ENTRY = re.compile(r"^(-?[A-Za-z][\w-]*)(?=[ \t]*=)", re.MULTILINE | re.ASCII)
_MENTIONED = re.compile(r"-?[A-Za-z][\w-]*", re.ASCII)  # more than the references
