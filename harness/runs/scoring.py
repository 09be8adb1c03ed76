"""Rows of systems, shard by shard.

Metrics are prepared once for a shard of the corpus and then see every system, so memory follows
the shard and not the corpus, and each system costs only its own texts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from harness.errors import Exit, HarnessError
from harness.metrics.base import Explained, ExplainingScorer, Need, Rows, Scorer
from harness.metrics.registry import BUILTIN
from harness.model import Finding, Rewrite, Segment, Status
from harness.runs.findings import Findings, findings_problem
from harness.runs.plan import PlannedMetric
from harness.systems.controls import reduced

SHARD = 2048
"""Segments scored together."""

SCORED = frozenset({Status.OK, Status.TRUNCATED})
"""Statuses with a text that counts; a rewrite of any other status is missing."""


@dataclass(frozen=True)
class ShardScores:
    """What metrics made of one system's rewrites of a shard.

    Attributes:
        rows: Rows by metric label; NaN where there is no text to score.
        findings: What the metrics that explain themselves found; nothing where there is no text.
    """

    rows: Mapping[str, Rows]
    findings: Findings


class ShardScorer:
    """Metrics made ready for some segments, as late as each is needed.

    Args:
        metrics: What to score with.
        segments: The shard.
    """

    def __init__(self, metrics: Sequence[PlannedMetric], segments: tuple[Segment, ...]) -> None:
        self._metrics = metrics
        self._segments = segments
        self._ready: dict[tuple[str, bool], Scorer] = {}

    def rows(self, rewrites: Sequence[Rewrite], *, held_out: bool = False) -> Mapping[str, Rows]:
        """Rows of one system by metric label; see `scores`."""
        return self.scores(rewrites, held_out=held_out).rows

    def scores(self, rewrites: Sequence[Rewrite], *, held_out: bool = False) -> ShardScores:
        """Rows and findings of one system.

        Args:
            rewrites: One for each segment.
            held_out: The rewrites are the first references, to be scored against the others.
        """
        texts = [rewrite.text if rewrite.status in SCORED else "" for rewrite in rewrites]
        absent = np.asarray([rewrite.status not in SCORED for rewrite in rewrites])
        rows: dict[str, Rows] = {}
        findings: dict[str, tuple[tuple[Finding, ...], ...]] = {}
        for planned in self._metrics:
            made, found = self._guarded(planned, texts, held_out=held_out)
            rows[planned.label] = np.where(absent[:, None], np.nan, made)
            if found is not None:
                findings[planned.label] = tuple(
                    () if missing else each for missing, each in zip(absent, found, strict=True)
                )
        return ShardScores(rows, findings)

    def _guarded(
        self, planned: PlannedMetric, texts: Sequence[str], *, held_out: bool
    ) -> tuple[Rows, Sequence[tuple[Finding, ...]] | None]:
        if planned.spec.name in BUILTIN:
            return _scored(self._scorer(planned, held_out), texts, planned)
        try:
            rows, found = _scored(self._scorer(planned, held_out), texts, planned)
            originals = [segment.original for segment in self._segments]
            return (
                _checked(planned, rows, len(texts)),
                _checked_findings(planned, found, originals, texts),
            )
        except HarnessError:
            raise
        except Exception as error:
            raise plug_in_failed(planned.label, error) from error

    def _scorer(self, planned: PlannedMetric, held_out: bool) -> Scorer:
        # Without references there is nothing to hold out, and one scorer serves both.
        fewer = held_out and Need.REFERENCES in planned.metric.needs
        key = planned.label, fewer
        if key not in self._ready:
            segments = reduced(self._segments) if fewer else self._segments
            self._ready[key] = planned.metric.prepare(segments)
        return self._ready[key]


def _scored(
    scorer: Scorer, texts: Sequence[str], planned: PlannedMetric
) -> tuple[Rows, Sequence[tuple[Finding, ...]] | None]:
    """Rows, and findings where the scorer has some to give."""
    if isinstance(scorer, ExplainingScorer):
        explained: object = scorer.explain(texts)
        if not isinstance(explained, Explained):
            wanted = "a harness.metrics.base.Explained"
            raise _broken(planned, "explain", wanted, type(explained).__name__)
        found: Any = explained.findings
        return explained.rows, () if found is None else found
    return scorer.rows(texts), None


def plug_in_failed(label: str, error: Exception) -> HarnessError:
    """What to raise for an exception of a plug-in: its author's code is no bug of the harness."""
    return HarnessError(
        f"metric {label!r} failed: {type(error).__name__}: {error}",
        hint="it is a plug-in; repair it, or run again with --traceback to see where",
        exit_code=Exit.ENVIRONMENT,
    )


def _checked(planned: PlannedMetric, found: object, count: int) -> Rows:
    """The rows of a plug-in, if they and the scores made of them are what the contract says.

    numpy would stretch one row over all segments, and a sum would pass over a NaN: each gives a
    wrong number without a word.
    """
    raw = np.asarray(found)
    if raw.ndim != 2 or len(raw) != count:
        raise _broken(planned, "rows", f"shape ({count}, k)", f"shape {raw.shape}")
    if raw.dtype.kind not in "biuf":
        raise _broken(planned, "rows", "numbers", f"values of type {raw.dtype}")
    rows = raw.astype(np.float64)
    if not np.isfinite(rows).all():
        raise _broken(planned, "rows", "finite numbers", "NaN or infinity")
    metric, width = planned.metric, len(planned.metric.outputs)
    for name, scores, shape in (
        ("score", metric.score(rows.sum(axis=0)), (width,)),
        ("score", metric.score(rows), (count, width)),
        ("segment_scores", metric.segment_scores(rows), (count, width)),
    ):
        if np.shape(scores) != shape or not isinstance(scores, np.ndarray):
            raise _broken(planned, name, f"an array of shape {shape}", _kind(scores))
        if scores.dtype.kind not in "biuf":
            raise _broken(planned, name, "numbers", f"values of type {scores.dtype}")
    return rows


def _checked_findings(
    planned: PlannedMetric, found: Any, originals: Sequence[str], rewrites: Sequence[str]
) -> Sequence[tuple[Finding, ...]] | None:
    """The findings of a plug-in, if they are what the contract says."""
    if found is None:
        return None
    problem = findings_problem(found, originals, rewrites)
    if problem:
        raise _broken(planned, "explain", *problem)
    return [tuple(each) for each in found]


def _kind(value: object) -> str:
    return f"shape {value.shape}" if isinstance(value, np.ndarray) else type(value).__name__


def _broken(planned: PlannedMetric, method: str, wanted: str, found: str) -> HarnessError:
    return HarnessError(
        f"metric {planned.label!r}: {method}() must give {wanted}, it gave {found}",
        hint="harness.metrics.base tells what rows, scores and findings are",
        exit_code=Exit.ENVIRONMENT,
    )
