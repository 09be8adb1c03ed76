"""The numbers of a rule as people read them, the same in every report of a gate."""

from __future__ import annotations

import math
from pathlib import Path

from harness.analysis.gate_verdicts import Coverage, GateReport, Result
from harness.analysis.gate_words import chance, number

COLUMNS = ("verdict", "rule", "baseline", "run", "delta", "plausible", "limit", "p", "would see")
"""Heads of a table of rules; see `cells`."""


def cells(result: Result) -> tuple[str, ...]:
    """One line of the table: delta, its one-sided bounds, the limit, Holm's p and the power."""
    return (
        result.verdict.value,
        result.check.name,
        number(result.baseline),
        number(result.candidate),
        signed(result.delta),
        bounds(result),
        number(result.limit) + _unit(result),
        chance(result.p_adjusted),
        number(result.detectable) + ("" if math.isnan(result.detectable) else _unit(result)),
    )


def numbers(result: Result) -> list[str]:
    """One number a line, each with its name."""
    lines = [
        f"baseline {number(result.baseline)}, run {number(result.candidate)}, "
        f"delta {signed(result.delta)}",
        f"measured {number(result.measured)}{_unit(result)}, plausible {bounds(result)}, "
        f"limit {number(result.limit)}{_unit(result)}",
    ]
    if not math.isnan(result.margin):
        lines.append(f"margin {number(result.margin)}")
    if not math.isnan(result.p):
        lines.append(
            f"p {chance(result.p)} against 'within the limit' (after Holm "
            f"{chance(result.p_adjusted)}), p {chance(result.p_pass)} against 'beyond it'"
        )
    if not math.isnan(result.detectable):
        what = "loss" if result.check.kind == "margin" else "distance from the limit"
        unit = _unit(result)
        lines.append(
            f"smallest {what} that these segments would show: {number(result.detectable)}{unit}"
        )
    return lines


def bounds(result: Result) -> str:
    """What is plausible for the measured quantity."""
    if math.isnan(result.low) or math.isnan(result.p):
        return "–"
    unit = _unit(result)
    return f"{number(result.low)}{unit} to {number(result.high)}{unit}"


def signed(value: float) -> str:
    """A difference with its sign.

    Example:
        >>> signed(1.5), signed(-1.5), signed(0.0)
        ('+1.50', '-1.50', '0.00')
    """
    return f"+{number(value)}" if value > 0 else number(value)


def sides(report: GateReport) -> str:
    """Who is held against whom."""
    run = f"{report.system} of " if report.system else ""
    other = f"{report.baseline_system} of " if report.baseline_system else ""
    return f"{run}{place(report.run)} against {other}{place(report.baseline)}"


def missing(found: Coverage) -> str:
    """How many rewrites are missing, in one sentence."""
    of_cell = f" in {found.cell}" if found.cell else ""
    return (
        f"{found.missing} of {found.segments} rewrites are missing from the run, "
        f"{found.missing_baseline} from the baseline{of_cell}"
    )


def place(path: Path) -> str:
    r"""A path that can be written down: a byte of its name that is not UTF-8 is a question mark.

    Example:
        >>> place(Path("caf\udce9/run"))
        'caf?/run'
    """
    return path.as_posix().encode("utf-8", "replace").decode("utf-8")


def _unit(result: Result) -> str:
    amount = result.check.amount
    share = bool(amount and amount.percent) and result.check.kind != "margin"
    return "%" if share else ""
