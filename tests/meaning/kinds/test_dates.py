"""What becomes of dates, case by case; more than half of the cases may find nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.facts import Fate
from harness.meaning.kinds.calendar.date_reader import read_dates
from harness.meaning.kinds.calendar.dates import Dates
from harness.meaning.kinds.calendar.when import When, agreement, weekday
from harness.meaning.pair import Pair
from harness.meaning.passage import read_passage

KINDS = (Dates(),)

# The meaning is kept: nothing may be told, not even as worth knowing.
KEPT = [
    ("The mill closed on 7 October 2023.", "The mill closed on October 7th, 2023."),
    ("The mill closed on 7 October 2023.", "The mill closed on 2023-10-07."),
    ("The mill closed on 7 October 2023.", "The mill closed on 07/10/2023."),
    ("The mill closed on 10/07/2023.", "The mill closed on 7 October 2023."),
    ("The mill closed on 10/07/2023.", "The mill closed on October 7, 2023."),
    ("The mill closed on 29 November 1932.", "The mill closed on 11/29/32."),
    ("The mill closed on 7.10.2023.", "The mill closed on Oct. 7, 2023."),
    ("The mill closed on 7 October 2023.", "On Saturday, October 7, 2023, the mill was shut."),
    ("The mill closed on Saturday, 7 October 2023.", "The mill closed on 7 October 2023."),
    ("The mill closed on the seventh of October.", "The mill closed on 7 October."),
    ("The mill closed in October 2023.", "In October of 2023 the mill was shut."),
    ("The mill closed in 1999.", "The mill was shut in nineteen ninety-nine."),
    ("The mill closed in 2005.", "The mill closed in the year 2005."),
    ("The old mill was built in the 19th century.", "The old mill was built in the 1800s."),
    (
        "The old mill was built in the twentieth century.",
        "The old mill was built in the 20th century.",
    ),
    ("The old mill was built in the nineties.", "The old mill was built in the 1990s."),
    ("It was popular in the '60s.", "It was popular in the 1960s."),
    ("The old mill was built in the early 1990s.", "The old mill was built in the 1990s."),
    ("Caesar died in 44 BC.", "Caesar died in 44 BCE."),
    ("The city burned in AD 64.", "The city burned in 64 AD."),
    ("Rome fell in 476, scholars say.", "Scholars say Rome fell in 476."),
    ("The war lasted from 1914 to 1918.", "The war began in 1914 and ended in 1918."),
    ("The war (1914–18) was long.", "The war was long. It ran from 1914 to 1918."),
    ("The fair runs from 3 to 5 May 2020.", "The fair is on May 3–5, 2020."),
    ("It opened in the spring of 2019.", "It opened in spring 2019."),
    ("It opened in the autumn of 2019.", "It opened in the fall of 2019."),
    ("He left last year.", "He left a year ago."),
    ("He left two weeks ago.", "He left 14 days ago."),
    ("He left yesterday.", "Yesterday he left."),
    ("She was born in 1950. That year her father died.", "In 1950 she was born. Her father died."),
    ("She moved in 1989. She wed in 1989.", "She moved in 1989. She wed that same year."),
    ("She moved in 1989 and wed in 1990.", "She moved in 1989. The next year, she wed."),
    ("He may march today.", "He might march."),
    ("May Smith and April Jones will march.", "April Jones and May Smith will march."),
    ("About 1500 people came in 1999.", "In 1999, about 1,500 people came."),
    ("The hall holds 2000 people.", "The hall has room for 2,000 people."),
    ("A crowd of 2000 came.", "A crowd came."),
    ("Sales rose from 1500 to 2000.", "Sales grew from 1,500 to 2,000."),
    ("Flight 1549 landed.", "The plane landed."),
    ("He is in his 30s.", "He is between 30 and 39."),
    ("The club won the 1935–36 title.", "The club won the 1936 title."),
    ("The match is on Sunday.", "On Sunday there is a match."),
    ("The shop is open Monday to Friday.", "The shop is open from Monday through Friday."),
    ("The two men met on Christmas Eve.", "The two men met on 24 December."),
    ("It was sold in the first quarter of 2020.", "It was sold in early 2020."),
    ("Profits fell in fiscal year 2023.", "Profits fell in FY2023."),
    ("The bridge opened in June and closed in 2010.", "It opened in June. It closed in 2010."),
    ("A law of 1998 forbids it.", "A 1998 law forbids it."),
    ("He was elected in May. The vote of 2010 was close.", "He was elected in May 2010."),
    ("The storm struck on August 17.", "The storm struck on 17 August."),
    ("Today the firm has ten shops.", "The firm now has ten shops."),
    ("The old town burned down. Rain fell.", "Rain fell."),
]

# (original, rewrite, [(severity or fate, words of the original, words of the rewrite)])
TOLD = [
    ("He died in 2010.", "He died in 2011.", [("major", "2010", "2011")]),
    (
        "She was born on July 12, 2008.",
        "She was born on July 12, 2088.",
        [("major", "July 12, 2008", "July 12, 2088")],
    ),
    (
        "The mill closed on 7 October 2023.",
        "The mill closed on 9 October 2023.",
        [("major", "7 October 2023", "9 October 2023")],
    ),
    (
        "The mill closed in October 2023.",
        "The mill closed in November 2023.",
        [("major", "October 2023", "November 2023")],
    ),
    (
        "The mill closed on 7 October 2023.",
        "The mill closed on 2023-07-10.",
        [("major", "7 October 2023", "2023-07-10")],
    ),
    (
        "The mill closed on Saturday, 7 October 2023.",
        "The mill closed on Sunday.",
        [("major", "Saturday, 7 October 2023", "Sunday")],
    ),
    ("The match is on Sunday.", "The match is on Monday.", [("major", "Sunday", "Monday")]),
    (
        "The old mill was built in the 5th century.",
        "The old mill was built in the 1400s.",
        [("major", "5th century", "1400s")],
    ),
    (
        "It was built in the 1990s.",
        "It was built in the late 1990s.",
        [("minor", "1990s", "late 1990s")],
    ),
    ("Caesar died in 44 BC.", "Caesar died in AD 44.", [("major", "44 BC", "AD 44")]),
    (
        "The old mill was built in the early 1990s.",
        "The old mill was built in the late 1990s.",
        [("major", "early 1990s", "late 1990s")],
    ),
    (
        "The old mill was built in the 1990s.",
        "The old mill was built in 1995.",
        [("major", "1990s", "1995")],
    ),
    (
        "The mill closed in October.",
        "The mill closed on 7 October.",
        [("major", "October", "7 October")],
    ),
    (
        "The mill closed on 7 October.",
        "The mill closed on 7 October 2023.",
        [("minor", "7 October", "7 October 2023")],
    ),
    (
        "The mill closed on 7 October 2023.",
        "The mill closed in 2023.",
        [("info", "7 October 2023", "2023")],
    ),
    (
        "The mill closed on 7 October 2023.",
        "The mill closed in October.",
        [("info", "7 October 2023", "October")],
    ),
    ("The mill closed in 1999.", "The mill closed.", [("minor", "1999", None)]),
    ("The mill closed.", "The mill closed in 1999.", [("major", None, "1999")]),
    ("The mill closed.", "The mill closed last year.", [("minor", None, "last year")]),
    (
        "The mill closed last week.",
        "The mill closed last month.",
        [("major", "last week", "last month")],
    ),
    (
        "The mill closed last Tuesday.",
        "The mill closes next Tuesday.",
        [("major", "last Tuesday", "next Tuesday")],
    ),
    (
        "The mill closed in 2023.",
        "The mill closed last year.",
        [("minor", "2023", "last year")],
    ),
    (
        "The mill opened in spring 2019.",
        "The mill opened in autumn 2019.",
        [("major", "spring 2019", "autumn 2019")],
    ),
    (
        "Born in 1950, he died aged 60.",
        "He was born in 1950. He died in 2010, aged 60.",
        [("minor", None, "2010")],
    ),
]


def _told(original: str, rewrite: str, language: str = "en") -> list[tuple[str, ...]]:
    before = read(original, language, chosen=KINDS)
    after = read(rewrite, language, chosen=KINDS)
    return [
        (
            finding.severity,
            finding.original_span and original[slice(*finding.original_span)],
            finding.rewrite_span and rewrite[slice(*finding.rewrite_span)],
        )
        for finding in compare(before, after, chosen=KINDS).findings
    ]


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_what_says_the_same_is_not_told(original, rewrite):
    assert _told(original, rewrite) == []


@pytest.mark.parametrize(("original", "rewrite", "expected"), TOLD)
def test_what_changed_is_told(original, rewrite, expected):
    assert _told(original, rewrite) == expected


READ = [
    ("on 7 October 2023", [("7 October 2023", (2023, 2023), 10, (7, 7))]),
    (
        "Jan. 1900 - Dec. 1910",
        [("Jan. 1900", (1900, 1900), 1, None), ("Dec. 1910", (1910, 1910), 12, None)],
    ),
    (
        "3 May to 5 June 2020",
        [("3 May", (2020, 2020), 5, (3, 3)), ("5 June 2020", (2020, 2020), 6, (5, 5))],
    ),
    (
        "18th and 19th centuries",
        [("18th", (1700, 1799), 0, None), ("19th centuries", (1800, 1899), 0, None)],
    ),
    ("1960s and 70s", [("1960s", (1960, 1969), 0, None), ("70s", (1970, 1979), 0, None)]),
    ("in the third century BC", [("third century BC", (-300, -201), 0, None)]),
    ("the 2023/24 season", [("2023/24", (2023, 2024), 0, None)]),
    ("in 10/2023", [("10/2023", (2023, 2023), 10, None)]),
    ("sold in Q3 2021", [("Q3 2021", (2021, 2021), 9, None)]),
    ("since '98", [("98", (1998, 1998), 0, None)]),
    ("on may 5, 2020", [("may 5, 2020", (2020, 2020), 5, (5, 5))]),
    (
        "the late 18th and early 19th centuries",
        [("late 18th", (1750, 1799), 0, None), ("early 19th centuries", (1800, 1849), 0, None)],
    ),
    ("the early to mid 1970s", [("early to mid 1970s", (1970, 1977), 0, None)]),
    ("He came in March", [("March", None, 3, None)]),
    ("you may 5", []),
    ("a March of the Penguins", []),
    ("$2000", []),
    ("2000 m", []),
    ("a 2000-year-old oak", []),
    ("the 1990-kilometre road", []),
    ("in 300 cases", []),
    ("2000 to 3000 cocoons", []),
    ("version 2.10.3", []),
    ("No. 1984", []),
    ("The Sun and the Sat", []),
    ("Black Friday", []),
    ("a Christmas tree", []),
    ("the fall of Rome", []),
    ("the last year of his life", []),
    ("on 31/12/99", [("31/12/99", (2099, 2099), 12, (31, 31))]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_read_as_a_date(text, expected):
    passage = read_passage(text)
    found = read_dates(passage, [True] * len(passage.tokens))
    read_as = [
        (
            passage.quote(passage.span(each.first, each.last)),
            each.readings[0].years,
            (each.readings[0].months or 1).bit_length() - 1,
            each.readings[0].days,
        )
        for each in found
    ]
    assert read_as == expected


OTHER_LANGUAGES = [
    ("de", "Er starb am 7.10.2023 in Wien.", "Er starb am 2023-10-07 in Wien.", []),
    ("de", "Er starb 1999 in Wien.", "Er starb 1989 in Wien.", [("major", "1999", "1989")]),
    ("fr", "Il est mort en 1914.", "En 1914, il est mort.", []),
    (
        "ja",
        "2023年10月7日に閉鎖。",
        "2023年10月8日に閉鎖。",
        [("major", "2023年10月7日", "2023年10月8日")],
    ),
    ("ar", "ولد في القاهرة عام ١٩٥٠", "ولد في القاهرة عام 1950", []),
    ("de", "Der Saal fasst 2000 Menschen.", "In den Saal passen 2000 Menschen.", []),
]


@pytest.mark.parametrize(("language", "original", "rewrite", "expected"), OTHER_LANGUAGES)
def test_digits_are_read_in_every_language(language, original, rewrite, expected):
    assert _told(original, rewrite, language) == expected


def test_a_date_claims_its_tokens():
    passage = read_passage("On 7 October 2023 it rained.")
    facts = list(Dates().recognize(passage, [True] * len(passage.tokens)))
    assert Dates.claims
    assert [(fact.first, fact.last) for fact in facts] == [(1, 4)]


def test_taken_tokens_are_left_alone():
    passage = read_passage("On 7 October 2023 it rained.")
    assert read_dates(passage, [False] * len(passage.tokens)) == []


def test_both_readings_of_an_ambiguous_date_agree():
    both = (When((2023, 2023), 1 << 10, (7, 7)), When((2023, 2023), 1 << 7, (10, 10)))
    assert agreement(both, (When((2023, 2023), 1 << 7, (10, 10)),)) == 1.0
    assert agreement(both, (When((2023, 2023), 1 << 8, (10, 10)),)) == 0.0


@pytest.mark.parametrize(
    ("date", "expected"),
    [((2000, 2, 29), 1), ((1969, 7, 20), 6), ((2024, 1, 1), 0), ((2023, 2, 31), None)],
)
def test_weekdays_are_worked_out(date, expected):
    year, month, day = date
    found = weekday(When((year, year), 1 << month, (day, day)))
    assert found == (None if expected is None else 1 << expected)


def test_a_date_that_stands_in_a_lost_sentence_is_not_told():
    told = _told("The mill closed in 1999. Nobody lives in Orr now.", "Nobody lives in Orr now.")
    assert told == []


_PIECES = st.sampled_from(
    [
        "7",
        "10",
        "1999",
        "2023",
        "October",
        "Oct.",
        "May",
        "may",
        "of",
        "the",
        ",",
        "-",
        "–",
        "/",
        ".",
        ":",
        "'s",
        "s",
        "th",
        "st",
        "nd",
        "rd",
        "early",
        "mid",
        "late",
        "last",
        "next",
        "ago",
        "year",
        "years",
        "century",
        "BC",
        "AD",
        "Tuesday",
        "Sat",
        "yesterday",
        "twenty",
        "nineteen",
        "first",
        "half",
        "quarter",
        "fiscal",
        "FY",
        "spring",
        "'",
        "’",
        "and",
        "to",
        "from",
        "in",
        "年",
        "月",
        "日",
        "end",
        "day",
        "before",
        "New",
        "Year's",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=14), st.lists(_PIECES, max_size=14))
def test_nothing_that_looks_like_a_date_breaks_it(one, other):
    _told(" ".join(one), " ".join(other))
    _told("".join(one), "".join(other), "de")


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map(" ".join)))
def test_a_text_beside_itself_has_no_finding(text):
    reading = read(text, chosen=KINDS)
    outcomes = list(Dates().compare(Pair(reading, reading)))
    assert all(outcome.fate is Fate.PRESERVED for outcome in outcomes)
    assert all(outcome.finding is None for outcome in outcomes)
