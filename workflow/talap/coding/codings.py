"""Read every coder's codings and find each in the cleaned turns."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from talap.base.codebook import Codebook
from talap.base.contracts import CODING_SOURCES, CODINGS, TURNS
from talap.base.csvs import read_rows
from talap.base.errors import TalapError, TalapErrors
from talap.base.tables import write_csv
from talap.coding.anchor import Interview, Lost
from talap.coding.config import Coding
from talap.coding.files import read
from talap.coding.selection import Counting, Selection

if TYPE_CHECKING:
    import pandas as pd


def run(
    turns: Path,
    codebook: Path,
    participants: Path,
    config: Path,
    codings: Path,
    codings_csv: Path,
    sources: Path,
) -> None:
    """Read turns and coding files, anchor each coding, write one table.

    Beside it, for people: what the positions of each coded source were found to count.
    """
    from talap.base.config import read_section

    section = read_section(config, "coding", Coding)
    readings = [read(Path(entry.file), entry.coder) for entry in section.files]
    selections = [selection for read_ in readings for selection in read_.selections]
    said = TURNS.read(turns)
    known = [row["interview"] for row in read_rows(participants, ("interview",))]
    table = anchor_all(selections, said, Codebook.read(codebook), known, participants)
    CODINGS.write(table, codings)
    write_csv(table, codings_csv)
    countings = [counting for read_ in readings for counting in read_.countings]
    write_csv(tell_sources(countings, set(said["interview"])), sources)


def tell_sources(countings: list[Counting], interviews: set[str]) -> pd.DataFrame:
    """Return how the positions of each interview's source were read.

    Parameters
    ----------
    countings : list of Counting
        In the order of their files.
    interviews : set of str
        Those that have turns: a document of somebody who withdrew is not told.

    Returns
    -------
    DataFrame
        See ``CODING_SOURCES``.
    """
    import pandas as pd

    folded = {name.casefold(): name for name in interviews}
    hits: dict[tuple[str, str, str, str, int], list[int]] = {}
    for counting in countings:
        name = folded.get(stem(counting.document))
        if name is not None:
            way = counting.unit, counting.line_end, counting.shift
            of_way = hits.setdefault((counting.file, name, *way), [0, 0])
            of_way[0] += counting.matched
            of_way[1] += counting.quotes
    rows = [(*way, *of_way) for way, of_way in hits.items()]
    return CODING_SOURCES.check(pd.DataFrame(rows, columns=CODING_SOURCES.names))


def anchor_all(
    selections: list[Selection],
    turns: pd.DataFrame,
    codebook: Codebook,
    known: list[str],
    participants: Path,
) -> pd.DataFrame:
    """Anchor selections in turns; see ``CODINGS``.

    Parameters
    ----------
    selections : list of Selection
        In the order of their files.
    turns : DataFrame
        See ``TURNS``.
    codebook : Codebook
        Whose codes the selections must use.
    known : list of str
        Every interview of the participants' table. Selections in one of them that
        has no turns belong to somebody who withdrew consent, and are left out.
    participants : Path
        Named in errors.

    Raises
    ------
    TalapErrors
        One error per selection with an unknown code or interview, and per passage
        that is lost or ambiguous, with its candidates.
    """
    import pandas as pd

    interviews = by_interview(turns)
    rows: list[dict[str, object]] = []
    errors: list[TalapError] = []
    counts: dict[str, int] = {}
    for selection in selections:
        try:
            name = find_interview(selection, known, participants)
            code = find_code(selection, codebook)
            if name not in interviews:
                continue
            found = interviews[name].find(selection)
            if isinstance(found, Lost):
                raise lost_error(selection, name, found)
        except TalapError as error:
            errors.append(error)
            continue
        counts[selection.coder] = counts.get(selection.coder, 0) + 1
        identifier = f"{selection.coder}-{counts[selection.coder]:04d}"
        for turn, start, end in interviews[name].segments(found):
            offset = interviews[name].starts[interviews[name].turns.index(turn)]
            rows.append(
                {
                    "coding": identifier,
                    "interview": name,
                    "turn": turn,
                    "coder": selection.coder,
                    "code": code,
                    "start": start,
                    "end": end,
                    "quote": interviews[name].words.text[offset + start : offset + end],
                    "anchor": found.status,
                }
            )
    if errors:
        raise TalapErrors(errors)
    return CODINGS.check(pd.DataFrame(rows, columns=CODINGS.names))


def by_interview(turns: pd.DataFrame) -> dict[str, Interview]:
    """Return each interview's turns as a text to find passages in."""
    return {
        str(name): Interview(list(zip(group["turn"], group["text"], strict=True)))
        for name, group in turns.groupby("interview", sort=True)
    }


def stem(document: str) -> str:
    """Return a document's name as it is compared: without extension, case folded.

    >>> stem("I01.DOCX ")
    'i01'
    """
    return re.sub(r"\.\w{1,5}$", "", document.strip()).casefold()


def find_interview(selection: Selection, known: list[str], participants: Path) -> str:
    """Return the interview that a document is: its name up to the extension."""
    sought = stem(selection.document)
    for name in known:
        if name.casefold() == sought:
            return name
    raise TalapError(
        selection.file,
        f"unknown interview {selection.document}",
        f"name it as in {participants}, column interview",
        selection.place,
    )


def find_code(selection: Selection, codebook: Codebook) -> str:
    """Return the code that a name means: its identifier, or its label in any language.

    Raises
    ------
    TalapError
        If no code has the name, or several have it as their label.
    """
    name = selection.code.strip()
    if name in codebook.codes:
        return name
    folded = name.casefold()
    found = [
        code
        for code, entry in codebook.codes.items()
        if folded in {label.casefold() for label in entry.label.values()}
    ]
    if len(found) == 1:
        return found[0]
    near = found or get_close_matches(name, list(codebook.codes), 2)
    hint = f"did you mean {' or '.join(near)}?" if near else f"see {codebook.file}"
    raise TalapError(selection.file, f"unknown code {name}", hint, selection.place)


def lost_error(selection: Selection, interview: str, lost: Lost) -> TalapError:
    """Return the error of a passage that was not found, with its candidates."""
    if lost.candidates:
        turns = ", ".join(str(turn) for turn in lost.candidates)
        hint = f"candidates are the turns {turns}: give more of its prefix and suffix"
    else:
        hint = "mend the quote after the transcript, or remove the coding"
    words = selection.quote.split()
    return TalapError(
        selection.file,
        f"a coding of {selection.code} ({len(words)} words) is lost in {interview}: "
        f"{lost.reason}",
        hint,
        selection.place,
    )
