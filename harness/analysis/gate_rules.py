"""From the rules of a config to checks, each bound to an output that is really there.

A rule for an output that does not exist, a rule that is given twice and a gate without any rule
are errors: a gate that checks nothing must not pass.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from harness.analysis.bundle import BundleMetric
from harness.config.schema import Amount, GateRule, GateSettings, OnInconclusive, RuleKind
from harness.errors import CombinedError, HarnessError, did_you_mean

Metrics = Mapping[str, BundleMetric]
_SHOWN = 20


@dataclass(frozen=True)
class Check:
    """One rule in one cell.

    Attributes:
        cell: Name of the cell; empty where the run has one without a name.
        place: Index of the output among those of its metric.
        amount: Margin, number of segments or share; None for a margin from the noise and for
            a bound.
        bound: For `minimum` and `maximum`.
        worse_by: For `worse_at_most`.
        name: What reports call it.
    """

    cell: str
    metric: str
    output: str
    place: int
    better: Literal["higher", "lower"]
    kind: RuleKind
    amount: Amount | None = None
    bound: float | None = None
    worse_by: float = 0.0
    severity: Literal["error", "warn"] = "error"
    on_inconclusive: OnInconclusive = "warn"
    name: str = ""

    @property
    def title(self) -> str:
        """Metric and output; an output named like its metric needs no second name."""
        same = self.output == self.metric.partition(":")[0]
        return self.metric if same else f"{self.metric} {self.output}"

    @property
    def sign(self) -> int:
        """1 where higher is better, -1 where lower is."""
        return 1 if self.better == "higher" else -1

    @property
    def asked(self) -> str:
        """The rule in a few words."""
        if self.kind == "margin":
            return f"loss at most {self.amount}" if self.amount else "loss within the noise"
        if self.kind == "worse_at_most":
            return f"segments worse by more than {self.worse_by:g}: at most {self.amount}"
        if self.kind == "new_at_most":
            return f"segments with a new {self.output}: at most {self.amount}"
        return f"{'at least' if self.kind == 'minimum' else 'at most'} {self.bound:g}"


def checks(settings: GateSettings, cells: Mapping[str, Metrics]) -> tuple[Check, ...]:
    """Every rule in every cell that has its output.

    Args:
        settings: The gate; without rules, the main output of each metric gets a margin from the
            noise.
        cells: For each cell the metrics that run and baseline share.

    Raises:
        HarnessError: A rule that fits nothing, a rule given twice, or no rule at all.
    """
    if settings.rules is None:
        found = [
            replace(check, on_inconclusive=settings.on_inconclusive)
            for cell, metrics in cells.items()
            for check in _usual(cell, metrics)
        ]
    else:
        found = _asked(settings, cells)
    if not found:
        raise HarnessError(
            "no rule applies: no metric has a main output of which higher or lower is better",
            hint="write rules under gate:, with better: higher or lower",
        )
    named = tuple(replace(check, name=_name(check)) for check in found)
    _refuse_repeats(named)
    return named


def _usual(cell: str, metrics: Metrics) -> Iterator[Check]:
    for label, metric in metrics.items():
        output, better = metric.outputs[0]
        if better != "neither":
            yield Check(cell, label, output, 0, _direction(better), "margin")


def _asked(settings: GateSettings, cells: Mapping[str, Metrics]) -> list[Check]:
    found: list[Check] = []
    errors: list[HarnessError] = []
    for index, rule in enumerate(settings.rules or ()):
        try:
            of_rule = _in_cells(f"gate.rules[{index}]", rule, cells)
        except HarnessError as error:
            errors.append(error)
            if len(errors) == _SHOWN:
                errors.append(HarnessError("there may be more: only the first are shown"))
                break
        else:
            chosen = rule.on_inconclusive or settings.on_inconclusive
            found += [replace(check, on_inconclusive=chosen) for check in of_rule]
    if errors:
        raise CombinedError(errors)
    return found


def _in_cells(where: str, rule: GateRule, cells: Mapping[str, Metrics]) -> list[Check]:
    places = {cell: _place(rule.output, metrics) for cell, metrics in cells.items()}
    found = [_check(where, rule, cell, place) for cell, place in places.items() if place]
    if not found:
        raise _unknown(where, rule.output, list(cells.values()))
    return found


def _place(text: str, metrics: Metrics) -> tuple[str, int, str, str] | None:
    """Label, index, name and direction of an output; labels may hold dots themselves."""
    if text in metrics:
        return (text, 0, *metrics[text].outputs[0])
    label, _, wanted = text.rpartition(".")
    outputs = metrics[label].outputs if label in metrics else ()
    for index, (name, better) in enumerate(outputs):
        if name == wanted:
            return label, index, name, better
    return None


def _check(where: str, rule: GateRule, cell: str, place: tuple[str, int, str, str]) -> Check:
    label, index, output, direction = place
    if direction == "neither" and rule.kind in ("minimum", "maximum"):
        direction = "higher" if rule.kind == "minimum" else "lower"
    if direction == "neither" and rule.better is None and rule.kind != "new_at_most":
        raise HarnessError(
            f"neither direction of {rule.output} is better by itself",
            where=where,
            hint="say which is: better: higher, or better: lower",
        )
    given = rule.better or ("lower" if direction == "neither" else direction)
    amount = {
        "margin": rule.margin,
        "worse_at_most": rule.worse_at_most,
        "new_at_most": rule.new_at_most,
    }
    return Check(
        cell,
        label,
        output,
        index,
        _direction(given),
        rule.kind,
        amount.get(rule.kind),
        rule.minimum if rule.minimum is not None else rule.maximum,
        rule.worse_by or 0.0,
        rule.severity,
        name=rule.name or "",
    )


def _direction(better: str) -> Literal["higher", "lower"]:
    return "higher" if better == "higher" else "lower"


def _unknown(where: str, text: str, cells: Sequence[Metrics]) -> HarnessError:
    known = [
        name
        for metrics in cells
        for label, metric in metrics.items()
        for name in (label, *(f"{label}.{output}" for output, _ in metric.outputs))
    ]
    listed = ", ".join(dict.fromkeys(known))
    return HarnessError(
        f"no output {text!r} is in both run and baseline",
        where=where,
        hint=did_you_mean(text, known) or f"outputs: {listed or 'none'}",
    )


def _name(check: Check) -> str:
    own = check.name or f"{check.title}: {check.asked}"
    return f"{check.cell}: {own}" if check.cell else own


def _refuse_repeats(found: Sequence[Check]) -> None:
    ordered = sorted(found, key=lambda check: check.name)
    for name, group in itertools.groupby(ordered, key=lambda check: check.name):
        if len(list(group)) > 1:
            raise HarnessError(
                f"two rules are called {name!r}",
                hint="delete one, or give it a name of its own with name:",
            )
