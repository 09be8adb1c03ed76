"""Adjusted p-values against examples worked by hand, and against scipy."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from harness.statistics.corrections import benjamini_hochberg, holm
from harness.statistics.resampling import Floats

Adjust = Callable[[Floats], Floats]

FAMILY = np.array([0.01, 0.04, 0.03, 0.005, 0.2])


def test_holm_by_hand() -> None:
    # In order .005 .01 .03 .04 .2, times 5 4 3 2 1: .025 .04 .09 .08 .2; never falling.
    assert holm(FAMILY) == pytest.approx([0.04, 0.09, 0.09, 0.025, 0.2])


def test_benjamini_hochberg_by_hand_and_as_scipy() -> None:
    # In order, times 5/1 5/2 5/3 5/4 5/5: .025 .025 .05 .05 .2; the least of those that follow.
    # scipy 1.17.1: stats.false_discovery_control(FAMILY) = [.025, .05, .05, .025, .2]
    assert benjamini_hochberg(FAMILY) == pytest.approx([0.025, 0.05, 0.05, 0.025, 0.2])


def test_benjamini_hochbergs_own_example() -> None:
    # Their table of 1995 (15 endpoints): 4 rejected at 0.05, where Holm rejects 3.
    low = [1e-4, 4e-4, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    p = np.array([*low, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0])
    assert (benjamini_hochberg(p) <= 0.05).sum() == 4
    assert (holm(p) <= 0.05).sum() == 3


@pytest.mark.parametrize("adjust", [holm, benjamini_hochberg])
def test_what_was_not_tested_is_not_in_the_family(adjust: Adjust) -> None:
    holed = np.array([[0.01, np.nan, 0.04], [0.03, 0.005, 0.2]])
    found = adjust(holed)
    assert found.shape == (2, 3)
    assert np.isnan(found[0, 1])
    assert found[~np.isnan(holed)] == pytest.approx(adjust(holed[~np.isnan(holed)]))


@pytest.mark.parametrize("adjust", [holm, benjamini_hochberg])
def test_small_families(adjust: Adjust) -> None:
    assert adjust(np.empty(0)).shape == (0,)
    assert adjust(np.array([0.03])).tolist() == [0.03]
    assert np.isnan(adjust(np.array([np.nan, np.nan]))).all()
    assert adjust(np.array([0.9, 0.9, 0.9])).max() <= 1.0


@pytest.mark.parametrize("adjust", [holm, benjamini_hochberg])
def test_order_is_kept_and_ties_stay_ties(adjust: Adjust) -> None:
    p = np.random.default_rng(0).random(40).round(1)
    found = adjust(p)
    order = np.argsort(p, kind="stable")
    assert (np.diff(found[order]) >= 0).all()
    assert (found >= p).all()
    for value in set(p.tolist()):
        assert len(set(found[p == value].tolist())) == 1


def test_ten_thousand_rules_are_no_trouble() -> None:
    p = np.full(10_000, 0.5)
    p[1234] = 1e-6
    assert holm(p)[1234] == pytest.approx(0.01)
