"""Dates and short quotations that stand where others stood."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read

CASES = [
    ("It first appeared in early 2005.", "It first appeared in 2001.", ["date"]),
    ("It first appeared in early 2005.", "It first appeared in 2005.", []),
    ("It appeared in late 1999.", "It appeared around 2000.", []),
    (
        "He won the 1992 year-end title.",
        "He won the 1990 year-end title.",
        ["date"],
    ),
    ("He won the 1992 year-end title.", "He won the title at the end of 1992.", []),
    ('She called it "slow but moving".', 'She called it "slow and boring".', ["quotation"]),
    (
        'He called it "slow but moving".',
        'He called it "slow and boring".',
        ["quotation"],
    ),
    ('He called it "slow but moving".', 'He called it slow but "moving".', []),
    ('He called it "slow but moving".', 'He said it was "slow, but moving".', []),
    (
        'They call it "a lost decade".',
        'They call it "a golden decade".',
        ["quotation"],
    ),
]


@pytest.mark.parametrize(("original", "rewrite", "expected"), CASES)
def test_what_stands_in_the_slot(original: str, rewrite: str, expected: list[str]) -> None:
    found = compare(read(original), read(rewrite)).findings
    assert [each.kind for each in found if each.severity == "major"] == expected
