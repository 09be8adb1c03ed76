"""Dates: equal in any form, less precise in silence, a day or month made up is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar

from harness.meaning.facts import Fact, Fate, Outcome
from harness.meaning.kinds.amounts.bounds import bound_before
from harness.meaning.kinds.calendar.calendar_words import BEFORE_CHRIST, ORDINAL_ENDINGS, OUR_ERA
from harness.meaning.kinds.calendar.date_reader import read_dates
from harness.meaning.kinds.calendar.known_dates import Known
from harness.meaning.kinds.calendar.next_days import is_next_day
from harness.meaning.kinds.calendar.said_digits import SaidDigits
from harness.meaning.kinds.calendar.week_rest import WeekRest
from harness.meaning.kinds.calendar.when import (
    EQUAL,
    SHARPER,
    VAGUER,
    Part,
    Readings,
    When,
    agreement,
    parts,
)
from harness.meaning.kinds.shared.cursor import Cursor
from harness.meaning.kinds.shared.exchanges import take_exchanged
from harness.meaning.matching import FactKind, Matches, match, quoted
from harness.meaning.pair import Pair, around
from harness.meaning.passage import Passage
from harness.model import Finding, Severity


class Dates(FactKind):
    """Calendar dates, years, decades, centuries, seasons, weekdays and relative dates."""

    name: ClassVar[str] = "date"
    about: ClassVar[str] = "Dates, years, decades, seasons, weekdays, and dates told from today."
    languages: ClassVar[frozenset[str] | None] = None
    claims: ClassVar[bool] = True
    noun: ClassVar[str] = "the date"

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """The dates of a text; the two ends of a range are two dates."""
        for date in read_dates(passage, free):
            yield self.fact(passage, date.readings, date.first, date.last)

    def agreement(self, one: Fact, other: Fact) -> float:
        """1 equal, .8 the rewrite is less precise, .6 more precise, .5 overlapping, 0 otherwise."""
        return agreement(one.said, other.said)

    def rivals(self, one: Fact, other: Fact) -> bool:
        """Whether both tell the same part: two years, two months, two weekdays."""
        mine, its = one.said[0], other.said[0]
        if _is_relative(mine) != _is_relative(its):
            return not (mine.is_derived or its.is_derived)
        return bool(_told(mine) & _told(its)) or bool(mine.label and its.label)

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Match all dates and tell what became of each."""
        found = match(self, pair)
        if not (found.same or found.changed or found.dropped or found.added):
            return ()
        return _Telling(self, pair).outcomes(found)


