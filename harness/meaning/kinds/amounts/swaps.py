"""Amounts that changed places: 3 men and 4 women became 4 men and 3 women."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from harness.meaning.facts import Fact
from harness.meaning.kinds.shared.exchanges import Rivals, exchanges
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_CROWD = 8  # amounts in one group above which swaps are not looked for
_ALIKE = 0.9  # agreement above which two amounts are the same one
_REACH = 4  # tokens after an amount in which the thing counted is looked for
_FEW = 6  # tokens between a part and its whole
_FAR = 10  # tokens between an amount and that which it goes with
_WHOLE = frozenset({"the", "them", "these", "those", "which", "whom", "its", "his", "her", "their"})
_STOPS = frozenset(',.;:()[]{}–—"“”') | {"and", "or", "but"}

Couple = tuple[Fact, Fact]


class Moved(NamedTuple):
    """What became of an amount that changed places with another.

    Attributes:
        other: The amount of the rewrite in its place.
        told: Whether this is the one of the two to tell an editor about.
        sure: Whether the words of both amounts say so, and not only those of one.
    """

    other: Fact
    told: bool
    sure: bool = True


def anchor(passage: Passage, fact: Fact, partners: Sequence[int] = ()) -> int:
    """The token that says what is counted: the next word of content, else the last before; or -1.

    With the partners of the words given, one that has a partner goes first: of "adults pay €6" not
    the verb, where the other text has no such verb.

    Example:
        >>> from harness.meaning.kinds.amounts.quantities import Quantities
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("About 30 old men came.")
        >>> fact, = Quantities().recognize(passage, [True] * 6)
        >>> passage.tokens[anchor(passage, fact)].text
        'old'
    """
    near = list(_near(passage, fact))
    linked = (at for at in near if partners and partners[at] >= 0)
    return next(linked, near[0] if near else -1)


def _near(passage: Passage, fact: Fact) -> Iterator[int]:
    tokens, sentence = passage.tokens, passage.sentences[fact.sentence]
    for at in range(fact.last, min(fact.last + _REACH, sentence.last)):
        if tokens[at].lower in _STOPS or tokens[at].is_number:
            break
        if tokens[at].weight and tokens[at].is_word:
            yield at
    for at in range(fact.first - 1, max(fact.first - 1 - _REACH, sentence.first - 1), -1):
        if tokens[at].weight and tokens[at].is_word:
            yield at


def swaps(pair: Pair, same: Sequence[tuple[Fact, Fact, float]]) -> Mapping[int, Moved]:
    """Facts that agree with one that now stands with the other's noun.

    Args:
        pair: Both texts.
        same: Facts paired by value, with the degree of agreement.

    Returns:
        What became of each fact of the original that moved, by its identity.
    """
    if len(same) < 2:
        return {}
    groups: dict[int, list[Couple]] = defaultdict(list)
    for one, other, degree in same:
        if degree > _ALIKE and pair.together(one, other):
            groups[_group(pair, one)].append((one, other))
    moved: dict[int, Moved] = {}
    for couples in groups.values():
        if 2 <= len(couples) <= _CROWD:
            _look(pair, couples, moved)
    _look_around(pair, same, moved)
    return moved


def _look_around(
    pair: Pair, same: Sequence[tuple[Fact, Fact, float]], moved: dict[int, Moved]
) -> None:
    """By all the words around: "9% of those who took it, 4% on placebo".

    Not where amounts of the group moved already: those around them would seem to have moved.
    """
    sorts: dict[str, list[Couple]] = defaultdict(list)
    for one, other, degree in same:
        if degree > _ALIKE or one.said.low == other.said.low:  # a bound may be said otherwise
            sorts[one.said.dimension].append((one, other))
    done = {_group(pair, one) for one, _, _ in same if id(one) in moved}
    for dimension, alike in sorts.items():
        if len(alike) < 2:
            continue
        for each in exchanges(pair, alike, _rivals(pair, alike[0][0].kind, dimension)):
            (one, other), (second, third) = each.one, each.other
            if _group(pair, one) not in done:
                moved[id(one)] = Moved(third, True, each.sure)
                moved[id(second)] = Moved(other, False)
        done |= {_group(pair, one) for one, _ in alike if id(one) in moved}


def _group(pair: Pair, one: Fact) -> int:
    return id(pair.group_of_original(one.sentence))


def _rivals(pair: Pair, kind: str, dimension: str) -> Rivals:
    """All amounts of both texts that measure one thing."""
    ones, others = (
        [fact for fact in side.of(kind) if fact.said.dimension == dimension]
        for side in (pair.original, pair.rewrite)
    )
    return ones, others


def _look(pair: Pair, couples: Sequence[Couple], moved: dict[int, Moved]) -> None:
    before, after = pair.original.passage, pair.rewrite.passage
    anchors = [
        (anchor(before, one, pair.to_rewrite), anchor(after, other, pair.to_original))
        for one, other in couples
    ]
    for a, b in combinations(range(len(couples)), 2):
        (one, other), (second, third) = couples[a], couples[b]
        if id(one) in moved or id(second) in moved or one.said.dimension != second.said.dimension:
            continue
        if one.said.low == second.said.low or _is_part_still(pair, couples[a], couples[b]):
            continue
        if (
            _crossed(pair, anchors[a], anchors[b])
            or _regrouped(couples, couples[a], couples[b])
            or _recast(pair, couples[a], couples[b])
        ):
            moved[id(one)], moved[id(second)] = Moved(third, True), Moved(other, False)


def _crossed(pair: Pair, mine: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Whether the noun of each amount is now beside the other amount."""
    if min(*mine, *theirs) < 0:
        return False
    before = pair.original.passage.tokens
    return (
        pair.to_rewrite[mine[0]] == theirs[1]
        and pair.to_rewrite[theirs[0]] == mine[1]
        and before[mine[0]].lemma != before[theirs[0]].lemma
    )


