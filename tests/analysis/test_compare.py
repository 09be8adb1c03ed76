"""Comparisons, against a direct loop, hand-worked values and the edges of bad input."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from harness.analysis.compare import compare
from harness.analysis.contenders import matches
from harness.analysis.differences import Choice, Comparison, Comparisons, Method
from harness.api import run
from harness.errors import Exit, HarnessError
from harness.metrics.registry import create, parse_spec
from harness.model import Segment

MakeRun = Callable[..., Path]
METHOD, CHOICE = Method(), Choice()
RNG = np.random.default_rng(5)
OLD = RNG.normal(50, 10, size=60).round(3).tolist()
WORSE = (np.array(OLD) - RNG.normal(4, 3, size=60)).round(3).tolist()
OTHER = (np.array(OLD) + RNG.normal(0, 3, size=60)).round(3).tolist()


def compared(
    arguments: Sequence[str | Path], method: Method = METHOD, choice: Choice = CHOICE
) -> Comparisons:
    return compare(matches([str(each) for each in arguments]), method, choice)


def single(found: Comparisons) -> Comparison:
    assert len(found.comparisons) == 1
    return found.comparisons[0]


def test_values_and_counts_are_those_of_the_data(make_run: MakeRun) -> None:
    one = single(compared([make_run({"old": [1, 2, 3, 4], "new": [1, 3, 2, 8]})]))
    (value,) = one.differences
    assert (value.first, value.second, value.delta) == (2.5, 3.5, 1.0)
    assert (value.wins, value.ties, value.losses, value.n, value.missing) == (2, 1, 1, 4, 0)
    assert [(each.segment, each.first, each.second) for each in one.worst] == [("s2", 3.0, 2.0)]
    assert one.worst[0].original == "original s2"
    assert (one.worst[0].first_rewrite, one.worst[0].second_rewrite) == ("3.0", "2.0")


def test_direction_decides_what_better_means(make_run: MakeRun) -> None:
    run = make_run({"old": OLD, "new": WORSE})
    found = single(compared([run], choice=Choice(every=True)))
    outcomes = {each.output: each.outcome for each in found.differences}
    assert outcomes == {"value": "worse", "grade": "better", "size": "lower"}
    by_name = {each.output: each for each in found.differences}
    assert by_name["grade"].wins == by_name["value"].losses
    assert found.worst_by == "number.value"
    by_grade = single(compared([run], choice=Choice(by="number.grade", worst=1)))
    gains = np.array(WORSE) - np.array(OLD)
    assert [each.segment for each in by_grade.worst] == [f"s{gains.argmax()}"]


def test_intervals_and_p_agree_with_a_direct_loop(make_run: MakeRun) -> None:
    found = single(compared([make_run({"old": OLD, "new": OTHER})], Method(resamples=4000)))
    (value,) = found.differences
    old, new = np.array(OLD), np.array(OTHER)
    generator = np.random.default_rng(99)
    deltas = []
    for _ in range(4000):
        drawn = [int(generator.integers(len(old))) for _ in old]
        deltas.append(float(np.mean(new[drawn]) - np.mean(old[drawn])))
    spread = float(np.std(deltas))
    assert value.delta == pytest.approx(float(np.mean(new) - np.mean(old)))
    # Two Monte Carlo runs of one distribution: quantiles differ by some hundredths of its spread.
    assert value.low == pytest.approx(float(np.quantile(deltas, 0.025)), abs=0.12 * spread)
    assert value.high == pytest.approx(float(np.quantile(deltas, 0.975)), abs=0.12 * spread)
    centered = np.abs(np.array(deltas) - np.mean(deltas)) >= abs(value.delta)
    assert value.p == pytest.approx((centered.sum() + 1) / 4001, abs=0.03)
    # z at 0.975 and at 0.8, from a table.
    assert value.detectable == pytest.approx((1.959964 + 0.841621) * value.standard_error)


@pytest.mark.parametrize("test", ["bootstrap", "randomization", "permutation"])
@pytest.mark.parametrize("interval", ["percentile", "bca"])
def test_every_test_sees_a_real_loss_and_none_a_small_one(
    make_run: MakeRun, test: str, interval: str
) -> None:
    run = make_run({"old": OLD, "worse": WORSE, "other": OTHER})
    method = Method(test=test, interval=interval, resamples=2000)  # type: ignore[arg-type]
    found = compared([run], method)
    worse, other = (each.differences[0] for each in found.comparisons)
    assert worse.outcome == "worse"
    assert worse.high < 0
    assert other.outcome == "not shown"
    assert other.low < 0 < other.high


def test_p_is_adjusted_over_all_comparisons_and_outputs(make_run: MakeRun) -> None:
    run = make_run({"old": OLD, "worse": WORSE, "other": OTHER})
    holm = compared([run])
    p = sorted(each.differences[0].p for each in holm.comparisons)
    adjusted = sorted(each.differences[0].p_adjusted for each in holm.comparisons)
    assert holm.family == 2
    assert adjusted == pytest.approx([2 * p[0], max(2 * p[0], p[1])])
    plain = compared([run], Method(correction="none"))
    assert [each.differences[0].p_adjusted for each in plain.comparisons] == [
        each.differences[0].p for each in plain.comparisons
    ]
    assert compared([run], choice=Choice(every=True)).family == 6


def test_a_family_too_large_for_the_resamples_is_said(make_run: MakeRun) -> None:
    run = make_run({"old": OLD, **{f"new{index}": WORSE for index in range(6)}})
    found = compared([run], Method(resamples=100))
    assert found.comparisons[0].differences[0].outcome == "not shown"
    assert "6 tests are more than 100 resamples can settle under Holm" in found.notes[0]
    assert compared([run], Method(resamples=200)).notes == ()


def test_missing_rewrites_are_left_out_of_both_sides_and_counted(make_run: MakeRun) -> None:
    run = make_run({"old": [1, 2, None, 4], "new": [2, None, 3, 8]})
    one = single(compared([run]))
    (value,) = one.differences
    assert (value.first, value.second, value.n, value.missing) == (2.5, 5.0, 2, 2)
    assert "2 of 4 segments are left out" in one.notes[0]


def test_the_segments_of_a_part_are_compared_when_that_is_allowed(make_run: MakeRun) -> None:
    whole = make_run({"old": OLD})
    part = make_run({"old": WORSE[10:40]}, ids=[f"s{index}" for index in range(10, 40)])
    one = single(compared([whole, part], choice=Choice(allow_partial=True)))
    (value,) = one.differences
    assert value.n == one.segments == 30
    assert value.first == pytest.approx(float(np.mean(OLD[10:40])))
    assert value.delta == pytest.approx(float(np.mean(WORSE[10:40]) - np.mean(OLD[10:40])))
    assert "30 of 60 segments" in one.notes[0]


def test_another_order_gives_the_same_numbers_and_a_warning(make_run: MakeRun) -> None:
    values = {"old": [1.0, 5.0, 2.0], "new": [3.0, 4.0, 9.0]}
    turned = {name: found[::-1] for name, found in values.items()}
    one = make_run(values, ids=["a", "b", "c"])
    two = make_run(turned, ids=["c", "b", "a"])
    choice = Choice(allow_partial=True)
    same, other = (
        compare(matches([f"{one}:old", f"{run}:new"]), choice=choice) for run in (one, two)
    )
    assert other.comparisons[0].differences == same.comparisons[0].differences
    assert not any("not the same" in note for note in same.comparisons[0].notes)
    assert any("corpora are not the same" in note for note in other.comparisons[0].notes)


def test_nothing_on_both_sides_is_an_error(make_run: MakeRun) -> None:
    run = make_run({"old": [1, None], "new": [None, 2]})
    with pytest.raises(HarnessError, match="no segment has a rewrite by both") as raised:
        compared([run])
    assert raised.value.exit_code == Exit.USAGE


def test_one_segment_has_no_interval_and_says_so(make_run: MakeRun) -> None:
    found = compared([make_run({"old": [1.0], "new": [2.0]})])
    (value,) = single(found).differences
    assert value.delta == 1.0
    assert all(map(math.isnan, (value.low, value.high, value.p, value.p_adjusted)))
    assert (value.outcome, found.family) == ("not shown", 0)
    assert single(found).notes == ("one segment alone has no spread: no interval and no test",)


def test_segments_of_one_document_are_one_unit(make_run: MakeRun) -> None:
    run = make_run({"old": [1, 2], "new": [2, 3]}, documents=["d", "d"])
    assert "segments of one document alone" in single(compared([run])).notes[0]


def test_equal_systems_cannot_differ_and_that_is_said(make_run: MakeRun) -> None:
    one = single(compared([make_run({"old": OLD, "same": OLD})]))
    (value,) = one.differences
    assert (value.delta, value.low, value.high, value.p) == (0.0, 0.0, 0.0, 1.0)
    assert one.notes == (
        "old and same are equal on every segment in every output: nothing there can differ",
    )
    assert one.worst == ()


def test_documents_are_drawn_whole(make_run: MakeRun) -> None:
    # Within a document every segment has the same difference, so segments are not independent.
    documents = [f"d{index // 10}" for index in range(60)]
    new = [old + (index // 10) % 3 for index, old in enumerate(OLD)]
    loose = single(compared([make_run({"old": OLD, "new": new})])).differences[0]
    tied = single(compared([make_run({"old": OLD, "new": new}, documents=documents)])).differences[
        0
    ]
    # Six documents of ten in place of sixty: the standard error grows by the root of ten.
    assert tied.standard_error / loose.standard_error == pytest.approx(10**0.5, rel=0.05)


def test_an_unknown_output_is_an_error_with_advice(make_run: MakeRun) -> None:
    run = make_run({"old": OLD, "new": WORSE})
    with pytest.raises(HarnessError, match=r"did you mean number\.value\?"):
        compared([run], choice=Choice(by="number.valu"))
    with pytest.raises(HarnessError, match="has a better direction"):
        compared([run], choice=Choice(by="number.size"))


def test_a_baseline_of_another_version_is_refused(make_run: MakeRun, tmp_path: Path) -> None:
    run = make_run({"old": OLD, "new": WORSE})
    plugin = tmp_path / "number.py"
    changed = plugin.read_text(encoding="utf-8").replace(
        'Signature("number", 1', 'Signature("number", 2'
    )
    plugin.write_text(changed, encoding="utf-8")
    with pytest.raises(HarnessError, match=r"was recorded as .*v:1, but this version") as raised:
        compared([run])
    assert raised.value.exit_code == Exit.USAGE


def test_pooled_counts_agree_with_a_direct_loop(make_run: MakeRun) -> None:
    """BLEU is no mean over segments; the loop scores each resampled corpus anew."""
    words = ["the", "big", "old", "brown", "dog", "ran", "home", "very", "quickly", "today"]
    keep = (
        np.random.default_rng(8).random((2, 40, len(words))) < np.array([0.9, 0.8])[:, None, None]
    )
    texts = {
        name: [" ".join(np.array(words)[row]) or "dog" for row in rows]
        for name, rows in zip(("old", "new"), keep, strict=True)
    }
    run = _text_run(make_run, " ".join(words), texts)
    (value,) = single(compared([run], Method(resamples=2000))).differences
    metric = create(parse_spec("bleu:against=original"))
    scorer = metric.prepare([Segment(f"s{row}", f"{' '.join(words)} s{row}") for row in range(40)])
    old, new = (scorer.rows(texts[name]) for name in ("old", "new"))
    generator = np.random.default_rng(3)
    deltas = []
    for _ in range(2000):
        drawn = generator.integers(40, size=40)
        both = (metric.score(rows[drawn].sum(axis=0))[0] for rows in (new, old))
        deltas.append(float(np.subtract(*both)))
    spread = float(np.std(deltas))
    assert value.low == pytest.approx(float(np.quantile(deltas, 0.025)), abs=0.15 * spread)
    assert value.high == pytest.approx(float(np.quantile(deltas, 0.975)), abs=0.15 * spread)
    assert value.standard_error == pytest.approx(spread, rel=0.08)


def _text_run(make_run: MakeRun, originals: str, texts: dict[str, list[str]]) -> Path:
    """A run of texts on the corpus of a run of numbers."""
    numbers = make_run(
        {name: range(len(lines)) for name, lines in texts.items()}, originals=originals
    )
    base = numbers.parents[2]
    for name, lines in texts.items():
        (base / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return run(
        {
            "experiment": "texts",
            "output": str(base / "results"),
            "corpus": str(base / "corpus.csv"),
            "systems": [{"name": name, "path": str(base / f"{name}.txt")} for name in texts],
            "metrics": ["bleu:against=original"],
            "controls": False,
        }
    ).folder


def test_two_hundred_systems_still_work(make_run: MakeRun) -> None:
    run = make_run({f"s{index}": OLD for index in range(200)})
    found = compared([run], Method(resamples=100))
    assert len(found.comparisons) == 199
