"""Cosine of sentence vectors, and where in the other text each sentence has its best match."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from harness.metrics._sacrebleu import check_count, targets
from harness.metrics.base import About, Metric, MetricOptions, Output, Rows, Scorer, Scores
from harness.model import Segment, Signature
from harness.neural.embedding_pieces import Pieces, pieces, readable
from harness.neural.encoder import Encoder
from harness.neural.options import EncoderOptions, counted, means, parts, signed_model
from harness.neural.pooling import Pooling, recipe
from harness.neural.store import Floats
from harness.text.sentences import Split, splitter_name

Overflow = Literal["windows", "truncate"]
_CHARACTERS = 400_000
"""Of the texts that are embedded between two batches of segments."""


class EmbeddingOptions(EncoderOptions):
    """The choices of the cosine of sentence vectors."""

    pooling: Pooling = Field(
        "auto", description="auto is what the model's own files say, else the mean"
    )
    overflow: Overflow = Field(
        "windows",
        description="a text that the model cannot read whole: mean of its parts, or its beginning",
    )
    window: int = Field(
        2, ge=1, le=5, description="sentences in a row that one sentence may be matched with"
    )
    split: Split = Field("sentencex", description="how sentences are found")


class Embedding(Metric):
    """Similarity of whole texts, and of their sentences in both directions."""

    Options: ClassVar[type[MetricOptions]] = EmbeddingOptions
    about = About(
        summary="How near rewrite and original are in an encoder's space, whole and by sentence.",
        formula=(
            "similarity = cosine of the two texts' vectors; support = mean over sentences of the "
            "rewrite of the highest cosine with 1 to window consecutive sentences of the other "
            "text; coverage the other way round; of several references the highest of each; "
            "mean over segments"
        ),
        source=(
            "Reimers and Gurevych 2019 (EMNLP), cosines of the package sentence-transformers to "
            "1e-5; support and coverage after SummaC's zero-shot form (Laban et al. 2022, TACL)"
        ),
        pitfalls=(
            "A negation or another number hardly moves a cosine.",
            "Unrelated sentences score above 0, how much depends on the model.",
            "Against the original, an exact copy has the highest score.",
            "A text longer than the model reads has the mean of its parts' vectors, weighted by "
            "tokens; sentence-transformers would cut it (overflow: truncate).",
            "An empty rewrite has similarity and coverage 0, and no support.",
        ),
    )

    def __init__(self, options: MetricOptions) -> None:
        own = EmbeddingOptions.model_validate(options.model_dump())
        self._options, self.needs = own, own.needed()
        self._located, self._placement = own.located(), own.placement()
        how = recipe(self._located, own.pooling)
        choices = (
            *signed_model(self._located),
            ("pooling", how.mode),
            ("against", own.against),
            ("window", str(own.window)),
            ("split", splitter_name(own.split)),
            ("overflow", own.overflow),
            ("dtype", self._placement.dtype),
            ("max", str(how.length)),
        )
        self.signature = Signature("embedding", 1, choices)
        self.outputs = tuple(
            Output(name, "ratio", "higher", -1.0, 1.0, about)
            for name, about in (
                ("similarity", "Cosine of the whole texts."),
                ("support", "Is what the rewrite says in the other text?"),
                ("coverage", "Is what the other text says in the rewrite?"),
            )
        )

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """Cut the originals or references into sentences."""
        own = self._options
        encoder = Encoder(
            self._located, None, self._placement, own.batch_tokens, own.cache, own.pooling
        )
        return _EmbeddingScorer(encoder, segments, own)

    def score(self, totals: Rows) -> Scores:
        """Mean similarity, support and coverage; NaN where no segment has one."""
        return means(totals)


class _EmbeddingScorer:
    """Rows of similarity, support and coverage, and for each of them 1 where it exists."""

    def __init__(
        self, encoder: Encoder, segments: Sequence[Segment], options: EmbeddingOptions
    ) -> None:
        self._encoder, self._options = encoder, options
        self._languages = [segment.language for segment in segments]
        texts = targets(segments, options.against)
        self._targets = [
            [self._cut(text, language) for text in own]
            for own, language in zip(texts, self._languages, strict=True)
        ]

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Rows, shape (segments, 6)."""
        check_count(rewrites, len(self._targets))
        cut = [
            self._cut(text, language)
            for text, language in zip(rewrites, self._languages, strict=True)
        ]
        sizes = [
            len(one.text) + sum(len(other.text) for other in own)
            for one, own in zip(cut, self._targets, strict=True)
        ]
        values = np.empty((len(cut), 3))
        for part in parts(sizes, _CHARACTERS):
            values[part] = self._values(cut[part], self._targets[part])
        return counted(values)

    def _cut(self, text: str, language: str) -> Pieces:
        return pieces(text, language, self._options.split, self._options.window)

    def _values(
        self, rewrites: Sequence[Pieces], others: Sequence[Sequence[Pieces]]
    ) -> npt.NDArray[np.float64]:
        """The best of each output over a segment's references, shape (segments, 3)."""
        every = [*rewrites, *(one for own in others for one in own)]
        whole = whole_vectors(self._encoder, every, self._options)
        small = list(dict.fromkeys(run for one in every for run in one.runs))
        parts_of = dict(zip(small, self._encoder.sentences(small), strict=True))
        return np.array(
            [
                np.fmax.reduce([triple(rewrite, other, whole, parts_of) for other in own])
                for rewrite, own in zip(rewrites, others, strict=True)
            ]
        )


