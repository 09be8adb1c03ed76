"""Dates that begin with digits: ISO, with slashes or stops, days before months, years, decades."""

from __future__ import annotations

from harness.meaning.kinds.calendar.calendar_words import (
    BEFORE_DATES,
    ORDINAL_ENDINGS,
    OWNERS,
)
from harness.meaning.kinds.calendar.date_parts import DASHES, RANGE, Cursor, Found, read_centuries
from harness.meaning.kinds.calendar.when import Bounds, Readings, When

_YEAR_SIGNS = frozenset({"年", "년"})
_MONTH_SIGNS = frozenset({"月", "월"})
_DAY_SIGNS = frozenset({"日", "일", "号"})
_ON = frozenset({"on", "until", "till", "since", "before", "dated", "due"})
_BY_THE = frozenset({"on", "by", "until", "till", "before", "from", "since", "after"})
_SEASON_WORDS = frozenset(
    {"season", "seasons", "budget", "fiscal", "academic", "school", "financial"}
)


def read_digits(cursor: Cursor, at: int, found: list[Found], english: bool) -> list[Found]:
    """The date that begins with a number at this place, or with an ordinal in words."""
    text = cursor[at].text
    if not text.isdecimal():
        if "." in text:
            return _stopped(cursor, at)
        return _day_first(cursor, at) if english and text.isalpha() else []
    if len(text) <= 4:
        numeric = _signed(cursor, at) or _numeric(cursor, at)
        if numeric:
            return numeric
    if english and len(text) <= 2:
        number = cursor.ordinal(at)
        centuries = read_centuries(cursor, at, number) if number else []
        return centuries or _day_first(cursor, at) or _short(cursor, at, found)
    if len(text) == 4:
        return _decade(cursor, at) or _years(cursor, at, english)
    return _old_year(cursor, at) if english else []


def _calendar(year: int, month: int, day: int) -> When | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return When((year, year), 1 << month, (day, day))


def _readings(parts: tuple[int, int, int], widths: tuple[int, int, int]) -> Readings:
    """The calendar dates that three numbers can mean."""
    if widths[0] == 4:
        dates = [_calendar(parts[0], parts[1], parts[2])]
    elif widths[2] in {2, 4}:
        centuries = (0,) if widths[2] == 4 else (2000, 1900)
        dates = [
            _calendar(century + parts[2], *pair)
            for century in centuries
            for pair in ((parts[1], parts[0]), (parts[0], parts[1]))
        ]
    else:
        return ()
    return tuple(dict.fromkeys(date for date in dates if date and _is_modern(date.years)))


def _is_modern(years: Bounds | None) -> bool:
    return years is not None and 1000 <= years[0] <= 2200


def _stopped(cursor: Cursor, at: int) -> list[Found]:
    """“7.10.2023”, one token."""
    parts = cursor[at].text.split(".")
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return []
    first, second, third = (int(part) for part in parts)
    readings = _readings((first, second, third), (len(parts[0]), len(parts[1]), len(parts[2])))
    short = len(parts[2]) < 4 and len(parts[0]) < 4
    if short and not (cursor.lower(at - 1) in _ON and min(map(len, parts)) == 2):
        return []  # a version, or a number of a section
    if readings and len(parts[0]) < 4 and second <= 12:
        readings = readings[:1]  # stops stand in dates that begin with the day
    return [Found(at, at + 1, readings)] if readings else []


def _signed(cursor: Cursor, at: int) -> list[Found]:
    """Year, month and day each with its sign, as in Chinese, Japanese and Korean."""
    number = cursor.integer(at)
    if number is None or cursor[at + 1].text not in _YEAR_SIGNS:
        return []
    date, last = When((number, number)), at + 2
    month = cursor.integer(last, 2)
    if month is None or cursor[last + 1].text not in _MONTH_SIGNS or not 1 <= month <= 12:
        return [Found(at, last, (date,))]
    date, last = date._replace(months=1 << month), last + 2
    day = cursor.integer(last, 2)
    if day is None or cursor[last + 1].text[:1] not in _DAY_SIGNS:
        return [Found(at, last, (date,))]
    alone = len(cursor[last + 1].text) == 1  # the sign is often joined with the word after it
    return [Found(at, last + 1 + alone, (date._replace(days=(day, day)),))]


