"""The gate: may this run take the place of the baseline?

Preconditions come first, then every rule on the same resamples, then one verdict. It reads rows
and no text; the reports put the texts of the worst segments beside what it finds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from harness.analysis import gate_preconditions
from harness.analysis.contenders import Contender
from harness.analysis.gate_measure import CellMeasure, Measured
from harness.analysis.gate_rules import Check, checks
from harness.analysis.gate_sides import Sides
from harness.analysis.gate_tests import Tested, losing, tested
from harness.analysis.gate_verdicts import (
    Change,
    GateReport,
    Result,
    Verdict,
    overall,
    rule_verdict,
)
from harness.analysis.gate_words import sentence
from harness.config.schema import GateSettings
from harness.errors import CombinedError, HarnessError
from harness.statistics.corrections import holm

WORST = 10
"""Segments that a result names."""


def gate(found: Sides, settings: GateSettings) -> GateReport:
    """Apply every rule.

    Args:
        found: Run and baseline.
        settings: The gate.

    Raises:
        HarnessError: A precondition does not hold, a rule fits nothing, or so many rules share
            alpha that no number of resamples asked for could ever break one.
    """
    covered = gate_preconditions.check(found, settings.missing_at_most)
    shared = {run.cell.name: _shared(baseline, run) for baseline, run in found.pairs}
    wanted = checks(settings, shared)
    family = sum(_has_chance(check) for check in wanted)
    _check_resolution(settings, family)
    measures = {
        run.cell.name: CellMeasure(baseline, run, settings.resamples)
        for baseline, run in found.pairs
    }
    tests = _tests(wanted, measures, settings.alpha, max(family, 1))
    adjusted = holm(np.array([test.p for test in tests]))
    worst = _Worst()
    results = tuple(
        _result(check, test, float(p), measures[check.cell].metric(check.metric), worst, settings)
        for check, test, p in zip(wanted, tests, adjusted.tolist(), strict=True)
    )
    verdict, code = overall(results)
    baseline, run = found.pairs[0]
    return GateReport(
        run=found.run.folder,
        baseline=found.baseline.folder,
        system=run.system,
        baseline_system=baseline.system,
        experiment=str(found.run.header["experiment"]),
        alpha=settings.alpha,
        resamples=settings.resamples,
        verdict=verdict,
        exit_code=code,
        results=results,
        coverage=covered,
        notes=gate_preconditions.notes(found),
    )


def refused(run: Path, baseline: Path, experiment: str, error: HarnessError) -> GateReport:
    """The report of a gate that could not judge.

    Args:
        run: What was to be judged.
        baseline: What it was to be held against.
        experiment: Its name, as far as it is known.
        error: Why there is no verdict.
    """
    errors: Sequence[HarnessError] = error.errors if isinstance(error, CombinedError) else (error,)
    return GateReport(
        run=run,
        baseline=baseline,
        system="",
        baseline_system="",
        experiment=experiment,
        alpha=math.nan,
        resamples=0,
        verdict=Verdict.ERROR,
        exit_code=error.exit_code,
        problems=tuple(str(each) for each in errors),
    )


def _shared(baseline: Contender, run: Contender) -> Mapping[str, Any]:
    return {
        label: metric
        for label, metric in run.cell.metrics.items()
        if label in baseline.cell.metrics
    }


def _has_chance(check: Check) -> bool:
    """Whether a rule is a test, with a share of alpha, and not a plain count."""
    if check.kind not in ("worse_at_most", "new_at_most"):
        return True
    return bool(check.amount and check.amount.percent and 0 < check.amount.value < 100)


def _check_resolution(settings: GateSettings, family: int) -> None:
    needed = math.ceil(family / settings.alpha)
    if settings.resamples < needed:
        raise HarnessError(
            f"{family:,} rules share alpha {settings.alpha:g}, and {settings.resamples:,} "
            "resamples are too few to ever find one of them broken",
            hint=f"write fewer rules, or set gate.resamples to at least {needed:,}",
        )


def _tests(
    wanted: Sequence[Check], measures: Mapping[str, CellMeasure], alpha: float, family: int
) -> list[Tested]:
    found: list[Tested] = []
    errors: dict[str, HarnessError] = {}
    for check in wanted:
        try:
            measured = measures[check.cell].metric(check.metric)
            found.append(tested(check, measured, alpha, family))
        except HarnessError as error:
            errors.setdefault(str(error), error)
    if errors:
        raise CombinedError(list(errors.values()))
    return found


def _result(
    check: Check,
    test: Tested,
    adjusted: float,
    measured: Measured,
    worst: _Worst,
    settings: GateSettings,
) -> Result:
    plain = decided(test, adjusted, settings.alpha)
    verdict, code = rule_verdict(check, plain)
    first = float(measured.difference.first[check.place])
    second = float(measured.difference.second[check.place])
    return Result(
        check=check,
        verdict=verdict,
        exit_code=code,
        baseline=first,
        candidate=second,
        measured=test.measured,
        low=test.low,
        high=test.high,
        limit=test.limit,
        margin=test.margin,
        p=test.p,
        p_adjusted=adjusted,
        p_pass=test.p_pass,
        detectable=test.detectable,
        n=len(measured.segments),
        sentence=sentence(check, test, (first, second), plain, measured.difference.units),
        worst=worst.of(check, measured),
    )


def decided(test: Tested, adjusted: float, alpha: float) -> Verdict:
    """What the numbers of a rule say, before its severity.

    Args:
        test: The rule's numbers.
        adjusted: Its p after Holm over all rules.
        alpha: Level of the gate.
    """
    if math.isnan(test.p):
        return Verdict.REGRESSED if test.broken else Verdict.PASS
    if adjusted < alpha:
        return Verdict.REGRESSED
    return Verdict.PASS if test.p_pass < alpha else Verdict.INCONCLUSIVE


class _Worst:
    """The segments that lost most, found once for all rules about one output."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[Change, ...]] = {}

    def of(self, check: Check, measured: Measured) -> tuple[Change, ...]:
        new = check.kind == "new_at_most"
        key = (check.cell, check.metric, check.place, check.better, new)
        if key not in self._kept:
            self._kept[key] = _worst(check, measured, only_new=new)
        return self._kept[key]


def _worst(check: Check, measured: Measured, *, only_new: bool) -> tuple[Change, ...]:
    before, after = measured.baseline[:, check.place], measured.candidate[:, check.place]
    loss = np.nan_to_num(check.sign * (before - after), nan=0.0)
    if only_new:
        loss = np.where(losing(check, measured), after, 0.0)
    order = np.argsort(-loss, kind="stable")[:WORST]
    return tuple(
        Change(measured.segments[index], float(before[index]), float(after[index]))
        for index in order.tolist()
        if loss[index] > 0
    )
