"""Wins, ties and losses on values worked by hand."""

from __future__ import annotations

import numpy as np

from harness.statistics.counts import wins_ties_losses

FIRST = np.array([1.0, 2.0, 3.0, 4.0, np.nan])
SECOND = np.array([1.5, 2.0, 2.9, 9.0, 1.0])


def test_counts_are_seen_from_the_second_system() -> None:
    found = wins_ties_losses(FIRST, SECOND)
    assert (int(found.wins), int(found.ties), int(found.losses)) == (2, 1, 1)


def test_a_difference_of_the_tolerance_is_a_tie() -> None:
    found = wins_ties_losses(FIRST, SECOND, 0.5)
    assert (int(found.wins), int(found.ties), int(found.losses)) == (1, 3, 0)


def test_lower_is_better_turns_wins_into_losses() -> None:
    found = wins_ties_losses(FIRST, SECOND, better="lower")
    assert (int(found.wins), int(found.ties), int(found.losses)) == (1, 1, 2)


def test_columns_are_counted_apart_and_missing_segments_not_at_all() -> None:
    table = np.column_stack([FIRST, SECOND]), np.column_stack([SECOND, SECOND])
    found = wins_ties_losses(*table)
    assert found.wins.tolist() == [2, 0]
    assert found.ties.tolist() == [1, 5]
    assert (found.wins + found.ties + found.losses).tolist() == [4, 5]


def test_nothing_counts_to_nothing() -> None:
    found = wins_ties_losses(np.empty(0), np.empty(0))
    assert (int(found.wins), int(found.ties), int(found.losses)) == (0, 0, 0)
