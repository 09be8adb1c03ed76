"""Tests that swap the two systems: if they do not differ, whose output is whose is a coin's toss.

Sources: Noreen 1989, Computer-Intensive Methods for Testing Hypotheses; Riezler and Maxwell 2005;
Phipson and Smyth 2010 for the one added above and below.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from harness.statistics.intervals import Score
from harness.statistics.resampling import Floats, Ints, unit_sums

_BLOCK = 1024  # units tossed at a time, as in resampling
_KEPT = 1 << 24  # tosses kept between calls, one byte each
_SWAPS_KEY = 0x73776170  # keeps the tosses apart from resamples of the same seed


class Swaps:
    """Tosses for whole units, drawn once and shared by every metric and pair of systems.

    Args:
        units: For each segment the index of its unit.
        trials: How many times all units are tossed.
        seed: Fixes the tosses.
    """

    def __init__(self, units: Ints, trials: int, seed: np.random.SeedSequence) -> None:
        self._units = units
        self._size = int(units.max()) + 1 if len(units) else 0
        self._trials = trials
        self._seed = np.random.SeedSequence(
            entropy=seed.entropy, spawn_key=(*seed.spawn_key, _SWAPS_KEY)
        )
        self._kept: list[npt_bool] | None = None

    def p(self, first_rows: Floats, second_rows: Floats, score: Score) -> Floats:
        """Two-sided p, shape (outputs,); see `approximate_randomization`."""
        known = ~(np.isnan(first_rows).any(axis=1) | np.isnan(second_rows).any(axis=1))
        first = np.where(known[:, None], first_rows, 0.0)
        second = np.where(known[:, None], second_rows, 0.0)
        moved = self.sums(unit_sums(second - first, self._units))
        one, two = first.sum(axis=0), second.sum(axis=0)
        observed = score(two) - score(one)
        return share_as_extreme(score(two - moved) - score(one + moved), observed)

    def sums(self, by_unit: Floats) -> Floats:
        """Sums over the units that were swapped: (units, k) to (trials, k)."""
        totals = np.zeros((self._trials, by_unit.shape[1]))
        start = 0
        for tosses in self._tosses():
            totals += tosses @ by_unit[start : start + tosses.shape[1]]
            start += tosses.shape[1]
        return totals
