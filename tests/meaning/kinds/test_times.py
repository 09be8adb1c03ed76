"""What becomes of times of day, case by case; more than half of the cases may find nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.facts import Fate
from harness.meaning.kinds.calendar.clock import read_times
from harness.meaning.kinds.calendar.times import Times
from harness.meaning.pair import Pair
from harness.meaning.passage import read_passage

KINDS = (Times(),)

KEPT = [
    ("It is shut between 10 p.m. and 6 a.m.", "It is open between 6 a.m. and 10 p.m."),
    ("The gates open at 8.35 a.m. and close at 8.50.", "They open at 8:35 am and close at 8:50."),
    ("Breakfast runs from 7.45 to 8.30 every day.", "Breakfast is from 7:45 to 8:30 each day."),
    ("It closed at noon on 28 February.", "You could reply until 12 noon on 28 February."),
    ("The score rose from 7.45 to 8.30 points.", "The score rose from 7.45 to 8.30 points then."),
    ("The shop closes at 5 p.m.", "The shop closes at 17:00."),
    ("The shop closes at 5 p.m. sharp.", "The shop closes at five o'clock."),
    ("The shop closes at 5 pm today.", "The shop closes at 5:00 P.M. today."),
    ("The shop closes at noon.", "The shop closes at 12 p.m."),
    ("The shop closes at midnight.", "The shop closes at 12 a.m."),
    ("The bus left at half past five.", "The bus left at 5:30."),
    ("The bus left at a quarter to six.", "The bus left at 5:45 a.m."),
    ("The bus left at ten minutes past five.", "The bus left at 5:10."),
    ("It opens from 9 a.m. to 5 p.m.", "It opens at 9:00 and closes at 17:00."),
    ("It is open 9–5 p.m.", "It is open from 9 a.m. until 5 p.m."),
    ("It is open from 9 to 5.", "It is open from 9 a.m. to 5 p.m."),
    ("The call came at 10:00 GMT.", "The call came at 11:00 CET."),
    ("The storm hit at 0600 UTC.", "The storm hit at 2:00 a.m. EDT."),
    ("They met at 5 on Tuesday.", "They met on Tuesday at 5 p.m."),
    ("He rose at seven o'clock in the morning.", "He rose at 7 a.m."),
    ("It is shut from 8:30 a.m. to 2 p.m.", "It is shut from 8:30 until 2 in the afternoon."),
    ("Fewer night-time calls came.", "Fewer calls came at night."),
    ("Take 2 in the morning.", "In the morning, take 2."),
    ("They met in the evening.", "In the evening they met."),
    ("They met in the evening.", "They met at night."),
    ("They worked at night.", "They worked overnight."),
    ("They met on Sunday morning.", "They met on Sunday."),
    ("“Good morning,” he said.", "He said hello."),
    ("She reads the Evening Post.", "She reads a newspaper."),
    ("The club won 2:1.", "The club won by 2:1."),
    ("John 3:16 is well known.", "Many know John 3:16."),
    ("Five to six people came.", "Some people came."),
    ("A quarter of the town burned. Half of it was rebuilt.", "A quarter of the town burned."),
    ("He was 9 in the photograph.", "In the photograph, he was 9."),
    ("It lasted 3 hours.", "It took three hours."),
    ("The mill opened. It closed at 5 p.m.", "The mill opened."),
]

TOLD = [
    (
        "Lorries may drive there between 10 p.m. and 6 a.m.",
        "Between 6 a.m. and 10 p.m. lorries may drive there.",
        [("major", "10 p.m. and 6 a.m.", "6 a.m. and 10 p.m.")],
    ),
    (
        "The gates open at 8.35 a.m. and close at 8.50.",
        "The gates open at 8:35 am and close at 9:50.",
        [("major", "8.50", "9:50")],
    ),
    ("The shop closes at 5 p.m.", "The shop closes at 6 p.m.", [("major", "5 p.m.", "6 p.m.")]),
    ("The shop closes at 5 p.m.", "The shop closes at 5 a.m.", [("major", "5 p.m.", "5 a.m.")]),
    ("The shop closes at 17:00.", "The shop closes at 5:30.", [("major", "17:00", "5:30")]),
    ("The shop closes at noon.", "The shop closes at midnight.", [("major", "noon", "midnight")]),
    (
        "It is shut until 2 in the afternoon.",
        "It is shut until 4 in the afternoon.",
        [("major", "2 in the afternoon", "4 in the afternoon")],
    ),
    (
        "It is open between 8 a.m. and 8 p.m. daily.",
        "It is open between 8 p.m. and 8 p.m. daily.",
        [("major", "8 a.m.", "8 p.m.")],
    ),
    (
        "Lamps were cut until 5 a.m. there. The shop next to it opens at 5 p.m. daily.",
        "Lamps were cut until 5 p.m. there. The shop next to it opens at 5 p.m. daily.",
        [("major", "5 a.m.", "5 p.m.")],
    ),
    (
        "They met in the morning.",
        "They met in the evening.",
        [("major", "morning", "evening")],
    ),
    ("They met at 8 p.m.", "They met in the morning.", [("major", "8 p.m.", "morning")]),
    ("They met at 8 p.m.", "They met in the evening.", [("info", "8 p.m.", "evening")]),
    ("They met in the evening.", "They met at 8 p.m.", [("minor", "evening", "8 p.m.")]),
    ("They met at 8 p.m.", "They met.", [("minor", "8 p.m.", None)]),
    ("They met.", "They met at 8 p.m.", [("major", None, "8 p.m.")]),
    ("They met.", "They met in the evening.", [("minor", None, "evening")]),
    ("They met at 10:00 GMT.", "They met at 10:00 PST.", [("major", "10:00 GMT", "10:00 PST")]),
]

READ = [
    ("at 5 p.m.", [(1020,)]),
    ("at 5 p. m. there", [(1020,)]),
    ("at 12:30 a.m.", [(30,)]),
    ("at 5.30 pm", [(1050,)]),
    ("at 17h30", [(1050,)]),
    ("at 00:15:30", [(15,)]),
    ("half past nine in the morning", [(570,)]),
    ("9 to 11:30 am", [(540,), (690,)]),
    ("9–5 p.m.", [(540,), (1020,)]),
    ("from 10 to 5 percent", []),
    ("between 9 and 5 people", []),
    ("he won 5-3", []),
    ("at 25:00", []),
    ("at 5:75", []),
    ("1700 hours of work", []),
    ("at 1700 hours", [(1020,)]),
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


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_read_as_a_time(text, expected):
    passage = read_passage(text)
    found = read_times(passage, [True] * len(passage.tokens))
    assert [each.value.minutes for each in found] == expected


def test_digits_are_read_in_every_language():
    assert _told("Der Zug fährt um 17:30 ab.", "Der Zug fährt um 17.30 Uhr ab.", "de") == []
    assert _told("Der Zug fährt um 17:30 ab.", "Der Zug fährt um 18:30 ab.", "de") == [
        ("major", "17:30", "18:30")
    ]


_PIECES = st.sampled_from(
    [
        "5",
        "17",
        "9",
        "30",
        "00",
        "1700",
        ":",
        ".",
        "-",
        "–",
        "p.m.",
        "am",
        "pm",
        "a",
        "m",
        "o'clock",
        "half",
        "quarter",
        "past",
        "to",
        "from",
        "at",
        "noon",
        "midnight",
        "morning",
        "in",
        "the",
        "night",
        "GMT",
        "hours",
        "five",
        "ten",
        "minutes",
        "h",
        "Tuesday",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=12), st.lists(_PIECES, max_size=12))
def test_nothing_that_looks_like_a_time_breaks_it(one, other):
    _told(" ".join(one), " ".join(other))
    _told("".join(one), "".join(other), "fr")


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=12).map(" ".join)))
def test_a_text_beside_itself_has_no_finding(text):
    reading = read(text, chosen=KINDS)
    outcomes = list(Times().compare(Pair(reading, reading)))
    assert all(outcome.fate is Fate.PRESERVED for outcome in outcomes)
    assert all(outcome.finding is None for outcome in outcomes)
