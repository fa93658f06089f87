"""Write each file of codings anew, anchored in the interviews as they stand now.

What the author may accept after a transcript was edited: the new files are results,
and no file of the study is touched. Lost codings are not in them, but listed with the
places that they may be.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from talap.base.codebook import Codebook
from talap.base.contracts import LOST, REANCHORED, REANCHORING, TURNS
from talap.base.csvs import read_rows
from talap.base.errors import TalapError
from talap.base.tables import write_csv
from talap.coding.anchor import CONTEXT, Candidate
from talap.coding.codings import (
    Found,
    Missing,
    by_interview,
    find_each,
    tell_moved,
)
from talap.coding.config import Coding
from talap.coding.files import read

if TYPE_CHECKING:
    import pandas as pd

FARTHEST = 10 * CONTEXT  # words on each side, where a few do not tell quotes apart


def run(
    turns: Path,
    codebook: Path,
    participants: Path,
    config: Path,
    files: list[Path],
    report: Path,
    moved: Path,
    lost: Path,
) -> None:
    """Read turns and coding files; write a new file for each, and what changed.

    Parameters
    ----------
    files : list of Path
        The new files, in the order of ``coding.files`` of the configuration.
    report, moved, lost : Path
        Counts by file, see ``REANCHORING``; codings found elsewhere or changed, see
        ``MOVED``; codings not found, see ``LOST``.

    Raises
    ------
    TalapError
        If a new file would take the place of one that the study brings, or a coding
        has an unknown code or interview. A lost coding is no error here.
    """
    from talap.base.config import read_section

    section = read_section(config, "coding", Coding)
    own = [entry.file for entry in section.files]
    check_apart(own, [*files, report, moved, lost], config)
    readings = [read(Path(entry.file), entry.coder) for entry in section.files]
    known = [row["interview"] for row in read_rows(participants, ("interview",))]
    found, missing = find_each(
        [selection for reading in readings for selection in reading.selections],
        by_interview(TURNS.read(turns)),
        Codebook.read(codebook),
        known,
        participants,
    )
    for file, path in zip(own, files, strict=True):
        of_file = [one for one in found if Path(one.selection.file) == Path(file)]
        write_csv(tell_renewed(of_file), path)
    write_csv(tell_moved(found), moved)
    write_csv(tell_lost(missing), lost)
    write_csv(tell_files(own, files, found, missing), report)


def check_apart(own: list[str], written: list[Path], config: Path) -> None:
    """Refuse to write over a file of codings that the study reads."""
    taken = {Path(file).resolve() for file in own}
    for path in written:
        if path.resolve() in taken:
            raise TalapError(
                config,
                f"{path.as_posix()} is a result, and would be written over",
                "copy it to data/raw/codings and name the copy",
                "coding.files",
            )


def tell_renewed(found: list[Found]) -> pd.DataFrame:
    """Return codings with their anchors as they are now; see ``REANCHORED``."""
    import pandas as pd

    rows = []
    for one in found:
        prefix, suffix = context(one)
        coder = one.selection.coder
        rows.append((one.name, one.turn, one.code, coder, one.quote, prefix, suffix))
    frame = pd.DataFrame(rows, columns=REANCHORED.names)
    return REANCHORED.check(frame)


def context(found: Found) -> tuple[str, str]:
    """Return what stands before and after, as much as leads back to the same place."""
    for words in range(CONTEXT, FARTHEST + 1, CONTEXT):
        prefix, suffix = found.interview.around(found.place, words)
        renewed = replace(
            found.selection,
            quote=found.quote,
            prefix=prefix,
            suffix=suffix,
            turn=found.turn,
            source=None,
            start=None,
            end=None,
        )
        again = found.interview.find(renewed)
        same = (found.place.start, found.place.end)
        if (getattr(again, "start", None), getattr(again, "end", None)) == same:
            break
    return prefix, suffix


def tell_lost(missing: list[Missing]) -> pd.DataFrame:
    """Return lost codings with the places that they may be; see ``LOST``."""
    import pandas as pd

    rows = []
    for one in missing:
        candidates: list[tuple[int, Candidate | None]] = [
            *enumerate(one.lost.candidates, 1)
        ] or [(0, None)]
        for rank, candidate in candidates:
            rows.append(
                (
                    one.selection.file,
                    one.selection.place,
                    one.name,
                    one.code,
                    one.selection.coder,
                    len(one.selection.quote.split()),
                    one.lost.reason,
                    rank,
                    candidate.turn if candidate else None,
                    candidate.similarity if candidate else None,
                    candidate.words if candidate else "",
                    candidate.old if candidate else "",
                )
            )
    return LOST.check(pd.DataFrame(rows, columns=LOST.names))


def tell_files(
    own: list[str], files: list[Path], found: list[Found], missing: list[Missing]
) -> pd.DataFrame:
    """Return what became of the codings of each file; see ``REANCHORING``."""
    import pandas as pd

    counts = Counter((Path(one.selection.file), one.place.status) for one in found)
    lost = Counter(Path(one.selection.file) for one in missing)
    rows = []
    for file, path in zip(own, files, strict=True):
        exact, moved, edited = (
            counts[Path(file), status] for status in ("exact", "moved", "edited")
        )
        all_of_it = exact + moved + edited + lost[Path(file)]
        rows.append(
            (file, path.as_posix(), all_of_it, exact, moved, edited, lost[Path(file)])
        )
    return REANCHORING.check(pd.DataFrame(rows, columns=REANCHORING.names))
