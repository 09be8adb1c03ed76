"""Tests that swap the two systems: if they do not differ, whose output is whose is a coin's toss.

Sources: Noreen 1989, Computer-Intensive Methods for Testing Hypotheses; Riezler and Maxwell 2005;
Phipson and Smyth 2010 for the one added above and below.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from harness.statistics.intervals import Score
from harness.statistics.resampling import Floats, Ints, known_rows, unit_sums

Tosses = npt.NDArray[np.float32]

_BLOCK = 1024  # units tossed at a time, as in resampling
_KEPT = 1 << 24  # tosses kept between calls, 64 MB at most
_SWAPS_KEY = 0x73776170  # keeps the tosses apart from resamples of the same seed


class Swaps:
    """Tosses for whole units, drawn once and shared by every metric and pair of systems.

    Args:
        units: For each segment the index of its unit.
        trials: How many times all units are tossed.
        seed: Fixes the tosses.

    Example:
        >>> swaps = Swaps(np.arange(2), 100, np.random.SeedSequence(1))
        >>> sorted(set(swaps.sums(np.array([[1.0], [10.0]])).ravel().tolist()))
        [0.0, 1.0, 10.0, 11.0]
    """

    def __init__(self, units: Ints, trials: int, seed: np.random.SeedSequence) -> None:
        self._units = units
        self._size = int(units.max()) + 1 if len(units) else 0
        self._trials = trials
        self._seed = np.random.SeedSequence(
            entropy=seed.entropy, spawn_key=(*seed.spawn_key, _SWAPS_KEY)
        )
        self._kept: list[Tosses] | None = None

    def p(self, first_rows: Floats, second_rows: Floats, score: Score) -> Floats:
        """Two-sided p, shape (outputs,); see `approximate_randomization`."""
        known = known_rows(first_rows, second_rows)[:, None]
        first, second = np.where(known, first_rows, 0.0), np.where(known, second_rows, 0.0)
        moved = self.sums(unit_sums(second - first, self._units))
        one, two = first.sum(axis=0), second.sum(axis=0)
        return _share_as_extreme(score(two - moved) - score(one + moved), score(two) - score(one))

    def sums(self, by_unit: Floats) -> Floats:
        """Sums over the units that were swapped: (units, k) to (trials, k)."""
        totals = np.zeros((self._trials, by_unit.shape[1]))
        start = 0
        for tosses in self._tosses():
            # Rows are counts and must stay exact, so the product is taken in double precision.
            totals += tosses.astype(np.float64) @ by_unit[start : start + tosses.shape[1]]
            start += tosses.shape[1]
        return totals

    def _tosses(self) -> Iterator[Tosses]:
        if self._kept is None and self._size * self._trials <= _KEPT:
            self._kept = list(self._drawn())
        return iter(self._kept) if self._kept is not None else self._drawn()

    def _drawn(self) -> Iterator[Tosses]:
        """Zeros and ones of one block of units after another, each (trials, units of the block)."""
        generator = np.random.default_rng(self._seed)
        for start in range(0, self._size, _BLOCK):
            shape = (self._trials, min(_BLOCK, self._size - start))
            yield generator.integers(0, 2, size=shape, dtype=np.int8).astype(np.float32)


def approximate_randomization(
    first_rows: Floats,
    second_rows: Floats,
    score: Score,
    *,
    units: Ints,
    seed: np.random.SeedSequence,
    trials: int = 10_000,
) -> Floats:
    """Two-sided p of "the two systems do not differ", by swapping whole units at random.

    Each trial swaps the rows of each unit with probability one half; p is (c + 1) / (trials + 1),
    c being the trials whose difference is at least as far from zero as the observed one. It is
    valid at any size and for any score, and says nothing about how large the difference is.

    Args:
        first_rows: Rows of the baseline, shape (segments, k); NaN rows are left out of both.
        second_rows: Rows of the candidate, the same shape and order.
        score: From summed rows (..., k) to values (..., outputs).
        units: For each segment the index of its unit.
        seed: Fixes the tosses.
        trials: How many.

    Returns:
        Shape (outputs,); 1 where a value does not exist.

    Example:
        >>> mean = lambda totals: totals[..., :1] / totals[..., 1:]
        >>> one = np.column_stack([np.arange(12.0), np.ones(12)])
        >>> p = approximate_randomization(
        ...     one, one + [0.5, 0.0], mean, units=np.arange(12), seed=np.random.SeedSequence(1)
        ... )
        >>> bool(p[0] < 0.01)
        True
    """
    return Swaps(units, trials, seed).p(first_rows, second_rows, score)


def permutation_of_means(
    first_values: Floats,
    second_values: Floats,
    *,
    units: Ints,
    seed: np.random.SeedSequence,
    trials: int = 10_000,
) -> Floats:
    """Two-sided p that the mean of segment scores is the same, by flipping signs of units.

    It tests the mean over segments, which for a metric of pooled counts is another number than
    the corpus score.

    Args:
        first_values: Segment scores of the baseline, shape (segments,) or (segments, outputs).
        second_values: Segment scores of the candidate, the same shape and order. A segment with
            NaN on either side is left out, output by output.
        units: For each segment the index of its unit; a unit's differences flip together.
        seed: Fixes the tosses.
        trials: How many.

    Returns:
        Shape (outputs,), (1,) for one-dimensional values; 1 where there is nothing to compare.

    Example:
        >>> one, two = np.zeros(10), np.arange(10.0)
        >>> p = permutation_of_means(
        ...     one, two, units=np.arange(10), seed=np.random.SeedSequence(1)
        ... )
        >>> p.shape, bool(p[0] < 0.02)
        ((1,), True)
    """
    differences = np.asarray(second_values - first_values, dtype=np.float64)
    if differences.ndim == 1:
        differences = differences[:, None]
    known = ~np.isnan(differences)
    by_unit = unit_sums(np.where(known, differences, 0.0), units)
    total = by_unit.sum(axis=0)
    flipped = total - 2 * Swaps(units, trials, seed).sums(by_unit)
    return _share_as_extreme(flipped, np.where(known.any(axis=0), total, np.nan))


def _share_as_extreme(differences: Floats, observed: Floats) -> Floats:
    """The (c + 1) / (n + 1) of differences at least as far from zero as the observed one."""
    count = (~np.isnan(differences)).sum(axis=0)
    # Equal but for rounding counts as equal, which never makes a p smaller.
    reach = np.abs(observed) * (1 - 1e-9) - 1e-12
    extreme = (np.abs(differences) >= reach).sum(axis=0)
    return np.where((count > 0) & ~np.isnan(observed), (extreme + 1) / (count + 1), 1.0)