def _recast(pair: Pair, first: Couple, second: Couple) -> bool:
    """Whether what was the part is the whole now, or what a change began with is its end."""
    here, there = pair.original.passage, pair.rewrite.passage
    return any(
        (has_role(here, first[0]), has_role(here, second[0]))
        == (has_role(there, second[1]), has_role(there, first[1]))
        in ((True, False), (False, True))
        for has_role in (_is_part, is_start)
    )


def _is_part_still(pair: Pair, first: Couple, second: Couple) -> bool:
    """Whether one is a part of the other in both texts, whichever has the noun of both.

    "Eleven of their first fifteen matches" and "eleven games out of the first 15".
    """
    here, there = pair.original.passage, pair.rewrite.passage
    return any(
        _leads_to(here, one[0], two[0]) and _leads_to(there, one[1], two[1])
        for one, two in ((first, second), (second, first))
    )


def _leads_to(passage: Passage, part: Fact, whole: Fact) -> bool:
    """Whether "of" stands between a part and its whole, and no sign."""
    if not 0 < whole.first - part.last <= _FEW:
        return False
    between = {token.lower for token in passage.tokens[part.last : whole.first]}
    return "of" in between and between.isdisjoint(_STOPS)


def is_start(passage: Passage, fact: Fact) -> bool:
    """Whether an amount is what a change began with: "26,500 tonnes, down from 31,000"."""
    before = tuple(token.lower for token in passage.tokens[max(fact.first - 2, 0) : fact.first])
    return before[-1:] == ("from",) or before in (("instead", "of"), ("rather", "than"))


def _is_part(passage: Passage, fact: Fact) -> bool:
    """Whether an amount is a part of another one: "two of their six tries", "two of them"."""
    tokens = passage.tokens[fact.last : fact.last + 2]
    return len(tokens) == 2 and tokens[0].lower == "of" and tokens[1].lower in _WHOLE


def _regrouped(couples: Sequence[Couple], first: Couple, second: Couple) -> bool:
    """Whether two amounts changed places between two others, which kept theirs.

    "10 mg for those of 5 to 11, 30 mg for those of 12 and over": each dose has its age.
    """
    dimension = first[0].said.dimension
    anchors = [each for each in couples if each[0].said.dimension != dimension]
    rivals = [each for each in couples if each[0].said.dimension == dimension]
    if (
        len(anchors) < 2
        or len(rivals) != 2
        or (first[0].first < second[0].first) == (first[1].first < second[1].first)
    ):
        return False
    beside = [[_nearest(each, anchors, side) for side in (0, 1)] for each in (first, second)]
    mine, theirs = beside
    return (
        mine[0] is theirs[1]
        and mine[1] is theirs[0]
        and mine[0] is not theirs[0]
        and None not in (*mine, *theirs)
    )


def _nearest(couple: Couple, anchors: Sequence[Couple], side: int) -> Couple | None:
    """The amount of another sort that stands nearest on a side, if one plainly does."""
    fact = couple[side]
    apart = sorted(
        (max(each[side].first - fact.last, fact.first - each[side].last), at)
        for at, each in enumerate(anchors)
    )
    plain = apart[0][0] <= _FAR and apart[0][0] < apart[1][0]
    return anchors[apart[0][1]] if plain else None
