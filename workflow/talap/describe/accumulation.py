"""How the number of codes grows with the interviews, and whether it stops growing.

What fifteen interviews bear: the curve is exact for these interviews, its spread is
that of their order only. Saturation says that the last interviews brought little new to
*this* codebook; where the codes were fixed beforehand from theory nothing can emerge,
so the applied codes are counted, never their parents, and even so saturation means that
the list was used up, not that the field was. Chao2 is a lower bound on the codes that
more interviews like these would show, none of it a promise; its interval is wide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talap.base.codebook import Codebook
from talap.base.errors import TalapError
from talap.base.tables import Column, Table, cells

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Presence = NDArray[np.bool_]  # (interviews, codes), in the order of the interviews

DECIMALS = 10  # beyond them processors may differ, and the results' bytes with them

ACCUMULATION = Table(
    "accumulation",
    "One row per number of interviews, from 1.",
    (
        Column("interviews", "integer", "how many of the interviews"),
        Column("interview", "string", "the one that comes at this place"),
        Column("new", "integer", "codes that it brings first, in this order"),
        Column("observed", "integer", "codes up to here, in this order"),
        Column("expected", "number", "codes on average over all choices of so many"),
        Column("sd", "number", "standard deviation over these choices"),
    ),
    key=("interviews",),
)

SATURATION = Table(
    "saturation",
    "One row per run of interviews after the base; empty where there are too few.",
    (
        Column("run", "integer", "position of the run, from 1"),
        Column("first", "integer", "place of its first interview"),
        Column("last", "integer", "place of its last interview"),
        Column("base", "integer", "interviews in the base"),
        Column("base_codes", "integer", "codes in the base"),
        Column("new", "integer", "codes first seen in the run"),
        Column("ratio", "number", "new / base_codes"),
        Column("reached", "boolean", "whether ratio is at most the threshold"),
        Column(
            "orders",
            "number",
            "share of random orders that reach it by this run",
        ),
    ),
    key=("run",),
)

RICHNESS = Table(
    "richness",
    "One row: how many codes there may be.",
    (
        Column("estimator", "string", "Chao2, bias-corrected"),
        Column("interviews", "integer", "interviews"),
        Column("observed", "integer", "codes found"),
        Column("once", "integer", "codes of one interview"),
        Column("twice", "integer", "codes of two interviews"),
        Column("value", "number", "estimate, a lower bound"),
        Column("low", "number", "lower bound of its interval", "", True),
        Column("high", "number", "upper bound of its interval", "", True),
    ),
    key=("estimator",),
)


def presence(
    participants: pd.DataFrame,
    consensus: pd.DataFrame,
    codebook: Codebook,
    order: str = "",
) -> tuple[list[str], Presence]:
    """Return the interviews in their order, and which applied code each of them has.

    Parameters
    ----------
    participants, consensus : DataFrame
        See ``PARTICIPANTS`` and ``CONSENSUS``.
    codebook : Codebook
        Its parents are left out.
    order : str
        The attribute to order by, e.g. the date; then, and without it, by name.

    Raises
    ------
    TalapError
        If the published participants' table lacks the attribute to order by.
    """
    import numpy as np

    if order and order not in participants:
        raise TalapError(
            "config/config.yaml",
            f"participants have no published attribute {order}",
            "name a published column, or leave it empty for the interviews' names",
            "key describe.saturation.order",
        )
    columns = [order, "interview"] if order else ["interview"]
    interviews = list(participants.sort_values(columns, kind="stable")["interview"])
    applied = codebook.applied()
    held = np.zeros((len(interviews), len(applied)), dtype=bool)
    places = {name: place for place, name in enumerate(interviews)}
    numbers = {code: number for number, code in enumerate(applied)}
    for interview, code in set(cells(consensus, "interview", "code")):
        if interview in places and code in numbers:
            held[places[interview], numbers[code]] = True
    return interviews, held


def accumulate(interviews: list[str], held: Presence) -> pd.DataFrame:
    """Return the curve of codes over interviews; see ``ACCUMULATION``.

    Notes
    -----
    A code that is absent from `a` of `n` interviews is absent from `k` drawn at random
    with probability C(a, k) / C(n, k), which is the one of k - 1 times
    (a - k + 1) / (n - k + 1); the sum over codes of the complement is the
    expected number [1]_, and the covariances follow from the interviews that lack both
    of two codes. Exact: no order is drawn.

    References
    ----------
    .. [1] Ugland, K. I., Gray, J. S., & Ellingsen, K. E. (2003). The species-
           accumulation curve and estimation of species richness. Journal of Animal
           Ecology 72, 888-897.
    """
    import numpy as np
    import pandas as pd

    found = held[:, held.any(axis=0)]
    total = len(found)
    lacking = (~found).sum(axis=0)
    both_lack = (~found).T.astype(int) @ (~found).astype(int)
    firsts = found.argmax(axis=0)
    absent, both = np.ones(lacking.shape), np.ones(both_lack.shape)
    rows = []
    for count in range(1, total + 1):
        absent = absent * (lacking - count + 1).clip(0) / (total - count + 1)
        both = both * (both_lack - count + 1).clip(0) / (total - count + 1)
        variance = float((both - np.outer(absent, absent)).sum())
        rows.append(
            {
                "interviews": count,
                "interview": interviews[count - 1],
                "new": int((firsts == count - 1).sum()),
                "observed": int((firsts < count).sum()),
                "expected": round(float((1 - absent).sum()), DECIMALS),
                "sd": round(max(variance, 0.0) ** 0.5, DECIMALS // 2),
            }
        )
    return ACCUMULATION.check(pd.DataFrame(rows, columns=ACCUMULATION.names))


def saturate(
    held: Presence,
    base: int,
    length: int,
    threshold: float,
    replications: int,
    seed: int,
) -> pd.DataFrame:
    """Return the runs after the base and what each brought; see ``SATURATION``.

    Parameters
    ----------
    held : ndarray of bool (interviews, codes)
        In the order of the interviews.
    base, length : int
        Interviews in the base (the authors try 4, 5 and 6) and in a run (2 or 3). The
        runs move on by one interview; a code is new in a run if no interview before
        the run has it.
    threshold : float
        New codes in the run over codes in the base at which nothing more is expected:
        0.05 or 0.
    replications, seed : int
        Random orders tried, and the seed of numpy's PCG64.

    References
    ----------
    .. [1] Guest, G., Namey, E., & Chen, M. (2020). A simple method to assess and report
           thematic saturation in qualitative research. PLOS ONE 15(5), e0232076.
    """
    import numpy as np
    import pandas as pd

    total = len(held)
    base_codes, new = _runs(_first_seen(held)[None], total, base, length)
    if not base_codes[0] or not new.shape[1]:
        return SATURATION.check(pd.DataFrame(columns=SATURATION.names))
    generator = np.random.Generator(np.random.PCG64(seed))
    seen = np.array(
        [_first_seen(held[generator.permutation(total)]) for _ in range(replications)]
    )
    of_base, of_runs = _runs(seen, total, base, length)
    reached = of_runs <= threshold * of_base[:, None] + 1e-12
    by_now = np.logical_or.accumulate(reached & (of_base[:, None] > 0), axis=1)
    rows: list[dict[str, Any]] = []
    for run_, count in enumerate(new[0]):
        ratio = float(count / base_codes[0])
        rows.append(
            {
                "run": run_ + 1,
                "first": base + run_ + 1,
                "last": base + run_ + length,
                "base": base,
                "base_codes": int(base_codes[0]),
                "new": int(count),
                "ratio": ratio,
                "reached": ratio <= threshold + 1e-12,
                "orders": float(by_now[:, run_].mean()),
            }
        )
    return SATURATION.check(pd.DataFrame(rows, columns=SATURATION.names))


def _first_seen(held: Presence) -> NDArray[np.intp]:
    """Return the place at which each code is first seen; past the end if never."""
    import numpy as np

    return np.where(held.any(axis=0), held.argmax(axis=0), len(held))


def _runs(
    seen: NDArray[np.intp], total: int, base: int, length: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return codes of the base (orders), and codes new in each run (orders, runs)."""
    import numpy as np

    by_place = np.array([(seen < place).sum(axis=1) for place in range(total + 1)])
    starts = range(base, total - length + 1)
    new = [by_place[start + length] - by_place[start] for start in starts]
    of_base = by_place[min(base, total)]
    return of_base, np.array(new).reshape(len(starts), len(seen)).T


