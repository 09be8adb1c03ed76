"""Alignment against groups written down by hand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.meaning.align import Group, align
from harness.meaning.passage import read_passage

MILL = "The old mill by the river closed for good."
OWNER = "Its owner Ada Bell moved to the harbour of Orr."
BRIDGE = "The council rebuilt the stone bridge with a loan."
SCHOOL = "Children walk to school along the new cycle path."
FISH = "Fishermen caught forty tons of herring last winter."


def groups(original, rewrite):
    found = align(read_passage(" ".join(original)), read_passage(" ".join(rewrite)))
    return {(group.original, group.rewrite) for group in found}


@pytest.mark.parametrize(
    ("original", "rewrite", "expected"),
    [
        ([MILL], [MILL], {((0,), (0,))}),
        ([MILL, OWNER], [MILL, OWNER], {((0,), (0,)), ((1,), (1,))}),
        # A skip on either side.
        ([MILL, OWNER, BRIDGE], [MILL, BRIDGE], {((0,), (0,)), ((1,), ()), ((2,), (1,))}),
        ([MILL, BRIDGE], [MILL, FISH, BRIDGE], {((0,), (0,)), ((), (1,)), ((1,), (2,))}),
        # A crossing.
        ([MILL, OWNER, BRIDGE], [BRIDGE, MILL, OWNER], {((2,), (0,)), ((0,), (1,)), ((1,), (2,))}),
        # One to two, two to one.
        (
            ["The council rebuilt the stone bridge and children walk to school on the cycle path."],
            ["The council rebuilt the stone bridge.", "Children walk to school on the cycle path."],
            {((0,), (0, 1))},
        ),
        (
            ["The council rebuilt the stone bridge.", "Children walk to school on the cycle path."],
            ["The council rebuilt the stone bridge and children walk to school on the cycle path."],
            {((0, 1), (0,))},
        ),
        # Nothing in common.
        ([MILL, OWNER], [FISH, SCHOOL], {((0,), ()), ((1,), ()), ((), (0,)), ((), (1,))}),
    ],
)
def test_groups(original, rewrite, expected):
    assert groups(original, rewrite) == expected


def test_of_two_equal_sentences_the_near_one_is_taken():
    repeated = "The gate is closed on Sunday."
    texts = [repeated, BRIDGE, FISH, SCHOOL, repeated]
    assert groups(texts, texts) == {((number,), (number,)) for number in range(5)}


def test_what_was_said_twice_may_be_said_once():
    repeated = "The gate is closed on Sunday."
    found = groups([repeated, BRIDGE, repeated], [BRIDGE, repeated])
    assert found == {((1,), (0,)), ((0, 2), (1,))}


sentences = st.lists(st.sampled_from([MILL, OWNER, BRIDGE, SCHOOL, FISH, "Yes.", "…"]), max_size=9)


@given(sentences, sentences)
def test_every_sentence_is_in_exactly_one_group(original, rewrite):
    before, after = read_passage(" ".join(original)), read_passage(" ".join(rewrite))
    found = align(before, after)
    ones = sorted(number for group in found for number in group.original)
    others = sorted(number for group in found for number in group.rewrite)
    assert ones == list(range(len(before.sentences)))
    assert others == list(range(len(after.sentences)))


def test_a_shuffled_document_finds_its_way_back():
    words = ["mill", "bridge", "harbour", "school", "herring", "loan", "council", "path", "winter"]
    chosen = random.Random(5)
    lines = [f"The {' '.join(chosen.sample(words, 6))} number {n} stood there." for n in range(60)]
    order = list(range(60))
    chosen.shuffle(order)
    found = groups(lines, [lines[number] for number in order])
    assert found == {((number,), (place,)) for place, number in enumerate(order)}


def test_a_sentence_of_no_common_word_goes_to_what_is_left_untold_beside_it():
    before = "Pupils absent without authorisation on ten occasions are referred to the officer."
    after = ["Some children often miss school.", "We refer them to the officer."]
    assert groups([before], after) == {((0,), (0, 1))}
    assert groups([MILL], [MILL, FISH]) == {((0,), (0,)), ((), (1,))}


def test_a_sentence_merged_in_other_words_goes_to_what_its_neighbor_has_beside_its_own() -> None:
    one = read_passage(
        "No refund is issued within 48 hours of departure."
        " The carrier disclaims all responsibility for lost items."
    )
    merged = read_passage(
        "Within 48 hours of departure you get no refund, and the company does not accept any"
        " responsibility for things that get lost."
    )
    assert align(one, merged) == (Group((0, 1), (0,)),)
    told_alone = read_passage("Within 48 hours of departure you get no refund.")
    assert align(one, told_alone) == (Group((0,), (0,)), Group((1,), ()))
