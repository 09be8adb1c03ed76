"""The bootstrap on additive rows: draw weights, multiply, score.

A resample of segments is a vector of whole-number weights, so the summed rows of a thousand
resamples are one matrix product. Segments of one document are drawn together, because they are
not independent; their rows are summed first, and documents are what is drawn.

Source: Efron 1979, Annals of Statistics 7:1-26; for metrics on corpora, Koehn 2004, EMNLP.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from harness.errors import HarnessError

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_BLOCK = 1024  # units drawn at a time: bounds memory to some 25 MB at 1,000 resamples
_KEPT = 1 << 27  # weights kept between calls, a byte each: 128 MB at most


@dataclass(frozen=True)
class Interval:
    """Bounds of a confidence interval, one for each output; NaN where it does not exist."""

    low: Floats
    high: Floats


def unit_indices(documents: Sequence[str | None]) -> Ints:
    """For each segment the index of what is drawn: its document, or itself where it has none.

    Example:
        >>> unit_indices(["a", None, "a", None]).tolist()
        [0, 1, 0, 2]
    """
    seen: dict[tuple[str, str | int], int] = {}
    units = [
        seen.setdefault(("document", name) if name is not None else ("segment", index), len(seen))
        for index, name in enumerate(documents)
    ]
    return np.asarray(units, dtype=np.int64)


def unit_sums(rows: Floats, units: Ints) -> Floats:
    """Rows added up within each unit: (segments, k) to (units, k).

    Example:
        >>> unit_sums(np.array([[1.0], [2.0], [4.0]]), np.array([0, 1, 0])).tolist()
        [[5.0], [2.0]]
    """
    size = int(units.max()) + 1 if len(units) else 0
    if size == len(rows) and (np.bincount(units) == 1).all():
        if rows.flags.c_contiguous and (units[1:] > units[:-1]).all():
            return rows
        summed = np.empty_like(rows)
        summed[units] = rows
        return summed
    summed = np.zeros((size, rows.shape[1]))
    np.add.at(summed, units, rows)
    return summed


def known_rows(*tables: Floats) -> Bools:
    """Which segments have a row without NaN in every table: (segments, k) each to (segments,).

    Example:
        >>> known_rows(np.array([[1.0], [np.nan]]), np.array([[1.0], [2.0]])).tolist()
        [True, False]
    """
    missing = np.column_stack([np.isnan(rows).any(axis=1) for rows in tables])
    return np.asarray(~missing.any(axis=1), dtype=np.bool_)


class Bootstrap:
    """Resampled sums of rows; the same draws for every system and metric, hence paired.

    Args:
        units: For each segment the index of its unit (see `unit_indices`), 0 to u - 1.
        resamples: How many.
        seed: Fixes the draws.
        strata: For each segment a label; units are then drawn within their stratum, as many as
            it has. A stratum of one unit never varies.

    Raises:
        HarnessError: A unit lies in two strata.

    Example:
        >>> rows = np.array([[1.0, 2.0], [3.0, 4.0]])
        >>> draws = Bootstrap(np.arange(2), 500, np.random.SeedSequence(1))
        >>> totals = draws.totals(rows)
        >>> totals.shape, totals.min(axis=0).tolist(), totals.max(axis=0).tolist()
        ((500, 2), [2.0, 4.0], [6.0, 8.0])
    """

    def __init__(
        self,
        units: Ints,
        resamples: int,
        seed: np.random.SeedSequence,
        strata: Sequence[Hashable] | None = None,
    ) -> None:
        self.resamples = resamples
        # Units of one stratum stand together, so that each stratum is drawn like a corpus.
        self._units, self._strata = _stratified(units, strata)
        self._size = sum(self._strata)
        self._seed = seed
        self._kept: list[npt.NDArray[np.uint8]] | None = None

    def totals(self, rows: Floats) -> Floats:
        """Sums of resampled rows: (segments, k) to (resamples, k); NaN rows count as absent."""
        # Rows of a large corpus are not copied where nothing is absent.
        known = rows if np.isfinite(rows).all() else np.nan_to_num(rows, nan=0.0)
        summed = unit_sums(known, self._units)
        totals = np.zeros((self.resamples, rows.shape[1]))
        start = 0
        for weights in self._weights():
            totals += weights @ summed[start : start + weights.shape[1]]
            start += weights.shape[1]
        return totals

    def _weights(self) -> Iterator[Floats]:
        if self._kept is None and self._size * self.resamples <= _KEPT:
            # A unit is drawn once on average, and never 256 times: that has a chance of 1e-507.
            self._kept = [weights.astype(np.uint8) for weights in self._drawn()]
        blocks = self._drawn() if self._kept is None else self._kept
        return (weights.astype(np.float64) for weights in blocks)

    def _drawn(self) -> Iterator[Ints]:
        """Weights of one block of units after another, each (resamples, units of the block)."""
        generator = np.random.default_rng(self._seed)
        for size in self._strata:
            yield from self._drawn_within(generator, size)

    def _drawn_within(self, generator: np.random.Generator, stratum: int) -> Iterator[Ints]:
        sizes = [min(_BLOCK, stratum - start) for start in range(0, stratum, _BLOCK)]
        shares = [size / stratum for size in sizes]
        # How many draws fall into each block is multinomial; within a block they are uniform.
        counts = generator.multinomial(stratum, shares or [1.0], size=self.resamples)
        for block, size in enumerate(sizes):
            yield _uniform_weights(generator, counts[:, block], size)


def percentile_interval(scores: Floats, confidence: float) -> Interval:
    """The middle share of resampled scores, output by output.

    Args:
        scores: Shape (resamples, outputs).
        confidence: Between 0 and 1, such as 0.95.

    Example:
        >>> interval = percentile_interval(np.arange(101.0)[:, None], 0.5)
        >>> interval.low.tolist(), interval.high.tolist()
        ([25.0], [75.0])
    """
    if not len(scores):
        nothing = np.full(scores.shape[1], np.nan)
        return Interval(nothing, nothing)
    tail = (1 - confidence) / 2
    usable = ~np.isnan(scores).all(axis=0)
    bounds = np.full((2, scores.shape[1]), np.nan)
    # A resample without a value (a mean over nothing) says nothing, and is left out.
    bounds[:, usable] = np.nanquantile(scores[:, usable], [tail, 1 - tail], axis=0)
    return Interval(bounds[0], bounds[1])


def _uniform_weights(generator: np.random.Generator, counts: Ints, size: int) -> Ints:
    resamples = len(counts)
    row = np.repeat(np.arange(resamples, dtype=np.int64) * size, counts)
    cell = row + generator.integers(0, size, size=len(row))
    return np.bincount(cell, minlength=resamples * size).reshape(resamples, size)


def _stratified(units: Ints, strata: Sequence[Hashable] | None) -> tuple[Ints, tuple[int, ...]]:
    """Units renumbered stratum by stratum, and how many units each stratum has."""
    size = int(units.max()) + 1 if len(units) else 0
    if strata is None:
        return units, (size,)
    labels: dict[Hashable, int] = {}
    of_unit = np.full(size, -1, dtype=np.int64)
    for unit, label in zip(units.tolist(), strata, strict=True):
        stratum = labels.setdefault(label, len(labels))
        if of_unit[unit] not in {-1, stratum}:
            raise HarnessError(
                f"a document has segments in two strata; one is {label!r}",
                hint="stratify by something that all segments of a document share",
            )
        of_unit[unit] = stratum
    place = np.empty(size, dtype=np.int64)
    place[np.argsort(of_unit, kind="stable")] = np.arange(size)
    return place[units], tuple(np.bincount(of_unit, minlength=len(labels)).tolist())
