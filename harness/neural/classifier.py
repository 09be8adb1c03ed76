"""The level of texts by a trained classifier, such as one for the levels of the CEFR."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from pydantic import Field

from harness.metrics._means import quotient
from harness.metrics.base import About, Metric, Need, Output, Rows, Scorer, Scores
from harness.model import Segment, Signature
from harness.neural.classifier_options import ClassifierOptions, made_ready
from harness.neural.cross_encoder import CrossEncoder, Values
from harness.neural.entailment import softmax
from harness.neural.label_order import Names, level_values, ordered_labels
from harness.neural.text_values import TextValues, Unit, inputs_of, text_values
from harness.text.sentences import splitter_name


class LevelOptions(ClassifierOptions):
    """The choices of a classifier of levels."""

    labels: Names = Field(
        (), description="names of the head's outputs in its order, where its config has none"
    )
    levels: Names = Field(
        (), description="the labels from easiest to hardest; not needed for CEFR levels"
    )
    unit: Unit = Field(
        "text", description="a text is classified whole, or as the mean of its sentences"
    )


class Classifier(Metric):
    """Expected level of the rewrites, their change against the originals, and share per level.

    The expected level of a text is the mean of the levels under the model's probabilities. CEFR
    levels count from A1 = 1 to C2 = 6, others from 1 for the easiest. An empty rewrite has no
    level and is left out.

    Rows hold the sums of the levels of rewrites and originals and of their differences, how many
    rewrites have each label, how many rewrites, originals and pairs have a level, and how many
    texts the model did not see whole.
    """

    Options: ClassVar[type[LevelOptions]] = LevelOptions
    needs: frozenset[Need] = frozenset({Need.ORIGINAL, Need.MODEL})
    about = About(
        summary="How hard a trained classifier takes the rewrites to be.",
        formula=(
            "level = mean over rewrites of sum over labels of P(label | rewrite) * level(label); "
            "change = mean over segments of rewrite minus original; share_X = share of rewrites "
            "whose most probable label is X (the easier one of equals)"
        ),
        source="the model's own; levels: Council of Europe, CEFR",
        pitfalls=(
            "Classifiers of sentences and of documents disagree; use one on what it was "
            "trained on, or set unit: sentence.",
            "Expected levels treat the scale as even; the shares do not.",
            "truncated counts texts that the model did not see whole.",
        ),
    )

    def __init__(self, options: LevelOptions) -> None:
        chosen = LevelOptions.model_validate(options.model_dump())
        located = chosen.located()
        labels = ordered_labels(located.config, chosen.labels, located.name)
        places = np.asarray(level_values(labels, chosen.levels, located.name))
        encoder, signed = made_ready(chosen, located, len(labels))
        order = np.argsort(places)
        self._levels = _Levels(encoder, places[order], order, chosen.unit)
        names = [labels[index] for index in order]
        self.outputs = _outputs(names, places[order])
        scale = "<".join(f"{n}={v:g}" for n, v in zip(names, places[order], strict=True))
        text = f"sentences,{splitter_name()}" if chosen.unit == "sentence" else "whole"
        head = "/".join(labels)
        choices = (*signed, ("labels", head), ("levels", scale), ("text", text))
        self.signature = Signature("classifier", 1, choices)

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """Classify the originals, once for all systems."""
        return _ClassifierScorer(segments, self._levels)

    def score(self, totals: Rows) -> Scores:
        """Means, shares and the number of truncated texts; NaN for a mean over nothing."""
        rewrites, originals, pairs = (totals[..., -at : -at + 1] for at in (4, 3, 2))
        values = [
            quotient(totals[..., :1], rewrites),
            quotient(totals[..., 1:2], pairs),
            quotient(totals[..., 2:3], originals),
            quotient(totals[..., 3:-4], rewrites),
            totals[..., -1:],
        ]
        return np.concatenate(values, axis=-1)


class _Levels:
    """Levels of texts by one model.

    Attributes:
        places: The levels, ascending.
    """

    def __init__(
        self, encoder: CrossEncoder, places: Values, order: np.ndarray, unit: Unit
    ) -> None:
        self._encoder, self._order, self._unit = encoder, order, unit
        self.places = places

    def shares(self, texts: Sequence[str], languages: Sequence[str]) -> TextValues:
        """Probabilities of the labels, easiest first; NaN for a blank text."""
        pairs = zip(texts, languages, strict=True)
        shown = [inputs_of(text, language, self._unit) for text, language in pairs]
        return text_values(self._encoder, shown, self._ascending, len(self.places))

    def _ascending(self, logits: Values) -> Values:
        ordered: Values = softmax(logits)[:, self._order]
        return ordered


class _ClassifierScorer:
    def __init__(self, segments: Sequence[Segment], levels: _Levels) -> None:
        self._levels = levels
        self._languages = [segment.language for segment in segments]
        originals = [segment.original for segment in segments]
        self._originals = levels.shares(originals, self._languages)

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Sums, shares, counts and truncated, shape (segments, labels + 7)."""
        found = self._levels.shares(rewrites, self._languages)
        places = self._levels.places
        after, before = found.means @ places, self._originals.means @ places
        change = after - before
        there = [~np.isnan(each) for each in (after, before, change)]
        likeliest = np.where(there[0], np.nan_to_num(found.means).argmax(axis=-1), -1)
        columns = [
            *(np.nan_to_num(each) for each in (after, change, before)),
            *(likeliest == index for index in range(len(places))),
            *there,
            found.truncated + self._originals.truncated,
        ]
        return np.stack([np.asarray(each, dtype=np.float64) for each in columns], axis=-1)


def _outputs(names: Sequence[str], places: Values) -> tuple[Output, ...]:
    low, high = float(places[0]), float(places[-1])
    width = high - low
    shares = (
        Output(f"share_{_plain(name)}", "share", "neither", 0.0, 1.0, f"Rewrites of level {name}.")
        for name in names
    )
    return (
        Output("level", "level", "lower", low, high, "Mean expected level of the rewrites."),
        Output("change", "level", "lower", -width, width, "Mean of rewrite minus original."),
        Output("original", "level", "neither", low, high, "Mean level of the originals."),
        *shares,
        Output("truncated", "count", "neither", 0.0, None, "Texts that the model saw cut."),
    )


def _plain(name: str) -> str:
    return re.sub(r"\s+", "_", name.strip())
