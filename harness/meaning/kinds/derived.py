"""Figures that a rewrite may compute: sums, differences, shares, counts of what is listed."""

from __future__ import annotations

from itertools import combinations

from harness.meaning.facts import Fact
from harness.meaning.kinds.amounts import Amount
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token

_CROWD = 8  # amounts in one group above which sums are not looked for: some would fit by chance
_LISTED = 6.0  # the largest count that is looked for as a list
_JOINTS = frozenset({",", ";", "and", "or", "&", "nor"})


def is_listed(other_side: Passage, pair: Pair, fact: Fact) -> bool:
    """Whether a small count stands for things that the other side names one by one.

    Args:
        other_side: The passage that may have the list.
        pair: Both texts.
        fact: The count.
    """
    amount: Amount = fact.said
    if amount.dimension or amount.form != "one" or not 1 < amount.low <= _LISTED:
        return False
    joints = sum(
        token.lower in _JOINTS or (token.lower == "both" and amount.low == 2)
        for token in _tokens(other_side, pair, fact)
    )
    return joints >= amount.low - 1


def _tokens(side: Passage, pair: Pair, fact: Fact) -> list[Token]:
    """The tokens of one side in the group of a fact of the other."""
    if side is pair.rewrite.passage:
        numbers = pair.group_of_original(fact.sentence).rewrite
    else:
        numbers = pair.group_of_rewrite(fact.sentence).original
    return [token for number in numbers for token in side.of_sentence(number)]


def is_derived(pair: Pair, kind: str, other: Fact) -> bool:
    """Whether an amount of the rewrite follows from two of the original by simple arithmetic."""
    amount: Amount = other.said
    group = set(pair.group_of_rewrite(other.sentence).original)
    if not group or amount.form != "one" or amount.dimension == "rank":
        return False
    sources: list[Amount] = [fact.said for fact in pair.original.of(kind) if fact.sentence in group]
    if len(sources) > _CROWD:
        return False
    pairs = list(combinations(sources, 2))
    if amount.dimension == "percent":
        return any(_is_share(amount, one, two) for one, two in pairs) or any(
            one.dimension == "percent" and _near(100 - one.low, amount.low) for one in sources
        )
    sums = [one.low + two.low for one, two in pairs if one.dimension == two.dimension]
    sums += [abs(one.low - two.low) for one, two in pairs if one.dimension == two.dimension]
    return any(_near(each, amount.low) for each in sums) or _is_span(pair, other, amount)


def is_summand(pair: Pair, kind: str, one: Fact) -> bool:
    """Whether an amount of the original went into a sum that the rewrite gives instead."""
    group = pair.group_of_original(one.sentence)
    mine: Amount = one.said
    near = [fact.said for fact in pair.original.of(kind) if fact.sentence in group.original]
    sums = [fact.said for fact in pair.rewrite.of(kind) if fact.sentence in group.rewrite]
    if max(len(near), len(sums)) > _CROWD:
        return False
    alike = [each for each in near if each.dimension == mine.dimension and each is not mine]
    return any(
        whole.dimension == mine.dimension and _near(mine.low + each.low, whole.low)
        for each in alike
        for whole in sums
    )


def _is_share(amount: Amount, one: Amount, two: Amount) -> bool:
    small, large = sorted((one.low, two.low))
    return (
        one.dimension == two.dimension != "percent"
        and 0 < small < large
        and (abs(100 * small / large - amount.low) <= (4 if amount.share or amount.near else 1))
    )


def _is_span(pair: Pair, other: Fact, amount: Amount) -> bool:
    """Whether it is the number of years between two years of the original."""
    if amount.dimension not in ("", "time", "age"):
        return False
    years = {
        int(token.text)
        for token in _tokens(pair.original.passage, pair, other)
        if len(token.text) == 4 and token.text.isdecimal()
    }
    return any(abs(one - two) == amount.number for one, two in combinations(sorted(years)[:8], 2))


def _near(one: float, two: float) -> bool:
    return abs(one - two) <= 1e-6 * max(abs(one), abs(two))
