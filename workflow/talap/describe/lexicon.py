"""How often the lexicon coder is right: precision, recall and F1 against the consensus.

Two units. *turn*: does it give the code to the participant's turns that have it?
*participant*: to the participants who hold it? Precision is the share of what it gives
that the consensus gives too, recall the share of the consensus that it gives, F1 their
harmonic mean. The consensus is taken for the truth, which it is not: see `agreement`.

The interval of a code takes its units for independent. Participants are; turns of one
interview are less so, and the interval is then too narrow. F1 has the interval of the
share `both` of all that either gives, from which it rises as 2J / (1 + J). The interval
over all codes resamples interviews, each with all of its turns and codes.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talap.base.codebook import OVERALL, Codebook
from talap.base.contracts import CODINGS, CONSENSUS, TURNS
from talap.base.tables import Column, Table, cells, write_csv
from talap.describe.agreement import DECIMALS, percentiles, resamples
from talap.describe.coefficients import divide
from talap.describe.config import Interval
from talap.describe.proportion import interval

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from talap.describe.coefficients import Floats

UNITS = ("turn", "participant")
MEASURES = ("precision", "recall", "f1")
BOOTSTRAP = "bootstrap"

LEXICON = Table(
    "lexicon",
    "One row per code with patterns, unit and measure; empty where no code has any.",
    (
        Column("order", "integer", "position in the codebook, from 1; 0 for overall"),
        Column("code", "string", "identifier, or overall: all applied codes pooled"),
        Column("unit", "string", "what is given the code", values=UNITS),
        Column("measure", "string", "which measure", values=MEASURES),
        Column("value", "number", "empty where it would divide by zero", "", True),
        Column("low", "number", "lower end of the interval", "", True),
        Column("high", "number", "upper end of the interval", "", True),
        Column(
            "interval",
            "string",
            "how the interval was made",
            values=("exact", "wilson", "mid-p", BOOTSTRAP),
        ),
        Column("undefined", "integer", "resamples without a value, left out of it"),
        Column("patterns", "integer", "patterns that the code has"),
        Column("lexicon", "integer", "units that the lexicon gives the code"),
        Column("consensus", "integer", "units that the consensus gives the code"),
        Column("both", "integer", "units that both give it"),
    ),
    key=("order", "unit", "measure"),
)


def run(
    lexicon: Path,
    consensus: Path,
    turns: Path,
    codebook: Path,
    confidence: float,
    method: str,
    replications: int,
    seed: int,
    table: Path,
    table_csv: Path,
) -> None:
    """Read the lexicon's codings and the consensus, compare them, write one table."""
    compared = compare(
        CODINGS.read(lexicon),
        CONSENSUS.read(consensus),
        TURNS.read(turns),
        Codebook.read(codebook),
        confidence,
        method,  # type: ignore[arg-type]  # checked in config.yaml
        replications,
        seed,
    )
    LEXICON.write(compared, table)
    write_csv(LEXICON.read(table), table_csv)


