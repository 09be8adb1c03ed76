"""Codes: what is one, and what becomes of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.kinds.amounts.codes import Codes
from harness.meaning.kinds.amounts.quantities import Quantities

KINDS = (Codes(), Quantities())

FOUND = [
    ("Call 555-1234 now.", ["555-1234"]),
    ("Call 800-555-1234 or +49 30 1234567.", ["800-555-1234", "+49 30 1234567"]),
    ("Call 020 7946 0958 or 800 555 1234.", ["020 7946 0958", "800 555 1234"]),
    ("COVID-19, F-16, B12, H1N1 and 4G", ["COVID-19", "F-16", "B12", "H1N1", "4G"]),
    ("Agent 007 runs v1.2.3 at 192.168.0.1", ["007", "v1.2.3", "192.168.0.1"]),
    ("The book has the number 1-876429-14-3.", ["1-876429-14-3"]),
    ("Order 12345678901234567890 is late.", ["12345678901234567890"]),
    ("A 42-day trip of 5kg, 5m and 10k for $3bn or Rs500", []),
    ("The 21st man in his 90s, in mid-20s weather, 20C, 50km²", []),
    ("5-10 mg, 500-1000 homes, 12 000 people, 1,500 dogs, a 3-2 win", []),
    ("Windows 10, Apollo 11, 24/7, 3/4 cup, 2-for-1, .5, 5", []),
]

# (original, rewrite, [(severity, words of the original, words of the rewrite)])
CASES = [
    ("Call 555-1234 for help.", "For help, call 555 1234.", []),
    ("Call +49 30 1234567.", "Call 030 1234567.", []),
    ("The F-16 jet fell.", "The F16 jet fell down.", []),
    ("COVID-19 closed the shop.", "The virus closed the shop.", []),
    ("The 4G net is slow.", "The 4G network is slow.", []),
    ("Apollo 11 flew to the moon.", "Apollo 11 went to the moon.", []),
    ("He flew a Boeing 747 over 5 towns.", "He flew a Boeing 747 over five towns.", []),
    ("Take vitamin B12.", "Take B12, a vitamin.", []),
    ("Call 555-1234 for help.", "Call 555-1243 for help.", [("major", "555-1234", "555-1243")]),
    ("The F-16 jet fell.", "The F-15 jet fell.", [("major", "F-16", "F-15")]),
    ("Take vitamin B12.", "Take vitamin B6.", [("major", "B12", "B6")]),
    ("Call for help now.", "Call 800-555-1234 for help now.", [("major", None, "800-555-1234")]),
    ("Call 800-555-1234 for help.", "Call for help.", [("minor", "800-555-1234", None)]),
    ("The virus closed the shop.", "COVID-19 closed the shop.", [("minor", None, "COVID-19")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_what_is_a_code(text: str, expected: list[str]) -> None:
    reading = read(text, chosen=KINDS)
    assert [reading.passage.quote(each.span) for each in reading.of("code")] == expected


@pytest.mark.parametrize(("original", "rewrite", "expected"), CASES)
def test_what_is_told(
    original: str, rewrite: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    before, after = read(original, chosen=KINDS), read(rewrite, chosen=KINDS)
    assert [
        (
            each.severity,
            before.passage.quote(each.original_span) if each.original_span else None,
            after.passage.quote(each.rewrite_span) if each.rewrite_span else None,
        )
        for each in compare(before, after, KINDS).findings
        if each.kind in ("code", "quantity")
    ] == expected


_PIECES = st.lists(
    st.sampled_from([*"A1-+()0. G٣", "555", "1234", "F-16", "007", "km", "1.2.3", " 20 "]),
    max_size=25,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(_PIECES)
def test_a_text_against_itself_has_no_finding(text: str) -> None:
    reading = read(text, chosen=KINDS)
    told = compare(reading, reading, KINDS).findings
    assert [each for each in told if each.kind in ("code", "quantity")] == []
