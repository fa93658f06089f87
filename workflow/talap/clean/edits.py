"""An edit of a text, the unit of everything that cleaning does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]`` by `replacement`; positions before the edit."""

    start: int
    end: int
    replacement: str
