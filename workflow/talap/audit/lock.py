"""The environment as the lock states it: never as some machine happens to have it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_ENTRY = re.compile(
    r"^(?P<name>[A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)"
    r"\s*(?:;\s*(?P<marker>.*?))?\s*\\?$"
)
_VIA = re.compile(r"^\s+#(?:\s+via)?\s*(?P<word>\S.*)?$")


def read_lock(lock: Path) -> list[Row]:
    """Read requirements.lock: one row per package, in the order of the file.

    Returns
    -------
    list of dict
        ``name``, ``version``, ``marker`` (where it is installed, "" for everywhere) and
        ``via`` (the packages that need it; ``-r FILE`` for what Talap itself asks for).
    """
    found: list[Row] = []
    for line in lock.read_text(encoding="utf-8").splitlines():
        if entry := _ENTRY.match(line):
            found.append({**entry.groupdict(default=""), "via": []})
        elif found and (via := _VIA.match(line)) and via["word"]:
            found[-1]["via"].append(via["word"])
    return found


def python_range(environment: Path) -> str:
    """Return what environment.yml says of Python, e.g. ``>=3.11,<3.14``."""
    text = environment.read_text(encoding="utf-8")
    asked = re.search(r"^\s*-\s*python\s+(\S+)\s*$", text, re.M)
    return asked[1] if asked else ""
