"""Both ways between the harness and the Hugging Face `evaluate` library.

`EvaluateMetric` runs any `evaluate` metric under our contract; `as_evaluate_module` makes any of
our metrics an `evaluate.Metric`. The library is imported only when one of them is used.
"""

from __future__ import annotations

import importlib.metadata
import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import numpy as np
from pydantic import Field

from harness.errors import Exit, HarnessError
from harness.metrics import _hub_source as source
from harness.metrics._hub_inputs import Role, names_of, shared_columns
from harness.metrics._hub_values import Numbers, pick
from harness.metrics._means import mean_of
from harness.metrics.base import (
    About,
    Better,
    Metric,
    MetricOptions,
    Need,
    Output,
    Rows,
    Scorer,
    Scores,
)
from harness.metrics.registry import create, parse_spec
from harness.model import Segment, Signature, reference_count


class EvaluateOptions(MetricOptions):
    """Which `evaluate` metric, and how to read and feed it."""

    metric: str = Field(description="./folder, ./file.py, or an id on the Hugging Face Hub")
    key: str | None = Field(None, description="entry of the result; default: the only numeric one")
    map: dict[Role, str] | None = Field(
        None, description="originals, rewrites, references: the metric's name for each it takes"
    )
    compute: dict[str, Any] = Field(
        default_factory=dict, description="further arguments of compute"
    )
    better: Better = Field("neither", description="which direction is good")
    trust: bool = Field(False, description="allow the network, needed for a Hub id: runs its code")
    revision: str | None = Field(None, description="commit, tag or branch of a Hub id")


class EvaluateMetric(Metric):
    """Any Hugging Face `evaluate` metric, averaged over segments.

    Such a metric gives no counts that could be added, so rows hold a segment's value and 1. If
    it returns a value for each segment in one call, that call is used; if it returns one number
    for all, it is called once for each segment, and the corpus value is the mean of those.
    """

    Options: ClassVar[type[MetricOptions]] = EvaluateOptions
    about = About(
        summary="Any metric written for the Hugging Face evaluate library.",
        formula="mean over segments of the metric's value on the segment",
        source="https://github.com/huggingface/evaluate",
        pitfalls=(
            "The mean over segments is not the metric's own corpus value where that is not a mean.",
            "A metric that returns one number is called for every segment, about 10 ms each.",
            "Its code runs as it is; code from the Hub only with trust: true. Pin a revision.",
            "A metric that takes no references: leave them out of map.",
        ),
    )

    def __init__(self, options: MetricOptions) -> None:
        self._options = EvaluateOptions.model_validate(options.model_dump())
        chosen = self._options
        self._source = source.resolve(chosen.metric, trust=chosen.trust, revision=chosen.revision)
        self.needs = _needs(chosen, self._source)
        self.signature = _signature(chosen, self._source)
        name = chosen.key or self._source.name
        about = f"{name} of the evaluate metric {self._source.name}, mean over segments."
        self.outputs = (Output(name, "value", chosen.better, about=about),)

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """Load the metric and check that it can be fed.

        Raises:
            HarnessError: It cannot be loaded, or takes what the segments do not have.
        """
        return _EvaluateScorer(segments, self._options, self._source)

    def score(self, totals: Rows) -> Scores:
        """Means of segment values; NaN over no segment."""
        return mean_of(totals)

    def signed(self, segments: Sequence[Segment]) -> Signature:
        """The signature with the number of references, unless `map` leaves references out."""
        if self._options.map is not None and "references" not in self._options.map:
            return self.signature
        return self.signature.with_choice("refs", reference_count(segments))


