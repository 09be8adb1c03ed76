"""How well two lists of numbers agree, under many weightings at once.

A resample of items is a vector of whole-number weights, as in `harness.statistics.resampling`; a
measure takes all resamples together and gives one number for each. Two metrics measured under the
same weights are paired.

Source: Pearson 1895; Spearman 1904; Kendall 1945 (tau-b); Kocmi et al. 2021, WMT (pairwise
accuracy); Deutsch, Foster and Freitag 2023, EMNLP 12914-12929 (tie calibration).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

MEASURES = ("pearson", "spearman", "kendall", "accuracy", "calibrated")
"""Names of the measures, in the order of the last axis of what `agreement` gives."""

_BLOCK = 1 << 22  # numbers in one temporary array: 32 MB
_CALIBRATED_ON = 3000  # rows that a tie threshold is chosen on at most (4.5 million pairs)


def unit_weights(units: Ints, resamples: int, seed: np.random.SeedSequence) -> Floats:
    """Weights of bootstrap resamples in which the rows of a unit are drawn together.

    Args:
        units: For each row the index of its unit, 0 to u - 1.
        resamples: How many.
        seed: Fixes the draws.

    Returns:
        Shape (resamples, rows), whole numbers.

    Example:
        >>> weights = unit_weights(np.array([0, 0, 1]), 4, np.random.SeedSequence(1))
        >>> weights.shape, bool((weights[:, 0] == weights[:, 1]).all())
        ((4, 3), True)
    """
    size = int(units.max()) + 1 if len(units) else 0
    generator = np.random.default_rng(seed)
    drawn = generator.multinomial(size, np.full(size, 1 / max(size, 1)), size=resamples)
    return drawn[:, units].astype(np.float64)


def weighted_ranks(values: Floats, weights: Floats) -> Floats:
    """Mean ranks when each value occurs as often as its weight says.

    Args:
        values: Shape (n,).
        weights: Shape (resamples, n), whole numbers.

    Returns:
        Shape (resamples, n).

    Example:
        >>> weighted_ranks(np.array([3.0, 1.0, 3.0]), np.ones((1, 3))).tolist()
        [[2.5, 1.0, 2.5]]
    """
    _, place = np.unique(values, return_inverse=True)
    order = np.argsort(place, kind="stable")
    starts = np.flatnonzero(np.diff(place[order], prepend=-1))
    groups = np.add.reduceat(weights[:, order], starts, axis=1)
    ranks = np.cumsum(groups, axis=1) - groups + (groups + 1) / 2
    return np.asarray(ranks[:, place], dtype=np.float64)


def pearson(x: Floats, y: Floats, weights: Floats) -> Floats:
    """Pearson's correlation along the last axis, NaN where a side does not vary.

    Args:
        x: Shape (n,) or (resamples, n).
        y: The same.
        weights: Shape (resamples, n).

    Returns:
        Shape (resamples,).

    Example:
        >>> x, y = np.array([1.0, 2.0, 4.0]), np.array([1.0, 3.0, 2.0])
        >>> pearson(x, y, np.ones((1, 3))).round(6).tolist()
        [0.327327]
    """
    x, scale_x = _centered(x, weights)
    y, scale_y = _centered(y, weights)
    covariance = (weights * x * y).sum(axis=-1)
    spread_x, spread_y = (weights * x * x).sum(axis=-1), (weights * y * y).sum(axis=-1)
    varies = (spread_x > scale_x) & (spread_y > scale_y)
    safe = np.where(varies, spread_x * spread_y, 1.0)
    return np.asarray(np.where(varies, covariance / np.sqrt(safe), np.nan), dtype=np.float64)


def _centered(values: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Values about their weighted mean, and the spread that rounding alone could make."""
    total = weights.sum(axis=-1)
    mean = (weights * values).sum(axis=-1) / np.where(total == 0, np.nan, total)
    rounding = total * (1e-13 * np.abs(values).max(axis=-1, initial=0.0)) ** 2
    return values - mean[..., None], rounding


