import os
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a

from harness.text.sentences import (
    count_sentences,
    easse_sentence_count,
    sentence_spans,
    split_sentences,
    splitter_name,
)

SHARED = Path(
    os.environ.get("HARNESS_SHARED", Path(__file__).resolve().parents[2].parent / "shared")
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("...", ["..."]),
        ("One. Two!  Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Smith arrived. He sat.", ["Dr. Smith arrived.", "He sat."]),
        ("U.S. GDP rose 2.5 percent in 2020.", ["U.S. GDP rose 2.5 percent in 2020."]),
        ("A title\n\nIts text.", ["A title", "Its text."]),
        ("A title\n \t\nIts text.", ["A title", "Its text."]),
        ("A title\r\n\r\nIts text.", ["A title", "Its text."]),
        ("A hard\nwrap. Yes.", ["A hard\nwrap.", "Yes."]),
        ("“Why?” he asked. “No.”", ["“Why?” he asked.", "“No.”"]),
        ('"Why?" he asked. "No."', ['"Why?" he asked.', '"No."']),
        ("She said: “I ran. I fell.” I left.", ["She said: “I ran.", "I fell.”", "I left."]),
        ("It is 5'10\" tall. It fell. It broke.", ["It is 5'10\" tall.", "It fell.", "It broke."]),
        ('He said "no". She left.', ['He said "no".', "She left."]),
        ("The (old. Very old.) dog ran. It sat.", ["The (old. Very old.) dog ran.", "It sat."]),
        ("- Milk. Two eggs.\n- Tea", ["- Milk.", "Two eggs.", "- Tea"]),
        ("1. Wash it. Dry it.\n2. Go.", ["1. Wash it.", "Dry it.", "2. Go."]),
    ],
)
def test_sentencex_mode(text, expected):
    assert split_sentences(text) == expected


def test_line_mode_takes_lines_as_they_are():
    text = "One. Two.\n\n \r\nA\u2028b\x85c\x0cd\r\n"
    assert split_sentences(text, split="line") == ["One. Two.", "A\u2028b\x85c\x0cd"]
    assert count_sentences(text, split="line") == 2


def test_other_languages():
    assert count_sentences("Das kostet z. B. 5 Euro. Es ist Dr. Müller.", "de-AT") == 2
    assert count_sentences("Это дом. Он большой!", "ru") == 2


def test_names():
    assert splitter_name() == f"sentencex-{version('sentencex')}/1"
    assert splitter_name("line") == "line"


@pytest.mark.parametrize("mark", ['"', "“", "'", "(", "["])
def test_a_stray_mark_swallows_nothing(mark):
    assert count_sentences(f"He {mark}went. " + "It rained all day. " * 50) == 51


def test_what_looks_like_a_list_inside_a_line_swallows_nothing():
    text = "Hardy (2002 – 2003) left. It rained. Ann (e) Power won. It rained. "
    assert count_sentences(text * 20) == 80


def test_a_wide_space_after_an_initial_does_no_harm():
    assert count_sentences("J.\u00a0Smith met B.\u00a0Jones. They ate.") >= 1


@given(st.text(alphabet="aBJ .!?\"'“”’\n-1)(3,•\u00a0é😀\u2009ß—[\r", max_size=40))
def test_spans_cover_the_text_in_order(text):
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("", 0),
        ("   ", 0),
        ("no stop", 1),
        ("one .", 1),
        ("one . two", 2),
        ("u . s . army .", 3),
        ('he said : " yes . " she left', 2),
        ("a . ) ) b", 2),
        ('a ? " . b', 3),
        (". . .", 3),
        ("a ... b", 1),
    ],
)
def test_easse_rule(line, count):
    assert easse_sentence_count(line) == count


def test_easse_rule_gives_the_count_known_for_asset():
    path = SHARED / "data" / "asset" / "asset.test.orig"
    if not path.exists():
        pytest.skip(f"{path} is not here: set HARNESS_SHARED")
    tokenize = Tokenizer13a()
    lines = path.read_text(encoding="utf-8").split("\n")
    assert sum(easse_sentence_count(tokenize(line.lower())) for line in lines) == 379
    assert sum(map(count_sentences, lines)) == 359
