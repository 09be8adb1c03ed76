"""A name in the place of another that is gone: "Ada sued Ben, Cy paid" as "Ada sued Cy, Cy paid".

The rewrite says a name more often than the original does, and another name never: where the one
stands in the slot of the other, it was put there by error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from harness.meaning.facts import Fact
from harness.meaning.kinds.names.name_aliases import NONE, agreement
from harness.meaning.kinds.names.name_slots import is_same_slot
from harness.meaning.kinds.roles.role_mirror import Mirrored
from harness.meaning.pair import Pair

_MANY = 200  # names of a text beyond which the work would grow with the square


def doubled_names(pair: Pair) -> Iterator[Mirrored]:
    """Every name that is gone, with the one that was put in its place."""
    ones, others = pair.original.of("name"), pair.rewrite.of("name")
    if len(ones) < 2 or len(others) < 2 or max(len(ones), len(others)) > _MANY:
        return
    before = Counter(one.said.words for one in ones)
    after = Counter(other.said.words for other in others)
    more = [other for other in others if 0 < before[other.said.words] < after[other.said.words]]
    if not more:
        return
    gone = [one for one in ones if _is_gone(pair, one, others)]
    for one in gone:
        for other in more:
            if _stands_for(pair, one, other, ones):
                yield Mirrored(one.first, one.span, other.span)
                break


def _is_gone(pair: Pair, one: Fact, others: Sequence[Fact]) -> bool:
    """Whether the rewrite has a name in no form: Germany is in "the German government"."""
    name, passage = one.said, pair.rewrite.passage
    if not name.sure or name.ordinary or not passage.lemmas.isdisjoint(name.telling):
        return False
    return all(agreement(name, other.said, passage.language) == NONE for other in others)


def _stands_for(pair: Pair, one: Fact, other: Fact, ones: tuple[Fact, ...]) -> bool:
    """Whether a name stands in the slot of one that is gone, and in no slot of its own."""
    if not pair.together(one, other) or not one.said.telling.isdisjoint(other.said.words):
        return False
    if not is_same_slot(pair, one, other):
        return False
    own = [each for each in ones if each.said.words == other.said.words]
    return not any(is_same_slot(pair, each, other) for each in own)
