"""Confidence intervals from resampled scores: percentile, and BCa for skewed or biased scores.

Source: Efron 1987, Better bootstrap confidence intervals, JASA 82:171-185.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import NormalDist

import numpy as np

from harness.statistics.resampling import Floats, Interval, Ints, percentile_interval, unit_sums

__all__ = ["Interval", "Score", "bca_interval", "jackknife", "percentile_interval", "quantiles"]

Score = Callable[[Floats], Floats]
"""From summed rows (..., k) to values (..., outputs); NaN where a value does not exist."""

_NORMAL = NormalDist()


def bca_interval(
    scores: Floats, value: Floats, left_out: Floats, confidence: float = 0.95
) -> Interval:
    """Bias-corrected and accelerated interval, output by output.

    Where no resample lies on one side of the value, or fewer than two leave-one-out values
    exist, the corrections are not defined; the bias correction is then held at the most that
    the resamples can show, and the acceleration is taken as zero.

    Args:
        scores: Resampled scores, shape (resamples, outputs); NaN resamples are left out.
        value: The score of the data themselves, shape (outputs,).
        left_out: Scores with one unit left out (see `jackknife`), shape (units, outputs).
        confidence: Between 0 and 1.

    Returns:
        The bounds, shape (outputs,); NaN where there are no resamples or no value.

    Example:
        >>> even = np.arange(-50.0, 51.0)[:, None]
        >>> interval = bca_interval(even, np.zeros(1), np.array([[-1.0], [1.0]]), 0.5)
        >>> interval.low.round(6).tolist(), interval.high.round(6).tolist()
        ([-25.0], [25.0])
    """
    # Levels so far out that they round to one are all the end of the resamples.
    reach = -_NORMAL.inv_cdf(max((1 - confidence) / 2, 1e-16))
    bias = _bias(scores, value)
    acceleration = _acceleration(left_out)
    low, high = (
        quantiles(scores, _adjusted(point, bias, acceleration)) for point in (-reach, reach)
    )
    known = ~np.isnan(value)
    return Interval(np.where(known, low, np.nan), np.where(known, high, np.nan))


def jackknife(rows: Floats, units: Ints, score: Score) -> Floats:
    """Scores with one unit left out at a time: (segments, k) to (units, outputs).

    Args:
        rows: Additive rows; a row with NaN counts as absent.
        units: For each segment the index of its unit.
        score: From summed rows to values.

    Example:
        >>> rows = np.array([[1.0, 1.0], [2.0, 1.0], [6.0, 1.0]])
        >>> jackknife(rows, np.arange(3), lambda t: t[..., :1] / t[..., 1:]).ravel().tolist()
        [4.0, 3.5, 1.5]
    """
    by_unit = unit_sums(np.nan_to_num(rows, nan=0.0), units)
    return score(by_unit.sum(axis=0) - by_unit)


def quantiles(scores: Floats, levels: Floats) -> Floats:
    """One quantile of each column, each at its own level, interpolated linearly; NaN ignored.

    Args:
        scores: Shape (resamples, outputs).
        levels: Shape (outputs,), each between 0 and 1, or NaN.

    Example:
        >>> quantiles(np.array([[1.0, 5.0], [2.0, np.nan]]), np.array([0.5, 0.9])).tolist()
        [1.5, 5.0]
    """
    if not len(scores):
        return np.full(scores.shape[1], np.nan)
    ordered = np.sort(scores, axis=0)
    count = (~np.isnan(scores)).sum(axis=0)
    usable = (count > 0) & ~np.isnan(levels)
    place = np.where(usable, np.nan_to_num(levels) * (count - 1), 0.0)
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, np.maximum(count - 1, 0))
    columns = np.arange(scores.shape[1])
    start, end = ordered[below, columns], ordered[above, columns]
    return np.where(usable, start + (end - start) * (place - below), np.nan)


def _bias(scores: Floats, value: Floats) -> Floats:
    """How many standard deviations the value lies from the median of the resamples."""
    count = (~np.isnan(scores)).sum(axis=0)
    # Ties are shared, so that a score on a lattice (a count, a ratio of few) is not called biased.
    below = (scores < value).sum(axis=0) + (scores == value).sum(axis=0) / 2
    share = np.clip(below, 0.5, np.maximum(count - 0.5, 0.5)) / np.maximum(count, 1)
    return np.array([_NORMAL.inv_cdf(min(max(part, 1e-9), 1 - 1e-9)) for part in share.tolist()])


def _acceleration(left_out: Floats) -> Floats:
    """A sixth of the skewness of the leave-one-out values; zero where they do not vary."""
    known = ~np.isnan(left_out)
    mean = np.where(known, left_out, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    gaps = np.where(known, mean - left_out, 0.0)
    size = (gaps**2).sum(axis=0) ** 1.5
    # Gaps at the level of rounding would give a skewness made of rounding.
    flat = np.abs(gaps).max(axis=0, initial=0.0) <= 1e-12 * np.maximum(np.abs(mean), 1.0)
    return np.where(flat, 0.0, (gaps**3).sum(axis=0) / np.where(flat, 1.0, 6 * size))


def _adjusted(point: float, bias: Floats, acceleration: Floats) -> Floats:
    shifted = bias + point
    room = 1 - acceleration * shifted
    # Past the pole of the formula the level is at its end.
    safe = np.where(room > 0, room, 1.0)
    levels = np.where(room > 0, bias + shifted / safe, np.copysign(np.inf, shifted))
    return np.array([_NORMAL.cdf(level) for level in levels.tolist()])
