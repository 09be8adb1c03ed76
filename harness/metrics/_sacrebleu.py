"""What BLEU, chrF, TER and token F1 share: what is compared with what, and sacrebleu's customs.

The counts equal sacrebleu's; the scores are written as functions of whole arrays, because a
bootstrap asks for ten thousand of them.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from harness.errors import HarnessError
from harness.metrics.base import Better, Need, Rows, Scores
from harness.metrics.options import Against
from harness.model import Segment

_Item = TypeVar("_Item")


def sacrebleu_version() -> tuple[str, str]:
    """The choice that names sacrebleu's version in a signature.

    Example:
        >>> sacrebleu_version()[0]
        'sacrebleu'
    """
    return "sacrebleu", importlib.metadata.version("sacrebleu")


def needs_of(against: Against) -> frozenset[Need]:
    """What a comparison with references, or with the original, cannot do without."""
    return frozenset({Need.REFERENCES if against == "references" else Need.ORIGINAL})


def better_of(against: Against, direction: Better) -> Better:
    """The good direction; likeness to the original is neither good nor bad in itself."""
    return direction if against == "references" else "neither"


def targets(segments: Sequence[Segment], against: Against) -> list[tuple[str, ...]]:
    """For each segment the texts to compare with.

    Raises:
        HarnessError: A segment has no reference.

    Example:
        >>> targets([Segment("1", "a", ("b", "c"))], "references")
        [('b', 'c')]
        >>> targets([Segment("1", "a", ("b", "c"))], "original")
        [('a',)]
    """
    if against == "original":
        return [(segment.original,) for segment in segments]
    for segment in segments:
        if not segment.references:
            raise HarnessError(
                f"segment {segment.id!r} has no reference",
                hint="give every segment a reference, or set against: original",
            )
    return [segment.references for segment in segments]


def streams(texts: Sequence[Sequence[str]]) -> list[list[str | None]]:
    """References in sacrebleu's shape: one list for each rank, None where a segment has fewer.

    Example:
        >>> streams([["a", "b"], ["c"]])
        [['a', 'c'], ['b', None]]
    """
    most = max(map(len, texts), default=0)
    return [[own[rank] if rank < len(own) else None for own in texts] for rank in range(most)]


def grouped(items: Iterable[_Item], like: Sequence[Sequence[object]]) -> list[list[_Item]]:
    """Items of a flat list, in groups of the lengths of `like`.

    Example:
        >>> grouped("abc", [["x", "y"], ["z"]])
        [['a', 'b'], ['c']]
    """
    rest = iter(items)
    return [[next(rest) for _ in group] for group in like]


def corpus_values(points: npt.NDArray[np.float64], totals: Rows) -> Scores:
    """Points as scores, NaN where nothing was counted: sacrebleu says 0 there.

    A sum over no segment has no score, and for TER a 0 would be the best one.

    Example:
        >>> corpus_values(np.array([5.0, 0.0]), np.array([[1.0, 2.0], [0.0, 0.0]])).tolist()
        [[5.0], [nan]]
    """
    return np.where((totals == 0).all(axis=-1), np.nan, points)[..., None]


def check_count(rewrites: Sequence[str], segments: int) -> None:
    """Refuse rewrites that are not one for each segment.

    Raises:
        ValueError: There are more or fewer.
    """
    if len(rewrites) != segments:
        raise ValueError(f"{len(rewrites)} rewrites for {segments} segments")