def triple(
    rewrite: Pieces,
    other: Pieces,
    whole: Mapping[str, Floats],
    parts_of: Mapping[str, Floats],
) -> tuple[float, float, float]:
    """Similarity, support and coverage of one pair, given unit vectors by text."""
    if not rewrite.sentences or not other.sentences:
        empty = rewrite.sentences or other.sentences
        both = 0.0 if empty else 1.0
        # What does not exist has neither support nor coverage.
        return both, 0.0 if rewrite.sentences else np.nan, 0.0 if other.sentences else np.nan
    similarity = float(np.clip(whole[rewrite.text] @ whole[other.text], -1.0, 1.0))
    support = best_matches(rewrite.sentences, other.runs, parts_of)
    return similarity, support, best_matches(other.sentences, rewrite.runs, parts_of)


def best_matches(
    sentences: Sequence[str], runs: Sequence[str], vectors: Mapping[str, Floats]
) -> float:
    """The mean over sentences of the highest cosine with a run, -1 to 1.

    Example:
        >>> vectors = {"a": np.array([1.0, 0.0]), "b": np.array([0.6, 0.8])}
        >>> best_matches(["a", "b"], ["b"], vectors)
        0.8
    """
    left = np.stack([vectors[text] for text in sentences])
    right = np.stack([vectors[text] for text in runs])
    return float(np.clip(left @ right.T, -1.0, 1.0).max(axis=1).mean())


def whole_vectors(
    encoder: Encoder, texts: Sequence[Pieces], options: EmbeddingOptions
) -> dict[str, Floats]:
    """Unit vectors of whole texts; of one too long for the model, the mean over what fits.

    The parts are runs of whole sentences, as long as the model can read, weighted by tokens.
    """
    unique = {one.text: one for one in texts}
    most = encoder.recipe.length
    long = [
        text
        for text, count in zip(unique, encoder.counts(list(unique)), strict=True)
        if count > most and options.overflow == "windows"
    ]
    apart = frozenset(long)
    short = [text for text in unique if text not in apart]
    found = dict(zip(short, encoder.sentences(short), strict=True))
    return found | {text: _mean_of_parts(encoder, unique[text], most) for text in long}


def _mean_of_parts(encoder: Encoder, one: Pieces, most: int) -> Floats:
    spans = readable(one.text, one.spans, encoder.counts(one.sentences), most)
    runs = [one.text[start:end] for start, end in spans]
    weights = np.minimum(encoder.counts(runs), most).astype(np.float32)
    mean = weights @ encoder.sentences(runs)
    unit: Floats = mean / np.linalg.norm(mean)
    return unit
