"""gate.json: what a gate found, as data; every other report of a gate is made from the same."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.analysis.gate_verdicts import GateReport, Result
from harness.report.gate_numbers import place
from harness.runs.atomic import write_text
from harness.version import __version__

SCHEMA = 1


def as_data(report: GateReport) -> dict[str, Any]:
    """The report as plain data; a number that does not exist is None, and there is no text."""
    return {
        "schema": SCHEMA,
        "harness": __version__,
        "experiment": report.experiment,
        "verdict": report.verdict.value,
        "exit_code": int(report.exit_code),
        "run": place(report.run),
        "system": report.system,
        "baseline": place(report.baseline),
        "baseline_system": report.baseline_system,
        "alpha": _number(report.alpha),
        "resamples": report.resamples,
        "problems": list(report.problems),
        "coverage": [
            {
                "cell": each.cell,
                "segments": each.segments,
                "missing": each.missing,
                "missing_baseline": each.missing_baseline,
            }
            for each in report.coverage
        ],
        "rules": [_rule(result) for result in report.results],
        "notes": list(report.notes),
    }


def write(path: Path, report: GateReport) -> None:
    """Write the report, atomically.

    Raises:
        HarnessError: The folder cannot be written to.
    """
    text = json.dumps(as_data(report), indent=2, ensure_ascii=False, allow_nan=False)
    write_text(path, text + "\n")


def _rule(result: Result) -> Mapping[str, Any]:
    check = result.check
    return {
        "name": check.name,
        "cell": check.cell,
        "metric": check.metric,
        "output": check.output,
        "better": check.better,
        "kind": check.kind,
        "asked": check.asked,
        "severity": check.severity,
        "on_inconclusive": check.on_inconclusive,
        "verdict": result.verdict.value,
        "sentence": result.sentence,
        "baseline": _number(result.baseline),
        "candidate": _number(result.candidate),
        "delta": _number(result.delta),
        "measured": _number(result.measured),
        "low": _number(result.low),
        "high": _number(result.high),
        "limit": _number(result.limit),
        "margin": _number(result.margin),
        "p": _number(result.p),
        "p_adjusted": _number(result.p_adjusted),
        "p_pass": _number(result.p_pass),
        "detectable": _number(result.detectable),
        "segments": result.n,
        "worst": [
            {
                "segment": each.segment,
                "baseline": _number(each.baseline),
                "candidate": _number(each.candidate),
            }
            for each in result.worst
        ],
    }


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None
