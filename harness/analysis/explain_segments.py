"""What made one score: the segments that move it most, and what was done well in each.

The leverage of a segment is exact, since a corpus score is a function of summed rows: take the
segment's row out of the sum and score what is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from harness.analysis.explain import Choices, original_tokens, tokens
from harness.metrics.base import Metric, Rows
from harness.model import Segment
from harness.text.ngrams import ORDERS

Grams = Counter[tuple[str, ...]]


def leave_one_out(metric: Metric, rows: Rows) -> npt.NDArray[np.float64]:
    """How the corpus value of a metric's first output changes when a segment is left out.

    Args:
        metric: That made the rows.
        rows: Shape (segments, k).

    Returns:
        Shape (segments,), in the metric's unit; below 0 where the segment lifts the value. NaN
        where nothing is left.
    """
    total = rows.sum(axis=0)
    without: npt.NDArray[np.float64] = metric.score(total - rows)[:, 0]
    if len(rows) == 1:
        # What is left of one segment is nothing, whatever a metric makes of a row of zeros.
        return np.full(1, np.nan)
    change: npt.NDArray[np.float64] = without - metric.score(total)[0]
    return change


def greatest(leverage: npt.NDArray[np.float64], most: int) -> list[int]:
    """Segments that move the value most, in either direction, the first of equals first.

    Example:
        >>> greatest(np.array([0.1, -0.5, 0.2]), 2)
        [1, 2]
    """
    order = np.argsort(-np.abs(np.nan_to_num(leverage)), kind="stable")
    return [int(index) for index in order[:most]]


@dataclass(frozen=True)
class Gram:
    """One n-gram that a rewrite added, kept or deleted.

    Attributes:
        operation: ``add``, ``keep`` or ``delete``.
        text: Its tokens, parted by blanks.
        order: How many tokens.
        good: What SARI credits it with.
        done: What it could have been credited with: 1 for an addition; otherwise occurrences
            times references.
    """

    operation: str
    text: str
    order: int
    good: float
    done: float

    @property
    def well(self) -> bool:
        """Whether half of the references or more did the same; of an addition, whether one did."""
        return 2 * self.good >= self.done


def operations(segment: Segment, rewrite: str, choices: Choices) -> tuple[Gram, ...]:
    """Every n-gram that a rewrite added, kept or deleted, with the credit that SARI gives it.

    Computed on the multisets of one segment, apart from the tables that score a corpus; the sums
    of credits are the same.

    Example:
        >>> segment = Segment("1", "the big dog ran", ("the dog ran", "the large dog ran"))
        >>> found = operations(segment, "the dog ran", Choices())
        >>> [(gram.operation, gram.text, gram.well) for gram in found if gram.order == 2]
        [('add', 'the dog', True), ('keep', 'dog ran', True),
         ('delete', 'the big', True), ('delete', 'big dog', True)]
    """
    source = original_tokens([segment.original], choices)[0]
    output = tokens([rewrite], choices)[0]
    references = tokens(segment.references, choices)
    return tuple(
        gram
        for order in range(1, ORDERS + 1)
        for gram in _of_order(source, output, references, order, choices)
    )


def _of_order(
    source: Sequence[str],
    output: Sequence[str],
    references: Sequence[Sequence[str]],
    order: int,
    choices: Choices,
) -> Iterator[Gram]:
    once = choices.repeats == "once"
    before, after = _grams(source, order, once), _grams(output, order, once)
    wanted: Grams = Counter()
    for reference in references:
        wanted.update(_grams(reference, order, once))
    able = sum(len(reference) >= order for reference in references)
    # Where no reference is long enough for this order, none wants anything.
    many = max(able, 1) if once else len(references)
    for gram in dict.fromkeys([*after, *before]):
        text, asked = " ".join(gram), wanted[gram]
        had = many * before[gram]
        kept = min(had, many * after[gram])
        if not before[gram]:
            yield Gram("add", text, order, float(asked > 0), 1.0)
        if kept:
            yield Gram("keep", text, order, float(min(kept, asked)), float(kept))
        if had > kept:
            gone = had - kept
            overlap = min(gone, had - min(had, asked))
            good = overlap if choices.delete_credit == "overlap" else max(gone - asked, 0)
            yield Gram("delete", text, order, float(good), float(gone))


def _grams(line: Sequence[str], order: int, once: bool) -> Grams:
    grams = (tuple(line[start : start + order]) for start in range(len(line) - order + 1))
    return Counter(dict.fromkeys(grams, 1)) if once else Counter(grams)


@dataclass(frozen=True)
class Mover:
    """A segment with what it does to a score.

    Attributes:
        change: Of the corpus value when the segment is left out; see `leave_one_out`.
        grams: For SARI, what was added, kept and deleted; else empty.
    """

    segment: Segment
    rewrite: str
    change: float
    grams: tuple[Gram, ...] = ()

    def record(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        return {
            "segment": self.segment.id,
            "change": self.change,
            "original": self.segment.original,
            "rewrite": self.rewrite,
            "ngrams": [{**asdict(gram), "well": gram.well} for gram in self.grams],
        }
