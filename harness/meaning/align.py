"""Which sentences belong together: splits, merges, skips on both sides, and crossings.

Each sentence of the rewrite chooses the sentence of the original that explains it best, or none.
The choices are made together (Viterbi): going on where the sentence before left off costs
nothing, a jump costs a little, so that of two equal sentences the near one is taken, and a
paragraph that was moved is still found. Sentences of the original that nobody chose then look
for a sentence that says them beside another (a merge). Only the best few candidates of each
sentence are weighed, so time and memory grow with the text and not with its square.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from harness.meaning.lexicon.stems import family
from harness.meaning.passage import Passage

_CANDIDATES = 6
_SUPPORTED = 0.25  # share of a rewrite sentence's content that its original must have
_MERGED = 0.34  # share of an original sentence's content that a merged rewrite must have
_JUMP = 0.06  # cost of not going on where the sentence before left off
_NONE = 0.2  # what it is worth to choose no original at all
_HINTED = 0.2  # the same of one that goes on in other words
_UNTOLD = 0.6  # share of a sentence's content that must be left of an original beside it
_COMMON = 64  # of a word in more sentences than this only the nearest are looked at

Bag = Mapping[str, float]


class Group(NamedTuple):
    """Sentences of both sides that say the same thing, by number; one side may be empty."""

    original: tuple[int, ...]
    rewrite: tuple[int, ...]


def align(original: Passage, rewrite: Passage) -> tuple[Group, ...]:
    """Groups in the order of the rewrite; sentences left out of it stand in groups at the end.

    Every sentence of both sides is in exactly one group.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> before = read_passage("The mill closed in May. Its owner, Ada Bell, moved to Orr.")
        >>> after = read_passage("Ada Bell owned it. She moved to Orr. The mill closed in May.")
        >>> [tuple(group) for group in align(before, after)]
        [((1,), (0, 1)), ((0,), (2,))]
    """
    index = _Index([_bag(original, number) for number in range(len(original.sentences))])
    bags = [_bag(rewrite, number) for number in range(len(rewrite.sentences))]
    if index.count == 1 and len(bags) == 1:
        return (Group((0,), (0,)),)
    slope = index.count / max(len(bags), 1)
    found = [index.candidates(bag, int(at * slope)) for at, bag in enumerate(bags)]
    chosen = _choices(found, index.count, len(bags))
    merged = _merges(index, bags, chosen)
    _attach(index.bags, bags, chosen)
    ties = [(number, index.count + at) for at, number in enumerate(chosen) if number >= 0]
    ties += [(number, index.count + at) for number, at in merged.items()]
    ties += _rests(original, 0, {one for one, _ in ties})
    ties += _rests(rewrite, index.count, {other for _, other in ties})
    return _groups(ties, index.count, len(bags))


def _bag(passage: Passage, number: int) -> Bag:
    """Content of a sentence: the heaviest weight of each word family."""
    bag: dict[str, float] = {}
    for token in passage.of_sentence(number):
        if token.weight:
            key = family(token.lemma) if passage.lexicon else token.lemma
            bag[key] = max(bag.get(key, 0.0), token.weight)
    return bag


class _Index:
    """The sentences of the original by the words in them."""

    def __init__(self, bags: Sequence[Bag]) -> None:
        self.bags = bags
        self.count = len(bags)
        self._totals = [sum(bag.values()) for bag in bags]
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, bag in enumerate(bags):
            for word in bag:
                self._where[word].append(number)

    def candidates(self, bag: Bag, near: int) -> list[tuple[float, int]]:
        """The sentences that share most with a bag, as (score, number), best first.

        Args:
            bag: The content of a sentence of the other side.
            near: Where its partner would stand if both texts went on at the same pace.
        """
        total = sum(bag.values())
        if not total:
            return []
        shared: dict[int, float] = defaultdict(float)
        for word, weight in bag.items():
            where = self._where.get(word, [])
            if len(where) > _COMMON:
                start = max(0, bisect_left(where, near) - _COMMON // 2)
                where = where[start : start + _COMMON]
            for number in where:
                shared[number] += weight
        scored = (
            (found / total + 0.25 * found / max(self._totals[number], found), number)
            for number, found in shared.items()
            if found / total >= _SUPPORTED or found >= 0.5 * self._totals[number]
        )
        return heapq.nlargest(_CANDIDATES, scored)


def _choices(
    candidates: Sequence[Sequence[tuple[float, int]]], originals: int, rewrites: int
) -> list[int]:
    """For each sentence of the rewrite the number of its original, or -1: the best path."""
    slope = originals / max(rewrites, 1)
    states: list[tuple[float, int, int]] = [(0.0, -1, -1)]  # (worth, number, came from)
    history: list[list[tuple[float, int, int]]] = []
    for at, found in enumerate(candidates):
        options = [*found, (_NONE, -1)]
        states = [_best(states, worth, number, at * slope, originals) for worth, number in options]
        history.append(states)
    return _traced(history)


def _best(
    states: Sequence[tuple[float, int, int]], worth: float, number: int, expected: float, count: int
) -> tuple[float, int, int]:
    """The best way into a state; the position prior breaks ties before anything was chosen."""
    if number >= 0:
        worth -= 0.05 * abs(number - expected) / count
    before = range(len(states))
    came = max(before, key=lambda at: states[at][0] - _cost(states[at][1], number))
    return states[came][0] - _cost(states[came][1], number) + worth, number, came


def _cost(last: int, following: int) -> float:
    """What it costs to go from one original to another."""
    if last < 0 or following < 0 or 0 <= following - last <= 1:
        return 0.0
    return _JUMP if abs(following - last) <= 3 else 2 * _JUMP


def _traced(history: Sequence[Sequence[tuple[float, int, int]]]) -> list[int]:
    path: list[int] = []
    if not history:
        return path
    at = max(range(len(history[-1])), key=lambda index: history[-1][index][0])
    for states in reversed(history):
        _, number, came = states[at]
        path.append(number)
        at = came
    return path[::-1]


def _merges(index: _Index, bags: Sequence[Bag], chosen: Sequence[int]) -> dict[int, int]:
    """For originals that nobody chose, the rewrite sentence that says them beside another."""
    taken = set(chosen)
    left = [number for number in range(index.count) if number not in taken]
    if not left:
        return {}
    reverse = _Index(bags)
    merged: dict[int, int] = {}
    for number in left:
        bag = index.bags[number]
        near = number * len(bags) // index.count
        for _, at in reverse.candidates(bag, near)[:1]:
            shared = _weight(bag, of=bags[at])
            if shared >= _MERGED * _weight(bag) or (
                shared >= _HINTED * _weight(bag)
                and abs(chosen[at] - number) == 1
                and _goes_on(bags[at], index.bags[chosen[at]], bag)
            ):
                merged[number] = at
    return merged


def _goes_on(bag: Bag, told: Bag, untold: Bag) -> bool:
    """Whether what a sentence has beside its own original may be another one in other words."""
    return _weight(bag) - _weight(bag, of=told) >= _UNTOLD * _weight(untold)


def _weight(bag: Bag, of: Bag | None = None) -> float:
    """How much content a sentence has, or has in common with another."""
    return sum(weight for word, weight in bag.items() if of is None or word in of)


def _attach(originals: Sequence[Bag], bags: Sequence[Bag], chosen: list[int]) -> None:
    """Give a sentence that chose none to a neighbor's original that is not yet told in full.

    Of a long sentence told in short ones, some have no word of it: what is left may be in them.
    """
    told: dict[int, set[str]] = defaultdict(set)
    for at, number in enumerate(chosen):
        told[number].update(bags[at])
    free = [at for at, number in enumerate(chosen) if number < 0]
    for at in free:
        for beside in (at - 1, at + 1):
            number = chosen[beside] if 0 <= beside < len(chosen) else -1
            if number < 0:
                continue
            left = sum(w for word, w in originals[number].items() if word not in told[number])
            if bags[at] and left >= _UNTOLD * sum(bags[at].values()):
                chosen[at] = number
                told[number].update(bags[at])
                break


def _rests(passage: Passage, first: int, aligned: Collection[int]) -> list[tuple[int, int]]:
    """What a semicolon parts from an aligned sentence, and nothing answers to, stays with it."""
    parts = _parts(passage, first)
    return [each for each in parts if (each[0] in aligned) != (each[1] in aligned)]


def _parts(passage: Passage, first: int) -> Iterator[tuple[int, int]]:
    """The sentences that a semicolon parts, two by two; `first` is the number of the first one."""
    numbers = range(first, first + len(passage.sentences))
    return ((number - 1, number) for number in numbers if passage.goes_on(number - first))


def whole_sentences(
    groups: Iterable[Group], original: Passage, rewrite: Passage
) -> tuple[Group, ...]:
    """Groups with what a semicolon parts put together again, for who wants whole sentences.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> before = read_passage("The old mill closed in May; its owner moved to Orr.")
        >>> after = read_passage("The old mill closed in May. Its owner moved to Orr.")
        >>> groups = align(before, after)
        >>> len(groups), whole_sentences(groups, before, after)
        (2, (Group(original=(0, 1), rewrite=(0, 1)),))
    """
    count = len(original.sentences)
    ties = [*_parts(original, 0), *_parts(rewrite, count)]
    for group in groups:
        ties += pairwise([*group.original, *(count + number for number in group.rewrite)])
    return _groups(ties, count, len(rewrite.sentences))


def _groups(ties: Iterable[tuple[int, int]], originals: int, rewrites: int) -> tuple[Group, ...]:
    """Join what is tied, directly or through others; a rewrite's number comes after originals."""
    parent = list(range(originals + rewrites))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in ties:
        parent[root(one)] = root(other)
    members: dict[int, tuple[list[int], list[int]]] = {}
    nodes = [*range(originals, len(parent)), *range(originals)]
    for node in nodes:
        sides = members.setdefault(root(node), ([], []))
        sides[node >= originals].append(node - originals if node >= originals else node)
    return tuple(Group(tuple(one), tuple(other)) for one, other in members.values())
