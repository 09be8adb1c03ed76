"""Which words are linked, in sentences whose links are written down by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.meaning.align import Group
from harness.meaning.compare import read
from harness.meaning.links import link_words
from harness.meaning.pair import Pair


def pair(original, rewrite):
    return Pair(read(original, chosen=()), read(rewrite, chosen=()))


def linked(original, rewrite):
    found = pair(original, rewrite)
    before, after = found.original.passage.tokens, found.rewrite.passage.tokens
    return [
        (before[at].text, after[partner].text)
        for at, partner in enumerate(found.to_rewrite)
        if partner >= 0
    ]


@pytest.mark.parametrize(
    ("original", "rewrite", "expected"),
    [
        ("The mill closed.", "The mill closes.", [("mill", "mill"), ("closed", "closes")]),
        ("They decided it.", "They took the decision.", [("decided", "decision")]),
        ("They purchase boats.", "They buy boats.", [("purchase", "buy"), ("boats", "boats")]),
        ("The poodle slept.", "The dog slept.", [("poodle", "dog"), ("slept", "slept")]),
        ("The dog slept.", "The poodle slept.", [("slept", "slept")]),
        ("The mill closed.", "Herring swim.", []),
    ],
)
def test_links(original, rewrite, expected):
    assert linked(original, rewrite) == expected


def test_of_two_equal_words_the_one_in_order_is_taken():
    found = pair("The red boat and the blue boat sank.", "The red boat and the blue boat sank.")
    assert all(partner in (-1, at) for at, partner in enumerate(found.to_rewrite))


def test_words_that_were_moved_are_linked_all_the_same():
    assert linked("The red boat sank near Orr.", "Near Orr the red boat sank.") == [
        ("red", "red"),
        ("boat", "boat"),
        ("sank", "sank"),
        ("Orr", "Orr"),
    ]


def test_a_phrase_for_a_word():
    found = pair("They took part in the race.", "They participated in the race.")
    tokens = found.original.passage.tokens
    assert all(found.kept[at] > 0 for at, token in enumerate(tokens) if token.weight)
    assert all(
        found.backed[at] > 0 for at, t in enumerate(found.rewrite.passage.tokens) if t.weight
    )


def test_nothing_is_linked_across_groups():
    one, other = read("The mill closed.", chosen=()).passage, read("The mill.", chosen=()).passage
    assert link_words(one, other, [Group((0,), ()), Group((), (0,))]) == []


words = st.lists(
    st.sampled_from(["mill", "boat", "buy", "purchase", "take", "part", "in", "the", "."]),
    max_size=30,
).map(" ".join)


@given(words, words)
def test_a_word_has_at_most_one_partner(original, rewrite):
    found = pair(original, rewrite)
    partners = [partner for partner in found.to_rewrite if partner >= 0]
    assert len(partners) == len(set(partners))
    for at, partner in enumerate(found.to_rewrite):
        if partner >= 0:
            assert found.to_original[partner] == at
            assert found.kept[at] > 0
            assert found.backed[partner] > 0
