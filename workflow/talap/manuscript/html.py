"""Write a document as one self-contained HTML file."""

from __future__ import annotations

from pathlib import Path

from talap.base.files import read_json, write_bytes
from talap.base.messages import Messages
from talap.manuscript.images import point
from talap.manuscript.layout import template
from talap.manuscript.pandoc import write


def run(
    document: Path,
    figures: Path,
    language: str,
    languages: list[str],
    locales: list[Path],
    templates: list[Path],
    html: Path,
) -> None:
    """Read pandoc's document, write HTML with its figures inside."""
    made = point(read_json(document), f"{figures}/{{name}}.{language}.svg")
    messages = Messages(language, locales)
    others = [
        f"--variable=languages:{other}" for other in languages if len(languages) > 1
    ]
    words = [
        "-t",
        "html5",
        "--standalone",
        "--embed-resources",
        "--section-divs",
        f"--template={template('page.html', templates)}",
        f"--css={template('page.css', templates)}",
        f"--variable=audit:../audit/{language}/index.html",
        f"--variable=audit-label:{messages('audit-link')}",
        f"--variable=languages-label:{messages('languages')}",
        *others,
    ]
    write_bytes(html, write(made, words, file=str(document)))
