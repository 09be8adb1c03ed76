"""Correlations against scipy, worked cases and loops over pairs."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from harness.statistics.correlation import (
    MEASURES,
    Pairs,
    agreement,
    pearson,
    spearman,
    spearman_brown,
    split_halves,
    student_two_sided,
    system_agreement,
    two_sided,
    unit_weights,
    weighted_ranks,
    williams,
)

X = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], dtype=float)
Y = np.array([2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5], dtype=float)
ONES = np.ones((1, len(X)))
SEED = np.random.SeedSequence(7)


def test_correlations_equal_scipy() -> None:
    # scipy 1.x: [f(x, y)[0] for f in (stats.pearsonr, stats.spearmanr, stats.kendalltau)]
    wanted = [0.09979900759721551, 0.1415796863640157, 0.17109647770728875]
    np.testing.assert_allclose(agreement(X, Y, ONES)[0, :3], wanted, atol=1e-12)


def slow_pairs(
    x: np.ndarray, y: np.ndarray, threshold: float = 0.0, groups: np.ndarray | None = None
) -> tuple[float, float, float]:
    """Tau-b, pairwise and calibrated accuracy by a loop over pairs."""
    balance = agree = people = untied = every = good = 0
    for i, j in itertools.combinations(range(len(x)), 2):
        if groups is not None and groups[i] != groups[j]:
            continue
        a, b = np.sign(x[i] - x[j]), np.sign(y[i] - y[j])
        every += 1
        balance += a * b
        untied += a != 0
        people += b != 0
        good += a * b > 0
        tied = abs(x[i] - x[j]) <= threshold
        agree += (b == 0) if tied else (a * b > 0)
    return balance / math.sqrt(untied * people), good / people, agree / every


@pytest.mark.parametrize("threshold", [0.0, 1.0, 3.0])
@pytest.mark.parametrize("grouped", [False, True])
def test_pairs_equal_a_loop(threshold: float, grouped: bool) -> None:
    groups = np.arange(len(X)) // 4 if grouped else None
    found = Pairs(X, Y, groups).measures(ONES, threshold)[0]
    np.testing.assert_allclose(found, slow_pairs(X, Y, threshold, groups), atol=1e-12)


def test_a_weight_is_a_repetition() -> None:
    generator = np.random.default_rng(1)
    weights = generator.integers(0, 4, size=(20, len(X))).astype(float)
    found = agreement(X, Y, weights)
    for row, counts in zip(found, weights.astype(int), strict=True):
        x, y = np.repeat(X, counts), np.repeat(Y, counts)
        ones = np.ones((1, len(x)))
        again = [pearson(x, y, ones)[0], spearman(x, y, ones)[0], *slow_pairs(x, y)[:2]]
        np.testing.assert_allclose(row[:4], again, atol=1e-9)


def test_copies_of_a_row_are_no_pair() -> None:
    # Rows 0 and 1 once each, row 0 a second time: the pairs are (0, 1) twice.
    x, y = np.array([1.0, 2.0]), np.array([1.0, 3.0])
    assert Pairs(x, y).measures(np.array([[2.0, 1.0]]), 0.0)[0].tolist() == [1.0, 1.0, 1.0]


def test_blocks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = unit_weights(np.arange(len(X)), 30, SEED)
    whole = agreement(X, Y, weights, 1.0)
    monkeypatch.setattr("harness.statistics.correlation._BLOCK", 25)
    np.testing.assert_allclose(agreement(X, Y, weights, 1.0), whole, atol=1e-12)


def test_ranks_under_weights() -> None:
    assert weighted_ranks(np.array([5.0, 1.0, 5.0]), np.array([[1.0, 2.0, 0.0]])).tolist() == [
        [3.0, 1.5, 3.0]
    ]


def test_the_threshold_maximizes_calibrated_accuracy() -> None:
    generator = np.random.default_rng(3)
    people = generator.integers(0, 3, 40).astype(float)
    metric = people + generator.normal(0, 0.6, 40)
    pairs = Pairs(metric, people)
    chosen = pairs.threshold(SEED)
    distances = {abs(a - b) for a, b in itertools.combinations(metric, 2)} | {0.0}
    best = max(slow_pairs(metric, people, each)[2] for each in distances)
    assert pairs.measures(np.ones((1, 40)), chosen)[0, 2] == pytest.approx(best, abs=1e-12)
    assert best > slow_pairs(metric, people)[2]


def test_a_threshold_of_a_metric_without_noise_is_zero() -> None:
    people = np.array([1.0, 1.0, 2.0, 3.0])
    assert Pairs(people, people).threshold(SEED) == 0.0
    assert Pairs(people, people, np.arange(4)).threshold(SEED) == 0.0


def test_a_large_file_is_calibrated_on_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.statistics.correlation._CALIBRATED_ON", 5)
    pairs = Pairs(X, Y)
    assert pairs.threshold(SEED) == pairs.threshold(SEED)


@pytest.mark.parametrize("constant", [0.0, 0.1, 1e9 + 0.1])
def test_no_spread_no_correlation(constant: float) -> None:
    still = np.full(len(X), constant)
    for sides in ((still, Y), (X, still)):
        found = agreement(*sides, ONES)[0]
        assert np.isnan(found[:3]).all()
    assert agreement(still, Y, ONES)[0, 3] == 0.0
    assert np.isnan(agreement(X, still, ONES)[0, 3])


def test_systems_as_segments_without_weights() -> None:
    generator = np.random.default_rng(5)
    x, y = generator.integers(0, 6, (9, 7)).astype(float), generator.normal(size=(9, 7))
    found = system_agreement(x, y)
    for row, a, b in zip(found, x, y, strict=True):
        np.testing.assert_allclose(row[:4], agreement(a, b, np.ones((1, 7)))[0, :4], atol=1e-12)
    assert np.isnan(found[:, 4]).all()


def test_a_resample_without_a_system_has_no_value() -> None:
    x = np.array([[1.0, 2.0, 3.0], [1.0, np.nan, 3.0]])
    found = system_agreement(x, np.array([[1.0, 2.0, 3.0]] * 2))
    assert found[0, :4].tolist() == [1.0, 1.0, 1.0, 1.0]
    assert np.isnan(found[1]).all()


def test_weights_draw_units_whole() -> None:
    units = np.array([0, 1, 0, 2, 1])
    weights = unit_weights(units, 200, SEED)
    assert (weights[:, 0] == weights[:, 2]).all()
    assert (weights[:, [0, 1, 3]].sum(axis=1) == 3).all()
    assert unit_weights(units, 0, SEED).shape == (0, 5)


def test_halves_part_the_raters_of_each_row() -> None:
    ratings = np.array([[1.0, 2.0, 3.0, 4.0], [np.nan, 5.0, np.nan, 7.0], [9.0, *[np.nan] * 3]])
    generator = np.random.default_rng(2)
    sums = set()
    for _ in range(50):
        first, second = split_halves(ratings, generator)
        assert first[0] + second[0] == pytest.approx(5.0)
        assert {first[1], second[1]} == {5.0, 7.0}
        assert np.isnan([first[2], second[2]]).all()
        sums.add(first[0])
    assert sums == {1.5, 2.0, 2.5, 3.0, 3.5}


def test_halves_of_an_odd_number() -> None:
    ratings = np.tile([1.0, 2.0, 6.0], (200, 1))
    first, second = split_halves(ratings, np.random.default_rng(4))
    assert not np.isnan(first).any()
    sizes = {(round(a, 6), round(b, 6)) for a, b in zip(first, second, strict=True)}
    assert (1.0, 4.0) in sizes
    assert (4.0, 1.0) in sizes


@pytest.mark.parametrize(
    ("t", "freedom", "wanted"),
    [
        # 2 * scipy.stats.t.sf(abs(t), freedom)
        (0.5, 1, 0.7048327646991335),
        (2.0, 2, 0.18350341907227397),
        (2.5, 7, 0.04099221858575289),
        (-1.3, 30, 0.20350095853811687),
        (3.0, 356, 0.0028899629800111758),
        (0.0, 5, 1.0),
    ],
)
def test_student_equals_scipy(t: float, freedom: int, wanted: float) -> None:
    assert student_two_sided(t, freedom) == pytest.approx(wanted, abs=1e-12)


def test_williams_equals_a_published_example() -> None:
    # R's psych: r.test(n = 103, r12 = .4, r13 = .5, r23 = .1), "t value -.89, probability < .37"
    t, p = williams(0.4, 0.5, 0.1, 103)
    assert t == pytest.approx(-0.89, abs=0.005)
    assert p == pytest.approx(0.37, abs=0.006)
    turned = williams(0.5, 0.4, 0.1, 103)
    assert (turned[0], turned[1]) == (pytest.approx(-t), pytest.approx(p))


def test_williams_without_an_answer() -> None:
    assert all(map(math.isnan, williams(0.4, 0.5, 0.1, 3)))
    assert all(map(math.isnan, williams(0.4, math.nan, 0.1, 50)))
    assert all(map(math.isnan, williams(0.4, 0.4, 1.0, 50)))


def test_p_values_of_resamples() -> None:
    assert two_sided(np.array([1.0, -1.0, 2.0, np.nan])) == 1.0
    assert math.isnan(two_sided(np.array([np.nan])))
    assert two_sided(np.zeros(9)) == 1.0


def test_spearman_brown() -> None:
    assert spearman_brown(1.0) == 1.0
    assert math.isnan(spearman_brown(-1.0))
    assert math.isnan(spearman_brown(math.nan))


def test_intervals_cover() -> None:
    """Of 200 samples with a known correlation, 95 % intervals miss about 10."""
    generator = np.random.default_rng(11)
    truth, missed = 0.6, 0
    for seed in range(200):
        x = generator.normal(size=80)
        y = truth * x + math.sqrt(1 - truth**2) * generator.normal(size=80)
        weights = unit_weights(np.arange(80), 300, np.random.SeedSequence(seed))
        low, high = np.quantile(pearson(x, y, weights), [0.025, 0.975])
        missed += not low <= truth <= high
    assert 2 <= missed <= 24


def test_the_names_fit_the_columns() -> None:
    assert agreement(X, Y, ONES).shape[1] == len(MEASURES)
