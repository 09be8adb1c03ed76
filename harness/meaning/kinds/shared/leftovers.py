"""Facts left over: one on each side of a group stand in one slot, whatever is said elsewhere.

A figure that changed may by chance be right somewhere else in the text: then the matching by
value takes it for a repetition, and finds nothing wrong. Here such figures count as left over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from harness.meaning.facts import Fact
from harness.meaning.matching import Matches
from harness.meaning.pair import Pair

_PLAIN = 0.5  # surroundings in common that make a slot plain, where a fact fits elsewhere
_SURE = 0.9  # agreement from which two facts far from each other are taken to be the same
_TWO = 2  # couples that may have each other's partner

Tie = tuple[Fact, Fact, float]
Sort = Callable[[Fact], Hashable]
Fits = Callable[[Fact, Fact], bool]


def pair_leftovers(
    pair: Pair, found: Matches, sorts: Sequence[Sort], fits: Fits, doubtful: Fits | None = None
) -> None:
    """Make one changed fact of two that are the only ones of their sort left in a group.

    Args:
        pair: Both texts.
        found: What was matched; it is changed in place.
        sorts: What facts in one slot have in common, the narrowest first; facts of sort None are
            let be.
        fits: Whether two facts can stand in one slot.
        doubtful: Whether two facts in one group were matched for want of better ones.
    """
    far = [each for each in found.same if not pair.together(each[0], each[1])]
    loose = [each for each in far if each[2] < _SURE]
    changed: list[tuple[Fact, Fact]] = []
    if doubtful is not None:
        loose += [each for each in found.same if each[2] < _SURE and doubtful(each[0], each[1])]
        changed = [each for each in found.changed if doubtful(*each)]
    if not far and not (found.dropped and found.added) and len(loose) + len(changed) < _TWO:
        return
    _take_apart(found, loose, changed)
    for sort in sorts:
        _pair(pair, found, _repeated(found, far), sort, fits)
    _tied(found, loose, changed)


def _pair(
    pair: Pair, found: Matches, again: tuple[list[Fact], list[Fact]], sort: Sort, fits: Fits
) -> None:
    ones = _by_slot([*found.dropped, *again[0]], pair.group_of_original, sort)
    others = _by_slot([*found.added, *again[1]], pair.group_of_rewrite, sort) if ones else {}
    gone = {id(fact) for fact in (*found.dropped, *found.added)}
    changed: list[tuple[Fact, Fact]] = []
    for slot, mine in ones.items():
        theirs = others.get(slot, ())
        if len(mine) != 1 or len(theirs) != 1:
            continue
        one, other = mine[0], theirs[0]
        plain = id(one) in gone and id(other) in gone
        if (plain or pair.surroundings(one, other, 2) >= _PLAIN) and fits(one, other):
            changed.append((one, other))
    if changed:
        _change(found, changed)


def _take_apart(found: Matches, loose: Sequence[Tie], changed: Sequence[tuple[Fact, Fact]]) -> None:
    """Count facts as left over that were matched without need; they may be tied again."""
    if not loose and not changed:
        return
    taken = set(map(id, loose)) | set(map(id, changed))
    found.same = [each for each in found.same if id(each) not in taken]
    found.changed = [each for each in found.changed if id(each) not in taken]
    matched = {id(fact) for one, other, _ in found.same for fact in (one, other)}
    couples = [*(each[:2] for each in loose), *changed]
    found.dropped += _once(one for one, _ in couples if id(one) not in matched)
    found.added += _once(other for _, other in couples if id(other) not in matched)


def _once(facts: Iterable[Fact]) -> list[Fact]:
    return list({id(fact): fact for fact in facts}.values())


def _tied(found: Matches, loose: Sequence[Tie], changed: Sequence[tuple[Fact, Fact]]) -> None:
    """Put together again what was taken apart and found no better partner."""
    if not loose and not changed:
        return
    done = {id(fact) for both in found.changed for fact in both}
    again = [each for each in loose if done.isdisjoint((id(each[0]), id(each[1])))]
    still = [each for each in changed if done.isdisjoint((id(each[0]), id(each[1])))]
    found.same += again
    found.changed += still
    tied = {id(fact) for each in (*again, *still) for fact in each[:2]}
    found.dropped = [fact for fact in found.dropped if id(fact) not in tied]
    found.added = [fact for fact in found.added if id(fact) not in tied]


def _repeated(found: Matches, far: Sequence[Tie]) -> tuple[list[Fact], list[Fact]]:
    """Facts of both sides that only agree with one that has its own partner, in its own group."""
    if not far:
        return [], []
    away = set(map(id, far))
    near = {id(fact) for each in found.same if id(each) not in away for fact in (each[0], each[1])}
    still = [(one, other) for one, other, degree in far if degree >= _SURE]
    ones = [one for one, other in still if id(one) not in near and id(other) in near]
    others = [other for one, other in still if id(other) not in near and id(one) in near]
    return ones, others


def _by_slot(
    facts: Iterable[Fact], group: Callable[[int], object], sort: Sort
) -> Mapping[tuple[int, Hashable], list[Fact]]:
    """The facts by their group and sort."""
    slots: dict[tuple[int, Hashable], list[Fact]] = defaultdict(list)
    for fact in facts:
        kind = sort(fact)
        if kind is not None:
            slots[id(group(fact.sentence)), kind].append(fact)
    return slots


def _change(found: Matches, changed: Sequence[tuple[Fact, Fact]]) -> None:
    done = {id(fact) for both in changed for fact in both}
    found.dropped = [fact for fact in found.dropped if id(fact) not in done]
    found.added = [fact for fact in found.added if id(fact) not in done]
    found.same = [each for each in found.same if done.isdisjoint((id(each[0]), id(each[1])))]
    found.changed += changed
