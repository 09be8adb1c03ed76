"""Pairing the facts of both sides: in the aligned sentences first, then in the whole text.

1. Inside a group, facts that agree are paired, best agreement first, then best surroundings.
2. What is left on both sides of a group and plainly stands in the same slot is one fact that
   changed, even where its new value is right somewhere else ("5 mg at noon and 10 mg at night"
   become "10 mg at noon and 10 mg at night").
3. A fact left over is looked for in the whole other text, also among facts already paired: what
   is said twice may be said once, and the other way round.
4. What is still left on both sides of a group is one fact that changed, on lesser evidence.
5. The rest was dropped or added.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.pair import Pair
from harness.model import Finding, Severity

_PLAINLY = 0.65  # share of the surroundings in common that makes a slot plain

_WINDOW = 200
_NARROW = 12

AGREES = 0.5
"""Agreement from which two facts say the same."""

EQUAL = 0.95
"""Agreement from which they say exactly the same, in whatever form."""


@dataclass
class Matches:
    """What became of the facts of one kind.

    Attributes:
        same: Pairs that agree, with the degree (`AGREES` to 1).
        changed: Pairs that stand in the same slot and do not agree.
        dropped: Facts of the original that the rewrite does not have.
        added: Facts of the rewrite that the original does not have.
    """

    same: list[tuple[Fact, Fact, float]] = field(default_factory=list)
    changed: list[tuple[Fact, Fact]] = field(default_factory=list)
    dropped: list[Fact] = field(default_factory=list)
    added: list[Fact] = field(default_factory=list)


class FactKind(Kind):
    """A kind whose facts are found on each side and matched by value.

    A subclass recognises, says when two values agree, and may say more: which facts could stand
    in one slot, how bad each fate is, and in which words an editor is told.

    Attributes:
        noun: What messages call one such fact: "a number", "the date".
        slot: How much of the surroundings two facts must share to count as one that changed.
    """

    noun: ClassVar[str]
    slot: ClassVar[float] = 0.34

    @abstractmethod
    def agreement(self, one: Fact, other: Fact) -> float:
        """How far two facts say the same: 1 equal, from `AGREES` on close enough, 0 not at all.

        Below 1 but from `AGREES`: the rewrite is vaguer, rounded or in another unit.
        """

    def rivals(self, one: Fact, other: Fact) -> bool:
        """Whether one could have been put in place of the other (same unit, same sort)."""
        return True

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Match all facts of this kind and tell what became of each."""
        return self.outcomes(pair, match(self, pair))

    def outcomes(self, pair: Pair, found: Matches) -> Iterable[Outcome]:
        """What is told of all the facts of a kind."""
        for one, other, degree in found.same:
            said = self.loosened(pair, one, other, degree)
            yield Outcome(self.name, Fate.PRESERVED, one, other, said, degree >= EQUAL)
        for one, other in found.changed:
            yield Outcome(self.name, Fate.CHANGED, one, other, self.changed(pair, one, other))
        for one in found.dropped:
            yield Outcome(self.name, Fate.DROPPED, one, None, self.dropped(pair, one))
        for other in found.added:
            yield Outcome(self.name, Fate.ADDED, None, other, self.added(pair, other))

    def loosened(self, pair: Pair, one: Fact, other: Fact, degree: float) -> Finding | None:
        """What to say of a fact that is preserved, though not to the letter; usually nothing."""
        return None

    def changed(self, pair: Pair, one: Fact, other: Fact) -> Finding | None:
        """What to say of a fact that changed; None to count it in silence."""
        before, after = quoted(pair, one, other)
        message = f"{self.noun.capitalize()} changed: “{before}” became “{after}”."
        return self.finding("major", one, other, message)

    def dropped(self, pair: Pair, one: Fact) -> Finding | None:
        """What to say of a fact that is gone; None to count it in silence."""
        if not pair.is_aligned_original(one.sentence):
            return None  # the whole sentence is gone, and that is said once
        before = pair.original.passage.quote(one.span)
        return self.finding("minor", one, None, f"The rewrite leaves out {self.noun} “{before}”.")

    def added(self, pair: Pair, other: Fact) -> Finding | None:
        """What to say of a fact that came from nowhere; None to count it in silence."""
        after = pair.rewrite.passage.quote(other.span)
        message = f"The rewrite has {self.noun} “{after}” that the original does not have."
        return self.finding("major", None, other, message)

    def finding(
        self,
        severity: Severity,
        one: Fact | None,
        other: Fact | None,
        message: str,
        confidence: float = 0.8,
    ) -> Finding:
        """A finding of this kind on the spans of two facts."""
        spans = (one.span if one else None, other.span if other else None)
        return Finding(self.name, severity, *spans, message, confidence)


def quoted(pair: Pair, one: Fact, other: Fact) -> tuple[str, str]:
    """The words of two facts."""
    return pair.original.passage.quote(one.span), pair.rewrite.passage.quote(other.span)


def match(kind: FactKind, pair: Pair) -> Matches:
    """Pair the facts of a kind, as the head of this module says."""
    ones, others = pair.original.of(kind.name), pair.rewrite.of(kind.name)
    matches = Matches()
    if not ones and not others:
        return matches
    left = _Left(list(ones), list(others))
    for close in _by_group(pair, ones, others):
        _pair_equal(kind, pair, close, left, matches)
    for close in _by_group(pair, left.ones, left.others):
        _pair_slots(kind, pair, close, left, matches, max(_PLAINLY, kind.slot))
    _look_everywhere(kind, ones, others, left, matches)
    for close in _by_group(pair, left.ones, left.others):
        _pair_slots(kind, pair, close, left, matches, kind.slot)
    matches.dropped, matches.added = left.ones, left.others
    return matches


