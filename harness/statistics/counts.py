"""How many segments got better, stayed and got worse; a count that needs no theory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from harness.statistics.resampling import Floats, Ints


@dataclass(frozen=True)
class WinsTiesLosses:
    """Counts of segments, seen from the second system; each of shape (outputs,).

    Attributes:
        wins: Segments where the second is better.
        ties: Segments where neither is.
        losses: Segments where the second is worse.
    """

    wins: Ints
    ties: Ints
    losses: Ints


def wins_ties_losses(
    first_values: Floats,
    second_values: Floats,
    tolerance: float = 0.0,
    better: Literal["higher", "lower"] = "higher",
) -> WinsTiesLosses:
    """Compare segment scores one by one; a segment with NaN on either side is not counted.

    Args:
        first_values: Segment scores of the baseline, shape (segments,) or (segments, outputs).
        second_values: Segment scores of the candidate, the same shape and order.
        tolerance: A difference of at most this is a tie.
        better: Which direction is good.

    Returns:
        Counts of shape (outputs,); of shape () for one-dimensional values.

    Example:
        >>> found = wins_ties_losses(np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.5, np.nan]))
        >>> int(found.wins), int(found.ties), int(found.losses)
        (1, 1, 0)
    """
    gains = second_values - first_values
    if better == "lower":
        gains = -gains
    return WinsTiesLosses(
        wins=np.asarray((gains > tolerance).sum(axis=0), dtype=np.int64),
        ties=np.asarray((np.abs(gains) <= tolerance).sum(axis=0), dtype=np.int64),
        losses=np.asarray((gains < -tolerance).sum(axis=0), dtype=np.int64),
    )
