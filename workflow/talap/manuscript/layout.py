"""Templates of a document: the study's own, else the shipped ones."""

from pathlib import Path

SHIPPED = Path(__file__).parent / "templates"


def template(name: str, folder: Path) -> Path:
    """Return the study's template of this name, or the one that Talap ships."""
    own = folder / name
    return own if own.exists() else SHIPPED / name