class _EvaluateScorer:
    """A loaded metric with the columns that all systems share."""

    def __init__(
        self, segments: Sequence[Segment], options: EvaluateOptions, origin: source.Source
    ) -> None:
        self._options = options
        self._origin = origin
        self._count = len(segments)
        self._module = source.load(origin)
        given = frozenset(options.compute)
        self._names = names_of(self._module, options.map, given, origin.name)
        self._shared = shared_columns(self._module, self._names, segments, origin.name)

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Value and 1 for each segment, shape (segments, 2)."""
        if len(rewrites) != self._count:
            raise ValueError(f"{len(rewrites)} rewrites for {self._count} segments")
        values = self._values(list(rewrites)) if rewrites else np.zeros(0)
        return np.stack([values, np.ones(len(values))], axis=-1)

    def _values(self, rewrites: list[str]) -> Numbers:
        columns = {self._names["rewrites"]: rewrites, **self._shared}
        values = self._computed(columns, self._count)
        if values.ndim:
            return values
        if self._count == 1:
            return values[None]
        singles = (
            {name: column[place : place + 1] for name, column in columns.items()}
            for place in range(self._count)
        )
        return np.array([self._computed(single, 1).item() for single in singles])

    def _computed(self, columns: Mapping[str, list[Any]], count: int) -> Numbers:
        name = self._origin.name
        with source.network_for(self._origin):
            try:
                result = self._module.compute(**columns, **self._options.compute)
            except Exception as error:
                # Not our code: whatever it raises is about that metric and these texts.
                raise HarnessError(
                    f"evaluate metric {name!r} failed: {type(error).__name__}: {error}",
                    exit_code=Exit.ENVIRONMENT,
                ) from error
        return pick(result, self._options.key, count, name)


def as_evaluate_module(spec: str, **settings: Any) -> Any:
    """One of our metrics as an `evaluate.Metric`.

    Args:
        spec: A metric as on the command line, such as ``sari:dialect=easse``.
        settings: Arguments of `evaluate.Metric`, such as ``cache_dir``.

    Returns:
        An object whose ``compute(predictions=, references=, sources=)`` returns the corpus
        values of all outputs by name. It takes the references as one list a segment, or as one
        string a segment; it asks only for what the metric needs.

    Raises:
        HarnessError: No such metric, or an option that it does not take.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     module = as_evaluate_module("token-f1", cache_dir=folder)
        ...     print(module.compute(predictions=["a cat"], references=[["a cat", "the cat"]]))
        {'token-f1': 100.0}
    """
    import evaluate

    metric = create(parse_spec(spec))

    class HarnessModule(evaluate.Metric):  # type: ignore[misc]
        """A metric of the harness under the interface of `evaluate`."""

        def _info(self) -> Any:
            return evaluate.MetricInfo(
                description=f"{metric.about.summary} {metric.signature}",
                citation=metric.about.source,
                inputs_description="predictions, references and sources as the metric needs them",
                features=_our_features(metric.needs),
            )

        def _compute(
            self,
            predictions: Sequence[str],
            references: Sequence[Any] | None = None,
            sources: Sequence[str] | None = None,
        ) -> dict[str, float]:
            return _corpus_values(metric, predictions, references, sources)

    return HarnessModule(**{"experiment_id": uuid.uuid4().hex, **settings})


def _corpus_values(
    metric: Metric,
    rewrites: Sequence[str],
    references: Sequence[Any] | None,
    originals: Sequence[str] | None,
) -> dict[str, float]:
    empty = [""] * len(rewrites)
    texts = references if references is not None else [()] * len(rewrites)
    segments = [
        Segment(str(place), original, (text,) if isinstance(text, str) else tuple(text))
        for place, (original, text) in enumerate(zip(originals or empty, texts, strict=True))
    ]
    values = metric.score(metric.prepare(segments).rows(rewrites).sum(axis=0))
    return {output.name: float(value) for output, value in zip(metric.outputs, values, strict=True)}


def _our_features(needs: frozenset[Need]) -> list[Any]:
    """What `evaluate` shall ask for: references as lists, or as strings."""
    from datasets import Features, Sequence, Value

    text = Value("string")
    shapes: list[dict[str, Any]] = [{"predictions": text}]
    if Need.ORIGINAL in needs:
        shapes = [{**shape, "sources": text} for shape in shapes]
    if Need.REFERENCES in needs:
        shapes = [
            {**shape, "references": kind} for shape in shapes for kind in (Sequence(text), text)
        ]
    return [Features(shape) for shape in shapes]


def _needs(options: EvaluateOptions, origin: source.Source) -> frozenset[Need]:
    """What is known before the metric is loaded; the rest is checked when it is."""
    needs = {Need.ORIGINAL} if options.map is None or "originals" in options.map else set()
    if options.map is not None and "references" in options.map:
        needs.add(Need.REFERENCES)
    if origin.identity[0] == "revision":
        needs.add(Need.NETWORK)
    return frozenset(needs)


def _signature(options: EvaluateOptions, origin: source.Source) -> Signature:
    choices = [
        ("agg", "segment-mean"),
        ("metric", origin.name if origin.identity[0] == "sha256" else origin.target),
        origin.identity,
        ("key", options.key or "auto"),
    ]
    if options.map is not None:
        choices.append(("map", ",".join(f"{role}={own}" for role, own in options.map.items())))
    if options.compute:
        choices.append(("compute", json.dumps(options.compute, sort_keys=True, default=str)))
    choices.append(("evaluate", importlib.metadata.version("evaluate")))
    return Signature("evaluate", 1, tuple(choices))
