"""Write a draft of one language's manuscript: ``python -m talap draft language=ru``.

It takes numbers, tables and figures as the last build left them, marks in the page what
the build would refuse, and writes into ``drafts/`` only. Where nothing was built yet,
it has Snakemake make what it reads first.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from talap.base.errors import TalapError
from talap.base.files import write_bytes, write_text
from talap.draft_page import make
from talap.draft_state import LIBRARY, Study, missing_results
from talap.plan import CONFIG

FOLDER = Path("drafts")
SIGN = "# Drafts by Talap: make clean removes this folder.\n*\n"


def run(language: str = "", html: Path | None = None) -> None:
    """Write the draft, list its problems.

    Parameters
    ----------
    language : str
        One of the study's; the leading one if none is given.
    html : Path
        Where to write it; ``drafts/LANGUAGE.html`` if not given.

    Raises
    ------
    TalapError
        If the configuration or the results cannot be read. A draft that was written
        before is left as it is.
    """
    study = Study.read()
    language = chosen(language, study)
    build_missing(language)
    path, problems = write_draft(study, language, html)
    print(summary(path, problems))


def chosen(language: str, study: Study) -> str:
    """Return the language asked for, the leading one if none is.

    Raises
    ------
    TalapError
        If the study lacks it.
    """
    if language and language not in study.languages:
        raise TalapError(
            CONFIG,
            f"the study has no language {language}",
            f"it has {', '.join(study.languages)}: make draft LANG=...",
            "key study.languages",
        )
    return language or study.languages[0]


def build_missing(language: str) -> None:
    """Have Snakemake make what a draft reads, if any of it is missing.

    Raises
    ------
    TalapError
        If that fails; Snakemake has said why.
    """
    missing = missing_results(language)
    if not missing:
        return
    print(f"{missing[0]} is missing: building what a draft reads", file=sys.stderr)
    snakefile = LIBRARY.parent / "Snakefile"
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(snakefile)]
    done = subprocess.run([*command, "--cores", "2", "--quiet", "all", "--", *missing])
    if done.returncode:
        raise TalapError(missing[0], "cannot be built", "see above; then: make draft")


def summary(path: Path, problems: list[TalapError]) -> str:
    """Return a line on a draft and one on each problem, which editors can open."""
    count = len(problems) or "no"
    noun = "problem" if len(problems) == 1 else "problems"
    lines = [f"{path}: {count} {noun}"]
    for error in sorted(problems, key=lambda each: (each.file, _numbers(each))):
        place = ":".join([error.file, *map(str, _numbers(error))])
        lines.append(f"  {place}: {error.problem}\n    -> {error.hint}")
    return "\n".join(lines)


def _numbers(error: TalapError) -> list[int]:
    """Return the line and column of an error, as far as they are known."""
    return [int(each) for each in re.findall(r"(?:line|column) (\d+)", error.place)]


def write_draft(
    study: Study, language: str, path: Path | None = None
) -> tuple[Path, list[TalapError]]:
    """Make a draft and write it; return where it is, and its problems.

    Raises
    ------
    TalapError
        If no page can be made. Nothing is written then.
    """
    path = path or FOLDER / f"{language}.html"
    if path.resolve().is_relative_to(Path("results").resolve()):
        raise TalapError(path, "no place for a draft", "leave results/ to the build")
    if path.suffix != ".html":
        raise TalapError(path, "a draft is a page", "give it a name that ends in .html")
    if path.parent == FOLDER:
        _claim_folder()
    page, problems = make(study, language, path.parent)
    write_bytes(path, page)
    return path, problems


def _claim_folder() -> None:
    """Mark the folder as one of drafts, which `make clean` may remove.

    Raises
    ------
    TalapError
        If the study has something of its own there.
    """
    sign = FOLDER / ".gitignore"  # the study may lie in a repository of its own
    if sign.exists() and sign.read_text("utf-8") == SIGN:
        return
    if FOLDER.exists() and (not FOLDER.is_dir() or any(FOLDER.iterdir())):
        raise TalapError(
            FOLDER,
            "there is something of yours, and drafts would be written there",
            "rename it, or say where: python -m talap draft html=OTHER/ru.html",
        )
    write_text(sign, SIGN)