def _numeric(cursor: Cursor, at: int) -> list[Found]:
    """“2023-10-07”, “07/10/2023”, “7. 10. 2023”, “10/2023”."""
    sign = cursor[at + 1].text
    year_first = len(cursor[at].text) == 4
    if sign not in {"-", "/", "."} or not (year_first or cursor.touches(at + 1)):
        return []
    first, second = cursor.integer(at), cursor.integer(at + 2)
    if first is None or second is None:
        return []
    third = cursor.integer(at + 4) if cursor[at + 3].text == sign else None
    if third is None:
        in_year = sign == "/" and len(cursor[at + 2].text) == 4 and 1900 <= second <= 2100
        if in_year and 1 <= first <= 12:
            return [Found(at, at + 3, (When((second, second), 1 << first),))]
        return _slashed(cursor, at, first, second) if sign == "/" else []
    widths = (len(cursor[at].text), len(cursor[at + 2].text), len(cursor[at + 4].text))
    readings = _readings((first, second, third), widths) if widths[1] <= 2 else ()
    if sign != "/" and widths[0] < 4 and widths[2] < 4:
        return []
    if readings and sign == "." and widths[0] < 4 and second <= 12:
        readings = readings[:1]
    return [Found(at, at + 5, readings)] if readings else []


def _slashed(cursor: Cursor, at: int, first: int, second: int) -> list[Found]:
    """“on 12/25”: the day may stand first or last; “by 1/2 an inch” is no date."""
    follows = cursor.lower(at + 3)
    if cursor.lower(at - 1) not in _ON or follows in {"of", "an", "a", "/"}:
        return []
    if not cursor.touches(at + 2) or cursor.is_counted(at + 3) or len(cursor[at + 2].text) > 2:
        return []
    dates = [
        When(None, 1 << month, (day, day))
        for month, day in ((first, second), (second, first))
        if 1 <= month <= 12 and 1 <= day <= 31
    ]
    return [Found(at, at + 3, tuple(dict.fromkeys(dates)))] if dates else []


def _bare_day(cursor: Cursor, at: int, day: tuple[int, int]) -> list[Found]:
    """“on the 15th”, “by the first of each month”: a day of a month that is not named."""
    if cursor.lower(at - 1) != "the" or cursor.lower(at - 2) not in _BY_THE:
        return []
    last = day[1] + (cursor.lower(day[1]) == "day")  # "the first day of each month"
    follows = cursor[last]
    monthly = follows.lower == "of" and cursor.lower(last + 2) == "month"
    written = cursor[at].text.isalpha() or last > day[1]
    if not monthly and (written or (follows.is_word and follows.weight) or follows.lower == "of"):
        return []
    return [Found(at, last + 3 * monthly, (When(days=(day[0], day[0])),))]


def _day_first(cursor: Cursor, at: int) -> list[Found]:
    """“7 October 2023”, “the 7th of October”, “7–9 October”, “the seventh of October”."""
    day = cursor.day(at)
    if day is None:
        told = cursor.ordinal(at)
        return _bare_day(cursor, at, told) if told and cursor.lower(told[1]) == "day" else []
    of = day[1] + (cursor.lower(day[1]) == "of")
    month = cursor.month(of, True)
    if month is None and cursor.lower(day[1]) in RANGE:
        rest = _day_first(cursor, day[1] + 1)
        # one step only: "1, 2 and 3 May" is a list whose head is left to others
        if len(rest) == 1 and rest[0].readings[0].days:
            shared = rest[0].readings[0]._replace(days=(day[0], day[0]))
            return [Found(at, day[1], (shared,)), *rest]
    if month is None:
        return _bare_day(cursor, at, day) if day[1] > at + 1 or cursor[at].text.isalpha() else []
    date = When(None, 1 << month[0], (day[0], day[0]))
    after = month[1] + (cursor.lower(month[1]) in {",", "of"})
    year = cursor.year(after)
    early = cursor.integer(month[1], 3)
    if year is None and early is not None and early > 99 and not cursor.is_counted(month[1] + 1):
        year = (early, month[1] + 1)
    if year is None:
        return [Found(at, month[1], (date,))]
    return [Found(at, year[1], (date._replace(years=(year[0], year[0])),))]


def _plural(cursor: Cursor, at: int) -> int:
    """The place after the "s" of "1990s" or "1990's"; 0 where there is none."""
    if not cursor.touches(at + 1):
        return 0
    if cursor.lower(at + 1) == "s":
        return at + 2
    is_owned = cursor.lower(at + 1) in {"'", "’"} and cursor.lower(at + 2) == "s"
    return at + 3 if is_owned and cursor.touches(at + 2) else 0


def _decade(cursor: Cursor, at: int) -> list[Found]:
    """“1990s”; “1800s” is a decade or a century."""
    after, number = _plural(cursor, at), cursor.integer(at)
    if not after or number is None or number % 10 or not 1000 <= number <= 2100:
        return []
    decade = When((number, number + 9))
    if number % 100:
        return [Found(at, after, (decade,))]
    return [Found(at, after, (When((number, number + 99)), decade))]


