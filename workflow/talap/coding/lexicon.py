"""One more coder: the codebook's patterns, looked up in what the participants say.

It gives a code to a sentence in which a pattern of the code stands and is not denied
(see `patterns` and `negation`). The sentence is its unit of meaning: the smallest that
can be told without understanding. It is no judge of what is meant, and never part of
the consensus; `describe.lexicon` says how often it is right.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from talap.base.codebook import Codebook
from talap.base.contracts import CODINGS, LEXICON_HITS, TURNS
from talap.base.tables import write_csv
from talap.base.words import WORD
from talap.coding.negation import clauses, negator
from talap.coding.patterns import Lexicon, Pattern
from talap.coding.sentences import sentences

if TYPE_CHECKING:
    import pandas as pd

CODER = "lexicon"


class Found(NamedTuple):
    """A pattern in a text: where, in which sentence, and by which word it is denied."""

    sentence: tuple[int, int]
    start: int
    end: int
    pattern: Pattern
    negator: str  # empty where it is not denied


def run(turns: Path, codebook: Path, codings: Path, hits: Path, hits_csv: Path) -> None:
    """Read turns and the codebook, write the lexicon's codings and what it hit."""
    said = TURNS.read(turns)
    coded, found = code_turns(said, Lexicon(Codebook.read(codebook)))
    CODINGS.write(coded, codings)
    LEXICON_HITS.write(found, hits)
    write_csv(LEXICON_HITS.read(hits), hits_csv)


def code_turns(
    turns: pd.DataFrame, lexicon: Lexicon
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return codings and hits of the participants' turns.

    Parameters
    ----------
    turns : DataFrame
        See ``TURNS``.
    lexicon : Lexicon
        The codebook's patterns.

    Returns
    -------
    DataFrame, DataFrame
        See ``CODINGS``, one row per sentence and code, and ``LEXICON_HITS``, where
        denied hits stand too.
    """
    import pandas as pd

    said = turns[turns["role"] == "participant"]
    codings: list[dict[str, Any]] = []
    hits: list[dict[str, Any]] = []
    for interview, turn, text in zip(
        said["interview"], said["turn"], said["text"], strict=True
    ):
        found = find(text, lexicon)
        place = {"interview": interview, "turn": turn}
        hits += [
            place
            | {
                "code": hit.pattern.code,
                "pattern": hit.pattern.text,
                "language": hit.pattern.language,
                "start": hit.start,
                "end": hit.end,
                "quote": text[hit.start : hit.end],
                "negator": hit.negator,
            }
            for hit in found
        ]
        given = {(hit.sentence, hit.pattern.code) for hit in found if not hit.negator}
        for (start, end), code in sorted(given):
            codings.append(
                place
                | {
                    "coding": f"{CODER}-{len(codings) + 1:04d}",
                    "coder": CODER,
                    "code": code,
                    "start": start,
                    "end": end,
                    "quote": text[start:end],
                    "anchor": "exact",
                }
            )
    return (
        CODINGS.check(pd.DataFrame(codings, columns=CODINGS.names)),
        LEXICON_HITS.check(pd.DataFrame(hits, columns=LEXICON_HITS.names)),
    )


def find(text: str, lexicon: Lexicon) -> list[Found]:
    """Return every pattern in a text that crosses no sentence, denied or not."""
    words = WORD.findall(text)
    matches = list(lexicon.find(words))
    if not matches:
        return []  # most turns: sentences and clauses are looked for in the others only
    spans = [match.span() for match in WORD.finditer(text)]
    parts = sentences(text)
    begins = [start for start, _ in parts]
    within = [bisect_right(begins, start) - 1 for start, _ in spans]
    gaps = [text[: spans[0][0]]]
    gaps += [text[left[1] : right[0]] for left, right in pairwise(spans)]
    numbered = clauses(words, gaps)
    found = []
    for match in matches:
        if within[match.first] != within[match.last]:
            continue
        denied = None
        if match.pattern.deniable:
            denied = match.negated
        if match.pattern.deniable and denied is None:
            denied = negator(words, numbered, match)
        found.append(
            Found(
                parts[within[match.first]],
                spans[match.first][0],
                spans[match.last][1],
                match.pattern,
                "" if denied is None else words[denied],
            )
        )
    return found
