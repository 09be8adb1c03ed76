"""chrF and chrF++: F-score over character n-grams, and word n-grams where asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
import numpy.typing as npt
from pydantic import Field

from harness.metrics._chrf_counts import Ints, Lines, Matcher, Words, characters
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


class ChrfOptions(MetricOptions):
    """The choices of chrF."""

    against: Against = Field("references", description="what rewrites are compared with")
    char_order: int = Field(6, ge=1, le=20, description="longest character n-gram")
    word_order: int = Field(0, ge=0, le=9, description="longest word n-gram; 2 is chrF++")
    beta: int = Field(2, ge=1, le=9, description="how many times recall outweighs precision")
    case: Case = Field("mixed", description="lc lower-cases both sides")
    whitespace: bool = Field(False, description="count blanks as characters")


class ChrfPlusPlusOptions(ChrfOptions):
    """The choices of chrF++."""

    word_order: int = Field(2, ge=0, le=9, description="longest word n-gram; 0 is chrF")


class Chrf(Metric):
    """chrF, equal to sacrebleu's for a corpus and for single segments.

    Example:
        >>> metric = Chrf(ChrfOptions())
        >>> rows = metric.prepare([Segment("1", "x", ("It is a cat.",))]).rows(["It is a cat!"])
        >>> metric.score(rows.sum(0)).round(2).tolist()
        [83.41]
    """

    Options: ClassVar[type[MetricOptions]] = ChrfOptions
    about = About(
        summary="F-score of character n-grams against the reference that gives the best score.",
        formula=(
            "100 * (1 + b^2) P R / (b^2 P + R); P and R are means over the orders that both "
            "sides have, b = 2"
        ),
        source="Popović 2015, 2017; Post 2018 (sacrebleu)",
        pitfalls=("Copying the original scores high; read it beside the copy control.",),
    )

    def __init__(self, options: MetricOptions) -> None:
        self._options = ChrfOptions.model_validate(options.model_dump())
        self.needs = needs_of(self._options.against)
        name = "chrf" + "+" * self._options.word_order
        self.signature = _signature(name, self._options)
        better = better_of(self._options.against, "higher")
        self.outputs = (Output(name, "points", better, 0.0, 100.0, "Character n-gram F-score."),)

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """Sort the references' n-grams, once for all systems."""
        return _ChrfScorer(segments, self._options)

    def score(self, totals: Rows) -> Scores:
        """Corpus chrF, 0 to 100, of summed counts."""
        return corpus_values(chrf_of(totals, self._options.beta), totals)

    def segment_scores(self, rows: Rows) -> Scores:
        """Sentence chrF, 0 to 100."""
        return chrf_of(rows, self._options.beta)[..., None]


class ChrfPlusPlus(Chrf):
    """chrF with word n-grams up to order 2."""

    Options: ClassVar[type[MetricOptions]] = ChrfPlusPlusOptions


class _ChrfScorer:
    """Rows of (rewrite, reference, match) counts of each order, against the best reference."""

    def __init__(self, segments: Sequence[Segment], options: ChrfOptions) -> None:
        self._options = options
        texts = targets(segments, options.against)
        flat = self._cased([text for own in texts for text in own])
        sizes = np.array([len(own) for own in texts], dtype=np.int64)
        self._first = np.cumsum(sizes) - sizes
        self._segment = np.repeat(np.arange(len(segments)), sizes)
        parted = self._parted(flat)
        self._words = Words(parted)
        sides = self._sides(flat, parted)
        self._matchers = [Matcher(lines, self._segment, order) for lines, order in sides]
        self._totals = _totals(sides)

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Counts of each order, shape (segments, 3 * orders)."""
        check_count(rewrites, len(self._first))
        cased = self._cased(rewrites)
        sides = self._sides(cased, self._parted(cased))
        pairs = zip(self._matchers, sides, strict=True)
        match = np.concatenate([matcher.match(lines) for matcher, (lines, _) in pairs], axis=-1)
        # sacrebleu does not count an order of the rewrite that the reference has nothing of.
        own = np.where(self._totals > 0, _totals(sides)[self._segment], 0)
        counts = np.stack([own, self._totals, match], axis=-1).reshape(len(own), 3 * own.shape[1])
        points = chrf_of(counts, self._options.beta)
        best = np.lexsort((-points, self._segment))[self._first]  # the first of equals
        rows: Rows = counts[best].astype(np.float64)
        return rows

    def _cased(self, lines: Sequence[str]) -> list[str]:
        return [line.lower() if self._options.case == "lc" else line for line in lines]

    def _parted(self, lines: Sequence[str]) -> list[list[str]]:
        """Words with the punctuation at their ends parted from them, as chrF++ counts them."""
        from sacrebleu.metrics.chrf import CHRF

        if not self._options.word_order:
            return []
        metric = CHRF()
        return [metric._remove_punctuation(line) for line in lines]

    def _sides(
        self, lines: Sequence[str], parted: Sequence[Sequence[str]]
    ) -> list[tuple[Lines, int]]:
        """Characters, then words where they are counted, each with its longest order."""
        options = self._options
        sides = [(characters(lines, whitespace=options.whitespace), options.char_order)]
        if options.word_order:
            sides.append((self._words.lines(parted), options.word_order))
        return sides


def _totals(sides: Sequence[tuple[Lines, int]]) -> Ints:
    """How many n-grams of each order each line has, (lines, orders)."""
    columns = [lines.totals(order + 1) for lines, longest in sides for order in range(longest)]
    return np.stack(columns, axis=-1)


def chrf_of(counts: Rows | Ints, beta: int) -> npt.NDArray[np.float64]:
    """Points of chrF for (rewrite, reference, match) counts of each order, (..., 3 * n) to (...).

    Example:
        >>> chrf_of(np.array([4.0, 4, 3]), 2).item()
        75.0
    """
    rewrite, reference, match = counts[..., 0::3], counts[..., 1::3], counts[..., 2::3]
    both = (rewrite > 0) & (reference > 0)
    orders = np.maximum(both.sum(axis=-1), 1)
    # Summed and multiplied in sacrebleu's order, so that equal references tie here as there.
    precision = sum(np.moveaxis(quotient(match * both, rewrite, 0.0), -1, 0)) / orders
    recall = sum(np.moveaxis(quotient(match * both, reference, 0.0), -1, 0)) / orders
    factor = beta**2
    above, below = (1 + factor) * precision * recall, factor * precision + recall
    return 100 * quotient(above, below, 0.0)


def _signature(name: str, options: ChrfOptions) -> Signature:
    choices = (
        ("against", options.against),
        ("case", options.case),
        ("eff", "yes"),
        ("nc", str(options.char_order)),
        ("nw", str(options.word_order)),
        ("beta", str(options.beta)),
        ("space", "yes" if options.whitespace else "no"),
        sacrebleu_version(),
    )
    return Signature(name, 1, choices)
