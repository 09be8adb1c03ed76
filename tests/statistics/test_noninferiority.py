"""Non-inferiority against the normal test, and the p-value against its own bound, everywhere."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest

from harness.statistics.noninferiority import non_inferiority
from harness.statistics.paired import paired_bootstrap
from harness.statistics.resampling import Floats
from harness.statistics.seeds import named_child

NORMAL = NormalDist()


def noise(size: int = 20_001, spread: float = 1.0) -> Floats:
    levels = (np.arange(size) + 0.5) / size
    return np.array([[spread * NORMAL.inv_cdf(level)] for level in levels.tolist()])


@pytest.mark.parametrize("delta", [-2.0, -0.5, 0.0, 1.3])
def test_equals_the_normal_test_on_normal_noise(delta: float) -> None:
    found = non_inferiority(noise() + delta, np.array([delta]), 1.0, "higher", 0.05)
    assert found.p[0] == pytest.approx(1 - NORMAL.cdf(delta + 1), abs=2e-4)
    assert found.p_inferior[0] == pytest.approx(NORMAL.cdf(delta + 1), abs=2e-4)
    assert found.bound[0] == pytest.approx(delta - 1.645, abs=2e-3)
    assert found.best_bound[0] == pytest.approx(delta + 1.645, abs=2e-3)


def test_lower_is_better_mirrors_higher() -> None:
    deltas = np.random.default_rng(0).gamma(2.0, size=(999, 3))
    delta = np.array([1.8, 2.0, 2.3])
    up = non_inferiority(deltas, delta, 0.4, "higher")
    down = non_inferiority(-deltas, -delta, 0.4, "lower")
    assert (up.p == down.p).all()
    assert (up.p_inferior == down.p_inferior).all()
    assert (up.bound == -down.bound).all()
    assert (up.best_bound == -down.best_bound).all()


@pytest.mark.parametrize("alpha", [0.01, 0.05, 0.1, 0.5])
@pytest.mark.parametrize("resamples", [1, 19, 20, 21, 199, 1000])
@pytest.mark.parametrize("better", ["higher", "lower"])
def test_p_and_bound_say_the_same(alpha: float, resamples: int, better: str) -> None:
    generator = np.random.default_rng(resamples)
    deltas = generator.integers(-9, 10, size=(resamples, 60)) / 4.0  # many exact ties
    deltas[generator.random(deltas.shape) < 0.1] = np.nan
    delta = generator.integers(-9, 10, size=60) / 4.0
    margin = generator.integers(0, 9, size=60) / 4.0
    found = non_inferiority(deltas, delta, margin, better, alpha)  # type: ignore[arg-type]
    sign = 1 if better == "higher" else -1
    assert ((found.p < alpha) == (sign * found.bound > -margin)).all()
    assert ((found.p_inferior < alpha) == (sign * found.best_bound < -margin)).all()


def test_p_is_the_share_of_shifted_resamples() -> None:
    deltas = np.array([[0.0], [1.0], [2.0], [5.0]])  # around 1: errors -1, 0, 1, 4
    found = non_inferiority(deltas, np.array([1.0]), 0.0, "higher")
    # Plausible true differences: 2, 1, 0, -3; two of four at or below a loss of 0, three above.
    assert found.p[0] == 3 / 5
    assert found.p_inferior[0] == 4 / 5


def test_margins_differ_by_output() -> None:
    found = non_inferiority(np.tile(noise(999), 2), np.zeros(2), np.array([0.5, 4.0]), "higher")
    assert found.p[0] > 0.2
    assert found.p[1] < 0.01


def test_equal_systems_are_not_inferior_by_any_margin() -> None:
    found = non_inferiority(np.zeros((999, 1)), np.zeros(1), 0.1, "higher")
    assert found.p[0] == 1 / 1000
    assert found.bound[0] == 0
    nothing = non_inferiority(np.zeros((999, 1)), np.zeros(1), 0.0, "higher")
    assert (nothing.p[0], nothing.p_inferior[0]) == (1.0, 1.0)


@pytest.mark.parametrize("deltas", [np.full((50, 1), np.nan), np.empty((0, 1))])
def test_without_resamples_nothing_is_shown(deltas: Floats) -> None:
    found = non_inferiority(deltas, np.array([3.0]), 1.0, "higher")
    assert (found.p[0], found.p_inferior[0]) == (1.0, 1.0)
    assert np.isnan([found.bound[0], found.best_bound[0]]).all()


def test_without_a_value_nothing_is_shown() -> None:
    found = non_inferiority(noise(99), np.array([np.nan]), 1.0, "higher")
    assert found.p[0] == 1.0
    assert np.isnan(found.bound[0])


def test_too_few_resamples_reject_nothing() -> None:
    found = non_inferiority(np.zeros((10, 1)), np.array([50.0]), 1.0, "higher", 0.05)
    assert found.p[0] == pytest.approx(1 / 11)
    assert found.bound[0] == -np.inf


@pytest.mark.parametrize(("margin", "alpha"), [(-0.1, 0.05), (1.0, 0.0), (1.0, 1.0)])
def test_impossible_choices_are_refused(margin: float, alpha: float) -> None:
    with pytest.raises(ValueError, match="margin"):
        non_inferiority(np.zeros((9, 1)), np.zeros(1), margin, "higher", alpha)


def test_passes_a_system_that_is_worse_by_the_margin_as_rarely_as_promised() -> None:
    def mean(totals: Floats) -> Floats:
        return totals[..., :1] / totals[..., 1:]

    passed = 0
    for repetition in range(300):
        generator = np.random.default_rng(repetition)
        first = np.column_stack([generator.normal(40, 9, size=60), np.ones(60)])
        second = first + np.column_stack([generator.normal(-1, 3, size=60), np.zeros(60)])
        seed = named_child(repetition, "gate")
        found = paired_bootstrap(first, second, mean, units=np.arange(60), seed=seed, resamples=400)
        passed += int(non_inferiority(found.deltas, found.delta, 1.0, "higher").p[0] < 0.05)
    assert passed / 300 == pytest.approx(0.05, abs=0.04)
