"""TER: how many edits, moves of phrases included, turn a rewrite into a reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

import numpy as np
import numpy.typing as npt
from pydantic import Field

from harness.metrics._means import quotient
from harness.metrics._sacrebleu import (
    better_of,
    check_count,
    corpus_values,
    needs_of,
    sacrebleu_version,
    targets,
)
from harness.metrics.base import About, Metric, MetricOptions, Output, Rows, Scorer, Scores
from harness.metrics.options import Against, Case
from harness.model import Segment, Signature


class TerOptions(MetricOptions):
    """The choices of TER."""

    against: Against = Field("references", description="what rewrites are compared with")
    normalized: bool = Field(False, description="part punctuation from words, as Tercom does")
    case: Case = Field("lc", description="lc lower-cases both sides")


class Ter(Metric):
    """Translation edit rate, equal to sacrebleu's for a corpus and for single segments.

    Example:
        >>> metric = Ter(TerOptions())
        >>> rows = metric.prepare([Segment("1", "x", ("a b c d",))]).rows(["c d a b"])
        >>> metric.score(rows.sum(0)).tolist()
        [25.0]
    """

    Options: ClassVar[type[MetricOptions]] = TerOptions
    about = About(
        summary="Edits to the nearest reference, for each word of a reference; lower is better.",
        formula=(
            "100 * insertions, deletions, substitutions and phrase moves to the nearest "
            "reference / mean length of the references"
        ),
        source="Snover et al. 2006; Post 2018 (sacrebleu)",
        pitfalls=(
            "Without normalized, a comma is part of its word.",
            "By far the slowest of the overlap metrics: the search for moves is pure Python.",
            "Exceeds 100 where a rewrite is much longer than the references.",
        ),
    )

    def __init__(self, options: MetricOptions) -> None:
        self._options = TerOptions.model_validate(options.model_dump())
        self.needs = needs_of(self._options.against)
        self.signature = _signature(self._options)
        better = better_of(self._options.against, "lower")
        self.outputs = (Output("ter", "points", better, 0.0, None, "Edits per 100 words."),)

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """Tokenize the references, once for all systems."""
        return _TerScorer(segments, self._options)

    def score(self, totals: Rows) -> Scores:
        """Corpus TER in points, of summed edits and reference lengths."""
        return corpus_values(ter_of(totals), totals)

    def segment_scores(self, rows: Rows) -> Scores:
        """Sentence TER in points."""
        return ter_of(rows)[..., None]


def ter_of(counts: Rows) -> npt.NDArray[np.float64]:
    """TER in points of (edits, mean reference length), (..., 2) to (...).

    Where only rewrites have words it is 100, as in sacrebleu.

    Example:
        >>> ter_of(np.array([[1.0, 4.0], [3.0, 0.0]])).tolist()
        [25.0, 100.0]
    """
    edits, length = counts[..., 0], counts[..., 1]
    return 100 * np.where(length > 0, quotient(edits, length, 0.0), edits > 0)


class _TerScorer:
    """Rows of (edits to the nearest reference, mean length of the references)."""

    def __init__(self, segments: Sequence[Segment], options: TerOptions) -> None:
        from sacrebleu.tokenizers.tokenizer_ter import TercomTokenizer

        self._tokenizer = TercomTokenizer(
            normalized=options.normalized, case_sensitive=options.case == "mixed"
        )
        # sacrebleu normalizes references twice, which is not the same as once; so it is here.
        self._references = [
            [self._words(self._tokenizer(text.rstrip())) for text in texts]
            for texts in targets(segments, options.against)
        ]
        self._lengths = [sum(map(len, words)) / len(words) for words in self._references]

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Edits and mean reference length, shape (segments, 2)."""
        check_count(rewrites, len(self._references))
        counts = [
            (_fewest_edits(self._words(rewrite), references), length)
            for rewrite, references, length in zip(
                rewrites, self._references, self._lengths, strict=True
            )
        ]
        return np.asarray(counts, dtype=np.float64).reshape(-1, 2)

    def _words(self, line: str) -> list[str]:
        words: list[str] = self._tokenizer(line.rstrip()).split()
        return words


def _fewest_edits(rewrite: list[str], references: Sequence[list[str]]) -> int:
    """Edits to the nearest reference, without searching references that cannot be it.

    No order of words saves the words that one side lacks, so those are a lower bound; a
    reference whose bound is not below the best count so far is not searched. Near references
    come first, which makes the bound bite. The minimum is the same as over all of them.

    Example:
        >>> _fewest_edits(["a", "b"], [["a", "c"], ["b", "a"], ["x", "y"]])
        1
    """
    from rapidfuzz.distance import Levenshtein
    from sacrebleu.metrics.lib_ter import translation_edit_rate

    bag = Counter(rewrite)
    distinct = {tuple(reference): reference for reference in references}.values()
    nearest = sorted(distinct, key=lambda words: Levenshtein.distance(rewrite, words))
    best: int | None = None
    for reference in nearest:
        shared = (bag & Counter(reference)).total()
        if best is None or max(len(rewrite), len(reference)) - shared < best:
            edits = int(translation_edit_rate(rewrite, reference)[0])
            best = edits if best is None else min(best, edits)
    return best or 0


def _signature(options: TerOptions) -> Signature:
    choices = (
        ("against", options.against),
        ("case", options.case),
        ("tok", "tercom"),
        ("norm", "yes" if options.normalized else "no"),
        ("punct", "yes"),
        ("asian", "no"),
        sacrebleu_version(),
    )
    return Signature("ter", 1, choices)
