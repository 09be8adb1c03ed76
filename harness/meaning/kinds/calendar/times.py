"""Times of day: clock times in any form, and the parts of the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from harness.meaning.facts import Fact, Fate, Outcome
from harness.meaning.kinds.calendar.clock import Clock, read_times
from harness.meaning.kinds.calendar.date_parts import RANGE
from harness.meaning.kinds.calendar.reckoned_times import is_reckoned
from harness.meaning.kinds.calendar.said_digits import SaidDigits
from harness.meaning.kinds.shared.clauses import words
from harness.meaning.kinds.shared.leftovers import pair_leftovers
from harness.meaning.matching import EQUAL, FactKind, Matches, match, quoted
from harness.meaning.pair import Pair, around
from harness.meaning.passage import Passage
from harness.meaning.reading import Reading
from harness.model import Finding

_DAY = 24 * 60
_SHUT = words("close closed shut ban banned forbid prohibit not no cannot off never")
_RANGE = 3  # tokens between the two ends of a range


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

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Match all times; of two clock times left over in one place the one became the other."""
        found = match(self, pair)
        if not (found.same or found.changed or found.dropped or found.added):
            return
        pair_leftovers(pair, found, (_sort,), lambda one, other: not self.agreement(one, other))
        _part_twins(pair, found)
        digits = SaidDigits(pair)
        yield from _turned_ranges(self, pair, found)
        for one, other, degree in found.same:
            finding = self._loosened(pair, digits, one, other, degree)
            yield Outcome(self.name, Fate.PRESERVED, one, other, finding, degree >= EQUAL)
        for one, other in found.changed:
            yield Outcome(self.name, Fate.CHANGED, one, other, self.changed(pair, one, other))
        for one in found.dropped:
            yield Outcome(self.name, Fate.DROPPED, one, None, self._dropped(pair, digits, one))
        for other in found.added:
            said = self._added(pair, digits, other)
            yield Outcome(self.name, Fate.ADDED, None, other, said)

    def _loosened(
        self, pair: Pair, digits: SaidDigits, one: Fact, other: Fact, degree: float
    ) -> Finding | None:
        """Tell where a part of the day became a clock time, or the other way round."""
        if degree >= 0.9:
            return None
        before, after = quoted(pair, one, other)
        if degree < 0.7:
            if digits.in_original(other):
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

    def _dropped(self, pair: Pair, digits: SaidDigits, one: Fact) -> Finding | None:
        """Minor for a clock time whose surroundings were kept; a part of the day goes silently."""
        if not one.said.is_exact:
            return None
        near = around(pair.original.passage, one, 3)
        if not any(pair.kept[at] for at in near) or digits.in_rewrite(one):
            return None
        return super().dropped(pair, one)

    def _added(self, pair: Pair, digits: SaidDigits, other: Fact) -> Finding | None:
        """Major for a clock time from nowhere; minor for a part of the day."""
        if not pair.is_aligned_rewrite(other.sentence) or digits.in_original(other):
            return None
        after = pair.rewrite.passage.quote(other.span)
        message = f"The rewrite has the time “{after}” that the original does not have."
        if other.said.is_exact:
            if is_reckoned(pair, other.said.minutes):
                return self.finding("minor", None, other, message, 0.5)
            return self.finding("major", None, other, message, 0.7)
        word = pair.rewrite.passage.tokens[other.last - 1].lemma
        if pair.says_original(word):
            return None  # "night-time", "a nightly walk"
        return self.finding("minor", None, other, message, 0.5)


def _sort(fact: Fact) -> bool | None:
    """Clock times stand in one slot; a part of the day is too vague to be told by its place."""
    return True if fact.said.is_exact else None


def _part_twins(pair: Pair, found: Matches) -> None:
    """Of the same time twice, as both ends of a range, one is a time of the original that changed.

    “8 a.m. to 8 p.m.” became “8 p.m. to 8 p.m.”: each end of it is said, and the range is not.
    """
    exact = [one for one in found.dropped if one.said.is_exact]
    if not exact:
        return
    by_sentence: dict[int, list[tuple[Fact, Fact]]] = defaultdict(list)
    for one, other, _ in found.same:
        if other.said.is_exact:
            by_sentence[other.sentence].append((one, other))
    for one in exact:
        numbers = pair.group_of_original(one.sentence).rewrite
        extra = _twin(one, [each for number in numbers for each in by_sentence[number]])
        if extra is not None:
            found.same = [each for each in found.same if each[1] is not extra]
            found.dropped = [each for each in found.dropped if each is not one]
            found.changed.append((one, extra))


def _turned_ranges(kind: Times, pair: Pair, found: Matches) -> Iterator[Outcome]:
    """Ranges that begin with their end: “10 p.m. to 6 a.m.” became “6 a.m. to 10 p.m.”.

    What is open then is shut at all other times, and may be told so.
    """
    partner = {id(one): other for one, other, _ in found.same}
    gone: set[int] = set()
    ends = sorted((one for one, _, _ in found.same if one.said.is_exact), key=lambda one: one.first)
    for one, second in pairwise(ends):
        other, third = partner[id(one)], partner[id(second)]
        if not (_is_range(pair.original, one, second) and _is_range(pair.rewrite, third, other)):
            continue
        if one.said == second.said or _is_opened(pair, one, other):
            continue
        gone |= {id(one), id(second)}
        before = pair.original.passage.span(one.first, second.last)
        after = pair.rewrite.passage.span(third.first, other.last)
        message = "The two ends of a range changed places: "
        message += f"“{pair.original.passage.quote(before)}” became "
        message += f"“{pair.rewrite.passage.quote(after)}”."
        finding = Finding(kind.name, "major", before, after, message, 0.75)
        yield Outcome(kind.name, Fate.CHANGED, one, third, finding)
        yield Outcome(kind.name, Fate.CHANGED, second, other)
    found.same = [same for same in found.same if id(same[0]) not in gone]


def _is_range(reading: Reading, one: Fact, other: Fact) -> bool:
    """Whether two times are the ends of a range, in this order."""
    between = reading.passage.tokens[one.last : other.first]
    return len(between) == 1 and between[0].lower in RANGE and one.sentence == other.sentence


def _is_opened(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether one text tells when something is open, and the other when it is shut."""
    mine = {token.lemma for token in pair.original.passage.of_sentence(one.sentence)}
    theirs = {token.lemma for token in pair.rewrite.passage.of_sentence(other.sentence)}
    return bool(mine & _SHUT) != bool(theirs & _SHUT)


def _twin(one: Fact, near: Sequence[tuple[Fact, Fact]]) -> Fact | None:
    """Of two equal times that make a range, the one in the place of a time that is gone."""
    ordered = sorted(near, key=lambda each: each[1].first)
    for (mine, first), (_, second) in pairwise(ordered):
        if first.said == second.said and 0 < second.first - first.last <= _RANGE:
            return first if one.first < mine.first else second
    return None


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
