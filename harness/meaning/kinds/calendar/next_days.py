"""Two days that lie beside each other and bound the same time: before 1 April, by 31 March."""

from __future__ import annotations

from harness.meaning.facts import Fact
from harness.meaning.kinds.calendar.known_dates import day_number
from harness.meaning.kinds.shared.clauses import words
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_OPEN = words("before after")  # the day itself does not belong to it
_CLOSED = words("by until till to through from since on including than")


def is_next_day(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether a limit is told by the day beside it, without which, or with which, it ends."""
    first, second = day_number(one.said[0]), day_number(other.said[0])
    if first is None or second is None or abs(first - second) != 1:
        return False
    bounds = (_before(pair.original.passage, one), _before(pair.rewrite.passage, other))
    return any(a in _OPEN and b in _CLOSED for a, b in (bounds, bounds[::-1]))


def _before(passage: Passage, fact: Fact) -> str:
    return passage.tokens[fact.first - 1].lower if fact.first else ""
