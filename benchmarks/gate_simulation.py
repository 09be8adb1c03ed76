"""How often the gate is wrong: false alarms under the null, and its power, on real rows.

Rows of two systems on ASSET are the population. Each repetition draws n segments from it, and on
each a coin says which of the two is "baseline" and which is "run", so the two are equal in truth.
A loss of known size is put in by giving the run, on a share q of the segments, the row of a system
that only copies: the true loss is then the score of the mixed population sums, without noise.

    OPENBLAS_NUM_THREADS=1 python benchmarks/gate_simulation.py [--repetitions 1000]

The products are small, so threads only get in each other's way.

Printed: the usual rules under the null; rules exactly at their margins, the worst case for false
alarms and for wrong passes alike; the power curve of a rule on SARI; for n = 80 and 359.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from harness.analysis.gate import decided
from harness.analysis.gate_measure import Measured
from harness.analysis.gate_rules import Check
from harness.analysis.gate_tests import tested
from harness.api import as_segments, as_specs, score_texts
from harness.config.schema import Amount
from harness.metrics.base import Metric, Rows
from harness.statistics.corrections import holm
from harness.statistics.paired import PairedResampler
from harness.statistics.seeds import named_child

METRICS = ("sari", "bleu", "readability")
FIRST, SECOND = "ACCESS", "SBMT-SARI"
ALPHA = 0.05
RESAMPLES = 1000
SIZES = (80, 359)
LOSSES = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
MARGIN = 1.0

Counts = Counter[str]


@dataclass(frozen=True)
class Population:
    """Rows of one metric: the two equals, and the copy that makes a run worse."""

    label: str
    metric: Metric
    first: Rows
    second: Rows
    worse: Rows

    @property
    def check(self) -> Check:
        """The usual rule on the main output."""
        output = self.metric.outputs[0]
        better = "lower" if output.better == "lower" else "higher"
        return Check("", self.label, output.name, 0, better, "margin", name=self.label)

    def true_loss(self, share: float) -> float:
        """What the run truly loses when it copies this share of the segments."""
        equal = (self.first + self.second).sum(axis=0) / 2
        mixed = (1 - share) * equal + share * self.worse.sum(axis=0)
        change = self.metric.score(equal)[0] - self.metric.score(mixed)[0]
        return self.check.sign * float(change)

    def share_for(self, loss: float) -> float:
        """The share that makes this loss, by bisection."""
        low, high = 0.0, 1.0
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if self.true_loss(middle) < loss else (low, middle)
        return low


def populations(folder: Path) -> list[Population]:
    """Rows of every metric on ASSET test."""
    originals = lines(folder / "asset/asset.test.orig")
    columns = [lines(folder / f"asset/asset.test.simp.{index}") for index in range(10)]
    references = [list(texts) for texts in zip(*columns, strict=True)]
    segments = as_segments(originals, references, None, "en")
    specs = as_specs(METRICS, segments)
    texts = (lines(folder / f"outputs/{FIRST}.txt"), lines(folder / f"outputs/{SECOND}.txt"))
    scored = [score_texts(segments, each, specs) for each in (*texts, originals)]
    return [
        Population(each.label, each.metric, *(side.rows[each.label] for side in scored))
        for each in scored[0].metrics
    ]


def lines(path: Path) -> list[str]:
    """Lines of a file; only a line feed ends one."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


