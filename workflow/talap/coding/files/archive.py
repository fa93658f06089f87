"""Files inside a zip from outside: bounded, and never unpacked to a path it names."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from talap.base.errors import TalapError

LARGEST = 200 * 2**20  # bytes unpacked: a project with its texts, not a bomb


def unpack(path: Path, suffixes: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files of a zip whose names end so, by name; the rest stays packed.

    Raises
    ------
    TalapError
        If the file is no readable zip, or these files unpack to more than 200 MiB.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            wanted = [
                info
                for info in archive.infolist()
                if info.filename.lower().endswith(suffixes)
            ]
            size = sum(info.file_size for info in wanted)
            if size > LARGEST:
                raise TalapError(
                    path,
                    f"it unpacks to {size / 2**20:.0f} MiB",
                    "export the text sources only, without media",
                )
            return {info.filename: archive.read(info) for info in wanted}
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        EOFError,
    ) as error:
        raise TalapError(
            path, f"not a readable zip ({error})", "export the project again"
        ) from None
