"""The days that are left of the week: "Monday to Saturday" told as "not on Sundays"."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from harness.meaning.facts import Fact
from harness.meaning.kinds.calendar.date_parts import RANGE
from harness.meaning.kinds.shared.clauses import words
from harness.meaning.pair import Pair
from harness.meaning.reading import Reading

_ALL = 0b1111111
_WEEK = 7
_LEFT_OUT = words(
    "not no never nor except excepting excluding but apart closed shut close save without bar"
)
_BEFORE = 4  # words before a day among which one leaves it out


class WeekRest:
    """The days of the week of both texts, and those that are left out.

    Args:
        pair: Both texts.
    """

    def __init__(self, pair: Pair) -> None:
        self._pair = pair

    def says(self, other: Fact) -> bool:
        """Whether a day of the rewrite is told as the rest of the days of the original."""
        days = other.said[0].weekdays
        if days is None:
            return False
        if self._has_others and not days & self._told:
            return True
        if _is_left_out(self._pair.rewrite, other):
            told = self._told & ~self._left_out
            return bool(told & (told - 1)) and not days & told  # of several days, none of them
        return bool(self._left_out) and self._rewritten == _ALL & ~self._left_out

    @cached_property
    def _has_others(self) -> bool:
        """Whether the other days are told as such: "at 22:40 on all other nights"."""
        tokens = [token.lower for token in self._pair.original.passage.tokens]
        return any(
            one in ("other", "remaining") and two in ("day", "days", "night", "nights")
            for one, two in pairwise(tokens)
        )

    @cached_property
    def _told(self) -> int:
        return _days(self._pair.original, False)

    @cached_property
    def _left_out(self) -> int:
        return _days(self._pair.original, True)

    @cached_property
    def _rewritten(self) -> int:
        return _days(self._pair.rewrite, False)


def _days(reading: Reading, left_out: bool) -> int:
    """The days, those between the ends of a range as well, that are told or left out."""
    found, last = 0, None
    for fact in reading.of("date"):
        days = fact.said[0].weekdays
        if days is None or _is_left_out(reading, fact) != left_out:
            last = None
            continue
        between = reading.passage.tokens[last.last : fact.first] if last else ()
        if last is not None and len(between) == 1 and between[0].lower in RANGE - {"and", "or"}:
            found |= _between(last.said[0].weekdays, days)
        found |= days
        last = fact
    return found


def _between(first: int, last: int) -> int:
    """All days from one to another."""
    start, stop = first.bit_length() - 1, last.bit_length() - 1
    return sum(1 << (start + step) % _WEEK for step in range((stop - start) % _WEEK + 1))


def _is_left_out(reading: Reading, fact: Fact) -> bool:
    sentence = reading.passage.sentences[fact.sentence]
    start = max(sentence.first, fact.first - _BEFORE)
    before = reading.passage.tokens[start : fact.first]
    return any(token.lower in _LEFT_OUT for token in before)
