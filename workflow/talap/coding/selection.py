"""A coding as its coder left it, before it is found in the cleaned turns."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Selection:
    """A passage and the code it was given.

    Attributes
    ----------
    file, place : str
        Where it comes from, for errors.
    coder, document, code : str
        As named in the file.
    quote : str
        The passage.
    source : str or None
        The text of the whole document that the coder saw, where the file holds it.
    start, end : int or None
        Position of the passage in `source`, code points.
    prefix, suffix : str
        Text right before and after, where the file gives it instead.
    turn : int or None
        The turn in which the passage begins, where the file says it.
    """

    file: str
    place: str
    coder: str
    document: str
    code: str
    quote: str
    source: str | None = None
    start: int | None = None
    end: int | None = None
    prefix: str = ""
    suffix: str = ""
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Counting:
    """What the positions of one source were found to count, and how well it fits.

    Attributes
    ----------
    file, document : str
        The file of codings and the document in it.
    unit : str
        ``code point``, ``UTF-16 unit`` or ``byte`` (of UTF-8).
    line_end : str
        What a line end counts as: ``LF`` (one) or ``CRLF`` (two).
    shift : int
        Position of the document's first character, in units.
    matched, quotes : int
        Quotes that the positions cut out, of those that the file states.
    """

    file: str
    document: str
    unit: str
    line_end: str
    shift: int
    matched: int
    quotes: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file of codings holds: the codings, and how its positions were read."""

    selections: list[Selection]
    countings: list[Counting] = field(default_factory=list)
