"""From rows to the tidy table of scores: one record a number, with interval and signature."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from harness.metrics.base import Rows
from harness.model import Segment
from harness.runs.plan import PlannedMetric
from harness.statistics.resampling import Bootstrap, percentile_interval, unit_indices
from harness.statistics.seeds import named_child
from harness.statistics.small_samples import expanded_confidence
from harness.systems.controls import reduced

ALL = "all"
"""Name of the slice that holds every segment."""


class ScoreRecord(NamedTuple):
    """One number of a run; the fields are the columns of scores.csv.

    `value`, `ci_low` and `ci_high` are NaN where they do not exist. `n` segments were scored,
    `n_missing` were not because there was no text.
    """

    run: str
    corpus: str
    slice: str
    system: str
    metric: str
    output: str
    value: float
    ci_low: float
    ci_high: float
    n: int
    n_missing: int
    better: str
    signature: str


@dataclass(frozen=True)
class Intervals:
    """How intervals are made.

    Attributes:
        seed: Seed of the experiment.
        resamples: Bootstrap resamples; 0 makes no intervals.
        confidence: Coverage, between 0 and 1.
    """

    seed: int = 0
    resamples: int = 1000
    confidence: float = 0.95


class Summarizer:
    """Turns rows into records, with the same resamples for every system and metric.

    Args:
        run: First column of every record.
        corpus: Second column.
        segments: The segments that the rows belong to.
        metrics: The metrics that made the rows.
        intervals: How intervals are made.
        slices: Columns of the corpus to give scores for the values of.
    """

    def __init__(
        self,
        *,
        run: str,
        corpus: str,
        segments: Sequence[Segment],
        metrics: Sequence[PlannedMetric],
        intervals: Intervals = Intervals(),
        slices: Sequence[str] = (),
    ) -> None:
        self._run, self._corpus = run, corpus
        self._segments = tuple(segments)
        self._metrics = metrics
        self._parts = [
            _Part(name, chosen, [self._segments[index] for index in chosen], intervals)
            for name, chosen in _slices(self._segments, slices)
        ]

    def records(
        self, system: str, rows: Mapping[str, Rows], *, held_out: bool = False
    ) -> Iterator[ScoreRecord]:
        """Every record of one system, slice by slice and metric by metric.

        Each metric's rows are asked for once and let go before the next, so they may lie on disk.
        """
        by_metric = [
            self._of_metric(system, planned, rows[planned.label], held_out)
            for planned in self._metrics
        ]
        for of_slice in zip(*by_metric, strict=True):
            yield from itertools.chain.from_iterable(of_slice)

    def _of_metric(
        self, system: str, planned: PlannedMetric, rows: Rows, held_out: bool
    ) -> list[list[ScoreRecord]]:
        return [list(self._of_part(part, system, planned, rows, held_out)) for part in self._parts]

    def _of_part(
        self, part: _Part, system: str, planned: PlannedMetric, rows: Rows, held_out: bool
    ) -> Iterator[ScoreRecord]:
        metric = planned.metric
        mine = part.of(rows)
        absent = np.isnan(mine)
        missing = int(absent.all(axis=1).sum())
        present = len(mine) - missing
        # nansum copies what it adds.
        values = metric.score(np.nansum(mine, axis=0) if absent.any() else mine.sum(axis=0))
        del absent
        if not present:
            values = np.full(len(metric.outputs), np.nan)
        interval = percentile_interval(metric.score(part.resampled(mine)), part.level)
        segments = reduced(tuple(part.segments)) if held_out else part.segments
        signature = str(metric.signed(segments))
        for index, output in enumerate(metric.outputs):
            yield ScoreRecord(
                self._run,
                self._corpus,
                part.name,
                system,
                planned.label,
                output.name,
                float(values[index]),
                float(interval.low[index]),
                float(interval.high[index]),
                present,
                missing,
                output.better,
                signature,
            )


class _Part:
    """The segments of a slice and their resamples."""

    def __init__(
        self,
        name: str,
        chosen: Sequence[int],
        segments: Sequence[Segment],
        intervals: Intervals,
    ) -> None:
        self.name, self.segments = name, segments
        self._chosen = np.asarray(chosen, dtype=np.int64) if name != ALL else None
        units = unit_indices([segment.document for segment in segments])
        # One unit alone has no spread to resample, so it has no interval either.
        count = len(np.unique(units))
        resamples = intervals.resamples if count > 1 else 0
        # Plain percentile intervals of few units are too narrow: benchmarks/coverage_simulation.py.
        self.level = expanded_confidence(intervals.confidence, count)
        self._bootstrap = Bootstrap(units, resamples, named_child(intervals.seed, "bootstrap"))

    def of(self, rows: Rows) -> Rows:
        """The rows of the slice; all of them are not copied."""
        return rows if self._chosen is None else rows[self._chosen]

    def resampled(self, rows: Rows) -> Rows:
        return self._bootstrap.totals(rows)


def _slices(
    segments: Sequence[Segment], columns: Sequence[str]
) -> Iterator[tuple[str, Sequence[int]]]:
    yield ALL, range(len(segments))
    for column in columns:
        members: dict[str, list[int]] = {}
        for index, segment in enumerate(segments):
            if column in segment.meta:
                members.setdefault(segment.meta[column], []).append(index)
        for value in sorted(members):
            yield f"{column}={value}", members[value]
