"""Events whose order was turned: after the road is renewed, for before it is renewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.polarity.negation_scope import negations_within
from harness.meaning.kinds.polarity.order_adverbs import turned_adverbs
from harness.meaning.kinds.polarity.order_during import moved
from harness.meaning.kinds.polarity.order_flipped import go_round, is_flipped, wait
from harness.meaning.kinds.polarity.order_limits import turned_limits
from harness.meaning.kinds.polarity.order_reading import Order, is_waiting, orders
from harness.meaning.kinds.polarity.order_words import WHEN
from harness.meaning.kinds.shared.clauses import clause, views
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.meaning.reading import Reading
from harness.model import Finding, Severity

_FAR = 40  # tokens on each side of a connective in which its events lie
_MANY = 8
_ADVERBS = frozenset({"then", "afterwards", "afterward", "subsequently", "thereafter"})
_PLAIN = frozenset({"before", "after", "until", "since", "once"})
"""Connectives that stay such where another kind has read a time with them: "two days after"."""


class OrderKind(Kind):
    """Which event comes first, by connective and by the words of both events."""

    name = "order"
    about = "Events that change places in time: before and after, until and since, then."

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """A fact for each connective with its two events."""
        return [
            self._fact(passage, each)
            for each in orders(passage)
            if free[each.cue] or each.word in _PLAIN
        ]

    def _fact(self, passage: Passage, each: Order) -> Fact:
        """The connective, with a span that goes on to what follows it."""
        span = passage.span(each.cue, _end(each))
        sentence = passage.tokens[each.cue].sentence
        return Fact(self.name, each, span, each.cue, each.cue + 1, sentence)

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Look for the same two events on the other side, in order or turned."""
        close: dict[int, list[Fact]] = defaultdict(list)
        for other in pair.rewrite.of(self.name):
            for sentence in _sentences(pair.rewrite.passage, other.said):
                close[sentence].append(other)
        ones = pair.original.of(self.name)
        near = {one.first: _near(pair, one.said, close) for one in ones}
        same = _same(pair, ones, near)
        turned = _exchanged(pair, ones, near, same)
        for one in ones:
            if one.first in same:
                yield self._kept(pair, one, same[one.first])
            elif one.first in turned:
                yield self._outcome(pair, one, *turned[one.first])
            else:
                yield Outcome(self.name, Fate.DROPPED, one, None)
        taken = {other.first for other in same.values()}
        taken.update(other.first for other, _ in turned.values())
        told = {**same, **turned}
        for one, other in (
            *_contradicted(pair, near, ones, taken),
            *_flipped(pair, near, [one for one in ones if one.first not in told], taken),
        ):
            if other.first not in taken:
                taken.add(other.first)
                yield self._outcome(pair, one, other, 0.7)
        for other in pair.rewrite.of(self.name):
            if other.first not in taken:
                yield Outcome(self.name, Fate.ADDED, None, other)
        yield from self._times(pair)

    def _kept(self, pair: Pair, one: Fact, other: Fact) -> Outcome:
        if _is_undone(pair, one.said, other.said):
            return self._outcome(pair, one, other, 0.65)
        return Outcome(self.name, Fate.PRESERVED, one, other)

    def _times(self, pair: Pair) -> Iterable[Outcome]:
        for at, place in turned_limits(pair):
            yield self._moved(pair, at, place, "The limit in time was turned")
        forth, back = views(pair)
        for at, place in turned_adverbs(forth):
            yield self._moved(pair, at, place, "The order was turned")
        for at, place in (*moved(forth), *((at, place) for place, at in moved(back))):
            yield self._moved(pair, at, place, "The time changed")

    def _moved(self, pair: Pair, at: int, place: int, what: str) -> Outcome:
        one, other = pair.original.passage, pair.rewrite.passage
        spans = one.span(at, at + 2), other.span(place, place + 2)
        before, after = one.quote(spans[0]), other.quote(spans[1])
        message = f"{what}: “{before}” became “{after}”."
        finding = Finding(self.name, "major", *spans, message, 0.65)
        return Outcome(self.name, Fate.CHANGED, None, None, finding)

    def _outcome(self, pair: Pair, one: Fact, other: Fact, sure: float) -> Outcome:
        severity: Severity = "major" if sure >= 0.6 else "minor"
        before = pair.original.passage.quote(one.span)
        after = pair.rewrite.passage.quote(other.span)
        message = f"The order of two events was turned: “{before}” became “{after}”."
        finding = Finding(self.name, severity, one.span, other.span, message, sure)
        return Outcome(self.name, Fate.CHANGED, one, other, finding)


