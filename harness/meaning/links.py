"""Which words belong together, inside a group of aligned sentences: one word to one word.

The surest pairs are made first: the same lemma, then the same family (decide, decision), then
synonyms, phrases that stand for each other, and a general word for a special one. Among equals
the one that keeps the order is taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from harness.meaning.align import Group
from harness.meaning.lexicon.loading import Lexicon
from harness.meaning.lexicon.stems import family
from harness.meaning.passage import Passage, Token

_MANY = 2500  # pairs of words left over in a group, from which not each is looked at
_EQUAL = 64
_REACH = 5  # words of a phrase before its first open one

SAME, FAMILY, SYNONYM, GENERAL, NONE = 1.0, 0.95, 0.9, 0.7, 0.0


class Link(NamedTuple):
    """A word of the original, a word of the rewrite, and how surely they say the same (0 to 1).

    A word that is said inside a phrase, and has no word of its own on the other side, has -1 there.
    """

    original: int
    rewrite: int
    strength: float


def link_words(original: Passage, rewrite: Passage, groups: Iterable[Group]) -> list[Link]:
    """Links inside each group; each token is in at most one.

    Example:
        >>> from harness.meaning.align import align
        >>> from harness.meaning.passage import read_passage
        >>> before = read_passage("The physician decided to purchase a boat.")
        >>> after = read_passage("The doctor took the decision to buy a boat.")
        >>> links = link_words(before, after, align(before, after))
        >>> [(before.tokens[a].text, after.tokens[b].text) for a, b, _ in sorted(links)]
        [('physician', 'doctor'), ('decided', 'decision'), ('purchase', 'buy'), ('boat', 'boat')]
    """
    found: list[Link] = []
    for group in groups:
        if group.original and group.rewrite:
            found += _Linker(original, rewrite, group).links()
    return found


class _Linker:
    """One group; the lists hold what is not linked yet."""

    def __init__(self, original: Passage, rewrite: Passage, group: Group) -> None:
        self._one, self._other = original.tokens, rewrite.tokens
        self._left = _content(original, group.original)
        self._right = _content(rewrite, group.rewrite)
        self._lexicon = original.lexicon
        self._found: list[Link] = []

    def links(self) -> list[Link]:
        self._by_key(lambda token: token.lower, SAME)
        if self._lexicon is not None and self._left and self._right:
            self._by_key(lambda token: token.lemma, SAME)
            self._by_key(lambda token: family(token.lemma), FAMILY)
            self._by_synonym(self._lexicon)
            self._by_phrase(self._lexicon)
            self._by_general(self._lexicon)
        return self._found

    def _by_key(self, key: Callable[[Token], str], strength: float) -> None:
        """Link tokens of equal key, nearest to the diagonal of what is linked already."""
        where: dict[str, list[int]] = defaultdict(list)
        for at in self._right:
            where[key(self._other[at])].append(at)
        order = _Order(self._found)
        pairs: list[Link] = []
        for at in self._left:
            places = where.get(key(self._one[at]))
            if places:
                best = order.take(at, places)
                order.last = at, best
                pairs.append(Link(at, best, strength))
        self._take(pairs)

    def _by_synonym(self, known: Lexicon) -> None:
        where: dict[int, list[int]] = defaultdict(list)
        for at in self._right:
            for number in known.synonyms(self._other[at].lemma):
                where[number].append(at)
        taken: set[int] = set()
        pairs = []
        for at in self._left:
            for number in known.synonyms(self._one[at].lemma):
                free = next((place for place in where.get(number, ()) if place not in taken), -1)
                if free >= 0:
                    taken.add(free)
                    pairs.append(Link(at, free, SYNONYM))
                    break
        self._take(pairs)

    def _by_phrase(self, known: Lexicon) -> None:
        """A phrase for a word, a word for a phrase, or a phrase for another one."""
        if not self._left or not self._right:
            return
        ones = dict(self._phrases(known, self._one, self._left))
        others = dict(self._phrases(known, self._other, self._right))
        pairs: list[Link] = []
        for number, mine in ones.items():
            theirs = others.get(number) or self._single(known, number, self._other, self._right)
            pairs += _joined(mine, theirs)
        for number, theirs in others.items():
            if number not in ones:
                pairs += _joined(self._single(known, number, self._one, self._left), theirs)
        self._take(list(_once(pairs)))

    def _phrases(
        self, known: Lexicon, tokens: Sequence[Token], left: Sequence[int]
    ) -> Iterator[tuple[int, list[int]]]:
        """Synonym group and open content tokens of each phrase that has some, by place."""
        open_ones = set(left)
        starts = {start for at in left for start in range(max(0, at - _REACH), at + 1)}
        for start in sorted(starts):
            second = tokens[start + 1].lemma if start + 1 < len(tokens) else ""
            for lemmas, number in known.phrases.get(tokens[start].lemma, ()):
                end = start + len(lemmas)
                if lemmas[1] != second:  # cheap, and so with nearly every phrase
                    continue
                if tuple(token.lemma for token in tokens[start:end]) == lemmas:
                    inside = [place for place in range(start, end) if place in open_ones]
                    if inside:
                        yield number, inside

    def _single(
        self, known: Lexicon, number: int, tokens: Sequence[Token], left: Sequence[int]
    ) -> list[int]:
        """The first open word of a synonym group, alone in a list."""
        return next(([at] for at in left if number in known.synonyms(tokens[at].lemma)), [])

    def _by_general(self, known: Lexicon) -> None:
        """A general word for a special one; only where the group is no bigger than sentences."""
        if len(self._left) * len(self._right) > _MANY:
            return
        taken: set[int] = set()
        pairs = []
        for at in self._left:
            mine = self._one[at].lemma
            for place in self._right:
                if place not in taken and known.is_more_general(mine, self._other[place].lemma):
                    taken.add(place)
                    pairs.append(Link(at, place, GENERAL))
                    break
        self._take(pairs)

    def _take(self, pairs: Sequence[Link]) -> None:
        self._found += pairs
        ones = {link.original for link in pairs}
        others = {link.rewrite for link in pairs}
        self._left = [at for at in self._left if at not in ones]
        self._right = [at for at in self._right if at not in others]


def _joined(ones: Sequence[int], others: Sequence[int]) -> Iterator[Link]:
    """Two phrases word by word from the end, where their heads are; the rest has no partner."""
    if not ones or not others:
        return
    for one, other in zip_longest(reversed(ones), reversed(others), fillvalue=-1):
        yield Link(one, other, SYNONYM)


def _once(links: Iterable[Link]) -> Iterator[Link]:
    """Without the links of words that an earlier one has taken; a phrase may be in two groups."""
    ones: set[int] = set()
    others: set[int] = set()
    for link in links:
        if link.original not in ones and link.rewrite not in others:
            ones.update({link.original} - {-1})
            others.update({link.rewrite} - {-1})
            yield link


class _Order:
    """Which of several equal words comes where the links before lead one to expect it."""

    def __init__(self, found: Sequence[Link]) -> None:
        self._anchors = sorted(link[:2] for link in found if min(link[:2]) >= 0)
        self.last = (-1, -1)

    def take(self, at: int, places: list[int]) -> int:
        """Take the best place out of an ascending list of them."""
        if len(places) == 1 or len(places) > _EQUAL:
            # Of very many equal words each does as well as the next.
            return places.pop() if len(places) == 1 else places.pop(0)
        before = bisect_left(self._anchors, (at, -1)) - 1
        anchor = max(self._anchors[before] if before >= 0 else (-1, -1), self.last)
        expected = anchor[1] + at - anchor[0]
        best = min(places, key=lambda place: abs(place - expected))
        places.remove(best)
        return best


def _content(passage: Passage, sentences: Iterable[int]) -> list[int]:
    return [
        at
        for number in sentences
        for at in range(passage.sentences[number].first, passage.sentences[number].last)
        if passage.tokens[at].weight
    ]
