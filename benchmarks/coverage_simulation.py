"""Do nominal 95 % intervals cover 95 %, and do paired tests raise 5 % false alarms? By simulation.

    python benchmarks/coverage_simulation.py [--repetitions 2000] [--resamples 1000] [--data FOLDER]

The population is the full test set of ASSET (359 segments) with five published systems, found in
the folder `data` of HARNESS_SHARED; where that is absent, the small corpus of this repository.
Each repetition draws a corpus of n segments from it, with replacement, and makes the intervals as
a run or a comparison would. An interval covers where it holds the value of the whole population.
"Uncorrected" reads the resamples at 95 %, and stands there to show what that costs; the others
read them at a level expanded for the number of segments (harness/statistics/small_samples.py), as
runs do (single, percentile) and comparisons (paired).

Under the null two systems are made equal by giving each drawn segment's two rewrites to them at
random. The gate is tried where it is most likely to err: at a true loss of exactly the margin.

Every number is a share of repetitions; at 2,000 repetitions chance moves a share near 0.95 by
about 0.005 (one standard error), a share near 0.05 by the same.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from harness.metrics.base import Metric
from harness.metrics.registry import create, parse_spec
from harness.model import Segment
from harness.statistics.intervals import Interval, bca_interval, percentile_interval
from harness.statistics.noninferiority import non_inferiority
from harness.statistics.paired import (
    PairedResampler,
    Resampled,
    permutation_of_means,
)
from harness.statistics.resampling import Floats
from harness.statistics.seeds import named_child
from harness.statistics.small_samples import expanded_confidence

REPOSITORY = Path(__file__).resolve().parent.parent
SYSTEMS = ("ACCESS", "Hybrid", "PBMT-R", "SBMT-SARI", "UNTS")
REFERENCES = 10
OUTPUTS: Mapping[str, tuple[str, ...]] = {
    "sari": ("sari", "add", "keep", "delete"),
    "bleu": ("bleu",),
    "readability": ("fkgl",),
    "edits": (),  # all of them
}
SIZES = (359, 80)
KINDS: tuple[Literal["percentile", "bca"], ...] = ("percentile", "bca")
CONFIDENCE = 0.95
ALPHA = 0.05
Tallies = dict[tuple[str, ...], list[float]]


@dataclass(frozen=True)
class Population:
    """One metric's rows of every system on every segment."""

    name: str
    metric: Metric
    outputs: tuple[str, ...]
    rows: Mapping[str, Floats]

    def score(self, totals: Floats) -> Floats:
        """The chosen outputs only."""
        return self.metric.score(totals)[..., self._columns]

    def segment_scores(self, rows: Floats) -> Floats:
        """The chosen outputs of single segments."""
        return self.metric.segment_scores(rows)[..., self._columns]

    def truth(self, system: str) -> Floats:
        """The value of the whole population."""
        return self.score(self.rows[system].sum(axis=0))

    @property
    def _columns(self) -> list[int]:
        names = [output.name for output in self.metric.outputs]
        return [names.index(name) for name in self.outputs]


def main() -> None:
    """Both sizes, one after the other."""
    arguments = parsed()
    segments, systems = texts(arguments.data)
    populations = [population(name, segments, systems) for name in OUTPUTS]
    print(f"population: {len(segments)} segments, systems {', '.join(systems)}")
    print(f"{arguments.repetitions} repetitions, {arguments.resamples} resamples each\n")
    for size in SIZES:
        started = time.perf_counter()
        coverage: Tallies = defaultdict(list)
        alarms: Tallies = defaultdict(list)
        for index in range(arguments.repetitions):
            repetition = Repetition(populations, list(systems), size, index, arguments.resamples)
            repetition.add_coverage(coverage)
            repetition.add_false_alarms(alarms)
        print_coverage(size, coverage)
        print_alarms(size, alarms)
        print(f"(n = {size}: {time.perf_counter() - started:.0f} s)\n", flush=True)


