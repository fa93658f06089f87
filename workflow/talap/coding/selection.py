"""A coding as its coder left it, before it is found in the cleaned turns."""

from dataclasses import dataclass


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
