"""What a bootstrap of few units leaves out, put back.

Resamples of n units vary by n - 1 over n too little, and their quantiles are those of a normal
where Student's t is due. Both make intervals too narrow: at 80 units a nominal 95 % interval of a
mean covers 94.5 %. The remedy is to read the resamples at a level further out, chosen such that
the interval of a mean of normal values is the t interval; p-values are mapped the same way.

Source: Hesterberg 2015, What Teachers Should Know About the Bootstrap, The American
Statistician 69:371-386, on the expanded percentile interval.
"""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np

from harness.statistics.resampling import Floats

_NORMAL = NormalDist()
_NODES, _NODE_WEIGHTS = np.polynomial.legendre.leggauss(96)
_STEPS = 50  # six are usual
_NODES.flags.writeable = _NODE_WEIGHTS.flags.writeable = False


def expanded_confidence(confidence: float, units: int) -> float:
    """The level at which to read resamples of so many units for an interval of `confidence`.

    Args:
        confidence: Between 0 and 1.
        units: How many units were drawn from; below 2 there is nothing to correct.

    Example:
        >>> [round(expanded_confidence(0.95, units), 4) for units in (10, 80, 359, 100_000)]
        [0.9829, 0.9548, 0.9511, 0.95]
    """
    return 1 - 2 * expanded_tail((1 - confidence) / 2, units)


def expanded_tail(tail: float, units: int) -> float:
    """The share of resamples to cut off where a one-sided error of `tail` is wanted.

    Example:
        >>> round(expanded_tail(0.05, 80), 4)
        0.047
    """
    if units < 2:
        return tail
    critical = _t_quantile(1 - tail, units - 1)
    return _NORMAL.cdf(-critical * math.sqrt(units / (units - 1)))


def corrected_p(p: Floats, units: int) -> Floats:
    """One-sided p-values from resamples of so many units, as `expanded_tail` would have them.

    A corrected p is below a level exactly where p is below the expanded tail of that level.

    Args:
        p: One-sided, any shape; NaN gives NaN.
        units: How many units were drawn from; below 2 there is nothing to correct.

    Example:
        >>> corrected_p(np.array([0.04698, 0.5, 1.0]), 80).round(4).tolist()
        [0.05, 0.5, 1.0]
    """
    if units < 2:
        return p
    inside = (p > 0) & (p < 1)
    scores = np.array([_NORMAL.inv_cdf(1 - one) for one in np.where(inside, p, 0.5).ravel()])
    shrunk = scores.reshape(np.shape(p)) * math.sqrt((units - 1) / units)
    return np.where(inside, 1 - t_cdf(shrunk, units - 1), p)


def t_cdf(values: Floats, freedom: int) -> Floats:
    """Student's cumulative distribution, to 1e-9 within eight standard deviations.

    With the substitution t = sqrt(freedom) * tan(angle) the density is a power of a cosine.

    Example:
        >>> t_cdf(np.array([0.0, 1.0, 12.706204736]), 1).round(9).tolist()
        [0.5, 0.75, 0.975]
    """
    angle = np.arctan(np.asarray(values) / math.sqrt(freedom))
    points = angle[..., None] / 2 * (1 + _NODES)
    area = angle / 2 * (np.cos(points) ** (freedom - 1) @ _NODE_WEIGHTS)
    return np.asarray(0.5 + area / _whole(freedom), dtype=np.float64)


def _t_quantile(share: float, freedom: int) -> float:
    """By Newton's method on the angle, for shares of one half and more.

    The distribution is concave there and Student's quantile beyond the normal one, so that steps
    from the normal one never overshoot.
    """
    root = math.sqrt(freedom)
    angle = math.atan(_NORMAL.inv_cdf(share) / root)
    whole = _whole(freedom)
    for _ in range(_STEPS):
        missing = share - float(t_cdf(np.array(root * math.tan(angle)), freedom))
        step = missing * whole / math.cos(angle) ** (freedom - 1)
        angle += step
        if abs(step) <= 1e-14 * angle:
            break
    return root * math.tan(angle)


def _whole(freedom: int) -> float:
    """Area under the power of a cosine from minus to plus a right angle."""
    logs = math.lgamma(freedom / 2) - math.lgamma((freedom + 1) / 2)
    return math.sqrt(math.pi) * math.exp(logs)
