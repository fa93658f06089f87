"""Lines for a terminal: set in, wrapped, and without anything that a terminal obeys."""

from __future__ import annotations

import textwrap

NARROWEST = 20  # columns: narrower, lines would hold single words

Line = tuple[int, str]  # how far it is set in, and what it says


def layout(lines: list[Line], width: int | None) -> str:
    """Set lines in, and wrap them to a width; without one each stays whole.

    What a transcript brought is not obeyed: control characters and those that turn the
    direction of writing are shown as question marks.
    """
    made = []
    for indent, line in lines:
        clean = _harmless(line)
        blank = " " * indent
        if width is None or not clean:
            made.append((blank + clean).rstrip())
            continue
        made += textwrap.wrap(
            clean,
            max(width, NARROWEST),
            initial_indent=blank,
            subsequent_indent=blank,
            break_on_hyphens=False,
        )
    return "\n".join(made) + "\n"


def _harmless(text: str) -> str:
    import unicodedata

    def shown(letter: str) -> str:
        if letter in "\n\r\t\u2028\u2029":
            return " "
        kind = unicodedata.category(letter)
        turns = "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"
        return "?" if kind in {"Cc", "Cs"} or turns else letter

    return "".join(map(shown, text))
