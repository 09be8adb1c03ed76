"""The bootstrap on additive rows: draw weights, multiply, score.

A resample of segments is a vector of whole-number weights, so the summed rows of a thousand
resamples are one matrix product. Segments of one document are drawn together, because they are
not independent; their rows are summed first, and documents are what is drawn.

Source: Efron 1979, Annals of Statistics 7:1-26; for metrics on corpora, Koehn 2004, EMNLP.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_BLOCK = 1024  # units drawn at a time: bounds memory to some 25 MB at 1,000 resamples
_KEPT = 1 << 24  # weights kept between calls, 128 MB at most


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


class Bootstrap:
    """Resampled sums of rows; the same draws for every system and metric, hence paired.

    Args:
        units: For each segment the index of its unit (see `unit_indices`), 0 to u - 1.
        resamples: How many.
        seed: Fixes the draws.

    Example:
        >>> rows = np.array([[1.0, 2.0], [3.0, 4.0]])
        >>> draws = Bootstrap(np.arange(2), 500, np.random.SeedSequence(1))
        >>> totals = draws.totals(rows)
        >>> totals.shape, totals.min(axis=0).tolist(), totals.max(axis=0).tolist()
        ((500, 2), [2.0, 4.0], [6.0, 8.0])
    """

    def __init__(self, units: Ints, resamples: int, seed: np.random.SeedSequence) -> None:
        self.resamples = resamples
        self._units = units
        self._size = int(units.max()) + 1 if len(units) else 0
        self._seed = seed
        self._kept: list[Floats] | None = None

    def totals(self, rows: Floats) -> Floats:
        """Sums of resampled rows: (segments, k) to (resamples, k); NaN rows count as absent."""
        summed = self._by_unit(np.nan_to_num(rows, nan=0.0))
        totals = np.zeros((self.resamples, rows.shape[1]))
        start = 0
        for weights in self._weights():
            totals += weights @ summed[start : start + weights.shape[1]]
            start += weights.shape[1]
        return totals

    def _by_unit(self, rows: Floats) -> Floats:
        if self._size == len(rows):
            summed = np.empty_like(rows)
            summed[self._units] = rows
            return summed
        summed = np.zeros((self._size, rows.shape[1]))
        np.add.at(summed, self._units, rows)
        return summed

    def _weights(self) -> Iterator[Floats]:
        if self._kept is None and self._size * self.resamples <= _KEPT:
            self._kept = list(self._drawn())
        return iter(self._kept) if self._kept is not None else self._drawn()

    def _drawn(self) -> Iterator[Floats]:
        """Weights of one block of units after another, each (resamples, units of the block)."""
        generator = np.random.default_rng(self._seed)
        sizes = [min(_BLOCK, self._size - start) for start in range(0, self._size, _BLOCK)]
        shares = [size / self._size for size in sizes]
        # How many draws fall into each block is multinomial; within a block they are uniform.
        counts = generator.multinomial(self._size, shares or [1.0], size=self.resamples)
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


def _uniform_weights(generator: np.random.Generator, counts: Ints, size: int) -> Floats:
    resamples = len(counts)
    row = np.repeat(np.arange(resamples, dtype=np.int64) * size, counts)
    cell = row + generator.integers(0, size, size=len(row))
    weights = np.bincount(cell, minlength=resamples * size).reshape(resamples, size)
    return weights.astype(np.float64)
