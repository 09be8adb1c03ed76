"""What SARI counts: 36 integers a segment, as EASSE pools them.

For add, keep and delete, and for n-grams of order 1 to 4: how many the system got right, how many
it did, and how many the references ask for. Counts of the original and of the rewrite are
weighted by the number of references, so that they compare with the references' summed counts.

Source: Xu et al. 2016 (TACL 4), in the corpus-level reading of Alva-Manchego et al. 2019 (EASSE).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from harness.metrics.base import Rows, Scores
from harness.text.ngrams import ORDERS, Ints, Matches, NgramTables, OrderTable

COUNTS = 9 * ORDERS
"""Columns of a row: (add, keep, delete) x (correct, system, reference) x (order 1 to 4)."""

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class _Fixed:
    """Per segment, what does not depend on the system; each of shape (segments,)."""

    add_reference: Floats
    keep_reference: Floats
    original: Floats

    @classmethod
    def of(cls, table: OrderTable, references: Ints) -> _Fixed:
        weighted = references[table.segment] * table.original
        wanted = (table.references > 0) & (table.original == 0)
        kept = np.minimum(weighted, table.references)
        size = len(references)
        return cls(
            per_segment(table.segment, wanted, size),
            per_segment(table.segment, kept, size),
            per_segment(table.segment, weighted, size),
        )


class SariCounter:
    """Counts rewrites of prepared segments.

    Args:
        tables: N-grams of originals and references.
    """

    def __init__(self, tables: NgramTables) -> None:
        self._tables = tables
        self._fixed = [_Fixed.of(table, tables.reference_counts) for table in tables.orders]

    def rows(self, matches: tuple[Matches, ...]) -> Rows:
        """Shape (segments, 36), whole numbers, laid out as `COUNTS` says."""
        rows = np.empty((self._tables.segments, 9, ORDERS))
        for order, (table, fixed, match) in enumerate(
            zip(self._tables.orders, self._fixed, matches, strict=True)
        ):
            rows[:, :, order] = self._order_rows(table, fixed, match)
        return rows.reshape(self._tables.segments, COUNTS)

    def _order_rows(self, table: OrderTable, fixed: _Fixed, match: Matches) -> Rows:
        size = self._tables.segments
        weight = self._tables.reference_counts[match.segment]
        original = match.look_up(table.original)
        references = match.look_up(table.references)
        weighted = weight * original
        kept = np.minimum(weighted, weight * match.count)
        kept_well = np.minimum(kept, references)
        added = original == 0
        keep_correct = per_segment(match.segment, kept_well, size)
        keep_system = per_segment(match.segment, kept, size)
        # What is not kept is deleted, so the deletions need no look at the n-grams left out.
        columns = (
            per_segment(match.segment, added & (references > 0), size),
            per_segment(match.segment, added, size),
            fixed.add_reference,
            keep_correct,
            keep_system,
            fixed.keep_reference,
            fixed.original - keep_system - fixed.keep_reference + keep_correct,
            fixed.original - keep_system,
            fixed.original - fixed.keep_reference,
        )
        return np.stack(columns, axis=1)


def per_segment(segment: Ints, values: Floats | Ints | Flags, size: int) -> Floats:
    """Sums of values over the n-grams of each segment, shape (size,)."""
    sums = np.bincount(segment, weights=values.astype(np.float64), minlength=size)
    return sums.astype(np.float64, copy=False)


def ratio(part: Floats | Ints, whole: Floats | Ints, empty: float = 0.0) -> Floats:
    """Elementwise part / whole, and `empty` where whole is 0."""
    safe = np.where(whole == 0, 1.0, whole)
    return np.where(whole == 0, empty, part / safe)


def f1(precision: Floats, recall: Floats) -> Floats:
    """Harmonic mean, 0 where both are 0."""
    return ratio(2 * precision * recall, precision + recall)


def pooled_scores(totals: Rows, *, average_first: bool, delete_by_precision: bool) -> Scores:
    """SARI, add, keep and delete in points from summed counts.

    Args:
        totals: Shape (..., 36).
        average_first: Average precision and recall over the orders, then take one F1 (the
            formula of the paper), in place of the mean of four F1.
        delete_by_precision: Score deletions by precision alone, as the paper does.

    Returns:
        Shape (..., 4), each between 0 and 100.
    """
    counts = totals.reshape(*totals.shape[:-1], 3, 3, ORDERS)
    correct, system, reference = (counts[..., index, :] for index in range(3))
    precision, recall = ratio(correct, system), ratio(correct, reference)
    if average_first:
        components = f1(precision.mean(axis=-1), recall.mean(axis=-1))
    else:
        components = f1(precision, recall).mean(axis=-1)
    if delete_by_precision:
        components[..., 2] = precision[..., 2, :].mean(axis=-1)
    return with_mean(100 * components)


def with_mean(components: Scores) -> Scores:
    """Put the mean of add, keep and delete before the three: (..., 3) to (..., 4)."""
    return np.concatenate([components.mean(axis=-1, keepdims=True), components], axis=-1)
