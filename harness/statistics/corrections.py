"""P-values of a family, adjusted for how many there are.

Sources: Holm 1979, Scandinavian Journal of Statistics 6:65-70; Benjamini and Hochberg 1995,
Journal of the Royal Statistical Society B 57:289-300.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from harness.statistics.resampling import Floats


def holm(p: Floats) -> Floats:
    """Adjusted p-values that bound the chance of any false alarm; no assumption on dependence.

    Args:
        p: The whole family, any shape; NaN (a test that was not made) is not part of the family.

    Returns:
        The same shape; NaN where p is NaN.

    Example:
        >>> holm(np.array([0.01, 0.04, np.nan, 0.03])).round(3).tolist()
        [0.03, 0.06, nan, 0.06]
    """
    return _adjusted(p, _step_down)


def benjamini_hochberg(p: Floats) -> Floats:
    """Adjusted p-values that bound the expected share of false alarms among all alarms.

    Args:
        p: The whole family, any shape; NaN (a test that was not made) is not part of the family.

    Returns:
        The same shape; NaN where p is NaN.

    Example:
        >>> benjamini_hochberg(np.array([0.01, 0.04, np.nan, 0.03])).round(3).tolist()
        [0.03, 0.04, nan, 0.04]
    """
    return _adjusted(p, _step_up)


def _adjusted(p: Floats, step: Callable[[Floats], Floats]) -> Floats:
    flat = np.asarray(p, dtype=np.float64).ravel()
    adjusted = np.full(flat.shape, np.nan)
    family = np.flatnonzero(~np.isnan(flat))
    order = family[np.argsort(flat[family], kind="stable")]
    adjusted[order] = np.minimum(step(flat[order]), 1.0)
    return adjusted.reshape(np.shape(p))


def _step_down(ordered: Floats) -> Floats:
    size = len(ordered)
    return np.maximum.accumulate(ordered * np.arange(size, 0, -1))


def _step_up(ordered: Floats) -> Floats:
    size = len(ordered)
    scaled = ordered * size / np.arange(1, size + 1)
    return np.minimum.accumulate(scaled[::-1])[::-1]
