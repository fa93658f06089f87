"""How far the coders agree: per code and over all, with intervals.

Three units are looked at. *interview*: does the coder find the code in the interview at
all? *turn*: in this turn of the participant? *text*: on these very characters?

What fifteen interviews bear: the interval resamples interviews, because codings within
one are not independent; with so few it is wide, and by turn it still covers less often
than it says (simulated for 0.95: alpha 0.89 to 0.92, AC1 0.86 to 0.91, of the rarest
code least; of 100 interviews both 0.93 to 0.95: benchmarks/coverage.md). A code that
two or three interviews hold has a coefficient that one decision overturns, and is
missing from many resamples: `undefined` counts these. Turns are many, but mostly
without the code, so that per cent is high whatever the coders do, kappa and alpha are
low at a single disagreement, and AC1 hides it: read them side by side, with
`prevalence`. None of them says who is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talap.base.codebook import OVERALL, Codebook
from talap.base.contracts import CODINGS, TURNS
from talap.base.tables import Column, Table, cells, write_csv
from talap.describe.coefficients import (
    Tally,
    Unitizing,
    cohen_kappa,
    divide,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent,
    unitizing_alpha,
)

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from talap.describe.coefficients import Disagreement, Floats

UNITS = ("interview", "turn", "text")
COEFFICIENTS = ("percent", "cohen", "fleiss", "krippendorff", "gwet", "unitizing")
DECIMALS = 10  # beyond them processors may differ, and the results' bytes with them

AGREEMENT = Table(
    "agreement",
    "One row per code, unit and coefficient; empty where one coder worked alone.",
    (
        Column("order", "integer", "position in the codebook, from 1; 0 for overall"),
        Column("code", "string", "identifier, or overall: all applied codes pooled"),
        Column("unit", "string", "what the coders decide about", values=UNITS),
        Column("coefficient", "string", "which measure", values=COEFFICIENTS),
        Column("value", "number", "empty where chance leaves nothing to say", "", True),
        Column("low", "number", "lower end of the bootstrap interval", "", True),
        Column("high", "number", "upper end; see `percentiles` for none", "", True),
        Column("undefined", "integer", "resamples without a value, left out of it"),
        Column("coders", "integer", "coders"),
        Column("interviews", "integer", "interviews that two or more coders coded"),
        Column("units", "integer", "units (text: characters) that they judged"),
        Column("prevalence", "number", "share of judgements that give the code"),
    ),
    key=("order", "unit", "coefficient"),
)


def run(
    codings: Path,
    turns: Path,
    codebook: Path,
    confidence: float,
    replications: int,
    seed: int,
    agreement: Path,
    agreement_csv: Path,
) -> None:
    """Read each coder's codings, compare them, write one table."""
    table = measure(
        CODINGS.read(codings),
        TURNS.read(turns),
        Codebook.read(codebook),
        confidence,
        replications,
        seed,
    )
    AGREEMENT.write(table, agreement)
    write_csv(AGREEMENT.read(agreement), agreement_csv)


def measure(
    codings: pd.DataFrame,
    turns: pd.DataFrame,
    codebook: Codebook,
    confidence: float,
    replications: int,
    seed: int,
) -> pd.DataFrame:
    """Return every coefficient of every code; see ``AGREEMENT``.

    Parameters
    ----------
    codings, turns : DataFrame
        See ``CODINGS`` and ``TURNS``. Only participants' turns are looked at.
    codebook : Codebook
        A parent counts what its children count; `overall` pools the applied codes.
    confidence : float in (0, 1)
        Level of the percentile interval; see `percentiles` for where there is none.
    replications, seed : int
        Resamples of interviews, and the seed of numpy's PCG64.

    Notes
    -----
    A coder is taken to have worked on the interviews in which there is a coding of
    theirs; interviews of one coder are left out. Overall is the pooled coefficient: the
    observed disagreement of all codes over the expected one [1]_, so that codes of
    different frequency do not pass for agreement.

    References
    ----------
    .. [1] De Vries, H., Elliott, M. N., Kanouse, D. E., & Teleki, S. S. (2008). Using
           pooled kappa to summarize interrater agreement across many items. Field
           Methods 20, 272-282.
    """
    import pandas as pd

    design = Design.of(codings, turns)
    if design is None:
        return AGREEMENT.check(pd.DataFrame(columns=AGREEMENT.names))
    weights = resamples(len(design.interviews), replications, seed)
    marks = marks_by_code(codings)

    def judge(codes: list[str]) -> Judged:
        sums = design.sums([mark for code in codes for mark in marks.get(code, ())])
        return Judged(sums, design.disagreements(sums, weights))

    by_code = {code: judge(codebook.family(code)) for code in codebook.codes}
    # The very codes: what a codable parent counts of its children counts once.
    pooled = [
        judge([code]) if codebook.children(code) else by_code[code]
        for code in codebook.applied()
    ]
    rows: list[dict[str, Any]] = []
    for order, judged in enumerate([pooled, *([one] for one in by_code.values())]):
        code = list(codebook.codes)[order - 1] if order else OVERALL
        for unit, coefficient, _, _ in design.coefficients():
            estimate, sampled = pool(
                each.disagreements[unit, coefficient] for each in judged
            )
            low, high, undefined = percentiles(sampled, confidence)
            rows.append(
                {
                    "order": order,
                    "code": code,
                    "unit": unit,
                    "coefficient": coefficient,
                    "value": round(estimate, DECIMALS),
                    "low": low,
                    "high": high,
                    "undefined": undefined,
                    "coders": len(design.coders),
                    "interviews": len(design.interviews),
                    "units": design.units[unit],
                    "prevalence": round(
                        prevalence([each.sums[unit] for each in judged]), DECIMALS
                    ),
                }
            )
    return AGREEMENT.check(pd.DataFrame(rows, columns=AGREEMENT.names))


