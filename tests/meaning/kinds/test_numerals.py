"""Numbers in digits and in words, against values worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.meaning.kinds.amounts.digits import plain
from harness.meaning.kinds.amounts.numerals import numerals
from harness.meaning.passage import read_passage

ENGLISH = [
    ("1,500 or 1.500,5 or 1 500", [1500, 1500.5, 1500]),
    ("12 000 000 or 1,00,000 or 1'500", [12_000_000, 100_000, 1500]),
    ("3.10 or .5 or 0.25", [3.1, 0.5, 0.25]),
    ("3 lakh, 2.5 crore", [300_000, 25_000_000]),
    ("twenty-five thousand three hundred", [25_300]),
    ("two hundred and fifty-one million", [251_000_000]),
    ("three hundred and five thousand and six", [305_006]),
    ("one million two hundred thirty-four thousand five hundred sixty-seven", [1_234_567]),
    ("a thousand and one nights", [1001]),
    ("between two hundred and three hundred", [200, 300]),
    ("between one hundred and fifty", [100, 50]),
    ("nineteen men, twenty women and a hundred dogs", [19, 20, 100]),
    ("five hundred thousand", [500_000]),
    ("two and a half years, two-and-a-half hours", [2.5, 2.5]),
    ("one and a half million", [1_500_000]),
    ("2½ cups, 2 3/4 cups, ¾ cup, 3/4 cup", [2.5, 2.75, 0.75, 0.75]),
    ("half of it, two thirds, two-thirds, a third of all", [0.5, 2 / 3, 2 / 3, 1 / 3]),
    ("half a million, half a dozen, a quarter of a million", [500_000, 6, 250_000]),
    ("the first half, the second half", [1, 2]),
    ("last quarter, half-time, the third man", [3]),
    ("3rd, 21st, twenty-first, the one hundred and first", [3, 21, 21, 101]),
    ("$5m, £3bn, 10k, 5m people", [5e6, 3e9, 1e4, 5e6]),
    ("5m deep", [5]),
    ("a 3-million-dollar deal, 5 hundred", [3e6, 500]),
    ("1 million 300 thousand", [1_300_000]),
    ("World War II, Henry VIII, Type I", [2, 8, 1]),
    ("I am Malcolm X. He has CD and MIX.", []),
    ("a dozen, two dozen, a couple, both, a pair", [12, 24, 2, 2, 2]),
    ("twice, once", [2, 1]),
    ("wait a second, 5 per second", [5]),
    ("roughly a quarter went home, a quarter past", [0.25]),
    ("sales doubled, double the number, a double room, halved", [2, 2, 0.5]),
    ("every third house, every fourth day", [1 / 3, 4]),
    ("minus 3 degrees, to -3, F-16, plus or minus 5", [-3, -3, 16, 5]),
    ("if one must, the one can", [1]),
    ("9/11", [9, 11]),
    ("an interesting man and nothing more", []),
    ("192.168.0.1 and 1.2.3.4", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_numbers_in_english(text: str, expected: list[float]) -> None:
    passage = read_passage(text)
    found = numerals(passage, [True] * len(passage.tokens))
    assert [each.value for each in found] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", 12, 300),
        ("several dozen", 24, 120),
        ("several hundred", 200, 999),
        ("a few thousand", 2000, 9999),
        ("tens of thousands", 15_000, 100_000),
        ("hundreds of thousands", 150_000, 1_000_000),
        ("millions", 1e6, 5e7),
    ],
)
def test_vague_counts_have_two_ends(text: str, low: float, high: float) -> None:
    passage = read_passage(text)
    (found,) = numerals(passage, [True] * len(passage.tokens))
    assert "vague" in found.flags
    assert low <= found.value < found.top <= high


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1.500", "de", 1500),
        ("1,500", "de", 1.5),
        ("1.500", "en", 1.5),
        ("1 500,5", "fr", 1500.5),
        ("1’500", "de-CH", 1500),
        ("٣٤", "ar", 34),
        ("३४", "hi", 34),
        ("１２", "ja", 12),
    ],
)
def test_digits_of_other_languages(text: str, language: str, expected: float) -> None:
    read = plain(text.replace(" ", "\u202f"), language)
    assert read is not None
    assert read[0] == expected


def test_words_are_read_in_english_only() -> None:
    passage = read_passage("sept million one two", "fr")
    assert numerals(passage, [True] * len(passage.tokens)) == []


def test_claimed_tokens_are_not_read() -> None:
    passage = read_passage("5 and 7")
    assert [each.value for each in numerals(passage, [False, True, True])] == [7]


@given(st.integers(0, 10**12))
def test_grouped_digits_are_read_back(number: int) -> None:
    assert plain(f"{number:,}") == plain(str(number))


@given(st.text(alphabet="0123456789.,'’", min_size=1, max_size=40))
def test_plain_never_raises(text: str) -> None:
    plain(text)