@dataclass
class _Left:
    """Facts that nothing was found for yet."""

    ones: list[Fact]
    others: list[Fact]

    def without(self, done: Collection[int]) -> None:
        """Take out the facts of these identities."""
        if done:
            self.ones = [fact for fact in self.ones if id(fact) not in done]
            self.others = [fact for fact in self.others if id(fact) not in done]


def _by_group(
    pair: Pair, ones: Sequence[Fact], others: Sequence[Fact]
) -> list[tuple[list[Fact], list[Fact]]]:
    """The facts of both sides, group by group, where both have some."""
    groups: dict[int, tuple[list[Fact], list[Fact]]] = {}
    for one in ones:
        groups.setdefault(id(pair.group_of_original(one.sentence)), ([], []))[0].append(one)
    for other in others:
        groups.setdefault(id(pair.group_of_rewrite(other.sentence)), ([], []))[1].append(other)
    return [(mine, theirs) for mine, theirs in groups.values() if mine and theirs]


def couples(ones: Sequence[Fact], others: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Which facts of a group to hold against each other, by place: all, but in a giant group.

    A text without a sentence end is one group; there, those at about the same place are tried.
    """
    wide = len(ones) * len(others) <= _WINDOW * _WINDOW
    for a in range(len(ones)):
        middle = a * len(others) // len(ones)
        start = 0 if wide else max(0, middle - _NARROW)
        stop = len(others) if wide else min(len(others), middle + _NARROW)
        yield from ((a, b) for b in range(start, stop))


def _pair_equal(
    kind: FactKind,
    pair: Pair,
    close: tuple[list[Fact], list[Fact]],
    left: _Left,
    matches: Matches,
) -> None:
    scored = [
        (degree, pair.surroundings(one, other) if len(close[0]) * len(close[1]) > 1 else 0.0, a, b)
        for a, b in couples(*close)
        if (degree := kind.agreement(one := close[0][a], other := close[1][b])) >= AGREES
    ]
    free_a, free_b = set(range(len(close[0]))), set(range(len(close[1])))
    done: set[int] = set()
    for degree, _, a, b in sorted(scored, key=lambda each: (-each[0], -each[1], each[2:])):
        if a in free_a and b in free_b:
            free_a.remove(a)
            free_b.remove(b)
            matches.same.append((close[0][a], close[1][b], degree))
            done.update((id(close[0][a]), id(close[1][b])))
    left.without(done)


def _look_everywhere(
    kind: FactKind,
    ones: Sequence[Fact],
    others: Sequence[Fact],
    left: _Left,
    matches: Matches,
) -> None:
    near_others, near_ones = _Nearby(others), _Nearby(ones)
    free = set(map(id, left.others))
    kept_ones = []
    for one in left.ones:
        found = ((kind.agreement(one, other), other) for other in near_others.of(one, len(ones)))
        degree, other = _best(found)
        if other is None:
            kept_ones.append(one)
        else:
            free.discard(id(other))
            matches.same.append((one, other, degree))
    kept_others = []
    for other in left.others:
        if id(other) not in free:
            continue
        found = ((kind.agreement(one, other), one) for one in near_ones.of(other, len(others)))
        degree, source = _best(found)
        if source is None:
            kept_others.append(other)
        else:
            matches.same.append((source, other, degree))
    left.ones, left.others = kept_ones, kept_others


class _Nearby:
    """The facts of one side that may agree with one of the other.

    All of them in texts of usual length; in long ones those of equal value, and some hundred
    around the same place of the text, so that the work grows with the text and not its square.
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = facts
        self._by_value: dict[Hashable, list[Fact]] = {}
        if len(facts) > _WINDOW:
            for fact in facts:
                self._by_value.setdefault(fact.value, []).append(fact)

    def of(self, fact: Fact, count: int) -> Iterable[Fact]:
        """Candidates for a fact of the other side, which has `count` of them."""
        if len(self._facts) <= _WINDOW:
            return self._facts
        place = fact.sentence * len(self._facts) // max(1, count)
        start = max(0, min(place, len(self._facts)) - _WINDOW // 2)
        return [*self._by_value.get(fact.value, ())[:1], *self._facts[start : start + _WINDOW]]


def _best(candidates: Iterable[tuple[float, Fact]]) -> tuple[float, Fact | None]:
    """The candidate of highest agreement, if any agrees."""
    best, found = 0.0, None
    for degree, fact in candidates:
        if degree >= AGREES and degree > best:
            best, found = degree, fact
            if degree == 1.0:
                break
    return best, found


def _pair_slots(
    kind: FactKind,
    pair: Pair,
    close: tuple[list[Fact], list[Fact]],
    left: _Left,
    matches: Matches,
    least: float,
) -> None:
    plain = least > kind.slot
    alone = not plain and len(close[0]) == len(close[1]) == 1
    scored = [
        (shared, one, other)
        for a, b in couples(*close)
        if kind.rivals(one := close[0][a], other := close[1][b])
        and (
            (shared := pair.surroundings(one, other, 2 if plain else 1)) >= least
            or (alone and shared > 0)
        )
    ]
    done: set[int] = set()
    for _, one, other in sorted(scored, key=lambda each: (-each[0], each[1].first, each[2].first)):
        if id(one) not in done and id(other) not in done:
            done.update((id(one), id(other)))
            matches.changed.append((one, other))
    left.without(done)
