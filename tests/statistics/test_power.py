"""Detectable effects against scipy's normal distribution and against simulation."""

from __future__ import annotations

import numpy as np
import pytest

from harness.statistics.power import minimum_detectable_effect, power_of_test


@pytest.mark.parametrize(
    ("one_sided", "expected"),
    # scipy 1.17.1: stats.norm.ppf(.975) + stats.norm.ppf(.8), and with .95
    [(False, 1.959963984540054 + 0.8416212335729143), (True, 1.6448536269514722 + 0.84162123357)],
)
def test_detectable_effect_in_standard_errors(one_sided: bool, expected: float) -> None:
    found = minimum_detectable_effect(np.array([1.0, 0.5, 0.0]), one_sided=one_sided)
    assert found == pytest.approx([expected, expected / 2, 0.0], abs=1e-9)


# scipy 1.17.1: norm.cdf(e - norm.ppf(.975)) + norm.cdf(-e - norm.ppf(.975)), and
# norm.cdf(e - norm.ppf(.95))
@pytest.mark.parametrize(
    ("effect", "two_sided", "one_sided"),
    [
        (0.5, 0.07909753416059649, 0.12613489819343038),
        (1.5, 0.32304115977680503, 0.4424132202501236),
        (2.5, 0.7054180011138003, 0.803764940015494),
    ],
)
def test_power_equals_scipy(effect: float, two_sided: float, one_sided: float) -> None:
    assert power_of_test(2 * effect, 2.0) == pytest.approx(two_sided, abs=1e-12)
    assert power_of_test(effect, 1.0, one_sided=True) == pytest.approx(one_sided, abs=1e-12)


@pytest.mark.parametrize("power", [0.5, 0.8, 0.95])
@pytest.mark.parametrize("alpha", [0.01, 0.05])
def test_effect_and_power_are_each_others_inverse(power: float, alpha: float) -> None:
    effect = minimum_detectable_effect(0.7, alpha, power, one_sided=True)
    assert power_of_test(effect, 0.7, alpha, one_sided=True) == pytest.approx(power)


def test_power_by_simulation() -> None:
    draws = np.random.default_rng(0).normal(minimum_detectable_effect(1.0), 1.0, size=40_000)
    assert np.mean(np.abs(draws) > 1.96) == pytest.approx(0.8, abs=0.01)


def test_without_a_standard_error_there_is_no_answer() -> None:
    assert np.isnan(minimum_detectable_effect(np.nan))
    assert np.isnan(power_of_test(1.0, np.array([0.0, np.nan]))).all()
