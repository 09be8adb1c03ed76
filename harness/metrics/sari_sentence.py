"""The sentence-level formulas that are called SARI elsewhere.

They score each sentence by itself and average, give a repeated n-gram one vote however often it
occurs, and differ in what 0/0 is worth: nothing (the authors' script), or everything (Hugging
Face `evaluate`, tensor2tensor), which pays a system for doing nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from harness.metrics.base import Scores
from harness.metrics.sari_counts import Floats, f1, per_segment, ratio
from harness.text.ngrams import Ints, Matches, NgramTables, OrderTable


@dataclass(frozen=True)
class Formula:
    """How a sentence-level dialect counts.

    Attributes:
        empty: What 0/0 is worth.
        keep_recall_pooled: Recall of kept n-grams over all together, not the mean over types.
    """

    empty: float
    keep_recall_pooled: bool


SCRIPT = Formula(empty=0.0, keep_recall_pooled=False)
HUGGING_FACE = Formula(empty=1.0, keep_recall_pooled=True)


def script_components(
    tables: NgramTables, matches: tuple[Matches, ...], formula: Formula
) -> Scores:
    """Add, keep and delete of each sentence by the authors' script or its descendant.

    Returns:
        Shape (segments, 3), between 0 and 1.
    """
    orders = [
        np.stack(
            [
                _add(table, match, tables.segments, formula.empty),
                _keep(table, match, tables.reference_counts, formula),
                _delete(table, match, tables.reference_counts, formula.empty),
            ],
            axis=1,
        )
        for table, match in zip(tables.orders, matches, strict=True)
    ]
    return np.asarray(np.mean(orders, axis=0), dtype=np.float64)


def binary_components(tables: NgramTables, matches: tuple[Matches, ...]) -> Scores:
    """Add, keep and delete of each sentence by tensor2tensor's hook, on words.

    An n-gram is there or not; a reference n-gram weighs as many references as carry it, out of
    those long enough to have any n-gram of that order; 0/0 is 1; deletions by precision.

    Returns:
        Shape (segments, 3), between 0 and 1.
    """
    orders = [
        _binary_order(table, match, tables.able_references(order))
        for order, (table, match) in enumerate(zip(tables.orders, matches, strict=True), start=1)
    ]
    return np.asarray(np.mean(orders, axis=0), dtype=np.float64)


def _add(table: OrderTable, match: Matches, size: int, empty: float) -> Floats:
    added = match.look_up(table.original) == 0
    good = added & (match.look_up(table.references) > 0)
    wanted = (table.references > 0) & (table.original == 0)
    correct = per_segment(match.segment, good, size)
    precision = ratio(correct, per_segment(match.segment, added, size), empty)
    recall = ratio(correct, per_segment(table.segment, wanted, size), empty)
    return f1(precision, recall)


def _keep(table: OrderTable, match: Matches, references: Ints, formula: Formula) -> Floats:
    size = len(references)
    weight = references[match.segment]
    original, wanted = match.look_up(table.original), match.look_up(table.references)
    kept = np.minimum(weight * original, weight * match.count)
    possible = np.minimum(weight * original, wanted)
    good = np.minimum(kept, wanted).astype(np.float64)
    precision = ratio(
        per_segment(match.segment, ratio(good, kept), size),
        per_segment(match.segment, kept > 0, size),
        formula.empty,
    )
    all_possible = np.minimum(references[table.segment] * table.original, table.references)
    if formula.keep_recall_pooled:
        share, whole = good, all_possible
    else:
        share = ratio(good, possible)
        whole = (all_possible > 0).astype(np.int64)
    recall = ratio(
        per_segment(match.segment, share, size),
        per_segment(table.segment, whole, size),
        formula.empty,
    )
    return f1(precision, recall)


def _delete(table: OrderTable, match: Matches, references: Ints, empty: float) -> Floats:
    size = len(references)
    in_rewrite = np.zeros(len(table.codes), dtype=np.int64)
    in_rewrite[match.row[match.known]] = match.count[match.known]
    weight = references[table.segment]
    deleted = np.maximum(weight * (table.original - in_rewrite), 0)
    good = np.maximum(deleted - table.references, 0)
    return ratio(
        per_segment(table.segment, ratio(good, deleted), size),
        per_segment(table.segment, deleted > 0, size),
        empty,
    )


def _binary_order(table: OrderTable, match: Matches, able: Ints) -> Floats:
    size = len(able)
    carriers = ratio(table.carriers, able[table.segment])
    of_match = match.look_up(carriers)
    in_original = match.look_up(table.original) > 0
    source = table.original > 0
    in_rewrite = np.zeros(len(table.codes), dtype=np.bool_)
    in_rewrite[match.row[match.known]] = True
    kept = per_segment(match.segment, of_match * in_original, size)
    keep_precision = ratio(kept, per_segment(match.segment, in_original, size), 1.0)
    keep_recall = ratio(kept, per_segment(table.segment, carriers * source, size), 1.0)
    gone = source & ~in_rewrite
    deleted_well = per_segment(table.segment, (1 - carriers) * gone, size)
    delete = ratio(deleted_well, per_segment(table.segment, gone, size), 1.0)
    added = ~in_original
    wanted = (carriers > 0) & ~source
    correct = per_segment(match.segment, added & (of_match > 0), size)
    add_precision = ratio(correct, per_segment(match.segment, added, size), 1.0)
    add_recall = ratio(correct, per_segment(table.segment, wanted, size), 1.0)
    return np.stack(
        [f1(add_precision, add_recall), f1(keep_precision, keep_recall), delete], axis=1
    )