class Simulation:
    """Draws samples of one size and puts them through the tests of the gate."""

    def __init__(self, found: Sequence[Population], size: int) -> None:
        self._found, self._size = found, size
        seed = named_child(1, "gate simulation", str(size))
        self._generator = np.random.default_rng(seed)
        # One set of resamples for all repetitions: the samples differ, and drawing is what costs.
        self._draws = PairedResampler(np.arange(size), seed, RESAMPLES)

    def run(
        self,
        repetitions: int,
        shares: Mapping[str, float],
        checks: Sequence[Check],
    ) -> tuple[Counts, Counts]:
        """Verdicts of the gate as a whole, and of its first rule."""
        whole, first = Counter[str](), Counter[str]()
        for _ in range(repetitions):
            verdicts = self._once(shares, checks)
            order = ("regressed", "inconclusive", "pass")
            whole[next(each for each in order if each in verdicts)] += 1
            first[verdicts[0]] += 1
        return whole, first

    def _once(self, shares: Mapping[str, float], checks: Sequence[Check]) -> list[str]:
        chosen = self._generator.integers(0, len(self._found[0].first), self._size)
        swapped = self._generator.random(self._size)[:, None] < 0.5
        copied = self._generator.random(self._size)[:, None]
        by_label = {each.label: each for each in self._found}
        tests = []
        for check in checks:
            each = by_label[check.metric]
            one, two = each.first[chosen], each.second[chosen]
            baseline, run = np.where(swapped, two, one), np.where(swapped, one, two)
            run = np.where(copied < shares.get(check.metric, 0.0), each.worse[chosen], run)
            measured = self._measured(each.metric.score, baseline, run)
            tests.append(tested(check, measured, ALPHA, len(checks)))
        adjusted = holm(np.array([test.p for test in tests])).tolist()
        return [decided(test, p, ALPHA).value for test, p in zip(tests, adjusted, strict=True)]

    def _measured(self, score: Callable[[Rows], Rows], baseline: Rows, run: Rows) -> Measured:
        one, two = self._draws.resampled(baseline, score), self._draws.resampled(run, score)
        difference = self._draws.between(one, two)
        return Measured(difference, two.scores, (), baseline, run, identical=False)


def percent(counts: Counts, verdict: str) -> str:
    """The share of a verdict."""
    return f"{100 * counts[verdict] / counts.total():5.1f} %"


def line(name: str, size: int, counts: Counts) -> str:
    """One line of a table."""
    verdicts = (percent(counts, each) for each in ("regressed", "inconclusive", "pass"))
    return f"| {name:<42} | {size:>3} | {' | '.join(verdicts)} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--repetitions", type=int, default=1000)
    repetitions = parser.parse_args().repetitions
    default = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("HARNESS_SHARED", default)) / "data"
    if not folder.is_dir():
        sys.exit(f"needs the folder of public corpora, {folder} (HARNESS_SHARED)")
    start = time.perf_counter()
    found = populations(folder)
    sari = found[0]
    usual = [each.check for each in found]
    fixed = [replace(each.check, amount=Amount(MARGIN)) for each in found[:1]]
    at_margin = {"sari": 1.0, "readability": 0.3}
    edge = [
        replace(each.check, amount=Amount(at_margin[each.label]))
        for each in found
        if each.label in at_margin
    ]
    edges = {
        each.label: each.share_for(at_margin[each.label])
        for each in found
        if each.label in at_margin
    }
    print(
        f"{repetitions} repetitions, {RESAMPLES} resamples, alpha {ALPHA}, {FIRST} and {SECOND}\n"
    )
    print("| case                                       |   n | regressed | inconclusive | pass |")
    print("|---|---:|---:|---:|---:|")
    for size in SIZES:
        simulation = Simulation(found, size)
        whole, _ = simulation.run(repetitions, {}, usual)
        print(line("equal systems, usual rules (3)", size, whole))
        whole, _ = simulation.run(repetitions, {}, fixed)
        print(line(f"equal systems, SARI margin {MARGIN:g}", size, whole))
        for label, share in edges.items():
            only = [check for check in edge if check.metric == label]
            whole, _ = simulation.run(repetitions, {label: share}, only)
            print(line(f"{label}: true loss = margin {at_margin[label]:g}", size, whole))
        whole, _ = simulation.run(repetitions, edges, edge)
        print(line("both at their margins together", size, whole))
    print(f"\nPower: one rule, SARI margin {MARGIN:g}\n")
    print("| true loss of SARI                          |   n | regressed | inconclusive | pass |")
    print("|---|---:|---:|---:|---:|")
    for size in SIZES:
        simulation = Simulation(found, size)
        for loss in LOSSES:
            whole, _ = simulation.run(repetitions, {"sari": sari.share_for(loss)}, fixed)
            print(line(f"{loss:.2f}", size, whole), flush=True)
    print(f"\n{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