def compare(
    lexicon: pd.DataFrame,
    consensus: pd.DataFrame,
    turns: pd.DataFrame,
    codebook: Codebook,
    confidence: float,
    method: Interval,
    replications: int,
    seed: int,
) -> pd.DataFrame:
    """Return precision, recall and F1 of each code with patterns; see ``LEXICON``.

    Parameters
    ----------
    lexicon, consensus, turns : DataFrame
        See ``CODINGS``, ``CONSENSUS`` and ``TURNS``. Only participants' turns count,
        and only interviews with a coding in the consensus: in others nobody has said
        that a code is absent.
    codebook : Codebook
        A parent counts what its children count; `overall` pools the applied codes that
        have patterns.
    confidence : float in (0, 1)
        Level of every interval.
    method : {"exact", "wilson", "mid-p"}
        Interval of a code's shares; see `proportion.interval`.
    replications, seed : int
        Resamples of interviews, and the seed of numpy's PCG64.
    """
    import pandas as pd

    patterns = {
        code: sum(len(of_language) for of_language in entry.lexicon.values())
        for code, entry in codebook.codes.items()
    }
    said = turns[turns["role"] == "participant"]
    said = said[said["interview"].isin(set(consensus["interview"]))]
    interviews = sorted(set(said["interview"]))
    known = set(cells(said, "interview", "turn"))
    given, true = _units(lexicon, known), _units(consensus, known)
    rows: list[dict[str, Any]] = []
    for unit in UNITS:
        pooled: list[NDArray[Any]] = []
        for order, code in enumerate(codebook.codes, 1):
            family = codebook.family(code)
            named = sum(patterns[each] for each in family)
            if not named:
                continue
            counts = _counts(given[unit], true[unit], family, interviews)
            if patterns[code] and codebook.codable(code):
                pooled.append(_counts(given[unit], true[unit], [code], interviews))
            row = {"order": order, "code": code, "unit": unit, "patterns": named}
            total = [int(count) for count in counts.sum(axis=0)]
            rows += _of_code(row, total, confidence, method)
        if pooled and interviews:
            counts = sum(pooled[1:], pooled[0])
            weights = resamples(len(interviews), replications, seed)
            named = sum(patterns[code] for code in codebook.applied())
            row = {"order": 0, "code": OVERALL, "unit": unit, "patterns": named}
            rows += _overall(row, counts, weights, confidence)
    return LEXICON.check(pd.DataFrame(rows, columns=LEXICON.names))


Units = dict[str, set[tuple[Any, ...]]]  # by code; the first part is the interview


def _units(codings: pd.DataFrame, known: set[tuple[str, int]]) -> dict[str, Units]:
    """Return by unit and code where the codings lie, of the turns that count."""
    units: dict[str, Units] = {unit: {} for unit in UNITS}
    for interview, turn, code in cells(codings, "interview", "turn", "code"):
        if (interview, turn) in known:
            units["turn"].setdefault(code, set()).add((interview, turn))
            units["participant"].setdefault(code, set()).add((interview,))
    return units


def _counts(
    given: Units, true: Units, family: list[str], interviews: list[str]
) -> NDArray[Any]:
    """Count the units that the lexicon, the consensus and both give a code.

    Returns
    -------
    ndarray (interviews, 3)
    """
    import numpy as np

    one, other = (
        set().union(*(units.get(code, set()) for code in family))
        for units in (given, true)
    )
    places = {interview: place for place, interview in enumerate(interviews)}
    counts = np.zeros((len(interviews), 3), dtype=np.int64)
    for column, some in enumerate((one, other, one & other)):
        for unit in some:
            counts[places[unit[0]], column] += 1
    return counts


def _of_code(
    row: dict[str, Any], counts: list[int], confidence: float, method: Interval
) -> list[dict[str, Any]]:
    lexicon, consensus, both = counts
    either = lexicon + consensus - both
    found = []
    for measure, total in zip(MEASURES, (lexicon, consensus, either), strict=True):
        value = low = high = math.nan
        if total:
            value, low, high = both / total, *interval(both, total, confidence, method)
        if measure == "f1":
            value, low, high = (2 * each / (1 + each) for each in (value, low, high))
        found.append(
            row
            | {"measure": measure, "interval": method, "undefined": 0}
            | {"lexicon": lexicon, "consensus": consensus, "both": both}
            | {"value": round(value, DECIMALS)}
            | {"low": round(low, DECIMALS), "high": round(high, DECIMALS)}
        )
    return found


def _overall(
    row: dict[str, Any], counts: NDArray[Any], weights: Floats, confidence: float
) -> list[dict[str, Any]]:
    found = []
    lexicon, consensus, both = (weights @ counts).T
    total = [int(count) for count in counts.sum(axis=0)]
    for measure, values in {
        "precision": divide(both, lexicon),
        "recall": divide(both, consensus),
        "f1": divide(2 * both, lexicon + consensus),
    }.items():
        low, high, undefined = percentiles(values[1:], confidence)
        found.append(
            row
            | {"measure": measure, "interval": BOOTSTRAP, "undefined": undefined}
            | dict(zip(("lexicon", "consensus", "both"), total, strict=True))
            | {"value": round(float(values[0]), DECIMALS), "low": low, "high": high}
        )
    return found
