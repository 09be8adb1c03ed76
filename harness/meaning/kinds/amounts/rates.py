"""What a figure is told against: a day, a month, each year; and to which side of it a change goes.

"5 mg a day" and "5 mg a week" are the same number of the same unit. So are "cut to 30 percent"
and "cut by 30 percent", and "three days earlier" and "three days later".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from harness.meaning.kinds.amounts.number_words import SMALL, TENS, TIMES, listed
from harness.meaning.kinds.amounts.units import UNITS, Unit
from harness.meaning.kinds.shared.cursor import Cursor

_EACH = frozenset({"a", "an", "per", "each", "every", "any"})
_BEFORE_EACH = frozenset({"in", "for", "of", "during"})
_ADVERBS: Mapping[str, str] = MappingProxyType(
    {
        "hourly": "h",
        "daily": "day",
        "nightly": "day",
        "weekly": "week",
        "fortnightly": "fortnight",
        "monthly": "month",
        "yearly": "year",
        "annually": "year",
        "annual": "year",
    }
)
# What "a daily", "the annual" must stand before to say how often the figure is meant.
_DUE = frozenset(
    listed(
        "dose doses dosage fee fees rate rent rents charge charges payment payments salary wage "
        "wages pay limit maximum minimum allowance cost costs budget output production rainfall "
        "income average total amount intake consumption premium subscription price sum"
    )
)
_TIMES = frozenset(listed("later earlier ago before after old long on from since"))
_REACH = 3  # words between a figure and what it is told against: "1.4 m of thickness a year"
_CUES = frozenset({*_EACH, *_BEFORE_EACH, *_ADVERBS, "/"} - {"annual"})
_BARRIERS = frozenset({"and", "or", "but", "than", *SMALL, *TENS, *TIMES})
_STOPS = frozenset(',.;:()[]–—“”"') | {"and", "or", "but"}

PERIODS: Mapping[str, float] = MappingProxyType(
    {name: UNITS[name].factor for name in ("s", "min", "h", "day", "week", "fortnight")}
    | {name: UNITS[name].factor for name in ("month", "year", "decade", "century")}
)
"""Seconds in what figures are told against."""


def rate_after(cursor: Cursor, at: int) -> tuple[str, int]:
    """The time that a figure ending before a token is told against, and where the words end.

    Words between the two are passed over: then the end is `at`, for they are not the figure's.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("5 mg a day or 3 tablets per week")
        >>> cursor = Cursor(passage, [True] * len(passage.tokens))
        >>> rate_after(cursor, 2), rate_after(cursor, 6)
        (('day', 4), ('week', 6))
    """
    if not cursor.english:
        return "", at
    for over in range(at, min(at + _REACH + 1, cursor.count)):
        word = cursor.tokens[over].lower
        if word in _CUES:
            found, end = _told_against(cursor, over, word)
            if found:
                return found, end if over == at else at
        if word in _BARRIERS or not word[0].isalpha():
            break
    return "", at


def _told_against(cursor: Cursor, at: int, word: str) -> tuple[str, int]:
    if word in _ADVERBS:
        return _ADVERBS[word], at + 1
    start = at + (word in _BEFORE_EACH)
    found = _period(cursor, start)
    if found and start > at and word != "in" and cursor.word(start) in ("a", "an"):
        return "", at  # "for a week" is how long
    return found, start + 2


def _period(cursor: Cursor, at: int) -> str:
    """``a day``, ``every month``, ``per year``: what it is, or nothing."""
    stroke = cursor.word(at) == "/" and cursor.touches(at) and cursor.touches(at + 1)
    if not stroke and (cursor.word(at) not in _EACH or not cursor.free[at]):
        return ""
    unit = UNITS.get(cursor.word(at + 1))
    if unit is None or unit.name not in PERIODS or cursor.word(at + 2) in _TIMES:
        return ""
    return unit.name


def rate_before(cursor: Cursor, first: int) -> str:
    """``a daily dose of 5 mg``: the time that the figure beginning at a token is told against."""
    if not cursor.english:
        return ""
    for at in range(first - 2, max(first - 5, -1), -1):
        word = cursor.tokens[at].lower
        if word in _ADVERBS:
            return _ADVERBS[word] if cursor.word(at + 1) in _DUE else ""
        if not word[0].isalpha():
            break
    return ""


def stroked(cursor: Cursor, unit: Unit, last: int) -> Unit | None:
    """``km/h``, ``mg per kg``, ``miles an hour``: the unit below, if one follows."""
    sign, below = cursor.word(last), UNITS.get(cursor.word(last + 1))
    if below is None:
        return None
    stroke = sign == "/" and cursor.touches(last) and cursor.touches(last + 1)
    hour = sign in ("a", "an") and below.dimension == "time" and unit.dimension == "length"
    return below if stroke or hour or sign == "per" else None


_CHANGES = frozenset(
    listed(
        "rise grow climb jump increase raise lift boost soar surge expand fall drop decrease "
        "decline reduce cut lower wane weaken dwindle slash shrink dip slip plunge sink shorten "
        "trim limit go come"
    )
)
SINCE = MappingProxyType(
    {"earlier": "earlier", "previously": "earlier", "beforehand": "earlier", "early": "earlier"}
    | {"late": "later", "later": "later", "afterwards": "later", "afterward": "later"}
)


def way(cursor: Cursor, first: int, last: int, dimension: str) -> str:
    """Whether a change goes ``to`` or ``by`` a figure, or a time is ``earlier`` or ``later``.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("It was cut to 30 %")
        >>> way(Cursor(passage, [True] * 6), 4, 6, "percent")
        'to'
    """
    if dimension == "time" and cursor.word(last) in SINCE:
        return SINCE[cursor.word(last)]
    before = cursor.word(first - 1)
    if before not in ("to", "by"):
        return ""
    for at in range(first - 2, max(first - 7, -1), -1):
        token = cursor.tokens[at]
        if token.lemma in _CHANGES or token.lower in _CHANGES:
            return before
        if token.lower in _STOPS and token.lower != ",":
            break
    return ""
