"""Call pandoc, the same everywhere: no user templates, no clock, UTF-8."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from talap.base.errors import TalapError

DATA = Path(__file__).parent / "pandoc_data"  # what pandoc lacks: Kyrgyz terms

MARKDOWN = "markdown-smart-auto_identifiers-tex_math_dollars+bracketed_spans"


@cache
def _program() -> str:
    from pypandoc import get_pandoc_path

    return str(get_pandoc_path())


def pandoc(words: list[str], content: str, *, file: str, epoch: int = 0) -> bytes:
    """Run pandoc on `content` and return what it writes to standard output.

    Raises
    ------
    TalapError
        With pandoc's own message, if it fails or warns.
    """
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "LC_ALL": "C.UTF-8",
        "HOME": os.devnull,
        "SOURCE_DATE_EPOCH": str(epoch),
    }
    # Our data directory, not the user's: their templates must not change the result.
    command = [_program(), f"--data-dir={DATA}", "--fail-if-warnings", *words]
    done = subprocess.run(
        command,
        input=content.encode("utf-8"),
        capture_output=True,
        env=environment,
        check=False,
    )
    if done.returncode:
        message = done.stderr.decode("utf-8", "replace").strip()
        raise TalapError(file, f"pandoc refuses it: {message}", "correct the place")
    return done.stdout


def parse(text: str, *, file: str) -> dict[str, Any]:
    """Parse a manuscript into pandoc's document as JSON."""
    found: dict[str, Any] = json.loads(
        pandoc(["-f", MARKDOWN, "-t", "json"], text, file=file)
    )
    return found


def write(
    document: dict[str, Any], words: list[str], *, file: str, epoch: int = 0
) -> bytes:
    """Write a document in a format."""
    content = json.dumps(document, ensure_ascii=False)
    return pandoc(["-f", "json", *words], content, file=file, epoch=epoch)


def cite(
    document: dict[str, Any],
    bibliography: Path,
    style: Path,
    language: str,
    *,
    file: str,
) -> dict[str, Any]:
    """Format citations and the list of references; unknown keys are an error."""
    words = [
        "--citeproc",
        f"--bibliography={bibliography}",
        f"--csl={style}",
        f"--metadata=lang:{language}",
        "--metadata=link-citations:true",
        "-t",
        "json",
    ]
    found: dict[str, Any] = json.loads(write(document, words, file=file))
    for name in ("bibliography", "csl"):  # else paths land in the DOCX
        found["meta"].pop(name, None)
    return found
