"""The pieces that dates are made of, read from tokens: years, months, days, ordinals, parts."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from harness.meaning.kinds.calendar.calendar_words import (
    AMOUNTS,
    BEFORE_CHRIST,
    BEFORE_DATES,
    CHANGES,
    DAYS_IN,
    DOUBTFUL_MONTHS,
    MONTHS,
    NUMBERED,
    NUMBERS,
    ORDINAL_ENDINGS,
    ORDINALS,
    OUR_ERA,
    PARTS,
    SHORT_MONTHS,
    UNITS,
    months_mask,
)
from harness.meaning.kinds.calendar.when import Readings, When
from harness.meaning.passage import Token

RANGE = frozenset({"-", "–", "—", "−", "to", "and", "until", "till", "through", "or", "/"})
DASHES = frozenset({"-", "–", "—", "−", "/"})
_MONEY = frozenset("$€£¥₹₽₩#№+=*<>@")
_SCALES = frozenset("%°‰$€£¥")
_AFTER_YEARS = frozenset({"until", "till", "onward", "onwards"})
_SPANS = frozenset({"year", "month", "week", "day", "hour", "minute", "mile"})
_ABOUT = frozenset({"approximately", "roughly", "about", "around"})
_BEFORE_ABOUT = frozenset({"in", "since", "until", "dated", "dating", "built", "born"})
_SURELY = frozenset({"in", "since", "during"})  # "from 600 in 2015 to 380 in 2020"
_NO_TOKEN = Token(0, 0, " ", "", "", 0.0, -1)


class Found(NamedTuple):
    """A date over the tokens ``[first, last)``."""

    first: int
    last: int
    readings: Readings


class Cursor:
    """Tokens with questions about what stands at a place; past the ends stands nothing."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def __getitem__(self, at: int) -> Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else _NO_TOKEN

    def lower(self, at: int) -> str:
        """The token in small letters, "" past the ends."""
        return self[at].lower

    def touches(self, at: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return self[at - 1].end == self[at].start

    def integer(self, at: int, width: int = 4) -> int | None:
        """A number of at most `width` digits, without separators, in the digits of any script."""
        text = self[at].text
        return int(text) if len(text) <= width and text.isdecimal() else None

    def day(self, at: int) -> tuple[int, int] | None:
        """Day of a month ("7", "7th", "seventh") and the place after it."""
        number = self.integer(at, 2)
        if number is None:
            found = self.ordinal(at)
        else:
            suffixed = self.lower(at + 1) in ORDINAL_ENDINGS and self.touches(at + 1)
            found = (number, at + 1 + suffixed)
        if found is None or not 1 <= found[0] <= 31 or self.is_counted(found[1]):
            return None
        return found

    def is_counted(self, at: int) -> bool:
        """Whether what stands here makes an amount of the number before it."""
        token = self[at]
        if token.lower == "people" and at > 1 and self[at - 2].text == "In":
            return False  # "In 1990 people found gold."
        if token.lower == "year" and self[at + 1].text == "-" and self.lower(at + 2) == "end":
            return False  # the 1992 year-end title
        if token.lower in UNITS or token.text in _SCALES or token.lower in _SPANS:
            return True
        joined = token.text in {"-", ":"} and self.touches(at) and self.touches(at + 1)
        return joined and (token.text == ":" or f"{self.lower(at + 1)}s" in UNITS)

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """An ordinal in digits or words and the place after it."""
        number = self.integer(at, 2)
        if number is not None:
            is_ordinal = self.lower(at + 1) in ORDINAL_ENDINGS and self.touches(at + 1)
            return (number, at + 2) if is_ordinal else None
        word = self.lower(at)
        tens = NUMBERS.get(word, 0)
        if tens >= 20 and self.lower(at + 1) == "-" and self.lower(at + 2) in ORDINALS:
            return tens + ORDINALS[self.lower(at + 2)], at + 3
        return (ORDINALS[word], at + 1) if word in ORDINALS else None

    def month(self, at: int, beside_day: bool) -> tuple[int, int] | None:
        """A month's name and the place after it; short and doubtful names only beside digits."""
        token = self[at]
        month = MONTHS.get(token.lower)
        capital = token.text[0].isupper()
        if month is not None:
            doubtful = token.lower in DOUBTFUL_MONTHS
            sure = beside_day or not doubtful or self.is_doubtful_month_dated(at)
            if not capital:
                sure = beside_day and (not doubtful or self._has_year(at + 1))
            return (month, at + 1) if sure else None
        month = SHORT_MONTHS.get(token.lower)
        if month is None or not capital:
            return None
        after = at + 1 + (self.lower(at + 1) == ".")
        if beside_day or self.year(after) or self.day(after):
            return month, after
        return None

    def _has_year(self, at: int) -> bool:
        """Whether a year follows, with a day and a comma between perhaps."""
        day = self.day(at) if len(self[at].text) < 3 else None
        after = day[1] if day else at
        return self.year(after + (self.lower(after) == ",")) is not None

    def is_doubtful_month_dated(self, at: int) -> bool:
        """Whether the words around "May" or "August" make a date of it."""
        before = self.lower(at - 1)
        if self.lower(at + 1) == "of" and self.year(at + 2) is None:
            return False  # "March of the Penguins"
        if before in BEFORE_DATES or before in {"every", "each"}:
            return True
        if before == "to" and self.lower(at - 2) in DAYS_IN:
            return True  # "in the three months to June"
        if before == "as" and self.lower(at - 2) in {"early", "late", "recently"}:
            return True
        if before in RANGE and (self.lower(at - 2) in MONTHS or self[at - 2].is_number):
            return True
        after = at + 1 + (self.lower(at + 1) in {"of", ","})
        return self.year(after) is not None or self.day(at + 1) is not None

    def year(self, at: int) -> tuple[int, int] | None:
        """A year of four digits, or of fewer with an era, and the place after it."""
        number = self.integer(at)
        if number is None:
            is_era = self.lower(at) in OUR_ERA and self[at].text[0].isupper()
            number = self.integer(at + 1) if is_era else None
            return None if number is None else (number, at + 2)
        era = self.lower(at + 1)
        if era in BEFORE_CHRIST:
            return -number, at + 2
        if (era, self.lower(at + 2)) == ("before", "christ"):
            return -number, at + 3
        if era in OUR_ERA and self[at + 1].text[0].isupper():
            return number, at + 2
        if len(self[at].text) == 4 and 1000 <= number <= 2100 and not self.is_counted(at + 1):
            return number, at + 1
        return None

    def is_year(self, at: int, number: int) -> bool:
        """Whether a bare number of four digits is a year, by the words around it."""
        before, after = self[at - 1], self[at + 1]
        if self._is_amount(at, number):
            return False
        circa = before.text == "." and self.lower(at - 2) in {"c", "ca"}
        circa = circa or self._is_about(at)
        dated = circa or before.lower in BEFORE_DATES or before.text in "([" or after.text in ")]"
        dated = dated or before.sentence != self[at].sentence or after.lower in _AFTER_YEARS
        if after.text[0].isdigit() and not dated:
            return False
        plural = after.weight > 0 and after.lower.endswith("s") and after.text[0].islower()
        if number >= 1900:
            return dated or number != 2000 or not plural
        return not plural and (dated or (before.lower == "the" and after.is_word))

    def _is_about(self, at: int) -> bool:
        """Whether "approximately" before a number goes with a year: "built in about 1482"."""
        return self.lower(at - 1) in _ABOUT and self.lower(at - 2) in _BEFORE_ABOUT

    def _is_amount(self, at: int, number: int) -> bool:
        """Whether the words around a number make it money, a name, or one end of a span."""
        before, after = self[at - 1], self[at + 1]
        name = self.lower(at - 2) if before.text == "." else before.lower
        if before.text in _MONEY or (name in NUMBERED and not self._is_about(at)):
            return True
        if before.lower in {"of", "by", "from", "to"} and self._is_measured(at):
            return True
        ranged = after.text in RANGE and self[at + 2].is_number and before.lower not in _SURELY
        return ranged and not self._ends_range(at + 2, number)

    def _ends_range(self, at: int, first: int) -> bool:
        """Whether a number can be the last year of a range: "to 2000", "-18", but not "to 3000"."""
        return (
            self.year(at) is not None
            or (len(self[at].text) == 2 and (self.integer(at, 2) or 0) > first % 100)
            or self[at - 1].text == "and"
        )

    def _is_measured(self, at: int) -> bool:
        """Whether "of", "by", "from" before a number follow a word for an amount or a change."""
        if self.lower(at - 1) == "of":
            return self.lower(at - 2) in AMOUNTS
        return any(self.lower(place) in CHANGES for place in range(at - 5, at - 1))


def century(number: int, before_christ: bool) -> When:
    """A century as its hundred years: the 19th is taken for the 1800s."""
    if before_christ:
        return When((-100 * number, -100 * number + 99))
    return When((100 * (number - 1), 100 * number - 1))


def read_centuries(cursor: Cursor, at: int, number: tuple[int, int]) -> list[Found]:
    """“19th century”, “18th and 19th centuries”, “fifth century BC”."""
    value, last = number
    second = cursor.ordinal(last + 1) if cursor.lower(last) in RANGE else None
    if cursor.lower(last) in RANGE and cursor.lower(last + 1) in PARTS:
        other = cursor.ordinal(last + 2 + (cursor.lower(last + 2) == "-"))
        if other is not None and cursor.lower(other[1]) == "centuries":
            return [Found(at, last, (century(value, False),))]
    end = second[1] if second else last
    end += cursor.lower(end) == "-"
    if cursor.lower(end) not in {"century", "centuries"}:
        return []
    old = cursor.lower(end + 1) in BEFORE_CHRIST
    after = end + 2 if old or cursor.lower(end + 1) in OUR_ERA else end + 1
    if second is None:
        return [Found(at, after, (century(value, old),))]
    return [
        Found(at, last, (century(value, old),)),
        Found(last + 1, after, (century(second[0], old),)),
    ]


def with_part(date: When, word: str) -> When | None:
    """The early, middle or late part of a stretch; None where it has no parts worth telling.

    Example:
        >>> with_part(When((1990, 1999)), "late").years
        (1995, 1999)
    """
    label, low, high = PARTS[word]
    if date.years and date.years[1] > date.years[0]:
        first, length = date.years[0], date.years[1] - date.years[0] + 1
        years = (first + int(length * low), first + ceil(length * high) - 1)
        return date._replace(years=years, label=label)
    if date.years and date.months is None:
        return date._replace(months=months_mask(int(12 * low) + 1, ceil(12 * high)), label=label)
    if date.months is not None and date.months.bit_count() == 1 and date.days is None:
        return date._replace(days=(int(31 * low) + 1, ceil(31 * high)), label=label)
    return None