class _Telling:
    """What is told of the dates of one pair."""

    def __init__(self, kind: Dates, pair: Pair) -> None:
        self._kind, self._pair = kind, pair

    @cached_property
    def _digits(self) -> SaidDigits:
        return SaidDigits(self._pair)

    @cached_property
    def _known(self) -> Known:
        return Known(self._pair)

    @cached_property
    def _rest(self) -> WeekRest:
        return WeekRest(self._pair)

    def outcomes(self, found: Matches) -> Iterable[Outcome]:
        """The fate of every date."""
        name = self._kind.name
        plain = [(one, other) for one, other, degree in found.same if degree == EQUAL]
        yield from take_exchanged(self._kind, self._pair, found, plain, "dates")
        for one, other, degree in found.same:
            said = self._loosened(one, other, degree)
            yield Outcome(name, Fate.PRESERVED, one, other, said, degree >= EQUAL)
        for one, other in found.changed:
            yield Outcome(name, Fate.CHANGED, one, other, self._changed(one, other))
        for one in found.dropped:
            yield Outcome(name, Fate.DROPPED, one, None, self._dropped(one))
        for other in found.added:
            yield Outcome(name, Fate.ADDED, None, other, self._added(other))

    def _loosened(self, one: Fact, other: Fact, degree: float) -> Finding | None:
        """Tell of a day or a month that was lost, and of a part of the date that was made up."""
        if degree == EQUAL:
            return self._turned(one, other) or self._oftener(one, other)
        if one.said[0].is_derived or other.said[0].is_derived:
            return None
        if degree == VAGUER:
            return self._vaguer(one, other)
        return self._sharper(one, other) if degree == SHARPER else None

    def _turned(self, one: Fact, other: Fact) -> Finding | None:
        """“No later than 9 May” that became “no earlier than 9 May”."""
        first = _limit(self._pair.original.passage, one)
        second = _limit(self._pair.rewrite.passage, other)
        if not first or not second or first[0] == second[0]:
            return None
        before, after = quoted(self._pair, one, other)
        message = f"The limit was turned round: it was {_LIMITS[first[0]]} “{before}”, and is now "
        message += f"{_LIMITS[second[0]]} “{after}”."
        return self._kind.finding("major", one, other, message, 0.8)

    def _oftener(self, one: Fact, other: Fact) -> Finding | None:
        """“Every other Thursday” that became “every Thursday”, or the other way round."""
        before, after = self._pair.original.passage, self._pair.rewrite.passage
        often = {_how_often(before, one), _how_often(after, other)}
        if one.said[0].weekdays is None or often != {"each", "second"}:
            return None
        span, told = before.span(one.first - 1, one.last), after.span(other.first - 1, other.last)
        message = "The day comes more often, or less often, than it did: "
        message += f"“{before.quote(span)}” became “{after.quote(told)}”."
        return Finding(self._kind.name, "major", span, told, message, 0.75)

    def _vaguer(self, one: Fact, other: Fact) -> Finding | None:
        lost = _told(one.said[0]) - _told(other.said[0])
        if not self._pair.together(one, other) or not lost & {"months", "days"}:
            return None
        before, after = quoted(self._pair, one, other)
        message = f"The date is less exact: “{before}” became “{after}”."
        return self._kind.finding("info", one, other, message)

    def _sharper(self, one: Fact, other: Fact) -> Finding | None:
        """A more exact date: fine where the original tells the rest elsewhere."""
        if _is_relative(one.said[0]) or _is_season(one.said[0]) or _is_end(one, other):
            return None
        sharpened = _sharpened(one.said, other.said)
        new = {part for part in sharpened if not self._known.tells(other.said, part)}
        if not new:
            return None
        before, after = quoted(self._pair, one, other)
        exact = bool(new & {"months", "days"}) or _is_stretch(one.said[0])
        exact = exact and not one.said[0].label and not other.said[0].label
        exact = exact and not self._known.is_close(other.said[0])
        message = f"The date is more exact than the original: “{before}” became “{after}”."
        severity: Severity = "major" if exact else "minor"
        return self._kind.finding(severity, one, other, message, 0.65 if exact else 0.6)

    def _changed(self, one: Fact, other: Fact) -> Finding | None:
        """Major where two calendar dates contradict each other."""
        mine, its = one.said[0], other.said[0]
        before, after = quoted(self._pair, one, other)
        if _is_relative(mine) != _is_relative(its):
            if (0, 0) in {mine.offset, its.offset}:
                return None  # "today" often means no more than "now"
            message = f"The date “{before}” is told as “{after}”, which the texts cannot settle."
            return self._kind.finding("minor", one, other, message, 0.5)
        if mine.is_derived or its.is_derived:
            return None
        if its.weekdays is not None and (self._known.reckons(its) or self._rest.says(other)):
            return self._dropped(one)
        if is_next_day(self._pair, one, other):
            return None
        message = f"The date changed: “{before}” became “{after}”."
        soft = bool(mine.label) != bool(its.label) and not _are_years_apart(mine, its)
        soft = soft or (mine.label != its.label and _overlap(mine, its))
        severity: Severity = "minor" if soft else "major"
        return self._kind.finding(severity, one, other, message, 0.5 if soft else 0.85)

    def _dropped(self, one: Fact) -> Finding | None:
        """Minor, and only where the words around the date were kept."""
        date: When = one.said[0]
        pair = self._pair
        if date.is_derived or date.offset == (0, 0):
            return None
        near = around(pair.original.passage, one, 3)
        if not any(pair.kept[at] for at in near):
            return None
        if _is_plain(pair.original.passage, one) and self._digits.in_rewrite(one):
            return None
        return self._kind.dropped(pair, one)

    def _is_reckoned(self, date: When) -> bool:
        return self._known.reckons(date) or self._known.is_in_week(date)

    def _is_named(self, other: Fact) -> bool:
        """Whether the original has the same word where nothing says that it is a date."""
        tokens = self._pair.rewrite.passage.tokens[other.first : other.last]
        said = self._names
        return all(token.is_word and token.text in said for token in tokens)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(
            token.text for token in self._pair.original.passage.tokens if token.text[0].isupper()
        )

    def _added(self, other: Fact) -> Finding | None:
        """Major for a calendar date from nowhere; minor where it is relative or can be reckoned."""
        date: When = other.said[0]
        pair = self._pair
        if date.is_derived or date.offset == (0, 0) or not pair.is_aligned_rewrite(other.sentence):
            return None
        if _is_plain(pair.rewrite.passage, other) and self._digits.in_original(other):
            return None
        if self._rest.says(other) or self._is_named(other):
            return None
        after = pair.rewrite.passage.quote(other.span)
        message = f"The rewrite has the date “{after}” that the original does not have."
        start = pair.rewrite.passage.tokens[max(other.first - 1, 0)].lower == "before"
        next_month = start and self._known.is_month_before(date)
        if _is_relative(date) or date.label or next_month or self._is_reckoned(date):
            return self._kind.finding("minor", None, other, message, 0.5)
        return self._kind.finding("major", None, other, message, 0.7)


