"""Read every coder's codings and find each in the cleaned turns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from talap.base.codebook import Codebook
from talap.base.contracts import CODING_SOURCES, CODINGS, MOVED, TURNS
from talap.base.csvs import read_rows
from talap.base.errors import TalapError, TalapErrors
from talap.base.tables import write_csv
from talap.coding.anchor import Interview, Lost, Place, one_line, tell_candidates
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
    moved: Path,
) -> None:
    """Read turns and coding files, anchor each coding, write one table.

    Beside it, for people: what the positions of each coded source were found to count,
    and which codings were found elsewhere or with words changed.
    """
    from talap.base.config import read_section

    section = read_section(config, "coding", Coding)
    readings = [read(Path(entry.file), entry.coder) for entry in section.files]
    selections = [selection for read_ in readings for selection in read_.selections]
    said = TURNS.read(turns)
    known = [row["interview"] for row in read_rows(participants, ("interview",))]
    found = find_all(selections, said, Codebook.read(codebook), known, participants)
    table = tell_codings(found)
    CODINGS.write(table, codings)
    write_csv(table, codings_csv)
    write_csv(tell_moved(found), moved)
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


@dataclass(frozen=True, slots=True)
class Found:
    """A coding that was found: where it comes from, what it is called, its place."""

    coding: str
    name: str
    code: str
    selection: Selection
    interview: Interview
    place: Place

    @property
    def quote(self) -> str:
        """The passage as it stands now, on one line."""
        text = self.interview.words.text
        return one_line(text[self.place.start : self.place.end])

    @property
    def turn(self) -> int:
        """The turn in which it begins."""
        return self.interview.turn_at(self.place.start)


@dataclass(frozen=True, slots=True)
class Missing:
    """A coding that was not found, and why."""

    name: str
    code: str
    selection: Selection
    lost: Lost

    @property
    def error(self) -> TalapError:
        """The error that stops a build."""
        return lost_error(self.selection, self.name, self.lost)


def anchor_all(
    selections: list[Selection],
    turns: pd.DataFrame,
    codebook: Codebook,
    known: list[str],
    participants: Path,
) -> pd.DataFrame:
    """Anchor selections in turns; see ``CODINGS`` and, for the rest, `find_each`."""
    return tell_codings(find_all(selections, turns, codebook, known, participants))


def find_all(
    selections: list[Selection],
    turns: pd.DataFrame,
    codebook: Codebook,
    known: list[str],
    participants: Path,
) -> list[Found]:
    """Find every selection in the turns.

    Raises
    ------
    TalapErrors
        One error per selection with an unknown code or interview, and per passage
        that is lost or ambiguous, with its candidates.
    """
    interviews = by_interview(turns)
    found, missing = find_each(selections, interviews, codebook, known, participants)
    if missing:
        raise TalapErrors([one.error for one in missing])
    return found


def find_each(
    selections: list[Selection],
    interviews: dict[str, Interview],
    codebook: Codebook,
    known: list[str],
    participants: Path,
) -> tuple[list[Found], list[Missing]]:
    """Find selections in interviews.

    Parameters
    ----------
    selections : list of Selection
        In the order of their files.
    interviews : dict of str to Interview
        Those that have turns.
    codebook : Codebook
        Whose codes the selections must use.
    known : list of str
        Every interview of the participants' table. Selections in one of them that
        has no turns belong to somebody who withdrew consent, and are left out.
    participants : Path
        Named in errors.

    Returns
    -------
    list of Found, list of Missing
        In the order of the selections.

    Raises
    ------
    TalapErrors
        One error per selection with an unknown code or interview; with them, one per
        passage that is lost.
    """
    found: list[Found] = []
    missing: list[Missing] = []
    faults = 0
    errors: list[TalapError] = []
    counts: dict[str, int] = {}
    for selection in selections:
        try:
            name = find_interview(selection, known, participants)
            code = find_code(selection, codebook)
        except TalapError as error:
            errors.append(error)
            faults += 1
            continue
        if name not in interviews:
            continue
        counts[selection.coder] = counts.get(selection.coder, 0) + 1
        coding = f"{selection.coder}-{counts[selection.coder]:04d}"
        place = interviews[name].find(selection)
        if isinstance(place, Lost):
            missing.append(Missing(name, code, selection, place))
            errors.append(missing[-1].error)
        else:
            found.append(Found(coding, name, code, selection, interviews[name], place))
    if faults:
        raise TalapErrors(errors)
    return found, missing


def tell_codings(found: list[Found]) -> pd.DataFrame:
    """Return one row per coding and turn it touches; see ``CODINGS``."""
    import pandas as pd

    rows: list[dict[str, object]] = []
    for one in found:
        for turn, start, end in one.interview.segments(one.place):
            offset = one.interview.starts[one.interview.turns.index(turn)]
            rows.append(
                {
                    "coding": one.coding,
                    "interview": one.name,
                    "turn": turn,
                    "coder": one.selection.coder,
                    "code": one.code,
                    "start": start,
                    "end": end,
                    "quote": one.interview.words.text[offset + start : offset + end],
                    "anchor": one.place.status,
                }
            )
    return CODINGS.check(pd.DataFrame(rows, columns=CODINGS.names))


def tell_moved(found: list[Found]) -> pd.DataFrame:
    """Return the codings that were found moved or edited; see ``MOVED``."""
    import pandas as pd

    rows = [
        (
            one.coding,
            one.selection.file,
            one.selection.place,
            one.name,
            one.place.before,
            one.turn,
            one.place.status,
            one.place.words,
            one.place.kept,
            one.place.old,
            one.quote,
        )
        for one in found
        if one.place.status != "exact"
    ]
    return MOVED.check(pd.DataFrame(rows, columns=MOVED.names))


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
        If no code has the name, several have it as their label, or the code groups
        others and is not applied to text itself.
    """
    code = _named(selection, codebook)
    if codebook.codable(code):
        return code
    below = codebook.children(code)
    groups = f", it groups {', '.join(below[:3])}" if below else ""
    raise TalapError(
        selection.file,
        f"the code {code} is not applied to text{groups}",
        "code the passage with a code below it, "
        f"or say `codable: true` at {code} in {codebook.file}",
        selection.place,
    )


def _named(selection: Selection, codebook: Codebook) -> str:
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
        hint = (
            f"candidates: {tell_candidates(lost)}; correct the quote, or give more of "
            "what stands before and after it (`make reanchor` renews all that is found)"
        )
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
