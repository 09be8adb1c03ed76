"""Finding the dates of a text: calendar dates, years, decades, centuries, seasons, feasts.

One pass over the tokens. A word that can begin a date calls the reader of that form, a number
calls the readers of digits; all other words cost one look-up. The two ends of a range are two
dates, because a rewrite may well tell them in two sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from harness.meaning.kinds.calendar.calendar_words import (
    BEFORE_DATES,
    CENTURY_WORDS,
    DECADES,
    DOUBTFUL_SEASONS,
    FEAST_HEADS,
    FEASTS,
    MONTHS,
    NAMED_WEEKDAYS,
    NUMBERS,
    ORDINALS,
    OUR_ERA,
    OWNERS,
    PARTS,
    PARTS_WITH_OF,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    months_mask,
)
from harness.meaning.kinds.calendar.date_numbers import read_digits
from harness.meaning.kinds.calendar.date_parts import (
    RANGE,
    Cursor,
    Found,
    read_centuries,
    with_part,
)
from harness.meaning.kinds.calendar.date_relative import RELATIVE, read_relative
from harness.meaning.kinds.calendar.when import When
from harness.meaning.passage import Passage

_QUARTERS = MappingProxyType({"quarter": 3, "half": 6})


def read_dates(passage: Passage, free: Sequence[bool]) -> list[Found]:
    """The dates of a text in order; they never overlap.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("In May 1999, or from 3 to 5 June, 1500 people may march.")
        >>> found = read_dates(passage, [True] * len(passage.tokens))
        >>> [passage.quote(passage.span(each.first, each.last)) for each in found]
        ['May 1999', '3', '5 June']
    """
    words = _CUE_WORDS if passage.lexicon is not None else frozenset()
    places = [
        at
        for at, token in enumerate(passage.tokens)
        if token.lower in words or token.text[0].isdigit()
    ]
    found: list[Found] = []
    if not places:
        return found
    cursor, done = Cursor(passage.tokens), 0
    for at in places:
        if at < done:
            continue
        reader = _CUES.get(cursor.lower(at)) if words else None
        if reader is not None:
            dates = reader(cursor, at, found)
        else:
            dates = read_digits(cursor, at, found, bool(words))
        for date in dates:
            if all(free[date.first : date.last]) and date.first >= done:
                found.append(date)
                done = date.last
    return _with_years_of_ranges(cursor, found)


def _with_years_of_ranges(cursor: Cursor, found: list[Found]) -> list[Found]:
    """Give the first end of a range the year that stands only at its last end."""
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        years = other.readings[0].years
        close = other.first - one.last == 1 and cursor.lower(one.last) in RANGE
        if close and years and all(each.months and not each.years for each in one.readings):
            found[at] = one._replace(
                readings=tuple(each._replace(years=years) for each in one.readings)
            )
    return found


def _year_after(cursor: Cursor, at: int, date: When) -> tuple[When, int]:
    """Add the year that follows, with a comma or "of" between."""
    after = at + (cursor.lower(at) in {",", "of"})
    year = cursor.year(after)
    if year is None:
        return date, at
    return date._replace(years=(year[0], year[0])), year[1]


def _month_first(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """“October 7th, 2023”, “Oct. 7–9”, “October 2023”, “October”."""
    dot = at + 1 + (cursor.lower(at + 1) == ".")
    day = cursor.day(dot) if cursor.year(dot) is None else None
    month = cursor.month(at, day is not None or cursor.year(dot) is not None)
    if month is None:
        return []
    date = When(months=1 << month[0])
    if day is None:
        date, last = _year_after(cursor, month[1], date)
        return [Found(at, last, (date,))]
    first = date._replace(days=(day[0], day[0]))
    until = cursor.day(day[1] + 1) if cursor.lower(day[1]) in RANGE else None
    if until is None or cursor.month(until[1], True) is not None:
        first, last = _year_after(cursor, day[1], first)
        return [Found(at, last, (first,))]
    second, last = _year_after(cursor, until[1], date._replace(days=(until[0], until[0])))
    first = first._replace(years=second.years)
    return [Found(at, day[1], (first,)), Found(day[1] + 1, last, (second,))]


def _weekday(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """“Saturday”, “Saturday, 7 October 2023”, “Sat 7 Oct”."""
    token = cursor[at]
    bits = WEEKDAYS.get(token.lower)
    always = bits is not None and bits.bit_count() > 1  # "weekend" takes no capital
    if cursor.lower(at - 1) in NAMED_WEEKDAYS or not (always or token.text[0].isupper()):
        return []
    after = at + 1
    while cursor.lower(after) in {",", "."} and after < at + 3:
        after += 1
    after += cursor.lower(after) == "the"
    rest = _dated(cursor, after)
    if bits is None and not rest:
        return []
    bits = SHORT_WEEKDAYS[token.lower] if bits is None else bits
    if not rest or any(each.days is None for each in rest[0].readings):
        return _weekday_before(cursor, at, after, bits) or [
            Found(at, at + 1, (When(weekdays=bits),))
        ]
    readings = tuple(each._replace(weekdays=bits) for each in rest[0].readings)
    return [Found(at, rest[0].last, readings), *rest[1:]]


def _weekday_before(cursor: Cursor, at: int, after: int, bits: int) -> list[Found]:
    """“Monday 9 to Wednesday 11 June”: the month stands at the last end only."""
    day = cursor.day(after)
    if day is None or cursor.lower(day[1]) not in RANGE:
        return []
    word = cursor.lower(day[1] + 1)
    rest = _weekday(cursor, day[1] + 1, []) if word in WEEKDAYS or word in SHORT_WEEKDAYS else []
    if len(rest) != 1 or any(not (each.months and each.days) for each in rest[0].readings):
        return []
    days = (day[0], day[0])
    readings = tuple(each._replace(weekdays=bits, days=days) for each in rest[0].readings)
    return [Found(at, day[1], readings), *rest]


def _dated(cursor: Cursor, at: int) -> list[Found]:
    """A calendar date in digits or with a month's name at exactly this place."""
    word = cursor.lower(at)
    if word in MONTHS or word in SHORT_MONTHS:
        return _month_first(cursor, at, [])
    if word and cursor[at].text[0].isdigit():
        return read_digits(cursor, at, [], True)
    return _ordinal(cursor, at, []) if word in ORDINALS else []


