"""Coefficients of agreement from sums that can be added up over interviews.

Each coefficient is ``1 - observed / expected`` disagreement. What goes into the two is
a sum over units, so an interview is worth one row of sums, and a resample of interviews
is a weighted sum of such rows: thousands of resamples are one product of matrices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Disagreement = tuple[Floats, Floats]  # observed, expected


@dataclass(frozen=True)
class Tally:
    """Sums over the rated units of one or many interviews; leading axes are free.

    Attributes
    ----------
    units : ndarray (...)
        Units with at least one rating.
    pairable : ndarray (...)
        Units with at least two.
    agreeing : ndarray (...)
        Over the pairable: the share of pairs of raters who agree.
    prevalence : ndarray (..., categories)
        Over the units: the share of the unit's raters who chose the category.
    ratings : ndarray (..., categories)
        Over the pairable: ratings.
    matches : ndarray (...)
        Over the pairable: pairs that agree, divided by raters less one.
    """

    units: Floats
    pairable: Floats
    agreeing: Floats
    prevalence: Floats
    ratings: Floats
    matches: Floats

    @classmethod
    def of(cls, counts: NDArray[np.integer]) -> Tally:
        """Add up units.

        Parameters
        ----------
        counts : ndarray of int (..., units, categories)
            How many raters put the unit into the category. A unit that few or none
            rated has few or none: that is how missing ratings enter.
        """
        import numpy as np

        raters = counts.sum(axis=-1)
        rated, several = raters >= 1, raters >= 2
        pairs = (counts * (counts - 1)).sum(axis=-1)
        share = pairs / np.maximum(raters * (raters - 1), 1)
        per_rater = counts / np.maximum(raters, 1)[..., None]
        return cls(
            units=rated.sum(axis=-1).astype(float),
            pairable=several.sum(axis=-1).astype(float),
            agreeing=np.where(several, share, 0).sum(axis=-1),
            prevalence=per_rater.sum(axis=-2),
            ratings=np.where(several[..., None], counts, 0).sum(axis=-2).astype(float),
            matches=(pairs / np.maximum(raters - 1, 1)).sum(axis=-1),
        )


def divide(above: Floats, below: Floats) -> Floats:
    """Divide, giving NaN where the divisor is zero: there is nothing to say."""
    import numpy as np

    nothing = np.full(np.broadcast_shapes(np.shape(above), np.shape(below)), np.nan)
    np.divide(above, below, out=nothing, where=below > 0)
    return nothing


def percent(tally: Tally) -> Disagreement:
    """Share of pairs of raters who agree, on the average unit: no chance taken off."""
    import numpy as np

    observed = 1 - divide(tally.agreeing, tally.pairable)
    return observed, np.ones_like(observed)


def fleiss_kappa(tally: Tally) -> Disagreement:
    """Fleiss' kappa [1]_, for missing ratings as generalised by Gwet [2]_.

    References
    ----------
    .. [1] Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters.
           Psychological Bulletin 76, 378-382.
    .. [2] Gwet, K. L. (2014). Handbook of inter-rater reliability (4th ed.), ch. 2.
    """
    shares = divide(tally.prevalence, tally.units[..., None])
    return 1 - divide(tally.agreeing, tally.pairable), 1 - (shares**2).sum(axis=-1)


def gwet_ac1(tally: Tally) -> Disagreement:
    """Gwet's AC1: chance agreement stays small where one category prevails.

    References
    ----------
    .. [1] Gwet, K. L. (2008). Computing inter-rater reliability and its variance in
           the presence of high agreement. British Journal of Mathematical and
           Statistical Psychology 61, 29-48.
    """
    shares = divide(tally.prevalence, tally.units[..., None])
    chance = (shares * (1 - shares)).sum(axis=-1) / (shares.shape[-1] - 1)
    return 1 - divide(tally.agreeing, tally.pairable), 1 - chance


def krippendorff_alpha(tally: Tally) -> Disagreement:
    """Krippendorff's alpha for nominal data, any number of coders, missing allowed.

    References
    ----------
    .. [1] Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability.
           University of Pennsylvania, https://repository.upenn.edu/asc_papers/43
    """
    total = tally.ratings.sum(axis=-1)
    same = (tally.ratings * (tally.ratings - 1)).sum(axis=-1)
    return 1 - divide(tally.matches, total), 1 - divide(same, total * (total - 1))


def cohen_kappa(table: Floats) -> Disagreement:
    """Cohen's kappa of two coders.

    Parameters
    ----------
    table : ndarray (..., categories, categories)
        Units by the category that the first (row) and the second coder chose.

    References
    ----------
    .. [1] Cohen, J. (1960). A coefficient of agreement for nominal scales.
           Educational and Psychological Measurement 20, 37-46.
    """
    total = table.sum(axis=(-2, -1))
    agreed = table.diagonal(axis1=-2, axis2=-1).sum(axis=-1)
    chance = (table.sum(axis=-1) * table.sum(axis=-2)).sum(axis=-1)
    return 1 - divide(agreed, total), 1 - divide(chance, total**2)


@dataclass(frozen=True)
class Unitizing:
    """Sums over the continua that coders divided into units; leading axes are free.

    Attributes
    ----------
    coincidences : ndarray (..., values, values)
        Length that one coder gave the row's value and another the column's, each pair
        divided by coders less one. The first value is the gap between units.
    selves : ndarray (..., values)
        What a unit or a bit of a gap would share with itself: of units the squared
        length, of gaps the length.
    """

    coincidences: Floats
    selves: Floats


def unitizing_alpha(sums: Unitizing, *, coded: bool = True) -> Disagreement:
    """Krippendorff's alpha for unitizing with free boundaries.

    Parameters
    ----------
    sums : Unitizing
        Of the continua.
    coded : bool
        Whether the values count (uAlpha), or only that there is a unit (|uAlpha). With
        one value besides the gap the two are the same.

    Notes
    -----
    The definition is that of 2016 [2]_, which mends the one of 2004 [1]_ for more than
    two coders: what is compared is the length on which two coders put the same value,
    and chance is drawn from whole units, but from single characters of the gaps.

    References
    ----------
    .. [1] Krippendorff, K. (2004). Measuring the reliability of qualitative text
           analysis data. Quality & Quantity 38, 787-800.
    .. [2] Krippendorff, K., Mathet, Y., Bouvry, S., & Widlöcher, A. (2016). On the
           reliability of unitizing textual continua: further developments. Quality &
           Quantity 50, 2347-2364; also Krippendorff, K. (2019). Content analysis
           (4th ed.), section 12.6, eq. 32-35.
    """
    import numpy as np

    found = sums.coincidences
    by_value = found.sum(axis=-1)
    total = by_value.sum(axis=-1)
    chance = by_value[..., :, None] * by_value[..., None, :]
    kinds = np.arange(found.shape[-1])
    differ = kinds[:, None] != kinds if coded else (kinds[:, None] > 0) != (kinds > 0)
    observed = np.where(differ, found, 0).sum(axis=(-2, -1))
    expected = np.where(differ, chance, 0).sum(axis=(-2, -1))
    return (
        divide(observed, total),
        divide(expected, total**2 - sums.selves.sum(axis=-1)),
    )