def _how_often(passage: Passage, fact: Fact) -> str:
    """Whether a weekday is meant each week, or every second one."""
    words = [token.lower for token in passage.tokens[max(fact.first - 2, 0) : fact.first]]
    if words and words[-1] in {"alternate", "other", "second", "fortnightly"}:
        return "second" if words[-1] in {"alternate", "fortnightly"} or "every" in words else ""
    return "each" if words and words[-1] in {"every", "each"} else ""


def _overlap(one: When, other: When) -> bool:
    """Whether the years of two dates have one in common: two seasons of it may be one."""
    parts_of = {"early", "mid", "late"}
    if one.years is None or other.years is None:
        return False
    if one.years == other.years and (one.label in parts_of) == (other.label in parts_of):
        return False
    return one.years[0] <= other.years[1] and other.years[0] <= one.years[1]


def _are_years_apart(one: When, other: When) -> bool:
    """Whether a year or more lies between two dates: "early 2005" and "2001", whatever "early"."""
    if one.years is None or other.years is None:
        return False
    return one.years[0] - other.years[1] > 1 or other.years[0] - one.years[1] > 1


_LIMITS = MappingProxyType({"<": "up to", ">": "from"})


def _limit(passage: Passage, fact: Fact) -> str:
    """The bound that stands before a date: "no later than" is at most."""
    if fact.first < 2 or passage.tokens[fact.first - 1].lower != "than":
        return ""
    return bound_before(Cursor(passage, ()), fact.first)[0][0]


def _is_plain(passage: Passage, fact: Fact) -> bool:
    """Whether a date is digits alone, with an era perhaps: a month cannot be overlooked."""
    words = {token.lower for token in passage.tokens[fact.first : fact.last] if token.is_word}
    return words <= OUR_ERA | BEFORE_CHRIST | ORDINAL_ENDINGS


def _is_relative(date: When) -> bool:
    """Whether it says nothing but its distance from today."""
    return date.offset is not None and not (date.years or date.months or date.weekdays)


def _is_stretch(date: When) -> bool:
    """Whether its years are a decade or a century."""
    return date.years is not None and date.years[0] != date.years[1]


def _is_end(one: Fact, other: Fact) -> bool:
    """Whether a date is the first or the last of a stretch: "April to June" of a quarter."""
    stretch, year = one.said[0].years, other.said[0].years
    if stretch and year and stretch[0] != stretch[1] and other.said[0].months is None:
        return year[0] == year[1] and year[0] in (*stretch, stretch[1] + 1)
    months, month = one.said[0].months, other.said[0].months
    if months is None or month is None or other.said[0].days is not None:
        return False
    return months.bit_count() > 1 and month in (months & -months, 1 << (months.bit_length() - 1))


def _is_season(date: When) -> bool:
    """Whether it lies across two years, as sports and budgets do; either year may stand for it."""
    return date.years is not None and date.years[1] - date.years[0] == 1


def _told(date: When) -> set[str]:
    names = ("years", "months", "days", "weekdays", "offset")
    return {name for name in names if getattr(date, name) is not None}


def _sharpened(one: Readings, other: Readings) -> set[str]:
    """The parts that the rewrite tells more exactly."""
    names = ("years", "months", "days", "weekdays", "offset")
    found = zip(names, parts(one[0], other[0]), strict=True)
    return {name for name, part in found if part is Part.SHARPER} - {"offset"}
