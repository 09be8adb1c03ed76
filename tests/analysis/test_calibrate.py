"""Margins from repeated runs, against the formula worked out by hand and against a simulation."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from statistics import NormalDist, stdev

import numpy as np
import pytest
import yaml

from harness.analysis.bundle import read_bundle
from harness.analysis.calibrate import Noise, calibrate, proposal, student
from harness.config.gate import load_gate
from harness.config.schema import GateSettings
from harness.errors import HarnessError

MakeRun = Callable[..., Path]
Z = NormalDist().inv_cdf(0.95)


def test_the_formula(make_run: MakeRun) -> None:
    generator = np.random.default_rng(1)
    samples = [10 + shift + generator.normal(size=60) for shift in (0.0, 0.4, -0.3)]
    runs = [read_bundle(make_run({"mine": list(sample)})) for sample in samples]
    (noise,) = calibrate(runs, GateSettings(), "mine")
    means = [float(sample.mean()) for sample in samples]
    assert noise.values == pytest.approx(means)
    assert noise.between == pytest.approx(stdev(means))
    gaps = [(0, 1), (0, 2), (1, 2)]
    errors = [np.std(samples[b] - samples[a], ddof=1) / math.sqrt(60) for a, b in gaps]
    assert noise.within == pytest.approx(np.mean(errors), rel=0.03)
    expected = Z * noise.within + 1.886 * math.sqrt(2) * noise.between
    assert noise.margin == pytest.approx(expected)


def test_an_unchanged_system_passes_nine_times_out_of_ten() -> None:
    # Values of runs vary by 0.4 and the test takes off z times 0.3; margins from 3 runs.
    generator = np.random.default_rng(2)
    values = generator.normal(scale=0.4, size=(20_000, 5))
    between = values[:, :3].std(axis=1, ddof=1)
    margins = Z * 0.3 + student(2) * math.sqrt(2) * between
    passed = (values[:, 4] - values[:, 3]) - Z * 0.3 > -margins
    assert passed.mean() == pytest.approx(0.9, abs=0.01)


def test_students_t_against_published_values() -> None:
    # Any table of t, one-sided 0.10.
    published = {1: 3.078, 2: 1.886, 5: 1.476, 10: 1.372, 20: 1.325, 30: 1.310}
    assert {degrees: student(degrees) for degrees in published} == published


def test_equal_runs_still_get_some_tolerance(make_run: MakeRun) -> None:
    runs = [read_bundle(make_run({"mine": [10.0] * 5})) for _ in range(2)]
    (noise,) = calibrate(runs, GateSettings())
    assert noise.margin == pytest.approx(0.05)


def test_the_proposal_is_a_gate(tmp_path: Path) -> None:
    noise = [
        Noise("a", 'sari: "x"', "sari", "higher", (40.0, 41.0), 0.7, 0.3, 2.31),
        Noise("b", 'sari: "x"', "sari", "higher", (40.0, 41.5), 1.0, 0.3, 3.31),
        Noise("a", "readability", "fkgl", "lower", (8.0, 8.0), 0.0, 0.0, 0.04),
    ]
    path = tmp_path / "gate.yaml"
    path.write_text(proposal(noise, 0.05), encoding="utf-8")
    found = load_gate(path, required=True)
    assert found is not None
    assert found.rules is not None
    assert [(rule.output, str(rule.margin)) for rule in found.rules] == [
        ('sari: "x".sari', "3.4"),
        ("readability.fkgl", "0.04"),
    ]
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["gate"]["alpha"] == 0.05


def test_too_few_runs(make_run: MakeRun) -> None:
    run = read_bundle(make_run({"mine": [1.0, 2.0]}))
    with pytest.raises(HarnessError, match="at least two runs"):
        calibrate([run], GateSettings())
    with pytest.raises(HarnessError, match="is given twice"):
        calibrate([run, run], GateSettings())


def test_runs_of_different_corpora(make_run: MakeRun) -> None:
    runs = [read_bundle(make_run({"mine": [1.0] * count})) for count in (2, 3)]
    with pytest.raises(HarnessError, match="segment"):
        calibrate(runs, GateSettings())


def test_a_metric_without_direction_has_no_margin(make_run: MakeRun) -> None:
    runs = [read_bundle(make_run({"mine": [1.0, 2.0]}, metrics=["edits"])) for _ in range(2)]
    with pytest.raises(HarnessError, match="no metric has a main output"):
        calibrate(runs, GateSettings())