class Repetition:
    """One drawn corpus.

    Args:
        populations: What to draw from.
        systems: Their names; the first is the one the others are compared with.
        size: Segments to draw.
        index: Of the repetition, which fixes its draws.
        resamples: For intervals and tests.
    """

    def __init__(
        self,
        populations: Sequence[Population],
        systems: Sequence[str],
        size: int,
        index: int,
        resamples: int,
    ) -> None:
        self._populations, self._systems = populations, systems
        self._trials, self._units = resamples, np.arange(size)
        self._seed = named_child(0, "coverage", str(size), str(index))
        self._draws = PairedResampler(self._units, self._seed, resamples)
        self._generator = np.random.default_rng(named_child(0, "corpus", str(size), str(index)))
        count = len(populations[0].rows[systems[0]])
        self._drawn = self._generator.integers(0, count, size=size)

    def add_coverage(self, tallies: Tallies) -> None:
        """Intervals of each system, and of its difference from the first."""
        draws = self._draws
        for which in self._populations:
            found = {
                name: draws.resampled(which.rows[name][self._drawn], which.score, leave_out=True)
                for name in self._systems
            }
            for key, bounds, truth in intervals(draws, which, found):
                covered = (bounds.low - 1e-9 <= truth) & (truth <= bounds.high + 1e-9)
                for output, held, known in zip(
                    which.outputs, covered, ~np.isnan(bounds.low), strict=True
                ):
                    if known:
                        tallies[*key, f"{which.name}.{output}"].append(float(held))

    def add_false_alarms(self, tallies: Tallies) -> None:
        """Tests of the first system against each other one, made equal by swapping."""
        swapped = self._generator.random(len(self._units)) < 0.5
        first, *others = self._systems
        other = others[int(self._generator.integers(len(others)))]
        for which in self._populations:
            one, two = which.rows[first][self._drawn], which.rows[other][self._drawn]
            null = (
                np.where(swapped[:, None], two, one),
                np.where(swapped[:, None], one, two),
            )
            for test, p in (*self._null_tests(which, *null), *self._gate(which, first, other)):
                for output, value in zip(which.outputs, p, strict=True):
                    if not np.isnan(value):
                        tallies[test, f"{which.name}.{output}"].append(float(value < ALPHA))

    def _null_tests(
        self, which: Population, one: Floats, two: Floats
    ) -> Iterator[tuple[str, Floats]]:
        found = self._draws.difference(one, two, which.score)
        yield "bootstrap", found.p
        yield "interval", np.where((found.low > 0) | (found.high < 0), 0.0, 1.0)
        yield "swaps", self._draws.randomization(one, two, which.score)
        values = which.segment_scores(one), which.segment_scores(two)
        p = permutation_of_means(*values, units=self._units, seed=self._seed, trials=self._trials)
        yield "means", p

    def _gate(self, which: Population, first: str, other: str) -> Iterator[tuple[str, Floats]]:
        """The second system is worse by exactly the margin, in whichever direction it is."""
        rows = which.rows[first][self._drawn], which.rows[other][self._drawn]
        found = self._draws.difference(*rows, which.score)
        loss = which.truth(other) - which.truth(first)
        higher = non_inferiority(
            found.deltas, found.delta, np.abs(loss), "higher", ALPHA, units=found.units
        )
        lower = non_inferiority(
            found.deltas, found.delta, np.abs(loss), "lower", ALPHA, units=found.units
        )
        yield "passed", np.where(loss < 0, higher.p, lower.p)
        yield "failed", np.where(loss < 0, higher.p_inferior, lower.p_inferior)


def intervals(
    draws: PairedResampler, which: Population, found: Mapping[str, Resampled]
) -> Iterator[tuple[tuple[str, str, str], Interval, Floats]]:
    """Every kind of interval, of systems and of differences, each with the true value."""
    first, *others = found
    for name, one in found.items():
        truth = which.truth(name)
        yield ("single", "uncorrected", name), percentile_interval(one.scores, CONFIDENCE), truth
        level = expanded_confidence(CONFIDENCE, one.units)
        yield ("single", "percentile", name), percentile_interval(one.scores, level), truth
        left_out = np.empty((0, len(truth))) if one.left_out is None else one.left_out
        bca = bca_interval(one.scores, one.value, left_out, level)
        yield ("single", "bca", name), bca, truth
    for name in others:
        truth = which.truth(name) - which.truth(first)
        for kind in KINDS:
            paired = draws.between(found[first], found[name], confidence=CONFIDENCE, interval=kind)
            yield ("paired", kind, name), Interval(paired.low, paired.high), truth


