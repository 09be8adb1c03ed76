"""13a and intl against sacrebleu's own tokenizers."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a
from sacrebleu.tokenizers.tokenizer_intl import TokenizerV14International

from harness.text.tokens import tokenize

PIECES = [*"aB19.,-'&;<>$ \t\n", "&amp;", "&lt;", "<skipped>", "é", "Σ", "\x85"]
HARD = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
HAND = [
    "",
    " ",
    "a.,5",
    "1.,5 and 1,.5 and 3,500.50",
    "U.S. e.g. Dr. 5-6 a-b 3--4",
    "&amp;lt; &quot;hi&quot;",
    "line\nwith-\nbreaks",
    "ends in 1990.",
    "....",
    ".5 5.",
    "ΑΣ ΑΣΑ",
    "\U000f0000 1.5",
]


@pytest.mark.parametrize("case", ["lc", "mixed"])
def test_13a_on_lines_chosen_by_hand(case: Literal["lc", "mixed"]) -> None:
    expected = [Tokenizer13a()(line.lower() if case == "lc" else line) for line in HAND]
    assert tokenize(HAND, "13a", case) == expected
    assert [tokenize([line], "13a", case)[0] for line in HAND] == expected


@settings(max_examples=400, deadline=None)
@given(st.lists(HARD | st.text(max_size=20), max_size=6))
def test_13a_on_any_batch(lines: list[str]) -> None:
    reference = Tokenizer13a()
    assert tokenize(lines, "13a", "mixed") == [reference(line) for line in lines]
    single = [line for line in lines if "\n" not in line]
    assert tokenize(single, "13a", "lc") == [reference(line.lower()) for line in single]


def test_intl() -> None:
    reference = TokenizerV14International()
    assert tokenize(HAND, "intl", "mixed") == [reference(line) for line in HAND]


def test_none_only_lowers() -> None:
    assert tokenize(["A  B."], "none", "lc") == ["a  b."]
