"""Shares told as a whole: half of the members for all of the members.

The share is an amount and "all" is none, so neither kind finds the other's word in its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.meaning.facts import Fact
from harness.meaning.kinds.polarity.quantifier_words import ALL
from harness.meaning.pair import Pair

_NEAR = 4  # tokens between a share and what it is a share of
_WHOLE = 100.0


def raised_shares(pair: Pair) -> Iterator[tuple[Fact, Fact]]:
    """Shares of the original that are gone, each with the "all" of the rewrite in its place."""
    alls = [fact for fact in pair.rewrite.of("quantifier") if fact.said.level == ALL]
    if not alls:
        return
    kept = {id(one) for one, _ in pair.ties}
    shares = [
        fact
        for fact in pair.original.of("quantity")
        if fact.said.dimension == "percent" and fact.said.high < _WHOLE and id(fact) not in kept
    ]
    for other in alls:
        counted = {pair.to_original[at] for at in other.said.bound[:1]}
        for one in shares:
            of = range(one.last, one.last + _NEAR)
            if any(at in counted for at in of):
                yield one, other
                break