def population(
    name: str, segments: Sequence[Segment], systems: Mapping[str, list[str]]
) -> Population:
    """Rows of every system, made once."""
    metric = create(parse_spec(name))
    scorer = metric.prepare(segments)
    outputs = OUTPUTS[name] or tuple(output.name for output in metric.outputs)
    return Population(
        name, metric, outputs, {label: scorer.rows(lines) for label, lines in systems.items()}
    )


def print_coverage(size: int, tallies: Tallies) -> None:
    """A line an output, over all systems; a star marks what is outside 94-96 %."""
    cells = [
        ("single", "uncorrected"),
        *((what, kind) for what in ("single", "paired") for kind in KINDS),
    ]
    print(f"coverage of nominal 95 % intervals, n = {size}")
    print(f"{'output':32}" + "".join(f"{' '.join(cell):>20}" for cell in cells))
    apart: list[str] = []
    for output in dict.fromkeys(key[-1] for key in tallies):
        line = ""
        for cell in cells:
            systems = {
                key[2]: hits for key, hits in tallies.items() if key == (*cell, key[2], output)
            }
            line += f"{share([hit for hits in systems.values() for hit in hits], 0.94, 0.96):>20}"
            shares = {name: share(hits, 0.93, 0.97) for name, hits in systems.items()}
            outside = [f"{name} {text}" for name, text in shares.items() if text.endswith("*")]
            apart += [f"  {' '.join(cell)} {output}: {', '.join(outside)}"] if outside else []
        print(f"{output:32}{line}")
    print("\nsystems outside 93-97 %:", *(apart or ["  none"]), sep="\n")
    print()


def print_alarms(size: int, tallies: Tallies) -> None:
    """A line an output; a star marks what is above 6 %."""
    tests = {
        "bootstrap": "bootstrap p",
        "interval": "interval",
        "swaps": "swaps p",
        "means": "means p",
        "passed": "passed at margin",
        "failed": "failed at margin",
    }
    print(f"share below alpha = {ALPHA} where nothing should be found, n = {size}")
    print(f"{'output':32}" + "".join(f"{title:>18}" for title in tests.values()))
    for output in dict.fromkeys(key[-1] for key in tallies):
        cells = [share(tallies[test, output], 0.0, 0.06) for test in tests]
        print(f"{output:32}" + "".join(f"{cell:>18}" for cell in cells))
    print()


def share(hits: Sequence[float], low: float, high: float) -> str:
    """The mean, with a star where it lies outside."""
    if not hits:
        return "-"
    mean = float(np.mean(hits))
    return f"{mean:.3f}{' ' if low <= mean <= high else '*'}"


def texts(folder: Path) -> tuple[list[Segment], dict[str, list[str]]]:
    """ASSET with the published systems, or else our own small corpus."""
    if not (folder / "asset").is_dir():
        return own_texts()
    originals = lines(folder / "asset" / "asset.test.orig")
    references = [
        lines(folder / "asset" / f"asset.test.simp.{number}") for number in range(REFERENCES)
    ]
    segments = [
        Segment(str(index), original, tuple(column[index] for column in references))
        for index, original in enumerate(originals)
    ]
    return segments, {name: lines(folder / "outputs" / f"{name}.txt") for name in SYSTEMS}


def own_texts() -> tuple[list[Segment], dict[str, list[str]]]:
    """The corpus town-sentences with the outputs beside it."""
    folder = REPOSITORY / "corpora" / "town-sentences"
    records = [json.loads(line) for line in lines(folder / "segments.jsonl")]
    segments = [
        Segment(record["id"], record["original"], tuple(record["references"])) for record in records
    ]
    outputs = sorted((folder / "outputs").glob("*.txt"))
    return segments, {path.stem: lines(path) for path in outputs}


def lines(path: Path) -> list[str]:
    """The lines of a file, without a last empty one."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def parsed() -> argparse.Namespace:
    """What was asked for."""
    shared = Path(os.environ.get("HARNESS_SHARED", REPOSITORY.parent / "shared"))
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--repetitions", type=int, default=2000)
    parser.add_argument("--resamples", type=int, default=1000)
    parser.add_argument("--data", type=Path, default=shared / "data")
    return parser.parse_args()


if __name__ == "__main__":
    main()
