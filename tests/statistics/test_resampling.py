"""The bootstrap against scipy-free facts: moments of the multinomial, and exact enumeration."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from harness.errors import HarnessError
from harness.statistics.resampling import (
    Bootstrap,
    percentile_interval,
    unit_indices,
    unit_sums,
)
from harness.statistics.seeds import named_child


def draws(size: int, resamples: int = 4000, seed: int = 3) -> Bootstrap:
    return Bootstrap(np.arange(size), resamples, np.random.SeedSequence(seed))


@pytest.mark.parametrize("size", [1, 7, 1024, 1025, 2500])
def test_every_resample_draws_as_many_units_as_there_are(size: int) -> None:
    totals = draws(size, 50).totals(np.ones((size, 1)))
    assert (totals == size).all()


def test_weights_have_the_moments_of_the_multinomial() -> None:
    size = 2100  # more than two blocks, so that draws within and between blocks both count
    pairs = np.zeros((size, 4))
    pairs[5, 0] = pairs[6, 1] = pairs[1500, 2] = pairs[2099, 3] = 1
    weights = draws(size, 10000).totals(pairs)
    assert weights.mean(axis=0) == pytest.approx(np.ones(4), abs=0.05)
    assert weights.var(axis=0) == pytest.approx(np.full(4, 1 - 1 / size), abs=0.06)
    assert np.abs(np.corrcoef(weights.T) - np.eye(4)).max() < 0.03


def test_distribution_equals_full_enumeration_of_three_segments() -> None:
    rows = np.array([[1.0], [2.0], [6.0]])
    exact = [sum(rows[list(pick), 0]) for pick in itertools.product(range(3), repeat=3)]
    totals = draws(3, 60000).totals(rows)[:, 0]
    for value in set(exact):
        share = exact.count(value) / 27
        assert (totals == value).mean() == pytest.approx(share, abs=0.01)


def test_interval_of_a_mean_is_near_the_normal_one() -> None:
    values = np.random.default_rng(0).normal(10, 2, size=400)
    totals = draws(400, 4000).totals(np.column_stack([values, np.ones(400)]))
    interval = percentile_interval(totals[:, :1] / totals[:, 1:], 0.95)
    half = 1.96 * values.std() / 20
    assert interval.low[0] == pytest.approx(values.mean() - half, abs=0.02)
    assert interval.high[0] == pytest.approx(values.mean() + half, abs=0.02)


def test_segments_of_a_document_are_drawn_together() -> None:
    documents = ["a", "a", "b", None]
    units = unit_indices(documents)
    rows = np.eye(4)
    weights = Bootstrap(units, 200, np.random.SeedSequence(0)).totals(rows)
    assert (weights[:, 0] == weights[:, 1]).all()
    assert (weights[:, [0, 2, 3]].sum(axis=1) == 3).all()
    assert (weights[:, 0] != weights[:, 2]).any()


def test_a_missing_row_adds_nothing() -> None:
    rows = np.array([[1.0], [np.nan], [1.0]])
    assert draws(3, 100).totals(rows).max() <= 3


def test_the_same_seed_draws_the_same_and_a_named_child_another() -> None:
    rows = np.arange(50.0)[:, None]
    assert (draws(50).totals(rows) == draws(50).totals(rows)).all()
    first = Bootstrap(np.arange(50), 20, named_child(1, "a")).totals(rows)
    second = Bootstrap(np.arange(50), 20, named_child(1, "b")).totals(rows)
    assert (first != second).any()


def test_draws_do_not_depend_on_whether_they_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.arange(3000.0)[:, None]
    kept = draws(3000, 30).totals(rows)
    monkeypatch.setattr("harness.statistics.resampling._KEPT", 0)
    assert (draws(3000, 30).totals(rows) == kept).all()


def test_interval_without_resamples_or_values_does_not_exist() -> None:
    assert np.isnan(percentile_interval(np.empty((0, 2)), 0.95).low).all()
    interval = percentile_interval(np.array([[np.nan, 1.0], [np.nan, np.nan]]), 0.95)
    assert np.isnan(interval.low[0])
    assert interval.low[1] == interval.high[1] == 1.0


def test_strata_keep_their_size_in_every_resample() -> None:
    labels = ["news", "law", "news", "law", "law", "poem"]
    draws = Bootstrap(np.arange(6), 3000, np.random.SeedSequence(0), labels)
    weights = draws.totals(np.eye(6))
    for label in ("news", "law", "poem"):
        inside = [index for index, own in enumerate(labels) if own == label]
        assert (weights[:, inside].sum(axis=1) == len(inside)).all()
        assert weights[:, inside].mean(axis=0) == pytest.approx(np.ones(len(inside)), abs=0.06)


def test_one_stratum_draws_as_none() -> None:
    rows = np.arange(30.0)[:, None]
    plain = Bootstrap(np.arange(30), 40, np.random.SeedSequence(0)).totals(rows)
    same = Bootstrap(np.arange(30), 40, np.random.SeedSequence(0), ["a"] * 30).totals(rows)
    assert (plain == same).all()


def test_strata_draw_whole_documents_and_refuse_a_divided_one() -> None:
    units = np.array([0, 1, 0, 2])
    labels = ["x", "y", "x", "x"]
    weights = Bootstrap(units, 100, np.random.SeedSequence(0), labels).totals(np.eye(4))
    assert (weights[:, 0] == weights[:, 2]).all()
    assert (weights[:, 1] == 1).all()
    with pytest.raises(HarnessError, match="two strata"):
        Bootstrap(units, 10, np.random.SeedSequence(0), ["x", "y", "y", "x"])


def test_sums_by_unit_do_not_trust_the_number_of_units() -> None:
    rows = np.array([[1.0], [2.0], [4.0]])
    assert unit_sums(rows, np.array([2, 0, 1])).ravel().tolist() == [2, 4, 1]
    assert unit_sums(rows, np.array([0, 2, 2])).ravel().tolist() == [1, 0, 6]


def test_draws_have_not_changed() -> None:
    """Intervals of runs that are kept depend on these bytes."""
    totals = draws(1500, 3, seed=1).totals(np.arange(1500.0)[:, None])
    assert totals.ravel().tolist() == [1122365, 1122633, 1116581]
