"""Token F1: how many of the words a rewrite shares with its best reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from pydantic import Field

from harness.metrics._means import mean_of
from harness.metrics._sacrebleu import better_of, grouped, needs_of, targets
from harness.metrics.base import About, Metric, MetricOptions, Output, Rows, Scorer, Scores
from harness.metrics.options import Against, Case, Tokenizer
from harness.model import Segment, Signature
from harness.text.tokens import tokenize


class TokenF1Options(MetricOptions):
    """The choices of token F1."""

    against: Against = Field("references", description="what rewrites are compared with")
    tokenizer: Tokenizer = Field("13a", description="how both sides are tokenized")
    case: Case = Field("lc", description="lc lower-cases both sides")


class TokenF1(Metric):
    """The mean over segments of multiset token F1 with the best reference, as EASSE's `f1_token`.

    Example:
        >>> metric = TokenF1(TokenF1Options())
        >>> rows = metric.prepare([Segment("1", "x", ("a cat", "a dog sat"))]).rows(["the dog sat"])
        >>> metric.score(rows.sum(0)).round(2).tolist()
        [66.67]
    """

    Options: ClassVar[type[MetricOptions]] = TokenF1Options
    about = About(
        summary="Shared tokens, word order ignored, with the reference that shares most.",
        formula=(
            "100 * mean over segments of max over references of 2PR / (P + R); P = shared / "
            "tokens of the rewrite, R = shared / tokens of the reference, tokens as multisets"
        ),
        source="EASSE (Alva-Manchego et al. 2019)",
        pitfalls=(
            "Blind to word order: shuffled words score 100.",
            "Copying the original scores high; read it beside the copy control.",
        ),
    )

    def __init__(self, options: MetricOptions) -> None:
        self._options = TokenF1Options.model_validate(options.model_dump())
        self.needs = needs_of(self._options.against)
        choices = (
            ("agg", "segment-mean"),
            ("against", self._options.against),
            ("tok", self._options.tokenizer),
            ("case", self._options.case),
        )
        self.signature = Signature("token-f1", 1, choices)
        better = better_of(self._options.against, "higher")
        self.outputs = (Output("token-f1", "points", better, 0.0, 100.0, "Mean best token F1."),)

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """Tokenize and count the references, once for all systems."""
        return _TokenF1Scorer(segments, self._options)

    def score(self, totals: Rows) -> Scores:
        """Mean F1, 0 to 100; NaN over no segment."""
        return mean_of(totals)


class _TokenF1Scorer:
    """Rows of (best F1 in points, 1)."""

    def __init__(self, segments: Sequence[Segment], options: TokenF1Options) -> None:
        self._options = options
        texts = targets(segments, options.against)
        bags = self._bags([text for own in texts for text in own])
        self._references = grouped(bags, texts)

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Best F1 and 1 for each segment, shape (segments, 2)."""
        values = [
            100 * max(token_f1(bag, reference) for reference in references)
            for bag, references in zip(self._bags(rewrites), self._references, strict=True)
        ]
        return np.stack([np.asarray(values, dtype=np.float64), np.ones(len(values))], axis=-1)

    def _bags(self, lines: Sequence[str]) -> list[Counter[str]]:
        options = self._options
        return [Counter(line.split()) for line in tokenize(lines, options.tokenizer, options.case)]


def token_f1(rewrite: Counter[str], reference: Counter[str]) -> float:
    """F1 of two multisets of tokens, 0 to 1; 0 where they share none.

    Example:
        >>> token_f1(Counter("aab"), Counter("abb"))
        0.6666666666666666
    """
    small, large = sorted((rewrite, reference), key=len)
    shared = sum(min(count, large[token]) for token, count in small.items() if token in large)
    return 2 * shared / (rewrite.total() + reference.total()) if shared else 0.0
