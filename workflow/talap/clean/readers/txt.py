"""Plain text: a block is a line, or a paragraph where the lines are wrapped."""

from talap.clean.readers.builder import Builder
from talap.clean.readers.cues import lines_of
from talap.clean.readers.encoding import Decoded
from talap.clean.source import Source

WIDEST = 100  # characters: no program wraps text to longer lines
NARROWEST = 40
FULL = 0.7  # a wrapped line is longer than this share of the widest
MOSTLY = 0.5  # share of full lines that makes a file a wrapped one


def read(decoded: Decoded, name: str) -> Source:
    """Read plain text.

    Raises
    ------
    TalapError
        If it holds no text.
    """
    builder = Builder(name)
    lines = lines_of(decoded.text.replace("\f", "\n"))
    width = wrap_width(lines)
    for paragraph in paragraphs(lines, width):
        builder.add("\n".join(paragraph))
    if width:
        builder.remark("wrapped", 1, f"lines wrapped at {width}, joined to paragraphs")
    return builder.source("txt", decoded.encoding, decoded.margin)


def wrap_width(lines: list[str]) -> int:
    """Return the width that the lines are wrapped at, 0 if they are not."""
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    width = max(lengths, default=0)
    if not NARROWEST <= width <= WIDEST or len(lengths) < 4:
        return 0
    full = sum(1 for length in lengths if length >= FULL * width)
    return width if full >= MOSTLY * len(lengths) else 0


def paragraphs(lines: list[str], width: int) -> list[list[str]]:
    """Group lines to paragraphs.

    In a wrapped file a line ends its paragraph if the next line is empty or its first
    word would have fitted.
    """
    if not width:
        return [[line] for line in lines]
    groups: list[list[str]] = [[]]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.strip():
            groups[-1].append(line)
        word = following.split(maxsplit=1)[:1]
        if not word or len(line.rstrip()) + 1 + len(word[0]) <= width:
            groups.append([])
    return groups
