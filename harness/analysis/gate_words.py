"""The result of a rule in one sentence, with everything that decided it."""

from __future__ import annotations

import math

from harness.analysis.gate_rules import Check
from harness.analysis.gate_tests import Tested
from harness.analysis.gate_verdicts import Verdict


def number(value: float) -> str:
    """A number for people: at least three digits that count.

    Example:
        >>> number(45.123), number(0.01234), number(-3.0), number(float("nan"))
        ('45.12', '0.0123', '-3.00', '–')
    """
    if math.isnan(value):
        return "–"
    if not math.isfinite(value):
        return "∞" if value > 0 else "-∞"
    if value == 0 or abs(value) >= 0.1:
        return f"{value:,.2f}" if abs(value) < 1e6 else f"{value:.3g}"
    return f"{value:.3g}"


def chance(p: float) -> str:
    """A p-value for people.

    Example:
        >>> chance(0.0001), chance(0.0321), chance(float("nan"))
        ('< 0.001', '0.032', '–')
    """
    if math.isnan(p):
        return "–"
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def sentence(
    check: Check, test: Tested, values: tuple[float, float], verdict: Verdict, units: int
) -> str:
    """What was found.

    Args:
        check: The rule.
        test: Its numbers.
        values: Value of the output in baseline and run.
        verdict: `PASS`, `REGRESSED` or `INCONCLUSIVE`.
        units: How many segments, or documents, were drawn from.
    """
    if check.kind == "margin":
        found = _margin(test, values)
    elif check.kind in ("minimum", "maximum"):
        found = f"{number(test.measured)}, where {check.asked} is asked"
    else:
        found = _segments(check, test)
    if not math.isnan(test.low) and not math.isnan(test.p):
        unit = "%" if _percent(check) else ""
        found += f"; plausible is {number(test.low)}{unit} to {number(test.high)}{unit}"
    if verdict is Verdict.INCONCLUSIVE:
        found += _undecided(units)
    return found


def _margin(test: Tested, values: tuple[float, float]) -> str:
    change = f"{number(values[0])} to {number(values[1])}, {number(test.measured)}"
    signed = change if test.measured <= 0 else change.replace(", ", ", +", 1)
    return f"{signed}; a loss of {number(test.margin)} is accepted"


def _segments(check: Check, test: Tested) -> str:
    what = f"with a new {check.output}"
    if check.kind == "worse_at_most":
        what = f"worse by more than {check.worse_by:g}"
    if _percent(check):
        return f"{number(test.measured)}% of segments {what}; at most {check.amount} accepted"
    noun = "segment" if test.measured == 1 else "segments"
    return f"{test.measured:g} {noun} {what}; at most {check.amount} accepted"


def _percent(check: Check) -> bool:
    return bool(check.amount and check.amount.percent and check.kind != "margin")


def _undecided(units: int) -> str:
    if units < 2:
        return "; one segment or document says nothing about chance"
    return f"; {units} segments or documents cannot decide it"
