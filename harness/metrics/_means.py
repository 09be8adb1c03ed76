"""The score of metrics whose segment values are averaged: a sum of values over a count."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from harness.metrics.base import Rows, Scores


def mean_of(totals: Rows) -> Scores:
    """Means of (sum of values, count) pairs, (..., 2) to (..., 1); NaN over nothing.

    Example:
        >>> mean_of(np.array([[3.0, 2.0], [0.0, 0.0]])).tolist()
        [[1.5], [nan]]
    """
    return quotient(totals[..., :1], totals[..., 1:])


def quotient(above: npt.ArrayLike, below: npt.ArrayLike, empty: float = np.nan) -> Scores:
    """Elementwise quotient, with the value `empty` where the divisor is 0.

    Example:
        >>> quotient(np.array([1.0, 1.0]), np.array([2.0, 0.0])).tolist()
        [0.5, nan]
    """
    above, below = np.broadcast_arrays(np.asarray(above), np.asarray(below))
    result: Scores = np.full(above.shape, empty)
    np.divide(above, below, out=result, where=below > 0)
    return result
