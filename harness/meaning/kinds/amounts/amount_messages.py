"""What an editor is told of an amount that changed, also where its words are the same."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from harness.meaning.facts import Fact
from harness.meaning.kinds.amounts.amounts import Amount
from harness.meaning.matching import quoted
from harness.meaning.pair import Pair

_BOUNDS: Mapping[str, str] = MappingProxyType(
    {">": "more than that", ">=": "at least that", "<": "less than that", "<=": "at most that"}
)
_PERIODS: Mapping[str, str] = MappingProxyType({"s": "a second", "min": "a minute", "h": "an hour"})


def changed_message(pair: Pair, one: Fact, other: Fact, noun: str) -> str:
    """The sentence that tells of an amount that became another.

    Args:
        pair: Both texts.
        one: The amount of the original.
        other: The amount of the rewrite.
        noun: What the amount is called: "the share".
    """
    mine, theirs = cast(Amount, one.value), cast(Amount, other.value)
    before, after = quoted(pair, one, other)
    bounds = _BOUNDS.get(mine.direction), _BOUNDS.get(theirs.direction)
    if mine.way != theirs.way:
        before, after = _with_way(before, mine.way), _with_way(after, theirs.way)
    elif before == after and mine.rate != theirs.rate:
        before, after = _with_rate(before, mine.rate), _with_rate(after, theirs.rate)
    elif before.lower() == after.lower() and all(bounds):
        return f"The limit was turned round: “{before}” was {bounds[0]} and is now {bounds[1]}."
    return f"{noun.capitalize()} changed: “{before}” became “{after}”."


def _with_way(words: str, way: str) -> str:
    """The words of an amount with that which says how it changes."""
    return f"{way} {words}" if way in ("to", "by") else f"{words} {way}".rstrip()


def _with_rate(words: str, rate: str) -> str:
    return f"{words} {_PERIODS.get(rate, f'a {rate}')}" if rate else words
