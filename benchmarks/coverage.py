"""How often each interval in use holds the truth, against the level that it states.

*Enumerated* coverage is exact: every outcome, weighted by its probability. Of a share
it is a polynomial between two bounds, so that its least value lies beside a bound, and
its mean over all true shares is an integral of beta functions. *Simulated* coverage
comes from studies drawn from a model of which the true value is known in closed form,
at 15 interviews and, for what more of them would bring, at 100; its standard error
stands beside it. Every draw has a fixed seed; the resamples are those of one seed too,
as they are in every build of a study.

There is a bar only where theory promises one. The others are measured, and what they
reach is told beside the level that they state.

    python benchmarks/coverage.py            # writes coverage.md beside itself
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).parents[1]
RECORD = Path(__file__).with_suffix(".md")
LEVEL = 0.95
PEOPLE = 15
MORE = 100
STUDIES = 2_000  # a standard error of 0.008 where the coverage is 0.85
REPLICATIONS = 2_000  # as config.yaml has it where it says nothing
SEED = 20260301

sys.path.insert(0, str(ROOT / "workflow"))

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bounds = tuple[float, float]
    Truth = tuple[float, list[Bounds | None]]  # and each study's interval


@dataclass(frozen=True)
class Line:
    """A measurement: what, which coverage, what theory promises, what else was seen."""

    title: str
    coverage: float
    more: str
    bar: float | None = None

    def __str__(self) -> str:
        bar = "no bar" if self.bar is None else f"at least {self.bar:.3f}"
        met = "" if self.met else ": MISSED"
        return f"{self.title:70}{self.coverage:.3f}  ({bar}){met}  {self.more}"

    @property
    def met(self) -> bool:
        """Whether the bar is reached."""
        return self.bar is None or self.coverage >= self.bar - 5e-4


def main() -> None:
    """Print one line per measurement, and write the record."""
    lines = []
    for line in chain(enumerated(), simulated(STUDIES)):
        print(line, flush=True)
        lines.append(line)
    RECORD.write_text(record(lines), encoding="utf-8")
    if not all(line.met for line in lines):
        sys.exit(1)


def record(lines: list[Line]) -> str:
    """Return the record as it stands in the repository."""
    about = (__doc__ or "").split("\n    python")[0].strip()
    theory = THEORY.format(
        people=PEOPLE, few=of_a_mean(PEOPLE), more=MORE, many=of_a_mean(MORE)
    )
    return (
        "# Coverage of the intervals\n\nWritten by `python benchmarks/coverage.py`. "
        f"Nominal level {LEVEL}.\n\n{about}\n\n```\n"
        + "\n".join(str(line).rstrip() for line in lines)
        + f"\n```\n\n{theory.strip()}\n"
    )


THEORY = """
What theory says of them:

- Clopper and Pearson's interval and that of the odds ratio invert exact tests: they
  never cover less often than they say, and mostly more often. The mid-P interval and
  Wilson's give up that promise in order to be shorter: near the level on average over
  the true shares, below it at single ones (Brown, Cai & DasGupta 2001, Statistical
  Science 16: 101-133).
- The percentile bootstrap is right as the number of interviews grows. With few of them
  it is known to cover less often than it says (Hesterberg 2015, The American
  Statistician 69: 371-386; of clusters: Cameron, Gelbach & Miller 2008, Review of
  Economics and Statistics 90: 414-427). Even of a mean of normal values it is no wider
  than a normal interval with the variance divided by n instead of n - 1, whose coverage
  is {few:.3f} at n = {people} and {many:.3f} at n = {more}. Of a rare code less is
  to be expected: most interviews lack it, and resamples of these vary too little. The
  page on agreement says that it covers less often. Where too many resamples have no
  value, or coders agree on everything, there is no interval; coverage is counted over
  the studies that have one, which are those with some disagreement.
- The interval of a code's precision and recall by turn takes turns for independent. If
  some interviews suit the lexicon better than others it is too narrow, as the same page
  says. The one over all codes resamples interviews.
- Chao's interval is about a lower bound. Where some codes are much rarer than others
  the bound lies below the truth, and so may the whole interval. Where all codes have
  been seen, and some of them once, it lies above: by construction it begins above what
  was seen. It cannot be read as one for the number of codes.
