"""All pairs at once: p-values adjusted by the largest difference that chance makes among them.

Holm multiplies the least p, and a p from resamples cannot be below one over their number: with
forty systems there are 780 pairs, and ten thousand resamples show nothing however far apart the
systems are. The largest studentized difference of a resample has a distribution of its own, which
knows how the pairs hang together and has no such floor. It bounds the chance of any false alarm,
as Holm does.

Source: Westfall and Young 1993, Resampling-Based Multiple Testing (single-step max T); Romano and
Wolf 2005, Econometrica 73:1237-1282.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from harness.statistics.resampling import Floats

_BLOCK = 256  # pairs at a time: 20 MB at 10,000 resamples


def max_t(scores: Floats, values: Floats, pairs: Sequence[tuple[int, int]], units: int) -> Floats:
    """Adjusted two-sided p of "these two do not differ", for each pair.

    Args:
        scores: Resampled scores on the same draws, shape (resamples, systems).
        values: Scores of the data themselves, shape (systems,).
        pairs: Indices of two systems each; together they are the family.
        units: How many units were drawn from; no p is below 2 ** (1 - units).

    Returns:
        Shape (pairs,); 1 where two systems are equal on every resample, or nothing was drawn.

    Example:
        >>> draws = np.random.default_rng(1).normal(size=(999, 3)) + [0.0, 0.2, 9.0]
        >>> max_t(draws, np.array([0.0, 0.2, 9.0]), [(0, 1), (0, 2), (1, 2)], 50).round(2).tolist()
        [0.99, 0.0, 0.0]
    """
    first, second = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    observed = np.zeros(len(first))
    largest = np.zeros(len(scores))
    # Equal systems differ by rounding alone, and rounding must not be studentized.
    least = 1e-9 * np.maximum(np.abs(values).max(initial=0.0), 1e-3)
    for start in range(0, len(first), _BLOCK):
        part = slice(start, start + _BLOCK)
        deltas = scores[:, first[part]] - scores[:, second[part]]
        spread = deltas.std(axis=0)
        delta = np.abs(values[first[part]] - values[second[part]])
        varies = spread > least
        observed[part] = np.where(
            varies, delta / np.where(varies, spread, 1.0), np.where(delta > least, np.inf, 0.0)
        )
        deltas -= deltas.mean(axis=0)
        reach = np.abs(deltas[:, varies] / spread[varies])
        largest = np.maximum(largest, reach.max(axis=1, initial=0.0))
    ordered = np.sort(largest)
    beyond = len(ordered) - np.searchsorted(ordered, observed * (1 - 1e-9), side="left")
    p = np.maximum((beyond + 1) / (len(ordered) + 1), 2.0 ** (1 - max(units, 1)))
    return np.where(observed > 0, p, 1.0)
