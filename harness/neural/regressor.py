"""Grades by regression heads: of a pair, of a rewrite alone, or before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from harness.errors import Exit, HarnessError
from harness.metrics.base import About, Better, Metric, Need, Output, Rows, Scorer, Scores
from harness.model import Segment, Signature
from harness.neural.classifier_options import ClassifierOptions, made_ready
from harness.neural.cross_encoder import CrossEncoder, Input
from harness.neural.label_order import head_labels
from harness.neural.loading import Located
from harness.neural.options import counted, means
from harness.neural.regressor_scale import Activation, Scale, activation_of
from harness.neural.text_values import TextValues, Unit, inputs_of, text_values
from harness.text.sentences import splitter_name

Shown = Literal["pair", "rewrite", "gain"]
Order = Literal["original-rewrite", "rewrite-original"]


class RegressorOptions(ClassifierOptions):
    """The choices of a regression head."""

    input: Shown = Field(
        "pair",
        description="what is graded: original and rewrite together, the rewrite alone, or what "
        "the rewrite gains over the original",
    )
    order: Order = Field("original-rewrite", description="which text of a pair comes first")
    unit: Unit = Field(
        "text", description="single texts: graded whole, or as the mean of their sentences"
    )
    activation: Activation = Field(
        "config", description="applied to the raw output; config: what the model's files name"
    )
    low: float | None = Field(None, description="worst value on the model's scale")
    high: float | None = Field(None, description="best value on the model's scale")
    outside: Literal["keep", "clip"] = Field(
        "keep", description="values beyond low and high: reported as they are, or clipped"
    )
    percent: bool = Field(False, description="low to high is shown as 0 to 100")
    better: Better = Field("higher", description="which direction of the output is good")


class Regressor(Metric):
    """The mean grade of a regression head, for the pair, the rewrite, or before and after.

    An empty rewrite has no grade and is left out of the means; so is a blank original.

    Rows hold the value of each output but `truncated`, 1 for each that exists, and the number of
    texts that the model did not see whole.
    """

    Options: ClassVar[type[RegressorOptions]] = RegressorOptions
    needs: frozenset[Need] = frozenset({Need.ORIGINAL, Need.MODEL})
    about = About(
        summary="The grade that a trained regression model gives.",
        formula=(
            "mean over segments of f(model(original, rewrite)), f(model(rewrite)), or "
            "f(model(rewrite)) - f(model(original)); f is the activation, then, with percent, "
            "100 (v - low) / (high - low)"
        ),
        source=(
            "the model's own; for example MeaningBERT (Beauchemin et al., Frontiers in AI 2023) "
            "for pairs, SLE (Cripwell et al., EMNLP 2023) for rewrites and gain"
        ),
        pitfalls=(
            "A model trained on sentences gives no meaningful grade of a document: set unit: "
            "sentence, or score sentences.",
            "A head overshoots its scale a little; outside: clip brings such values back.",
            "Feed a metric of simplicity the copy and the empty control first: many reward "
            "whatever is short.",
            "truncated counts texts that the model did not see whole.",
        ),
    )

    def __init__(self, options: RegressorOptions) -> None:
        chosen = self._options = RegressorOptions.model_validate(options.model_dump())
        _check_choices(chosen)
        located = chosen.located()
        _check_single(located)
        self._encoder, signed = made_ready(chosen, located, 1)
        activation = activation_of(chosen.activation, located)
        clip = chosen.outside == "clip"
        self._scale = Scale(activation, chosen.low, chosen.high, clip, chosen.percent)
        self.outputs = _outputs(chosen, self._scale)
        shown = (("order", chosen.order),) if chosen.input == "pair" else _unit(chosen.unit)
        choices = (*signed, ("input", chosen.input), *shown, *self._scale.signed)
        self.signature = Signature("regressor", 1, choices)

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """Grade the originals, once for all systems, where their grade is asked for."""
        if self._options.input == "pair":
            return _PairScorer(segments, self._encoder, self._scale, self._options.order)
        return _TextScorer(segments, self._encoder, self._scale, self._options)

    def score(self, totals: Rows) -> Scores:
        """Means over segments and the number of truncated texts; NaN for a mean over nothing."""
        return np.concatenate([means(totals[..., :-1]), totals[..., -1:]], axis=-1)


class _PairScorer:
    def __init__(
        self, segments: Sequence[Segment], encoder: CrossEncoder, scale: Scale, order: Order
    ) -> None:
        self._encoder, self._scale, self._order = encoder, scale, order
        self._originals = [segment.original.strip() for segment in segments]

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Grade, whether it exists, truncated; shape (segments, 3)."""
        pairs = zip(self._originals, (text.strip() for text in rewrites), strict=True)
        shown = [[self._pair(*pair)] if all(pair) else [] for pair in pairs]
        return _rows(text_values(self._encoder, shown, self._scale, 1))

    def _pair(self, original: str, rewrite: str) -> Input:
        return (original, rewrite) if self._order == "original-rewrite" else (rewrite, original)


