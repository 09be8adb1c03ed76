"""D-SARI against the worked examples and a literal reading of its penalties."""

from __future__ import annotations

import math

import numpy as np
import pytest

from harness.metrics.registry import create, parse_spec
from harness.model import Segment

ORIGINAL, REFERENCE = (
    "the grey hut stood by the lake . it burned down in 1903 .",
    "the hut burned .",
)
EXAMPLES = {
    "A": ("the big dog ran", "the dog ran", ["the dog ran", "the large dog ran"], 0.583333),
    "B": ("a b", "a b", ["a b"], 0.166667),
    "C": ("the cat sat", "", ["the cat"], 0.152778),
    "D": (
        "tall birch trees grow here now",
        "birch trees grow here",
        ["birch trees grow here"],
        0.666667,
    ),
    "E": ("no no no stop", "no no stop", ["no stop", "stop now"], 0.236003),
    "F": ("global", "pattern", ["pattern"], 0.166667),
    "G": ("red fox", "red fox", ["red fox", "a fox"], 0.126984),
}


def segment_value(original: str, rewrite: str, references: list[str]) -> np.ndarray:
    metric = create(parse_spec("dsari"))
    rows = metric.prepare([Segment("1", original, tuple(references))]).rows([rewrite])
    return metric.segment_scores(rows)[0]


@pytest.mark.parametrize("name", EXAMPLES)
def test_worked_examples(name: str) -> None:
    original, rewrite, references, expected = EXAMPLES[name]
    value = segment_value(original, rewrite, references)[0]
    assert value == pytest.approx(100 * expected, abs=1e-4)


def test_penalties_by_hand_when_the_rewrite_is_too_long() -> None:
    rewrite = "the hut burned . it burned down . it was grey ."
    unpenalized = create(parse_spec("sari:dialect=cocoxu"))
    segments = [Segment("1", ORIGINAL, (REFERENCE,))]
    plain = unpenalized.score(unpenalized.prepare(segments).rows([rewrite]).sum(axis=0))
    words, wanted, source = 12, 4, 14
    length = math.exp((wanted - words) / (source - wanted))
    sentences = math.exp(-abs(1 - 3) / 3)
    expected = [plain[1], plain[2] * length * sentences, plain[3] * length]
    assert segment_value(ORIGINAL, rewrite, [REFERENCE])[1:] == pytest.approx(expected)


def test_penalty_by_hand_when_the_rewrite_is_too_short() -> None:
    unpenalized = create(parse_spec("sari:dialect=cocoxu"))
    segments = [Segment("1", ORIGINAL, (REFERENCE,))]
    plain = unpenalized.score(unpenalized.prepare(segments).rows(["a shed"]).sum(axis=0))
    value = segment_value(ORIGINAL, "a shed", [REFERENCE])
    assert value[1] == pytest.approx(plain[1] * math.exp((2 - 4) / 2))


def test_an_empty_rewrite_counts_for_itself_but_not_in_the_mean() -> None:
    metric = create(parse_spec("dsari"))
    segments = [Segment("1", ORIGINAL, (REFERENCE,)), Segment("2", ORIGINAL, (REFERENCE,))]
    rows = metric.prepare(segments).rows(["the hut burned .", ""])
    scores = metric.segment_scores(rows)
    assert np.isfinite(scores).all()
    assert metric.score(rows.sum(axis=0)) == pytest.approx(scores[0])
    assert np.isnan(metric.score(rows[1:].sum(axis=0))).all()
