"""What every kind of fact must do, whatever it recognises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.facts import Fate
from harness.meaning.kinds import kinds

ROOT = Path(__file__).parents[3]
LINES = (ROOT / "corpora/town-sentences/segments.jsonl").read_text(encoding="utf-8").split("\n")
SEGMENTS = [json.loads(line) for line in LINES if line]
NAMES = [kind.name for kind in kinds()]

ODD = [
    "",
    " ",
    "word",
    ".",
    "STOP! NO ENTRY BEFORE 5 P.M. UNLESS AUTHORISED BY DR. LI.",
    "no capitals here, on monday 5 may 2020, said ada.",
    "今天天气很好。我们去公园散步，5月3日。",
    "הספר נמצא על השולחן. ذهب الولد إلى المدرسة؟",
    "| a | 5 mg | 10 % |\n| b | 7 mg | 20 % |\n- one\n- two\n- three\n",
    "“‘\"'« »”’ 5' 11\" 3/4 ½ -1 1e5 ∞ 1,2,3,4 ...",
    "a\0b \u2028 c\u200bd \ufeff e",
    "and or but if unless not no never said that which who 5 " * 40,
]


def test_names_are_unique_plain_words_and_each_kind_says_what_it_is():
    assert len(set(NAMES)) == len(NAMES)
    for kind in kinds():
        assert kind.name.isidentifier()
        assert kind.name == kind.name.lower()
        assert kind.about.endswith(".")


@pytest.mark.parametrize("kind", kinds(), ids=NAMES)
@pytest.mark.parametrize("language", ["en", "de", "ru", "zh", "ar"])
def test_odd_texts(kind, language):
    chosen = (kind,)
    readings = [read(text, language, chosen) for text in ODD]
    for one in readings:
        for other in readings:
            for finding in compare(one, other, chosen).findings:
                for span, reading in (
                    (finding.original_span, one),
                    (finding.rewrite_span, other),
                ):
                    assert span is None or 0 <= span[0] <= span[1] <= len(reading.passage.text)
                assert 0.0 <= finding.confidence <= 1.0


@pytest.mark.parametrize("kind", kinds(), ids=NAMES)
def test_a_text_beside_itself_with_one_more_blank_has_no_major_finding(kind):
    chosen = (kind,)
    for segment in SEGMENTS:
        text = segment["original"]
        found = compare(read(text, "en", chosen), read(f"{text} ", "en", chosen), chosen)
        assert [each for each in found.findings if each.severity == "major"] == []
        assert {outcome.fate for outcome in found.outcomes} <= {Fate.PRESERVED}


def test_facts_lie_where_they_say():
    for segment in SEGMENTS[:20]:
        reading = read(segment["original"])
        tokens = reading.passage.tokens
        for kind, facts in reading.facts.items():
            for fact in facts:
                assert fact.kind == kind
                assert fact.span[0] <= tokens[fact.first].start
                assert 0 <= fact.first < fact.last <= len(tokens)
                assert hash(fact.value) is not None


WORDS = (
    *("The", "mill", "not", "5", "mg", "on", "Monday", "Ada", "Bell", "said", "that", "if", ","),
    *(".", "more", "than", "all", "before", "may", "“", "”", "of", "and", "killed", "closed"),
)
texts = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


@settings(max_examples=150)
@given(texts, texts)
def test_any_two_texts_can_be_compared(original, rewrite):
    found = compare(read(original), read(rewrite))
    keys = [(each.kind, each.original_span, each.rewrite_span) for each in found.findings]
    assert len(keys) == len(set(keys))
    ranks = [("major", "minor", "info").index(each.severity) for each in found.findings]
    assert ranks == sorted(ranks)