def spearman(x: Floats, y: Floats, weights: Floats) -> Floats:
    """Spearman's correlation of x and y, both (n,), under weights (resamples, n)."""
    return pearson(weighted_ranks(x, weights), weighted_ranks(y, weights), weights)


@dataclass(frozen=True)
class Pairs:
    """All pairs of rows, or those within a group, counted under many weightings.

    A pair of a row with its own copy in a resample is no pair.

    Args:
        x: Shape (n,): a metric.
        y: Shape (n,): people.
        groups: Shape (n,): only rows of one group are paired; None pairs all.
    """

    x: Floats
    y: Floats
    groups: Ints | None = None

    def threshold(self, seed: np.random.SeedSequence) -> float:
        """The difference up to which the metric is best said to be tied (Deutsch et al. 2023).

        The least of those that maximize the calibrated accuracy; beyond 3,000 rows it is chosen
        on as many drawn at random.
        """
        chosen = np.arange(len(self.x))
        if len(chosen) > _CALIBRATED_ON:
            generator = np.random.default_rng(seed)
            chosen = np.sort(generator.choice(len(chosen), _CALIBRATED_ON, replace=False))
        x, y = self.x[chosen], self.y[chosen]
        first, second = np.triu_indices(len(chosen), 1)
        if self.groups is not None:
            together = self.groups[chosen][first] == self.groups[chosen][second]
            first, second = first[together], second[together]
        if not len(first):
            return 0.0
        apart, people = x[first] - x[second], y[first] - y[second]
        gain = np.where(people == 0, 1, -(np.sign(apart) == np.sign(people)).astype(np.int64))
        distance = np.abs(apart)
        order = np.argsort(distance, kind="stable")
        ends = np.flatnonzero(np.diff(distance[order], append=np.inf))
        gained = np.cumsum(gain[order])[ends]
        candidates = distance[order][ends]
        if candidates[0] > 0:
            candidates, gained = np.append(0.0, candidates), np.append(0, gained)
        return float(candidates[int(np.argmax(gained))])

    def measures(self, weights: Floats, threshold: float) -> Floats:
        """Kendall's tau-b, pairwise accuracy and calibrated accuracy, shape (resamples, 3).

        Pairwise accuracy is the share of pairs that people rank which the metric ranks the same
        way. Calibrated accuracy is over all pairs: both tied, or ranked the same way, where the
        metric is tied up to the threshold.
        """
        every = self._tied(weights)
        tied_x, tied_y = self._tied(weights, self.x), self._tied(weights, self.y)
        both_untied = every - tied_x - tied_y + self._tied(weights, self.x, self.y)
        balance, agreed = self._compared(weights, threshold)
        with np.errstate(invalid="ignore", divide="ignore"):
            tau = balance / np.sqrt((every - tied_x) * (every - tied_y))
            accuracy = (balance + both_untied) / 2 / (every - tied_y)
            calibrated = agreed / every
        return np.stack([tau, accuracy, calibrated], axis=-1)

    def _tied(self, weights: Floats, *sides: Floats) -> Floats:
        """Ordered pairs that are equal on all sides; without a side, all pairs."""
        keys = [*sides] if self.groups is None else [self.groups.astype(np.float64), *sides]
        if not keys:
            groups = weights.sum(axis=1, keepdims=True)
        else:
            _, place = np.unique(np.stack(keys, axis=1), axis=0, return_inverse=True)
            order = np.argsort(place.ravel(), kind="stable")
            starts = np.flatnonzero(np.diff(place.ravel()[order], prepend=-1))
            groups = np.add.reduceat(weights[:, order], starts, axis=1)
        return np.asarray((groups**2).sum(axis=1) - (weights**2).sum(axis=1), dtype=np.float64)

    def _compared(self, weights: Floats, threshold: float) -> tuple[Floats, Floats]:
        """Concordant less discordant ordered pairs, and those that agree up to a threshold."""
        size = len(self.x)
        # Sums of small whole numbers: exact in single precision up to 16 million.
        light = weights.astype(np.float32)
        balance, agreed = np.zeros(len(weights)), np.zeros(len(weights))
        step = max(1, _BLOCK // max(size, 1))
        for start in range(0, size, step):
            block = slice(start, min(start + step, size))
            apart = self.x[block, None] - self.x
            people = np.sign(self.y[block, None] - self.y)
            paired = np.ones(people.shape, dtype=np.bool_)
            if self.groups is not None:
                paired = self.groups[block, None] == self.groups
            paired[np.arange(block.stop - start), np.arange(start, block.stop)] = False
            ranks = np.where(paired, np.sign(apart) * people, 0)
            same = np.where(np.abs(apart) <= threshold, people == 0, ranks > 0) & paired
            balance += ((light @ ranks.T.astype(np.float32)) * weights[:, block]).sum(axis=1)
            agreed += ((light @ same.T.astype(np.float32)) * weights[:, block]).sum(axis=1)
        return balance, agreed


def agreement(
    x: Floats, y: Floats, weights: Floats, threshold: float = 0.0, groups: Ints | None = None
) -> Floats:
    """Every measure of `MEASURES` between x and y, under many weightings.

    Args:
        x: Shape (n,), without NaN: a metric.
        y: Shape (n,), without NaN: people.
        weights: Shape (resamples, n).
        threshold: Up to which the metric is tied, for the calibrated accuracy.
        groups: Pair only rows of one group (not for Pearson and Spearman); None pairs all.

    Returns:
        Shape (resamples, 5); NaN where a measure does not exist.

    Example:
        >>> x, y = np.array([1.0, 2.0, 3.0, 3.0]), np.array([1.0, 3.0, 2.0, 4.0])
        >>> agreement(x, y, np.ones((1, 4))).round(3).tolist()
        [[0.674, 0.632, 0.548, 0.667, 0.667]]
    """
    step = max(1, _BLOCK // max(len(x), 1))
    parts = [
        np.stack([pearson(x, y, each), spearman(x, y, each)], axis=-1)
        for each in np.split(weights, range(step, len(weights), step))
    ]
    pairs = Pairs(x, y, groups).measures(weights, threshold)
    return np.concatenate([np.concatenate(parts), pairs], axis=1)


def system_agreement(x: Floats, y: Floats) -> Floats:
    """Every measure between scores of systems, one row a resample.

    Args:
        x: Shape (resamples, systems): a metric; NaN where a system has no score.
        y: The same: people.

    Returns:
        Shape (resamples, 5). The calibrated accuracy is NaN: people hardly tie whole systems.
    """
    step = max(1, _BLOCK // max(x.shape[1] ** 2, 1))
    starts = range(step, len(x), step)
    parts = [
        _system_agreement(a, b)
        for a, b in zip(np.split(x, starts), np.split(y, starts), strict=True)
    ]
    return np.concatenate(parts)


def _system_agreement(x: Floats, y: Floats) -> Floats:
    ones = np.ones(x.shape)
    sign_x, sign_y = (np.sign(side[:, :, None] - side[:, None, :]) for side in (x, y))
    rank_x, rank_y = (sign.sum(axis=2) for sign in (sign_x, sign_y))
    balance = (sign_x * sign_y).sum(axis=(1, 2))
    untied_x, untied_y = np.abs(sign_x).sum(axis=(1, 2)), np.abs(sign_y).sum(axis=(1, 2))
    same = (sign_x * sign_y > 0).sum(axis=(1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        tau, accuracy = balance / np.sqrt(untied_x * untied_y), same / untied_y
    accuracy = np.where(np.isnan(balance), np.nan, accuracy)
    nothing = np.full(len(x), np.nan)
    pearsons = pearson(x, y, ones), pearson(rank_x, rank_y, ones)
    return np.stack([*pearsons, tau, accuracy, nothing], axis=-1)


def split_halves(ratings: Floats, generator: np.random.Generator) -> tuple[Floats, Floats]:
    """Mean ratings of two random halves of the raters of each row.

    Args:
        ratings: Shape (n, raters), NaN where someone did not rate.
        generator: Draws the halves, row by row.

    Returns:
        Two arrays of shape (n,); of an odd number of raters one half has one more. NaN where a
        row has fewer than two.
    """
    present = ~np.isnan(ratings)
    keys = np.where(present, generator.random(ratings.shape), np.inf)
    place = np.argsort(np.argsort(keys, axis=1), axis=1)
    counts = present.sum(axis=1)
    halves = (counts + generator.integers(0, 2, len(counts))) // 2
    first = present & (place < halves[:, None])
    return _means(ratings, first, counts), _means(ratings, present & ~first, counts)


def _means(ratings: Floats, chosen: npt.NDArray[np.bool_], counts: Ints) -> Floats:
    size = chosen.sum(axis=1)
    total = np.where(chosen, ratings, 0.0).sum(axis=1)
    usable = (counts > 1) & (size > 0)
    return np.where(usable, total / np.where(size == 0, 1, size), np.nan)


def spearman_brown(half: float) -> float:
    """The reliability of all raters from the correlation of two halves (Spearman, Brown 1910).

    Example:
        >>> spearman_brown(0.5)
        0.6666666666666666
    """
    return 2 * half / (1 + half) if half > -1 else math.nan


def two_sided(differences: Floats) -> float:
    """Bootstrap p-value of a difference: twice the share of resamples on the other side of 0.

    One is added to both counts, since a p-value of 0 cannot follow from finitely many draws.

    Example:
        >>> two_sided(np.full(999, 0.1))
        0.002
    """
    known = differences[~np.isnan(differences)]
    if not len(known):
        return math.nan
    least = min(int((known <= 0).sum()), int((known >= 0).sum()))
    return min(1.0, 2 * (1 + least) / (len(known) + 1))


def williams(first: float, second: float, between: float, count: int) -> tuple[float, float]:
    """Williams' test that two metrics have the same Pearson correlation with one set of ratings.

    It takes the rows to be independent, and normal.

    Args:
        first: Correlation of the first metric with people.
        second: Of the second metric with people.
        between: Of the two metrics with each other.
        count: Rows; more than 3.

    Returns:
        Student's t with count - 3 degrees of freedom, and its two-sided p-value; NaN where it
        does not exist.

    Source: Williams 1959; Steiger 1980, Psychological Bulletin 87:245-251, equation 7.
    """
    determinant = 1 - first**2 - second**2 - between**2 + 2 * first * second * between
    mean = (first + second) / 2
    if count <= 3 or math.isnan(determinant):
        return math.nan, math.nan
    below = 2 * determinant * (count - 1) / (count - 3) + mean**2 * (1 - between) ** 3
    if below <= 0:
        return math.nan, math.nan
    t = (first - second) * math.sqrt((count - 1) * (1 + between) / below)
    return t, student_two_sided(t, count - 3)


def student_two_sided(t: float, freedom: int) -> float:
    """Probability that Student's t of a whole number of degrees of freedom is as far from 0.

    Source: Abramowitz and Stegun 1964, 26.7.3 and 26.7.4.

    Example:
        >>> round(student_two_sided(2.228139, 10), 6)
        0.05
    """
    angle = math.atan2(abs(t), math.sqrt(freedom))
    cosine = math.cos(angle) ** 2
    odd = freedom % 2 == 1
    term = math.cos(angle) if odd else 1.0
    total = term if freedom > 1 else 0.0
    for step in range(3 if odd else 2, freedom - 1, 2):
        term *= cosine * (step - 1) / step
        total += term
    inside = math.sin(angle) * total
    inside = 2 / math.pi * (angle + inside) if odd else inside
    return min(1.0, max(0.0, 1 - inside))
