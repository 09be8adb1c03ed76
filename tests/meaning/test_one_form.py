"""The texts that a model is given: equal facts in one form, everything else as written."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read
from harness.meaning.one_form import equal_facts, original_text, rewrite_text


def given(original: str, rewrite: str) -> tuple[str, str]:
    """What a model is given for two texts of one sentence."""
    pair = compare(read(original), read(rewrite)).pair
    return original_text(pair, [0]), rewrite_text(pair, [0], equal_facts(pair))


@pytest.mark.parametrize(
    ("original", "rewrite"),
    [
        ("It costs $5 a day in Orvel.", "It costs five dollars a day in Orvel."),
        ("It opens at 5 p.m. on Monday.", "It opens at 17:00 on Monday."),
        ("It closed on 3 May 2021 for good.", "It closed on 2021-05-03 for good."),
        ("About 20 per cent of them left.", "About 20% of them left."),
        ("The centre doesn't organise trips.", "The center does not organize trips."),
        ("They can't come to the harbour.", "They cannot come to the harbor."),
    ],
)
def test_what_says_exactly_the_same_is_written_the_same(original: str, rewrite: str) -> None:
    assert len(set(given(original, rewrite))) == 1


@pytest.mark.parametrize(
    ("original", "rewrite"),
    [
        ("It closed on 3 May 2021 for good.", "It closed in 2021 for good."),
        ("Some 7,980 people live there.", "Some 8,000 people live there."),
        ("It takes 5 mg a day.", "It takes 50 mg a day."),
        ("They decided to purchase a boat.", "They chose to buy a boat."),
        ("Ms Orla Kent left the board.", "Ms Kent left the board."),
    ],
)
def test_what_does_not_stays_as_it_was(original: str, rewrite: str) -> None:
    assert given(original, rewrite) == (original, rewrite)


def test_blanks_are_made_one_and_signs_stay() -> None:
    text = "The  mill\n(built in 1902) is shut – for now."
    assert given(text, text)[0] == "The mill (built in 1902) is shut – for now."


def test_an_aligned_sentence_without_words_is_empty() -> None:
    pair = compare(read("It rains."), read("It rains. It pours.")).pair
    assert rewrite_text(pair, [], {}) == ""
    assert pair.rewrite.passage.words_of([]) == 0
    assert pair.rewrite.passage.words_of([0, 1]) == 4
