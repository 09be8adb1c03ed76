"""More dates: days without a month, short forms, reckoned days, and limits that turned round."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read
from harness.meaning.kinds.calendar.dates import Dates
from harness.meaning.kinds.calendar.known_dates import Known
from harness.meaning.kinds.calendar.when import When
from harness.meaning.pair import Pair

KINDS = (Dates(),)

KEPT = [
    ("Rent is due on the first day of each month.", "You must pay the rent on the 1st."),
    ("It is emptied on alternate Thursdays.", "It is emptied every other Thursday."),
    (
        "The visit is from Monday 9 to Wednesday 11 June.",
        "The visit is from Monday 9 June to Wednesday 11 June.",
    ),
    ("The ship was built c. 1482.", "The ship was built in approximately 1482."),
    ("The meeting is on 12/25.", "The meeting is on December 25."),
    ("It was signed on 03.05.20.", "It was signed on 3 May 2020."),
    ("On 12 May he left. He came back the following day.", "He left on 12 May, back on 13 May."),
    (
        "On 31 December he left. He came back the next day.",
        "He left on 31 December, back 1 January.",
    ),
    ("He lives on the 15th floor.", "His flat is on the 15th floor."),
    ("It moved on the 20th and grew.", "On the 20th, it moved and grew."),
    ("It fell from 600 in 2015 to 380 in 2020.", "In 2015 it was 600, and 380 in 2020."),
    ("They won the '08-09 season.", "They won the 2008–09 season."),
    ("Pay us no later than 29 August.", "Pay us by 29 August."),
    ("It rises each April.", "It rises every April."),
    ("It grew in the second quarter of 2021.", "It grew from April to June 2021."),
    ("Mix it 3/4 full.", "Mix it until it is 3/4 full."),
    ("Version 3.5.20 is out.", "The new version is 3.5.20."),
]

TOLD = [
    (
        "It is emptied on alternate Thursdays.",
        "It is emptied every Thursday.",
        [("major", "alternate Thursdays", "every Thursday")],
    ),
    (
        "Rent is due on the first day of each month.",
        "You must pay the rent on the 15th.",
        [("major", "first day of each month", "15th")],
    ),
    ("He came on the 15th.", "He came on the 16th.", [("major", "15th", "16th")]),
    (
        "Rent is due by the first of each month.",
        "Rent is due by the second of each month.",
        [("major", "first of each month", "second of each month")],
    ),
    (
        "Pay us no later than 29 August.",
        "Pay us no earlier than 29 August.",
        [("major", "29 August", "29 August")],
    ),
    ("Pay on 12/25.", "Pay on 12/26.", [("major", "12/25", "12/26")]),
    ("Signed on 03.05.20.", "Signed on 04.05.20.", [("major", "03.05.20", "04.05.20")]),
    (
        "On 12 May he left. Two weeks later he came back.",
        "On 12 May he left. He came back on 26 May.",
        [("minor", None, "26 May")],
    ),
    (
        "On 12 May he left. Later he came back.",
        "On 12 May he left. He came back on 26 May.",
        [("major", None, "26 May")],
    ),
]


def told(original: str, rewrite: str) -> list[tuple[str, str | None, str | None]]:
    before, after = read(original, chosen=KINDS), read(rewrite, chosen=KINDS)
    return [
        (
            each.severity,
            before.passage.quote(each.original_span) if each.original_span else None,
            after.passage.quote(each.rewrite_span) if each.rewrite_span else None,
        )
        for each in compare(before, after, KINDS).findings
    ]


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_nothing_is_told_of_dates_that_are_kept(original: str, rewrite: str) -> None:
    assert told(original, rewrite) == []


@pytest.mark.parametrize(("original", "rewrite", "expected"), TOLD)
def test_what_is_told(
    original: str, rewrite: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert told(original, rewrite) == expected


@pytest.mark.parametrize(
    ("date", "reckoned"),
    [
        (When((1985, 1985)), True),  # 1950 and 35 years
        (When((1986, 1986)), False),
        (When(None, 1 << 3, (10, 10)), True),  # a week after 3 March
        (When(None, 1 << 3, (11, 11)), False),
        (When(None, 1 << 2, (30, 30)), False),  # there is no such day
    ],
)
def test_dates_that_can_be_reckoned(date: When, reckoned: bool) -> None:
    text = "Born in 1950, she died at 35. On 3 March she fell ill. A week later she died."
    reading = read(text, chosen=KINDS)
    assert Known(Pair(reading, reading)).reckons(date) is reckoned
