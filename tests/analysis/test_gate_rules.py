"""From rules to checks: names, repeats, and gates that would check nothing."""

from __future__ import annotations

import time
from typing import Any

import pytest

from harness.analysis.bundle import BundleMetric
from harness.analysis.gate_rules import Check, checks
from harness.config.schema import GateSettings
from harness.errors import HarnessError
from harness.metrics.registry import MetricSpec


def metric(label: str, *outputs: tuple[str, str]) -> BundleMetric:
    return BundleMetric(MetricSpec("sari", {}, label), "sari|v:1", "sari|v:1", outputs)


CELLS = {
    "": {
        "sari": metric("sari", ("sari", "higher"), ("add", "higher")),
        "./m.py:M": metric("./m.py:M", ("a.b", "lower"), ("c", "neither")),
        "edits": metric("edits", ("compression", "neither")),
    }
}


def made(*rules: dict[str, Any]) -> tuple[Check, ...]:
    return checks(GateSettings.model_validate({"rules": rules} if rules else {}), CELLS)


def test_without_rules_the_main_outputs_that_have_a_direction() -> None:
    assert [(check.title, check.kind, check.amount) for check in made()] == [
        ("sari", "margin", None),
        ("./m.py:M a.b", "margin", None),
    ]


def test_names_of_outputs_may_hold_dots() -> None:
    found = made(
        {"output": "sari", "margin": 1},
        {"output": "sari.add", "minimum": 1},
        {"output": "./m.py:M", "maximum": 1},
    )
    assert [(check.metric, check.output) for check in found] == [
        ("sari", "sari"),
        ("sari", "add"),
        ("./m.py:M", "a.b"),
    ]
    assert [check.name for check in found] == [
        "sari: loss at most 1",
        "sari add: at least 1",
        "./m.py:M a.b: at most 1",
    ]


def test_an_output_without_direction_must_be_given_one() -> None:
    with pytest.raises(HarnessError, match=r"rules\[0\].*neither direction of edits.compression"):
        made({"output": "edits.compression", "margin": 1})
    (check,) = made({"output": "edits.compression", "margin": 1, "better": "lower"})
    assert check.sign == -1
    assert made({"output": "edits.compression", "minimum": 1})


def test_unknown_outputs_are_all_told_with_advice() -> None:
    with pytest.raises(HarnessError) as caught:
        made({"output": "sarri", "margin": 1}, {"output": "sari.ad", "margin": 1})
    assert "no output 'sarri' is in both run and baseline (did you mean sari?)" in str(caught.value)
    assert "did you mean sari.add?" in str(caught.value)


def test_a_rule_given_twice() -> None:
    with pytest.raises(HarnessError, match="two rules are called 'sari: loss at most 1'"):
        made({"output": "sari", "margin": 1}, {"output": "sari.sari", "margin": 1.0})
    assert made(
        {"output": "sari", "margin": 1}, {"output": "sari", "margin": 1, "name": "once more"}
    )


def test_a_gate_that_would_check_nothing() -> None:
    with pytest.raises(HarnessError, match="no rule applies"):
        checks(GateSettings(), {"": {"edits": CELLS[""]["edits"]}})


def test_ten_thousand_unknown_outputs_end_soon() -> None:
    rules = [{"output": f"x{index}", "margin": 1} for index in range(10_000)]
    start = time.perf_counter()
    with pytest.raises(HarnessError, match="only the first are shown"):
        made(*rules)
    assert time.perf_counter() - start < 5
