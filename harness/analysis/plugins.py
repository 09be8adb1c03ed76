"""A plug-in metric made again from a run: what goes wrong in it is its author's, and says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from harness.errors import HarnessError
from harness.metrics.base import Metric, Rows, Scorer, Scores
from harness.model import Segment
from harness.runs.scoring import plug_in_failed


class Guarded(Metric):
    """A metric whose failures are named, and are no bug of the harness.

    Args:
        metric: The plug-in.
        label: What the run calls it.
    """

    def __init__(self, metric: Metric, label: str) -> None:
        self._metric, self._label = metric, label
        self.signature, self.outputs, self.needs = metric.signature, metric.outputs, metric.needs

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """As the plug-in does."""
        return self._metric.prepare(segments)

    def score(self, totals: Rows) -> Scores:
        """As the plug-in does.

        Raises:
            HarnessError: The plug-in failed.
        """
        return self._named(self._metric.score, totals)

    def segment_scores(self, rows: Rows) -> Scores:
        """As the plug-in does.

        Raises:
            HarnessError: The plug-in failed.
        """
        return self._named(self._metric.segment_scores, rows)

    def _named(self, score: Callable[[Rows], Scores], rows: Rows) -> Scores:
        try:
            return score(rows)
        except HarnessError:
            raise
        except Exception as error:
            raise plug_in_failed(self._label, error) from error