class _TextScorer:
    """Of rewrites alone, or of both sides with the difference first."""

    def __init__(
        self,
        segments: Sequence[Segment],
        encoder: CrossEncoder,
        scale: Scale,
        options: RegressorOptions,
    ) -> None:
        self._encoder, self._scale, self._unit = encoder, scale, options.unit
        self._languages = [segment.language for segment in segments]
        originals = [segment.original for segment in segments]
        self._originals = self._graded(originals) if options.input == "gain" else None

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Values, whether they exist, truncated; shape (segments, 3) or (segments, 7)."""
        after, before = self._graded(rewrites), self._originals
        if before is None:
            return _rows(after)
        values = np.concatenate([after.means - before.means, after.means, before.means], axis=-1)
        return _rows(TextValues(values, after.truncated + before.truncated))

    def _graded(self, texts: Sequence[str]) -> TextValues:
        pairs = zip(texts, self._languages, strict=True)
        shown = [inputs_of(text, language, self._unit) for text, language in pairs]
        return text_values(self._encoder, shown, self._scale, 1)


def _rows(values: TextValues) -> Rows:
    return np.concatenate([counted(values.means), values.truncated[:, None]], axis=-1)


def _unit(unit: Unit) -> tuple[tuple[str, str], ...]:
    return (("text", f"sentences,{splitter_name()}" if unit == "sentence" else "whole"),)


def _outputs(options: RegressorOptions, scale: Scale) -> tuple[Output, ...]:
    unit = "percent" if options.percent else "points"
    low, high = scale.bounds
    last = Output("truncated", "count", "neither", 0.0, None, "Texts that the model saw cut.")
    if options.input != "gain":
        graded = "the pair" if options.input == "pair" else "the rewrite"
        first = Output("score", unit, options.better, low, high, f"Mean grade of {graded}.")
        return first, last
    width = None if low is None or high is None else high - low
    least = None if width is None else -width
    return (
        Output("gain", unit, options.better, least, width, "Mean of rewrite minus original."),
        Output("rewrite", unit, options.better, low, high, "Mean grade of the rewrites."),
        Output("original", unit, "neither", low, high, "Mean grade of the originals."),
        last,
    )


def _check_choices(options: RegressorOptions) -> None:
    """Refuse a choice that would have no effect."""
    if options.input == "pair" and options.unit == "sentence":
        raise HarnessError(
            "unit: sentence has no meaning for a pair: its texts have no sentences in common",
            hint="set input: rewrite or gain, or score sentences as segments",
        )
    if options.input != "pair" and options.order == "rewrite-original":
        raise HarnessError(f"order has no meaning for input: {options.input}", hint="leave it out")


def _check_single(located: Located) -> None:
    labels = head_labels(located.config)
    if len(labels) != 1:
        raise HarnessError(
            f"{located.name} is no regression model: it has {len(labels)} outputs "
            f"({'/'.join(labels)})",
            hint="use the metric classifier or nli for it",
            where=str(located.folder / "config.json"),
            exit_code=Exit.ENVIRONMENT,
        )
