"""Bounds told of the rest: "under 12 you should not" is "for people of 12 or over only".

What the one bound leaves out, the other takes in. They say the same where exactly one of the two
statements denies.
"""

from __future__ import annotations

from typing import cast

from harness.meaning.facts import Fact
from harness.meaning.kinds.amounts.amounts import Amount
from harness.meaning.kinds.shared.clauses import NEGATED, SIGN_BORDERS, clause, words
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_BOTH_SIDES = ({"<", ">="}, {">", "<="})
_DENYING = NEGATED | words("no nobody none nor without exempt free")
_BARS = words("until till before even unless")  # turn what a bound lets in


def is_of_the_rest(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether one amount is bounded from either side, and one of the statements denies."""
    mine, theirs = cast(Amount, one.value), cast(Amount, other.value)
    if {mine.direction, theirs.direction} not in _BOTH_SIDES or mine.number != theirs.number:
        return False
    before, after = _around(pair.original.passage, one), _around(pair.rewrite.passage, other)
    if not (_BARS.isdisjoint(before) and _BARS.isdisjoint(after)):
        return False
    return _DENYING.isdisjoint(before) != _DENYING.isdisjoint(after)


def _around(passage: Passage, fact: Fact) -> set[str]:
    """The words of the statement of an amount, without its own."""
    first, last = clause(passage, fact.first, SIGN_BORDERS)
    around = (at for at in range(first, last) if not fact.first <= at < fact.last)
    return {passage.tokens[at].lower for at in around}
