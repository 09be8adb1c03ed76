"""What a metric says about the bed: the drop of every item, and how well drops part the kinds."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from harness.analysis.meta_metrics import parse_wanted
from harness.errors import HarnessError, did_you_mean
from harness.metrics.base import Metric, Need, Scorer
from harness.metrics.registry import create
from harness.model import Finding, Segment
from meaning_bed.bed import Item

Floats = npt.NDArray[np.float64]


@runtime_checkable
class Explanation(Protocol):
    """What an explaining scorer gives: findings for each text."""

    @property
    def findings(self) -> Sequence[Sequence[Finding]]:
        """Findings of each text."""
        ...


@runtime_checkable
class Explains(Protocol):
    """A scorer that can say what it found."""

    def explain(self, rewrites: Sequence[str]) -> Explanation:
        """Findings on one rewrite for each segment."""
        ...


def auroc(positives: Floats, negatives: Floats) -> float:
    """The share of pairs in which the positive is greater, ties at half; NaN without a pair.

    Example:
        >>> auroc(np.array([0.3, 0.1]), np.array([0.1, 0.0]))
        0.875
    """
    if not len(positives) or not len(negatives):
        return math.nan
    ordered = np.sort(negatives)
    below = np.searchsorted(ordered, positives, side="left")
    up_to = np.searchsorted(ordered, positives, side="right")
    return float((below + up_to).mean() / (2 * len(negatives)))


def pooled_auroc(positives: Mapping[str, Floats], negatives: Mapping[str, Floats]) -> float:
    """AUROC over the pairs whose members are of one level: a drop of a document is a smaller one.

    Example:
        >>> one, two = {"sentence": np.array([1.0])}, {"sentence": np.array([0.0])}
        >>> pooled_auroc(one, two)
        1.0
    """
    total, won = 0, 0.0
    for level, values in positives.items():
        others = negatives.get(level, np.empty(0))
        if len(values) and len(others):
            pairs = len(values) * len(others)
            total, won = total + pairs, won + pairs * auroc(values, others)
    return won / total if total else math.nan


@dataclass(frozen=True)
class Measured:
    """A metric on the bed.

    Attributes:
        label: The metric and its output.
        drops: Score of the base less that of the edited text, more being better; one an item.
        scores: Score of the base; one an item.
        findings: Findings on the base and on the edited text; None where it explains nothing.
    """

    label: str
    drops: Floats
    scores: Floats
    findings: tuple[tuple[Sequence[Finding], Sequence[Finding]], ...] | None


@dataclass(frozen=True, slots=True)
class PairScores:
    """Scores of pairs.

    Attributes:
        values: One a pair; more is better.
        high: The output's greatest value, None where it has none.
        scorer: What scored them.
    """

    values: Floats
    high: float | None
    scorer: object


def score_pairs(
    originals: Sequence[str], rewrites: Sequence[str], request: str, output: str = ""
) -> PairScores:
    """One output of a metric on pairs of texts.

    Raises:
        HarnessError: The metric or its output is unknown, or it needs references.
    """
    metric, place = _chosen(request, output)
    scorer = metric.prepare([Segment(str(n), text) for n, text in enumerate(originals)])
    chosen = metric.outputs[place]
    return PairScores(_scores(metric, scorer, place, rewrites), chosen.high, scorer)


def measure(items: Sequence[Item], request: str, output: str = "") -> Measured:
    """Score the base and the edited text of every item against its original.

    Raises:
        HarnessError: The metric or its output is unknown, or it needs references.
    """
    metric, place = _chosen(request, output)
    scorer = metric.prepare([Segment(str(n), item.original) for n, item in enumerate(items)])
    texts = [item.base for item in items], [item.edited for item in items]
    base, edited = (_scores(metric, scorer, place, side) for side in texts)
    label = f"{request} {output}".strip()
    return Measured(label, base - edited, base, _findings(scorer, *texts))


def _chosen(request: str, output: str) -> tuple[Metric, int]:
    wanted = parse_wanted(request)
    metric = create(wanted.spec)
    if Need.REFERENCES in metric.needs:
        raise HarnessError(
            f"metric {wanted.label!r} needs references, the bed has originals alone",
            hint="a metric of meaning looks at the original",
        )
    return metric, _place(metric, output or wanted.output)


def _place(metric: Metric, output: str) -> int:
    names = [each.name for each in metric.outputs]
    if output and output not in names:
        raise HarnessError(
            f"no output {output!r}",
            hint=did_you_mean(output, names) or f"there are {', '.join(names)}",
        )
    return names.index(output) if output else 0


def _scores(metric: Metric, scorer: Scorer, place: int, texts: Sequence[str]) -> Floats:
    values = metric.segment_scores(scorer.rows(texts))[:, place]
    return -values if metric.outputs[place].better == "lower" else values


def _findings(
    scorer: object, bases: Sequence[str], edited: Sequence[str]
) -> tuple[tuple[Sequence[Finding], Sequence[Finding]], ...] | None:
    if not isinstance(scorer, Explains):
        return None
    before, after = scorer.explain(bases).findings, scorer.explain(edited).findings
    return tuple(zip(before, after, strict=True))


def has_new(
    before: Sequence[Finding], after: Sequence[Finding], severities: frozenset[str]
) -> bool:
    """Whether some kind of finding has become more frequent.

    Findings are counted by kind and severity rather than matched by their spans: an edit moves
    what stands behind it, and a control that rewords a passage with a known fault is not to be
    blamed for it.
    """
    counts = [
        Counter((each.kind, each.severity) for each in found if each.severity in severities)
        for found in (before, after)
    ]
    return bool(counts[1] - counts[0])


@dataclass(frozen=True, slots=True)
class KindResult:
    """One kind of edit.

    Attributes:
        auroc: Of a corruption against all controls; NaN for a control.
        drop: Mean drop.
        new_major: Share of items with a new major finding; NaN without findings. So too
            `new_any`, of any severity but info.
    """

    name: str
    kind: str
    n: int
    auroc: float
    drop: float
    new_major: float
    new_any: float


MAJOR, ANY = frozenset({"major"}), frozenset({"major", "minor"})


def results(items: Sequence[Item], measured: Measured) -> list[KindResult]:
    """A result for every kind of edit; items on which the metric has no value are left out."""
    known = np.isfinite(measured.drops)
    controls = _by_level(items, measured, known, "control", None)
    made: list[KindResult] = []
    for name, kind in dict.fromkeys((item.name, item.kind) for item in items):
        places = [n for n, item in enumerate(items) if item.name == name and known[n]]
        area = math.nan
        if kind == "corruption":
            area = pooled_auroc(_by_level(items, measured, known, kind, name), controls)
        major, any_new = (_share_new(measured, places, which) for which in (MAJOR, ANY))
        drop = float(measured.drops[places].mean()) if places else math.nan
        made.append(KindResult(name, kind, len(places), area, drop, major, any_new))
    return made


def _by_level(
    items: Sequence[Item],
    measured: Measured,
    known: npt.NDArray[np.bool_],
    kind: str,
    name: str | None,
) -> dict[str, Floats]:
    found: dict[str, list[float]] = {}
    for place, item in enumerate(items):
        if item.kind == kind and known[place] and name in {None, item.name}:
            found.setdefault(item.level, []).append(float(measured.drops[place]))
    return {level: np.asarray(values) for level, values in found.items()}


def _share_new(measured: Measured, places: Sequence[int], severities: frozenset[str]) -> float:
    if measured.findings is None or not places:
        return math.nan
    found = [measured.findings[place] for place in places]
    return sum(has_new(before, after, severities) for before, after in found) / len(found)