"""


def of_a_mean(total: int) -> float:
    """Return how often a percentile interval holds a mean of normal values.

    Of infinitely many resamples, and taken for normal, it is the mean plus or minus
    z s sqrt((n - 1) / n) / sqrt(n).
    """
    from scipy.special import ndtri, stdtr

    width = ndtri((1 + LEVEL) / 2) * math.sqrt((total - 1) / total)
    return float(2 * stdtr(total - 1, width) - 1)


# -- enumerated -----------------------------------------------------------------------


def enumerated() -> Iterator[Line]:
    """Yield what can be known without chance."""
    for method, bar in (("wilson", None), ("mid-p", None), ("exact", LEVEL)):
        low, share = least_coverage(method, PEOPLE)
        grid = min(coverage(method, PEOPLE, step / 100) for step in range(1, 100))
        more = (
            f"enumerated, at {share:.4f}; on a grid of hundredths {grid:.3f}; "
            f"{drawn(method, PEOPLE, share):.3f} in 200000 draws there"
        )
        yield Line(f"{method}, {PEOPLE}: least", low, more, bar)
        average, width = mean_coverage(method, PEOPLE)
        more = f"enumerated; mean width {width:.3f}"
        yield Line(f"{method}, {PEOPLE}: mean", average, more, bar)
    for sizes in ((7, 8), (5, 10), (3, 12)):
        found = odds_coverage(sizes)
        average = sum(found.values()) / len(found)
        (share, ratio), low = min(found.items(), key=lambda item: item[1])
        title = f"odds ratio, groups of {sizes[0]} and {sizes[1]}"
        more = f"enumerated, on a grid; at {share:g} and a ratio of {ratio:g}"
        yield Line(f"{title}: least", low, more, LEVEL)
        yield Line(f"{title}: mean", average, "enumerated, on a grid", LEVEL)


@cache
def bounds(method: str, total: int) -> list[Bounds]:
    """Return the interval of each number of successes."""
    from talap.describe.proportion import interval

    return [interval(count, total, LEVEL, method) for count in range(total + 1)]  # type: ignore[arg-type]


def coverage(method: str, total: int, share: float) -> float:
    """Return how probable outcomes are whose interval holds the true share."""
    return sum(
        mass(count, total, share)
        for count, (low, high) in enumerate(bounds(method, total))
        if low <= share <= high
    )


def least_coverage(method: str, total: int) -> tuple[float, float]:
    """Return the least coverage over all true shares, and the share where it is.

    Between two bounds the outcomes that cover are the same and follow each other, so
    that their probability has one hump: it is least at an end.
    """
    edges = {bound for pair in bounds(method, total) for bound in pair} - {0.0, 1.0}
    beside = (edge + shift for edge in sorted(edges) for shift in (-1e-9, 1e-9))
    return min((coverage(method, total, share), share) for share in beside)


def mean_coverage(method: str, total: int) -> tuple[float, float]:
    """Return the mean coverage over all true shares alike, and the mean width."""
    from scipy.special import betainc

    covered = width = 0.0
    for count, (low, high) in enumerate(bounds(method, total)):
        ends = (betainc(count + 1, total - count + 1, end) for end in (low, high))
        below, above = map(float, ends)
        covered += (above - below) / (total + 1)
        width += (high - low) / (total + 1)
    return covered, width


def drawn(method: str, total: int, share: float) -> float:
    """Return the coverage at a true share in draws: it must be the enumerated one."""
    import numpy as np

    counts = generator(0).binomial(total, share, 200_000)
    low, high = np.array(bounds(method, total))[counts].T
    return float(((low <= share) & (share <= high)).mean())


def odds_coverage(sizes: tuple[int, int]) -> dict[tuple[float, float], float]:
    """Return coverage by the share in the second group and the true odds ratio."""
    from talap.describe.exact import conditional_odds_ratio

    tables = {
        (first, second): conditional_odds_ratio((first, second), sizes, LEVEL)[1:]
        for first in range(sizes[0] + 1)
        for second in range(sizes[1] + 1)
    }
    found = {}
    for share in (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9):
        for ratio in (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 10.0, 20.0):
            odds = ratio * share / (1 - share)
            shares = odds / (1 + odds), share
            found[share, ratio] = sum(
                math.prod(map(mass, held, sizes, shares))
                for held, (low, high) in tables.items()
                if low <= ratio <= high
            )
    return found


def mass(count: int, total: int, share: float) -> float:
    """Return the binomial probability."""
    return math.comb(total, count) * share**count * (1 - share) ** (total - count)


# -- simulated ------------------------------------------------------------------------


def generator(number: int) -> np.random.Generator:
    """Return the random numbers of a measurement."""
    import numpy as np

    return np.random.Generator(np.random.PCG64([SEED, number]))


def simulated(studies: int) -> Iterator[Line]:
    """Yield what has to be drawn."""
    number = 0
    for title, coders in CODERS.items():
        for interviews in (PEOPLE, MORE):
            number += 1
            for name, found in agreement(coders, interviews, studies, number).items():
                yield judged(f"{name}, {title}, {interviews} interviews", *found)
    for spread, title in ((1.0, "alike"), (0.5, "unlike")):
        for interviews in (PEOPLE, MORE):
            number += 1
            for name, found in lexicon(spread, interviews, studies, number).items():
                yield judged(
                    f"lexicon, {name}, {interviews} interviews {title}", *found
                )
    for title, shares in CODES.items():
        number += 1
        yield judged(f"Chao2, {title}", *richness(shares, studies, number))


def judged(title: str, truth: float, intervals: list[Bounds | None]) -> Line:
    """Count the intervals that hold the truth, of the studies that have one."""
    there = [one for one in intervals if one is not None]
    share = sum(low <= truth <= high for low, high in there) / len(there)
    error = math.sqrt(share * (1 - share) / len(there))
    width = sum(high - low for low, high in there) / len(there)
    more = f"± {error:.3f}, true {truth:.3f}, mean width {width:.3f}"
    if none := len(intervals) - len(there):
        more += f", {100 * none / len(intervals):.0f} % without interval"
    return Line(title, share, more)


@dataclass(frozen=True)
class Coders:
    """Coders who judge turns, of whom the true agreement is known.

    The code's share in an interview is drawn from Beta(a, b). In each turn all coders
    see, with probability `same`, one and the same thing, which has the code with that
    share, and else each something of their own, which has it with that share too. So
    two of them differ with probability (1 - same) 2 E[p (1 - p)], while two ratings
    from anywhere do with 2 E[p] E[1 - p]; and alpha is one less their ratio, which is
    (1 - same) (a + b) / (a + b + 1). `same` itself varies between interviews, on its
    own, so that only its mean counts.

    Attributes
    ----------
    a, b : tuple of float
        One number a code; several codes are pooled.
    turns : (int, int)
        Least and most turns of an interview.
    missing : float
        Share of the ratings that are not there.
    """

    a: tuple[float, ...]
    b: tuple[float, ...]
    same: float
    turns: tuple[int, int]
    coders: int = 2
    missing: float = 0.0

    def true(self, coefficient: str) -> float:
        """Return the coefficient in infinitely many interviews."""
        observed = expected = 0.0
        for a, b in zip(self.a, self.b, strict=True):
            total = a + b
            observed += (1 - self.same) * 2 * a * b / (total * (total + 1))
            chance = 2 * a * b / total**2
            expected += chance if coefficient == "krippendorff" else 1 - chance
        return 1 - observed / expected

    def draw(self, interviews: int, random: np.random.Generator) -> list[NDArray[Any]]:
        """Return, per code, counts (interviews, turns, 2) as `Tally.of` takes them."""
        import numpy as np

        low, high = self.turns
        length = random.integers(low, high + 1, interviews)
        shape = interviews, high, self.coders
        found = []
        for a, b in zip(self.a, self.b, strict=True):
            share = random.beta(a, b, interviews)[:, None, None]
            same = random.beta(8 * self.same, 8 * (1 - self.same), interviews)
            seen = random.random((*shape[:2], 1)) < share
            own = random.random(shape) < share
            together = random.random((*shape[:2], 1)) < same[:, None, None]
            given = np.where(together, seen, own)
            rated = random.random(shape) >= self.missing
            rated &= (np.arange(high) < length[:, None])[..., None]
            yes, no = (given & rated).sum(axis=-1), (~given & rated).sum(axis=-1)
            found.append(np.stack([no, yes], axis=-1))
        return found


MANY = 1e6  # a share that is the same in every interview
CODERS = {
    "by interview, a code of 40 %": Coders((0.4 * MANY,), (0.6 * MANY,), 0.7, (1, 1)),
    "by turn, a code of 10 %": Coders((1.0,), (9.0,), 0.7, (20, 60)),
    "by turn, a code of 3 %": Coders((0.6,), (19.4,), 0.8, (20, 60)),
    "by turn, three coders, a fifth missing": Coders(
        (1.0,), (9.0,), 0.7, (20, 60), 3, 0.2
    ),
    "by turn, ten codes pooled": Coders(
        (0.3, 0.4, 0.5, 0.6, 0.6, 0.7, 0.8, 1.0, 1.5, 2.0),
        (19.7, 19.6, 19.5, 19.4, 11.4, 9.3, 9.2, 9.0, 8.5, 8.0),
        0.7,
        (20, 60),
    ),
}


def agreement(
    model: Coders, interviews: int, studies: int, number: int
) -> dict[str, Truth]:
    """Draw studies, and let the step's own functions make each one's intervals."""
    from talap.describe import coefficients
    from talap.describe.agreement import pool, resamples, weighted

    functions: dict[str, Callable[[Any], Any]] = {
        "krippendorff": coefficients.krippendorff_alpha,
        "gwet": coefficients.gwet_ac1,
    }
    random = generator(number)
    weights = resamples(interviews, REPLICATIONS, SEED)
    found: dict[str, Truth] = {name: (model.true(name), []) for name in functions}
    for _ in range(studies):
        sums = [coefficients.Tally.of(each) for each in model.draw(interviews, random)]
        for name, value in functions.items():
            drawn = (value(weighted(each, weights)) for each in sums)
            found[name][1].append(ends(pool(drawn)[1]))
    return found


def ends(sampled: Floats) -> Bounds | None:
    """Return the percentile interval of a study, None where there is none."""
    from talap.describe.agreement import percentiles

    low, high, _ = percentiles(sampled, LEVEL)
    return None if math.isnan(low) else (low, high)


HELD, CAUGHT, FALSE = 4.0, 0.7, 1.5  # turns a code and interview; share; turns


def lexicon(
    spread: float, interviews: int, studies: int, number: int
) -> dict[str, Truth]:
    """Draw how many turns consensus, lexicon and both give a code.

    An interview has a gamma-Poisson number of turns with the code, mean `HELD`, of
    which the lexicon catches a share with mean `CAUGHT`: the same in all interviews,
    or, if `spread` is below 1, one from Beta with the variance (1 - spread) CAUGHT
    (1 - CAUGHT). It gives the code to a Poisson number of others, mean `FALSE`. So the
    true recall is CAUGHT and the true precision HELD CAUGHT / (HELD CAUGHT + FALSE).
    """
    import numpy as np
    from talap.describe.agreement import resamples
    from talap.describe.coefficients import divide
    from talap.describe.proportion import interval

    random = generator(number)
    weights = resamples(interviews, REPLICATIONS, SEED)
    found: dict[str, Truth] = {
        "precision": (HELD * CAUGHT / (HELD * CAUGHT + FALSE), []),
        "recall": (CAUGHT, []),
        "wilson of recall by turn": (CAUGHT, []),
    }
    for _ in range(studies):
        held = random.poisson(random.gamma(2, HELD / 2, interviews))
        share = np.full(interviews, CAUGHT)
        if spread < 1:
            size = spread / (1 - spread)
            share = random.beta(CAUGHT * size, (1 - CAUGHT) * size, interviews)
        both = random.binomial(held, share)
        given = both + random.poisson(FALSE, interviews)
        right, lexicon_, consensus = (weights @ np.stack([both, given, held]).T).T
        for name, below in (("precision", lexicon_), ("recall", consensus)):
            found[name][1].append(ends(divide(right, below)[1:]))
        wilson = interval(int(both.sum()), int(held.sum()), LEVEL, "wilson")
        found["wilson of recall by turn"][1].append(wilson)
    return found


CODES = {
    "40 codes, each in a fifth of the interviews": (0.2,) * 40,
    "40 codes, half of them in a twentieth": (0.3,) * 20 + (0.05,) * 20,
}


def richness(shares: tuple[float, ...], studies: int, number: int) -> Truth:
    """Draw which interview has which code; the truth is how many codes there are."""
    import numpy as np
    from talap.describe.accumulation import chao2

    random = generator(number)
    found: list[Bounds | None] = []
    for _ in range(studies):
        counts = random.binomial(PEOPLE, np.array(shares))
        seen, once, twice = (counts > 0).sum(), (counts == 1).sum(), (counts == 2).sum()
        _, low, high = chao2(int(seen), int(once), int(twice), PEOPLE, LEVEL)
        found.append(None if low is None or high is None else (low, high))
    return float(len(shares)), found


if __name__ == "__main__":
    main()