Sums = dict[str, Any]  # by part: what `Design.sums` adds up, per interview
Mark = tuple[str, str, int, int, int]  # interview, coder, turn, start, end


@dataclass(frozen=True)
class Judged:
    """What the coders decided about a code, and how far they disagree in it."""

    sums: Sums
    disagreements: dict[tuple[str, str], Disagreement]  # by unit and coefficient


def marks_by_code(codings: pd.DataFrame) -> dict[str, list[Mark]]:
    """Return where each code was given, by whom."""
    marks: dict[str, list[Mark]] = {}
    columns = ("code", "interview", "coder", "turn", "start", "end")
    for code, interview, coder, *where in cells(codings, *columns):
        marks.setdefault(code, []).append((interview, coder, *where))
    return marks


@dataclass(frozen=True)
class Design:
    """Who coded which interview, and what there is to judge in it."""

    coders: list[str]
    interviews: list[str]  # those of two or more coders
    coded_by: dict[str, list[str]]
    turns: dict[str, dict[int, int]]  # of the participant, each with where it begins
    lengths: dict[str, int]  # characters of the participant, and one between turns

    @classmethod
    def of(cls, codings: pd.DataFrame, turns: pd.DataFrame) -> Design | None:
        """Return the design, None where no interview has two coders."""
        coded_by = {
            str(interview): sorted(set(of_interview["coder"]))
            for interview, of_interview in codings.groupby("interview", sort=True)
        }
        coded_by = {name: coders for name, coders in coded_by.items() if coders[1:]}
        if not coded_by:
            return None
        begins: dict[str, dict[int, int]] = {name: {} for name in coded_by}
        lengths = dict.fromkeys(coded_by, 0)
        said = turns[turns["role"] == "participant"]
        said = said[said["interview"].isin(coded_by)]
        said = said.sort_values(["interview", "turn"])
        for interview, turn, text in cells(said, "interview", "turn", "text"):
            begins[interview][turn] = lengths[interview]
            lengths[interview] += len(text) + 1
        coders = sorted({coder for several in coded_by.values() for coder in several})
        return cls(coders, list(coded_by), coded_by, begins, lengths)

    @property
    def units(self) -> dict[str, int]:
        """Return how many units of each kind were judged."""
        return {
            "interview": len(self.interviews),
            "turn": sum(map(len, self.turns.values())),
            "text": sum(self.lengths.values()),
        }

    def coefficients(
        self,
    ) -> list[tuple[str, str, Callable[[Any], Disagreement], str]]:
        """Return unit, name, function and part of the sums of each coefficient."""
        of_any = {
            "percent": percent,
            "fleiss": fleiss_kappa,
            "krippendorff": krippendorff_alpha,
            "gwet": gwet_ac1,
        }
        found: list[tuple[str, str, Callable[[Any], Disagreement], str]] = []
        for unit in ("interview", "turn"):
            found += [(unit, name, value, unit) for name, value in of_any.items()]
            if len(self.coders) == 2:
                found.append((unit, "cohen", cohen_kappa, f"{unit} pairs"))
        return [*found, ("text", "unitizing", unitizing_alpha, "text")]

    def sums(self, marks: list[Mark]) -> Sums:
        """Add up where one code was given, per interview."""
        import numpy as np

        spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
        turns: dict[tuple[str, str], set[int]] = {}
        for interview, coder, turn, start, end in marks:
            begin = self.turns.get(interview, {}).get(turn)
            if begin is not None:
                turns.setdefault((interview, coder), set()).add(turn)
                spans.setdefault((interview, coder), []).append(
                    (begin + start, begin + end)
                )
        many = len(self.interviews), max(map(len, self.turns.values()))
        counts = {  # how many coders did not give the code, and how many did
            "interview": np.zeros((many[0], 1, 2), dtype=np.int64),
            "turn": np.zeros((*many, 2), dtype=np.int64),
        }
        pairs: dict[str, list[Any]] = {}
        texts = []
        for number, interview in enumerate(self.interviews):
            keys = [(interview, coder) for coder in self.coded_by[interview]]
            places = {turn: place for place, turn in enumerate(self.turns[interview])}
            in_turns = [{places[turn] for turn in turns.get(key, ())} for key in keys]
            by_unit = {
                "interview": (1, [{0} if some else set() for some in in_turns]),
                "turn": (len(places), in_turns),
            }
            for unit, (units, given) in by_unit.items():
                counts[unit][number, :units, 0] = len(keys)
                for place in chain.from_iterable(given):
                    counts[unit][number, place] += -1, 1
                if len(self.coders) == 2:
                    tables = pairs.setdefault(f"{unit} pairs", [])
                    tables.append(_pairs(units, *given))
            length = self.lengths[interview]
            texts.append(_unitizing([spans.get(key, []) for key in keys], length))
        return {
            **{unit: Tally.of(of_unit) for unit, of_unit in counts.items()},
            **{part: np.array(tables, float) for part, tables in pairs.items()},
            "text": Unitizing(*map(np.stack, zip(*texts, strict=True))),
        }

    def disagreements(
        self, sums: Sums, weights: Floats
    ) -> dict[tuple[str, str], Disagreement]:
        """Return what each coefficient is made of: as observed, in each resample."""
        drawn = {part: weighted(of_part, weights) for part, of_part in sums.items()}
        return {
            (unit, name): value(drawn[part])
            for unit, name, value, part in self.coefficients()
        }


