"""SARI in every dialect that is called SARI, each by name.

The dialects differ in aggregation (counts pooled over the corpus, or sentence scores averaged),
in how deletions are scored, in what 0/0 is worth and in what is normalized. Two numbers of
different dialects are never comparable, so the dialect leads the signature.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
from pydantic import Field

from harness.metrics._means import quotient
from harness.metrics.base import About, Metric, MetricOptions, Need, Output, Rows, Scores
from harness.metrics.options import Case
from harness.metrics.sari_counts import SariCounter, pooled_scores, with_mean
from harness.metrics.sari_sentence import (
    HUGGING_FACE,
    SCRIPT,
    binary_components,
    script_components,
)
from harness.model import Segment, Signature
from harness.text.ngrams import Matches, NgramTables
from harness.text.tokens import Tokenizer, tokenize

Dialect = Literal[
    "easse",
    "easse-precision",
    "paper",
    "paper-precision",
    "legacy",
    "sentence-mean",
    "sentence-mean-precision",
    "hf",
    "cocoxu",
    "t2t",
]

SentenceScores = Callable[[NgramTables, tuple[Matches, ...]], Scores]


@dataclass(frozen=True)
class _Dialect:
    """What sets one dialect apart; the first three hold where it counts as EASSE does."""

    average_first: bool = False
    delete_by_precision: bool = False
    mean_of_sentences: bool = False
    sentence: SentenceScores | None = None
    tokenizer: Tokenizer = "13a"
    lower: bool = True
    split_on_blank: bool = False
    original_as_given: bool = False

    @property
    def pools(self) -> bool:
        """Whether counts are summed over the corpus, in place of averaging sentence scores."""
        return self.sentence is None and not self.mean_of_sentences


def _hugging_face(tables: NgramTables, matches: tuple[Matches, ...]) -> Scores:
    return script_components(tables, matches, HUGGING_FACE)


def _script(tables: NgramTables, matches: tuple[Matches, ...]) -> Scores:
    return script_components(tables, matches, SCRIPT)


_DIALECTS: Mapping[str, _Dialect] = MappingProxyType(
    {
        "easse": _Dialect(),
        "easse-precision": _Dialect(delete_by_precision=True),
        "paper": _Dialect(average_first=True),
        "paper-precision": _Dialect(average_first=True, delete_by_precision=True),
        "legacy": _Dialect(lower=False, original_as_given=True),
        "sentence-mean": _Dialect(mean_of_sentences=True),
        "sentence-mean-precision": _Dialect(mean_of_sentences=True, delete_by_precision=True),
        "hf": _Dialect(sentence=_hugging_face, split_on_blank=True),
        "cocoxu": _Dialect(sentence=_script, split_on_blank=True, tokenizer="none"),
        "t2t": _Dialect(sentence=binary_components),
    }
)


class SariOptions(MetricOptions):
    """The choices of SARI."""

    dialect: Dialect = Field("easse", description="Whose SARI: see `harness metrics sari`.")
    tokenizer: Tokenizer | None = Field(
        None, description="13a, intl or none; by default what the dialect's original uses."
    )
    case: Case | None = Field(
        None, description="lc or mixed; by default what the dialect's original uses."
    )


class Sari(Metric):
    """SARI with its three components; see `about`."""

    Options = SariOptions
    needs = frozenset({Need.ORIGINAL, Need.REFERENCES})
    about = About(
        summary="What a simplifier added, kept and deleted, against what references did.",
        formula=(
            "Mean of the F1 of added, kept and deleted n-grams (n = 1 to 4), in points. "
            "easse: counts pooled over the corpus, F1 per order, mean of the orders. "
            "easse-precision: deletions by precision. "
            "paper, paper-precision: precision and recall averaged over the orders before F1. "
            "legacy: easse on cased text with the original not tokenized (STAR). "
            "sentence-mean, sentence-mean-precision: mean of the easse score of each sentence. "
            "cocoxu: the authors' script, mean of sentences. "
            "hf: Hugging Face evaluate, where 0/0 = 1. "
            "t2t: tensor2tensor's hook on words, n-grams counted once, 0/0 = 1."
        ),
        source=(
            "Xu, Napoles, Pavlick, Chen and Callison-Burch 2016, TACL 4:401-415; "
            "Alva-Manchego, Martin, Scarton and Specia 2019, EMNLP demos (EASSE)."
        ),
        pitfalls=(
            "Dialects differ by up to 7 points on the same output; compare equal signatures only.",
            "Under hf and t2t a copy of the original scores above most systems, since 0/0 = 1.",
            "The number of references moves the score; it is in the signature as refs.",
            "A single sentence scores on a handful of n-grams; read components and intervals.",
            "It says nothing on meaning: a changed number costs as much as a changed article.",
        ),
    )

    def __init__(self, options: MetricOptions) -> None:
        given = SariOptions.model_validate(options)
        self.dialect = _DIALECTS[given.dialect]
        self._tokenizer: Tokenizer = given.tokenizer or self.dialect.tokenizer
        self._case: Case = given.case or ("lc" if self.dialect.lower else "mixed")
        self.outputs = (
            Output("sari", "points", "higher", 0, 100, "mean of add, keep and delete"),
            Output("add", "points", "higher", 0, 100, "F1 of n-grams that the original lacks"),
            Output("keep", "points", "higher", 0, 100, "F1 of n-grams kept from the original"),
            Output("delete", "points", "higher", 0, 100, "n-grams of the original left out"),
        )
        self.signature = Signature(
            "sari",
            1,
            (("dialect", given.dialect), ("tok", self._tokenizer), ("case", self._case)),
        )

    def prepare(self, segments: Sequence[Segment]) -> SariScorer:
        """Code the n-grams of originals and references once for every system."""
        originals = [segment.original for segment in segments]
        if self.dialect.original_as_given:
            sources = [line.split() for line in originals]
        else:
            sources = self.tokens(originals)
        flat = self.tokens([text for segment in segments for text in segment.references])
        grouped: list[list[list[str]]] = []
        start = 0
        for segment in segments:
            grouped.append(flat[start : start + len(segment.references)])
            start += len(segment.references)
        return SariScorer(self, NgramTables(sources, grouped))

    def tokens(self, lines: Sequence[str]) -> list[list[str]]:
        """Tokens of each line, as the dialect's original splits them."""
        normalized = tokenize(lines, self._tokenizer, self._case)
        if self.dialect.split_on_blank:
            # Two blanks on end hold an empty token, and so does an empty line; blanks at the
            # ends of a line are no text (the published values were computed on stripped lines).
            return [line.strip().split(" ") for line in normalized]
        return [line.split() for line in normalized]

    def score(self, totals: Rows) -> Scores:
        """Shape (..., 4): sari, add, keep, delete; NaN where there is nothing to score."""
        if self.dialect.pools:
            return np.where(totals.any(axis=-1, keepdims=True), self.pooled(totals), np.nan)
        return quotient(totals[..., :-1], totals[..., -1:])

    def pooled(self, totals: Rows) -> Scores:
        """Scores of summed counts, shape (..., 36) to (..., 4)."""
        return pooled_scores(
            totals,
            average_first=self.dialect.average_first,
            delete_by_precision=self.dialect.delete_by_precision,
        )


class SariScorer:
    """SARI made ready for some segments."""

    def __init__(self, metric: Sari, tables: NgramTables) -> None:
        self._metric = metric
        self._tables = tables
        self._counter = SariCounter(tables)

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Shape (segments, 36) counts, or (segments, 5) scores and a one where they average."""
        matches = self._tables.match(self._metric.tokens(rewrites))
        dialect = self._metric.dialect
        if dialect.pools:
            return self._counter.rows(matches)
        if dialect.sentence is None:
            scores = self._metric.pooled(self._counter.rows(matches))
        else:
            scores = with_mean(100 * dialect.sentence(self._tables, matches))
        return np.concatenate([scores, np.ones((len(scores), 1))], axis=1)
