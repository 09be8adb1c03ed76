"""Two facts of one sort that changed places: each stands among the words of the other.

"9% of those who took it, and 4% on placebo" as "4% of those who took it, and 9% on placebo": both
figures are still there, and both are wrong. Each of two facts has the words around it, up to the
border between the two. They were exchanged where the words of each are around the other now, and
hardly any is left with its own. What stands between two facts without a border belongs to neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from harness.meaning.facts import Fact, Fate, Outcome
from harness.meaning.kinds.names.name_words import TITLES
from harness.meaning.kinds.shared.clauses import AUXILIARIES, is_content, words
from harness.meaning.kinds.shared.noun_phrases import is_past
from harness.meaning.links import SYNONYM
from harness.meaning.matching import FactKind, Matches, quoted
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Severity

_REACH = 12  # tokens on each side of a fact that may belong to it
_SHORT = 5  # tokens to the end of a bracket that belongs to what stands before it
_MANY = 12  # facts of one group beyond which none are held against each other
_STOPS = words("; : . ! ? ( ) [ ] — …")
_TURNS = words("but while whereas although though compared unlike which who whose when where")
_JOINTS = words("and or then")
_MUTUAL = words("between both either")
_BEFORE = frozenset({("instead", "of"), ("rather", "than"), ("not", "on"), ("not", "in")})
_PARALLEL = words("for in at to by from of with on")
_PRONOUNS = words("he she it they we you i his her their its")

Couple = tuple[Fact, Fact]
Places = tuple[frozenset[int], frozenset[int]]
Rivals = tuple[Sequence[Fact], Sequence[Fact]]


class Exchange(NamedTuple):
    """Two facts, each with the same fact in the rewrite, that changed places.

    Attributes:
        one: The first of the original, and what says the same in the rewrite.
        other: The second.
        sure: Whether the words of both are with the other now, and not only those of one.
    """

    one: Couple
    other: Couple
    sure: bool


def exchanges(
    pair: Pair, couples: Sequence[Couple], rivals: Rivals, strict: bool = False
) -> Iterator[Exchange]:
    """The facts that changed places among some of one sort, each in one exchange at most.

    Args:
        pair: Both texts.
        couples: Facts of one sort that both texts say, by what says the same.
        rivals: All facts of that sort of both texts: what is around one of them is not another's.
        strict: Whether only facts of different clauses are held against each other; for names,
            of which one may be told by the other: "Sydney is the capital of New South Wales".
    """
    groups: dict[int, list[Couple]] = defaultdict(list)
    for one, other in couples:
        if pair.together(one, other):
            groups[id(pair.group_of_original(one.sentence))].append((one, other))
    many = [each for each in groups.values() if 2 <= len(each) <= _MANY]
    if many:
        here = _Side(pair.original.passage, rivals[0], strict)
        there = _Side(pair.rewrite.passage, rivals[1], strict)
        for each in many:
            yield from _Group(pair, each, here, there).exchanges()


class _Group:
    """The facts of one group of sentences."""

    def __init__(self, pair: Pair, couples: Sequence[Couple], here: _Side, there: _Side) -> None:
        self._pair, self._couples = pair, couples
        self._here, self._there = here, there
        self._group = pair.group_of_original(couples[0][0].sentence)

    @cached_property
    def _said(self) -> Counter[str]:
        return _counted(self._pair.original.passage, self._group.original)

    @cached_property
    def _told(self) -> Counter[str]:
        return _counted(self._pair.rewrite.passage, self._group.rewrite)

    def exchanges(self) -> Iterator[Exchange]:
        taken: set[Fact] = set()
        ones = Counter(one.value for one, _ in self._couples)
        others = Counter(other.value for _, other in self._couples)
        single = [
            (one, other)
            for one, other in self._couples
            if ones[one.value] == others[other.value] == 1
            and not (self._here.is_mutual(one) or self._there.is_mutual(other))
        ]
        for first, second in combinations(single, 2):
            if taken.isdisjoint((*first, *second)):
                found = self._weighed(first, second)
                if found is not None:
                    taken.update((*first, *second))
                    yield Exchange(first, second, found)

    def _weighed(self, first: Couple, second: Couple) -> bool | None:
        """Whether two facts surely changed places; None where they did not."""
        starts = self._here.is_start(first[0]), self._here.is_start(second[0])
        ends = self._there.is_start(second[1]), self._there.is_start(first[1])
        if starts == ends in ((True, False), (False, True)):
            return True  # what was before a change is what came after it now
        before = self._here.surroundings(first[0], second[0])
        after = self._there.surroundings(first[1], second[1])
        if before is None or after is None:
            return None
        (mine, yours), (its, theirs) = before, after
        stayed = self._linked(mine, its) + self._linked(yours, theirs)
        moved = self._linked(mine, theirs), self._linked(yours, its)
        beside = min(moved) and not self._here.is_strict and sum(moved) > stayed
        if beside and self._are_beside(first, second, before, after):
            return True  # "chess (Mondays), choir (Tuesdays)", whatever else stands before both
        if sum(moved) < 2 + 2 * stayed:
            return None
        if min(moved):
            return True
        return False if sum(moved) > 2 + 2 * stayed else None

    def _are_beside(self, first: Couple, second: Couple, before: Places, after: Places) -> bool:
        """Whether the word next to each fact is next to the other one now."""
        mine, yours = _next(first[0], before[0]), _next(second[0], before[1])
        its, theirs = _next(first[1], after[0]), _next(second[1], after[1])
        to = self._pair.to_rewrite
        return min(mine, yours) >= 0 and (to[mine], to[yours]) == (theirs, its)

    def _linked(self, ones: frozenset[int], others: frozenset[int]) -> int:
        """How many words of the original have their partner among some of the rewrite."""
        pair = self._pair
        return sum(
            (partner := pair.to_rewrite[at]) in others
            and pair.kept[at] >= SYNONYM
            and (self._is_single(at, partner) or self._is_in_phrase(at, partner))
            for at in ones
        )

    def _is_single(self, at: int, partner: int) -> bool:
        """Whether each side says a word once; one that is said again tells no place."""
        before, after = self._pair.original.passage.tokens, self._pair.rewrite.passage.tokens
        return self._said[before[at].lemma] == self._told[after[partner].lemma] == 1

    def _is_in_phrase(self, at: int, partner: int) -> bool:
        """Whether the word before or behind a word has its partner in the same place."""
        to = self._pair.to_rewrite
        return any(
            0 <= at + step < len(to)
            and to[at + step] == partner + step
            and self._is_single(at + step, partner + step)
            for step in (-1, 1)
        )


def _short_brackets(passage: Passage) -> frozenset[int]:
    """Where short brackets open and close: they belong to what stands before them."""
    found: set[int] = set()
    opened = -1
    for at, token in enumerate(passage.tokens):
        if token.text == "(":
            opened = at
        elif token.text == ")":
            if opened >= 0 and at - opened <= _SHORT:
                found |= {opened, at}
            opened = -1
    return frozenset(found)


def _next(fact: Fact, places: frozenset[int]) -> int:
    """The place that is next to a fact; -1 where there is none."""
    return min(places, key=lambda at: (max(fact.first - at, at - fact.last + 1), at), default=-1)


def _counted(passage: Passage, sentences: Sequence[int]) -> Counter[str]:
    return Counter(token.lemma for number in sentences for token in passage.of_sentence(number))


class _Side:
    """One text, with all facts of one sort in it."""

    def __init__(self, passage: Passage, rivals: Sequence[Fact], strict: bool) -> None:
        self._passage, self._tokens, self.is_strict = passage, passage.tokens, strict
        self._rivals: dict[int, list[Fact]] = defaultdict(list)
        for fact in rivals:
            self._rivals[fact.sentence].append(fact)
        self._brackets = _short_brackets(passage)

    def surroundings(self, one: Fact, other: Fact) -> Places | None:
        """The words of content that belong to each of two facts; None where none can tell."""
        ends: dict[Fact, tuple[int, int]] = {}
        if one.sentence == other.sentence:
            first, second = sorted((one, other), key=lambda fact: fact.first)
            if not any(is_content(token) for token in self._tokens[first.last : second.first]):
                return None  # members of a list
            border = self._border(first.last, second.first)
            if border is None and self.is_strict:
                return None
            end, start = border or (first.last, second.first)
            ends = {first: (0, end), second: (start, len(self._tokens))}
        everywhere = 0, len(self._tokens)
        return (
            self._around(one, *ends.get(one, everywhere)),
            self._around(other, *ends.get(other, everywhere)),
        )

    def is_start(self, fact: Fact) -> bool:
        """Whether a fact is what was before a change: "moved from Friday", "and not on Friday"."""
        if self.is_strict:
            return False  # the road from Oslo to Bergen is the road from Bergen to Oslo
        before = [token.lower for token in self._tokens[max(fact.first - 2, 0) : fact.first]]
        return before[-1:] == ["from"] or tuple(before[-2:]) in _BEFORE or before[-1:] == ["not"]

    def is_mutual(self, fact: Fact) -> bool:
        """Whether it may change places with another: "between Oslo and Rome"."""
        return fact.first > 0 and self._tokens[fact.first - 1].lower in _MUTUAL

    def _around(self, fact: Fact, low: int, high: int) -> frozenset[int]:
        sentence = self._passage.sentences[fact.sentence]
        low = max(sentence.first, fact.first - _REACH, low)
        high = min(sentence.last, fact.last + _REACH, high)
        for rival in self._rivals[fact.sentence]:
            if low < rival.last <= fact.first:
                border = self._border(rival.last, fact.first)
                low = border[1] if border else low
            elif fact.last <= rival.first < high:
                border = self._border(fact.last, rival.first)
                high = border[0] if border else high
        found: set[int] = set()
        for places in (range(fact.first - 1, low - 1, -1), range(fact.last, high)):
            for at in places:
                if self._is_stop(at):
                    break
                token = self._tokens[at]
                if is_content(token) and not (self.is_strict and token.lower in TITLES):
                    found.add(at)
        return frozenset(found)

    def _border(self, start: int, stop: int) -> tuple[int, int] | None:
        """Where the words of the first of two facts end, and those of the second begin."""
        if stop - start > 4 * _REACH:
            return start + _REACH, stop - _REACH
        for is_border in (self._is_stop, self._is_turn, self._is_joint, self._is_comma):
            places = [at for at in range(start, stop) if is_border(at)]
            if places:
                return places[0], places[-1] + 1
        return None

    def _is_stop(self, at: int) -> bool:
        """Whether a sign parts two facts; "chess (Mondays), choir (Tuesdays)" has commas for it."""
        return self._tokens[at].lower in _STOPS and at not in self._brackets

    def _is_turn(self, at: int) -> bool:
        return self._tokens[at].lower in _TURNS

    def _is_comma(self, at: int) -> bool:
        return self._tokens[at].lower == ","

    def _is_joint(self, at: int) -> bool:
        """Whether a joint is one of clauses; of names only where a verb or another name follows."""
        if self._tokens[at].lower not in _JOINTS:
            return False
        behind = self._tokens[at + 1]
        return (
            not self.is_strict
            or is_past(behind)
            or behind.lower in _PRONOUNS | _PARALLEL
            or behind.lower in AUXILIARIES
            or behind.text[0].isupper()
        )


def take_exchanged(
    kind: FactKind,
    pair: Pair,
    found: Matches,
    couples: Sequence[Couple],
    noun: str,
    strict: bool = False,
) -> Iterator[Outcome]:
    """Tell of facts that changed places, and take them out of what is the same.

    Args:
        kind: What the facts are.
        pair: Both texts.
        found: What became of all facts of the kind; changed.
        couples: Those of them that are held against each other.
        noun: What messages call them: "dates".
        strict: As for `exchanges`.
    """
    gone: set[Fact] = set()
    rivals = pair.original.of(kind.name), pair.rewrite.of(kind.name)
    for each in exchanges(pair, couples, rivals, strict):
        (one, other), (second, third) = each.one, each.other
        gone |= {one, second}
        before, after = quoted(pair, one, third)
        message = f"Two {noun} changed places: “{before}” became “{after}”."
        severity: Severity = "major" if each.sure else "minor"
        finding = kind.finding(severity, one, third, message, 0.6 if each.sure else 0.5)
        yield Outcome(kind.name, Fate.CHANGED, one, third, finding, brittle=True)
        yield Outcome(kind.name, Fate.CHANGED, second, other)
    if gone:
        found.same = [same for same in found.same if same[0] not in gone]
