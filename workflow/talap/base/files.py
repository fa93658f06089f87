"""Files are written whole or not at all, and with the same bytes everywhere."""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FILE_MODE = 0o644  # whatever the umask: an archive of the results keeps the modes


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a path to write to; it becomes `path` only if the block succeeds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        yield partial
        partial.chmod(FILE_MODE)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def write_bytes(path: Path, content: bytes) -> None:
    """Write the content whole or not at all."""
    with replacing(path) as partial:
        partial.write_bytes(content)


def write_text(path: Path, content: str) -> None:
    """Write UTF-8 with LF line ends, whole or not at all."""
    write_bytes(path, content.encode("utf-8"))


def write_json(path: Path, content: Any) -> None:
    """Write indented JSON in the given key order, non-ASCII letters as they are."""
    text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
    write_text(path, text + "\n")


def read_json(path: Path) -> Any:
    """Read what `write_json` wrote."""
    return json.loads(path.read_text(encoding="utf-8"))


def code_below(folder: Path) -> list[Path]:
    """Return the files of a folder of code, in order, without what tools leave there.

    Asked at every start, so without pathlib's own ways, which are many times slower.
    """
    found = []
    for place, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith((".", "__pycache__"))]
        found += [Path(place, name) for name in names if not name.startswith(".")]
    return sorted(found, key=lambda path: path.parts)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
