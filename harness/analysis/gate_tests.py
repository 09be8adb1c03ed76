"""The tests behind the rules: what is measured, what is plausible, and how likely by chance.

Every rule holds one quantity against one limit: a difference against a margin, a value against a
bound, a share of segments against a share, a number of segments against a number. The last is a
statement about these very segments and has no p; the others have one on either side of the limit.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from harness.analysis.gate_margins import POWER, loss_seen, margin_of
from harness.analysis.gate_measure import Mask, Measured
from harness.analysis.gate_rules import Check
from harness.errors import Exit, HarnessError
from harness.statistics.noninferiority import NonInferiority, non_inferiority

_NORMAL = NormalDist()


@dataclass(frozen=True)
class Tested:
    """What one rule found; NaN where a number does not exist.

    Attributes:
        measured: Difference, value, percentage or number of segments.
        low: Least plausible value of it, one-sided at alpha.
        high: Greatest plausible value of it.
        limit: What it is held against, in the same unit.
        margin: The accepted loss, for a margin.
        p: Of "within the limit"; NaN for a number of segments.
        p_pass: Of "beyond the limit".
        detectable: The smallest loss that would have been seen, as a distance from the baseline
            or from the bound, or as a percentage of segments.
        broken: For a number of segments: whether it is beyond the limit.
    """

    measured: float
    low: float
    high: float
    limit: float
    margin: float = math.nan
    p: float = math.nan
    p_pass: float = math.nan
    detectable: float = math.nan
    broken: bool = False


def tested(check: Check, measured: Measured, alpha: float, family: int) -> Tested:
    """Hold one rule against the numbers.

    Args:
        check: The rule.
        measured: Its metric.
        alpha: One-sided level.
        family: How many rules share alpha, for the smallest loss that could have been seen.

    Raises:
        HarnessError: The output has no value, or a share of 0 was given as a margin.
    """
    _check_value(check, measured)
    if check.kind == "margin":
        return _margin(check, measured, alpha, alpha / family)
    if check.kind in ("minimum", "maximum"):
        return _bound(check, measured, alpha, alpha / family)
    return _segments(check, measured, alpha, alpha / family)


def losing(check: Check, measured: Measured) -> Mask:
    """For each segment whether a per-segment rule counts it."""
    before, after = measured.baseline[:, check.place], measured.candidate[:, check.place]
    if check.kind == "new_at_most":
        return np.asarray((before <= 0) & (after > 0))
    return np.asarray(check.sign * (before - after) > check.worse_by)


def _margin(check: Check, measured: Measured, alpha: float, level: float) -> Tested:
    place, difference = check.place, measured.difference
    noise = float(difference.standard_error[place])
    margin = margin_of(check.amount, float(difference.first[place]), noise, alpha)
    if measured.identical:
        # The same rows on both sides need no test: there is no loss, however few they are.
        limit = -check.sign * margin
        return Tested(0.0, 0.0, 0.0, limit, margin, 1.0, 0.0, loss_seen(margin, noise, level))
    found = non_inferiority(
        difference.deltas[:, [place]],
        difference.delta[[place]],
        margin,
        check.better,
        alpha,
        units=difference.units,
    )
    return Tested(
        float(difference.delta[place]),
        *_bounds(found, 0.0),
        -check.sign * margin,
        margin,
        *_chances(found, measured),
        loss_seen(margin, noise, level),
    )


def _bound(check: Check, measured: Measured, alpha: float, level: float) -> Tested:
    limit = float(check.bound or 0.0)
    value = measured.difference.second[[check.place]]
    scores = measured.candidates[:, [check.place]]
    several = measured.difference.units > 1
    noise = float(np.nanstd(scores, ddof=1)) if several else math.nan
    if not several:
        scores = np.full_like(scores, np.nan)
    found = non_inferiority(
        scores - limit,
        value - limit,
        0.0,
        "higher" if check.kind == "minimum" else "lower",
        alpha,
        units=measured.difference.units,
    )
    if noise == 0 and value[0] == limit:
        # A value without variance that is exactly at its bound keeps to it.
        return Tested(limit, limit, limit, limit, p=1.0, p_pass=0.0, detectable=0.0)
    return Tested(
        float(value[0]),
        *_bounds(found, limit),
        limit,
        math.nan,
        *_chances(found, measured),
        loss_seen(0.0, noise, level),
    )


def _segments(check: Check, measured: Measured, alpha: float, level: float) -> Tested:
    hits, total = int(losing(check, measured).sum()), len(measured.segments)
    amount = check.amount
    limit = amount.value if amount else 0.0
    if amount is None or not amount.percent or limit in (0.0, 100.0):
        found = 100 * hits / total if amount and amount.percent else float(hits)
        return Tested(found, found, found, limit, broken=found > limit)
    # Documents are what is independent, so they are what counts; with one segment each, segments.
    return _share_test(hits / total, limit / 100, measured.difference.units, alpha, level)


def _share_test(share: float, limit: float, units: int, alpha: float, level: float) -> Tested:
    """The score test of a share, with Wilson's bounds, which are its inversion (Wilson 1927)."""
    if not units:
        return Tested(100 * share, math.nan, math.nan, 100 * limit, p=1.0, p_pass=1.0)
    error = math.sqrt(limit * (1 - limit) / units)
    beyond = _NORMAL.cdf((share - limit) / error)
    z = _NORMAL.inv_cdf(1 - alpha)
    middle = (share + z * z / (2 * units)) / (1 + z * z / units)
    reach = z / (1 + z * z / units)
    reach *= math.sqrt(share * (1 - share) / units + z * z / (4 * units * units))
    seen = limit + (_NORMAL.inv_cdf(1 - level) + _NORMAL.inv_cdf(POWER)) * error
    return Tested(
        100 * share,
        100 * max(middle - reach, 0.0),
        100 * min(middle + reach, 1.0),
        100 * limit,
        p=1 - beyond,
        p_pass=beyond,
        detectable=100 * min(seen, 1.0),
    )


def _bounds(found: NonInferiority, shift: float) -> tuple[float, float]:
    ends = float(found.bound[0]), float(found.best_bound[0])
    return min(ends) + shift, max(ends) + shift


def _chances(found: NonInferiority, measured: Measured) -> tuple[float, float]:
    """Both p; from few units no more certainty than as many tosses of a coin could give."""
    least = 2.0**-measured.difference.units
    return max(float(found.p_inferior[0]), least), max(float(found.p[0]), least)


def _check_value(check: Check, measured: Measured) -> None:
    sides: Mapping[str, float] = {
        "baseline": float(measured.difference.first[check.place]),
        "run": float(measured.difference.second[check.place]),
    }
    for side, value in sides.items():
        if not math.isfinite(value):
            raise HarnessError(
                f"{check.metric}.{check.output} has no value in the {side}",
                hint="leave its rule out, or run the system again",
                exit_code=Exit.INCOMPLETE,
            )
