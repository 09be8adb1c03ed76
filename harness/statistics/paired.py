"""Is the second system better than the first? The same resamples for both, so shared luck cancels.

The first system is the baseline and the second the candidate: every difference is second minus
first. A score is any function of summed rows, so corpus scores such as BLEU and SARI are tested
as they are, not as means over segments.

Sources: Koehn 2004, EMNLP, for paired resampling; Riezler and Maxwell 2005, ACL workshop on
intrinsic and extrinsic evaluation measures, for the shift to the null and for swapping.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from harness.statistics.counts import WinsTiesLosses, wins_ties_losses
from harness.statistics.intervals import Score, bca_interval, jackknife
from harness.statistics.randomization import Swaps, approximate_randomization, permutation_of_means
from harness.statistics.resampling import (
    Bootstrap,
    Floats,
    Interval,
    Ints,
    known_rows,
    percentile_interval,
)
from harness.statistics.small_samples import corrected_p, expanded_confidence

__all__ = [
    "PairedDifference",
    "PairedResampler",
    "Resampled",
    "Score",
    "WinsTiesLosses",
    "approximate_randomization",
    "paired_bootstrap",
    "permutation_of_means",
    "wins_ties_losses",
]

Kind = Literal["percentile", "bca"]


@dataclass(frozen=True)
class PairedDifference:
    """What a paired bootstrap found; arrays of shape (outputs,) unless said otherwise.

    With fewer than two units nothing can be said about chance: p is 1, and the bounds, the
    standard error and the resampled differences are NaN. Two systems with the same rows have a
    difference of 0, an interval from 0 to 0 and p = 1.

    Attributes:
        first: Value of the first system (the baseline).
        second: Value of the second system (the candidate).
        delta: Second minus first.
        low: Lower bound of the interval of delta.
        high: Upper bound of the interval of delta.
        p: Two-sided p of "the two do not differ", never below 1 / (resamples + 1), and never
            below 2 ** (1 - units), the least that swapping as many units could give; corrected
            for the number of units, as the bounds are.
        standard_error: Standard deviation of the resampled differences.
        deltas: Resampled differences, shape (resamples, outputs).
        units: How many units (documents, or segments on their own) were drawn from.
    """

    first: Floats
    second: Floats
    delta: Floats
    low: Floats
    high: Floats
    p: Floats
    standard_error: Floats
    deltas: Floats
    units: int


@dataclass(frozen=True)
class Resampled:
    """One system under shared draws.

    Attributes:
        value: The score of the data themselves, shape (outputs,).
        scores: Resampled scores, shape (resamples, outputs).
        left_out: Scores with one unit left out, shape (units, outputs); None if not asked for.
        units: How many units have rows.
    """

    value: Floats
    scores: Floats
    left_out: Floats | None
    units: int


class PairedResampler:
    """Draws once, then compares any number of systems and metrics on the same draws.

    Args:
        units: For each segment the index of its unit (see `resampling.unit_indices`).
        seed: Fixes the draws; the resamples equal those of `Bootstrap` with the same seed.
        resamples: How many, for the bootstrap and for the swaps alike.
        strata: For each segment a label; units are drawn within their stratum. A unit lies in
            one stratum.

    Raises:
        HarnessError: A unit lies in two strata.

    Example:
        >>> mean = lambda totals: totals[..., :1] / totals[..., 1:]
        >>> first = np.array([[1.0, 1.0], [2.0, 1.0], [3.0, 1.0], [5.0, 1.0]])
        >>> draws = PairedResampler(np.arange(4), np.random.SeedSequence(1), 1000)
        >>> found = draws.difference(first, first + [0.5, 0.0], mean)
        >>> found.delta.tolist(), found.low.tolist(), found.high.tolist(), found.p.tolist()
        ([0.5], [0.5], [0.5], [0.125])
    """

    def __init__(
        self,
        units: Ints,
        seed: np.random.SeedSequence,
        resamples: int = 10_000,
        strata: Sequence[Hashable] | None = None,
    ) -> None:
        # Closing gaps in the numbers lets a caller pass the units of some of the segments.
        self.units = np.unique(units, return_inverse=True)[1].astype(np.int64)
        self._draws = Bootstrap(self.units, resamples, seed, strata)
        self._swaps = Swaps(self.units, resamples, seed)

    def resampled(self, rows: Floats, score: Score, *, leave_out: bool = False) -> Resampled:
        """One system's value and resampled scores, to be compared with several others.

        Rows with NaN count as absent. Compare only systems with rows for the same segments.

        Args:
            rows: Shape (segments, k).
            score: From summed rows to values.
            leave_out: Also score with one unit left out at a time, which BCa needs.
        """
        known = known_rows(rows)
        kept = np.where(known[:, None], rows, 0.0)
        return Resampled(
            value=score(kept.sum(axis=0)),
            scores=score(self._draws.totals(kept)),
            left_out=jackknife(kept, self.units, score) if leave_out else None,
            units=len(np.unique(self.units[known])),
        )

    def between(
        self,
        first: Resampled,
        second: Resampled,
        *,
        confidence: float = 0.95,
        interval: Kind = "percentile",
    ) -> PairedDifference:
        """The difference of two systems that `resampled` has scored on the same segments.

        Raises:
            ValueError: BCa without leave-one-out scores.
        """
        delta = second.value - first.value
        units = min(first.units, second.units)
        deltas = second.scores - first.scores
        if units < 2:
            deltas = np.full_like(deltas, np.nan)
        level = expanded_confidence(confidence, units)
        bounds = _interval(deltas, delta, (first.left_out, second.left_out), level, interval)
        return PairedDifference(
            first=first.value,
            second=second.value,
            delta=delta,
            low=bounds.low,
            high=bounds.high,
            p=_two_sided(deltas, delta, units),
            standard_error=_spread(deltas),
            deltas=deltas,
            units=units,
        )

    def difference(
        self,
        first_rows: Floats,
        second_rows: Floats,
        score: Score,
        *,
        confidence: float = 0.95,
        interval: Kind = "percentile",
    ) -> PairedDifference:
        """Compare two systems; a segment with NaN on either side is left out of both.

        Args:
            first_rows: Rows of the baseline, shape (segments, k).
            second_rows: Rows of the candidate, the same shape and order.
            score: From summed rows to values.
            confidence: Of the interval.
            interval: "percentile", or "bca".
        """
        first, second = _both(first_rows, second_rows)
        leave_out = interval == "bca"
        return self.between(
            self.resampled(first, score, leave_out=leave_out),
            self.resampled(second, score, leave_out=leave_out),
            confidence=confidence,
            interval=interval,
        )

    def randomization(self, first_rows: Floats, second_rows: Floats, score: Score) -> Floats:
        """Two-sided p by swapping whole units, on swaps drawn once; see `Swaps.p`."""
        return self._swaps.p(first_rows, second_rows, score)


def paired_bootstrap(  # noqa: PLR0913 - the choices of a test, by keyword
    first_rows: Floats,
    second_rows: Floats,
    score: Score,
    *,
    units: Ints,
    seed: np.random.SeedSequence,
    resamples: int = 10_000,
    confidence: float = 0.95,
    interval: Kind = "percentile",
    strata: Sequence[Hashable] | None = None,
) -> PairedDifference:
    """Difference of two systems on one corpus, with interval and p.

    The p-value takes the observed difference from the resampled ones, which makes the hypothesis
    true of them, and counts those still at least as far from zero, plus one, over resamples plus
    one. It is two-sided. Interval and p are corrected for the number of units (see
    `small_samples`), which matters below some 100. They are about the same hypothesis, but may
    disagree at the edge. sacrebleu's paired bootstrap folds differences before it shifts them;
    where their sign is clear, that counts one side, and its p is about half of this one.

    Args:
        first_rows: Rows of the baseline, shape (segments, k); NaN rows are left out of both.
        second_rows: Rows of the candidate, the same shape and order.
        score: From summed rows (..., k) to values (..., outputs).
        units: For each segment the index of its unit (see `resampling.unit_indices`).
        seed: Fixes the draws.
        resamples: How many.
        confidence: Of the interval.
        interval: "percentile", or "bca" for skewed scores.
        strata: For each segment a label; units are drawn within their stratum.

    Example:
        >>> mean = lambda totals: totals[..., :1] / totals[..., 1:]
        >>> one = np.column_stack([np.arange(20.0), np.ones(20)])
        >>> two = one + np.column_stack([np.tile([0.0, 1.0], 10), np.zeros(20)])
        >>> found = paired_bootstrap(
        ...     one, two, mean, units=np.arange(20), seed=np.random.SeedSequence(1)
        ... )
        >>> found.delta.tolist(), bool(found.low[0] > 0.2), bool(found.p[0] < 0.01)
        ([0.5], True, True)
    """
    draws = PairedResampler(units, seed, resamples, strata)
    return draws.difference(
        first_rows, second_rows, score, confidence=confidence, interval=interval
    )


def _both(first: Floats, second: Floats) -> tuple[Floats, Floats]:
    known = known_rows(first, second)
    if known.all():
        return first, second
    return np.where(known[:, None], first, np.nan), np.where(known[:, None], second, np.nan)


def _interval(
    deltas: Floats,
    delta: Floats,
    left_out: tuple[Floats | None, Floats | None],
    confidence: float,
    kind: Kind,
) -> Interval:
    if kind == "percentile":
        return percentile_interval(deltas, confidence)
    first, second = left_out
    if first is None or second is None:
        raise ValueError("a BCa interval needs scores with leave_out=True")
    return bca_interval(deltas, delta, second - first, confidence)


def _two_sided(deltas: Floats, delta: Floats, units: int) -> Floats:
    count = (~np.isnan(deltas)).sum(axis=0)
    # Equal but for rounding counts as equal, which never makes a p smaller.
    reach = np.abs(delta) - 1e-9 * np.maximum(np.abs(delta), 1e-3)
    extreme = (np.abs(deltas - delta) >= reach).sum(axis=0)
    p = 2 * corrected_p((extreme + 1) / (count + 1) / 2, units)
    p = np.maximum(p, 2.0 ** (1 - max(units, 1)))
    return np.where((count > 0) & ~np.isnan(delta), p, 1.0)


def _spread(deltas: Floats) -> Floats:
    known = ~np.isnan(deltas)
    count = known.sum(axis=0)
    mean = np.where(known, deltas, 0.0).sum(axis=0) / np.maximum(count, 1)
    squares = (np.where(known, deltas - mean, 0.0) ** 2).sum(axis=0)
    return np.where(count > 1, np.sqrt(squares / np.maximum(count - 1, 1)), np.nan)
