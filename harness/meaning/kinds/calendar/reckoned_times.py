"""Times that follow from another time and a span: 45 minutes before closing at 5 is 4.15."""

from __future__ import annotations

from collections.abc import Collection

from harness.meaning.pair import Pair

_DAY = 24 * 60
_MINUTE = 60.0  # seconds, in which spans are told
_MANY = 100  # times and spans beyond which some would fit by chance


def is_reckoned(pair: Pair, minutes: Collection[int]) -> bool:
    """Whether a time of the original and a span of time there give a time of the rewrite.

    Args:
        pair: Both texts.
        minutes: After midnight, that the time of the rewrite can mean.
    """
    times = {each for fact in pair.original.of("time") for each in fact.said.minutes}
    spans = {
        round(fact.said.low / _MINUTE)
        for fact in pair.original.of("quantity")
        if fact.said.dimension == "time" and fact.said.low < 7 * _DAY * _MINUTE
    }
    if len(times) * len(spans) > _MANY:
        return False
    return any(
        (time + way * span) % _DAY in minutes for time in times for span in spans for way in (1, -1)
    )
