"""What is asked of a plug-in's rows and scores before they become numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from harness.errors import Exit, HarnessError
from harness.metrics.base import About, Metric, MetricOptions, Output
from harness.metrics.registry import MetricSpec
from harness.model import Rewrite, Segment, Signature
from harness.runs.plan import PlannedMetric
from harness.runs.scoring import ShardScorer

SEGMENTS = tuple(Segment(str(index), "a text") for index in range(3))
REWRITES = [Rewrite(segment.id, "text") for segment in SEGMENTS]


class Loose(Metric):
    """Gives whatever it was made with."""

    about = About("x", "x", "x")

    def __init__(
        self, options: MetricOptions, rows: Any = None, score: Callable[[Any], Any] | None = None
    ) -> None:
        self.signature = Signature("loose", 1)
        self.outputs = (Output("loose", "ratio", "neither"),)
        self._rows, self._score = rows, score

    def prepare(self, segments: Sequence[Segment]) -> Loose:
        return self

    def rows(self, rewrites: Sequence[str]) -> Any:
        return self._rows

    def score(self, totals: Any) -> Any:
        return self._score(totals) if self._score else totals[..., :1] / totals[..., 1:]


def rows_of(rows: Any, score: Callable[[Any], Any] | None = None) -> Any:
    metric = Loose(MetricOptions(), rows, score)
    planned = PlannedMetric(MetricSpec("./loose.py:Loose"), metric)
    return ShardScorer([planned], SEGMENTS).rows(REWRITES)[planned.label]


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.int64, np.bool_])
def test_numbers_of_any_kind_become_doubles(dtype: Any) -> None:
    found = rows_of(np.ones((3, 2), dtype))
    assert found.dtype == np.float64
    assert found.tolist() == [[1.0, 1.0]] * 3


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (np.ones((1, 2)), r"rows\(\) must give shape \(3, k\), it gave shape \(1, 2\)"),
        (np.ones((2, 2)), r"shape \(2, 2\)"),
        (np.ones(2), r"shape \(2,\)"),
        (1.0, r"shape \(\)"),
        (None, r"shape \(\)"),
        (np.ones((3, 2, 2)), r"shape \(3, 2, 2\)"),
        (np.full((3, 2), np.nan), "finite numbers, it gave NaN or infinity"),
        (np.array([[1.0, 1.0], [1.0, np.inf], [1.0, 1.0]]), "finite numbers"),
        (np.ones((3, 2), complex), "type complex128"),
        (np.array([["a", "b"]] * 3), "values of type <U1"),
        ([[1, 2], [3], [4, 5]], "failed: ValueError"),
    ],
)
def test_rows_that_would_give_a_wrong_number(rows: Any, message: str) -> None:
    with pytest.raises(HarnessError, match=message) as caught:
        rows_of(rows)
    assert caught.value.exit_code is Exit.ENVIRONMENT


@pytest.mark.parametrize(
    ("score", "message"),
    [
        (lambda totals: totals, r"score\(\) must give an array of shape \(1,\), it gave shape \(2"),
        (lambda totals: totals[..., 0], r"shape \(1,\), it gave shape \(\)"),
        (lambda totals: totals.sum(keepdims=True).reshape(1), r"shape \(3, 1\), it gave shape \(1"),
        (lambda totals: None, "it gave NoneType"),
        (lambda totals: totals[..., :1].astype(str), "must give numbers"),
        (lambda totals: 1 / 0, "failed: ZeroDivisionError"),
    ],
)
def test_scores_of_the_wrong_shape(score: Callable[[Any], Any], message: str) -> None:
    with pytest.raises(HarnessError, match=message):
        rows_of(np.ones((3, 2)), score)


def test_a_score_may_be_nan_where_it_does_not_exist() -> None:
    rows = np.array([[1.0, 1.0], [0.0, 0.0], [1.0, 1.0]])

    def score(totals: Any) -> Any:
        return np.where(totals[..., 1:] > 0, totals[..., :1], np.nan)

    assert rows_of(rows, score).tolist() == rows.tolist()
