"""Dates: equal in any form, less precise in silence, a day or month made up is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from harness.meaning.facts import Fact
from harness.meaning.kinds.calendar_words import BEFORE_CHRIST, OUR_ERA
from harness.meaning.kinds.date_reader import read_dates
from harness.meaning.kinds.when import (
    EQUAL,
    SHARPER,
    VAGUER,
    Part,
    Readings,
    When,
    agreement,
    parts,
    weekday,
)
from harness.meaning.matching import FactKind, quoted
from harness.meaning.pair import Pair, around
from harness.meaning.passage import Passage
from harness.model import Finding


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

    def loosened(self, pair: Pair, one: Fact, other: Fact, degree: float) -> Finding | None:
        """Tell of a day or a month that was lost, and of a part of the date that was made up."""
        if degree == EQUAL or one.said[0].is_derived or other.said[0].is_derived:
            return None
        if degree == VAGUER:
            return self._vaguer(pair, one, other)
        if degree == SHARPER:
            return self._sharper(pair, one, other)
        return None

    def _vaguer(self, pair: Pair, one: Fact, other: Fact) -> Finding | None:
        lost = _told(one.said[0]) - _told(other.said[0])
        if not pair.together(one, other) or not lost & {"months", "days"}:
            return None
        before, after = quoted(pair, one, other)
        message = f"The date is less exact: “{before}” became “{after}”."
        return self.finding("info", one, other, message)

    def _sharper(self, pair: Pair, one: Fact, other: Fact) -> Finding | None:
        """A more exact date: fine where the original tells the rest elsewhere."""
        told = [fact.said for fact in pair.original.of(self.name)]
        new = {
            part
            for part in _sharpened(one.said, other.said)
            if not any(_tells(readings, other.said, part) for readings in told)
        }
        if not new or _is_relative(one.said[0]) or _is_season(one.said[0]):
            return None
        before, after = quoted(pair, one, other)
        exact = bool(new & {"months", "days"}) or _is_stretch(one.said[0])
        exact = exact and not one.said[0].label and not other.said[0].label
        message = f"The date is more exact than the original: “{before}” became “{after}”."
        severity, confidence = ("major", 0.65) if exact else ("minor", 0.6)
        return self.finding(severity, one, other, message, confidence)  # type: ignore[arg-type]

    def changed(self, pair: Pair, one: Fact, other: Fact) -> Finding | None:
        """Major where two calendar dates contradict each other."""
        mine, its = one.said[0], other.said[0]
        before, after = quoted(pair, one, other)
        if _is_relative(mine) != _is_relative(its):
            if (0, 0) in {mine.offset, its.offset}:
                return None  # "today" often means no more than "now"
            message = f"The date “{before}” is told as “{after}”, which the texts cannot settle."
            return self.finding("minor", one, other, message, 0.5)
        if mine.is_derived or its.is_derived:
            return None
        message = f"The date changed: “{before}” became “{after}”."
        soft = bool(mine.label) != bool(its.label)
        return self.finding(
            "minor" if soft else "major", one, other, message, 0.5 if soft else 0.85
        )

    def dropped(self, pair: Pair, one: Fact) -> Finding | None:
        """Minor, and only where the words around the date were kept."""
        date: When = one.said[0]
        if date.is_derived or date.offset == (0, 0):
            return None
        near = around(pair.original.passage, one, 3)
        if not any(pair.kept[at] for at in near):
            return None
        if _has_plain_digits(pair.rewrite.passage, pair.original.passage, one):
            return None
        return super().dropped(pair, one)

    def added(self, pair: Pair, other: Fact) -> Finding | None:
        """Major for a calendar date from nowhere; minor where it is relative or can be reckoned."""
        date: When = other.said[0]
        if date.is_derived or date.offset == (0, 0) or not pair.is_aligned_rewrite(other.sentence):
            return None
        if _has_plain_digits(pair.original.passage, pair.rewrite.passage, other):
            return None
        after = pair.rewrite.passage.quote(other.span)
        message = f"The rewrite has the date “{after}” that the original does not have."
        if _is_relative(date) or date.label or _can_be_reckoned(pair, date):
            return self.finding("minor", None, other, message, 0.5)
        return self.finding("major", None, other, message, 0.7)


def has_digits(passage: Passage, of: Passage, fact: Fact) -> bool:
    """Whether a text has the digits of a fact, though nothing there told what they are."""
    tokens = of.tokens[fact.first : fact.last]
    numbers = {_digits(token.text) for token in tokens if token.is_number}
    return bool(numbers) and numbers <= {
        _digits(token.text) for token in passage.tokens if token.is_number
    }


def _has_plain_digits(passage: Passage, of: Passage, fact: Fact) -> bool:
    """The same for a date of digits alone, with an era perhaps: a month cannot be overlooked."""
    words = {token.lower for token in of.tokens[fact.first : fact.last] if token.is_word}
    return words <= OUR_ERA | BEFORE_CHRIST and has_digits(passage, of, fact)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text)).lstrip("0")


def _is_relative(date: When) -> bool:
    """Whether it says nothing but its distance from today."""
    return date.offset is not None and not (date.years or date.months or date.weekdays)


def _is_stretch(date: When) -> bool:
    """Whether its years are a decade or a century."""
    return date.years is not None and date.years[0] != date.years[1]


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


def _tells(readings: Readings, other: Readings, part: str) -> bool:
    """Whether a date of the original has exactly this part of a date of the rewrite."""
    wanted = getattr(other[0], part)
    return any(
        getattr(each, part) == wanted or (part == "weekdays" and weekday(each) == wanted)
        for each in readings
    )


def _can_be_reckoned(pair: Pair, date: When) -> bool:
    """Whether a year of the original and a number beside it give this year: born, and an age."""
    if date.years is None:
        return False
    passage = pair.original.passage
    numbers = {
        int(token.text)
        for token in passage.tokens
        if token.text.isdecimal() and len(token.text) <= 3
    }
    years = {each.years[0] for fact in pair.original.of("date") for each in fact.said if each.years}
    return any(abs(date.years[0] - year) in numbers for year in years)
