"""Where the candidate lost most: the segments to look at first, with their texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from harness.analysis.align import Alignment
from harness.analysis.contenders import Contender, Match
from harness.analysis.differences import Comparison, WorstSegment
from harness.analysis.texts import Key, Pair, texts
from harness.metrics.base import Scores

TIE = 1e-9
"""Segment scores that differ by no more than rounding are tied."""


def worst_segments(
    aligned: Alignment, by: tuple[int, float], scores: tuple[Scores, Scores], count: int
) -> list[WorstSegment]:
    """The segments on which the candidate lost most, worst first, without texts.

    Args:
        aligned: The segments.
        by: Index of the output that says so, and 1 where more is better, else -1.
        scores: Every output of every segment, of the baseline and of the candidate.
        count: How many at most.
    """
    index, sign = by
    before, after = scores[0][:, index], scores[1][:, index]
    gains = sign * (after - before)
    order = np.argsort(gains, kind="stable")[:count].tolist()
    return [
        WorstSegment(aligned.segments[place], float(before[place]), float(after[place]))
        for place in order
        if gains[place] < -TIE
    ]


def with_texts(found: Sequence[Comparison], matches: Sequence[Match]) -> list[Comparison]:
    """The comparisons with the texts of their worst segments, where the runs hold text.

    Args:
        found: What was compared.
        matches: Baseline and candidate of each.

    Raises:
        HarnessError: A file of texts cannot be read.
    """
    known = texts(
        [
            _key(side, each.segment)
            for one, match in zip(found, matches, strict=True)
            for each in one.worst
            for side in match
        ]
    )
    return [
        replace(one, worst=tuple(_told(each, match, known) for each in one.worst))
        for one, match in zip(found, matches, strict=True)
    ]


def _told(each: WorstSegment, match: Match, known: Mapping[Key, Pair]) -> WorstSegment:
    first, second = (known.get(_key(side, each.segment)) for side in match)
    either = first or second
    return replace(
        each,
        original=either.original if either else None,
        first_rewrite=first.rewrite if first else None,
        second_rewrite=second.rewrite if second else None,
    )


def _key(contender: Contender, segment: str) -> Key:
    return Key(contender.bundle.folder, contender.cell.name, contender.system, segment)
