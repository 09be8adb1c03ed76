"""How much loss a margin accepts, in the unit of the output.

A margin that a config does not give comes from the measured noise: the loss that these segments
could have shown. With SE the standard error of the paired difference,

    margin = (z(1 - alpha) + z(0.9)) * SE, but at least 0.5 % and at most 5 % of the baseline

At that margin a system that is no worse passes 9 times out of 10: less tolerance and noise would
stop it, more and real losses would slip through. The floor stands for changes that no
reader would notice, so that two near-copies (SE close to 0) are not held to zero tolerance. The
cap keeps a small corpus from buying itself a wide margin: there the answer is "inconclusive".
"""

from __future__ import annotations

import math

from harness.config.schema import Amount
from harness.errors import HarnessError
from harness.statistics.power import minimum_detectable_effect

EQUAL_PASSES, POWER = 0.9, 0.8
FLOOR, CAP = 0.005, 0.05
_TINY = 1e-9


def margin_of(amount: Amount | None, baseline: float, noise: float, alpha: float) -> float:
    """The accepted loss.

    Args:
        amount: As the config gives it; None for a margin from the noise.
        baseline: Value of the output in the baseline.
        noise: Standard error of the paired difference; NaN where there is none.
        alpha: Level of the gate.

    Raises:
        HarnessError: A share of a baseline that is 0 leaves no tolerance.

    Example:
        >>> margin_of(Amount(2, percent=True), 45.0, 0.5, 0.05)
        0.9
        >>> [round(margin_of(None, 45.0, noise, 0.05), 3) for noise in (0.0, 0.5, 3.0)]
        [0.225, 1.463, 2.25]
    """
    if amount is None:
        return noise_margin(baseline, noise, alpha)
    margin = amount.of(baseline)
    if not margin > 0:
        raise HarnessError(
            f"a margin of {amount} of the baseline is no tolerance where the baseline is "
            f"{baseline:g}",
            hint="give the margin as a number, in the unit of the output",
        )
    return margin


def noise_margin(baseline: float, noise: float, alpha: float) -> float:
    """The margin of a rule that names none; see the head of this module."""
    # Noise that is not known (one segment) leaves the floor; the verdict is "inconclusive" anyway.
    known = 0.0 if math.isnan(noise) else noise
    found = float(minimum_detectable_effect(known, alpha, EQUAL_PASSES, one_sided=True))
    size = abs(baseline)
    return min(max(found, FLOOR * size), CAP * size) if size else max(found, _TINY)


def loss_seen(margin: float, noise: float, level: float) -> float:
    """The smallest loss that would be called regressed with probability `POWER`."""
    return margin + float(minimum_detectable_effect(noise, level, POWER, one_sided=True))
