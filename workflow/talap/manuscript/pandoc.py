"""Call pandoc, the same everywhere: no user templates, no clock, UTF-8."""

from __future__ import annotations

import json
import os
import re
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from talap.base.errors import TalapError, TalapErrors

DATA = Path(__file__).parent / "pandoc_data"  # what pandoc lacks: Kyrgyz terms

MARKDOWN = "markdown-smart-auto_identifiers-tex_math_dollars+bracketed_spans"

WARNING = "[WARNING]"
_PLACE = re.compile(r"line (?P<line>\d+),? column (?P<column>\d+)")


@cache
def _program() -> str:
    """Return the pandoc of the lock; pypandoc itself would search for a newer one."""
    package = find_spec("pypandoc")
    if package is None or package.origin is None:
        raise TalapError("requirements.lock", "pandoc is missing", "make clean paper")
    return str(Path(package.origin).parent / "files" / "pandoc")


def pandoc(
    words: list[str],
    content: str,
    *,
    file: str,
    epoch: int = 0,
    warnings: list[TalapError] | None = None,
) -> bytes:
    """Run pandoc on `content` and return what it writes to standard output.

    Parameters
    ----------
    warnings : list of TalapError, optional
        Takes up what pandoc warns of; without it a warning is an error.

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
    done = subprocess.run(
        [_program(), f"--data-dir={DATA}", *words],
        input=content.encode("utf-8"),
        capture_output=True,
        env=environment,
        check=False,
    )
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode:
        raise TalapError(
            file, f"pandoc refuses it: {said}", "correct the place", _place(said)
        )
    heard = [_warning(each, file) for each in said.split(WARNING) if each.strip()]
    if heard and warnings is None:
        raise TalapErrors(heard)
    if warnings is not None:
        warnings += heard
    return done.stdout


def _warning(said: str, file: str) -> TalapError:
    what = " ".join(said.split())
    return TalapError(file, f"pandoc warns: {what}", "correct the place", _place(what))


def _place(said: str) -> str:
    """Return the place that pandoc names, if it names one."""
    found = _PLACE.search(said)
    return f"line {found['line']}, column {found['column']}" if found else ""


def parse(
    text: str, *, file: str, warnings: list[TalapError] | None = None
) -> dict[str, Any]:
    """Parse a manuscript into pandoc's document as JSON."""
    words = ["-f", MARKDOWN, "-t", "json"]
    made = pandoc(words, text, file=file, warnings=warnings)
    found: dict[str, Any] = json.loads(made)
    return found


def write(
    document: dict[str, Any],
    words: list[str],
    *,
    file: str,
    epoch: int = 0,
    warnings: list[TalapError] | None = None,
) -> bytes:
    """Write a document in a format."""
    content = json.dumps(document, ensure_ascii=False)
    words = ["-f", "json", *words]
    return pandoc(words, content, file=file, epoch=epoch, warnings=warnings)


def cite(
    document: dict[str, Any],
    bibliography: Path,
    style: Path,
    language: str,
    *,
    file: str,
    warnings: list[TalapError] | None = None,
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
    made = write(document, words, file=file, warnings=warnings)
    found: dict[str, Any] = json.loads(made)
    for name in ("bibliography", "csl"):  # else paths land in the DOCX
        found["meta"].pop(name, None)
    return found


def read_references(path: Path) -> dict[str, str]:
    """Return the keys that a bibliography in CSL JSON has, each with its language.

    The language is "" where an entry names none.

    Raises
    ------
    TalapError
        If there is no such file, or it is no list of references.
    """
    try:
        entries = json.loads(path.read_text("utf-8-sig"))
        return {str(each["id"]): str(each.get("language", "")) for each in entries}
    except FileNotFoundError:
        raise TalapError(path, "there is no such file", "write [] into it") from None
    except UnicodeDecodeError as error:
        raise TalapError(
            path, f"not UTF-8 (byte {error.start})", "save it as UTF-8"
        ) from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise TalapError(path, f"not JSON: {error.msg}", "correct it", place) from None
    except (KeyError, TypeError, AttributeError):
        raise TalapError(
            path,
            "not a list of references with an id each",
            "export CSL JSON from the reference manager",
        ) from None
