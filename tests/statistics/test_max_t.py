"""The adjusted p of all pairs: false alarms under the null, and no floor with many systems."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from harness.statistics.max_t import max_t

PAIRS = list(combinations(range(5), 2))


def _resampled(data: np.ndarray, generator: np.random.Generator, count: int) -> np.ndarray:
    weights = generator.multinomial(len(data), np.full(len(data), 1 / len(data)), size=count)
    return weights @ data / len(data)


def test_equal_systems_are_told_apart_no_more_often_than_the_level() -> None:
    generator = np.random.default_rng(11)
    alarms = 0
    for _ in range(300):
        data = generator.normal(size=(120, 1)) + generator.normal(size=(120, 5))
        p = max_t(_resampled(data, generator, 300), data.mean(axis=0), PAIRS, len(data))
        alarms += bool((p < 0.05).any())
    # Binomial(300, 0.05): more than 28 would happen less than once in a thousand times.
    assert 3 <= alarms <= 28


def test_one_pair_agrees_with_its_own_bootstrap_p() -> None:
    generator = np.random.default_rng(4)
    data = generator.normal(size=(80, 2)) + np.array([0.0, 0.25])
    scores = _resampled(data, generator, 4000)
    deltas = scores[:, 1] - scores[:, 0]
    delta = float(data[:, 1].mean() - data[:, 0].mean())
    plain = ((np.abs(deltas - deltas.mean()) >= abs(delta)).sum() + 1) / 4001
    (p,) = max_t(scores, data.mean(axis=0), [(0, 1)], 80)
    assert abs(p - plain) < 1e-3


def test_far_systems_are_told_apart_however_many_there_are() -> None:
    generator = np.random.default_rng(2)
    data = generator.normal(size=(100, 60)) + np.where(np.arange(60) < 30, 0.0, 5.0)
    pairs = list(combinations(range(60), 2))
    p = max_t(_resampled(data, generator, 500), data.mean(axis=0), pairs, 100)
    across = np.array([(one < 30) != (other < 30) for one, other in pairs])
    # 1,770 pairs and 500 resamples: Holm could not go below 1,770 / 501.
    assert p[across].max() < 0.01
    assert np.median(p[~across]) > 0.5


def test_edges() -> None:
    scores = np.zeros((100, 2))
    assert max_t(scores, np.zeros(2), [(0, 1)], 10).tolist() == [1.0]
    assert max_t(scores, np.zeros(2), [], 10).tolist() == []
    # A difference that never varies is a difference, as far as so few units can show.
    shifted = scores + np.array([0.0, 1.0])
    assert max_t(shifted, np.array([0.0, 1.0]), [(0, 1)], 3).tolist() == [0.25]
    assert max_t(shifted, np.array([0.0, 1.0]), [(0, 1)], 50).tolist() == [1 / 101]
    # Two systems that differ by rounding alone do not differ.
    rounding = np.random.default_rng(1).normal(size=(100, 2)) * 1e-14 + 40.0
    assert max_t(rounding, np.array([40.0, 40.0 + 1e-14]), [(0, 1)], 50).tolist() == [1.0]
