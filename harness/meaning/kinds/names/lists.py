"""Enumerations that lost a member, gained one, or have another in its place.

Members are followed one by one through the words that the two texts share. Nothing is said
where fewer than two members are kept (the list was summed up: "fruit"), or where the words of
the missing member are said in the same passage in another form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.names.list_members import Follower, are_near
from harness.meaning.kinds.names.list_spans import Listing, Member, listings
from harness.meaning.kinds.names.name_equal import whole_key
from harness.meaning.kinds.names.name_keys import fold
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token
from harness.model import Finding


class Lists(Kind):
    """Lists, compared by their members."""

    name: ClassVar[str] = "list"
    about: ClassVar[str] = "Enumerations that lost or gained a member, or exchanged one."
    languages: ClassVar[frozenset[str] | None] = frozenset({"en"})

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """The enumerations of a text, in order."""
        for found in listings(passage):
            first, last = found.members[0][0], found.members[-1][1]
            yield self.fact(passage, found, first, last)

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """What became of each list of the original, and new members in those of the rewrite."""
        exchanged = dict(self._exchanged(pair))
        for one in pair.original.of(self.name):
            if one in exchanged:
                yield exchanged[one]
            else:
                yield from Follower(self.name, pair, one).outcomes()
        for other in pair.rewrite.of(self.name):
            yield from self._gained(pair, other)

    def _exchanged(self, pair: Pair) -> Iterator[tuple[Fact, Outcome]]:
        """Lists of names that differ in one: "UH3 and UH4", "UH3 or UH5"."""
        theirs: dict[int, list[Fact]] = {}
        for other in pair.rewrite.of(self.name):
            if other.said.names:
                theirs.setdefault(id(pair.group_of_rewrite(other.sentence)), []).append(other)
        for one in pair.original.of(self.name) if theirs else ():
            if not one.said.names:
                continue
            for other in theirs.get(id(pair.group_of_original(one.sentence)), ()):
                swap = _swapped(pair, one.said, other.said)
                if swap is not None:
                    yield one, Outcome(self.name, Fate.CHANGED, one, other, self._swap(pair, *swap))

    def _swap(self, pair: Pair, mine: Member, theirs: Member) -> Finding:
        here, there = pair.original.passage, pair.rewrite.passage
        span, other = here.span(*mine), there.span(*theirs)
        message = f"In the list, “{here.quote(span)}” became “{there.quote(other)}”."
        return Finding(self.name, "major", span, other, message, 0.7)

    def _gained(self, pair: Pair, other: Fact) -> Iterator[Outcome]:
        said: Listing = other.said
        if said.names:
            return  # the names tell
        new = [member for member in said.members if _is_new(pair, member)]
        if len(new) != 1 or len(said.members) < 3 or new[0] == said.members[0]:
            return
        sources = [
            pair.to_original[at]
            for member in said.members
            if member != new[0]
            for at in range(*member)
            if pair.to_original[at] >= 0
        ]
        if len(sources) + 1 < len(said.members) or not _is_all_kept(pair, sources):
            return
        span = pair.rewrite.passage.span(*new[0])
        after = pair.rewrite.passage.quote(span)
        message = f"The list has “{after}”, which the original does not have."
        finding = Finding(self.name, "major", None, span, message, 0.65)
        yield Outcome(self.name, Fate.ADDED, None, other, finding)


def _swapped(pair: Pair, mine: Listing, theirs: Listing) -> tuple[Member, Member] | None:
    """The one member in which two lists of equal length differ, on both sides."""
    if len(mine.members) != len(theirs.members):
        return None
    here, there = pair.original.passage, pair.rewrite.passage
    left = [(_words(here, member), member) for member in mine.members]
    right = [(_words(there, member), member) for member in theirs.members]
    ours, others = _without(left, right), _without(right, left)
    if len(ours) != 1 or len(others) != 1:
        return None
    (one, kept), (other, put) = ours[0], others[0]
    if not one or not other or any(are_near(a, b, here.language) for a in one for b in other):
        return None
    if whole_key(one, here.language) == whole_key(other, here.language):
        return None
    coded = there.tokens[put[1] - 1].is_number  # the 5 of UH5 may be linked to another 5
    if not coded and _is_from_group(pair, put[1] - 1):
        return None
    spoken = {fold(token.text) for token in _around(pair, theirs, there)}
    return None if spoken.intersection(one) else (kept, put)


def _is_from_group(pair: Pair, at: int) -> bool:
    """Whether a word of the rewrite comes from the sentences aligned with its own."""
    source = pair.to_original[at]
    if source < 0:
        return False
    group = pair.group_of_rewrite(pair.rewrite.passage.tokens[at].sentence)
    return pair.original.passage.tokens[source].sentence in group.original


_Spoken = tuple[tuple[str, ...], Member]


def _without(some: Sequence[_Spoken], others: Sequence[_Spoken]) -> list[_Spoken]:
    """The members that share no word with any of the others."""
    spoken = {word for words, _ in others for word in words}
    return [each for each in some if spoken.isdisjoint(each[0])]


def _around(pair: Pair, listing: Listing, passage: Passage) -> Iterator[Token]:
    """The tokens of the sentences of the rewrite that belong to a list of the rewrite."""
    sentence = passage.tokens[listing.members[0][0]].sentence
    for number in pair.group_of_rewrite(sentence).rewrite:
        yield from passage.of_sentence(number)


def _words(passage: Passage, member: Member) -> tuple[str, ...]:
    """The words of a member, a number joined to the letters before it."""
    found: list[str] = []
    for at in range(*member):
        token = passage.tokens[at]
        if token.weight and at > member[0] and token.start == passage.tokens[at - 1].end and found:
            found[-1] += fold(token.text)
        elif token.weight:
            found.append(fold(token.text))
    return tuple(found)


def _is_new(pair: Pair, member: Member) -> bool:
    """Whether no word of a member comes from the original."""
    tokens = pair.rewrite.passage.tokens
    content = [at for at in range(*member) if tokens[at].weight]
    return bool(content) and not any(
        pair.backed[at] or pair.says_original(tokens[at].lemma) for at in content
    )


def _is_all_kept(pair: Pair, sources: Sequence[int]) -> bool:
    """Whether the original says the other members together, and no more beside them."""
    tokens = pair.original.passage.tokens
    if len({tokens[at].sentence for at in sources}) != 1:
        return False
    first, last = min(sources), max(sources)
    if last - first > 5 * len(sources) + 3:
        return False
    sentence = pair.original.passage.sentences[tokens[first].sentence]
    near = range(max(sentence.first, first - 3), min(sentence.last, last + 6))
    return all(pair.kept[at] or not tokens[at].weight for at in near)
