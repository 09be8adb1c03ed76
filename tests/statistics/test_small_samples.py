"""The correction for few units against scipy, and by what it promises for means."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest

from harness.statistics.noninferiority import non_inferiority
from harness.statistics.resampling import Floats
from harness.statistics.small_samples import (
    corrected_p,
    expanded_confidence,
    expanded_tail,
    t_cdf,
)

# scipy 1.17.1: stats.t.cdf(x, v)
SCIPY_T = [
    (-2.5, 1, 0.12111894159084341),
    (0.3, 2, 0.6037571695799112),
    (4.0, 7, 0.9974050433253516),
    (-1.2, 79, 0.11686282772095913),
    (6.0, 358, 0.9999999975832428),
    (1.96, 10**6, 0.9750019662073651),
]
# scipy 1.17.1: stats.norm.cdf(-sqrt(n / (n - 1)) * stats.t.ppf(1 - tail, n - 1))
SCIPY_TAILS = [
    (3, 0.025, 6.834137311941282e-08),
    (10, 0.025, 0.008550639024406366),
    (10, 0.05, 0.02666305193223458),
    (80, 0.025, 0.022588194490795528),
    (80, 0.05, 0.04697964678370723),
    (359, 0.05, 0.049326146053203714),
]


@pytest.mark.parametrize(("value", "freedom", "expected"), SCIPY_T)
def test_students_t_equals_scipy(value: float, freedom: int, expected: float) -> None:
    assert t_cdf(np.array([value]), freedom)[0] == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("units", "tail", "expected"), SCIPY_TAILS)
def test_expanded_tails_equal_scipy(units: int, tail: float, expected: float) -> None:
    assert expanded_tail(tail, units) == pytest.approx(expected, rel=1e-6)
    assert expanded_confidence(1 - 2 * tail, units) == pytest.approx(1 - 2 * expected, rel=1e-9)


@pytest.mark.parametrize("units", [2, 5, 80, 5000])
@pytest.mark.parametrize("level", [0.01, 0.05, 0.3])
def test_p_and_tail_are_each_others_inverse(units: int, level: float) -> None:
    tail = expanded_tail(level, units)
    if tail > 1e-12:
        assert corrected_p(np.array([tail]), units)[0] == pytest.approx(level, rel=1e-6)


def test_corrected_p_keeps_order_shape_and_ends() -> None:
    p = np.array([[0.001, 0.2, 0.5], [0.9, 1.0, np.nan]])
    found = corrected_p(p, 12)
    assert found.shape == p.shape
    assert (found[0, :2] > p[0, :2]).all()
    assert found[0, 2] == pytest.approx(0.5)
    assert found[1, 0] < 0.9
    assert found[1, 1] == 1.0
    assert np.isnan(found[1, 2])


@pytest.mark.parametrize("units", [0, 1])
def test_below_two_units_nothing_is_changed(units: int) -> None:
    assert expanded_confidence(0.95, units) == pytest.approx(0.95)
    assert corrected_p(np.array([0.2]), units).tolist() == [0.2]


def test_two_units_ask_for_more_than_resamples_can_give() -> None:
    assert expanded_confidence(0.95, 2) == 1.0


def normal_noise(units: int) -> Floats:
    levels = (np.arange(20_000) + 0.5) / 20_000
    spread = ((units - 1) / units**2) ** 0.5  # of a resampled mean whose values have variance 1
    noise: Floats = np.array([[NormalDist().inv_cdf(level)] for level in levels.tolist()])
    noise *= spread
    return noise


@pytest.mark.parametrize("units", [10, 80])
def test_bound_of_a_normal_mean_is_the_t_bound(units: int) -> None:
    critical = {10: 1.8331129, 80: 1.6643714}[units]  # scipy 1.17.1: stats.t.ppf(0.95, units - 1)
    found = non_inferiority(normal_noise(units), np.zeros(1), 0.1, "higher", units=units)
    assert found.bound[0] == pytest.approx(-critical / units**0.5, rel=2e-3)
    assert (found.p[0] < 0.05) == (found.bound[0] > -0.1)


@pytest.mark.parametrize("better", ["higher", "lower"])
@pytest.mark.parametrize("units", [2, 3, 7, 80])
def test_corrected_p_and_bound_say_the_same(better: str, units: int) -> None:
    generator = np.random.default_rng(units)
    deltas = generator.integers(-9, 10, size=(500, 80)) / 4.0
    delta, margin = generator.integers(-9, 10, size=(2, 80)) / 4.0
    margin = np.abs(margin)
    found = non_inferiority(deltas, delta, margin, better, units=units)  # type: ignore[arg-type]
    sign = 1 if better == "higher" else -1
    assert ((found.p < 0.05) == (sign * found.bound > -margin)).all()
    assert ((found.p_inferior < 0.05) == (sign * found.best_bound < -margin)).all()
