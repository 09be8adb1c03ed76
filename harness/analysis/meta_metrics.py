"""Metrics measured on rated rewrites: a value for each rewrite, and one for each system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from harness.analysis.ratings import Ratings
from harness.errors import HarnessError, did_you_mean
from harness.metrics import registry
from harness.metrics.base import Metric, Need, Rows
from harness.metrics.registry import MetricSpec, parse_spec
from harness.model import Corpus, Rewrite, Segment
from harness.runs.plan import PlannedMetric, planned_metric
from harness.runs.scoring import SHARD, ShardScorer

Floats = npt.NDArray[np.float64]

COPYING = ("sentence-bleu:against=original", "chrf:against=original", "edits.levenshtein")
"""Likeness to the original: what a metric of meaning has to beat."""


@dataclass(frozen=True)
class Wanted:
    """A metric as asked for, with the output that is meant; the first one where that is empty."""

    spec: MetricSpec
    output: str = ""

    @property
    def label(self) -> str:
        """The request as written."""
        return self.spec.label


def parse_wanted(text: str) -> Wanted:
    """Read ``metric``, ``metric.output`` or either with ``:options``.

    Raises:
        HarnessError: An option is malformed.

    Example:
        >>> wanted = parse_wanted("edits.levenshtein:split=easse")
        >>> wanted.spec.name, wanted.output, wanted.label
        ('edits', 'levenshtein', 'edits.levenshtein:split=easse')
    """
    spec = parse_spec(text)
    name, dot, output = spec.name.rpartition(".")
    if not dot or ".py:" in spec.name or spec.name in registry.names():
        return Wanted(spec)
    return Wanted(MetricSpec(name, spec.options, spec.label), output)


@dataclass(frozen=True)
class Candidate:
    """A metric on the rated rewrites.

    Attributes:
        label: The request as written, or the column of the file.
        signature: Empty for a column of the file.
        flipped: Whether less is better, so that `values` are negated.
        values: One a pair; more is better.
    """

    label: str
    signature: str
    flipped: bool
    values: Floats
    _rows: Rows | None = field(default=None, repr=False)
    _metric: Metric | None = field(default=None, repr=False)
    _output: int = 0

    def keep(self, chosen: npt.NDArray[np.bool_]) -> Candidate:
        """The same on some of the pairs."""
        rows = None if self._rows is None else self._rows[chosen]
        values = self.values[chosen]
        return Candidate(
            self.label, self.signature, self.flipped, values, rows, self._metric, self._output
        )

    def of_systems(self, systems: Sequence[npt.NDArray[np.int64]], weights: Floats) -> Floats:
        """The corpus value of each system; the mean of a column of the file.

        Args:
            systems: The pairs of each system.
            weights: Shape (resamples, pairs).

        Returns:
            Shape (resamples, systems), more is better; NaN where a resample lacks a system.
        """
        scores = [self._of_system(pairs, weights[:, pairs]) for pairs in systems]
        return np.stack(scores, axis=1)

    def _of_system(self, pairs: npt.NDArray[np.int64], weights: Floats) -> Floats:
        total = weights.sum(axis=1)
        if self._metric is None or self._rows is None:
            return weighted_mean(self.values[pairs], weights)
        scores = self._metric.score(weights @ self._rows[pairs])[:, self._output]
        return np.where(total > 0, -scores if self.flipped else scores, np.nan)


def weighted_mean(values: Floats, weights: Floats) -> Floats:
    """Means of values (n,) under weights (resamples, n); NaN where all weights are 0."""
    total = weights.sum(axis=1)
    safe = np.where(total > 0, total, 1.0)
    return np.where(total > 0, weights @ values / safe, np.nan)


def from_columns(ratings: Ratings) -> list[Candidate]:
    """The columns of the file that stand for metrics, more taken to be better."""
    return [Candidate(name, "", False, values) for name, values in ratings.columns.items()]


def usable(names: Sequence[str], ratings: Ratings) -> tuple[list[str], list[str]]:
    """Of some requests those that the file can serve, and those that need references."""
    without = not all(ratings.references)
    lacking = [
        name
        for name in names
        if without and Need.REFERENCES in registry.create(parse_wanted(name).spec).needs
    ]
    return [name for name in names if name not in lacking], lacking


def measured(ratings: Ratings, requests: Sequence[str], language: str = "en") -> list[Candidate]:
    """Metrics on every rated rewrite, each under the request as written.

    Raises:
        HarnessError: A metric or output is unknown or asked for twice, or needs texts or
            references that the file lacks.
    """
    wanted = [parse_wanted(text) for text in requests]
    labels = [each.label for each in wanted]
    for label in labels:
        if labels.count(label) > 1 or label in ratings.columns:
            raise HarnessError(f"metric {label!r} is asked for twice")
    if not wanted:
        return []
    if not ratings.originals:
        raise HarnessError(
            f"{ratings.name} has no texts, so no metric can be computed on it",
            hint="add columns original and rewrite, or name columns of values with --column",
        )
    segments = tuple(
        Segment(str(index), original, texts, language=language)
        for index, (original, texts) in enumerate(
            zip(ratings.originals, ratings.references, strict=True)
        )
    )
    corpus = Corpus(Path(ratings.name).name, segments)
    planned = {each.label: planned_metric(each.spec, corpus) for each in wanted}
    outputs = {each.label: _output(planned[each.label].metric, each) for each in wanted}
    rows = _rows(tuple(planned.values()), segments, ratings.rewrites)
    return [
        _candidate(each.label, planned[each.label], rows[each.label], outputs[each.label], segments)
        for each in wanted
    ]


def _output(metric: Metric, wanted: Wanted) -> int:
    names = [output.name for output in metric.outputs]
    if not wanted.output:
        return 0
    if wanted.output not in names:
        raise HarnessError(
            f"metric {wanted.spec.name!r} has no output {wanted.output!r}",
            hint=did_you_mean(wanted.output, names) or f"it has {', '.join(names)}",
        )
    return names.index(wanted.output)


def _rows(
    planned: tuple[PlannedMetric, ...], segments: tuple[Segment, ...], rewrites: Sequence[str]
) -> Mapping[str, Rows]:
    shards: list[Mapping[str, Rows]] = []
    for start in range(0, len(segments), SHARD):
        part = segments[start : start + SHARD]
        texts = rewrites[start : start + SHARD]
        asked = [Rewrite(segment.id, text) for segment, text in zip(part, texts, strict=True)]
        shards.append(ShardScorer(planned, part).rows(asked))
    return {each.label: np.concatenate([shard[each.label] for shard in shards]) for each in planned}


def _candidate(
    label: str, planned: PlannedMetric, rows: Rows, output: int, segments: Sequence[Segment]
) -> Candidate:
    metric = planned.metric
    values = metric.segment_scores(rows)[:, output]
    flipped = metric.outputs[output].better == "lower"
    signature = str(metric.signed(segments))
    return Candidate(
        label, signature, flipped, -values if flipped else values, rows, metric, output
    )
