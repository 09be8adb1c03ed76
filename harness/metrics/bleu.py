"""BLEU of a corpus, and the mean of sentence BLEU: two numbers that papers call by one name."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from harness.metrics._means import mean_of
from harness.metrics._sacrebleu import (
    better_of,
    check_count,
    corpus_values,
    grouped,
    needs_of,
    sacrebleu_version,
    streams,
    targets,
)
from harness.metrics.base import About, Metric, MetricOptions, Output, Rows, Scorer, Scores
from harness.metrics.options import Against, Case, Tokenizer
from harness.model import Segment, Signature
from harness.text.tokens import tokenize

Smooth = Literal["exp", "floor", "add-k", "none"]
BleuTokenizer = Literal[Tokenizer, "char"]

_FLOOR, _ADDED = 0.1, 1.0
# Written as sacrebleu writes them.
_SIGNED_SMOOTH = MappingProxyType(
    {"floor": f"floor[{_FLOOR:.2f}]", "add-k": f"add-k[{_ADDED:.2f}]"}
)


class BleuOptions(MetricOptions):
    """The choices of corpus BLEU."""

    against: Against = Field("references", description="what rewrites are compared with")
    tokenizer: BleuTokenizer = Field("13a", description="how both sides are tokenized")
    case: Case = Field("mixed", description="lc lower-cases both sides")
    max_order: int = Field(4, ge=1, le=9, description="longest n-gram counted")
    smooth: Smooth = Field("exp", description="what an order without a match counts")


class SentenceBleuOptions(BleuOptions):
    """The choices of the mean of sentence BLEU."""

    smooth: Smooth = Field("floor", description="what an order without a match counts")


class Bleu(Metric):
    """Corpus BLEU, equal to sacrebleu's.

    Segment scores are sacrebleu's sentence BLEU: orders longer than the rewrite are left out.

    Example:
        >>> metric = Bleu(BleuOptions(case="lower"))
        >>> str(metric.signature).split("|sacrebleu")[0]
        'bleu|against:references|case:lc|eff:no|tok:13a|smooth:exp'
        >>> segments = [Segment("1", "It is a small cat.", ("It is a cat.",))]
        >>> rows = metric.prepare(segments).rows(["It is a cat!"])
        >>> metric.score(rows.sum(0)).round(2).tolist()
        [66.87]
    """

    Options: ClassVar[type[MetricOptions]] = BleuOptions
    about = About(
        summary="Share of the rewrite's n-grams found in a reference, times a brevity penalty.",
        formula=(
            "100 * BP * exp(mean of ln p_n, n = 1..4), p_n = clipped matches / n-grams of all "
            "rewrites, BP = min(1, exp(1 - r / c)), c and r the lengths of rewrites and of the "
            "nearest references"
        ),
        source="Papineni et al. 2002; Post 2018 (sacrebleu)",
        pitfalls=(
            "Falls with every split sentence and every left-out detail, so on simplification it "
            "correlates negatively with simplicity (Sulem et al. 2018).",
            "Copying the original scores high; read it beside SARI and the copy control.",
            "EASSE's command line lower-cases, its Python function does not: set case.",
        ),
    )

    def __init__(self, options: MetricOptions) -> None:
        self._options = BleuOptions.model_validate(options.model_dump())
        self.needs = needs_of(self._options.against)
        self.signature = _signature("bleu", self._options, effective=False)
        self.outputs = (_output("bleu", self._options.against, "Corpus BLEU."),)

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """Tokenize references and count their n-grams, once for all systems."""
        return _BleuCounts(segments, self._options)

    def score(self, totals: Rows) -> Scores:
        """Corpus BLEU, 0 to 100, of summed counts."""
        points = bleu_of(totals, self._options.smooth, effective=False)
        return corpus_values(points, totals)

    def segment_scores(self, rows: Rows) -> Scores:
        """Sentence BLEU, 0 to 100, over the orders that fit into the rewrite."""
        return bleu_of(rows, self._options.smooth, effective=True)[..., None]


class SentenceBleu(Metric):
    """The mean over segments of sentence BLEU, smoothed with a floor, as EASSE's `sent_bleu`.

    Rows hold a value and 1, because a mean of segment values is no function of summed counts.
    """

    Options: ClassVar[type[MetricOptions]] = SentenceBleuOptions
    about = About(
        summary="Mean over segments of sentence BLEU.",
        formula="mean of 100 * BP * exp(mean of ln p_n over the orders that fit in the rewrite)",
        source="EASSE (Alva-Manchego et al. 2019); smoothing of Chen and Cherry 2014",
        pitfalls=(
            "Not corpus BLEU: the two differ by several points on the same texts.",
            "The smoothing moves it; EASSE takes floor 0.1, sacrebleu's sentence_bleu takes exp.",
        ),
    )

    def __init__(self, options: MetricOptions) -> None:
        self._options = BleuOptions.model_validate(options.model_dump())
        self.needs = needs_of(self._options.against)
        signature = _signature("sentence-bleu", self._options, effective=True)
        self.signature = Signature(
            signature.name, signature.version, (("agg", "segment-mean"), *signature.choices)
        )
        about = "Mean of sentence BLEU."
        self.outputs = (_output("sentence-bleu", self._options.against, about),)

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """Tokenize references and count their n-grams, once for all systems."""
        return _SentenceBleuScorer(_BleuCounts(segments, self._options), self._options.smooth)

    def score(self, totals: Rows) -> Scores:
        """Mean of sentence BLEU, 0 to 100; NaN over no segment."""
        return mean_of(totals)


class _BleuCounts:
    """Counts of a segment: rewrite length, reference length, matches of each order, n-grams."""

    def __init__(self, segments: Sequence[Segment], options: BleuOptions) -> None:
        from sacrebleu.metrics.bleu import BLEU

        self._options = options
        texts = targets(segments, options.against)
        lines = self._tokenized([text for own in texts for text in own])
        references = streams(grouped(lines, texts))
        # Lines are tokenized here, in one batch; sacrebleu would take each by itself.
        self._metric = BLEU(
            tokenize="none", force=True, max_ngram_order=options.max_order, references=references
        )
        self._segments = len(segments)

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Sacrebleu's counts, shape (segments, 2 + 2 * order)."""
        check_count(rewrites, self._segments)
        if not rewrites:
            return np.zeros((0, 2 + 2 * self._options.max_order))
        # sacrebleu has no public way to the counts of segments; this is the one that its own
        # significance tests take.
        counts = self._metric._extract_corpus_statistics(self._tokenized(rewrites), None)
        return np.asarray(counts, dtype=np.float64)

    def _tokenized(self, lines: Sequence[str]) -> list[str]:
        case = self._options.case
        # sacrebleu strips the end of a line first, which can change how its last sign is taken.
        lines = [line.rstrip() for line in lines]
        if self._options.tokenizer == "char":
            return [" ".join(line) for line in tokenize(lines, "none", case)]
        return tokenize(lines, self._options.tokenizer, case)


