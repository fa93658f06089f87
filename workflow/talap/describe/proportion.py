"""Intervals for a proportion at small n."""

from __future__ import annotations

from talap.describe.config import Interval


def interval(
    count: int, total: int, confidence: float, method: Interval
) -> tuple[float, float]:
    """Return the two-sided interval of a binomial proportion.

    Parameters
    ----------
    count, total : int
        Successes and trials, 0 <= count <= total, total >= 1.
    confidence : float in (0, 1)
        Nominal level.
    method : {"exact", "wilson", "mid-p"}
        Clopper-Pearson [1]_, Wilson's score interval [3]_, or the interval that
        inverts the two one-sided mid-P tests [2]_.

    Raises
    ------
    ValueError
        If there is no trial: a share of nobody has no meaning.

    References
    ----------
    .. [1] Clopper, C. J., & Pearson, E. S. (1934). Biometrika 26, 404-413.
    .. [2] Berry, G., & Armitage, P. (1995). Mid-P confidence intervals: a brief
           review. The Statistician 44, 417-423.
    .. [3] Wilson, E. B. (1927). Probable inference, the law of succession, and
           statistical inference. JASA 22, 209-212.

    Examples
    --------
    >>> [round(bound, 3) for bound in interval(13, 15, 0.95, "wilson")]
    [0.621, 0.963]
    >>> [round(bound, 3) for bound in interval(13, 15, 0.95, "exact")]
    [0.595, 0.983]
    """
    if not 0 <= count <= total or total < 1:
        raise ValueError(f"no proportion: {count} of {total}")
    if method == "mid-p":
        return _mid_p(count, total, confidence)
    if method == "exact":
        return _exact(count, total, confidence)
    return _wilson(count, total, confidence)


# Closed forms on scipy.special: scipy.stats, which has both, takes a second to load.


def _exact(count: int, total: int, confidence: float) -> tuple[float, float]:
    from scipy.special import betaincinv

    tail = (1 - confidence) / 2
    low, high = 0.0, 1.0
    if count > 0:
        low = float(betaincinv(count, total - count + 1, tail))
    if count < total:
        high = float(betaincinv(count + 1, total - count, 1 - tail))
    return low, high


def _wilson(count: int, total: int, confidence: float) -> tuple[float, float]:
    from scipy.special import ndtri

    squared = float(ndtri((1 + confidence) / 2)) ** 2
    centre = (count + squared / 2) / (total + squared)
    spread = squared * (count * (total - count) / total + squared / 4)
    half = spread**0.5 / (total + squared)
    # Rounding must not leave an end inside: with no success it is 0, with all it is 1.
    low = 0.0 if count == 0 else centre - half
    high = 1.0 if count == total else centre + half
    return low, high


def _mid_p(count: int, total: int, confidence: float) -> tuple[float, float]:
    from scipy.optimize import brentq
    from scipy.stats import binom

    tail = (1 - confidence) / 2

    def upper_tail(share: float) -> float:  # P(X > count) + P(X = count) / 2, rising
        return float(
            binom.sf(count, total, share) + binom.pmf(count, total, share) / 2 - tail
        )

    def lower_tail(share: float) -> float:  # P(X < count) + P(X = count) / 2, falling
        return float(
            binom.cdf(count - 1, total, share)
            + binom.pmf(count, total, share) / 2
            - tail
        )

    low = 0.0 if count == 0 else float(brentq(upper_tail, 0, 1, xtol=1e-14))
    high = 1.0 if count == total else float(brentq(lower_tail, 0, 1, xtol=1e-14))
    return low, high
