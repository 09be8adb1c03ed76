"""Enumerations that lost a member, gained one, or have another in its place.

Members are followed one by one through the words that the two texts share. Nothing is said
where fewer than two members are kept (the list was summed up: "fruit"), or where the words of
the missing member are said in the same passage in another form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.list_spans import Listing, Member, listings
from harness.meaning.kinds.name_aliases import same_word
from harness.meaning.kinds.name_equal import whole_key
from harness.meaning.kinds.name_keys import fold
from harness.meaning.lexicon.stems import family
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token
from harness.model import Finding, Severity, Span

_SPELLED = 4  # letters up to which a name is not taken for a misspelled one
_HUNG = 6  # tokens of what hangs on the last member that are looked at
_REACH = 4  # words around the members that are kept, where a renamed member may stand
_WIDEST = 60  # tokens between the members that are kept, to be one list
_VAGUE = frozenset({"others", "other", "etc", "more"})
_HANGING = frozenset(
    {"of", "in", "for", "with", "on", "to", "from", "at", "that", "who", "which", "like"}
)
_JOINTS = frozenset({",", ";", "and", "or", "&", "nor"})


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
                yield from _Follower(self, pair, one).outcomes()
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
    if not one or not other or any(_are_near(a, b, here.language) for a in one for b in other):
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


def _are_near(one: str, other: str, language: str) -> bool:
    """Whether two words are one name, or one of them is misspelled: not an exchange."""
    alike = len(one) > _SPELLED and len(other) > _SPELLED and one[-3:] == other[-3:]
    return (
        alike
        or (len(one) > _SPELLED and one[:3] == other[:3])
        or bool(same_word(one, other, language))
    )


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


class _Follower:
    """One list of the original, looked for in the sentences of the rewrite that belong to it."""

    def __init__(self, kind: Lists, pair: Pair, one: Fact) -> None:
        self._kind, self._pair, self._one = kind, pair, one
        self._listing: Listing = one.said
        self._tokens = pair.original.passage.tokens
        self._there = pair.rewrite.passage

    def outcomes(self) -> Iterator[Outcome]:
        """The list, and each member that is not in the rewrite."""
        name, one = self._kind.name, self._one
        sentences = self._sentences()
        if not sentences:
            yield Outcome(name, Fate.DROPPED, one)
            return
        said = self._said(sentences)
        members = self._listing.members
        lost = [member for member in members if not self._is_kept(member, said, sentences)]
        if members[0] in lost and not (self._listing.clear or self._listing.names):
            lost.remove(members[0])
        partners = self._partners([each for each in members if each not in lost], sentences)
        kept = len(members) - len(lost)
        if not lost or kept < max(2, len(lost)) or len(partners) < 2:
            yield Outcome(name, Fate.PRESERVED if not lost else Fate.DROPPED, one)
            return
        region = self._region(partners)
        renamed = self._renamed(partners)
        if renamed:
            yield Outcome(name, Fate.CHANGED, one, None, self._exchanged(lost, renamed))
            return
        last = max(partners)
        vague = any(token.lower in _VAGUE for token in self._there.tokens[last : last + 5])
        for member in lost:
            yield Outcome(name, Fate.CHANGED, one, None, self._dropped(lost, member, region, vague))

    def _sentences(self) -> frozenset[int]:
        """The sentences of the rewrite that belong to those of the list."""
        numbers = {self._tokens[start].sentence for start, _ in self._listing.members}
        groups = (self._pair.group_of_original(number) for number in numbers)
        return frozenset(number for group in groups for number in group.rewrite)

    def _said(self, sentences: Iterable[int]) -> set[str]:
        return {
            family(token.lemma)
            for number in sentences
            for token in self._there.of_sentence(number)
            if token.weight
        }

    def _is_kept(self, member: Member, said: set[str], sentences: frozenset[int]) -> bool:
        content = [at for at in range(*member) if self._tokens[at].weight]
        if member == self._listing.members[0] and not self._listing.names:
            content = content[-1:]
        elif member == self._listing.members[-1]:
            content += self._rest(member[1])
        return any(self._is_said(at, said, sentences) for at in content)

    def _rest(self, at: int) -> list[int]:
        """What may be a part of the last member still: the next word, or what hangs on it."""
        last = self._pair.original.passage.sentences[self._one.sentence].last
        if at < last and self._tokens[at].weight:
            return [at]
        if at < last and self._tokens[at].lower in _HANGING:
            return [
                place for place in range(at, min(at + _HUNG, last)) if self._tokens[place].weight
            ]
        return []

    def _is_said(self, at: int, said: set[str], sentences: frozenset[int]) -> bool:
        if family(self._tokens[at].lemma) in said:
            return True
        if not self._pair.kept[at]:
            return False
        partner = self._pair.to_rewrite[at]
        return partner < 0 or self._there.tokens[partner].sentence in sentences

    def _partners(self, members: Sequence[Member], sentences: frozenset[int]) -> list[int]:
        """Where the rewrite has the members that it keeps: one token for each."""
        found = []
        for member in members:
            places = [
                partner
                for at in range(*member)
                if (partner := self._pair.to_rewrite[at]) >= 0
                and self._there.tokens[partner].sentence in sentences
            ]
            if places:
                found.append(places[-1])
        return found

    def _region(self, partners: Sequence[int]) -> Span | None:
        """The list in the rewrite, where it stands in one sentence."""
        first, last = min(partners), max(partners)
        tokens = self._there.tokens
        if tokens[first].sentence != tokens[last].sentence:
            return None
        return self._there.span(first, last + 1)

    def _renamed(self, partners: Sequence[int]) -> list[int]:
        """Words from nowhere that stand as members do, beside those that are kept."""
        first, last = min(partners), max(partners)
        tokens = self._there.tokens
        if last - first > _WIDEST:
            return []
        begin = self._there.sentences[tokens[first].sentence].first
        end = self._there.sentences[tokens[last].sentence].last
        places = [*range(max(begin, first - _REACH), min(end, last + _REACH + 1))]
        return [
            at
            for at in places
            if tokens[at].weight
            and not self._pair.backed[at]
            and (first < at < last or self._is_beside(at, first, last))
        ]

    def _is_beside(self, at: int, first: int, last: int) -> bool:
        """Whether a comma or a joint stands between a word and the members that are kept."""
        between = range(at, first) if at < first else range(last + 1, at)
        return any(self._there.tokens[place].lower in _JOINTS for place in between)

    def _exchanged(self, lost: Sequence[Member], renamed: Sequence[int]) -> Finding | None:
        """One member for another: said only where it is one word that stands between members."""
        if len(lost) != 1 or len(renamed) != 1 or self._listing.names:
            return None
        between = renamed
        here = self._pair.original.passage
        span, other = here.span(*lost[0]), self._there.span(between[0], between[0] + 1)
        message = (
            f"In the list, “{here.quote(span)}” seems to have become “{self._there.quote(other)}”."
        )
        return Finding(self._kind.name, "info", span, other, message, 0.45)

    def _dropped(
        self, lost: Sequence[Member], member: Member, region: Span | None, vague: bool
    ) -> Finding:
        here = self._pair.original.passage
        span = here.span(*member)
        message = f"The list lost a member: “{here.quote(span)}”."
        severity, confidence = self._gravity(lost, vague)
        return Finding(self._kind.name, severity, span, region, message, confidence)

    def _gravity(self, lost: Sequence[Member], vague: bool) -> tuple[Severity, float]:
        if self._listing.open or vague:
            return "minor", 0.5
        if self._listing.names or self._listing.firm:
            return "major", 0.65
        return ("major", 0.62) if self._is_all_else_kept(lost) else ("minor", 0.6)

    def _is_all_else_kept(self, lost: Sequence[Member]) -> bool:
        """Whether one member is all that the sentence lost: nothing was summed up."""
        if len(lost) > 1:
            return False
        sentence = self._pair.original.passage.sentences[self._one.sentence]
        return all(
            self._pair.kept[at] or not self._tokens[at].weight or lost[0][0] <= at < lost[0][1]
            for at in range(sentence.first, sentence.last)
        )
