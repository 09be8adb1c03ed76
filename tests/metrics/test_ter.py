"""TER against sacrebleu's public scores, and values worked by hand."""

import numpy as np
import pytest
from sacrebleu.metrics import TER

from harness.errors import HarnessError
from harness.metrics.ter import Ter, TerOptions
from harness.model import Segment, Signature

WORDS = ["the", "The", "cat's", "cats,", "(U.S.)", "3,500.5", "“Ça”", "не", "a", "b", "&lt;"]


def line(rng, longest=12):
    return " ".join(rng.choice(WORDS, rng.integers(0, longest)))


def corpus(seed):
    """Segments with one to four references, and rewrites that move and change their words."""
    rng = np.random.default_rng(seed)
    segments, rewrites = [], []
    for place in range(rng.integers(1, 7)):
        references = (line(rng), *(line(rng) for _ in range(rng.integers(0, 4))))
        segments.append(Segment(str(place), line(rng) or "cat", references))
        words = references[rng.integers(0, len(references))].split()
        cut = rng.integers(0, len(words) + 1)
        moved = " ".join(words[cut:] + words[:cut])
        rewrites.append([moved, line(rng), "", moved + " the"][rng.integers(0, 4)])
    return segments, rewrites


def streams(segments):
    most = max(len(segment.references) for segment in segments)
    padded = [
        segment.references + (None,) * (most - len(segment.references)) for segment in segments
    ]
    return [list(stream) for stream in zip(*padded, strict=True)]


@pytest.mark.parametrize("normalized", [False, True])
@pytest.mark.parametrize("case", ["lc", "mixed"])
def test_equals_sacrebleu(normalized, case):
    metric = Ter(TerOptions(normalized=normalized, case=case))
    theirs = TER(normalized=normalized, case_sensitive=case == "mixed")
    for seed in range(20):
        segments, rewrites = corpus(seed)
        rows = metric.prepare(segments).rows(rewrites)
        expected = theirs.corpus_score(rewrites, streams(segments)).score
        assert metric.score(rows.sum(axis=0)).item() == pytest.approx(expected, abs=1e-10)
        for value, rewrite, segment in zip(
            metric.segment_scores(rows)[:, 0], rewrites, segments, strict=True
        ):
            expected = theirs.sentence_score(rewrite, list(segment.references)).score
            assert value == pytest.approx(expected, abs=1e-10)


def test_hand_worked_values():
    metric = Ter(TerOptions())
    segments = [Segment("1", "x", ("a b c d",)), Segment("2", "x", ("e f", "g h i j"))]
    rows = metric.prepare(segments).rows(["c d a b", "E"])
    # One move; one insertion, over a mean reference length of three.
    assert rows.tolist() == [[1, 4], [1, 3]]
    assert metric.score(rows.sum(axis=0)).item() == pytest.approx(100 * 2 / 7)


def test_empty_sides():
    metric = Ter(TerOptions())
    rows = metric.prepare([Segment("1", "x", ("",)), Segment("2", "x", ("a b",))]).rows(["a", ""])
    assert metric.score(rows)[:, 0].tolist() == [100.0, 100.0]
    assert np.isnan(metric.score(np.zeros(2))).all()
    assert metric.prepare([]).rows([]).shape == (0, 2)


def test_rows_add_up_and_follow_their_segments():
    metric = Ter(TerOptions())
    segments, rewrites = corpus(4)
    rows = metric.prepare(segments).rows(rewrites)
    halves = [metric.prepare(segments[half::2]).rows(rewrites[half::2]) for half in (0, 1)]
    assert rows.sum(axis=0) == pytest.approx(sum(half.sum(axis=0) for half in halves))
    assert np.array_equal(metric.prepare(segments[::-1]).rows(rewrites[::-1])[::-1], rows)


def test_against_the_original():
    metric = Ter(TerOptions(against="original"))
    assert metric.outputs[0].better == "neither"
    assert metric.score(metric.prepare([Segment("1", "a b")]).rows(["a b"])).item() == 0.0


def test_references_are_needed():
    with pytest.raises(HarnessError, match="no reference"):
        Ter(TerOptions()).prepare([Segment("1", "a")])


def test_count_mismatch_is_refused():
    with pytest.raises(ValueError, match="0 rewrites for 1 segments"):
        Ter(TerOptions()).prepare([Segment("1", "a", ("b",))]).rows([])


def test_signature_agrees_with_sacrebleu():
    theirs = TER(normalized=True)
    theirs.corpus_score(["a"], [["a"]])
    facts = dict(part.split(":") for part in str(theirs.get_signature()).split("|"))
    metric = Ter(TerOptions(normalized=True))
    ours = dict(metric.signature.choices)
    shared = ("case", "tok", "norm", "punct", "asian")
    assert {key: ours[key] for key in shared} == {key: facts[key] for key in shared}
    assert Signature.parse(str(metric.signature)) == metric.signature
    assert metric.outputs[0].better == "lower"
