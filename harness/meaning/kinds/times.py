"""Times of day: clock times in any form, and the parts of the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from harness.meaning.facts import Fact
from harness.meaning.kinds.clock import Clock, read_times
from harness.meaning.kinds.dates import has_digits
from harness.meaning.matching import FactKind, quoted
from harness.meaning.pair import Pair, around
from harness.meaning.passage import Passage
from harness.model import Finding

_DAY = 24 * 60


class Times(FactKind):
    """Clock times and parts of the day; equal after conversion to 24 hours."""

    name: ClassVar[str] = "time"
    about: ClassVar[str] = "Clock times and parts of the day."
    languages: ClassVar[frozenset[str] | None] = None
    claims: ClassVar[bool] = True
    noun: ClassVar[str] = "the time"

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """The times of a text; the two ends of a range are two times."""
        for time in read_times(passage, free):
            yield self.fact(passage, time.value, time.first, time.last)

    def agreement(self, one: Fact, other: Fact) -> float:
        """1 equal, .8 a part of the day for a clock time, .6 the other way round, else 0."""
        return agreement(one.said, other.said)

    def loosened(self, pair: Pair, one: Fact, other: Fact, degree: float) -> Finding | None:
        """Tell where a part of the day became a clock time, or the other way round."""
        if degree >= 0.9:
            return None
        before, after = quoted(pair, one, other)
        if degree < 0.7:
            if has_digits(pair.original.passage, pair.rewrite.passage, other):
                return None
            message = f"The time is more exact than the original: “{before}” became “{after}”."
            return self.finding("minor", one, other, message, 0.6)
        message = f"The time is less exact: “{before}” became “{after}”."
        return self.finding("info", one, other, message)

    def changed(self, pair: Pair, one: Fact, other: Fact) -> Finding | None:
        """Major between clock times; parts of the day are vague, so a little less sure."""
        before, after = quoted(pair, one, other)
        exact = one.said.is_exact and other.said.is_exact
        message = f"The time changed: “{before}” became “{after}”."
        return self.finding("major", one, other, message, 0.85 if exact else 0.65)

    def dropped(self, pair: Pair, one: Fact) -> Finding | None:
        """Minor for a clock time whose surroundings were kept; a part of the day goes silently."""
        if not one.said.is_exact:
            return None
        near = around(pair.original.passage, one, 3)
        if not any(pair.kept[at] for at in near):
            return None
        if has_digits(pair.rewrite.passage, pair.original.passage, one):
            return None
        return super().dropped(pair, one)

    def added(self, pair: Pair, other: Fact) -> Finding | None:
        """Major for a clock time from nowhere; minor for a part of the day."""
        if not pair.is_aligned_rewrite(other.sentence):
            return None
        if has_digits(pair.original.passage, pair.rewrite.passage, other):
            return None
        after = pair.rewrite.passage.quote(other.span)
        message = f"The rewrite has the time “{after}” that the original does not have."
        if other.said.is_exact:
            return self.finding("major", None, other, message, 0.7)
        return self.finding("minor", None, other, message, 0.5)


def agreement(one: Clock, other: Clock) -> float:
    """How far two times say the same.

    Example:
        >>> agreement(Clock((1020,)), Clock((300, 1020)))  # 5 p.m. and "at 5"
        1.0
        >>> agreement(Clock((1020,)), Clock((720, 1080), is_exact=False))  # afternoon
        0.8
    """
    if one.is_exact and other.is_exact:
        return _same_clock(one, other)
    if one.is_exact:
        return 0.8 if _inside(one, other) else 0.0
    if other.is_exact:
        return 0.6 if _inside(other, one) else 0.0
    if one.minutes == other.minutes:
        return 1.0
    lap = max(_lap(one.minutes, other.minutes), _lap(other.minutes, one.minutes))
    return 0.9 if lap >= 60 else 0.0


def _same_clock(one: Clock, other: Clock) -> float:
    if one.zone is None or other.zone is None:
        return 1.0 if set(one.minutes) & set(other.minutes) else 0.0
    mine = {(minute - one.zone) % _DAY for minute in one.minutes}
    return 1.0 if mine & {(minute - other.zone) % _DAY for minute in other.minutes} else 0.0


def _inside(clock: Clock, part: Clock) -> bool:
    """Whether a clock time lies in a part of the day, which may run over midnight."""
    first, last = part.minutes
    length = (last - first) % _DAY
    return any((minute - first) % _DAY <= length for minute in clock.minutes)


def _lap(one: Sequence[int], other: Sequence[int]) -> int:
    """Minutes of the second part from its beginning inside the first, round the clock."""
    into = (other[0] - one[0]) % _DAY
    length = (one[1] - one[0]) % _DAY
    return min(length - into, (other[1] - other[0]) % _DAY)
