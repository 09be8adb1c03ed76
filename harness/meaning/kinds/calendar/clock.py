"""Reading times of day from tokens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from harness.meaning.kinds.calendar.calendar_words import NUMBERS, WEEKDAYS
from harness.meaning.kinds.calendar.clock_words import (
    AFTER_BARE_HOUR,
    BEFORE_CLOCK,
    BEFORE_HOUR,
    BEFORE_PARTS,
    CHANGING,
    DAY,
    FRACTIONS,
    HALVES,
    IN_PART,
    NOON,
    OPEN,
    PART_OPENERS,
    PARTS,
    POINTS,
    SET_AT,
    ZONES,
)
from harness.meaning.kinds.calendar.date_parts import DASHES, RANGE, Cursor
from harness.meaning.passage import Passage

_HOURS = 24


class Clock(NamedTuple):
    """A time of day.

    Attributes:
        minutes: Minutes after midnight that it can mean; first and last of a part of the day.
        is_exact: Whether it is a clock time, not a part of the day.
        zone: Minutes ahead of UTC where the zone is named.
    """

    minutes: tuple[int, ...]
    is_exact: bool = True
    zone: int | None = None


class FoundTime(NamedTuple):
    """A time over the tokens ``[first, last)``."""

    first: int
    last: int
    value: Clock


def read_times(passage: Passage, free: Sequence[bool]) -> list[FoundTime]:
    """The times of a text in order.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("Open from 9 to 5 p.m., closed at half past five or 17:30.")
        >>> [each.value.minutes for each in read_times(passage, [True] * len(passage.tokens))]
        [(540,), (1020,), (330, 1050), (1050,)]
    """
    cues = _CUES if passage.lexicon is not None else frozenset()
    places = [
        at
        for at, token in enumerate(passage.tokens)
        if token.lower in cues or token.text[0].isdigit()
    ]
    found: list[FoundTime] = []
    if not places:
        return found
    reader, done = _ClockReader(passage), 0
    for at in places:
        for time in reader.read(at) if at >= done else ():
            if time.first >= done and all(free[time.first : time.last]):
                found.append(time)
                done = time.last
    return found


class _ClockReader:
    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._at = Cursor(passage.tokens)
        self._english = passage.lexicon is not None
        self._cased = passage.is_cased

    def read(self, at: int) -> list[FoundTime]:
        """The time, or both ends of the range, that begins at this place."""
        word = self._at.lower(at)
        if word in PARTS:
            return self._part(at)
        if word in POINTS:
            return [FoundTime(at, at + 1, Clock((POINTS[word],)))]
        if word in FRACTIONS or self._at.lower(at + 1) in {"past", "to", "minutes"}:
            spoken = self._spoken(at)
            if spoken:
                return spoken
        if self._at[at].text.isdecimal() and not self._english:
            return self._digits(at)
        return self._range(at) or self._digits(at) or self._hour(at)

    def _part(self, at: int) -> list[FoundTime]:
        """“in the morning”; “Good morning” and “the Evening Post” are no times."""
        cursor = self._at
        before = cursor.lower(at - 1)
        if cursor[at].text[0].isupper() and self._cased and cursor[at - 1].sentence >= 0:
            same = cursor[at - 1].sentence == cursor[at].sentence
            if same:
                return []
        if before not in BEFORE_PARTS and cursor.lower(at) not in {"overnight", "nightfall"}:
            return []
        return [FoundTime(at, at + 1, Clock(PARTS[cursor.lower(at)], is_exact=False))]

    def _spoken(self, at: int) -> list[FoundTime]:
        """“half past five”, “quarter to six”, “ten minutes past five”."""
        cursor = self._at
        word = cursor.lower(at)
        minutes = FRACTIONS.get(word, self._number(at))
        after = at + 1 + (cursor.lower(at + 1) == "minutes")
        way = {"past": 1, "after": 1, "to": -1}.get(cursor.lower(after))
        hour = self._number(after + 1)
        hour = 12 if self._at.lower(after + 1) in POINTS else hour
        if not minutes or minutes >= 60 or way is None or not hour or hour > 12:
            return []
        if way < 0 and word not in FRACTIONS and cursor.lower(at - 1) not in {"at", "until"}:
            ranged = cursor.lower(at - 1) == "from" and cursor.lower(after + 2) in {"to", "until"}
            if not ranged:  # "from ten to nine until noon"
                return []  # "five to six people"
        if cursor[after + 1].is_number and cursor.is_counted(after + 2):
            return []
        clock = _clock(hour, way * minutes)
        if cursor.lower(after + 1) in POINTS:  # "five to midnight"
            clock = Clock(((POINTS[cursor.lower(after + 1)] + way * minutes) % DAY,))
        return [self._finished(at, after + 2, clock)]

    def _number(self, at: int) -> int | None:
        word = self._at.lower(at)
        return self._at.integer(at, 2) if word[:1].isdigit() else NUMBERS.get(word)

    def _range(self, at: int) -> list[FoundTime]:
        """“9–5 p.m.”, “from 9 to 5”: a plain hour, and a time after it that says what it is."""
        cursor = self._at
        hour = cursor.integer(at, 2)
        if hour is None or not 1 <= hour <= 12 or cursor.lower(at + 1) not in RANGE - {"/", "or"}:
            return []
        rest = self._digits(at + 2) or self._hour(at + 2)
        if rest:
            return [FoundTime(at, at + 1, self._before(hour, rest[0].value)), *rest]
        second = cursor.integer(at + 2, 2)
        opening = cursor.lower(at - 1) == "from" or cursor.lower(at + 1) in DASHES
        if (
            second is None
            or not opening
            or not 1 <= second < hour <= 12
            or cursor.is_counted(at + 3)
        ):
            return []
        behind = cursor[at + 3]
        often = behind.lower in AFTER_BARE_HOUR or behind.lower in WEEKDAYS
        if behind.is_word and behind.weight and not often:
            return []
        if cursor.lower(at - 1) != "from":
            return []  # a score
        return [
            FoundTime(at, at + 1, _clock(hour, 0)),
            FoundTime(at + 2, at + 3, _clock(second, 0)),
        ]

    @staticmethod
    def _before(hour: int, end: Clock) -> Clock:
        """The hour before the end of a range: "9 to 5 p.m." begins in the morning."""
        starts = [
            minute
            for minute in _clock(hour, 0).minutes
            if any(0 < (last - minute) % DAY <= NOON for last in end.minutes)
        ]
        return Clock(tuple(starts) or _clock(hour, 0).minutes, zone=end.zone)

    def _digits(self, at: int) -> list[FoundTime]:
        """“17:00”, “5:30 p.m.”, “5.30 pm”, “17h30”, “0600 UTC”."""
        time = self._with_colon(at) or self._with_stop(at) or self._four_digits(at)
        return [time] if time else []

    def _with_colon(self, at: int) -> FoundTime | None:
        cursor = self._at
        hour, minute = cursor.integer(at, 2), cursor.integer(at + 2, 2)
        joined = cursor[at + 1].text in {":", "h", "H"} and cursor.touches(at + 1)
        if hour is None or minute is None or not joined or hour > 24 or minute > 59:
            return None
        spaced = cursor.lower(at + 3) in HALVES or cursor.lower(at + 3) in {"a", "p"}
        if len(cursor[at + 2].text) != 2 or not (spaced or cursor.touches(at + 2)):
            return None
        last = at + 3
        if cursor[last].text == ":" and cursor.integer(last + 1, 2) is not None:
            last += 2
        time = self._finished(at, last, _digital(hour, minute, cursor[at].text))
        return time if self._is_clock(at, time) else None

    def _with_stop(self, at: int) -> FoundTime | None:
        hour, _, minute = self._at[at].text.partition(".")
        followed = self._at.lower(at + 1) in HALVES or self._at.lower(at + 1) == "uhr"
        followed = followed or self._is_in_part(at + 1)
        if (
            not (followed or self._is_stopped(at))
            or len(minute) != 2
            or len(hour) > 2
            or not (hour + minute).isdecimal()
        ):
            return None
        if int(hour) > 24 or int(minute) > 59:
            return None
        return self._finished(at, at + 1, _digital(int(hour), int(minute), hour))

    def _is_in_part(self, at: int) -> bool:
        """Whether "in the morning" or "at night" begins at a place."""
        cursor, part = self._at, cursor_part(self._at, at)
        return self._english and part in IN_PART and (cursor.lower(at) != "at" or part == "night")

    def _is_stopped(self, at: int) -> bool:
        """Whether "8.50" may be a time: after "at", in a text that tells others with a.m. or p.m.

        So may both ends of a range, where nothing is counted and nothing rises or falls.
        """
        cursor = self._at
        behind, before = cursor[at + 1], cursor.lower(at - 1)
        noun = behind.is_word and behind.weight and behind.lower not in AFTER_BARE_HOUR
        if cursor[at].text[-1:] not in "05" or noun:
            return False
        if cursor.is_counted(at + 1) or not self._english:
            return False
        if self._tells_halves and before in BEFORE_HOUR:
            return True
        if before in SET_AT and self._tells_times and not self._is_changed(at):
            return True
        first = before in {"from", "between", "("} and self._is_end(at + 2)
        last = cursor.lower(at - 3) in {"from", "between", "("} and self._is_end(at - 2)
        ends = (first and cursor.lower(at + 1)) or (last and before)
        return ends in RANGE and self._is_open(at)

    @cached_property
    def _tells_halves(self) -> bool:
        return any(token.lower in HALVES for token in self._passage.tokens)

    def _is_end(self, at: int) -> bool:
        """Whether the other end of a range may be a time: "9.30", and a plain hour."""
        text = self._at[at].text
        return text[-3:-2] == "." or (text.isdecimal() and 1 <= int(text[:3]) <= _HOURS)

    @cached_property
    def _tells_times(self) -> bool:
        words = {*PARTS, *POINTS, "o'clock"}
        return any(token.lower in words for token in self._passage.tokens) or any(
            self._is_open(at) for at in range(len(self._passage.tokens)) if self._opens(at)
        )

    def _opens(self, at: int) -> bool:
        return at == 0 or self._at[at].sentence != self._at[at - 1].sentence

    def _is_changed(self, at: int) -> bool:
        """Whether something changes by, or stands at, a number: no time."""
        before = {self._at[near].lemma for near in range(at - 4, at)}
        return not before.isdisjoint(CHANGING)

    def _is_open(self, at: int) -> bool:
        """Whether the sentence tells when something is open, or on which day."""
        sentence = self._at[at].sentence
        words = {token.lemma for token in self._passage.of_sentence(sentence)}
        return not words.isdisjoint(OPEN)

    def _four_digits(self, at: int) -> FoundTime | None:
        cursor = self._at
        text = cursor[at].text
        hours = cursor.lower(at + 1) == "hours" and cursor.lower(at - 1) in BEFORE_CLOCK
        followed = hours or cursor[at + 1].text in ZONES
        if len(text) != 4 or not text.isdecimal() or not followed:
            return None
        hour, minute = divmod(int(text), 100)
        if hour > 24 or minute > 59:
            return None
        return self._finished(at, at + 1 + hours, _digital(hour, minute, "0"))

    def _is_clock(self, at: int, time: FoundTime) -> bool:
        """Whether two numbers with a colon are a time, not a score or a verse."""
        cursor = self._at
        if time.last > at + 3 or len(cursor[at].text) == 2:
            return True
        before = cursor[at - 1]
        if before.sentence != cursor[at].sentence or before.text in DASHES:
            return True
        if cursor.lower(time.last - 1) in HALVES or cursor[time.last - 1].is_word:
            return True
        return before.lower in BEFORE_CLOCK or not self._english

    def _hour(self, at: int) -> list[FoundTime]:
        """“5 p.m.”, “5 o'clock”, “five o'clock”, “at 5 on Tuesday”."""
        cursor = self._at
        hour = self._number(at)
        if hour is None or not 1 <= hour <= 12 or not self._english:
            return []
        after = cursor.lower(at + 1)
        half = after in HALVES or (after in {"a", "p"} and cursor.lower(at + 3) == "m")
        if half and (after in HALVES or cursor.lower(at + 2) == "."):
            return [self._finished(at, at + 1, _clock(hour, 0))]
        if after == "o'clock" or (hour == 12 and after in POINTS):
            sure = Clock((POINTS[after],)) if after in POINTS else _clock(hour, 0)
            return [self._finished(at, at + 2, sure)]
        if self._is_of_part(at):
            return [self._finished(at, at + 1, _clock(hour, 0))]
        follows = after in AFTER_BARE_HOUR or after in WEEKDAYS
        bare = follows and (after != "in" or cursor.lower(at + 3) in IN_PART)
        if bare and cursor.lower(at - 1) == "at" and cursor.lower(at) not in {"a", "an"}:
            return [self._finished(at, at + 1, _clock(hour, 0))]
        return []

    def _is_of_part(self, at: int) -> bool:
        """Whether a number is an hour by what is said around it: “until 2 in the afternoon”."""
        cursor = self._at
        follows = (cursor.lower(at + 1), cursor.lower(at + 2))
        if follows not in PART_OPENERS:
            return False
        if follows[0] == "in" and cursor.lower(at + 3) not in IN_PART:
            return False
        before, far = cursor.lower(at - 1), cursor[at - 2]
        joined = before in RANGE and (far.is_number or far.lower in PARTS or far.lower in POINTS)
        return joined or before in BEFORE_HOUR

    def _finished(self, first: int, last: int, clock: Clock) -> FoundTime:
        """Add what follows a time: "p.m.", "in the evening", a zone."""
        cursor = self._at
        half = cursor.lower(last)
        if half in HALVES:
            clock, last = _in_half(clock, HALVES[half]), last + 1
        elif half in {"a", "p"} and cursor.lower(last + 1) == "." and cursor.lower(last + 2) == "m":
            clock, last = _in_half(clock, 720 if half == "p" else 0), last + 3
            last += cursor.lower(last) == "."
        if cursor.lower(last) == "in" and cursor.lower(last + 1) == "the":
            last += self._narrows(last + 2, clock)
        elif cursor.lower(last) == "at" and cursor.lower(last + 1) == "night":
            last += self._narrows(last + 1, clock)
        if last > 0 and cursor.lower(last - 1) in PARTS:
            clock = _in_part(clock, PARTS[cursor.lower(last - 1)])
        zone = cursor[last].text
        if zone in ZONES:
            return FoundTime(first, last + 1, clock._replace(zone=ZONES[zone]))
        return FoundTime(first, last, clock)

    def _narrows(self, at: int, clock: Clock) -> int:
        """How many tokens "in the evening" takes, if it goes with the clock; else none."""
        word = self._at.lower(at)
        if word not in IN_PART or not _in_part(clock, PARTS[word]).minutes:
            return 0
        return 2 if self._at.lower(at - 1) == "at" else 3


def cursor_part(cursor: Cursor, at: int) -> str:
    """The part of the day after "in the" or "at"."""
    if cursor.lower(at) == "at":
        return cursor.lower(at + 1)
    return cursor.lower(at + 2) if (cursor.lower(at), cursor.lower(at + 1)) == ("in", "the") else ""


def _clock(hour: int, minutes: int) -> Clock:
    """An hour of 12 with minutes before or after it: morning or evening."""
    minute = (60 * (hour % 12) + minutes) % NOON
    return Clock((minute, minute + NOON))


def _digital(hour: int, minute: int, written: str) -> Clock:
    """Hour and minutes in digits; "05:30" and "17:30" are sure, "5:30" is not."""
    if hour > 12 or hour == 0 or written.startswith("0"):
        return Clock(((60 * hour + minute) % DAY,))
    return _clock(hour, minute)


def _in_half(clock: Clock, half: int) -> Clock:
    """Before or after noon, as "a.m." or "p.m." says."""
    minutes = tuple(each for each in clock.minutes if half <= each < half + NOON)
    return clock._replace(minutes=minutes or clock.minutes)


def _in_part(clock: Clock, part: tuple[int, int]) -> Clock:
    """The readings that lie in a part of the day."""
    length = (part[1] - part[0]) % DAY
    inside = tuple(each for each in clock.minutes if (each - part[0]) % DAY <= length)
    return clock._replace(minutes=inside or clock.minutes)


_CUES = frozenset({*PARTS, *POINTS, *FRACTIONS, *NUMBERS} - {"a", "an"})
