"""Print where a build's documents lie."""

from pathlib import Path

from talap.base.config import read_yaml

SUFFIXES = ("pdf", "docx", "html")


def run(study: Path) -> None:
    """Print the documents of each language, the audit page and the numbers."""
    languages = read_yaml(study / "config/config.yaml")["study"]["languages"]
    results = study / "results"
    print()
    for language in languages:
        found = [results / "manuscript" / f"{language}.{suffix}" for suffix in SUFFIXES]
        print(f"{language}  " + "  ".join(path.as_posix() for path in found))
    first = results / "audit" / languages[0] / "index.html"
    print(f"audit     {first.as_posix()}")
    print(f"numbers   {(results / 'numbers.json').as_posix()}")
