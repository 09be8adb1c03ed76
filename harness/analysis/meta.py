"""Metrics against people: how well each follows human ratings, and how well people follow people.

The unit of the segment level is a rated rewrite, with its mean rating over raters; the unit of
the system level is a system, with its mean rating and its corpus score. Intervals resample items,
so that the rewrites of one original stay together. All metrics see the same resamples, which
makes the test between two of them a paired one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from harness.analysis.meta_metrics import Candidate, weighted_mean
from harness.analysis.meta_raters import Ceiling, ceiling
from harness.analysis.ratings import LEAST_ITEMS, Ratings
from harness.errors import HarnessError, did_you_mean
from harness.statistics.correlation import (
    MEASURES,
    Pairs,
    agreement,
    pearson,
    system_agreement,
    two_sided,
    unit_weights,
    williams,
)
from harness.statistics.resampling import percentile_interval
from harness.statistics.seeds import named_child

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LEAST_SYSTEMS = 3
SEGMENT, SYSTEM = "segment", "system"


@dataclass(frozen=True)
class MetaOptions:
    """How agreement is measured.

    Attributes:
        resamples: Bootstrap resamples of items; 0 makes no intervals and no tests.
        confidence: Coverage of the intervals.
        seed: Fixes every draw.
        within_items: Pair only rewrites of one original (Kendall and the accuracies).
    """

    resamples: int = 1000
    confidence: float = 0.95
    seed: int = 0
    within_items: bool = False


@dataclass(frozen=True)
class Agreement:
    """One measure of one metric at one level; NaN where it does not exist."""

    level: str
    metric: str
    measure: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Difference:
    """Two metrics against the same ratings.

    Attributes:
        difference: Measure of the first less that of the second.
        p: Two-sided, of the paired bootstrap over items; not adjusted for how many are compared.
        williams_p: Of Williams' test; for Pearson at the segment level alone, else NaN.
    """

    level: str
    first: str
    second: str
    measure: str
    difference: float
    low: float
    high: float
    p: float
    williams_p: float


@dataclass(frozen=True)
class Study:
    """Everything on one aspect.

    Attributes:
        thresholds: Of each metric, the difference up to which it counts as tied.
        notes: What the reader of the table should know.
    """

    aspect: str
    pairs: int
    items: int
    systems: int
    ceiling: Ceiling
    agreements: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    thresholds: dict[str, float]
    notes: tuple[str, ...]


def study(
    ratings: Ratings, aspect: str, candidates: Sequence[Candidate], options: MetaOptions
) -> Study:
    """Measure metrics against the ratings of one aspect.

    Args:
        ratings: Rated rewrites.
        aspect: One of its aspects.
        candidates: Metrics on the same rewrites.
        options: How.

    Raises:
        HarnessError: There is no such aspect or no metric, or fewer than `LEAST_ITEMS` items
            have both a rating and a value of every metric.
    """
    if aspect not in ratings.scores:
        raise HarnessError(
            f"{ratings.name} has no ratings of {aspect!r}",
            hint=did_you_mean(aspect, ratings.scores) or f"it has {', '.join(ratings.scores)}",
        )
    if not candidates:
        raise HarnessError("no metric to compare with the ratings", hint="name one with --metric")
    return _Study(ratings, aspect, candidates, options).result()


class _Study:
    """The work of `study`."""

    def __init__(
        self, ratings: Ratings, aspect: str, candidates: Sequence[Candidate], options: MetaOptions
    ) -> None:
        self._aspect, self._options = aspect, options
        self._notes: list[str] = []
        chosen = self._usable(ratings, candidates)
        self._people = ratings.means(aspect)[chosen]
        self._scores = ratings.scores[aspect][chosen]
        self._candidates = [each.keep(chosen) for each in candidates]
        _, self._units = np.unique(ratings.units[chosen], return_inverse=True)
        self._systems = self._system_places(ratings, chosen)
        self._note_constants()

    def _usable(self, ratings: Ratings, candidates: Sequence[Candidate]) -> npt.NDArray[np.bool_]:
        """Pairs with a rating and a value of every metric: what is compared must be the same."""
        chosen = ~np.isnan(ratings.means(self._aspect))
        for each in candidates:
            lacking = int((chosen & ~np.isfinite(each.values)).sum())
            if lacking:
                self._notes.append(f"rewrites left out: {lacking}, where {each.label} has no value")
            chosen &= np.isfinite(each.values)
        items = len(np.unique(ratings.units[chosen]))
        if items < LEAST_ITEMS:
            raise HarnessError(
                f"{ratings.name}: {items} items have both ratings of {self._aspect!r} and values "
                f"of every metric; at least {LEAST_ITEMS} are needed",
                hint="; ".join(self._notes) or None,
            )
        return chosen

    def _system_places(self, ratings: Ratings, chosen: npt.NDArray[np.bool_]) -> list[Ints]:
        if not ratings.systems:
            self._notes.append("the file names no systems, so there is no system level")
            return []
        names = np.asarray(ratings.systems, dtype=object)[chosen]
        places = [np.flatnonzero(names == name) for name in dict.fromkeys(names)]
        if len(places) < LEAST_SYSTEMS:
            count = "1 system" if len(places) == 1 else f"{len(places)} systems"
            self._notes.append(f"{count} only, so there is no system level")
            return []
        items = {frozenset(self._units[at].tolist()) for at in places}
        if len(items) > 1:
            self._notes.append("systems were not rated on the same originals")
        return places

    def _note_constants(self) -> None:
        if np.ptp(self._people) == 0:
            self._notes.append("every rating is the same, so no correlation exists")
        for each in self._candidates:
            if np.ptp(each.values) == 0:
                self._notes.append(f"{each.label} is the same everywhere: no correlation exists")

    def result(self) -> Study:
        options = self._options
        groups = self._units if options.within_items else None
        people = ceiling(
            self._scores, self._systems, named_child(options.seed, "meta", "halves"), groups
        )
        self._notes += people.notes
        ones = np.ones((1, len(self._people)))
        seed = named_child(options.seed, "meta", "bootstrap")
        weights = np.concatenate([ones, unit_weights(self._units, options.resamples, seed)])
        ties = named_child(options.seed, "meta", "ties")
        thresholds = {
            each.label: Pairs(each.values, self._people, groups).threshold(ties)
            for each in self._candidates
        }
        # First the value itself, then its resamples: shape (1 + resamples, measures).
        levels = {
            SEGMENT: {
                each.label: agreement(
                    each.values, self._people, weights, thresholds[each.label], groups
                )
                for each in self._candidates
            }
        }
        if self._systems:
            means = np.stack(
                [weighted_mean(self._people[at], weights[:, at]) for at in self._systems], axis=1
            )
            levels[SYSTEM] = {
                each.label: system_agreement(each.of_systems(self._systems, weights), means)
                for each in self._candidates
            }
        return Study(
            aspect=self._aspect,
            pairs=len(self._people),
            items=int(self._units.max()) + 1,
            systems=len(self._systems),
            ceiling=people,
            agreements=tuple(
                each for level, found in levels.items() for each in self._agreements(level, found)
            ),
            differences=tuple(
                each for level, found in levels.items() for each in self._differences(level, found)
            ),
            thresholds=thresholds,
            notes=tuple(dict.fromkeys(self._notes)),
        )

    def _agreements(self, level: str, found: dict[str, Floats]) -> list[Agreement]:
        agreements: list[Agreement] = []
        for label, values in found.items():
            bounds = percentile_interval(values[1:], self._options.confidence)
            agreements += [
                Agreement(
                    level,
                    label,
                    measure,
                    float(values[0, index]),
                    float(bounds.low[index]),
                    float(bounds.high[index]),
                )
                for index, measure in enumerate(MEASURES)
            ]
        return agreements

    def _differences(self, level: str, found: dict[str, Floats]) -> list[Difference]:
        differences: list[Difference] = []
        for (first, one), (second, two) in combinations(found.items(), 2):
            apart = one - two
            bounds = percentile_interval(apart[1:], self._options.confidence)
            for index, measure in enumerate(MEASURES):
                steiger = math.nan
                if level == SEGMENT and measure == "pearson":
                    steiger = self._williams(first, second, one[0, index], two[0, index])
                differences.append(
                    Difference(
                        level,
                        first,
                        second,
                        measure,
                        float(apart[0, index]),
                        float(bounds.low[index]),
                        float(bounds.high[index]),
                        two_sided(apart[1:, index]),
                        steiger,
                    )
                )
        return differences

    def _williams(self, first: str, second: str, one: float, two: float) -> float:
        values = {each.label: each.values for each in self._candidates}
        ones = np.ones((1, len(self._people)))
        between = float(pearson(values[first], values[second], ones)[0])
        return williams(float(one), float(two), between, len(self._people))[1]
