"""BLEU against sacrebleu's public scores, and against a value worked by hand."""

import math

import numpy as np
import pytest
from sacrebleu.metrics import BLEU

from harness.errors import HarnessError
from harness.metrics.base import Need
from harness.metrics.bleu import Bleu, BleuOptions, SentenceBleu, SentenceBleuOptions, bleu_of
from harness.metrics.registry import MetricSpec, create
from harness.model import Segment, Signature

WORDS = [
    "the",
    "The",
    "cat",
    "cats,",
    "U.S.",
    "3,500.5",
    "mid-1990s",
    "“Ça”",
    "не",
    "東京。",
    "&lt;",
]


def line(rng, longest=12):
    return " ".join(rng.choice(WORDS, rng.integers(0, longest)))


def corpus(seed):
    """Segments and rewrites, some of them empty or equal to a reference; references ragged."""
    rng = np.random.default_rng(seed)
    segments, rewrites = [], []
    for place in range(rng.integers(1, 12)):
        count = rng.integers(1, 4)
        references = (line(rng), *(line(rng) for _ in range(count - 1)))
        segments.append(Segment(str(place), line(rng) or "cat", references))
        near = [*references[0].split()[:-1], "cat"]
        rewrites.append([line(rng), "", " ".join(near), references[-1] + " "][rng.integers(0, 4)])
    return segments, rewrites


def streams(segments):
    most = max(len(segment.references) for segment in segments)
    padded = [
        segment.references + (None,) * (most - len(segment.references)) for segment in segments
    ]
    return [list(stream) for stream in zip(*padded, strict=True)]


def corpus_value(metric, segments, rewrites):
    return metric.score(metric.prepare(segments).rows(rewrites).sum(axis=0)).item()


@pytest.mark.parametrize("tokenizer", ["13a", "intl", "none", "char"])
@pytest.mark.parametrize("case", ["lc", "mixed"])
def test_corpus_score_equals_sacrebleu(tokenizer, case):
    metric = Bleu(BleuOptions(tokenizer=tokenizer, case=case))
    theirs = BLEU(tokenize=tokenizer, lowercase=case == "lc")
    for seed in range(40):
        segments, rewrites = corpus(seed)
        expected = theirs.corpus_score(rewrites, streams(segments)).score
        assert corpus_value(metric, segments, rewrites) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("smooth", ["exp", "floor", "add-k", "none"])
@pytest.mark.parametrize("order", [1, 2, 4, 6])
def test_smoothing_and_order_equal_sacrebleu(smooth, order):
    metric = Bleu(BleuOptions(smooth=smooth, max_order=order))
    corpus_bleu = BLEU(smooth_method=smooth, max_ngram_order=order)
    sentence_bleu = BLEU(smooth_method=smooth, max_ngram_order=order, effective_order=True)
    for seed in range(40):
        segments, rewrites = corpus(seed)
        rows = metric.prepare(segments).rows(rewrites)
        expected = corpus_bleu.corpus_score(rewrites, streams(segments)).score
        assert metric.score(rows.sum(axis=0)).item() == pytest.approx(expected, abs=1e-12)
        for value, rewrite, segment in zip(
            metric.segment_scores(rows)[:, 0], rewrites, segments, strict=True
        ):
            expected = sentence_bleu.sentence_score(rewrite, list(segment.references)).score
            assert value == pytest.approx(expected, abs=1e-12)


def test_score_of_resampled_sums_equals_sacrebleu():
    metric = Bleu(BleuOptions())
    segments, rewrites = corpus(3)
    rows = metric.prepare(segments).rows(rewrites)
    weights = np.random.default_rng(0).multinomial(len(rows), [1 / len(rows)] * len(rows), size=50)
    values = metric.score(weights @ rows)
    assert values.shape == (50, 1)
    for weight, value in zip(weights, values[:, 0], strict=True):
        drawn = np.repeat(np.arange(len(rows)), weight)
        expected = BLEU().corpus_score(
            [rewrites[place] for place in drawn], streams([segments[place] for place in drawn])
        )
        assert value == pytest.approx(expected.score, abs=1e-12)


def test_hand_worked_value():
    metric = Bleu(BleuOptions())
    segments = [Segment("1", "x", ("a b c e",))]
    # Precisions 3/4, 2/3, 1/2 and, nothing matching, half of 1/1.
    expected = 100 * math.pow(3 / 4 * 2 / 3 * 1 / 2 * 1 / 2, 1 / 4)
    assert corpus_value(metric, segments, ["a b c d"]) == pytest.approx(expected)


def test_brevity_penalty_takes_the_nearest_reference():
    counts = Bleu(BleuOptions()).prepare([Segment("1", "x", ("a b c d e f", "a b"))])
    assert counts.rows(["a b c"])[0, :2].tolist() == [3, 2]


