"""One list of the original, followed member by member through the rewrite."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from harness.meaning.facts import Fact, Fate, Outcome
from harness.meaning.kinds.names.list_spans import Listing, Member
from harness.meaning.kinds.names.name_aliases import same_word
from harness.meaning.kinds.names.name_keys import fold
from harness.meaning.lexicon.stems import family
from harness.meaning.links import GENERAL, SYNONYM
from harness.meaning.pair import Pair
from harness.model import Finding, Severity, Span

_SPELLED = 4  # letters up to which a name is not taken for a misspelled one
_HUNG = 6  # tokens of what hangs on the last member that are looked at
_REACH = 4  # words around the members that are kept, where a renamed member may stand
_WIDEST = 60  # tokens between the members that are kept, to be one list
_VAGUE = frozenset({"others", "other", "etc", "more"})
_HANGING = frozenset(
    {"of", "in", "for", "with", "on", "to", "from", "at", "that", "who", "which", "like"}
)
_LAST_JOINTS = frozenset({"and", "or", "nor", "&"})
_BETWEEN = _LAST_JOINTS | {",", ";", "-", "a", "an", "the", "his", "her", "its", "their", "of"}
_JOINTS = frozenset({",", ";", "and", "or", "&", "nor"})
_RANGES = frozenset({"to", "through", "until", "till"})
_DASHES = frozenset({"-", "–", "—"})
_NARROW = 5  # tokens between the two ends of a range


class Follower:
    """One list of the original, looked for in the sentences of the rewrite that belong to it."""

    def __init__(self, name: str, pair: Pair, one: Fact) -> None:
        self._name, self._pair, self._one = name, pair, one
        self._listing: Listing = one.said
        self._tokens = pair.original.passage.tokens
        self._there = pair.rewrite.passage

    def outcomes(self) -> Iterator[Outcome]:
        """The list, and each member that is not in the rewrite."""
        name, one = self._name, self._one
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
        if self._is_range(partners):
            yield Outcome(name, Fate.PRESERVED, one)
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
        content = self._own(member)
        if member == self._listing.members[0] and not self._listing.names:
            content = content[-1:]
        elif member == self._listing.members[-1]:
            content += self._rest(member[1])
        return any(self._is_said(at, said, sentences) for at in content) or (
            self._listing.names and any(self._is_misspelled(at, sentences) for at in content)
        )

    def _own(self, member: Member) -> list[int]:
        """The words that tell a member from the others: Nash of Nash County and Wayne County."""
        content = [at for at in range(*member) if self._tokens[at].weight]
        others = {
            self._tokens[at].lemma
            for each in self._listing.members
            if each != member
            for at in range(*each)
        }
        return [at for at in content if self._tokens[at].lemma not in others] or content

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

    def _is_misspelled(self, at: int, sentences: frozenset[int]) -> bool:
        """Whether the rewrite has a word of a name in another spelling."""
        word, language = fold(self._tokens[at].text), self._there.language
        said = self._pair.original.passage.lemmas
        return any(
            token.text[0].isupper()
            and token.lemma not in said
            and are_near(word, fold(token.text), language)
            for number in sentences
            for token in self._there.of_sentence(number)
            if token.weight
        )

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

    def _is_range(self, partners: Sequence[int]) -> bool:
        """Whether the rewrite says from where to where the members go: "the 1960s to the 1980s"."""
        first, last = min(partners), max(partners)
        tokens = self._there.tokens
        inside = {token.lower for token in tokens[first + 1 : last]}
        figures = tokens[first].is_number and tokens[last].text[0].isalnum()
        ranges = _RANGES | _DASHES if figures else _RANGES
        return last - first < _NARROW and not inside.isdisjoint(ranges)

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
        return Finding(self._name, "info", span, other, message, 0.45)

    def _dropped(
        self, lost: Sequence[Member], member: Member, region: Span | None, vague: bool
    ) -> Finding:
        here = self._pair.original.passage
        span = here.span(*member)
        message = f"The list lost a member: “{here.quote(span)}”."
        severity, confidence = self._gravity(lost, vague, region)
        return Finding(self._name, severity, span, region, message, confidence)

    def _gravity(
        self, lost: Sequence[Member], vague: bool, region: Span | None
    ) -> tuple[Severity, float]:
        if self._listing.open or vague:
            return "minor", 0.5
        if self._listing.names or self._listing.firm:
            return "major", 0.65
        told = self._is_all_else_kept(lost) or self._is_told_as_list(lost, region)
        return ("major", 0.62) if told else ("minor", 0.6)

    def _is_told_as_list(self, lost: Sequence[Member], region: Span | None) -> bool:
        """Whether the rewrite lists the other members, all of them, and nothing of its own."""
        if len(lost) > 1 or region is None:
            return False
        rest = [member for member in self._listing.members if member not in lost]
        mine = {at for member in rest for at in range(*member)}
        inside = [
            at
            for at in range(bisect_left(self._there.starts, region[0]), len(self._there.tokens))
            if self._there.tokens[at].end <= region[1]
        ]
        content = [at for at in inside if self._there.tokens[at].weight]
        return (
            len(self._partners(rest, self._sentences())) == len(rest)
            and any(self._there.tokens[at].lower in _LAST_JOINTS for at in inside)
            and all(self._pair.to_original[at] in mine for at in content)
            and all(self._pair.backed[at] >= SYNONYM for at in content)
            and all(self._there.tokens[at].lower in _BETWEEN for at in inside if at not in content)
        )

    def _is_all_else_kept(self, lost: Sequence[Member]) -> bool:
        """Whether one member is all that the sentence lost: nothing was summed up."""
        if len(lost) > 1:
            return False
        sentence = self._pair.original.passage.sentences[self._one.sentence]
        rest = {at for member in self._listing.members for at in range(*member)}
        return all(
            self._pair.kept[at] >= (SYNONYM if at in rest else GENERAL)
            or not self._tokens[at].weight
            or lost[0][0] <= at < lost[0][1]
            for at in range(sentence.first, sentence.last)
        )


def are_near(one: str, other: str, language: str) -> bool:
    """Whether two words are one name, or one of them is misspelled: not an exchange."""
    alike = len(one) > _SPELLED and len(other) > _SPELLED and one[-3:] == other[-3:]
    return (
        alike
        or (len(one) > _SPELLED and one[:3] == other[:3])
        or bool(same_word(one, other, language))
    )
