"""Token F1 against a plain restatement of its formula, and values worked by hand."""

import numpy as np
import pytest
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a

from harness.metrics.token_f1 import TokenF1, TokenF1Options
from harness.model import Segment, Signature

WORDS = ["the", "The", "cat,", "U.S.", "“Ça”", "3,5"]


def plain_f1(rewrite, reference):
    """F1 by crossing off tokens one by one."""
    left = list(reference)
    for token in rewrite:
        if token in left:
            left.remove(token)
    shared = len(reference) - len(left)
    if not shared:
        return 0.0
    precision, recall = shared / len(rewrite), shared / len(reference)
    return 2 * precision * recall / (precision + recall)


def value(metric, segments, rewrites):
    return metric.score(metric.prepare(segments).rows(rewrites).sum(axis=0)).item()


@pytest.mark.parametrize("case", ["lc", "mixed"])
def test_equals_plain_restatement(case):
    metric = TokenF1(TokenF1Options(case=case))
    tokenizer = Tokenizer13a()

    def tokens(text):
        return tokenizer(text.lower() if case == "lc" else text).split()

    rng = np.random.default_rng(1)
    for _ in range(30):
        texts = [" ".join(rng.choice(WORDS, rng.integers(0, 8))) for _ in range(8)]
        segments = [Segment("1", "x", tuple(texts[:2])), Segment("2", "x", tuple(texts[2:5]))]
        rewrites = texts[5:7]
        expected = np.mean(
            [
                100 * max(plain_f1(tokens(rewrite), tokens(text)) for text in segment.references)
                for rewrite, segment in zip(rewrites, segments, strict=True)
            ]
        )
        assert value(metric, segments, rewrites) == pytest.approx(expected, abs=1e-12)


def test_hand_worked_value():
    segments = [Segment("1", "x", ("a b b c", "z")), Segment("2", "x", ("a b",))]
    # First: 2 of 3 and 2 of 4 shared, F1 4/7. Second: nothing shared.
    assert value(TokenF1(TokenF1Options()), segments, ["b b d", "c"]) == pytest.approx(100 * 2 / 7)


def test_rows_add_up_and_follow_their_segments():
    metric = TokenF1(TokenF1Options())
    segments = [Segment(str(place), "x", (f"a b {place}",)) for place in range(4)]
    rewrites = ["a b 0", "a", "", "3"]
    rows = metric.prepare(segments).rows(rewrites)
    parts = [
        metric.prepare(segments[part]).rows(rewrites[part]) for part in (slice(2), slice(2, 4))
    ]
    assert np.array_equal(rows, np.concatenate(parts))
    assert np.array_equal(metric.prepare(segments[::-1]).rows(rewrites[::-1])[::-1], rows)
    assert metric.score(rows)[:, 0].tolist() == [100.0, 50.0, 0.0, 50.0]


def test_no_segment_has_no_value():
    metric = TokenF1(TokenF1Options())
    rows = metric.prepare([]).rows([])
    assert rows.shape == (0, 2)
    assert np.isnan(metric.score(rows.sum(axis=0))).all()


def test_count_mismatch_is_refused():
    with pytest.raises(ValueError, match="zip"):
        TokenF1(TokenF1Options()).prepare([Segment("1", "a", ("b",))]).rows([])


def test_signature():
    signature = TokenF1(TokenF1Options(tokenizer="none")).signature
    assert str(signature) == "token-f1|agg:segment-mean|against:references|tok:none|case:lc|v:1"
    assert Signature.parse(str(signature)) == signature