class _SentenceBleuScorer:
    """Rows of (sentence BLEU, 1)."""

    def __init__(self, counts: _BleuCounts, smooth: Smooth) -> None:
        self._counts = counts
        self._smooth = smooth

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """One value and one count for each segment."""
        values = bleu_of(self._counts.rows(rewrites), self._smooth, effective=True)
        return np.stack([values, np.ones(len(values))], axis=-1)


def bleu_of(counts: Rows, smooth: Smooth, *, effective: bool) -> npt.NDArray[np.float64]:
    """BLEU in points of sacrebleu's counts, shape (..., 2 + 2 * order) to (...).

    With `effective`, the mean is over the orders that have n-grams at all; without, an order
    without n-grams makes the score 0.

    Example:
        >>> bleu_of(np.array([4.0, 4, 4, 3, 2, 1, 4, 3, 2, 1]), "exp", effective=False).item()
        100.00000000000004
    """
    order = (counts.shape[-1] - 2) // 2
    length, wanted = counts[..., 0], counts[..., 1]
    correct, total = counts[..., 2 : 2 + order], counts[..., 2 + order :]
    matched = (correct > 0).any(axis=-1)
    correct, total = _smoothed(correct, total, smooth)
    alive = np.logical_and.accumulate(total > 0, axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(100 * correct / np.where(alive, total, 1))
        logs = np.where(alive, logs, 0.0 if effective else -np.inf)
        orders = np.maximum(alive.sum(axis=-1), 1) if effective else order
        penalty = np.where(length < wanted, np.exp(1 - wanted / length), 1.0)
        return np.where(matched, penalty * np.exp(logs.sum(axis=-1) / orders), 0.0)


def _smoothed(correct: Rows, total: Rows, smooth: Smooth) -> tuple[Rows, Rows]:
    """Matches and n-grams after smoothing; the methods of Chen and Cherry (2014)."""
    if smooth == "add-k":
        added = np.where(np.arange(correct.shape[-1]) > 0, _ADDED, 0.0)
        return correct + added, total + added
    missed = (correct == 0) & (total > 0)
    if smooth == "exp":
        return np.where(missed, 0.5 ** missed.cumsum(axis=-1), correct), total
    if smooth == "floor":
        return np.where(missed, _FLOOR, correct), total
    return correct, total


def _signature(name: str, options: BleuOptions, *, effective: bool) -> Signature:
    choices = [
        ("against", options.against),
        ("case", options.case),
        ("eff", "yes" if effective else "no"),
        ("tok", options.tokenizer),
        ("smooth", _SIGNED_SMOOTH.get(options.smooth, options.smooth)),
    ]
    if options.max_order != 4:
        choices.append(("order", str(options.max_order)))
    return Signature(name, 1, (*choices, sacrebleu_version()))


def _output(name: str, against: Against, about: str) -> Output:
    return Output(name, "points", better_of(against, "higher"), 0.0, 100.0, about)
