"""Bounds told of the rest: "under 12 you should not" is "for people of 12 or over only".

What the one bound leaves out, the other takes in. They say the same where exactly one of the two
statements denies.
"""

from __future__ import annotations

from typing import cast

from harness.meaning.facts import Fact
from harness.meaning.kinds.amounts.amounts import Amount
from harness.meaning.kinds.shared.clauses import SIGN_BORDERS, clause, words
from harness.meaning.kinds.shared.retelling import DENYING, may_be_of_the_rest
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_BOTH_SIDES = ({"<", ">="}, {">", "<="})
_BARS = words("until till before even unless")  # turn what a bound lets in


def is_of_the_rest(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether one amount is bounded from either side, and one of the statements denies."""
    if not _are_both_sides(one, other):
        return False
    before, after = _around(pair.original.passage, one), _around(pair.rewrite.passage, other)
    if _is_barred(pair.original.passage, one) or _is_barred(pair.rewrite.passage, other):
        return False
    return DENYING.isdisjoint(before) != DENYING.isdisjoint(after)


def is_told_of_the_rest(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether one amount is bounded from either side, in a statement told in other words."""
    return _are_both_sides(one, other) and may_be_of_the_rest(
        pair, one.first, other.first, other.last
    )


def _are_both_sides(one: Fact, other: Fact) -> bool:
    mine, theirs = cast(Amount, one.value), cast(Amount, other.value)
    return {mine.direction, theirs.direction} in _BOTH_SIDES and mine.number == theirs.number


def _is_barred(passage: Passage, fact: Fact) -> bool:
    """Whether a word of its clause turns what a bound lets in."""
    first, last = clause(passage, fact.first)
    return any(token.lower in _BARS for token in passage.tokens[max(0, first - 1) : last])


def _around(passage: Passage, fact: Fact) -> set[str]:
    """The words of the statement of an amount, without its own."""
    first, last = clause(passage, fact.first, SIGN_BORDERS)
    around = (at for at in range(first, last) if not fact.first <= at < fact.last)
    return {passage.tokens[at].lower for at in around}
