"""Tokens and sentences: every offset points into the untouched input."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.meaning.furniture import furniture
from harness.meaning.passage import Removal, read_passage


@given(st.text(max_size=300))
def test_offsets_point_into_the_input(text):
    passage = read_passage(text)
    for token in passage.tokens:
        assert text[token.start : token.end] == token.text
        assert 0.0 <= token.weight <= 1.0
    for number, sentence in enumerate(passage.sentences):
        assert all(token.sentence == number for token in passage.of_sentence(number))
        assert all(
            sentence.start <= token.start < token.end <= sentence.end
            for token in passage.of_sentence(number)
        )
    assert sum(len(passage.of_sentence(n)) for n in range(len(passage.sentences))) == len(
        passage.tokens
    )


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("a 42-day trip", ["a", "42", "-", "day", "trip"]),
        ("the U.S. and the U.K.", ["the", "U.S.", "and", "the", "U.K."]),
        ("1,500.50 or 1 500", ["1,500.50", "or", "1", "500"]),
        ("don’t / can't", ["don’t", "/", "can't"]),
        ("5kg, 3rd", ["5", "kg", ",", "3", "rd"]),
        ("_a_", ["_", "a", "_"]),
        ("٣٤ و", ["٣٤", "و"]),
    ],
)
def test_tokens(text, tokens):
    assert [token.text for token in read_passage(text).tokens] == tokens


def test_furniture_is_not_read_and_offsets_stay_true():
    text = "45°F\n\nThe mill closed. Ada left.\n© 2024 The Orr Post"
    passage = read_passage(text, "en", furniture(text))
    assert passage.text is text
    assert [passage.quote(sentence[:2]) for sentence in passage.sentences] == [
        "The mill closed.",
        "Ada left.",
    ]
    assert passage.quote((passage.tokens[0].start, passage.tokens[1].end)) == "The mill"


def test_a_removal_between_two_sentences():
    text = "One sat. XXXX Two ran."
    passage = read_passage(text, "en", (Removal((9, 13), "test"),))
    assert [token.text for token in passage.tokens] == ["One", "sat", ".", "Two", "ran", "."]


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("The council closed the road on Monday.", True),
        ("THE COUNCIL CLOSED THE ROAD ON MONDAY.", False),
        ("the council closed the road on monday.", False),
        ("议会关闭了道路，因为桥梁正在建设。", False),
        ("5 7 9", True),
    ],
)
def test_whether_capitals_tell_names(text, cased):
    assert read_passage(text).is_cased is cased


def test_function_words_weigh_nothing_and_rare_words_more():
    weights = {
        token.lower: token.weight for token in read_passage("The house of a viscount.").tokens
    }
    assert weights["the"] == weights["of"] == weights["."] == 0.0
    assert 0.0 < weights["house"] <= weights["viscount"]


def test_tokens_within_a_span():
    passage = read_passage("The old mill closed.")
    assert passage.tokens_within((4, 12)) == (1, 3)
    assert passage.tokens_within((0, 0)) == (0, 0)
    assert passage.span(1, 3) == (4, 12)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "The mill closed in May; its owner moved to Orr.",
            ["The mill closed in May;", "its owner moved to Orr."],
        ),
        ("Bring a towel; a lock; and soap.", ["Bring a towel; a lock; and soap."]),
        ("It rained; the mill closed at noon.", ["It rained; the mill closed at noon."]),
        (
            "It rained; it rained a lot; the mill closed at noon; Ada left; and that was that.",
            [
                "It rained; it rained a lot;",
                "the mill closed at noon; Ada left;",
                "and that was that.",
            ],
        ),
        ("Mail a;b;c;d to the four of us", ["Mail a;b;c;d to the four of us"]),
    ],
)
def test_a_semicolon_parts_what_could_be_two_sentences(text, sentences):
    passage = read_passage(text)
    assert [passage.quote(sentence[:2]) for sentence in passage.sentences] == sentences