def _same(pair: Pair, ones: Sequence[Fact], near: Mapping[int, Sequence[Fact]]) -> dict[int, Fact]:
    """The orders that stand, by cue: those with the same word first."""
    found: dict[int, Fact] = {}
    taken: set[int] = set()
    for equal in (True, False):
        for one in ones:
            if one.first in found:
                continue
            for other in near[one.first]:
                if WHEN in (one.said.word, other.said.word):
                    continue
                if other.first in taken or equal != (one.said.word == other.said.word):
                    continue
                if _is_same(pair, one.said, other.said):
                    found[one.first] = other
                    taken.add(other.first)
                    break
    return found


def _exchanged(
    pair: Pair,
    ones: Sequence[Fact],
    near: Mapping[int, Sequence[Fact]],
    same: Mapping[int, Fact],
) -> dict[int, tuple[Fact, float]]:
    """The orders that were turned, by cue, each with its partner and how sure that is."""
    taken = {other.first for other in same.values()}
    found: dict[int, tuple[Fact, float]] = {}
    for one in ones:
        if one.first in same:
            continue
        scored = [
            (_turned(pair, one.said, other.said), other)
            for other in near[one.first]
            if other.first not in taken
        ]
        sure, best = max(scored, key=lambda each: each[0], default=(0.0, one))
        if sure:
            found[one.first] = best, sure
            taken.add(best.first)
    return found


def _contradicted(
    pair: Pair, near: Mapping[int, Sequence[Fact]], ones: Sequence[Fact], taken: set[int]
) -> list[tuple[Fact, Fact]]:
    """Orders of the rewrite that turn one that another sentence tells rightly.

    "He retired before he was ill. He then wrote", of somebody who retired after he was ill.
    """
    return [
        (one, other)
        for one in ones
        for other in near[one.first]
        if other.first not in taken
        and _is_contrary(pair, one.said, other.said)
        and not _is_said(pair, other.said)
    ]


def _flipped(
    pair: Pair, near: Mapping[int, Sequence[Fact]], ones: Sequence[Fact], taken: set[int]
) -> list[tuple[Fact, Fact]]:
    """Orders for which nothing was found, with one of the rewrite that has the other connective."""
    return [
        (one, other)
        for one in ones
        for other in near[one.first]
        if other.first not in taken
        and is_flipped(pair, one.said, other.said)
        and not _is_balanced(pair, one.said, other.said)
        and not _is_said(pair, other.said)
    ]


def _is_said(pair: Pair, other: Order) -> bool:
    """Whether the original has the same connective before the same word."""
    at = pair.to_original[other.direct[0]]
    tokens = pair.original.passage.tokens
    return any(token.lower == other.word for token in tokens[max(0, at - 4) : max(0, at)])


def _is_contrary(pair: Pair, one: Order, other: Order) -> bool:
    """Whether the connective alone was turned, between events with the same words."""
    return (
        {one.word, other.word} == {"before", "after"}
        and _linked(pair, one.direct[:3], other.direct) > 0
        and _linked(pair, _main(one)[:3], _main(other)) > 0
        and _turned(pair, one, other) >= 0.8
    )


