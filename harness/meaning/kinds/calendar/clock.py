"""Reading times of day from tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from harness.meaning.kinds.calendar.calendar_words import NUMBERS, WEEKDAYS, listed
from harness.meaning.kinds.calendar.date_parts import DASHES, RANGE, Cursor
from harness.meaning.passage import Passage

_NOON = 12 * 60
_DAY = 24 * 60


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


# Parts of the day are wide on purpose: people do not agree where the evening begins.
_PARTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "morning": (0, _NOON),
        "mornings": (0, _NOON),
        "dawn": (180, 480),
        "daybreak": (180, 480),
        "sunrise": (180, 540),
        "afternoon": (_NOON, 1110),
        "afternoons": (_NOON, 1110),
        "evening": (960, _DAY - 1),
        "evenings": (960, _DAY - 1),
        "dusk": (960, 1380),
        "sunset": (960, 1380),
        "nightfall": (960, 1380),
        "night": (1140, 420),
        "nights": (1140, 420),
        "nighttime": (1140, 420),
        "overnight": (1140, 480),
    }
)
_POINTS: Mapping[str, int] = MappingProxyType(
    {"noon": _NOON, "midday": _NOON, "noontime": _NOON, "midnight": 0}
)
_BEFORE_PARTS = frozenset(
    listed(
        "the in at by during since until till late early this that every each mid same following "
        "next one tomorrow yesterday until before after from on all per winter summer spring autumn"
    )
) | set(WEEKDAYS)
_BEFORE_CLOCK = frozenset(
    listed(
        "at by from until till to around about before after between and since the or through daily "
        "shortly just"
    )
) | set(WEEKDAYS)
_PART_OPENERS = frozenset({("in", "the"), ("at", "night")})
_BEFORE_HOUR = frozenset(listed("at by from until till before after between since"))
_HALVES: Mapping[str, int] = MappingProxyType(
    {"am": 0, "a.m.": 0, "a.m": 0, "pm": 720, "p.m.": 720, "p.m": 720}
)
_FRACTIONS: Mapping[str, int] = MappingProxyType({"half": 30, "quarter": 15})
_ZONES: Mapping[str, int] = MappingProxyType(
    {"UTC": 0, "GMT": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180}
    | {"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360}
    | {"PST": -480, "PDT": -420, "JST": 540, "IST": 330, "AEST": 600, "MSK": 180}
)
_AFTER_BARE_HOUR = frozenset(
    listed("on today tomorrow yesterday in every each sharp tonight daily")
)
_OPEN = frozenset(listed("open close run start begin end weekday day daily term")) | set(WEEKDAYS)
_IN_PART = frozenset({"morning", "afternoon", "evening", "night"})


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
        if word in _PARTS:
            return self._part(at)
        if word in _POINTS:
            return [FoundTime(at, at + 1, Clock((_POINTS[word],)))]
        if word in _FRACTIONS or self._at.lower(at + 1) in {"past", "to", "minutes"}:
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
        if before not in _BEFORE_PARTS and cursor.lower(at) not in {"overnight", "nightfall"}:
            return []
        return [FoundTime(at, at + 1, Clock(_PARTS[cursor.lower(at)], is_exact=False))]

    def _spoken(self, at: int) -> list[FoundTime]:
        """“half past five”, “quarter to six”, “ten minutes past five”."""
        cursor = self._at
        word = cursor.lower(at)
        minutes = _FRACTIONS.get(word, self._number(at))
        after = at + 1 + (cursor.lower(at + 1) == "minutes")
        way = {"past": 1, "after": 1, "to": -1}.get(cursor.lower(after))
        hour = self._number(after + 1)
        if not minutes or minutes >= 60 or way is None or not hour or hour > 12:
            return []
        if way < 0 and word not in _FRACTIONS and cursor.lower(at - 1) not in {"at", "until"}:
            return []  # "five to six people"
        if cursor[after + 1].is_number and cursor.is_counted(after + 2):
            return []
        clock = _clock(hour, way * minutes)
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
        if cursor[at + 3].is_word and cursor[at + 3].weight:
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
            if any(0 < (last - minute) % _DAY <= _NOON for last in end.minutes)
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
        spaced = cursor.lower(at + 3) in _HALVES or cursor.lower(at + 3) in {"a", "p"}
        if len(cursor[at + 2].text) != 2 or not (spaced or cursor.touches(at + 2)):
            return None
        last = at + 3
        if cursor[last].text == ":" and cursor.integer(last + 1, 2) is not None:
            last += 2
        time = self._finished(at, last, _digital(hour, minute, cursor[at].text))
        return time if self._is_clock(at, time) else None

    def _with_stop(self, at: int) -> FoundTime | None:
        hour, _, minute = self._at[at].text.partition(".")
        followed = self._at.lower(at + 1) in _HALVES or self._at.lower(at + 1) == "uhr"
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

    def _is_stopped(self, at: int) -> bool:
        """Whether "8.50" may be a time: after "at", in a text that tells others with a.m. or p.m.

        So may both ends of a range, where nothing is counted and nothing rises or falls.
        """
        cursor = self._at
        behind, before = cursor[at + 1], cursor.lower(at - 1)
        noun = behind.is_word and behind.weight and behind.lower not in _AFTER_BARE_HOUR
        if cursor[at].text[-1:] not in "05" or noun:
            return False
        if cursor.is_counted(at + 1) or not self._english:
            return False
        if self._tells_halves and before in _BEFORE_HOUR:
            return True
        first = before in {"from", "between"} and cursor[at + 2].text[-3:-2] == "."
        last = cursor.lower(at - 3) in {"from", "between"} and cursor[at - 2].text[-3:-2] == "."
        ends = (first and cursor.lower(at + 1)) or (last and before)
        return ends in RANGE and self._is_open(at)

    @cached_property
    def _tells_halves(self) -> bool:
        return any(token.lower in _HALVES for token in self._passage.tokens)

    def _is_open(self, at: int) -> bool:
        """Whether the sentence tells when something is open, or on which day."""
        sentence = self._at[at].sentence
        words = {token.lemma for token in self._passage.of_sentence(sentence)}
        return not words.isdisjoint(_OPEN)

    def _four_digits(self, at: int) -> FoundTime | None:
        cursor = self._at
        text = cursor[at].text
        hours = cursor.lower(at + 1) == "hours" and cursor.lower(at - 1) in _BEFORE_CLOCK
        followed = hours or cursor[at + 1].text in _ZONES
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
        if cursor.lower(time.last - 1) in _HALVES or cursor[time.last - 1].is_word:
            return True
        return before.lower in _BEFORE_CLOCK or not self._english

    def _hour(self, at: int) -> list[FoundTime]:
        """“5 p.m.”, “5 o'clock”, “five o'clock”, “at 5 on Tuesday”."""
        cursor = self._at
        hour = self._number(at)
        if hour is None or not 1 <= hour <= 12 or not self._english:
            return []
        after = cursor.lower(at + 1)
        half = after in _HALVES or (after in {"a", "p"} and cursor.lower(at + 3) == "m")
        if half and (after in _HALVES or cursor.lower(at + 2) == "."):
            return [self._finished(at, at + 1, _clock(hour, 0))]
        if after == "o'clock" or (hour == 12 and after in _POINTS):
            sure = Clock((_POINTS[after],)) if after in _POINTS else _clock(hour, 0)
            return [self._finished(at, at + 2, sure)]
        if self._is_of_part(at):
            return [self._finished(at, at + 1, _clock(hour, 0))]
        follows = after in _AFTER_BARE_HOUR or after in WEEKDAYS
        bare = follows and (after != "in" or cursor.lower(at + 3) in _IN_PART)
        if bare and cursor.lower(at - 1) == "at" and cursor.lower(at) not in {"a", "an"}:
            return [self._finished(at, at + 1, _clock(hour, 0))]
        return []

    def _is_of_part(self, at: int) -> bool:
        """Whether a number is an hour by what is said around it: “until 2 in the afternoon”."""
        cursor = self._at
        follows = (cursor.lower(at + 1), cursor.lower(at + 2))
        if follows not in _PART_OPENERS:
            return False
        if follows[0] == "in" and cursor.lower(at + 3) not in _IN_PART:
            return False
        before, far = cursor.lower(at - 1), cursor[at - 2]
        joined = before in RANGE and (far.is_number or far.lower in _PARTS or far.lower in _POINTS)
        return joined or before in _BEFORE_HOUR

    def _finished(self, first: int, last: int, clock: Clock) -> FoundTime:
        """Add what follows a time: "p.m.", "in the evening", a zone."""
        cursor = self._at
        half = cursor.lower(last)
        if half in _HALVES:
            clock, last = _in_half(clock, _HALVES[half]), last + 1
        elif half in {"a", "p"} and cursor.lower(last + 1) == "." and cursor.lower(last + 2) == "m":
            clock, last = _in_half(clock, 720 if half == "p" else 0), last + 3
            last += cursor.lower(last) == "."
        if cursor.lower(last) == "in" and cursor.lower(last + 1) == "the":
            last += self._narrows(last + 2, clock)
        elif cursor.lower(last) == "at" and cursor.lower(last + 1) == "night":
            last += self._narrows(last + 1, clock)
        if last > 0 and cursor.lower(last - 1) in _PARTS:
            clock = _in_part(clock, _PARTS[cursor.lower(last - 1)])
        zone = cursor[last].text
        if zone in _ZONES:
            return FoundTime(first, last + 1, clock._replace(zone=_ZONES[zone]))
        return FoundTime(first, last, clock)

    def _narrows(self, at: int, clock: Clock) -> int:
        """How many tokens "in the evening" takes, if it goes with the clock; else none."""
        word = self._at.lower(at)
        if word not in _IN_PART or not _in_part(clock, _PARTS[word]).minutes:
            return 0
        return 2 if self._at.lower(at - 1) == "at" else 3


def _clock(hour: int, minutes: int) -> Clock:
    """An hour of 12 with minutes before or after it: morning or evening."""
    minute = (60 * (hour % 12) + minutes) % _NOON
    return Clock((minute, minute + _NOON))


def _digital(hour: int, minute: int, written: str) -> Clock:
    """Hour and minutes in digits; "05:30" and "17:30" are sure, "5:30" is not."""
    if hour > 12 or hour == 0 or written.startswith("0"):
        return Clock(((60 * hour + minute) % _DAY,))
    return _clock(hour, minute)


def _in_half(clock: Clock, half: int) -> Clock:
    """Before or after noon, as "a.m." or "p.m." says."""
    minutes = tuple(each for each in clock.minutes if half <= each < half + _NOON)
    return clock._replace(minutes=minutes or clock.minutes)


def _in_part(clock: Clock, part: tuple[int, int]) -> Clock:
    """The readings that lie in a part of the day."""
    length = (part[1] - part[0]) % _DAY
    inside = tuple(each for each in clock.minutes if (each - part[0]) % _DAY <= length)
    return clock._replace(minutes=inside or clock.minutes)


_CUES = frozenset({*_PARTS, *_POINTS, *_FRACTIONS, *NUMBERS} - {"a", "an"})