def _part(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """“early 1990s”, “mid-October”, “the end of 2020”, “late in the 19th century”."""
    word, after = cursor.lower(at), at + 1
    joint = after + (cursor.lower(after) == "-")
    if cursor.lower(joint) in {"to", "and"}:
        return _two_parts(cursor, at, joint + 1, found)
    if word in PARTS_WITH_OF:
        if cursor.lower(after) != "of":
            return []
        after += 1
    elif cursor.lower(after) in {"-", "in"}:
        after += 1
    owned = cursor.lower(after) == "the"
    after += owned
    reader = _CUES.get(cursor.lower(after))
    if reader is None or reader is _part:
        dates = _dated(cursor, after)
    else:
        dates = reader(cursor, after, found)
    if not dates or dates[0].first != after:
        return []
    years = dates[0].readings[0].years
    if owned and years and years[0] == years[1]:
        return []  # "the start of the 1989 show"
    readings = tuple(
        parted for each in dates[0].readings if (parted := with_part(each, word)) is not None
    )
    return [Found(at, dates[0].last, readings), *dates[1:]] if readings else []


def _two_parts(cursor: Cursor, at: int, after: int, found: list[Found]) -> list[Found]:
    """“early to mid 1970s”, “mid-to-late 2019”: from where one begins to where the other ends."""
    after += cursor.lower(after) == "-"
    if cursor.lower(after) not in PARTS:
        return []
    dates = _part(cursor, after, found)
    stretch = dates[0].readings[0] if len(dates) == 1 else When()
    if not stretch.label or not stretch.years or stretch.years[0] == stretch.years[1]:
        return dates
    low, high = PARTS[cursor.lower(at)][1], PARTS[cursor.lower(after)][2]
    first = stretch.years[0] // 10 * 10
    years = (first + int(10 * low), first + round(10 * high) - 1)
    if stretch.years[1] - stretch.years[0] >= 10:
        return dates  # parts of a century are told with its last part only
    return [Found(at, dates[0].last, (When(years),))]


def _season(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """“summer”, “the fall of 1989”, “spring 2020”."""
    word = cursor.lower(at)
    label, months = SEASONS[word]
    date, last = _year_after(cursor, at + 1, When(months=months, label=label))
    if date.years is None:
        the = at - (cursor.lower(at - 1) == "the")
        if cursor.lower(the - 1) not in BEFORE_DATES or cursor.lower(the - 1) == "of":
            return []
        if word in DOUBTFUL_SEASONS and cursor.lower(the - 1) not in {"in", "during", "since"}:
            return []
    return [Found(at, last, (date,))]


def _decade(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """“the nineties”; “her nineties” is an age."""
    before = cursor.lower(at - 1)
    if before in OWNERS or before not in {"the", "early", "mid", "late", "-", "nineteen"}:
        return []
    first = 1900 + DECADES[cursor.lower(at)]
    return [Found(at, at + 1, (When((first, first + 9)),))]


def _ordinal(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """“the seventh of October”, “the twentieth century”, “the first quarter of 2020”."""
    number = cursor.ordinal(at)
    if number is None:
        return []
    word = cursor.lower(number[1])
    if word in _QUARTERS and number[0] * _QUARTERS[word] <= 12:
        width = _QUARTERS[word]
        months = months_mask(width * (number[0] - 1) + 1, width * number[0])
        date, last = _year_after(cursor, number[1] + 1, When(months=months))
        return [Found(at, last, (date,))] if date.years else []
    return read_centuries(cursor, at, number) or read_digits(cursor, at, found, True)


def _feast(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """“Christmas Eve”, “Easter 2019”; a Christmas tree is no date."""
    if not cursor[at].text[0].isupper():
        return []
    for width in (4, 3, 2, 1):
        words = tuple(cursor.lower(place) for place in range(at, at + width))
        if words not in FEASTS:
            continue
        label, month, day = FEASTS[words]
        days = (day, day) if day else None
        date = When(months=1 << month if month else None, days=days, label=label)
        date, last = _year_after(cursor, at + width, date)
        dated = cursor.lower(at - 1) in BEFORE_DATES or cursor.lower(at - 1) in {"at", "on"}
        alone = not cursor[last].is_word or cursor[last].weight == 0
        if date.years or width > 1 or (dated and alone):
            return [Found(at, last, (date,))]
        return []
    return []


def _era_first(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """“AD 79”."""
    year = cursor.year(at)
    return [Found(at, year[1], (When((year[0], year[0])),))] if year else []


def _quarter(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """“Q3 2021”."""
    number = cursor.integer(at + 1, 1)
    if number is None or not 1 <= number <= 4 or not cursor.touches(at + 1):
        return []
    date, last = _year_after(cursor, at + 2, When(months=months_mask(3 * number - 2, 3 * number)))
    return [Found(at, last, (date,))]


def _fiscal(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """“fiscal year 2023”, “FY2023”."""
    after = at + 1 + (cursor.lower(at + 1) == "year")
    year = cursor.year(after)
    if year is None:
        return []
    return [Found(at, year[1], (When((year[0], year[0])),))]


def _spelled_year(cursor: Cursor, at: int, found: list[Found]) -> list[Found]:
    """“nineteen ninety-nine”, “twenty ten”, “two thousand and five” after a preposition."""
    ordinal = cursor.ordinal(at)
    if ordinal is not None:
        return read_centuries(cursor, at, ordinal)
    head = cursor.lower(at)
    if cursor.lower(at - 1) not in BEFORE_DATES and head not in {"eighteen", "nineteen"}:
        return []
    if head == "two":
        if cursor.lower(at + 1) != "thousand":
            return []
        base, after = 2000, at + 2 + (cursor.lower(at + 2) == "and")
    else:
        base, after = 100 * NUMBERS[head], at + 1
    if cursor.lower(after) in DECADES and head != "two":
        first = base + DECADES[cursor.lower(after)]
        return [Found(at, after + 1, (When((first, first + 9)),))]
    low = 0 if cursor.lower(after) not in {"oh", "o"} else 1
    rest = NUMBERS.get(cursor.lower(after + low), 0)
    after += low + 1
    if rest >= 20 and cursor.lower(after) == "-" and cursor.lower(after + 1) in NUMBERS:
        rest, after = rest + NUMBERS[cursor.lower(after + 1)], after + 2
    wanted = rest >= 1 if low or head == "two" else rest >= 10
    if not wanted or cursor.lower(after) in UNITS or cursor.lower(after) == "-":
        return []
    return [Found(at, after, (When((base + rest, base + rest)),))]


_Reader = Callable[[Cursor, int, list[Found]], list[Found]]

_CUES: Mapping[str, _Reader] = MappingProxyType(
    dict.fromkeys(RELATIVE, read_relative)
    | dict.fromkeys(CENTURY_WORDS | {"two"}, _spelled_year)
    | dict.fromkeys(PARTS, _part)
    | dict.fromkeys(ORDINALS, _ordinal)
    | dict.fromkeys(DECADES, _decade)
    | dict.fromkeys(SEASONS, _season)
    | dict.fromkeys(FEAST_HEADS, _feast)
    | dict.fromkeys(SHORT_WEEKDAYS, _weekday)
    | dict.fromkeys(WEEKDAYS, _weekday)
    | dict.fromkeys(SHORT_MONTHS, _month_first)
    | dict.fromkeys(MONTHS, _month_first)
    | dict.fromkeys(OUR_ERA, _era_first)
    | dict.fromkeys(("fiscal", "fy"), _fiscal)
    | {"q": _quarter}
)

_CUE_WORDS = frozenset(_CUES)
