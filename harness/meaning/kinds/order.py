"""Events whose order was turned: after the road is renewed, for before it is renewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.negation_scope import negations_within
from harness.meaning.kinds.order_reading import Order, orders
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Severity

_FAR = 40  # tokens on each side of a connective in which its events lie
_MANY = 8


class OrderKind(Kind):
    """Which event comes first, by connective and by the words of both events."""

    name = "order"
    about = "Events that change places in time: before and after, until and since, then."

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """A fact for each connective with its two events."""
        return [
            self.fact(passage, each, each.cue, _end(each))
            for each in orders(passage)
            if free[each.cue]
        ]

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Look for the same two events on the other side, in order or turned."""
        close: dict[int, list[Fact]] = defaultdict(list)
        for other in pair.rewrite.of(self.name):
            for sentence in _sentences(pair.rewrite.passage, other.said):
                close[sentence].append(other)
        taken: set[int] = set()
        for one in pair.original.of(self.name):
            others = _near(pair, one.said, close)
            best = max(others, key=lambda other: _overlap(pair, one.said, other.said), default=None)
            if best is None or _overlap(pair, one.said, best.said) == 0:
                yield Outcome(self.name, Fate.DROPPED, one, None)
                continue
            taken.add(best.first)
            yield self._outcome(pair, one, best, others)
        for other in pair.rewrite.of(self.name):
            if other.first not in taken:
                yield Outcome(self.name, Fate.ADDED, None, other)

    def _outcome(self, pair: Pair, one: Fact, other: Fact, others: Sequence[Fact]) -> Outcome:
        sure = _turned(pair, one.said, other.said)
        if not sure or any(_is_same(pair, one.said, each.said) for each in others):
            return Outcome(self.name, Fate.PRESERVED, one, other)
        severity: Severity = "major" if sure >= 0.6 else "minor"
        before = pair.original.passage.quote(one.span)
        after = pair.rewrite.passage.quote(other.span)
        message = f"The order of two events was turned: “{before}” became “{after}”."
        finding = Finding(self.name, severity, one.span, other.span, message, sure)
        return Outcome(self.name, Fate.CHANGED, one, other, finding)


def _sentences(passage: Passage, order: Order) -> set[int]:
    return {passage.tokens[at].sentence for at in (*order.first, *order.second)}


def _near(pair: Pair, order: Order, close: Mapping[int, list[Fact]]) -> list[Fact]:
    """The orders of the rewrite with an event in a sentence that has words of this one."""
    tokens = pair.rewrite.passage.tokens
    places = (pair.to_rewrite[at] for at in (*order.first, *order.second))
    sentences = sorted({tokens[at].sentence for at in places if at >= 0})
    found = {other.first: other for number in sentences for other in close.get(number, ())}
    return list(found.values())[:_MANY]


def _end(order: Order) -> int:
    """One past the last word that a quote needs: the connective and what follows it."""
    after = [at for at in order.direct[:3] if at > order.cue]
    return (after[-1] if after else order.cue) + 1


def _linked(pair: Pair, one: Sequence[int], other: Sequence[int]) -> int:
    there = set(other)
    return sum(pair.to_rewrite[at] in there for at in one)


def _overlap(pair: Pair, one: Order, other: Order) -> int:
    return _linked(pair, (*one.first, *one.second), (*other.first, *other.second))


def _is_straight(pair: Pair, one: Order, other: Order) -> bool:
    straight, crossed = _both(pair, one, other)
    return min(straight) > 0 and sum(straight) >= sum(crossed)


def _is_same(pair: Pair, one: Order, other: Order) -> bool:
    """Whether the order stands: both events in place, or the same words after the same word."""
    if one.word == other.word and _linked(pair, one.direct, other.direct):
        return not _linked(
            pair, one.direct, other.first if one.direct == one.second else other.second
        )
    return _is_straight(pair, one, other)


def _both(pair: Pair, one: Order, other: Order) -> tuple[tuple[int, int], tuple[int, int]]:
    straight = _linked(pair, one.first, other.first), _linked(pair, one.second, other.second)
    crossed = _linked(pair, one.first, other.second), _linked(pair, one.second, other.first)
    return straight, crossed


def _turned(pair: Pair, one: Order, other: Order) -> float:
    """How sure it is that the two events changed places; 0 where they did not."""
    straight, crossed = _both(pair, one, other)
    ranges = {one.word, other.word}
    if "from" in ranges and ranges.isdisjoint({"until", "till"}):
        return 0.0  # two stretches of time, not two events
    if sum(crossed) <= sum(straight) or _is_balanced(pair, one, other):
        return 0.0
    if min(crossed) > 0:
        return 0.8 if sum(crossed) >= 2 * sum(straight) else 0.5
    if one.word == other.word:
        return 0.0
    direct = _linked(pair, one.direct, other.direct)
    return 0.55 if direct * 3 >= len(one.direct) * 2 and direct and not sum(straight) else 0.0


def _is_balanced(pair: Pair, one: Order, other: Order) -> bool:
    """Whether a negation on one side only explains the opposite connective."""
    return _denials(pair.original.passage, one) != _denials(pair.rewrite.passage, other)


def _denials(passage: Passage, order: Order) -> int:
    """How many negations turn a word of the two events, modulo 2."""
    first, last = max(0, order.cue - _FAR), min(len(passage.tokens), order.cue + _FAR)
    events = {*order.first[:3], *order.second[:3]}
    found = negations_within(passage, first, last)
    return sum(not events.isdisjoint(each.heads) for each in found) % 2
