"""Metrics against people, as a table for the terminal, as records for CSV and as plain data."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from harness.analysis.meta import SEGMENT, SYSTEM, Agreement, Difference, Study
from harness.analysis.meta_metrics import Candidate
from harness.report.explanation import grid, signed
from harness.runs.csvfiles import Value
from harness.statistics.correlation import MEASURES

CSV_COLUMNS = (
    "file",
    "aspect",
    "level",
    "metric",
    "measure",
    "value",
    "ci_low",
    "ci_high",
    "raters_half",
    "raters_all",
    "alpha",
    "rewrites",
    "items",
    "systems",
    "threshold",
    "flipped",
    "signature",
)

_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "pearson": "Pearson",
        "spearman": "Spearman",
        "kendall": "Kendall tau-b",
        "accuracy": "pair accuracy",
        "calibrated": "with ties",
    }
)
_SORTED_BY = "spearman"


def study_text(found: Study, candidates: Sequence[Candidate], confidence: float) -> str:
    """One aspect: a table for each level, best metric first, with the raters below the metrics."""
    flipped = {each.label for each in candidates if each.flipped}
    levels = dict.fromkeys(each.level for each in found.agreements)
    parts = [_head(found), *(_level_text(found, each, flipped, confidence) for each in levels)]
    notes = [f"- {note}" for note in found.notes]
    if flipped:
        notes.append("- (−) less of it is better, so its sign is turned")
    return "\n\n".join([*parts, "\n".join(notes)] if notes else parts) + "\n"


def records(
    file: str, studies: Sequence[Study], candidates: Sequence[Candidate]
) -> list[tuple[Value, ...]]:
    """One record a number, in the columns of `CSV_COLUMNS`."""
    known = {each.label: each for each in candidates}
    return [
        (
            file,
            found.aspect,
            each.level,
            each.metric,
            each.measure,
            each.value,
            each.low,
            each.high,
            found.ceiling.half(each.level, each.measure),
            found.ceiling.full(each.level, each.measure),
            found.ceiling.alpha,
            found.pairs,
            found.items,
            found.systems,
            found.thresholds[each.metric] if each.measure == "calibrated" else None,
            "yes" if known[each.metric].flipped else "no",
            known[each.metric].signature,
        )
        for found in studies
        for each in found.agreements
        if not (each.level == SYSTEM and each.measure == "calibrated")
    ]


def plain(found: Study) -> dict[str, Any]:
    """A study as plain data, for JSON."""
    halves = [
        {
            "level": level,
            "measure": measure,
            "half": value,
            "all": found.ceiling.full(level, measure),
        }
        for (level, measure), value in found.ceiling.halves.items()
    ]
    return {
        "aspect": found.aspect,
        "rewrites": found.pairs,
        "items": found.items,
        "systems": found.systems,
        "raters": {
            "count": found.ceiling.raters,
            "ratings_each": found.ceiling.each,
            "alpha": found.ceiling.alpha,
            "split_half": halves,
        },
        "agreement": [asdict(each) for each in found.agreements],
        "differences": [asdict(each) for each in found.differences],
        "thresholds": found.thresholds,
        "notes": list(found.notes),
    }


def _head(found: Study) -> str:
    systems = f", {found.systems} systems" if found.systems else ""
    lines = [f"{found.aspect}: {found.pairs} rewrites of {found.items} originals{systems}"]
    if not math.isnan(found.ceiling.alpha):
        lines.append(
            f"raters: {found.ceiling.raters} in all, {found.ceiling.each:.3g} a rewrite; "
            f"Krippendorff's alpha {found.ceiling.alpha:.3f} (interval)"
        )
    return "\n".join(lines)


def _level_text(found: Study, level: str, flipped: set[str], confidence: float) -> str:
    by_metric: dict[str, dict[str, Agreement]] = {}
    for each in found.agreements:
        if each.level == level:
            by_metric.setdefault(each.metric, {})[each.measure] = each
    measures = [name for name in MEASURES if level == SEGMENT or name != "calibrated"]
    ordered = sorted(by_metric, key=lambda label: _rank(by_metric[label][_SORTED_BY].value))
    best = ordered[0]
    rows = [
        [
            f"{label} (−)" if label in flipped else label,
            *(_number(by_metric[label][measure]) for measure in measures),
            *_against(found, level, label, best),
        ]
        for label in ordered
    ]
    halves = [found.ceiling.half(level, measure) for measure in measures]
    if not all(map(math.isnan, halves)):
        full = [found.ceiling.full(level, measure) for measure in measures]
        rows.append(["raters: one half with the other", *map(_plain_number, halves), "", ""])
        rows.append(["raters: all (Spearman-Brown)", *map(_plain_number, full), "", ""])
    test = ("less the best", "p") if len(ordered) > 1 else ("", "")
    head = [f"{level} level", *(_TITLES[name] for name in measures), *test]
    return (
        f"{grid(head, rows)}\n"
        f"brackets: {100 * confidence:g} % intervals, items resampled; less the best: in Spearman"
    )


def _against(found: Study, level: str, label: str, best: str) -> tuple[str, str]:
    """Difference to the best metric and its p-value."""
    for each in found.differences:
        if (each.level, each.measure) == (level, _SORTED_BY) and {label, best} == {
            each.first,
            each.second,
        }:
            return _difference(each, turned=each.first == best)
    return "", ""


def _difference(found: Difference, *, turned: bool) -> tuple[str, str]:
    amount, low, high = found.difference, found.low, found.high
    if turned:
        amount, low, high = -amount, -high, -low
    p = "–" if math.isnan(found.p) else f"{found.p:.3f}"
    return f"{signed(amount, 3)} {_interval(low, high)}".strip(), p


def _rank(value: float) -> float:
    return math.inf if math.isnan(value) else -value


def _number(found: Agreement) -> str:
    return f"{_plain_number(found.value)} {_interval(found.low, found.high)}".strip()


def _plain_number(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.3f}"


def _interval(low: float, high: float) -> str:
    return "" if math.isnan(low) else f"[{low:.2f} {high:.2f}]"
