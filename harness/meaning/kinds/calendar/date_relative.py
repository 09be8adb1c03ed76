"""Dates told from today or from the date before: "yesterday", "two weeks ago", "the next year"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from harness.meaning.kinds.calendar.calendar_words import (
    DAYS_IN,
    MONTHS,
    NUMBERS,
    SEASONS,
    VAGUE,
    WEEKDAYS,
)
from harness.meaning.kinds.calendar.date_parts import Cursor, Found
from harness.meaning.kinds.calendar.when import Bounds, When

_DAYS: Mapping[str, int] = MappingProxyType(
    {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
    | {"yesterday's": -1, "today's": 0, "tonight's": 0, "tomorrow's": 1}
)
_DIRECTIONS: Mapping[str, int] = MappingProxyType({"last": -1, "this": 0, "next": 1})
_AFTER: Mapping[str, int] = MappingProxyType(
    {"following": 1, "next": 1, "same": 0, "previous": -1, "preceding": -1}
)
_ARTICLES = frozenset({"the", "his", "her", "their", "its", "my", "our", "your", "final", "very"})
_PARTS_OF_DAY = frozenset({"night", "morning", "afternoon", "evening"})
_FAR = 3650 * 1000
_LAST_YEAR = 9999
_LEAP = 2000  # for dates without a year

RELATIVE = frozenset({*_DAYS, *_DIRECTIONS, *_AFTER, "ago", "day"})
"""Words that begin, or in the case of "ago" end, a relative date."""


def read_relative(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """The relative date at this place."""
    word = cursor.lower(at)
    if word in _DAYS:
        offset = _DAYS[word]
        return [Found(at, at + 1, (When(offset=(offset, offset)),))]
    if word == "day":
        return _day_beyond(cursor, at)
    if word == "ago":
        return _ago(cursor, at)
    if word in _AFTER and cursor.lower(at - 1) in {"the", "that"}:
        return _after_last(cursor, at, found)
    if word in _DIRECTIONS and cursor.lower(at - 1) not in _ARTICLES:
        return _directed(cursor, at)
    return []


def _spread(amount: int, unit: int) -> Bounds:
    """Days from today: exact for days, half a unit more or less for longer ones."""
    half = unit // 2 if unit > 1 else 0
    return amount * unit - half, amount * unit + half


def _day_beyond(cursor: Cursor, at: int) -> list[Found]:
    """“the day before yesterday”."""
    days = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}
    offset = days.get((cursor.lower(at + 1), cursor.lower(at + 2)))
    return [] if offset is None else [Found(at, at + 3, (When(offset=(offset, offset)),))]


def _ago(cursor: Cursor, at: int) -> list[Found]:
    """“two weeks ago”, “a year ago”, “several years ago”, “years ago”."""
    unit = DAYS_IN.get(cursor.lower(at - 1))
    if unit is None:
        return []
    number = cursor.lower(at - 2)
    first, amount = at - 2, cursor.integer(at - 2)
    if amount is None:
        amount = NUMBERS.get(number)
    if amount is None:
        first -= number in {"of", "few"} and cursor.lower(first - 1) in {"a", "couple"}
        first += number not in VAGUE
        return [Found(first, at + 1, (When(offset=(-_FAR, -2 * unit)),))]
    if cursor.lower(first - 1) == "-" and cursor.lower(first - 2) in NUMBERS:
        first, amount = first - 2, amount + NUMBERS[cursor.lower(first - 2)]
    return [Found(first, at + 1, (When(offset=_spread(-amount, unit)),))]


def _directed(cursor: Cursor, at: int) -> list[Found]:
    """“last week”, “next Tuesday”, “this May”, “last night”."""
    way, word = _DIRECTIONS[cursor.lower(at)], cursor.lower(at + 1)
    if word in _PARTS_OF_DAY:
        day = way if word == "night" else 0
        return [Found(at, at + 2, (When(offset=(day, day)),))] if way <= 0 else []
    bare = word.removesuffix("'s")
    if bare in DAYS_IN and not bare.endswith("s") and bare != "day":
        return [Found(at, at + 2, (When(offset=_spread(way, DAYS_IN[bare])),))]
    capital = cursor[at + 1].text[0].isupper()
    if word in WEEKDAYS and (capital or WEEKDAYS[word].bit_count() == 2):
        return [Found(at, at + 2, (When(weekdays=WEEKDAYS[word], offset=_within(way, 14)),))]
    if word in MONTHS and capital:
        return [Found(at, at + 2, (When(months=1 << MONTHS[word], offset=_within(way, 500)),))]
    if word in SEASONS:
        label, months = SEASONS[word]
        return [Found(at, at + 2, (When(months=months, label=label, offset=_within(way, 500)),))]
    return []


def _within(way: int, days: int) -> Bounds:
    return (-days, -1) if way < 0 else (1, days) if way > 0 else (-days // 2, days // 2)


def _after_last(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """“the following year”, “the next day”, reckoned from the last such date before it."""
    unit, steps = cursor.lower(at + 1), _AFTER[cursor.lower(at)]
    if unit not in ("year", "day"):
        return []
    for each in reversed(found[-4:]):
        when = each.readings[0]
        if unit == "day":
            day = _moved(when, steps) if len(each.readings) == 1 else None
            if day is not None:
                return [Found(at, at + 2, (day,))]
        elif when.years and when.years[0] == when.years[1]:
            year = when.years[0] + steps
            return [Found(at, at + 2, (When((year, year), is_derived=True),))]
    return []


def _moved(when: When, steps: int) -> When | None:
    """A date some days on; None where it is not told to the day."""
    if when.days is None or when.months is None or when.months.bit_count() != 1:
        return None
    if when.days[0] != when.days[1] or (when.years and not 1 <= when.years[0] < _LAST_YEAR):
        return None
    year, month = when.years[0] if when.years else _LEAP, when.months.bit_length() - 1
    if when.days[0] > monthrange(year, month)[1]:
        return None
    day = date(year, month, when.days[0]) + timedelta(steps)
    years = (day.year, day.year) if when.years else None
    return When(years, 1 << day.month, (day.day, day.day), is_derived=True)