def _is_undone(pair: Pair, one: Order, other: Order) -> bool:
    """Whether one waits for an event, and the other says of the time after it that it is not so.

    "She did not hear until he had left" is no "she did not hear after he had left".
    """
    if is_waiting(one) == is_waiting(other) or _is_ahead(one) or _is_ahead(other):
        return False
    return _is_balanced(pair, one, other) and _linked(pair, one.direct[:2], other.direct) > 0


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
    if WHEN in (one.word, other.word) and (other.word != "before" or sum(crossed) < 3):
        return 0.0  # told for any order of events, so only a plain contrary counts
    if sum(crossed) <= sum(straight) or not _meets(pair, one, other):
        return 0.0
    if any(test(pair, one, other) for test in (_is_balanced, _are_stretches, go_round, wait)):
        return 0.0
    if min(crossed) > 0:
        return 0.8 if sum(crossed) >= 2 * sum(straight) else 0.5
    if one.word == other.word or max(straight) > 0:
        return 0.0
    return _turned_by_one(pair, one, other)


def _turned_by_one(pair: Pair, one: Order, other: Order) -> float:
    """How sure it is where one of the two events is told in other words."""
    direct = _linked(pair, one.direct, other.direct)
    adverbs = not _ADVERBS.isdisjoint((one.word, other.word))  # what came before is another event
    if adverbs or direct * 3 < max(len(one.direct) * 2, 1):
        return 0.0
    return 0.62 if direct >= 2 else 0.55


def _are_stretches(pair: Pair, one: Order, other: Order) -> bool:
    """Whether times are told and no events: from May, or since 1997 and since 2001."""
    pair_of_words = {one.word, other.word}
    if pair_of_words <= {"until", "till"}:
        return True  # what is denied until then is another kind's business
    if "from" in pair_of_words and pair_of_words.isdisjoint({"until", "till"}):
        return True
    return one.word == other.word and (
        _is_repeated(pair.original, one) or _is_repeated(pair.rewrite, other)
    )


def _is_repeated(reading: Reading, order: Order) -> bool:
    """Whether the sentence of a connective has it twice."""
    tokens = reading.passage.tokens
    sentence = reading.passage.of_sentence(tokens[order.cue].sentence)
    return sum(token.lower == order.word for token in sentence) > 1


def _meets(pair: Pair, one: Order, other: Order) -> bool:
    """Whether the words right after the connectives show that the events changed places.

    Either the connective was turned and stands before the same event, or it is of the same sort
    and stands before the other one.
    """
    if _is_ahead(one) != _is_ahead(other):
        return _linked(pair, one.direct, other.direct) > 0
    return _linked(pair, one.direct, _main(other)) > 0 < _linked(pair, _main(one), other.direct)


def _is_ahead(order: Order) -> bool:
    return order.direct == order.second


def _main(order: Order) -> tuple[int, ...]:
    return order.first if _is_ahead(order) else order.second


def _is_balanced(pair: Pair, one: Order, other: Order) -> bool:
    """Whether a negation on one side only explains the opposite connective."""
    return _denials(pair.original.passage, one) != _denials(pair.rewrite.passage, other)


def _denials(passage: Passage, order: Order) -> int:
    """How many negations turn a word of the two events, modulo 2."""
    if is_waiting(order):
        return _is_excepted(passage, order)  # "not until": its negation has turned the order
    first, last = max(0, order.cue - _FAR), min(len(passage.tokens), order.cue + _FAR)
    events = {*order.first[:3], *order.second[:3]}
    found = negations_within(passage, first, last)
    denied = sum(not events.isdisjoint(each.heads) for each in found)
    return (denied + _is_excepted(passage, order)) % 2


def _is_excepted(passage: Passage, order: Order) -> bool:
    """Whether "unless" opens the clause of the connective: "if no" is the same."""
    start, _ = clause(passage, order.cue)
    return start > 0 and passage.tokens[start - 1].lower == "unless"
