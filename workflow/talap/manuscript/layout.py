"""Templates of a document: the study's own, else the shipped ones."""

from collections.abc import Sequence
from pathlib import Path

SHIPPED = Path(__file__).parent / "templates"


def template(name: str, study: Sequence[Path]) -> Path:
    """Return the study's template of this name, or the one that Talap ships."""
    own = [path for path in study if path.name == name]
    return own[0] if own else SHIPPED / name
