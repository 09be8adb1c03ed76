"""Is the candidate worse by a margin? Numbers for a verdict, not the verdict.

The shift method: resampled differences, less the observed one, stand for how far the observed
difference may lie from the true one. The p-value counts them, the bound is read from them, and
so the two always say the same.

Sources: Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 16, for the shift;
Piaggio et al. 2012, JAMA 308:2594-2604, for non-inferiority and its margin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from harness.statistics.resampling import Bools, Floats
from harness.statistics.small_samples import corrected_p, expanded_tail


@dataclass(frozen=True)
class NonInferiority:
    """One-sided numbers, each of shape (outputs,); bounds are in units of the difference.

    Where there is nothing to go by, p and p_inferior are 1 and the bounds are NaN.

    Attributes:
        p: Of the hypothesis "worse by the margin or more"; small means: not that much worse.
        bound: The worst true difference that is still plausible at level alpha. `p < alpha`
            exactly where it is on the good side of the margin.
        p_inferior: Of the hypothesis "worse by at most the margin"; small means: worse by more.
        best_bound: The best true difference that is still plausible at level alpha.
            `p_inferior < alpha` exactly where it is on the bad side of the margin.
    """

    p: Floats
    bound: Floats
    p_inferior: Floats
    best_bound: Floats


def non_inferiority(
    deltas: Floats,
    delta: Floats,
    margin: float | Floats,
    better: Literal["higher", "lower"],
    alpha: float = 0.05,
    *,
    units: int | None = None,
) -> NonInferiority:
    """Test a paired difference against a margin, on either side.

    With a margin of 0, `p` asks whether the candidate is better, and `p_inferior` whether it is
    worse at all.

    Args:
        deltas: Resampled differences, candidate minus baseline, shape (resamples, outputs); NaN
            resamples are left out.
        delta: The observed difference, shape (outputs,).
        margin: The loss that would be accepted, at least 0, in the output's unit.
        better: Which direction of the output is good.
        alpha: One-sided level of the bounds.
        units: How many units the resamples were drawn from (`PairedDifference.units`). Given,
            p-values and bounds are corrected for it (see `small_samples`); without it, tests on
            few units find something a little too often.

    Raises:
        ValueError: A margin below 0, or an alpha not between 0 and 1.

    Example:
        >>> noise = np.linspace(-1, 1, 999)[:, None]
        >>> found = non_inferiority(noise + 0.2, np.array([0.2]), 1.0, "higher")
        >>> found.p.round(3).tolist(), found.bound.round(3).tolist()
        ([0.001], [-0.704])
        >>> found.p_inferior.tolist(), found.best_bound.round(3).tolist()
        ([1.0], [1.104])
    """
    if np.any(np.asarray(margin) < 0) or not 0 < alpha < 1:
        raise ValueError(f"margin must be at least 0 and alpha between 0 and 1: {margin}, {alpha}")
    sign = 1.0 if better == "higher" else -1.0
    loss = -np.asarray(margin, dtype=np.float64)
    # The truth may lie as far from the observed difference as that does from a resampled one.
    plausible = sign * (delta - (deltas - delta))
    tail = alpha if units is None else expanded_tail(alpha, units)
    bound = _lowest(plausible, tail)
    best = -_lowest(-plausible, tail)
    return NonInferiority(
        p=_share(plausible <= loss, plausible, units),
        bound=sign * bound,
        p_inferior=_share(plausible >= loss, plausible, units),
        best_bound=sign * best,
    )


def _share(hits: Bools, plausible: Floats, units: int | None) -> Floats:
    """One added above and below, so that no p is zero; 1 where there are no resamples."""
    count = (~np.isnan(plausible)).sum(axis=0)
    p = np.asarray((hits.sum(axis=0) + 1) / (count + 1), dtype=np.float64)
    return p if units is None else corrected_p(p, units)


def _lowest(plausible: Floats, tail: float) -> Floats:
    """The lowest value that is not rejected: all that lie below it have p < tail.

    With too few resamples to reject anything it is minus infinity.
    """
    ordered = np.sort(plausible, axis=0)
    count = (~np.isnan(plausible)).sum(axis=0)
    # How many resamples may lie at the margin or beyond while (c + 1) / (n + 1) < tail.
    ranks = np.arange(1, len(plausible) + 1)[:, None]
    allowed = (ranks / (count + 1) < tail).sum(axis=0)
    place = np.clip(allowed - 1, 0, max(len(plausible) - 1, 0))
    found = np.take_along_axis(ordered, place[None, :], axis=0)[0] if len(ordered) else np.nan
    return np.where(count == 0, np.nan, np.where(allowed > 0, found, -np.inf))