def _short(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """“the '90s”, “1960s and 70s”, and years with an era; “her 90s” is an age."""
    after, number = _plural(cursor, at), cursor.integer(at)
    before = cursor.lower(at - 1)
    if number is not None and _is_elided_year(cursor, at):
        year = number + (1900 if number >= 30 else 2000)
        return [Found(at, at + 1, (When((year, year)),))]
    season = _elided_season(cursor, at)
    if season:
        return season
    if not after or number is None or number % 10 or len(cursor[at].text) != 2:
        return _old_year(cursor, at)
    elided = before in {"'", "’", "‘"}
    owner = cursor.lower(at - 2) if elided else before
    follows = bool(found) and found[-1].last == at - 1 - elided and owner in RANGE
    if owner in OWNERS or not (elided or follows):
        return []
    base = 1900
    if follows and found[-1].readings[0].years:
        base = found[-1].readings[0].years[0] // 100 * 100
    return [Found(at, after, (When((base + number, base + number + 9)),))]


def _elided_season(cursor: Cursor, at: int) -> list[Found]:
    """“the '08–09 season”."""
    first, second = cursor.integer(at, 2), cursor.integer(at + 2, 2)
    elided = cursor.lower(at - 1) in {"'", "’", "‘"} and cursor.touches(at)
    if first is None or second is None or not elided or cursor.lower(at + 1) not in DASHES:
        return []
    if second != (first + 1) % 100 or cursor.lower(at + 3) not in _SEASON_WORDS:
        return []
    year = first + (1900 if first >= 30 else 2000)
    return [Found(at, at + 3, (When((year, year + 1)),))]


def _is_elided_year(cursor: Cursor, at: int) -> bool:
    """“since '98”, “the summer of '69”."""
    elided = cursor.lower(at - 1) in {"'", "’", "‘"} and cursor.touches(at)
    closed = cursor.lower(at + 1) in {"'", "’"} and cursor.touches(at + 1)
    dated = cursor.lower(at - 2) in BEFORE_DATES - {"from", "to", "by", "about", "around"}
    return elided and dated and not closed and len(cursor[at].text) == 2 and not _plural(cursor, at)


def _years(cursor: Cursor, at: int, english: bool) -> list[Found]:
    """“1999”, “1914–1918”, “1914-18”, “2023/24”."""
    year = cursor.year(at)
    if year is None:
        return []
    value, after = year
    is_plain = after == at + 1
    second = _second_year(cursor, value, after) if is_plain else None
    if second is not None and value % 10 == 0 and _plural(cursor, second[1] - 1):
        ends = (When((value, value + 9)), When((second[0], second[0] + 9)))
        last = _plural(cursor, second[1] - 1)
        return [Found(at, after, ends[:1]), Found(after + 1, last, ends[1:])]
    if second is None:
        if is_plain and not _is_alone(cursor, at, value, english):
            return []
        return [Found(at, after, (When((value, value)),))]
    last_value, last = second
    season = len(cursor[last - 1].text) == 2 or cursor.lower(last) in _SEASON_WORDS
    if last_value == value + 1 and season:
        return [Found(at, last, (When((value, last_value)),))]
    return [
        Found(at, after, (When((value, value)),)),
        Found(after + 1, last, (When((last_value, last_value)),)),
    ]


def _second_year(cursor: Cursor, value: int, after: int) -> tuple[int, int] | None:
    """The other end of a range of years, and the place after it."""
    if cursor.lower(after) not in RANGE:
        return None
    second = cursor.year(after + 1)
    if second is not None and second[0] > value:
        if cursor.lower(after) in DASHES or cursor.is_year(after - 1, value):
            return second
        return None
    number = cursor.integer(after + 1, 2)
    even = cursor.touches(after) == cursor.touches(after + 1)
    dashed = cursor.lower(after) in DASHES and even and cursor.lower(after + 2) not in DASHES
    if number is None or not dashed or len(cursor[after + 1].text) != 2:
        return None
    if number <= value % 100 or cursor.is_counted(after + 2):
        return None
    return value // 100 * 100 + number, after + 2


def _is_alone(cursor: Cursor, at: int, value: int, english: bool) -> bool:
    if english:
        return cursor.is_year(at, value)
    # without words to go by, a round thousand before a word is an amount
    return 1900 <= value < 2100 and (value != 2000 or not cursor[at + 1].is_word)


def _old_year(cursor: Cursor, at: int) -> list[Found]:
    """“44 BC”, “476 AD”, and “in 476” before a stop."""
    year = cursor.year(at)
    if year is not None:
        return [Found(at, year[1], (When((year[0], year[0])),))]
    number = cursor.integer(at)
    if number is None or number < 100 or cursor.lower(at + 1) in ORDINAL_ENDINGS:
        return []
    before, after = cursor.lower(at - 1), cursor[at + 1]
    ends = after.text in {",", ".", ";", ":", ")"} or after.sentence != cursor[at].sentence
    if before in BEFORE_DATES & {"in", "since", "until", "year"} and ends:
        return [Found(at, at + 1, (When((number, number)),))]
    return []
