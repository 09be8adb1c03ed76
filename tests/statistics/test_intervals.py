"""Intervals against scipy, against a plain loop over the formulas, and on degenerate scores."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest

from harness.statistics.intervals import bca_interval, jackknife, percentile_interval, quantiles
from harness.statistics.resampling import Bootstrap, Floats

VALUES = np.array([12.1, 9.8, 15.2, 30.5, 11.0, 10.4, 13.3, 9.1, 22.7, 8.6, 14.9, 10.9])
WEIGHTS = np.array([5.0, 3, 8, 9, 4, 4, 6, 3, 9, 2, 7, 5])
EACH = np.arange(len(VALUES))


def ratio(totals: Floats) -> Floats:
    return totals[..., :1] / totals[..., 1:]


def resampled(rows: Floats) -> Floats:
    return ratio(Bootstrap(EACH, 100_000, np.random.SeedSequence(5)).totals(rows))


# scipy 1.17.1, 200,000 resamples, seed 1, VALUES as x and WEIGHTS as w:
#   stats.bootstrap((x,), np.mean, method=..., n_resamples=200000, rng=np.random.default_rng(1))
#   stats.bootstrap((x, w), lambda a, b, axis=-1: a.sum(axis) / b.sum(axis), paired=True, ...)
SCIPY = {
    "mean": {"BCa": (11.48333, 19.19167), "percentile": (11.03333, 17.90000)},
    "ratio": {"BCa": (2.31406, 2.98136), "percentile": (2.29538, 2.95075)},
}


@pytest.mark.parametrize("statistic", ["mean", "ratio"])
def test_intervals_equal_scipy(statistic: str) -> None:
    rows = np.column_stack([VALUES, WEIGHTS if statistic == "ratio" else np.ones(12)])
    scores = resampled(rows)
    bca = bca_interval(scores, ratio(rows.sum(axis=0)), jackknife(rows, EACH, ratio), 0.95)
    percentile = percentile_interval(scores, 0.95)
    width = SCIPY[statistic]["BCa"][1] - SCIPY[statistic]["BCa"][0]
    near = 0.01 * width  # Monte Carlo error of a bound at 100,000 resamples
    assert (bca.low[0], bca.high[0]) == pytest.approx(SCIPY[statistic]["BCa"], abs=near)
    assert (percentile.low[0], percentile.high[0]) == pytest.approx(
        SCIPY[statistic]["percentile"], abs=near
    )


def plain_bca(scores: list[float], value: float, left_out: list[float]) -> tuple[float, float]:
    """Efron's formulas one number at a time."""
    normal = NormalDist()
    z0 = normal.inv_cdf(sum(score < value for score in scores) / len(scores))
    mean = sum(left_out) / len(left_out)
    a = sum((mean - one) ** 3 for one in left_out)
    a /= 6 * sum((mean - one) ** 2 for one in left_out) ** 1.5
    bounds = []
    for level in (0.05, 0.95):
        z = z0 + normal.inv_cdf(level)
        place = normal.cdf(z0 + z / (1 - a * z)) * (len(scores) - 1)
        ordered = sorted(scores)
        below = math.floor(place)
        bounds.append(ordered[below] + (place - below) * (ordered[below + 1] - ordered[below]))
    return bounds[0], bounds[1]


def test_bca_equals_the_formulas_written_out_output_by_output() -> None:
    generator = np.random.default_rng(2)
    scores = np.column_stack([generator.gamma(2, size=500), generator.normal(3, 1, size=500)])
    value, left_out = np.array([1.5, 3.2]), generator.gamma(1.5, size=(40, 2))
    found = bca_interval(scores, value, left_out, 0.9)
    for column in range(2):
        expected = plain_bca(
            scores[:, column].tolist(), float(value[column]), left_out[:, column].tolist()
        )
        assert (found.low[column], found.high[column]) == pytest.approx(expected, rel=1e-12)


def test_bca_of_a_symmetric_unbiased_score_is_the_percentile_interval() -> None:
    scores = np.linspace(-1, 1, 1001)[:, None]
    found = bca_interval(scores, np.zeros(1), np.array([[-1.0], [0.0], [1.0]]), 0.95)
    plain = percentile_interval(scores, 0.95)
    assert found.low == pytest.approx(plain.low, abs=1e-9)
    assert found.high == pytest.approx(plain.high, abs=1e-9)


def test_jackknife_leaves_out_whole_units() -> None:
    rows = np.array([[1.0, 1], [2, 1], [3, 1], [10, 1], [np.nan, np.nan]])
    found = jackknife(rows, np.array([0, 1, 0, 2, 2]), ratio).ravel().tolist()
    assert found == [6.0, 14 / 3, 2.0]


def test_quantiles_equal_numpys_column_by_column() -> None:
    scores = np.random.default_rng(0).normal(size=(37, 4))
    levels = np.array([0.0, 0.031, 0.5, 1.0])
    expected = [np.quantile(scores[:, column], level) for column, level in enumerate(levels)]
    assert quantiles(scores, levels) == pytest.approx(np.array(expected), rel=1e-12)


def test_quantiles_leave_out_resamples_without_a_value() -> None:
    scores = np.array([[1.0, np.nan], [np.nan, np.nan], [3.0, np.nan]])
    found = quantiles(scores, np.array([0.5, 0.5]))
    assert found[0] == 2.0
    assert np.isnan(found[1])


@pytest.mark.parametrize(
    "scores",
    [np.empty((0, 1)), np.full((5, 1), np.nan)],
    ids=["no resamples", "no values"],
)
def test_bca_of_nothing_does_not_exist(scores: Floats) -> None:
    found = bca_interval(scores, np.zeros(1), np.empty((0, 1)), 0.95)
    assert np.isnan(found.low).all()
    assert np.isnan(found.high).all()


def test_bca_without_spread_or_leave_one_out_values_is_the_value() -> None:
    found = bca_interval(np.full((50, 1), 7.0), np.array([7.0]), np.full((1, 1), np.nan), 0.95)
    assert (found.low[0], found.high[0]) == (7.0, 7.0)


def test_bca_of_an_extreme_value_stays_within_the_resamples() -> None:
    scores = np.linspace(0, 1, 200)[:, None]
    found = bca_interval(scores, np.array([5.0]), np.array([[0.0], [0.0], [9.0]]), 0.95)
    assert 0 <= found.low[0] <= found.high[0] <= 1


def test_bca_of_a_value_that_does_not_exist_does_not_exist() -> None:
    found = bca_interval(np.ones((9, 1)), np.array([np.nan]), np.ones((3, 1)), 0.95)
    assert np.isnan(found.low[0])
