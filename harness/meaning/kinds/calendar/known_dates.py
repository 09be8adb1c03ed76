"""What the dates of an original tell beyond themselves: the rest of a date, and dates to reckon."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date as calendar_date
from functools import cached_property
from itertools import pairwise

from harness.meaning.kinds.calendar.calendar_words import DAYS_IN, NUMBERS
from harness.meaning.kinds.calendar.when import Readings, When, weekday
from harness.meaning.pair import Pair

_FEW = 60  # dates of an original from which others are reckoned
_WEEK = 7
_WEEKS = frozenset({"week", "weekend"})
_STRETCHES = (("decade", 10), ("century", 100))
_YEAR = 12
_HOURS = 24
_HALF_DAY = 12
_LAST = 1000  # years that a span of time is reckoned with
_LONG = 9  # letters and digits of a number that is looked up
_APART = frozenset({"after", "before", "later", "earlier"})
_NIGHTS = frozenset({"day", "days", "night", "nights", "evenings", "mornings", "afternoons"})
_NEXT_DAY = frozenset({("next", "day"), ("following", "day"), ("previous", "day")})
_RANGING = frozenset({"to", "from", "until", "till", "ending", "starting", "beginning", "through"})
_LEAP = 2000  # for dates without a year


class Known:
    """The dates of the original of a pair, gathered once."""

    def __init__(self, pair: Pair) -> None:
        self._passage = pair.original.passage
        self._dates = [fact.said for fact in pair.original.of("date")]
        self._amounts = pair.original.of("quantity")[:_FEW]

    def tells(self, other: Readings, part: str) -> bool:
        """Whether a date of the original has exactly this part of a date of the rewrite."""
        return (part, getattr(other[0], part)) in self._parts

    def reckons(self, date: When) -> bool:
        """Whether a date of the original and a number in it give this date: born, and an age."""
        if date.years is not None and self._reckons_year(date.years[0]):
            return True
        return (
            self._reckons_day(date)
            or self._reckons_weekday(date)
            or self._reckons_month(date)
            or self._reckons_months(date)
        )

    def _reckons_months(self, date: When) -> bool:
        """Whether a day is some months before or after one that is told."""
        month, day = _month(date), date.days
        if month is None or day is None:
            return False
        steps = {
            int(fact.said.number) % _YEAR
            for fact in self._amounts
            if fact.said.dimension == "time" and fact.said.unit == "month"
        }
        known = {_month(each) for dates in self._dates for each in dates if each.days == day}
        return any(
            one is not None and ((month - one) % _YEAR in steps or (one - month) % _YEAR in steps)
            for one in known
        )

    def _reckons_month(self, date: When) -> bool:
        """Whether a month begins or ends some months that are told: "the three months to June"."""
        if date.days is not None or _month(date) is None:
            return False
        if self._has_parts and (_month(date) or 0) % 3 <= 1:
            return True  # "the first half of the year", from January to June
        apart = {(_month(date) or 0) - month for month in self._months}
        return any(abs(step) % _YEAR in self._month_steps for step in apart if step)

    @cached_property
    def _has_parts(self) -> bool:
        words = {token.lower for token in self._passage.tokens}
        return "year" in words and not words.isdisjoint(("half", "quarter"))

    @cached_property
    def _months(self) -> frozenset[int]:
        months = (_month(each) for readings in self._dates for each in readings)
        return frozenset(month for month in months if month is not None)

    @cached_property
    def _month_steps(self) -> frozenset[int]:
        """Numbers of months, and one less: the first and the last are in "three months"."""
        tokens = [token.lower for token in self._passage.tokens]
        told = [
            _number(number)
            for number, unit, way in zip(tokens, tokens[1:], tokens[2:], strict=False)
            if unit in ("month", "months") and way in _RANGING
        ]
        steps = {step for months in told if months for step in (months, months - 1)}
        return frozenset(each % _YEAR for step in steps for each in (step, -step))

    def is_month_before(self, date: When) -> bool:
        """Whether a month follows one that is told: "before April", of the end of March."""
        month = _month(date)
        return month is not None and any((month - one) % _YEAR == 1 for one in self._months)

    def _reckons_weekday(self, date: When) -> bool:
        """Whether a weekday is told by its distance: "on Wednesday, a day after the vote"."""
        if date.weekdays is None or date.weekdays.bit_count() != 1:
            return False
        day = date.weekdays.bit_length()
        return any((day - known) % 7 in self._steps for known in self._weekdays)

    @cached_property
    def _weekdays(self) -> frozenset[int]:
        days = (each.weekdays for date in self._dates for each in date if each.weekdays)
        return frozenset(day.bit_length() for day in days if day.bit_count() == 1)

    @cached_property
    def _steps(self) -> frozenset[int]:
        """Days that something lies before or after, modulo 7: "a day after", "the next day"."""
        tokens = [token.lower for token in self._passage.tokens]
        found = {1} if any(pair in _NEXT_DAY for pair in pairwise(tokens)) else set()
        for number, unit, way in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if unit in ("day", "days") and way in _APART:
                found.add(_number(number))
            elif way in _NIGHTS and unit in ("consecutive", "successive", "straight"):
                found.update(range(1, _number(number)))
            elif unit in ("hour", "hours") and _number(number) >= _HALF_DAY:
                found |= {_number(number) // _HOURS, _number(number) // _HOURS + 1}
        return frozenset(step % _WEEK for days in found if days for step in (days, -days))

    def _reckons_year(self, year: int) -> bool:
        if any(abs(year - number) in self._numbers for number in self._years):
            return True
        return any(
            word in self._passage.lemmas and (year + 1) % span <= 1 and self._reaches(year, span)
            for word, span in _STRETCHES
        )

    def _reaches(self, year: int, span: int) -> bool:
        """Whether a decade or a century that ends about a year may be meant."""
        return not self._years or any(abs(year - known) <= 2 * span for known in self._years)

    def is_in_week(self, date: When) -> bool:
        """Whether a day belongs to a week that is told by another day of it."""
        return not _WEEKS.isdisjoint(self._passage.lemmas) and self.is_close(date)

    def is_close(self, date: When) -> bool:
        """Whether a day lies within a week of one that is told: "the Monday before"."""
        day = day_number(date)
        return day is not None and any(0 < abs(day - known) <= _WEEK for known in self._days)

    def _reckons_day(self, date: When) -> bool:
        day = day_number(date)
        if day is None:
            return False
        return any(abs(day - known) in self._spans for known in self._days)

    @cached_property
    def _parts(self) -> frozenset[tuple[str, Hashable]]:
        found: set[tuple[str, Hashable]] = set()
        for readings in self._dates:
            for each in readings:
                found.update((name, getattr(each, name)) for name in ("years", "months", "days"))
                found.update((("weekdays", each.weekdays), ("weekdays", weekday(each))))
        return frozenset(each for each in found if each[1] is not None)

    @cached_property
    def _years(self) -> frozenset[int]:
        return frozenset(each.years[0] for date in self._dates for each in date if each.years)

    @cached_property
    def _days(self) -> frozenset[int]:
        days = (day_number(each) for date in self._dates[:_FEW] for each in date)
        return frozenset(day for day in days if day is not None)

    @cached_property
    def _numbers(self) -> frozenset[int]:
        """All short numbers of the original, those in words where they count years."""
        tokens = self._passage.tokens
        told = [
            NUMBERS.get(one.lower, 0) for one, unit in pairwise(tokens) if unit.lower == "years"
        ]
        digits = [each.text for each in tokens if each.text.isdecimal() and len(each.text) <= 3]
        return frozenset([*map(int, digits), *told, *self._years_told]) - {0}

    @cached_property
    def _years_told(self) -> frozenset[int]:
        """Spans told in years, and so many of them: "two four-year terms"."""
        counts = [
            fact.said for fact in self._amounts if not fact.said.dimension and not fact.said.weak
        ]
        spans = [
            fact.said.number
            for fact in self._amounts
            if fact.said.dimension == "time" and fact.said.unit == "year"
        ]
        found = {
            *spans,
            *(count.number for count in counts),
            *(span * count.number for span in spans for count in counts),
        }
        return frozenset(int(each) for each in found if 0 < each < _LAST)

    @cached_property
    def _spans(self) -> frozenset[int]:
        """All spans of time of the original, in days: "two weeks later", "the following day"."""
        tokens = self._passage.tokens
        found = (
            {1} if any(token.lower in ("following", "next", "day") for token in tokens) else set()
        )
        for number, unit in pairwise(tokens):
            days = DAYS_IN.get(unit.lower)
            if days is not None:
                digits = int(number.text) if number.text.isdecimal() and len(number.text) < 5 else 0
                found.add(days * (digits or NUMBERS.get(number.lower, 0)))
        return frozenset(found - {0})


def _number(word: str) -> int:
    """A small number in digits or words; 0 for any other word."""
    return int(word) if word.isdecimal() and len(word) < _LONG else NUMBERS.get(word, 0)


def _month(date: When) -> int | None:
    """The number of a month that is told alone."""
    single = date.months is not None and date.months.bit_count() == 1
    return date.months.bit_length() - 1 if single and date.months else None


def day_number(date: When) -> int | None:
    """The number of a day that is told with its month."""
    if date.days is None or date.months is None or date.months.bit_count() != 1:
        return None
    year = date.years[0] if date.years else _LEAP
    try:
        return calendar_date(year, date.months.bit_length() - 1, date.days[0]).toordinal()
    except ValueError:  # 31 April, or a year before Christ
        return None
