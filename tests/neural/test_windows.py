"""Windows of sentences by hand-worked cases, and the shortlist against a plain restatement."""

from __future__ import annotations

import math
import random

import pytest

from harness.neural.windows import Shortlist, sentence_windows, trigrams, windows

TEXT = "One two three. Four five.  Six. Seven eight nine ten. Eleven."


def words(texts):
    return [len(text.split()) for text in texts]


def texts(found):
    return [window.text for window in found]


def test_each_sentence_is_a_window_with_its_place_in_the_text():
    found = sentence_windows(TEXT)
    assert texts(found) == [
        "One two three.",
        "Four five.",
        "Six.",
        "Seven eight nine ten.",
        "Eleven.",
    ]
    assert all(TEXT[slice(*window.span)] == window.text for window in found)
    assert found[0].place == pytest.approx(7 / len(TEXT))


def test_windows_slide_by_one_sentence_and_keep_the_text_between():
    assert texts(windows(TEXT, 3)) == [
        "One two three. Four five.  Six.",
        "Four five.  Six. Seven eight nine ten.",
        "Six. Seven eight nine ten. Eleven.",
    ]
    assert windows(TEXT, 1) == sentence_windows(TEXT)


@pytest.mark.parametrize("size", [5, 6, 100])
def test_a_text_with_no_more_sentences_is_one_window(size):
    assert texts(windows(TEXT, size)) == [TEXT]


@pytest.mark.parametrize("size", [0, 1, 2])
def test_a_blank_text_has_no_window(size):
    assert windows(" \n ", size, cost=words, budget=9) == []


def test_a_window_gives_up_sentences_that_cost_too_much():
    # 3 + 2 fit into 5, 3 + 2 + 1 do not; 4 alone is more than 3, and stays whole.
    assert texts(windows(TEXT, 3, cost=words, budget=5)) == [
        "One two three. Four five.",
        "Four five.  Six.",
        "Six. Seven eight nine ten.",
        "Seven eight nine ten. Eleven.",
    ]
    assert texts(windows(TEXT, 2, cost=words, budget=3)) == [
        "One two three.",
        "Four five.  Six.",
        "Seven eight nine ten.",
        "Eleven.",
    ]


def test_packed_windows_do_not_overlap_and_leave_nothing_out():
    assert texts(windows(TEXT, 0, cost=words, budget=6)) == [
        "One two three. Four five.  Six.",
        "Seven eight nine ten. Eleven.",
    ]
    assert texts(windows(TEXT, 0, cost=words, budget=1)) == texts(sentence_windows(TEXT))


def test_packing_needs_a_budget():
    with pytest.raises(ValueError, match="budget"):
        windows(TEXT, 0)
    with pytest.raises(ValueError, match="size"):
        windows(TEXT, -1)


# --- The shortlist ------------------------------------------------------------------------------


def plain_best(sentence, candidates, top):
    """The rule of the shortlist in plain loops."""
    count = len(candidates)
    having = [trigrams(window.text) for window in candidates]

    def rank(index):
        shared = trigrams(sentence.text) & having[index]
        likeness = math.fsum(
            math.log((count + 1) / sum(each in own for own in having)) for each in shared
        )
        return -round(likeness, 9), abs(candidates[index].place - sentence.place), index

    return sorted(sorted(range(count), key=rank)[:top])


def test_the_shortlist_is_that_of_the_rule():
    generator = random.Random(5)
    vocabulary = ["ferry", "late", "storm", "island", "the", "a", "crew", "crews", "stormy", "if"]
    for _ in range(20):
        lines = [
            " ".join(generator.choices(vocabulary, k=generator.randint(1, 7))) + "."
            for _ in range(generator.randint(2, 12))
        ]
        candidates = sentence_windows("\n\n".join(lines))
        sentence = sentence_windows("The stormy crew. " + lines[0])[generator.randint(0, 1)]
        top = generator.randint(1, 5)
        found = Shortlist(candidates).best(sentence, top).tolist()
        assert found == plain_best(sentence, candidates, top)


def test_a_rare_word_counts_more_than_common_ones():
    candidates = sentence_windows(
        "The man was in the house. The zebra ran. The cat was in the house. It was in the house."
    )
    (sentence,) = sentence_windows("The zebra was there.")
    assert Shortlist(candidates).best(sentence, 1).tolist() == [1]


def test_without_likeness_the_nearest_place_wins():
    candidates = sentence_windows("Aaa bbb. Ccc ddd. Eee fff. Ggg hhh.")
    sentence = sentence_windows("Xyz. Xyz. Xyz. Xyz.")[2]
    assert Shortlist(candidates).best(sentence, 1).tolist() == [2]


@pytest.mark.parametrize("top", [0, 4, 99])
def test_all_windows_are_taken_where_none_must_be_left_out(top):
    candidates = sentence_windows("Aaa bbb. Ccc ddd. Eee fff. Ggg hhh.")
    assert Shortlist(candidates).best(candidates[0], top).tolist() == [0, 1, 2, 3]


def test_no_windows_have_no_best():
    assert Shortlist([]).best(sentence_windows("A cat.")[0], 3).tolist() == []


def test_texts_without_blanks_between_words_are_told_apart():
    candidates = sentence_windows("今天天气很好。我们去公园散步。", "zh")
    assert len(candidates) == 2
    (sentence,) = sentence_windows("他们去公园。", "zh")
    assert Shortlist(candidates).best(sentence, 1).tolist() == [1]
