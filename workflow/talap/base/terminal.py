"""Lines for a terminal: set in, wrapped, and without anything that a terminal obeys."""

from __future__ import annotations

import os
import shutil
import sys
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


def show(lines: list[Line]) -> None:
    """Print as wide as the terminal is; into a pipe or file, one line each."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    try:
        sys.stdout.buffer.write(layout(lines, width).encode("utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:  # `why KEY | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _harmless(text: str) -> str:
    import unicodedata

    def shown(letter: str) -> str:
        if letter in "\n\r\t\u2028\u2029":
            return " "
        kind = unicodedata.category(letter)
        turns = "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"
        return "?" if kind in {"Cc", "Cs"} or turns else letter

    return "".join(map(shown, text))
