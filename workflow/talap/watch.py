"""Write a draft anew on every save: ``python -m talap watch language=ru``, Ctrl-C ends.

The process keeps what it has loaded and parsed, so that a draft takes about a second.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from talap.base.errors import TalapError
from talap.draft import build_missing, chosen, summary, write_draft
from talap.draft_state import CLAIMS, NUMBERS, Study, missing_results

FOLDERS = (Path("manuscript"), Path("config"))
FILES = (NUMBERS, CLAIMS)
SECONDS = 0.15  # between two looks

Seen = dict[str, tuple[int, int, int]]


def run(language: str = "") -> None:
    """Write the draft, then again after each change, until interrupted.

    Parameters
    ----------
    language : str
        One of the study's; the leading one if none is given.

    Raises
    ------
    TalapError
        If the first draft cannot be made for want of results or configuration.
    """
    build_missing(chosen(language, Study.read()))
    seen = look()
    redraft(language)
    try:
        while True:
            time.sleep(SECONDS)
            if (now := look()) != seen:
                seen = settled(now)
                redraft(language)
    except KeyboardInterrupt:
        print()


def look() -> Seen:
    """Return size, time and inode of each file that a draft depends on.

    The inode tells of an editor that saves under another name and renames, whatever
    time it gives the file. A file that goes while we look is not there.
    """
    found: Seen = {}
    paths = [path for folder in FOLDERS for path in folder.rglob("*")]
    for path in (*paths, *FILES):
        if path.name.startswith((".", "~$", "#")) or path.name.endswith(("~", ".swp")):
            continue  # an editor's own
        try:
            about = path.stat()
        except OSError:
            continue
        if not path.is_dir():
            found[str(path)] = (about.st_size, about.st_mtime_ns, about.st_ino)
    return found


def settled(seen: Seen) -> Seen:
    """Return what is there once nothing changes any more: a save may take a moment."""
    while True:
        time.sleep(SECONDS / 3)
        if (now := look()) == seen:
            return now
        seen = now


def redraft(language: str) -> None:
    """Write the draft and say so in a line; what stops it is said as well."""
    begin = time.perf_counter()
    try:
        study = Study.read()
        language = chosen(language, study)
        if missing := missing_results(language):
            raise TalapError(
                missing[0], "it is not there", "wait for the build, or make draft"
            )
        path, problems = write_draft(study, language)
    except TalapError as error:
        print(f"error: {error}", file=sys.stderr, flush=True)
        return
    took = time.perf_counter() - begin
    head, *rest = summary(path, problems).splitlines()
    print("\n".join([f"{head} ({took:.1f} s)", *rest]), flush=True)
