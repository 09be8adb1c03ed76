"""Groups and letters against their contracts, on hand-made and on all small cases."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from harness.statistics.groups import compact_letters, significance_groups
from harness.statistics.resampling import Bools


def symmetric(size: int, pairs: set[tuple[int, int]]) -> Bools:
    differs = np.zeros((size, size), dtype=np.bool_)
    for one, other in pairs:
        differs[one, other] = differs[other, one] = True
    return differs


def every_table(size: int) -> list[Bools]:
    pairs = list(itertools.combinations(range(size), 2))
    choices = itertools.product((False, True), repeat=len(pairs))
    return [
        symmetric(size, {pair for pair, chosen in zip(pairs, choice, strict=True) if chosen})
        for choice in choices
    ]


def test_a_chain_of_neighbours_overlaps() -> None:
    differs = symmetric(4, {(0, 2), (0, 3), (1, 3)})
    assert significance_groups(differs, [0, 1, 2, 3]) == ((0, 1), (1, 2), (2, 3))


def test_all_alike_and_all_apart() -> None:
    assert significance_groups(symmetric(3, set()), [2, 0, 1]) == ((2, 0, 1),)
    apart = symmetric(3, {(0, 1), (0, 2), (1, 2)})
    assert significance_groups(apart, [2, 0, 1]) == ((2,), (0,), (1,))


def test_p_values_below_alpha_differ_and_nan_does_not() -> None:
    p = np.full((3, 3), np.nan)
    p[0, 2] = 0.049  # one half of the table is enough
    p[1, 0] = 0.05
    assert significance_groups(p, [0, 1, 2]) == ((0, 1), (1, 2))
    assert significance_groups(p, [0, 1, 2], alpha=0.01) == ((0, 1, 2),)


def test_nothing_and_one() -> None:
    assert significance_groups(np.ones((0, 0)), []) == ()
    assert significance_groups(np.ones((1, 1)), [0]) == ((0,),)
    assert compact_letters(np.ones((0, 0)), []) == {}


def test_some_of_the_systems_may_be_left_out() -> None:
    differs = symmetric(4, {(0, 3)})
    assert significance_groups(differs, [3, 1]) == ((3, 1),)


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4], [3, 0, 4, 2, 1]])
def test_runs_keep_their_contract_on_every_table_of_five(order: list[int]) -> None:
    for differs in every_table(5):
        groups = significance_groups(differs, order)
        expected = [
            tuple(order[start:end])
            for start in range(5)
            for end in range(start + 1, 6)
            if not differs[np.ix_(order[start:end], order[start:end])].any()
        ]
        largest = [run for run in expected if not any(set(run) < set(other) for other in expected)]
        assert list(groups) == largest


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4], [3, 0, 4, 2, 1]])
def test_letters_are_shared_exactly_where_nothing_differs(order: list[int]) -> None:
    for differs in every_table(5):
        letters = compact_letters(differs, order)
        assert list(letters) == order
        assert letters[order[0]].startswith("a")
        for one, other in itertools.combinations(range(5), 2):
            shared = set(letters[one]) & set(letters[other])
            assert bool(shared) == (not differs[one, other])


def test_letters_go_on_after_z() -> None:
    apart = ~np.eye(30, dtype=np.bool_)
    letters = compact_letters(apart, range(30))
    assert (letters[0], letters[25], letters[26], letters[29]) == ("a", "z", "aa", "ad")
