"""The smallest effect that a comparison can be expected to see.

Source: Cohen 1988, Statistical Power Analysis for the Behavioral Sciences; Card et al. 2020,
With Little Power Comes Great Responsibility, EMNLP, for language processing.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from harness.statistics.resampling import Floats

_NORMAL = NormalDist()


def minimum_detectable_effect(
    standard_error: float | Floats,
    alpha: float = 0.05,
    power: float = 0.8,
    *,
    one_sided: bool = False,
) -> Floats:
    """The true difference that a test at level alpha finds with the given power.

    The difference is taken as normal with the given standard error. For a non-inferiority test
    with one_sided=True it is the least margin at which an equal system passes with that power.

    Args:
        standard_error: Of the paired difference, at least 0; NaN gives NaN.
        alpha: Level of the test.
        power: Chance of seeing it.
        one_sided: Whether the test is one-sided.

    Returns:
        The same shape, in the unit of the standard error.

    Example:
        >>> float(minimum_detectable_effect(1.0).round(3))
        2.802
        >>> float(minimum_detectable_effect(1.0, one_sided=True).round(3))
        2.486
    """
    return np.asarray(standard_error) * (_critical(alpha, one_sided) + _NORMAL.inv_cdf(power))


def power_of_test(
    effect: float | Floats,
    standard_error: float | Floats,
    alpha: float = 0.05,
    *,
    one_sided: bool = False,
) -> Floats:
    """The chance that a test at level alpha finds a true difference of the given size.

    Args:
        effect: True difference in the direction that is tested; for a two-sided test the sign
            does not matter.
        standard_error: Of the paired difference, more than 0; elsewhere the result is NaN.
        alpha: Level of the test.
        one_sided: Whether the test is one-sided.

    Example:
        >>> power_of_test(np.array([0.0, 2.802]), 1.0).round(3).tolist()
        [0.05, 0.8]
    """
    effect, error = np.broadcast_arrays(
        np.asarray(effect, dtype=np.float64), np.asarray(standard_error, dtype=np.float64)
    )
    usable = error > 0
    shift = np.where(usable, effect, np.nan) / np.where(usable, error, 1.0)
    critical = _critical(alpha, one_sided)
    upper = _cdf(shift - critical)
    return upper if one_sided else upper + _cdf(-shift - critical)


def _critical(alpha: float, one_sided: bool) -> float:
    return _NORMAL.inv_cdf(1 - alpha) if one_sided else _NORMAL.inv_cdf(1 - alpha / 2)


def _cdf(values: Floats) -> Floats:
    return np.asarray(np.vectorize(_NORMAL.cdf, otypes=[np.float64])(values))
