"""BERTScore with any encoder, equal to the package bert-score, each text embedded once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np
from pydantic import Field

from harness.metrics._sacrebleu import check_count, targets
from harness.metrics.base import About, Metric, MetricOptions, Output, Rows, Scorer, Scores
from harness.model import Segment, Signature
from harness.neural.bertscore_match import (
    Baseline,
    Triple,
    Weights,
    idf_weights,
    match,
    plain_weights,
    read_baseline,
)
from harness.neural.encoder import Encoder, checked_layer
from harness.neural.known_layers import default_layer
from harness.neural.loading import Located
from harness.neural.options import (
    EncoderOptions,
    OptionalNumber,
    OptionalText,
    counted,
    means,
    parts,
    signed_model,
)
from harness.neural.shape import longest

_CHARACTERS = 200_000
"""Of the texts whose token vectors are in memory together, and of a look at the references."""


class BertScoreOptions(EncoderOptions):
    """The choices of BERTScore."""

    layer: OptionalNumber = Field(
        None,
        ge=0,
        description=(
            "layer to read; none is the one that the package bert-score reads of a model "
            "it knows by name, else the last"
        ),
    )
    idf: bool = Field(False, description="weigh tokens by their rarity among the references")
    rescale: OptionalText = Field(
        None, description="file of baselines in bert-score's form (LAYER, P, R, F), or none"
    )


class BertScore(Metric):
    """Greedy cosine matching of contextual token vectors.

    The rows of a segment are additive for one `prepare`: with ``idf`` the weights come from all of
    its segments, so that a corpus must not be cut in shards that are prepared apart.
    """

    Options: ClassVar[type[MetricOptions]] = BertScoreOptions
    about = About(
        summary="How well the tokens of rewrite and reference match, by an encoder's vectors.",
        formula=(
            "P = mean over tokens of the rewrite of the highest cosine with a token of the "
            "reference (0 if negative), R the other way round, F1 = 2PR / (P + R); of several "
            "references the highest P, the highest R and the highest F1, each by itself; mean over "
            "segments"
        ),
        source="Zhang et al. 2020 (ICLR); numbers of the package bert-score 0.3.13 to 1e-4",
        pitfalls=(
            "The layer is bert-score's own for a model known by name, else the last one: a model "
            "given as a folder of another name reads its last layer unless layer says otherwise.",
            "Without rescaling, unrelated texts score far above 0.",
            "Against the original, an exact copy has the highest score.",
            "An empty text scores 0, and less than 0 with rescaling, as in the package.",
            "idf weights belong to the whole corpus: shards scored apart get other numbers.",
            "A text longer than the model's maximum is cut off there.",
        ),
    )

    def __init__(self, options: MetricOptions) -> None:
        own = BertScoreOptions.model_validate(options.model_dump())
        self._options, self.needs = own, own.needed()
        self._located, self._placement = own.located(), own.placement()
        self._layer = chosen_layer(self._located, own.layer)
        self._baseline = (
            None
            if own.rescale is None
            else read_baseline(Path(own.rescale).expanduser(), self._layer)
        )
        self.signature = self._signature()
        low = None if self._baseline else 0.0
        self.outputs = tuple(
            Output(name, "ratio", "higher", low, 1.0, about)
            for name, about in (
                ("f1", "Harmonic mean of precision and recall."),
                ("precision", "Is what the rewrite says in the other text?"),
                ("recall", "Is what the other text says in the rewrite?"),
            )
        )

    def _signature(self) -> Signature:
        own, baseline = self._options, self._baseline
        choices = (
            *signed_model(self._located),
            ("layer", str(self._layer)),
            ("against", own.against),
            ("idf", "yes" if own.idf else "no"),
            ("rescale", baseline.digest if baseline else "no"),
            ("dtype", self._placement.dtype),
            ("max", str(longest(self._located))),
        )
        return Signature("bertscore", 1, choices)

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """Load the model and, with ``idf``, count the references' tokens."""
        own = self._options
        encoder = Encoder(self._located, self._layer, self._placement, own.batch_tokens, own.cache)
        texts = targets(segments, own.against)
        weights = corpus_weights(encoder, texts) if own.idf else special_weights(encoder)
        return _BertScoreScorer(encoder, texts, weights, self._baseline)

    def score(self, totals: Rows) -> Scores:
        """Mean F1, precision and recall; NaN over no segment."""
        return means(totals)


class _BertScoreScorer:
    """Rows of F1, precision and recall, and for each of them 1 where it exists."""

    def __init__(
        self,
        encoder: Encoder,
        texts: list[tuple[str, ...]],
        weights: Weights,
        baseline: Baseline | None,
    ) -> None:
        self._encoder, self._texts = encoder, texts
        self._weights, self._baseline = weights, baseline

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Rows, shape (segments, 6)."""
        check_count(rewrites, len(self._texts))
        count = [len(own) for own in self._texts]
        pairs = [
            (rewrite, target)
            for rewrite, own in zip(rewrites, self._texts, strict=True)
            for target in own
        ]
        triples = pair_scores(self._encoder, pairs, self._weights)
        starts = np.cumsum([0, *count[:-1]])
        best = np.maximum.reduceat(triples, starts) if pairs else triples
        if self._baseline is not None:
            best = self._baseline.rescaled(best)
        return counted(best[:, [2, 0, 1]])


def chosen_layer(located: Located, layer: int | None) -> int:
    """The layer asked for, else bert-score's own for a model known by name, else the last.

    Raises:
        HarnessError: The model has no such layer.
    """
    return checked_layer(located, default_layer(located.name) if layer is None else layer)


def special_weights(encoder: Encoder) -> Weights:
    """The weights without idf: the tokens that open and close a text count nothing."""
    tokenizer = encoder.tokenizer
    return plain_weights([tokenizer.sep_token_id, tokenizer.cls_token_id])


def corpus_weights(encoder: Encoder, texts: Sequence[Sequence[str]]) -> Weights:
    """Inverse document frequencies over all references, a repeated one counted each time."""
    flat = [text for own in texts for text in own]
    sizes = [len(text) for text in flat]
    return idf_weights(ids for part in parts(sizes, _CHARACTERS) for ids in encoder.ids(flat[part]))


def pair_scores(encoder: Encoder, pairs: Sequence[tuple[str, str]], weights: Weights) -> Triple:
    """Precision, recall and F1 of (rewrite, target) pairs, shape (pairs, 3); see `match`."""
    triples = np.empty((len(pairs), 3))
    sizes = [len(rewrite) + len(target) for rewrite, target in pairs]
    for part in parts(sizes, _CHARACTERS):
        texts = list(dict.fromkeys(text for pair in pairs[part] for text in pair))
        found = dict(zip(texts, encoder.tokens(texts), strict=True))
        triples[part] = [match(found[one], found[other], weights) for one, other in pairs[part]]
    return triples