def prevalence(codes: list[Any]) -> float:
    """Return the share of judgements, added up over interviews, that give a code."""
    import numpy as np

    shares = np.zeros(2)
    for sums in codes:
        if isinstance(sums, Unitizing):
            shares += sums.coincidences.sum(axis=(0, 1))
        else:
            shares += sums.ratings.sum(axis=0)
    return float(shares[1] / shares.sum())


def _pairs(units: int, first: set[int], second: set[int]) -> list[list[int]]:
    """Return units by what the first and what the second coder decided."""
    return [
        [units - len(first | second), len(second - first)],
        [len(first - second), len(first & second)],
    ]


def _unitizing(
    spans: list[list[tuple[int, int]]], length: int
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Add up one interview from what each coder gave the code; see `Unitizing`."""
    import numpy as np

    units = [_joined(of_coder) for of_coder in spans]
    edges = [
        edge
        for start, end in chain.from_iterable(units)
        for edge in ((start, 1), (end, -1))
    ]
    coders = len(spans)
    found = np.zeros((2, 2), dtype=np.int64)
    gaps = at = given = 0
    for place, step in [*sorted(edges), (length, 0)]:
        apart = coders - given  # from the edge before to this one
        between = apart * given
        alike = apart * (apart - 1), given * (given - 1)
        found += (place - at) * np.array([[alike[0], between], [between, alike[1]]])
        gaps += (place - at) * apart
        at, given = place, given + step
    squares = sum((end - start) ** 2 for start, end in chain.from_iterable(units))
    return found / (coders - 1), np.array([gaps, squares], dtype=float)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return one coder's spans; those that touch or overlap are one unit."""
    units: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if units and start <= units[-1][1]:
            units[-1] = units[-1][0], max(units[-1][1], end)
        else:
            units.append((start, end))
    return units


def resamples(interviews: int, replications: int, seed: int) -> Floats:
    """Return how often each resample draws each interview, the first being as it is.

    Returns
    -------
    ndarray (1 + replications, interviews)
    """
    import numpy as np

    draws = np.random.Generator(np.random.PCG64(seed)).multinomial(
        interviews, np.full(interviews, 1 / interviews), size=replications
    )
    return np.vstack([np.ones((1, interviews)), draws])


def pool(disagreements: Iterable[Disagreement]) -> tuple[float, Floats]:
    """Return a coefficient over codes: as observed, and in each resample.

    A code of which nothing can be said (nobody used it) is left out of the pool.
    """
    import numpy as np

    observed = expected = np.zeros(1)
    for one, chance in disagreements:
        said = ~np.isnan(one) & ~np.isnan(chance)
        observed = observed + np.where(said, one, 0)
        expected = expected + np.where(said, chance, 0)
    coefficient = 1 - divide(observed, expected)
    return float(coefficient[0]), coefficient[1:]


def weighted(sums: Any, weights: Floats) -> Any:
    """Add up the interviews' sums, each as often as it was drawn."""
    import numpy as np

    if isinstance(sums, np.ndarray):
        return np.tensordot(weights, sums, axes=1)
    parts = {name: weighted(part, weights) for name, part in vars(sums).items()}
    return type(sums)(**parts)


def percentiles(sampled: Floats, confidence: float) -> tuple[float, float, int]:
    """Return the percentile interval, and how many resamples have no value.

    There is no interval (NaN) where more resamples lack a value than the interval may
    miss, which of 15 interviews befalls a code that one or two hold; nor where all have
    the same value: perfect agreement is a fact about this sample, not a bound.
    """
    import numpy as np

    defined = sampled[~np.isnan(sampled)]
    undefined = len(sampled) - len(defined)
    if undefined > (1 - confidence) * len(sampled):
        return np.nan, np.nan, undefined
    tail = (1 - confidence) / 2
    low, high = np.round(np.quantile(defined, [tail, 1 - tail]), DECIMALS)
    if defined.max() - defined.min() < 10**-DECIMALS:
        return np.nan, np.nan, undefined
    return float(low), float(high), undefined
