"""The contract of a metric: a pair of texts becomes a row of counts; the rest is arithmetic.

`Metric.prepare` does once what all systems share (tokenised originals, reference n-grams);
`Scorer.rows` turns one system's rewrites into additive rows; `Metric.score` is a vectorised
function of a row, of a sum of rows, or of ten thousand resampled sums. Corpus values, segment
values, intervals, paired tests and slices all follow from those three.
"""

from __future__ import annotations

import enum
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict

from harness.model import Finding, Segment, Signature, reference_count

Rows = npt.NDArray[np.float64]
"""Shape (..., k): counts that may be added over segments."""

Scores = npt.NDArray[np.float64]
"""Shape (..., number of outputs)."""

Better = Literal["higher", "lower", "neither"]


class Need(enum.StrEnum):
    """What a metric cannot do without; checked before anything runs."""

    ORIGINAL = "original"
    REFERENCES = "references"
    MODEL = "model"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Output:
    """One number that a metric gives.

    Attributes:
        name: Short and unique within the metric.
        unit: What it counts: ``points``, ``grade``, ``ratio``, ``words`` and so on.
        better: Which direction is good.
        low: Least possible value, None where there is none.
        high: Greatest possible value, None where there is none.
        about: One sentence.
    """

    name: str
    unit: str
    better: Better
    low: float | None = None
    high: float | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What `harness metrics NAME` prints beside outputs, options and signature."""

    summary: str
    formula: str
    source: str
    pitfalls: tuple[str, ...] = ()


class MetricOptions(BaseModel):
    """The choices of a metric that a user may set; unknown names are refused.

    A subclass gives each field a type (`Literal` for a closed choice), a default and a
    description. Every field that can move the number goes into the signature.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)


class Scorer(Protocol):
    """A metric made ready for some segments."""

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Additive rows, shape (number of segments, k), of one rewrite for each segment."""
        ...


@dataclass(frozen=True, slots=True)
class Explained:
    """Rows with what stands behind them.

    Attributes:
        rows: What `Scorer.rows` gives for the same rewrites.
        findings: For each rewrite what was found, worst first.
    """

    rows: Rows
    findings: tuple[tuple[Finding, ...], ...]


@runtime_checkable
class ExplainingScorer(Scorer, Protocol):
    """A scorer that can say what stands behind its rows."""

    def explain(self, rewrites: Sequence[str]) -> Explained:
        """Rows and findings in one go."""
        ...


class Metric(ABC):
    """A family of numbers about rewrites, fixed by its options.

    Subclasses set `Options`, `about`, `needs`, and in ``__init__(options)`` the attributes
    `signature` and `outputs`. The first output is the one that stands for the metric.
    """

    Options: ClassVar[type[MetricOptions]] = MetricOptions
    about: ClassVar[About]
    needs: frozenset[Need] = frozenset({Need.ORIGINAL})
    signature: Signature
    outputs: tuple[Output, ...]

    @abstractmethod
    def __init__(self, options: MetricOptions) -> None: ...

    @abstractmethod
    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """Do once what every system on these segments shares."""

    @abstractmethod
    def score(self, totals: Rows) -> Scores:
        """Corpus values of summed rows: (..., k) to (..., number of outputs).

        NaN where a value does not exist (a mean over nothing), never a made-up zero.
        """

    def segment_scores(self, rows: Rows) -> Scores:
        """Values of single segments; differs from `score` only where the field's practice does."""
        return self.score(rows)

    def signed(self, segments: Sequence[Segment]) -> Signature:
        """The signature with the number of references, where references move the number."""
        if Need.REFERENCES not in self.needs:
            return self.signature
        return self.signature.with_choice("refs", reference_count(segments))
