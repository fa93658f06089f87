"""Interface labels in the study's languages, from Fluent files.

The library ships Kyrgyz, Russian and English; a study may override any message, or add
a language, in ``manuscript/locales/LANGUAGE.ftl``. A message that lacks a translation
is an error, never another language's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from talap.base.errors import TalapError

SHIPPED = Path(__file__).parent / "locales"


class Messages:
    """The messages of one language: the shipped ones, then the study's own files."""

    def __init__(self, language: str, study: Sequence[Path] = ()) -> None:
        from fluent.runtime import FluentBundle, FluentResource

        self.language = language
        self.file = f"manuscript/locales/{language}.ftl"
        self._bundle = FluentBundle([language], use_isolating=False)
        own = [path for path in study if path.stem == language]
        for path in (SHIPPED / f"{language}.ftl", *own):
            if path.exists():
                resource = FluentResource(path.read_text(encoding="utf-8"))
                self._bundle.add_resource(resource, allow_overrides=True)

    def __call__(self, name: str, **values: str | int) -> str:
        """Return a message with its values put in.

        Raises
        ------
        TalapError
            If the language lacks the message, or the message a value.
        """
        if not self._bundle.has_message(name):
            raise TalapError(
                self.file,
                f"no message {name} in {self.language}",
                f"add a line: {name} = ...",
            )
        pattern = self._bundle.get_message(name).value
        if pattern is None:
            raise TalapError(self.file, f"the message {name} is empty", "write it")
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise TalapError(
                self.file, f"message {name}: {errors[0]}", "correct the message"
            )
        return str(text)

    def has(self, name: str) -> bool:
        """Tell whether the language has a message."""
        return bool(self._bundle.has_message(name))
