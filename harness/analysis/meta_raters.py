"""How well people agree with people: what a metric can be asked for at most."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from harness.statistics.correlation import (
    MEASURES,
    agreement,
    spearman_brown,
    split_halves,
    system_agreement,
)

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_SPLITS, _SPLITS_OF_MANY, _MANY = 100, 20, 1000
_MOST_VALUES = 1000  # distinct ratings: nltk's sums grow with their square (1,000 take a second)
_NOTHING: Mapping[tuple[str, str], float] = MappingProxyType({})


@dataclass(frozen=True)
class Ceiling:
    """The agreement of raters among each other.

    Attributes:
        raters: How many there are in all.
        each: Mean number of ratings of a rewrite.
        alpha: Krippendorff's alpha with the interval distance; NaN where it does not exist.
        halves: By level and measure, the mean over random splits of the agreement of two halves
            of the raters; a pair without a value is absent.
        notes: Why something is absent.
    """

    raters: int
    each: float
    alpha: float
    halves: Mapping[tuple[str, str], float]
    notes: tuple[str, ...] = ()

    def half(self, level: str, measure: str) -> float:
        """Agreement of two halves, NaN where there is none."""
        return self.halves.get((level, measure), math.nan)

    def full(self, level: str, measure: str) -> float:
        """The same stepped up to all raters (Spearman-Brown), for the two linear correlations."""
        if measure not in {"pearson", "spearman"}:
            return math.nan
        return spearman_brown(self.half(level, measure))


def ceiling(
    scores: Floats,
    systems: Sequence[Ints],
    seed: np.random.SeedSequence,
    groups: Ints | None = None,
) -> Ceiling:
    """Krippendorff's alpha and the split-half agreement of raters.

    Args:
        scores: Shape (pairs, raters), NaN where someone did not rate.
        systems: Pairs of each system; empty where there is no system level.
        seed: Fixes the splits.
        groups: Pair only rows of one group; None pairs all.
    """
    counts = (~np.isnan(scores)).sum(axis=1)
    raters, each = scores.shape[1], float(counts.mean())
    if not (counts > 1).any():
        note = "one rating a rewrite: the raters' own agreement cannot be known"
        return Ceiling(raters, each, math.nan, _NOTHING, (note,))
    notes: list[str] = []
    alpha = krippendorff_alpha(scores)
    if math.isnan(alpha):
        notes.append(
            "no Krippendorff's alpha: all ratings are equal, or more than "
            f"{_MOST_VALUES:,} distinct ones"
        )
    halves = _halves(scores, systems, np.random.default_rng(seed), groups)
    return Ceiling(raters, each, alpha, halves, tuple(notes))


def krippendorff_alpha(scores: Floats) -> float:
    """Krippendorff's alpha of ratings on an interval scale, through nltk.

    Args:
        scores: Shape (pairs, raters), NaN where someone did not rate.

    Returns:
        1 where raters agree in everything, 0 where they agree as by chance; NaN where all ratings
        are equal or there are more than 1,000 distinct ones.

    Source: Krippendorff 2004, Content Analysis, chapter 11.

    Example:
        >>> round(krippendorff_alpha(np.array([[1.0, 1.0], [2.0, 3.0], [5.0, 4.0]])), 4)
        0.875
    """
    from nltk.metrics.agreement import AnnotationTask
    from nltk.metrics.distance import interval_distance

    shared = scores[(~np.isnan(scores)).sum(axis=1) > 1]
    if not shared.size or np.nanmax(shared) == np.nanmin(shared):
        return math.nan
    if len(np.unique(shared[~np.isnan(shared)])) > _MOST_VALUES:
        return math.nan
    triples = [
        (rater, row, float(shared[row, rater])) for row, rater in np.argwhere(~np.isnan(shared))
    ]
    return float(AnnotationTask(triples, distance=interval_distance).alpha())


def _halves(
    scores: Floats,
    systems: Sequence[Ints],
    generator: np.random.Generator,
    groups: Ints | None,
) -> Mapping[tuple[str, str], float]:
    found: dict[tuple[str, str], list[float]] = {}
    for _ in range(_SPLITS if len(scores) <= _MANY else _SPLITS_OF_MANY):
        first, second = split_halves(scores, generator)
        known = ~np.isnan(first) & ~np.isnan(second)
        ones = np.ones((1, int(known.sum())))
        within = None if groups is None else groups[known]
        levels = {"segment": agreement(first[known], second[known], ones, groups=within)}
        if systems:
            sides = [_of_systems(side, systems) for side in (first, second)]
            levels["system"] = system_agreement(*sides)
        for level, values in levels.items():
            for index, measure in enumerate(MEASURES[:-1]):
                found.setdefault((level, measure), []).append(float(values[0, index]))
    return {key: _mean(values) for key, values in found.items()}


def _of_systems(values: Floats, systems: Sequence[Ints]) -> Floats:
    return np.asarray([[_mean(values[pairs].tolist()) for pairs in systems]], dtype=np.float64)


def _mean(values: Sequence[float]) -> float:
    known = [value for value in values if not math.isnan(value)]
    return sum(known) / len(known) if known else math.nan
