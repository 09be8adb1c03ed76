"""Margins for a system that never answers twice the same: measured on repeated runs of it.

Resampling segments covers the luck of single answers. It does not cover what moves a whole run: a
seed, a training, a server. With v the values of K runs of one unchanged system on one corpus, s
their standard deviation (K - 1 degrees of freedom), and SE the mean standard error of the paired
difference of two such runs,

    margin = z(1 - alpha) * SE + t(power; K - 1) * sqrt(2) * s

The first part is what the test of a gate takes off for segments; the second is how far two
runs of one system lie apart, with Student's t because s is known from few runs only. At that
margin an unchanged system passes with probability `power`, 0.9.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from harness.analysis import gate_preconditions
from harness.analysis.bundle import Bundle
from harness.analysis.contenders import Contender
from harness.analysis.gate_margins import FLOOR
from harness.analysis.gate_measure import CellMeasure
from harness.analysis.gate_sides import sides
from harness.config.schema import GateSettings
from harness.errors import HarnessError

POWER = 0.9
# Student's t at 0.9 for 1, 2, ... degrees of freedom; beyond the table the last is close enough.
_T = (
    *(3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372),
    *(1.363, 1.356, 1.350, 1.345, 1.341, 1.337, 1.333, 1.330, 1.328, 1.325),
    *(1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313, 1.311, 1.310),
)


@dataclass(frozen=True)
class Noise:
    """How much one output varies between runs of an unchanged system.

    Attributes:
        values: One for each run.
        between: Standard deviation of the values.
        within: Mean standard error of the paired difference of two runs.
        margin: What is proposed.
    """

    cell: str
    metric: str
    output: str
    better: str
    values: tuple[float, ...]
    between: float
    within: float
    margin: float

    @property
    def mean(self) -> float:
        """Mean of the runs."""
        return sum(self.values) / len(self.values)


def calibrate(
    runs: Sequence[Bundle], settings: GateSettings, system: str | None = None
) -> tuple[Noise, ...]:
    """Measure the noise of the main outputs.

    Args:
        runs: At least two runs of the same system on the same corpus; three or more are better.
        settings: Level, resamples and coverage.
        system: Name in every run; may be left out where each has one system.

    Raises:
        HarnessError: Fewer than two runs, a run given twice, or runs that cannot be compared.
    """
    _check_runs(runs)
    pairs = [sides(one, two, system, system) for two, one in itertools.combinations(runs, 2)]
    for pair in pairs:
        gate_preconditions.check(pair, settings.missing_at_most)
    found = [
        noise
        for number in range(len(pairs[0].pairs))
        for noise in _of_cell([pair.pairs[number] for pair in pairs], len(runs), settings)
    ]
    if not found:
        raise HarnessError(
            "no metric has a main output of which higher or lower is better, so there is no margin"
        )
    return tuple(found)


def proposal(found: Sequence[Noise], alpha: float) -> str:
    """The margins as a `gate:` block.

    Example:
        >>> noise = Noise("", "sari", "sari", "higher", (40.0, 40.4), 0.28, 0.3, 1.7234)
        >>> print(proposal([noise], 0.05), end="")
        gate:
          alpha: 0.05
          rules:
            - output: "sari.sari"
              margin: 1.8  # 2 runs: mean 40.2, standard deviation 0.28
    """
    # A rule holds in every cell, so the widest margin of an output speaks for all.
    widest: dict[tuple[str, str], Noise] = {}
    for noise in found:
        key = noise.metric, noise.output
        if key not in widest or noise.margin > widest[key].margin:
            widest[key] = noise
    lines = ["gate:", f"  alpha: {alpha:g}", "  rules:"]
    for noise in widest.values():
        # JSON's quotes are YAML's, for a label may hold anything.
        lines.append(f"    - output: {_quoted(f'{noise.metric}.{noise.output}')}")
        lines.append(
            f"      margin: {rounded_up(noise.margin):.10g}  # {len(noise.values)} runs: mean "
            f"{noise.mean:.4g}, standard deviation {noise.between:.2g}"
        )
    return "\n".join(lines) + "\n"


def rounded_up(value: float) -> float:
    """The next number with two digits that count.

    Example:
        >>> rounded_up(1.7234), rounded_up(0.0301), rounded_up(12.0)
        (1.8, 0.031, 12.0)
    """
    if value <= 0:
        return value
    unit = 10.0 ** (math.floor(math.log10(value)) - 1)
    return round(math.ceil(value / unit - 1e-9) * unit, 12)


def student(degrees: int) -> float:
    """Student's t at `POWER`.

    Example:
        >>> student(2), student(100)
        (1.886, 1.31)
    """
    return _T[min(degrees, len(_T)) - 1]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _check_runs(runs: Sequence[Bundle]) -> None:
    if len(runs) < 2:
        raise HarnessError(
            "calibration needs at least two runs of the same system",
            hint="run it again with the same config, and give every run directory",
        )
    folders = [run.folder.resolve() for run in runs]
    twice = [folder for folder in folders if folders.count(folder) > 1]
    if twice:
        raise HarnessError(f"{twice[0]} is given twice", hint="give different runs")


def _of_cell(
    pairs: Sequence[tuple[Contender, Contender]], runs: int, settings: GateSettings
) -> list[Noise]:
    measures = [CellMeasure(first, second, settings.resamples) for first, second in pairs]
    metrics = pairs[0][1].cell.metrics
    found = []
    for label, metric in metrics.items():
        name, better = metric.outputs[0]
        if better == "neither":
            continue
        differences = [measure.metric(label).difference for measure in measures]
        # The first pairs all start from the first run, so they hold the value of every run.
        others = [float(each.second[0]) for each in differences[: runs - 1]]
        values = (float(differences[0].first[0]), *others)
        within = float(np.mean([each.standard_error[0] for each in differences]))
        found.append(_noise((pairs[0][1].cell.name, label, name, better), values, within, settings))
    return found


def _noise(
    names: tuple[str, str, str, str],
    values: tuple[float, ...],
    within: float,
    settings: GateSettings,
) -> Noise:
    between = float(np.std(values, ddof=1))
    segments = NormalDist().inv_cdf(1 - settings.alpha) * within
    margin = segments + student(len(values) - 1) * math.sqrt(2) * between
    # Runs that are equal to the last digit still get some tolerance.
    least = FLOOR * abs(sum(values) / len(values))
    return Noise(*names, values, between, within, max(margin, least, 1e-9))
