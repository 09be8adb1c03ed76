"""The contract of every metric, for those that need a model: with tiny models, to 1e-5.

Padding moves float32 by about a millionth, so what is equal bit by bit elsewhere is close here.
"""

from __future__ import annotations

import numpy as np
import pytest

from harness.errors import Exit, HarnessError
from harness.metrics import registry
from harness.metrics.base import Need
from harness.model import Segment, Signature

CLOSE = 1e-5
SEGMENTS = (
    Segment("1", "The ferry left at nine because the crew was late.", ("The ferry was late.",)),
    Segment("2", "Nobody on the island had seen it!", ("Nobody saw it.", "It was not seen.")),
    Segment("3", "Stop", ("Stop",)),
    Segment("4", "He ate bread; then he slept. It rained.", ("He ate. Then he slept.",)),
)
REWRITES = ("The crew was late, so the ferry left at nine.", "Nobody saw it.", "Stop", "He slept.")


def spec_of(name, tiny_encoder, tiny_classifier):
    options = {
        "bertscore": lambda: {"model": str(tiny_encoder("bert"))},
        "embedding": lambda: {"model": str(tiny_encoder("roberta"))},
        "nli": lambda: {"model": str(tiny_classifier())},
        "regressor": lambda: {"model": str(tiny_classifier(("score",), regression=True))},
        "classifier": lambda: {"model": str(tiny_classifier(("A1", "A2", "B1")))},
        "meaning": lambda: {"model": str(tiny_encoder("bert"))},
    }
    given = {**options[name](), "device": "cpu"}
    return registry.MetricSpec(name, given)


@pytest.fixture(params=["bertscore", "embedding", "nli", "regressor", "classifier", "meaning"])
def metric(request, tiny_encoder, tiny_classifier, tmp_path, monkeypatch):
    pytest.importorskip("torch")
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path))
    return registry.create(spec_of(request.param, tiny_encoder, tiny_classifier))


def rows_of(metric, segments, rewrites):
    return metric.prepare(segments).rows(rewrites)


def close(one, other):
    return np.allclose(one, other, rtol=0, atol=CLOSE, equal_nan=True)


def test_it_says_that_it_needs_a_model_and_its_signature_is_a_value(metric):
    assert Need.MODEL in metric.needs
    assert Signature.parse(str(metric.signature)) == metric.signature
    assert "/tmp" not in str(metric.signature)


def test_rows_are_finite_and_scores_in_bounds(metric):
    rows = rows_of(metric, SEGMENTS, REWRITES)
    assert np.isfinite(rows).all()
    scores = metric.score(rows)
    assert scores.shape == (len(SEGMENTS), len(metric.outputs))
    for output, column in zip(metric.outputs, scores.T, strict=True):
        found = column[~np.isnan(column)]
        assert output.low is None or (found >= output.low - CLOSE).all(), output.name
        assert output.high is None or (found <= output.high + CLOSE).all(), output.name


def test_order_does_not_matter(metric):
    order = [2, 0, 3, 1]
    rows = rows_of(metric, SEGMENTS, REWRITES)
    turned = rows_of(metric, [SEGMENTS[at] for at in order], [REWRITES[at] for at in order])
    assert close(turned, rows[order])


def test_rows_add_up_over_shards(metric):
    rows = rows_of(metric, SEGMENTS, REWRITES)
    parts = [
        rows_of(metric, SEGMENTS[:2], REWRITES[:2]),
        rows_of(metric, SEGMENTS[2:], REWRITES[2:]),
    ]
    assert close(np.concatenate(parts), rows)


def test_a_corpus_twice_has_the_same_score(metric):
    rows = rows_of(metric, SEGMENTS, REWRITES)
    rates = [n for n, output in enumerate(metric.outputs) if output.unit != "count"]
    assert close(metric.score(2 * rows.sum(axis=0))[rates], metric.score(rows.sum(axis=0))[rates])


@pytest.mark.parametrize("odd", ["", " ", ".", "a" * 3000, "今天天气很好。", "a\0b \0 c.", "😀😀"])
def test_odd_rewrites(metric, odd):
    rows = rows_of(metric, SEGMENTS, [odd] * len(SEGMENTS))
    assert np.isfinite(rows).all()
    assert metric.score(rows.sum(axis=0)).shape == (len(metric.outputs),)


@pytest.mark.parametrize("name", ["bertscore", "embedding", "nli", "regressor", "classifier"])
def test_missing_weights_are_an_error_before_anything_runs(name, tmp_path):
    with pytest.raises(HarnessError) as caught:
        registry.create(registry.MetricSpec(name, {"model": "no-such/model"}))
    assert caught.value.exit_code == Exit.ENVIRONMENT
    assert caught.value.hint
    assert "no-such/model" in caught.value.message or "[neural]" in caught.value.hint
