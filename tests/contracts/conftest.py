"""Every registered metric in every shape that the contract tests put it through."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from harness.metrics import registry
from harness.metrics.base import Metric, Rows, Scorer
from harness.metrics.sari import Dialect
from harness.model import Segment
from harness.text.syllables import Language

ROOT = Path(__file__).parents[2]

SEVERAL = {
    "sari": [f"sari:dialect={dialect}" for dialect in get_args(Dialect)],
    "readability": [f"readability:language={language}" for language in get_args(Language)],
    "edits": ["edits", "edits:split=easse"],
    **{
        name: [name, f"{name}:against=original"]
        for name in ("bleu", "sentence-bleu", "chrf", "chrf++", "token-f1")
    },
}
"""Metrics of which more than the default is worth the full contract (TER is too slow for two)."""

# Metrics that cannot be made without weights are put to the test in tests/neural.
WITHOUT_MODEL = [
    name
    for name in registry.names()
    if not any(
        field == "model" and info.is_required()
        for field, info in registry.metric_class(name).Options.model_fields.items()
    )
]
CASES = [spec for name in WITHOUT_MODEL for spec in SEVERAL.get(name, [name])]

# `evaluate` runs the code of others; this one stands for all of them.
_HUB_SCRIPT = '''
import datasets
import evaluate


class Share(evaluate.Metric):
    """Share of the reference's words that the rewrite has, a value for each segment."""

    def _info(self):
        text = datasets.Value("string")
        features = {"predictions": text, "references": datasets.Sequence(text)}
        return evaluate.MetricInfo(
            description="", citation="", inputs_description="",
            features=datasets.Features(features),
        )

    def _compute(self, predictions, references):
        pairs = zip(predictions, references)
        wanted = [(set(p.split()), {w for r in rs for w in r.split()}) for p, rs in pairs]
        return {"share": [len(own & all) / max(len(all), 1) for own, all in wanted]}
'''

# Written for these tests: repeated words, numbers, splits, names, and 1 to 4 references.
SMALL = (
    Segment("1", "The ferry, which was late, left at 9:15.", ("The late ferry left at 9:15.",)),
    Segment(
        "2",
        "No no no, the committee repudiated it!",
        ("No, the group said no.", "They refused it.", "No no. They refused."),
        language="en",
    ),
    Segment(
        "3",
        "It cost $3,500.50 (U.S.), i.e. a lot of money for a school.",
        ("It cost $3,500.50. That is a lot.", "It cost $3,500.50. That is a lot."),
    ),
    Segment("4", "Stop", ("Stop",)),
    Segment(
        "5",
        "Dr. Adebayo-Smith wasn't there. She'd left; nobody knew why.",
        ("Dr. Adebayo-Smith had left. Nobody knew why.", "She had gone.", "a", "She wasn't there."),
    ),
    Segment("6", "Die Wäsche trocknet heute im Garten.", ("Die Wäsche ist draußen.",)),
    Segment("7", "Вчера дети читали большую книгу о море.", ("Дети читали книгу.", "Они читали.")),
)
SMALL_REWRITES = (
    "The ferry was late. It left at 9:15.",
    "No no, they refused IT",
    "It cost $3,500.50 (U.S.) That is much money.",
    "Stop",
    "Dr. Adebayo-Smith left. No one knew why! why! why!",
    "Heute trocknet die Wäsche.",
    "Вчера дети читали книгу.",
)


@dataclass(frozen=True)
class Case:
    """A metric, a corpus with a system's rewrites, and the rows that follow."""

    spec: str
    metric: Metric
    segments: tuple[Segment, ...]
    rewrites: tuple[str, ...]
    scorer: Scorer
    rows: Rows

    def values(self, segments: tuple[Segment, ...], rewrites: tuple[str, ...]) -> Rows:
        """Rows of other texts."""
        return self.metric.prepare(segments).rows(rewrites)


@pytest.fixture(scope="session")
def texts() -> tuple[tuple[Segment, ...], tuple[str, ...]]:
    """The texts above with the first sentences of our own corpus and its careless system."""
    folder = ROOT / "corpora/town-sentences"
    lines = (folder / "segments.jsonl").read_text(encoding="utf-8").split("\n")[:8]
    records = [json.loads(line) for line in lines]
    town = [Segment(r["id"], r["original"], tuple(r["references"])) for r in records]
    rewrites = (folder / "outputs/careless.txt").read_text(encoding="utf-8").split("\n")[:8]
    return (*SMALL, *town), (*SMALL_REWRITES, *rewrites)


@pytest.fixture(scope="module", autouse=True)
def _no_network() -> Iterator[None]:
    """Whoever opens a connection fails the test."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


@pytest.fixture(scope="module")
def hub_script(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A metric of the `evaluate` library in a folder, with a cache of its own."""
    import evaluate

    folder = tmp_path_factory.mktemp("share") / "share"
    folder.mkdir()
    (folder / "share.py").write_text(_HUB_SCRIPT, encoding="utf-8")
    home = tmp_path_factory.mktemp("hf")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HF_EVALUATE_CACHE", "HF_METRICS_CACHE", "HF_MODULES_CACHE"):
            patch.setattr(evaluate.config, name, home / name.lower())
        # `evaluate` puts its cache on the path and keeps the scripts as modules.
        patch.setattr(sys, "path", list(sys.path))
        _forget()
        yield folder
        _forget()


def _forget() -> None:
    for name in [name for name in sys.modules if name.startswith("evaluate_modules")]:
        del sys.modules[name]


def made(spec: str, request: pytest.FixtureRequest) -> Metric:
    """The metric of a spec; `evaluate` gets the script above."""
    if spec != "evaluate":
        return registry.create(registry.parse_spec(spec))
    folder = request.getfixturevalue("hub_script")
    return registry.create(registry.MetricSpec("evaluate", {"metric": str(folder)}))


@pytest.fixture(scope="module", params=CASES)
def case(
    request: pytest.FixtureRequest, texts: tuple[tuple[Segment, ...], tuple[str, ...]]
) -> Case:
    """One metric after the other, scored once for all tests."""
    metric = made(request.param, request)
    segments, rewrites = texts
    scorer = metric.prepare(segments)
    return Case(request.param, metric, segments, rewrites, scorer, scorer.rows(rewrites))


@pytest.fixture(scope="module")
def generator() -> np.random.Generator:
    return np.random.default_rng(20261122)
