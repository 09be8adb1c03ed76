"""Swaps and sign flips against full enumeration, scipy, and sacrebleu's paired tests on BLEU."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from harness.metrics.base import Metric
from harness.metrics.registry import create, parse_spec
from harness.model import Segment
from harness.statistics.paired import (
    PairedResampler,
    approximate_randomization,
    paired_bootstrap,
    permutation_of_means,
)
from harness.statistics.randomization import Swaps
from harness.statistics.resampling import Floats, unit_indices
from harness.statistics.seeds import named_child

SEED = named_child(1, "swaps")
TOWN = Path(__file__).parents[2] / "corpora" / "town-sentences"

FIRST = np.array([12.1, 9.8, 15.2, 30.5, 11.0, 10.4, 13.3, 9.1, 22.7, 8.6, 14.9, 10.9])
SECOND = np.array([13.0, 9.1, 17.9, 30.0, 13.2, 12.4, 13.0, 11.1, 24.7, 8.8, 14.2, 13.9])
EACH = np.arange(len(FIRST))


def ratio(totals: Floats) -> Floats:
    count = totals[..., 1:]
    return totals[..., :1] / np.where(count == 0, np.nan, count)


def test_sign_flips_equal_scipys_exact_test() -> None:
    # scipy 1.17.1: stats.permutation_test((SECOND, FIRST), lambda a, b, axis=-1: a.mean(axis)
    #   - b.mean(axis), permutation_type="samples", n_resamples=np.inf).pvalue = 0.02734375
    p = permutation_of_means(FIRST, SECOND, units=EACH, seed=SEED, trials=60_000)
    assert p == pytest.approx(np.array([0.02734375]), abs=0.002)


def test_swaps_of_a_ratio_equal_full_enumeration() -> None:
    generator = np.random.default_rng(3)
    first, second = generator.integers(1, 9, size=(2, 7, 2)).astype(float)

    def gap(swapped: tuple[bool, ...]) -> float:
        side = np.array(swapped)[:, None]
        one = ratio(np.where(side, second, first).sum(axis=0))
        two = ratio(np.where(side, first, second).sum(axis=0))
        return float((two - one)[0])

    gaps = np.array([gap(swapped) for swapped in itertools.product((False, True), repeat=7)])
    exact = np.mean(np.abs(gaps) >= abs(gaps[0]) - 1e-12)
    p = approximate_randomization(
        first, second, ratio, units=np.arange(7), seed=SEED, trials=60_000
    )
    assert p[0] == pytest.approx(exact, abs=0.008)


def test_segments_of_a_document_are_swapped_together() -> None:
    units = unit_indices(["a", "a", "a", "b", "b", "b"])
    gaps = np.array([1.0, 1, 1, 2, 2, 2])
    alone = permutation_of_means(np.zeros(6), gaps, units=np.arange(6), seed=SEED, trials=20_000)
    together = permutation_of_means(np.zeros(6), gaps, units=units, seed=SEED, trials=20_000)
    assert alone[0] == pytest.approx(2 / 64, abs=0.005)
    assert together[0] == pytest.approx(0.5, abs=0.02)


def test_equal_systems_have_p_one() -> None:
    rows = np.column_stack([FIRST, np.ones(12)])
    assert approximate_randomization(rows, rows, ratio, units=EACH, seed=SEED).tolist() == [1.0]
    assert permutation_of_means(FIRST, FIRST, units=EACH, seed=SEED).tolist() == [1.0]


@pytest.mark.parametrize("size", [0, 1])
def test_nothing_and_one_segment_have_p_one(size: int) -> None:
    first, second = np.ones((size, 2)), np.full((size, 2), 2.0)
    second[:, 1] = 1
    units = np.arange(size)
    assert approximate_randomization(first, second, ratio, units=units, seed=SEED).tolist() == [1]
    means = permutation_of_means(first[:, 0], second[:, 0], units=units, seed=SEED)
    assert means.tolist() == [1.0]


def test_missing_segments_are_left_out_of_both_sides() -> None:
    one, two = (np.column_stack([values, np.ones(12)]) for values in (FIRST, SECOND))
    kept = np.delete(EACH, [2, 5])
    whole = Swaps(np.arange(10), 20_000, SEED).p(one[kept], two[kept], ratio)
    one[2], two[5] = np.nan, np.nan
    assert Swaps(EACH, 20_000, SEED).p(one, two, ratio) == pytest.approx(whole, abs=0.015)
    means = permutation_of_means(one[:, 0], two[:, 0], units=EACH, seed=SEED, trials=20_000)
    assert means == pytest.approx(whole, abs=0.015)


def test_an_output_without_values_has_p_one() -> None:
    first = np.column_stack([FIRST, np.full(12, np.nan)])
    second = np.column_stack([SECOND, np.full(12, np.nan)])
    p = permutation_of_means(first, second, units=EACH, seed=SEED)
    assert p[0] < 0.05
    assert p[1] == 1.0


def test_tosses_do_not_depend_on_whether_they_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = np.random.default_rng(0)
    rows = generator.normal(size=(1500, 2))  # more than one block
    kept = Swaps(np.arange(1500), 300, SEED).sums(rows)
    monkeypatch.setattr("harness.statistics.randomization._KEPT", 0)
    swaps = Swaps(np.arange(1500), 300, SEED)
    assert (swaps.sums(rows) == kept).all()
    assert (swaps.sums(rows) == kept).all()


def town(every: int) -> tuple[list[Segment], list[str], list[str]]:
    """The careful system, and one that copies every so many segments from its original."""
    lines = (TOWN / "segments.jsonl").read_text(encoding="utf-8").strip().split("\n")
    segments = [
        Segment(record["id"], record["original"], tuple(record["references"]))
        for record in map(json.loads, lines)
    ]
    careful = (TOWN / "outputs" / "careful.txt").read_text(encoding="utf-8").strip().split("\n")
    other = [
        segment.original if index % every == 0 else text
        for index, (segment, text) in enumerate(zip(segments, careful, strict=True))
    ]
    return segments, careful, other


def sacrebleu_p(
    segments: list[Segment], first: list[str], second: list[str], kind: str
) -> tuple[float, float]:
    from sacrebleu.metrics import BLEU
    from sacrebleu.significance import PairedTest

    references = [list(column) for column in zip(*(s.references for s in segments), strict=True)]
    systems = [("first", first), ("second", second)]
    test = PairedTest(systems, {"BLEU": BLEU()}, references, test_type=kind, n_samples=2000)
    result = test()[1]["BLEU"][1]
    return result.score, result.p_value


def bleu_rows(every: int) -> tuple[Metric, Floats, Floats]:
    segments, first, second = town(every)
    metric = create(parse_spec("bleu"))
    scorer = metric.prepare(segments)
    return metric, scorer.rows(first), scorer.rows(second)


@pytest.mark.parametrize("every", [3, 6])
def test_swaps_agree_with_sacrebleu(every: int) -> None:
    metric, first, second = bleu_rows(every)
    score, expected = sacrebleu_p(*town(every), "ar")
    draws = PairedResampler(np.arange(len(first)), SEED, 10_000)
    assert metric.score(second.sum(axis=0))[0] == pytest.approx(score)
    error = 4 * (expected * (1 - expected) / 2000) ** 0.5
    assert draws.randomization(first, second, metric.score)[0] == pytest.approx(expected, abs=error)


@pytest.mark.parametrize("every", [3, 6])
def test_bootstrap_agrees_with_sacrebleu_which_counts_one_side(every: int) -> None:
    """sacrebleu folds the resampled differences at zero before it takes their mean away.

    Where their sign is clear that leaves one tail, and its p is about half of a two-sided one.
    """
    metric, first, second = bleu_rows(every)
    _, expected = sacrebleu_p(*town(every), "bs")
    found = paired_bootstrap(
        first, second, metric.score, units=np.arange(len(first)), seed=SEED, resamples=10_000
    )
    folded = np.abs(found.deltas)
    one_sided = np.mean(folded - folded.mean() > abs(found.delta))
    error = 4 * (expected * (1 - expected) / 2000) ** 0.5
    assert one_sided == pytest.approx(expected, abs=error)
    assert found.p[0] > 1.5 * expected