def estimate(held: Presence, confidence: float) -> pd.DataFrame:
    """Return the bias-corrected Chao2 estimate of all codes; see ``RICHNESS``.

    There is no interval where at most one code is of a single interview: the estimate
    is then what was found, and its variance is zero by construction, not by knowledge.

    References
    ----------
    .. [1] Chao, A. (1987). Estimating the population size for capture-recapture data
           with unequal catchability. Biometrics 43, 783-791 (the interval).
    .. [2] Colwell, R. K. (2013). EstimateS 9 user's guide, appendix B: Chao2, the
           bias-corrected form, and its variance.
    """
    import pandas as pd

    counts = held.sum(axis=0)
    value, low, high = chao2(
        int((counts > 0).sum()),
        int((counts == 1).sum()),
        int((counts == 2).sum()),
        len(held),
        confidence,
    )
    row = {
        "estimator": "chao2",
        "interviews": len(held),
        "observed": int((counts > 0).sum()),
        "once": int((counts == 1).sum()),
        "twice": int((counts == 2).sum()),
        "value": value,
        "low": low,
        "high": high,
    }
    return RICHNESS.check(pd.DataFrame([row], columns=RICHNESS.names))


def chao2(
    observed: int, once: int, twice: int, interviews: int, confidence: float
) -> tuple[float, float | None, float | None]:
    """Return the estimate and its log-normal interval; see `estimate`.

    Examples
    --------
    >>> [round(x, 2) for x in chao2(9, 3, 3, 10**9, 0.95)]
    [9.75, 9.07, 17.45]
    """
    from math import exp, log, sqrt
    from statistics import NormalDist

    factor = (interviews - 1) / interviews
    unseen = factor * once * (once - 1) / (2 * (twice + 1))
    if unseen == 0:
        return float(observed), None, None
    variance = (
        unseen
        + factor**2 * once * (2 * once - 1) ** 2 / (4 * (twice + 1) ** 2)
        + factor**2 * once**2 * twice * (once - 1) ** 2 / (4 * (twice + 1) ** 4)
    )
    if not twice:  # the general form is too large then
        variance -= factor**2 * once**4 / (4 * (observed + unseen))
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    spread = exp(z * sqrt(log(1 + variance / unseen**2)))
    return (
        round(observed + unseen, DECIMALS),
        round(observed + unseen / spread, DECIMALS),
        round(observed + unseen * spread, DECIMALS),
    )
