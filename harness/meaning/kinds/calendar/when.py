"""The value of a date: what it leaves open, what it says, and whether two of them go together.

A date is a set of days, told in parts: years, months, days of the month, weekdays, and distance
from today. A part that is not told is open. Two dates agree where no part contradicts another.
"""

from __future__ import annotations

import calendar
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

Bounds = tuple[int, int]

EQUAL, VAGUER, SHARPER, LOOSE = 1.0, 0.8, 0.6, 0.5


class When(NamedTuple):
    """One reading of a date.

    Attributes:
        years: First and last year; years before Christ are negative.
        months: Bits 1 to 12.
        days: First and last day of the month.
        weekdays: Bits 0 (Monday) to 6.
        label: A season, a feast, or "early", "mid", "late".
        offset: Nearest and farthest distance from today, in days.
        is_derived: Reckoned from a date before it ("the following year").
    """

    years: Bounds | None = None
    months: int | None = None
    days: Bounds | None = None
    weekdays: int | None = None
    label: str = ""
    offset: Bounds | None = None
    is_derived: bool = False


Readings = tuple[When, ...]
"""One date; more than one reading where its digits allow two."""


class Part(Enum):
    """How one part of a date in the rewrite stands to that of the original."""

    OPEN = 0
    SAME = 1
    VAGUER = 2
    SHARPER = 3
    CROSSED = 4
    OTHER = 5


@lru_cache(maxsize=1 << 15)
def agreement(one: Readings, other: Readings) -> float:
    """How far a date of the rewrite says what one of the original says: 1, .8, .6, .5 or 0.

    1: the same. .8: the rewrite leaves something open. .6: it says more. .5: they overlap.

    Example:
        >>> full = (When((2023, 2023), 1 << 10, (7, 7)),)
        >>> agreement(full, (When((2023, 2023)),)), agreement((When((2023, 2023)),), full)
        (0.8, 0.6)
        >>> agreement(full, (When((2023, 2023), 1 << 11),))
        0.0
    """
    if one == other:
        return EQUAL
    return max(_agree(before, after) for before in one for after in other)


def parts(one: When, other: When) -> tuple[Part, ...]:
    """Years, months, days, weekdays, distance, in this order."""
    one, other = with_weekday(one, other), with_weekday(other, one)
    return (
        _bounds(one.years, other.years),
        _mask(one.months, other.months),
        _bounds(one.days, other.days),
        _mask(one.weekdays, other.weekdays),
        _bounds(one.offset, other.offset),
    )


def with_weekday(date: When, beside: When) -> When:
    """The weekday worked out where the full date is known and the other side names one."""
    if date.weekdays is not None or beside.weekdays is None:
        return date
    found = weekday(date)
    return date if found is None else date._replace(weekdays=found)


def weekday(date: When) -> int | None:
    """The weekday, as a bit, of a date that is told to the day.

    Example:
        >>> weekday(When((2023, 2023), 1 << 10, (7, 7))) == 1 << 5  # a Saturday
        True
    """
    if date.years is None or date.months is None or date.days is None:
        return None
    year, month, day = date.years[0], date.months.bit_length() - 1, date.days[0]
    exact = date.years[1] == year and date.months == 1 << month and date.days[1] == day
    # before the calendar of 1582 reached most places, a weekday is anybody's guess
    if not exact or year < 1800 or day > calendar.monthrange(year, month)[1]:
        return None
    return 1 << calendar.weekday(year, month, day)


def _agree(one: When, other: When) -> float:
    found = parts(one, other)
    if Part.OTHER in found or _labels_differ(one, other):
        return 0.0
    told = {Part.SAME, Part.VAGUER, Part.SHARPER, Part.CROSSED}
    same_label = one.label and one.label == other.label
    # open on one side is not the same as contained in the other side's stretch
    if not any(part in told for part in _both(one, other, found)) and not same_label:
        return 0.0
    if Part.CROSSED in found:
        return LOOSE
    if Part.SHARPER in found or (other.label and not one.label and Part.VAGUER not in found):
        return SHARPER
    return VAGUER if Part.VAGUER in found or one.label != other.label else EQUAL


def _both(one: When, other: When, found: tuple[Part, ...]) -> list[Part]:
    """The parts that both sides tell."""
    one, other = with_weekday(one, other), with_weekday(other, one)
    told = zip(
        (one.years, one.months, one.days, one.weekdays, one.offset),
        (other.years, other.months, other.days, other.weekdays, other.offset),
        found,
        strict=True,
    )
    return [part for mine, its, part in told if mine is not None and its is not None]


def _labels_differ(one: When, other: When) -> bool:
    return bool(one.label and other.label and one.label != other.label)


def _bounds(one: Bounds | None, other: Bounds | None) -> Part:
    if one is None or other is None:
        return _half_open(one is None, other is None)
    if one == other:
        return Part.SAME
    if other[0] <= one[0] and one[1] <= other[1]:
        return Part.VAGUER
    if one[0] <= other[0] and other[1] <= one[1]:
        return Part.SHARPER
    return Part.CROSSED if one[0] <= other[1] and other[0] <= one[1] else Part.OTHER


def _mask(one: int | None, other: int | None) -> Part:
    if one is None or other is None:
        return _half_open(one is None, other is None)
    if one == other:
        return Part.SAME
    if one & other == one:
        return Part.VAGUER
    if one & other == other:
        return Part.SHARPER
    return Part.CROSSED if one & other else Part.OTHER


def _half_open(one: bool, other: bool) -> Part:
    if one and other:
        return Part.OPEN
    return Part.SHARPER if one else Part.VAGUER
