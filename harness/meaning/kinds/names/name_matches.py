"""Which names of two texts belong together: as names, as words in small letters, or in one slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from harness.meaning.facts import Fact, Kind
from harness.meaning.kinds.names.name_aliases import (
    EQUAL,
    PART,
    VAGUER,
    agreement,
    conflict,
    is_lone,
)
from harness.meaning.kinds.names.name_book import Book, Wording
from harness.meaning.kinds.names.name_keys import Name
from harness.meaning.kinds.names.name_slots import is_same_slot, lead_alike
from harness.meaning.matching import Matches, couples
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_PARTIAL = frozenset({PART, VAGUER})
_SLOT = 0.34
_UNSURE_SLOT = 0.6  # for a first word of a sentence that may be no name
_EXCHANGED_SLOT = 0.75  # for a name that the other text has as well, elsewhere


def match_names(kind: Kind, pair: Pair) -> Matches:
    """What became of each name of the original, and where each of the rewrite comes from."""
    ones, others = pair.original.of(kind.name), pair.rewrite.of(kind.name)
    same = _to_the_letter(pair, ones, others)
    if len(same) == len(ones) == len(others):
        return Matches([(one, other, EQUAL) for one, other in same])
    return _Matcher(kind, pair, same).matches()


def _to_the_letter(
    pair: Pair, ones: Sequence[Fact], others: Sequence[Fact]
) -> list[tuple[Fact, Fact]]:
    """Equal names in aligned sentences: most of them, and nothing more to ask."""
    theirs: dict[tuple[str, ...], list[Fact]] = {}
    for other in others:
        theirs.setdefault(other.said.words, []).append(other)
    same = []
    for one in ones:
        equal = theirs.get(one.said.words, ())
        for at, other in enumerate(equal):
            if pair.together(one, other):
                same.append((one, other))
                del theirs[one.said.words][at]
                break
    return same


class _Matcher:
    """The names of both sides; the two dicts hold those that nothing was found for yet."""

    def __init__(self, kind: Kind, pair: Pair, same: Sequence[tuple[Fact, Fact]]) -> None:
        self._kind, self._pair = kind, pair
        self._language = pair.original.passage.language
        self._found = Matches([(one, other, EQUAL) for one, other in same])
        done = {id(fact) for both in same for fact in both}
        ones, others = pair.original.of(kind.name), pair.rewrite.of(kind.name)
        self._left = dict.fromkeys(one for one in ones if id(one) not in done)
        self._right = dict.fromkeys(other for other in others if id(other) not in done)

    @cached_property
    def _ones(self) -> Book:
        return Book(self._pair.original.of(self._kind.name), self._language)

    @cached_property
    def _others(self) -> Book:
        return Book(self._pair.rewrite.of(self._kind.name), self._language)

    @cached_property
    def _here(self) -> Wording:
        return Wording(self._pair.original.passage)

    def matches(self) -> Matches:
        """All names, each with what became of it."""
        foreign = self._foreign()
        for other, one in foreign.items():
            self._change(one, other)
        self._by_value(foreign)
        if self._left or self._right:
            self._in_small_letters()
        if self._left or self._right:
            self._adjectives()
        if self._left and self._right:
            self._in_slots()
        if len(self._pair.groups) > 1:
            self._displaced()
        self._found.dropped, self._found.added = list(self._left), list(self._right)
        return self._found

    def _foreign(self) -> dict[Fact, Fact]:
        """Names of the rewrite that differ in a word of their own from one of the original.

        "Martin Keller" where the original has Maria Keller and no Martin: that it has a Keller
        as well does not make it the same.
        """
        foreign: dict[Fact, Fact] = {}
        for other in self._right:
            name: Name = other.said
            if len(name.words) < 2 or name.ordinary:
                continue
            if any(degree not in _PARTIAL for degree, _ in self._ones.agreeing(name)):
                continue
            if all(self._here.says(word) is not None for word in name.words):
                continue
            rivals = [one for one in self._ones.near(name) if conflict(one, name, self._language)]
            facts = [fact for each in rivals for fact in self._ones.facts_of(each)]
            if facts:
                foreign[other] = max(facts, key=lambda one: self._nearness(one, other))
        return foreign

    def _nearness(self, one: Fact, other: Fact) -> tuple[bool, int, float, int]:
        together = self._pair.together(one, other)
        shared = len(set(one.said.words).intersection(other.said.words))
        around = self._pair.surroundings(one, other) if together else 0.0
        return together, shared, around, -one.first

    def _change(self, one: Fact, other: Fact) -> None:
        del self._right[other]
        self._left.pop(one, None)
        self._found.changed.append((one, other))

    def _by_value(self, foreign: dict[Fact, Fact]) -> None:
        for one in list(self._left):
            other = self._best(one, self._others.agreeing(one.said), self._right)
            if other is not None and other not in foreign:
                del self._left[one]
                self._right.pop(other, None)
                self._same(one, other)
        for other in list(self._right):
            source = self._best(other, self._ones.agreeing(other.said), self._left)
            if source is not None:
                del self._right[other]
                self._left.pop(source, None)
                self._same(source, other)

    def _best(
        self, fact: Fact, agreeing: list[tuple[float, Fact]], free: dict[Fact, None]
    ) -> Fact | None:
        """The fact that agrees best: in the same place of the text, most alike, not yet taken."""
        if len(agreeing) < 2:
            return agreeing[0][1] if agreeing else None
        side = fact in self._left
        together = self._pair.together
        return max(
            agreeing,
            key=lambda each: (
                together(fact, each[1]) if side else together(each[1], fact),
                each[0],
                each[1] in free,
                -each[1].first,
            ),
        )[1]

    def _same(self, one: Fact, other: Fact) -> None:
        degree = agreement(one.said, other.said, self._language)
        self._found.same.append((one, other, degree))

    def _in_small_letters(self) -> None:
        """Look for the words of names that are left, whatever their case."""
        kind, pair = self._kind.name, self._pair
        here = Wording(pair.original.passage, pair.original.of(kind))
        there = Wording(pair.rewrite.passage, pair.rewrite.of(kind))
        for one in list(self._left):
            at = there.finds(one.said, 1)
            if at is not None:
                del self._left[one]
                whole = there.finds(one.said, len(one.said.telling)) is not None
                said = self._fact(pair.rewrite.passage, one, at)
                self._found.same.append((one, said, EQUAL if whole else PART))
        for other in list(self._right):
            at = here.finds(other.said, len(other.said.telling))
            if at is not None:
                del self._right[other]
                source = self._fact(pair.original.passage, other, at)
                self._found.same.append((source, other, EQUAL))

    def _fact(self, passage: Passage, like: Fact, at: int) -> Fact:
        return self._kind.fact(passage, like.said, at, at + 1)

    def _adjectives(self) -> None:
        """Leave out in silence what is an adjective in a longer name of the other side.

        It is said there, so that nothing is missing or new; but the two are not one thing.
        """
        for left, book in ((self._left, self._others), (self._right, self._ones)):
            for fact in list(left):
                rivals = book.near(fact.said) if len(fact.said.words) == 1 else ()
                if any(is_lone(fact.said, other, self._language) for other in rivals):
                    del left[fact]

    def _in_slots(self) -> None:
        """Names left on both sides of a group, in the same place of the same statement."""
        groups: dict[int, tuple[list[Fact], list[Fact]]] = defaultdict(lambda: ([], []))
        for one in self._left:
            groups[id(self._pair.group_of_original(one.sentence))][0].append(one)
        for other in self._right:
            groups[id(self._pair.group_of_rewrite(other.sentence))][1].append(other)
        scored = [
            (shared, ones[a], others[b])
            for ones, others in groups.values()
            for a, b in couples(ones, others)
            if (shared := self._slot(ones[a], others[b]))
        ]
        for _, one, other in sorted(scored, key=lambda each: (-each[0], each[1].first)):
            if one in self._left and other in self._right:
                self._change(one, other)

    def _displaced(self) -> None:
        """A name in the place of another one, which the original has elsewhere."""
        together = self._pair.together
        away: dict[int, list[Fact]] = {}
        same = [one for one, other, _ in self._found.same if not together(one, other)]
        for one in dict.fromkeys((*self._left, *same)):
            agreeing = self._others.agreeing(one.said)
            if one.said.sure and not any(together(one, other) for _, other in agreeing):
                group = id(self._pair.group_of_original(one.sentence))
                away.setdefault(group, []).append(one)
        scored = []
        for source, other, _ in self._found.same if away else ():
            ones = away.get(id(self._pair.group_of_rewrite(other.sentence)))
            if not ones or together(source, other) or not other.said.sure:
                continue
            if any(together(one, other) for _, one in self._ones.agreeing(other.said)):
                continue
            for one in ones:
                shared = self._pair.surroundings(one, other)
                alike = one.said.ordinary == other.said.ordinary
                if shared >= _EXCHANGED_SLOT and alike and is_same_slot(self._pair, one, other):
                    scored.append((shared, one, other))
        self._exchange([each[1:] for each in sorted(scored, key=lambda each: -each[0])])

    def _exchange(self, pairs: list[tuple[Fact, Fact]]) -> None:
        taken: set[Fact] = set()
        for one, other in pairs:
            if one not in taken and other not in taken:
                taken |= {one, other}
                self._left.pop(one, None)
                self._found.changed.append((one, other))
        if taken:
            self._found.same = [each for each in self._found.same if taken.isdisjoint(each[:2])]

    def _slot(self, one: Fact, other: Fact) -> float:
        """How surely one name stands where another stood; 0 where it does not."""
        shared = self._pair.surroundings(one, other)
        if not set(one.said.words).isdisjoint(other.said.words):
            return 1.0 + shared
        if one.said.ordinary != other.said.ordinary:
            return 0.0
        sure = one.said.sure and other.said.sure
        if not sure and shared < _UNSURE_SLOT and lead_alike(self._pair, one, other):
            return _UNSURE_SLOT
        return shared if shared >= (_SLOT if sure else _UNSURE_SLOT) else 0.0
