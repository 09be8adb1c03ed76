"""What a comparison is asked for and what it found: values, without any work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Test = Literal["bootstrap", "randomization", "permutation"]
IntervalKind = Literal["percentile", "bca"]
Correction = Literal["holm", "bh", "none"]

NOT_SHOWN = "not shown"


@dataclass(frozen=True)
class Method:
    """How differences are tested.

    Attributes:
        test: Where p comes from: resampled segments, systems swapped at random on the corpus
            score, or signs permuted on the means of segment scores.
        interval: How the bounds of the difference are read off the resamples.
        resamples: How many, for interval and test alike.
        correction: How p is adjusted over the family.
        confidence: Of the interval; one minus it is the level of the test.
        power: The chance of seeing the smallest effect that is reported as visible.
        seed: None takes the seed of the first run.
    """

    test: Test = "bootstrap"
    interval: IntervalKind = "percentile"
    resamples: int = 10_000
    correction: Correction = "holm"
    confidence: float = 0.95
    power: float = 0.8
    seed: int | None = None

    @property
    def alpha(self) -> float:
        """Level of the test."""
        return 1 - self.confidence


@dataclass(frozen=True)
class Choice:
    """What is compared, and what is shown of it.

    Attributes:
        metrics: Labels; all that both sides have where empty.
        every: Every output, not the main ones alone.
        worst: How many of the segments on which the candidate lost most.
        by: The output, as ``metric.output``, that says which segments those are.
        allow_partial: Compare the shared segments of different corpora.
    """

    metrics: tuple[str, ...] = ()
    every: bool = False
    worst: int = 5
    by: str | None = None
    allow_partial: bool = False


@dataclass(frozen=True)
class Difference:
    """One output of one metric on both sides; NaN where a number does not exist.

    Attributes:
        first: Value of the baseline on the segments that both have.
        second: Value of the candidate.
        delta: Candidate minus baseline.
        standard_error: Of delta, from the resamples.
        p_adjusted: p over the whole family.
        detectable: The smallest true difference that this corpus shows with the power of the
            method; under Holm at the level of its strictest step.
        wins: Segments on which the candidate is better; higher where neither is better.
        n: Segments compared.
        missing: Aligned segments without a row on one side or the other.
        outcome: ``better``, ``worse``, ``higher``, ``lower``, or ``not shown``.
    """

    metric: str
    output: str
    better: str
    signature: str
    first: float
    second: float
    delta: float
    low: float
    high: float
    p: float
    standard_error: float
    wins: int
    ties: int
    losses: int
    n: int
    missing: int
    p_adjusted: float = float("nan")
    detectable: float = float("nan")
    outcome: str = NOT_SHOWN

    @property
    def name(self) -> str:
        """``metric.output``."""
        return f"{self.metric}.{self.output}"


@dataclass(frozen=True)
class WorstSegment:
    """A segment on which the candidate lost, with both texts where the runs hold text."""

    segment: str
    first: float
    second: float
    original: str | None = None
    first_rewrite: str | None = None
    second_rewrite: str | None = None


@dataclass(frozen=True)
class Comparison:
    """A candidate against its baseline.

    Attributes:
        segments: Aligned segments.
        worst_by: The output that orders `worst`, None where there is no such list.
        worst: The segments on which the candidate lost most, worst first.
        notes: What the reader of the numbers should know.
    """

    first: str
    second: str
    segments: int
    differences: tuple[Difference, ...]
    worst_by: str | None
    worst: tuple[WorstSegment, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Comparisons:
    """All comparisons of one call: one family of tests.

    Attributes:
        method: How they were made, the seed included.
        family: How many p-values were adjusted together.
        notes: What holds for all of them.
    """

    comparisons: tuple[Comparison, ...]
    method: Method
    corpus: str
    family: int
    notes: tuple[str, ...]
