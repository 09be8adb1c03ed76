"""Run and baseline on the same resamples: every number that a rule of a gate may ask for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from harness.analysis.align import align
from harness.analysis.contenders import Contender
from harness.errors import Exit, HarnessError
from harness.metrics.base import Rows
from harness.statistics.paired import PairedDifference, PairedResampler
from harness.statistics.resampling import Floats, unit_indices
from harness.statistics.seeds import named_child

Mask = npt.NDArray[np.bool_]
"""One truth value a segment."""


@dataclass(frozen=True)
class Measured:
    """One metric of one cell, on the segments that both sides have.

    Attributes:
        difference: Candidate minus baseline, with resamples.
        candidates: Resampled values of the candidate, shape (resamples, outputs).
        segments: Ids of the segments compared.
        baseline: Segment values of the baseline, shape (segments, outputs).
        candidate: Segment values of the candidate.
        identical: Whether both sides have the same rows.
    """

    difference: PairedDifference
    candidates: Floats
    segments: tuple[str, ...]
    baseline: Floats
    candidate: Floats
    identical: bool


class CellMeasure:
    """Measures the metrics of one cell, each once.

    Args:
        baseline: The system of the baseline.
        run: The system that is judged.
        resamples: How many; drawn once and shared by all metrics.
    """

    def __init__(self, baseline: Contender, run: Contender, resamples: int) -> None:
        self._baseline, self._run = baseline, run
        self._alignment = align([baseline, run])
        seed = named_child(run.cell.seed, "gate")
        self._draws = PairedResampler(unit_indices(self._alignment.documents), seed, resamples)
        self._kept: dict[str, Measured] = {}

    def metric(self, label: str) -> Measured:
        """The numbers of a metric.

        Raises:
            HarnessError: The metric cannot be made, or nothing was scored on both sides.
        """
        if label not in self._kept:
            self._kept[label] = self._measured(label)
        return self._kept[label]

    def _measured(self, label: str) -> Measured:
        metric = self._run.bundle.metric(self._run.cell.metrics[label])
        of_baseline, of_run = self._alignment.places
        first, second = self._baseline.rows(label)[of_baseline], self._run.rows(label)[of_run]
        known = ~np.isnan(np.concatenate([first, second], axis=1)).any(axis=1)
        if not known.any():
            raise HarnessError(
                f"metric {label!r}: no segment is scored on both sides, all rows are missing",
                hint="look at the statuses in rewrites.jsonl, and run the system again",
                exit_code=Exit.INCOMPLETE,
            )
        one = self._draws.resampled(_masked(first, known), metric.score)
        two = self._draws.resampled(_masked(second, known), metric.score)
        return Measured(
            self._draws.between(one, two),
            two.scores,
            tuple(np.asarray(self._alignment.segments, dtype=object)[known]),
            metric.segment_scores(first[known]),
            metric.segment_scores(second[known]),
            bool(np.array_equal(first[known], second[known])),
        )


def _masked(rows: Rows, known: Mask) -> Rows:
    return np.where(known[:, None], rows, np.nan)
