"""Edit statistics against values worked by hand and a second implementation of each."""

import difflib
from collections import Counter

import numpy as np
import pytest
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a

from harness.metrics.base import Need
from harness.metrics.edits import Edits, EditsOptions
from harness.model import Segment, Signature

NAMES = [output.name for output in Edits.outputs]
WORDS = ["the", "The", "cat,", "U.S.", "“Ça”", "3,5", "ran.", "Why?", "東京。"]


def scores(original, rewrite, **options):
    metric = Edits(EditsOptions(**options))
    rows = metric.prepare([Segment("1", original)]).rows([rewrite])
    return dict(zip(NAMES, metric.score(rows.sum(axis=0)).tolist(), strict=True))


def corpus(seed):
    rng = np.random.default_rng(seed)
    texts = [" ".join(rng.choice(WORDS, rng.integers(1, 9))) for _ in range(12)]
    segments = [Segment(str(place), text) for place, text in enumerate(texts[:6])]
    return segments, [texts[0], "", *texts[8:]]


def test_hand_worked_values():
    # Tokens: "the big cat sat ." and "the cat sat . it slept .": 4 shared of 5 and 7.
    found = scores("The big cat sat.", "The cat sat. It slept.")
    assert found == pytest.approx(
        {
            "compression": 24 / 17,
            "compression_words": 5 / 4,
            "sentence_splits": 2.0,
            "levenshtein": 1 - (4 + 11) / (17 + 24),
            "exact_copies": 0.0,
            "additions": 3 / 7,
            "deletions": 1 / 7,
            "words_per_sentence": 2.5,
        }
    )


def test_copy():
    found = scores("It is one. It is two.", "It is one. It is two.")
    expected = dict.fromkeys(NAMES, 1.0) | {"additions": 0.0, "deletions": 0.0}
    assert found == pytest.approx(expected | {"words_per_sentence": 3.0})


def test_empty_rewrite():
    found = scores("It is one.", "")
    assert np.isnan(found.pop("words_per_sentence"))
    assert found == dict.fromkeys(NAMES[:-1], 0.0) | {"deletions": 1.0}


def test_case_and_tokenizer_matter():
    assert scores("The Cat.", "the cat.")["exact_copies"] == 1.0
    assert scores("The Cat.", "the cat.", case="mixed")["exact_copies"] == 0.0
    assert scores("a, b", "a , b")["exact_copies"] == 1.0
    assert scores("a, b", "a , b", tokenizer="none")["compression"] == 5 / 4


def test_easse_splits_at_each_lone_point():
    text = "He met J. Smith. They spoke."
    assert scores(text, "They spoke.", split="easse")["sentence_splits"] == 1 / 3
    assert scores(text, "They spoke.")["sentence_splits"] == 1 / 2
    # EASSE's rule reads 13a tokens, whatever the other figures read.
    assert scores(text, "They spoke.", split="easse", tokenizer="none")["sentence_splits"] == 1 / 3


@pytest.mark.parametrize("case", ["lc", "mixed"])
def test_means_equal_a_second_implementation(case):
    metric = Edits(EditsOptions(case=case))
    tokenizer = Tokenizer13a()
    for seed in range(20):
        segments, rewrites = corpus(seed)
        values = []
        for segment, rewrite in zip(segments, rewrites, strict=True):
            one, other = (
                tokenizer(text.lower() if case == "lc" else text)
                for text in (segment.original, rewrite)
            )
            left, right = Counter(one.split()), Counter(other.split())
            longest = max(left.total(), right.total())
            values.append(
                [
                    len(other) / len(one),
                    float(one == other),
                    (right - left).total() / longest,
                    (left - right).total() / longest,
                ]
            )
        found = metric.score(metric.prepare(segments).rows(rewrites).sum(axis=0))
        chosen = [NAMES.index(name) for name in ("compression", "exact_copies")]
        chosen += [NAMES.index(name) for name in ("additions", "deletions")]
        assert found[chosen] == pytest.approx(np.mean(values, axis=0), abs=1e-12)


def test_levenshtein_counts_insertions_and_deletions_only():
    one, other = "the cat sat", "the dog sat"
    # Without substitutions the likeness is twice the longest common subsequence.
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in blocks)
    assert scores(one, other)["levenshtein"] == pytest.approx(2 * common / (len(one) + len(other)))


def test_rows_add_up_and_follow_their_segments():
    metric = Edits(EditsOptions())
    segments, rewrites = corpus(3)
    rows = metric.prepare(segments).rows(rewrites)
    parts = [metric.prepare(segments[part::2]).rows(rewrites[part::2]) for part in (0, 1)]
    assert rows.sum(axis=0) == pytest.approx(sum(part.sum(axis=0) for part in parts))
    assert np.array_equal(metric.prepare(segments[::-1]).rows(rewrites[::-1])[::-1], rows)
    doubled = metric.prepare(segments * 2).rows(rewrites * 2)
    assert metric.score(doubled.sum(axis=0)) == pytest.approx(metric.score(rows.sum(axis=0)))


def test_an_original_without_a_word_is_left_out():
    metric = Edits(EditsOptions())
    segments = [Segment("1", "!!!"), Segment("2", "A cat.")]
    rows = metric.prepare(segments).rows(["It is.", "A cat."])
    assert metric.score(rows.sum(axis=0))[:-1].tolist() == [1.0] * 5 + [0.0] * 2
    assert np.isnan(metric.score(rows[0])[:-1]).all()


def test_no_segment_has_no_value():
    metric = Edits(EditsOptions())
    rows = metric.prepare([]).rows([])
    assert rows.shape == (0, 10)
    assert np.isnan(metric.score(rows.sum(axis=0))).all()


def test_count_mismatch_is_refused():
    with pytest.raises(ValueError, match="zip"):
        Edits(EditsOptions()).prepare([Segment("1", "a")]).rows([])


def test_signature_and_needs():
    metric = Edits(EditsOptions(split="easse", case="cased"))
    choices = dict(metric.signature.choices)
    assert (choices["split"], choices["case"]) == ("easse", "mixed")
    assert Signature.parse(str(metric.signature)) == metric.signature
    assert dict(Edits(EditsOptions()).signature.choices)["split"].startswith("sentencex-")
    assert metric.needs == {Need.ORIGINAL}
    assert {output.better for output in metric.outputs} == {"neither"}
