"""The gate on runs whose numbers are chosen, against verdicts worked out by hand."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import NormalDist, stdev
from typing import Any

import numpy as np
import pytest

from harness.analysis.gate import gate
from harness.analysis.gate_sides import open_bundle, sides
from harness.analysis.gate_verdicts import GateReport, Result, Verdict
from harness.config.schema import GateSettings
from harness.errors import Exit, HarnessError

MakeRun = Callable[..., Path]
NORMAL = NormalDist()


def settings(*rules: Mapping[str, Any], **more: Any) -> GateSettings:
    written = {"resamples": 2000, **more, **({"rules": tuple(rules)} if rules else {})}
    return GateSettings.model_validate(written)


def judged(
    run: Path, chosen: GateSettings | None = None, baseline: Path | None = None, **names: str
) -> GateReport:
    ours = names.get("system", "new")
    theirs = names.get("baseline_system", "old")
    found = sides(open_bundle(run), open_bundle(baseline or run), ours, theirs)
    return gate(found, chosen or settings())


def only(report: GateReport) -> Result:
    (result,) = report.results
    return result


def noise(count: int, seed: int = 0, spread: float = 1.0) -> np.ndarray[Any, Any]:
    """Normal values with mean exactly 0 and the given standard deviation."""
    values = np.random.default_rng(seed).normal(size=count)
    values -= values.mean()
    return np.asarray(values * spread / values.std(ddof=1))


def pair(make_run: MakeRun, delta: float, count: int = 100, spread: float = 1.0) -> Path:
    old = 10 + noise(count, 1)
    return make_run({"old": list(old), "new": list(old + delta + noise(count, 2, spread))})


@pytest.mark.parametrize(
    ("delta", "verdict", "code"),
    [
        (0.0, Verdict.PASS, Exit.OK),
        (-0.3, Verdict.PASS, Exit.OK),  # worse, but by less than the margin: 0.3 + 1.66 / 10 < 0.5
        (-0.5, Verdict.INCONCLUSIVE, Exit.OK),
        (-0.6, Verdict.INCONCLUSIVE, Exit.OK),
        (-0.8, Verdict.REGRESSED, Exit.REGRESSED),
        (2.0, Verdict.PASS, Exit.OK),
    ],
)
def test_a_margin_against_the_textbook(
    make_run: MakeRun, delta: float, verdict: Verdict, code: Exit
) -> None:
    report = judged(pair(make_run, delta), settings({"output": "number", "margin": 0.5}))
    result = only(report)
    assert (result.verdict, report.exit_code) == (verdict, code)
    # Differences have standard deviation 1 and n = 100, so the bounds are delta +- t / 10.
    assert result.delta == pytest.approx(delta, abs=1e-9)
    assert result.low == pytest.approx(delta - 0.166, abs=0.02)
    assert result.high == pytest.approx(delta + 0.166, abs=0.02)
    assert (result.margin, result.limit, result.n) == (0.5, -0.5, 100)


def test_lower_is_better_turns_the_sign(make_run: MakeRun) -> None:
    folder = pair(make_run, 0.8)
    up = only(judged(folder, settings({"output": "number.grade", "margin": 0.5})))
    assert up.verdict is Verdict.REGRESSED
    assert up.limit == 0.5
    down = judged(
        folder,
        settings({"output": "number.grade", "margin": 0.5}),
        system="old",
        baseline_system="new",
    )
    assert only(down).verdict is Verdict.PASS


def test_the_usual_rule_takes_its_margin_from_the_noise(make_run: MakeRun) -> None:
    result = only(judged(pair(make_run, 0.0, spread=1.0)))
    expected = (NORMAL.inv_cdf(0.95) + NORMAL.inv_cdf(0.9)) * 1.0 / 10
    assert result.margin == pytest.approx(expected, rel=0.05)
    assert result.verdict is Verdict.PASS
    seen = result.margin + (NORMAL.inv_cdf(0.95) + NORMAL.inv_cdf(0.8)) / 10
    assert result.detectable == pytest.approx(seen, rel=0.05)


def test_the_usual_margin_has_a_floor_and_a_cap(make_run: MakeRun) -> None:
    quiet = only(judged(pair(make_run, 0.0, spread=0.001)))
    assert quiet.margin == pytest.approx(0.005 * 10)
    loud = only(judged(pair(make_run, 0.0, spread=30.0)))
    assert loud.margin == pytest.approx(0.05 * 10)
    assert loud.verdict is Verdict.INCONCLUSIVE


def test_a_relative_margin_is_a_share_of_the_baseline(make_run: MakeRun) -> None:
    result = only(judged(pair(make_run, 0.0), settings({"output": "number", "margin": "4%"})))
    assert result.margin == pytest.approx(0.4)


def test_a_share_of_nothing_is_no_tolerance(make_run: MakeRun) -> None:
    folder = make_run({"old": [0.0, 0.0, 0.0], "new": [1.0, 0.0, 1.0]})
    with pytest.raises(HarnessError, match="no tolerance where the baseline is 0"):
        judged(folder, settings({"output": "number", "margin": "2%"}))


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        ({"minimum": 9.5}, Verdict.PASS),
        ({"minimum": 9.95}, Verdict.INCONCLUSIVE),
        ({"minimum": 10.5}, Verdict.REGRESSED),
        ({"maximum": 10.5}, Verdict.PASS),
        ({"maximum": 10.05}, Verdict.INCONCLUSIVE),
        ({"maximum": 9.5}, Verdict.REGRESSED),
    ],
)
def test_a_bound_is_broken_only_where_the_whole_interval_is_beyond(
    make_run: MakeRun, rule: Mapping[str, float], verdict: Verdict
) -> None:
    values = list(10 + noise(100))
    folder = make_run({"old": values[::-1], "new": values})
    result = only(judged(folder, settings({"output": "number", **rule})))
    assert result.verdict is verdict
    assert result.low == pytest.approx(10 - 0.166, abs=0.02)
    assert result.high == pytest.approx(10 + 0.166, abs=0.02)


def test_a_constant_at_its_bound_keeps_to_it(make_run: MakeRun) -> None:
    folder = make_run({"old": [1.0] * 5, "new": [0.0] * 5})
    assert only(judged(folder, settings({"output": "number", "minimum": 0.0}))).verdict == "pass"


def test_segments_that_got_worse_are_counted(make_run: MakeRun) -> None:
    old = [10.0] * 20
    new = [10.0] * 15 + [7.0] * 3 + [9.5, 12.0]
    folder = make_run({"old": old, "new": new})
    rule = {"output": "number", "worse_by": 1.0}
    assert only(judged(folder, settings({**rule, "worse_at_most": 3}))).verdict == "pass"
    broken = only(judged(folder, settings({**rule, "worse_at_most": 2})))
    assert (broken.verdict, broken.measured, broken.limit) == (Verdict.REGRESSED, 3.0, 2.0)
    assert math.isnan(broken.p)
    assert [change.segment for change in broken.worst] == ["s15", "s16", "s17", "s18"]


@pytest.mark.parametrize(
    ("broken", "limit", "verdict"),
    [
        (0, "40%", "pass"),
        (5, "20%", "inconclusive"),
        (15, "20%", "regressed"),
        (20, "100%", "pass"),
    ],
)
def test_a_share_of_segments_has_an_interval(
    make_run: MakeRun, broken: int, limit: str, verdict: str
) -> None:
    folder = make_run({"old": [10.0] * 20, "new": [0.0] * broken + [10.0] * (20 - broken)})
    rule = {"output": "number", "worse_by": 1.0, "worse_at_most": limit}
    result = only(judged(folder, settings(rule)))
    assert result.verdict == verdict
    assert result.measured == pytest.approx(5.0 * broken)


def test_wilson_bounds_against_the_published_example(make_run: MakeRun) -> None:
    # Newcombe 1998, Statistics in Medicine 17:857-872, table I: 81 of 263, 95 % two-sided score
    # interval 0.2553 to 0.3662.
    folder = make_run({"old": [1.0] * 263, "new": [0.0] * 81 + [1.0] * 182})
    rule = {"output": "number", "worse_by": 0.5, "worse_at_most": "30%"}
    result = only(judged(folder, settings(rule, alpha=0.025)))
    assert result.low == pytest.approx(25.53, abs=0.005)
    assert result.high == pytest.approx(36.62, abs=0.005)


def test_a_share_stays_between_none_and_all_and_one_segment_is_one(make_run: MakeRun) -> None:
    rule = {"output": "number", "worse_by": 1.0}
    none = make_run({"old": [10.0] * 70, "new": [10.0] * 70})
    found = only(judged(none, settings({**rule, "worse_at_most": "10%"})))
    assert found.low == 0.0
    every = make_run({"old": [10.0] * 70, "new": [1.0] * 70})
    assert only(judged(every, settings({**rule, "worse_at_most": "10%"}))).high == 100.0
    one = make_run({"old": [10.0] * 9, "new": [1.0] + [10.0] * 8})
    found = only(judged(one, settings({**rule, "worse_at_most": 0})))
    assert found.sentence == "1 segment worse by more than 1; at most 0 accepted"


def test_no_new_finding(make_run: MakeRun) -> None:
    folder = make_run({"old": [0.0, 2.0, 0.0, 0.0], "new": [0.0, 5.0, 1.0, 0.0]})
    rule = {"output": "number.grade", "new_at_most": 0}
    result = only(judged(folder, settings(rule)))
    assert (result.verdict, result.measured) == (Verdict.REGRESSED, 1.0)
    # The second segment had a finding before, so it is not a new one, though it has more.
    assert [change.segment for change in result.worst] == ["s2"]
    assert only(judged(folder, settings({**rule, "new_at_most": 1}))).verdict == "pass"


def test_severity_and_what_is_undecided(make_run: MakeRun) -> None:
    folder = pair(make_run, -0.8)
    rule = {"output": "number", "margin": 0.5}
    warned = judged(folder, settings({**rule, "severity": "warn"}))
    assert (warned.verdict, warned.exit_code) == (Verdict.WARN, Exit.OK)
    unsure = {"output": "number", "margin": 0.8}
    codes = {
        choice: (report.verdict, report.exit_code)
        for choice in ("pass", "warn", "fail")
        for report in [judged(folder, settings({**unsure, "on_inconclusive": choice}))]
    }
    assert codes == {
        "pass": (Verdict.PASS, Exit.OK),
        "warn": (Verdict.INCONCLUSIVE, Exit.OK),
        "fail": (Verdict.INCONCLUSIVE, Exit.INCONCLUSIVE),
    }
    whole = judged(folder, settings(unsure, on_inconclusive="fail"))
    assert whole.exit_code is Exit.INCONCLUSIVE


def test_a_regression_counts_before_what_is_undecided(make_run: MakeRun) -> None:
    rules = [
        {"output": "number", "margin": 0.8, "on_inconclusive": "fail"},
        {"output": "number", "minimum": 20},
    ]
    report = judged(pair(make_run, -0.8), settings(*rules))
    assert (report.verdict, report.exit_code) == (Verdict.REGRESSED, Exit.REGRESSED)


def test_holm_over_all_rules(make_run: MakeRun) -> None:
    folder = pair(make_run, -0.7)
    alone = only(judged(folder, settings({"output": "number", "margin": 0.5})))
    assert alone.verdict is Verdict.REGRESSED
    assert 0.005 < alone.p < 0.05
    harmless = [{"output": "number", "minimum": -index} for index in range(20)]
    among = judged(folder, settings({"output": "number", "margin": 0.5}, *harmless))
    assert among.results[0].p == alone.p
    assert among.results[0].p_adjusted == pytest.approx(min(1.0, 21 * alone.p))
    assert among.results[0].verdict is Verdict.INCONCLUSIVE


def test_equal_runs_pass_whatever_their_size(make_run: MakeRun) -> None:
    for count in (1, 2, 50):
        values = list(noise(50))[:count] if count > 1 else [1.0]
        result = only(judged(make_run({"old": values, "new": values})))
        assert (result.verdict, result.delta) == (Verdict.PASS, 0.0)


def test_one_segment_decides_nothing(make_run: MakeRun) -> None:
    result = only(judged(make_run({"old": [10.0], "new": [1.0]})))
    assert result.verdict is Verdict.INCONCLUSIVE
    assert "one segment or document says nothing about chance" in result.sentence
    bound = only(
        judged(make_run({"old": [9.0], "new": [1.0]}), settings({"output": "number", "minimum": 5}))
    )
    assert bound.verdict is Verdict.INCONCLUSIVE


def test_the_same_loss_everywhere_needs_a_few_segments(make_run: MakeRun) -> None:
    rule = settings({"output": "number", "margin": 0.5})
    two = only(judged(make_run({"old": [2.0, 3.0], "new": [1.0, 2.0]}), rule))
    assert two.verdict is Verdict.INCONCLUSIVE
    ten = only(judged(make_run({"old": [2.0] * 10, "new": [1.0] * 10}), rule))
    assert ten.verdict is Verdict.REGRESSED


def test_segments_of_one_document_are_not_independent(make_run: MakeRun) -> None:
    old, lost = [10.0] * 40, [9.0] * 10 + [10.0] * 30
    documents = [f"d{index // 10}" for index in range(40)]
    rule = settings({"output": "number", "margin": 0.1})
    apart = only(judged(make_run({"old": old, "new": lost}), rule))
    together = only(judged(make_run({"old": old, "new": lost}, documents=documents), rule))
    assert apart.high < together.high
    assert together.verdict is Verdict.INCONCLUSIVE


def test_missing_rewrites_are_left_out_of_both_sides(make_run: MakeRun) -> None:
    old: list[float | None] = [10.0] * 100
    new: list[float | None] = [10.0] * 100
    new[0], old[1] = None, None
    result = only(judged(make_run({"old": old, "new": new})))
    assert (result.n, result.verdict) == (98, Verdict.PASS)


def test_the_same_bytes_every_time(make_run: MakeRun) -> None:
    folder = pair(make_run, -0.4)
    first, second = judged(folder), judged(folder)
    assert first == second


def test_every_cell_is_judged(make_run: MakeRun) -> None:
    matrix = {"seed": [1, 2]}
    folder = make_run({"old": [10.0] * 9, "new": [1.0] * 9}, matrix=matrix)
    report = judged(folder, settings({"output": "number", "margin": 1, "name": "mine"}))
    assert [result.check.name for result in report.results] == ["seed=1: mine", "seed=2: mine"]
    assert len(report.coverage) == 2


def test_standard_deviation_of_the_noise_is_that_of_the_differences() -> None:
    assert stdev(noise(100, 3, 2.0)) == pytest.approx(2.0)


def test_a_report_is_json(make_run: MakeRun) -> None:
    from harness.report.gate_json import as_data

    report = judged(make_run({"old": [10.0], "new": [1.0]}))
    assert report.resamples == 2000
    data = json.loads(json.dumps(as_data(report), allow_nan=False))
    assert data["rules"][0]["p"] == 1.0
    assert data["rules"][0]["low"] is None
