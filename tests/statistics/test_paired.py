"""Paired bootstrap: exact enumeration, sacrebleu's own formula, and corpora with almost nothing."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from harness.errors import HarnessError
from harness.statistics.paired import Kind, PairedDifference, PairedResampler, paired_bootstrap
from harness.statistics.resampling import Bootstrap, Floats, percentile_interval
from harness.statistics.seeds import named_child
from harness.statistics.small_samples import corrected_p, expanded_confidence

SEED = named_child(1, "paired")
KINDS: tuple[Kind, ...] = ("percentile", "bca")


def mean(totals: Floats) -> Floats:
    count = totals[..., -1:]
    return totals[..., :-1] / np.where(count == 0, np.nan, count)


def rows_of(*columns: Floats) -> Floats:
    return np.column_stack([*columns, np.ones(len(columns[0]))])


def compared(first: Floats, second: Floats, **options: object) -> PairedDifference:
    chosen = {"units": np.arange(len(first)), "seed": SEED, "resamples": 2000} | options
    return paired_bootstrap(first, second, mean, **chosen)  # type: ignore[arg-type]


def noisy(size: int, gap: float, seed: int = 0) -> tuple[Floats, Floats]:
    generator = np.random.default_rng(seed)
    base = generator.normal(40, 15, size=size)
    return rows_of(base), rows_of(base + generator.normal(gap, 2, size=size))


def test_delta_is_second_minus_first_and_resamples_are_paired() -> None:
    first, second = noisy(200, 1.0)
    found = compared(first, second)
    gaps = second[:, 0] - first[:, 0]
    assert found.delta[0] == pytest.approx(gaps.mean())
    assert found.second[0] - found.first[0] == found.delta[0]
    # The noise that both share (15 points) is gone; that of the difference (2) is left.
    assert found.standard_error[0] == pytest.approx(gaps.std() / 200**0.5, rel=0.06)
    assert found.low[0] == pytest.approx(gaps.mean() - 1.96 * found.standard_error[0], abs=0.03)
    assert found.deltas.shape == (2000, 1)


def test_p_and_interval_equal_full_enumeration_of_four_units() -> None:
    first = rows_of(np.array([1.0, 5.0, 2.0, 4.0]))
    second = rows_of(np.array([2.0, 5.5, 1.0, 7.0]))
    gaps = second[:, 0] - first[:, 0]
    exact = np.array([gaps[list(pick)].mean() for pick in itertools.product(range(4), repeat=4)])
    share = np.mean(np.abs(exact - gaps.mean()) >= abs(gaps.mean()) - 1e-12)
    found = compared(first, second, resamples=60_000)
    expected = 2 * corrected_p(np.array([share / 2]), 4)
    assert found.p[0] == pytest.approx(expected[0], abs=0.01)
    assert found.standard_error[0] == pytest.approx(exact.std(), rel=0.01)
    # With four units the level that Student's t asks for is beyond all resamples.
    assert (found.low[0], found.high[0]) == (exact.min(), exact.max())
    wide = compared(first, second, resamples=60_000, confidence=0.5)
    bounds = percentile_interval(exact[:, None], expanded_confidence(0.5, 4))
    assert (wide.low[0], wide.high[0]) == pytest.approx((bounds.low[0], bounds.high[0]), abs=0.13)


def test_swapping_the_systems_turns_the_signs() -> None:
    first, second = noisy(50, 0.5)
    one, other = compared(first, second), compared(second, first)
    assert one.delta == pytest.approx(-other.delta)
    assert one.low == pytest.approx(-other.high)
    assert one.p == pytest.approx(other.p)


def test_resamples_are_those_of_a_run_with_the_same_seed() -> None:
    first, second = noisy(40, 1.0)
    draws = Bootstrap(np.arange(40), 2000, SEED)
    expected = mean(draws.totals(second)) - mean(draws.totals(first))
    assert (compared(first, second).deltas == expected).all()


def test_scores_kept_of_each_system_give_the_same_differences() -> None:
    first, second = noisy(30, 1.0)
    draws = PairedResampler(np.arange(30), SEED, 500)
    kept = draws.between(
        draws.resampled(first, mean, leave_out=True),
        draws.resampled(second, mean, leave_out=True),
        interval="bca",
    )
    found = draws.difference(first, second, mean, interval="bca")
    assert (kept.low == found.low).all()
    assert (kept.p == found.p).all()


def test_bca_asks_for_what_it_needs() -> None:
    draws = PairedResampler(np.arange(3), SEED, 10)
    one = draws.resampled(rows_of(np.arange(3.0)), mean)
    with pytest.raises(ValueError, match="leave_out"):
        draws.between(one, one, interval="bca")


def test_segments_of_a_document_count_as_one() -> None:
    first, second = noisy(30, 0.3)
    alone = compared(first, second)
    copied = compared(
        np.repeat(first, 5, axis=0), np.repeat(second, 5, axis=0), units=np.repeat(np.arange(30), 5)
    )
    assert copied.units == 30
    assert copied.standard_error == pytest.approx(alone.standard_error, rel=1e-9)
    assert copied.p == pytest.approx(alone.p)


def test_strata_take_out_the_difference_between_them() -> None:
    easy, hard = np.full(20, 0.0), np.full(20, 10.0)
    gaps = np.concatenate([easy, hard]) + np.tile([-1.0, 1.0], 20)
    first, second = rows_of(np.zeros(40)), rows_of(gaps)
    labels = ["easy"] * 20 + ["hard"] * 20
    plain, stratified = compared(first, second), compared(first, second, strata=labels)
    assert plain.standard_error[0] == pytest.approx(np.std(gaps) / 40**0.5, rel=0.06)
    assert stratified.standard_error[0] == pytest.approx(1 / 40**0.5, rel=0.06)
    assert plain.delta == stratified.delta


def test_a_document_in_two_strata_is_refused() -> None:
    with pytest.raises(HarnessError, match="two strata"):
        PairedResampler(np.array([0, 0]), SEED, 10, ["news", "law"])


def test_a_segment_missing_on_one_side_is_left_out_of_both() -> None:
    first, second = noisy(20, 1.0)
    kept = [index for index in range(20) if index not in {3, 7}]
    whole = compared(first[kept], second[kept])
    first[3], second[7] = np.nan, np.nan
    holed = compared(first, second)
    assert holed.units == 18
    assert holed.delta == pytest.approx(whole.delta)
    assert holed.first == pytest.approx(whole.first)
    assert holed.standard_error == pytest.approx(whole.standard_error, rel=0.1)
    assert not np.isnan(holed.deltas).any()


def test_units_with_gaps_in_their_numbers_are_closed_up() -> None:
    first, second = noisy(6, 1.0)
    found = compared(first, second, units=np.array([0, 4, 4, 9, 2, 7]))
    again = compared(first, second, units=np.array([0, 2, 2, 4, 1, 3]))
    assert found.units == 5
    assert (found.deltas == again.deltas).all()


@pytest.mark.parametrize("interval", ["percentile", "bca"])
@pytest.mark.parametrize(
    ("size", "known"), [(0, 0), (1, 1), (3, 1), (3, 0)], ids=["none", "one", "one left", "all NaN"]
)
def test_fewer_than_two_units_say_nothing(interval: str, size: int, known: int) -> None:
    first, second = rows_of(np.arange(float(size))), rows_of(np.arange(float(size)) + 1)
    first[known:] = np.nan
    found = compared(first, second, interval=interval)
    assert found.p.tolist() == [1.0]
    assert np.isnan([found.low, found.high, found.standard_error]).all()
    assert np.isnan(found.deltas).all()
    assert np.isnan(found.delta[0]) == (known == 0)


@pytest.mark.parametrize("interval", ["percentile", "bca"])
def test_equal_systems_do_not_differ_and_are_sure_of_it(interval: str) -> None:
    first, _ = noisy(10, 1.0)
    found = compared(first, first.copy(), interval=interval)
    assert (found.delta[0], found.low[0], found.high[0], found.p[0]) == (0, 0, 0, 1)
    assert found.standard_error[0] == 0


@pytest.mark.parametrize("interval", ["percentile", "bca"])
def test_two_segments_cannot_be_significant(interval: str) -> None:
    first, second = rows_of(np.array([1.0, 2.0])), rows_of(np.array([51.0, 52.5]))
    found = compared(first, second, interval=interval)
    assert found.p[0] == 0.5
    assert found.low[0] <= found.delta[0] <= found.high[0]


@pytest.mark.parametrize(("size", "p"), [(2, 0.5), (5, 2 / 32), (100, 7.9e-4)])
def test_a_constant_difference_is_as_sure_as_swapping_could_be(size: int, p: float) -> None:
    base = np.arange(float(size))
    found = compared(rows_of(base), rows_of(base + 0.1))
    assert found.p[0] == pytest.approx(p, rel=0.01)


def test_an_output_without_value_leaves_the_others_alone() -> None:
    def half(totals: Floats) -> Floats:
        return np.concatenate([np.full_like(totals[..., :1], np.nan), mean(totals)], axis=-1)

    first, second = noisy(30, 1.0)
    for interval in KINDS:
        found = PairedResampler(np.arange(30), SEED, 500).difference(
            first,
            second,
            half,
            interval=interval,
        )
        assert found.p[0] == 1.0
        assert np.isnan([found.delta[0], found.low[0], found.high[0]]).all()
        assert found.low[1] <= found.delta[1] <= found.high[1]


def test_resamples_without_value_are_left_out() -> None:
    first = np.array([[1.0, 1.0], [3.0, 1.0], [0.0, 0.0]])  # a mean over two; three draws of none
    second = first * [2.0, 1.0]
    found = compared(first, second)
    assert np.isnan(found.deltas).any()
    assert found.low[0] == pytest.approx(1.0)
    assert found.high[0] == pytest.approx(3.0)
    assert 0 < found.p[0] <= 1
