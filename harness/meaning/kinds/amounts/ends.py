"""A range on one side, and its two ends told apart on the other: "from 5 to 7", "7, up from 5"."""

from __future__ import annotations

from collections.abc import Sequence

from harness.meaning.facts import Fact
from harness.meaning.kinds.amounts.amounts import Amount
from harness.meaning.kinds.amounts.derived import Derived
from harness.meaning.kinds.amounts.swaps import is_start
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage


def both_ends(derived: Derived, one: Fact, other: Fact) -> bool:
    """Whether the side without the range says both of its ends in two places."""
    ends, facts = _range(derived, one, other)
    said = {fact.said.low for fact in facts} | {fact.said.number for fact in facts}
    factor = (ends.low / ends.number if ends.number else 1.0) or 1.0
    return {ends.low, ends.high} <= said or {ends.number, ends.high / factor} <= said


def is_turned_change(pair: Pair, derived: Derived, one: Fact, other: Fact) -> bool:
    """Whether a change from one amount to another goes the other way now.

    "It fell from 31,000 to 26,500" told as "31,000, down from 26,500", and "it was raised to 81%"
    told as "from 81% to 78%".
    """
    whole, single = (one, other) if one.said.form == "range" else (other, one)
    side = pair.original.passage if whole is one else pair.rewrite.passage
    across = pair.rewrite.passage if whole is one else pair.original.passage
    if side.tokens[whole.first].lower != "from":
        return False
    ends, facts = _range(derived, one, other)
    if single.said.way == "to" and _says(single, ends, ends.low):
        return True
    return _any_start(across, facts, ends, ends.high) and not _any_start(
        across, facts, ends, ends.low
    )


def _any_start(passage: Passage, facts: Sequence[Fact], ends: Amount, end: float) -> bool:
    return any(_says(fact, ends, end) and is_start(passage, fact) for fact in facts)


def _says(fact: Fact, ends: Amount, end: float) -> bool:
    """Whether a fact is one end of a range, in base units or as shown."""
    factor = (ends.low / ends.number if ends.number else 1.0) or 1.0
    return bool(end == fact.said.low or end / factor == fact.said.number)


def _range(derived: Derived, one: Fact, other: Fact) -> tuple[Amount, Sequence[Fact]]:
    """The range, and the amounts of the other side that stand in its group."""
    if one.said.form != "one":
        return one.said, derived.near(1, one)
    return other.said, derived.near(0, other)
