"""The character F-score against sacrebleu's public scores, and a value worked by hand."""

import numpy as np
import pytest
from sacrebleu.metrics import CHRF

from harness.errors import HarnessError
from harness.metrics.chrf import Chrf, ChrfOptions, ChrfPlusPlus, ChrfPlusPlusOptions
from harness.model import Segment, Signature

WORDS = [
    "the",
    "The",
    "cat's",
    "(cats),",
    "U.S.",
    "3,500.5",
    "“Ça”",
    "не",
    "a",
    "東京。",
    "e\u0301",
    ".",
]


def line(rng, longest=9):
    return " ".join(rng.choice(WORDS, rng.integers(0, longest)))


def corpus(seed):
    """Segments with one to four references, some empty or alike, and rewrites of all sorts."""
    rng = np.random.default_rng(seed)
    segments, rewrites = [], []
    for place in range(rng.integers(1, 9)):
        references = (line(rng), *(line(rng) for _ in range(rng.integers(0, 4))))
        if rng.integers(0, 3) == 0:
            references = (*references, references[0])
        segments.append(Segment(str(place), line(rng) or "cat", references))
        rewrites.append([line(rng), "", "a", references[-1] + "\u2028the "][rng.integers(0, 4)])
    return segments, rewrites


def streams(segments):
    most = max(len(segment.references) for segment in segments)
    padded = [
        segment.references + (None,) * (most - len(segment.references)) for segment in segments
    ]
    return [list(stream) for stream in zip(*padded, strict=True)]


SETTINGS = [
    {},
    {"case": "lc"},
    {"whitespace": True},
    {"word_order": 2},
    {"word_order": 2, "case": "lc", "whitespace": True, "beta": 1},
    {"word_order": 1, "char_order": 3, "beta": 3},
]


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_equals_sacrebleu(setting):
    metric = Chrf(ChrfOptions(**setting))
    asked = {key: value for key, value in setting.items() if key != "case"}
    theirs = CHRF(lowercase=setting.get("case") == "lc", **asked)
    for seed in range(60):
        segments, rewrites = corpus(seed)
        rows = metric.prepare(segments).rows(rewrites)
        expected = theirs.corpus_score(rewrites, streams(segments)).score
        # Where nothing was counted at all, we have no value and sacrebleu has 0.
        assert np.nan_to_num(metric.score(rows.sum(axis=0))).item() == pytest.approx(
            expected, abs=1e-11
        )
        for value, rewrite, segment in zip(
            metric.segment_scores(rows)[:, 0], rewrites, segments, strict=True
        ):
            expected = theirs.sentence_score(rewrite, list(segment.references)).score
            assert value == pytest.approx(expected, abs=1e-11)


@pytest.mark.parametrize("order", [0, 2])
def test_counts_equal_sacrebleu(order):
    """Also which of several references counts, ties included."""
    metric = Chrf(ChrfOptions(word_order=order))
    for seed in range(60):
        segments, rewrites = corpus(seed)
        theirs = CHRF(word_order=order, references=streams(segments))
        expected = theirs._extract_corpus_statistics(rewrites, None)
        assert metric.prepare(segments).rows(rewrites).tolist() == expected


def test_hand_worked_value():
    metric = Chrf(ChrfOptions(char_order=2))
    rows = metric.prepare([Segment("1", "x", ("abc d",))]).rows(["ab d"])
    # Blanks left out: "abd" and "abcd" share a, b, d of 3 and 4, and ab of 2 and 3.
    assert rows.tolist() == [[3, 4, 3, 2, 3, 1]]
    precision, recall = (1 + 1 / 2) / 2, (3 / 4 + 1 / 3) / 2
    expected = 100 * 5 * precision * recall / (4 * precision + recall)
    assert metric.score(rows).item() == pytest.approx(expected)


def test_rows_add_up_and_follow_their_segments():
    metric = ChrfPlusPlus(ChrfPlusPlusOptions())
    segments, rewrites = corpus(4)
    rows = metric.prepare(segments).rows(rewrites)
    halves = [metric.prepare(segments[half::2]).rows(rewrites[half::2]) for half in (0, 1)]
    assert np.array_equal(rows.sum(axis=0), sum(half.sum(axis=0) for half in halves))
    assert np.array_equal(metric.prepare(segments[::-1]).rows(rewrites[::-1])[::-1], rows)


def test_no_segment_has_no_value_and_an_empty_rewrite_scores_zero():
    metric = Chrf(ChrfOptions())
    rows = metric.prepare([]).rows([])
    assert rows.shape == (0, 18)
    assert np.isnan(metric.score(rows.sum(axis=0))).all()
    assert metric.score(metric.prepare([Segment("1", "x", ("a b",))]).rows([""])).item() == 0.0


def test_against_the_original():
    metric = Chrf(ChrfOptions(against="original"))
    assert metric.outputs[0].better == "neither"
    rows = metric.prepare([Segment("1", "A small cat.")]).rows(["A small cat."])
    assert metric.score(rows).item() == pytest.approx(100)


def test_references_are_needed():
    with pytest.raises(HarnessError, match="no reference"):
        Chrf(ChrfOptions()).prepare([Segment("1", "a")])


def test_count_mismatch_is_refused():
    with pytest.raises(ValueError, match="0 rewrites for 1 segments"):
        Chrf(ChrfOptions()).prepare([Segment("1", "a", ("b",))]).rows([])


def test_names_and_signatures():
    plain, plus = Chrf(ChrfOptions()), ChrfPlusPlus(ChrfPlusPlusOptions())
    assert (plain.outputs[0].name, plus.outputs[0].name) == ("chrf", "chrf++")
    assert plus.signature == Chrf(ChrfOptions(word_order=2)).signature
    assert Signature.parse(str(plus.signature)) == plus.signature
    theirs = CHRF(word_order=2)
    theirs.corpus_score(["a"], [["a"]])
    facts = dict(part.split(":") for part in str(theirs.get_signature()).split("|"))
    shared = ("case", "eff", "nc", "nw", "space")
    ours = dict(plus.signature.choices)
    assert {key: ours[key] for key in shared} == {key: facts[key] for key in shared}
