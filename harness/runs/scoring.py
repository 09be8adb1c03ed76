"""Rows of systems, shard by shard.

Metrics are prepared once for a shard of the corpus and then see every system, so memory follows
the shard and not the corpus, and each system costs only its own texts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from harness.errors import Exit, HarnessError
from harness.metrics.base import Need, Rows, Scorer
from harness.metrics.registry import BUILTIN
from harness.model import Rewrite, Segment, Status
from harness.runs.plan import PlannedMetric
from harness.systems.controls import reduced

SHARD = 2048
"""Segments scored together."""

SCORED = frozenset({Status.OK, Status.TRUNCATED})
"""Statuses with a text that counts; a rewrite of any other status is missing."""


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
        """Rows of one system by metric label; NaN where there is no text to score.

        Args:
            rewrites: One for each segment.
            held_out: The rewrites are the first references, to be scored against the others.
        """
        texts = [rewrite.text if rewrite.status in SCORED else "" for rewrite in rewrites]
        absent = np.asarray([rewrite.status not in SCORED for rewrite in rewrites])
        found: dict[str, Rows] = {}
        for planned in self._metrics:
            rows = self._rows(planned, texts, held_out=held_out)
            found[planned.label] = np.where(absent[:, None], np.nan, rows)
        return found

    def _rows(self, planned: PlannedMetric, texts: Sequence[str], *, held_out: bool) -> Rows:
        if planned.spec.name in BUILTIN:
            return self._scorer(planned, held_out).rows(texts)
        try:
            rows = self._scorer(planned, held_out).rows(texts)
            return _checked(planned, rows, len(texts))
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


def _kind(value: object) -> str:
    return f"shape {value.shape}" if isinstance(value, np.ndarray) else type(value).__name__


def _broken(planned: PlannedMetric, method: str, wanted: str, found: str) -> HarnessError:
    return HarnessError(
        f"metric {planned.label!r}: {method}() must give {wanted}, it gave {found}",
        hint="harness.metrics.base tells what rows and scores are",
        exit_code=Exit.ENVIRONMENT,
    )