def test_rows_add_up_and_follow_their_segments():
    metric = Bleu(BleuOptions())
    segments, rewrites = corpus(5)
    rows = metric.prepare(segments).rows(rewrites)
    parts = [
        metric.prepare(segments[start::2]).rows(rewrites[start::2]).sum(axis=0) for start in (0, 1)
    ]
    assert np.array_equal(rows.sum(axis=0), parts[0] + parts[1])
    turned = metric.prepare(segments[::-1]).rows(rewrites[::-1])
    assert np.array_equal(turned[::-1], rows)


def test_a_scorer_serves_many_systems():
    segments, rewrites = corpus(6)
    scorer = Bleu(BleuOptions()).prepare(segments)
    first = scorer.rows(rewrites)
    scorer.rows([segment.original for segment in segments])
    assert np.array_equal(scorer.rows(rewrites), first)


def test_no_segment_and_no_token_have_no_value():
    metric = Bleu(BleuOptions())
    assert metric.prepare([]).rows([]).shape == (0, 10)
    assert np.isnan(metric.score(np.zeros(10))).all()
    assert np.isnan(SentenceBleu(SentenceBleuOptions()).score(np.zeros(2))).all()


def test_empty_rewrite_scores_zero():
    assert corpus_value(Bleu(BleuOptions()), [Segment("1", "x", ("a b",))], [""]) == 0.0


def test_against_the_original():
    metric = Bleu(BleuOptions(against="original"))
    segments = [Segment("1", "It is one small cat.")]
    assert metric.needs == {Need.ORIGINAL}
    assert metric.outputs[0].better == "neither"
    assert corpus_value(metric, segments, ["It is one small cat."]) == pytest.approx(100)
    assert metric.signed(segments) == metric.signature


def test_references_are_needed():
    metric = Bleu(BleuOptions())
    assert metric.needs == {Need.REFERENCES}
    with pytest.raises(HarnessError, match="segment '2' has no reference"):
        metric.prepare([Segment("1", "a", ("b",)), Segment("2", "a")])


def test_count_mismatch_is_refused():
    with pytest.raises(ValueError, match="2 rewrites for 1 segments"):
        Bleu(BleuOptions()).prepare([Segment("1", "a", ("b",))]).rows(["a", "b"])


def test_signature_carries_what_moves_the_number():
    segments = [Segment("1", "a", ("b", "c"))]
    signature = Bleu(BleuOptions(case="cased")).signed(segments)
    assert str(signature) == (
        "bleu|against:references|case:mixed|eff:no|tok:13a|smooth:exp|sacrebleu:2.6.0|refs:2|v:1"
    ).replace("2.6.0", dict(signature.choices)["sacrebleu"])
    assert Signature.parse(str(signature)) == signature
    changed = BleuOptions(case="lower", smooth="floor", max_order=2, tokenizer="intl")
    differing = {key for key, *_ in Bleu(changed).signature.diff(Bleu(BleuOptions()).signature)}
    assert differing == {"case", "smooth", "order", "tok"}


def test_unknown_values_are_refused_by_name():
    with pytest.raises(HarnessError, match="did you mean mixed"):
        create(MetricSpec("bleu", {"case": "mixd"}))


def test_sacrebleu_signature_agrees():
    theirs = BLEU(smooth_method="floor", effective_order=True)
    theirs.corpus_score(["a"], [["a"]])
    facts = dict(part.split(":") for part in str(theirs.get_signature()).split("|"))
    ours = dict(SentenceBleu(SentenceBleuOptions()).signature.choices)
    assert {key: ours[key] for key in ("case", "eff", "tok", "smooth")} == {
        key: facts[key] for key in ("case", "eff", "tok", "smooth")
    }
    assert ours["sacrebleu"] == facts["version"]


@pytest.mark.parametrize("smooth", ["floor", "exp", "add-k"])
def test_sentence_bleu_is_the_mean_of_sacrebleus(smooth):
    metric = SentenceBleu(SentenceBleuOptions(smooth=smooth))
    theirs = BLEU(smooth_method=smooth, effective_order=True)
    for seed in range(20):
        segments, rewrites = corpus(seed)
        values = [
            theirs.sentence_score(rewrite, list(segment.references)).score
            for rewrite, segment in zip(rewrites, segments, strict=True)
        ]
        assert corpus_value(metric, segments, rewrites) == pytest.approx(np.mean(values), abs=1e-12)


def test_score_has_the_shape_of_its_rows():
    rows = np.ones((2, 3, 10))
    assert Bleu(BleuOptions()).score(rows).shape == (2, 3, 1)
    assert bleu_of(rows, "exp", effective=True).shape == (2, 3)
