"""What a gate says: one verdict for each rule, one for all, and the exit code that follows.

False alarms and missed losses are kept apart. A rule is *regressed* only where the loss beyond
its margin is significant after Holm's correction over all rules, so the chance that any rule
raises a false alarm is at most alpha. A rule *passes* where such a loss is excluded at alpha; no
correction is due there, because a gate passes only if every rule does (an intersection-union
test: Berger 1982, Technometrics 24:295-300). Whatever lies between is *inconclusive*.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.analysis.gate_rules import Check
from harness.errors import Exit


class Verdict(enum.StrEnum):
    """What a rule, or a gate, comes to; `ERROR` only where a precondition does not hold."""

    PASS = "pass"  # noqa: S105 - a verdict
    WARN = "warn"
    INCONCLUSIVE = "inconclusive"
    REGRESSED = "regressed"
    ERROR = "error"


@dataclass(frozen=True)
class Change:
    """One segment on which the output changed: candidate minus baseline."""

    segment: str
    baseline: float
    candidate: float


@dataclass(frozen=True)
class Result:
    """One rule with what was measured; NaN where a number does not exist.

    Attributes:
        check: The rule.
        verdict: After severity: a broken rule that only warns is `warn`.
        exit_code: What the rule alone would make of the gate.
        baseline: Value of the output in the baseline.
        candidate: Value of the output in the run.
        measured: What is held against the limit: a difference, a value or a number of segments.
        low: Least value of `measured` that is plausible at alpha, one-sided.
        high: Greatest such value.
        limit: The limit, in the unit of `measured`; for a margin, the difference that it allows.
        margin: The tolerated loss, for a rule with a margin.
        p: Of "within the limit": small where the rule is broken.
        p_adjusted: The same after Holm over all rules.
        p_pass: Of "beyond the limit": small where the rule holds.
        detectable: The smallest loss that would have been called regressed 4 times out of 5.
        n: Segments compared.
        sentence: The result in words.
        worst: The segments that lost most.
    """

    check: Check
    verdict: Verdict
    exit_code: Exit
    baseline: float
    candidate: float
    measured: float
    low: float
    high: float
    limit: float
    margin: float
    p: float
    p_adjusted: float
    p_pass: float
    detectable: float
    n: int
    sentence: str
    worst: tuple[Change, ...] = ()

    @property
    def delta(self) -> float:
        """Candidate minus baseline."""
        return self.candidate - self.baseline


@dataclass(frozen=True)
class Coverage:
    """How many rewrites each side of a cell lacks."""

    cell: str
    segments: int
    missing: int
    missing_baseline: int


@dataclass(frozen=True)
class GateReport:
    """Everything that a gate found, or why it could not judge.

    Attributes:
        problems: What broke the preconditions; empty where the rules were applied.
        exit_code: With which `harness gate` ends.
    """

    run: Path
    baseline: Path
    system: str
    baseline_system: str
    experiment: str
    alpha: float
    resamples: int
    verdict: Verdict
    exit_code: Exit
    results: tuple[Result, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def rule_verdict(check: Check, found: Verdict) -> tuple[Verdict, Exit]:
    """The verdict of a rule after its severity, and the exit code that it asks for.

    Args:
        check: The rule.
        found: `PASS`, `REGRESSED` or `INCONCLUSIVE`, as the numbers say.
    """
    fails = check.severity == "error"
    if found is Verdict.REGRESSED:
        return (found, Exit.REGRESSED) if fails else (Verdict.WARN, Exit.OK)
    if found is Verdict.INCONCLUSIVE and check.on_inconclusive == "fail" and fails:
        return found, Exit.INCONCLUSIVE
    return found, Exit.OK


def overall(results: Sequence[Result]) -> tuple[Verdict, Exit]:
    """The verdict and exit code of a gate: a regression counts before what is undecided."""
    verdicts = {each.verdict for each in results if counts(each)}
    codes = {each.exit_code for each in results}
    order = (Verdict.REGRESSED, Verdict.INCONCLUSIVE, Verdict.WARN)
    verdict = next((each for each in order if each in verdicts), Verdict.PASS)
    code = next((each for each in (Exit.REGRESSED, Exit.INCONCLUSIVE) if each in codes), Exit.OK)
    return verdict, code


def counts(result: Result) -> bool:
    """Whether a result is worth a line to whoever reads only warnings."""
    if result.verdict is Verdict.PASS:
        return False
    return result.verdict is not Verdict.INCONCLUSIVE or result.check.on_inconclusive != "pass"
