"""Runs whose numbers a test chooses: each rewrite is the number that its segment scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from harness.config.load import load
from harness.runs.plan import make_plan
from harness.runs.runner import run_plan

PLUGIN = """
import numpy as np
from harness.metrics.base import About, Metric, Need, Output
from harness.model import Signature
from pydantic import Field
from harness.metrics.base import MetricOptions


class Options(MetricOptions):
    kind: str = "plain"


class Number(Metric):
    Options = Options
    about = About("The number that a rewrite is.", "mean", "this test")
    needs = frozenset()

    def __init__(self, options):
        self.outputs = (
            Output("value", "points", "higher"),
            Output("grade", "grade", "lower"),
            Output("size", "words", "neither"),
        )
        self.signature = Signature("number", 1, (("kind", options.kind),))

    def prepare(self, segments):
        return self

    def rows(self, rewrites):
        return np.array([[float(text or 0), 1.0] for text in rewrites])

    def score(self, totals):
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = totals[..., :1] / totals[..., 1:]
        return np.concatenate([mean, mean, mean], axis=-1)
"""

Values = Mapping[str, Sequence[float | None]]
MakeRun = Callable[..., Path]


@pytest.fixture
def make_run(tmp_path: Path) -> MakeRun:
    """Make a run of systems whose values are given; a value of None is a missing rewrite."""
    (tmp_path / "number.py").write_text(PLUGIN, encoding="utf-8")

    def made(
        values: Values,
        *,
        ids: Sequence[str] | None = None,
        documents: Sequence[str] | None = None,
        originals: str = "original",
        metrics: Sequence[Any] = ({"name": "./number.py:Number", "as": "number"},),
        **more: Any,
    ) -> Path:
        count = len(next(iter(values.values())))
        names = ids or [f"s{index}" for index in range(count)]
        lines = ["id,original,document"]
        for index, name in enumerate(names):
            document = documents[index] if documents else ""
            lines.append(f"{name},{originals} {name},{document}")
        corpus = tmp_path / "corpus.csv"
        corpus.write_text("\n".join(lines) + "\n", encoding="utf-8")
        systems = []
        for system, numbers in values.items():
            texts = ["" if number is None else repr(float(number)) for number in numbers]
            path = tmp_path / f"{system}.txt"
            path.write_text("\n".join(texts) + "\n", encoding="utf-8")
            systems.append({"name": system, "path": str(path)})
        config = {
            "experiment": "numbers",
            "output": str(tmp_path / "results"),
            "corpus": str(corpus),
            "systems": systems,
            "metrics": [
                {**each, "name": str(tmp_path / "number.py") + ":Number"}
                if isinstance(each, dict)
                else each
                for each in metrics
            ],
            "controls": False,
            "statistics": {"resamples": 0},
            **more,
        }
        # Without the reports of a run, which no test here reads.
        return run_plan(make_plan(load(config)))

    return made
