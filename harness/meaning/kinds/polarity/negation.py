"""Negations that were lost or put in: what is denied on one side and asserted on the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.polarity.denials import asserted, chosen_against, revived
from harness.meaning.kinds.polarity.negation_answers import compares
from harness.meaning.kinds.polarity.negation_scope import BOUND, IDLE, UNDONE, Negation, negations
from harness.meaning.kinds.polarity.negation_settings import Setting, Turned, denies
from harness.meaning.kinds.polarity.negation_verdicts import verdict
from harness.meaning.kinds.polarity.negation_words import CUES, NOUN, PHRASES
from harness.meaning.kinds.polarity.permissions import turned_permissions
from harness.meaning.kinds.polarity.unmade_claims import unmade
from harness.meaning.kinds.shared.clauses import View, is_content, views
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Span

_BOUNDS = frozenset({"unless", "until", "except"})
_NEAR = 6  # tokens
_LIST = 12  # tokens: "phones, gum and glass bottles are not allowed"
_TOO_MANY = 40
_MANY = 8  # more negations than this in a group: its statements cannot be told apart
_MARKS = frozenset(CUES) | frozenset(PHRASES) | {"cant", "wont"}

_LOST = "What the original denies is asserted: “{}” became “{}”."
_PUT_IN = "The rewrite denies what the original says: “{}” became “{}”."

_LEAVE = "What is allowed or required was turned: “{}” became “{}”."
_MADE = "The original does not claim this (“{}”), and the rewrite does: “{}”."

_SURE = 0.65
_NO_FACTS: tuple[list[Fact], list[Fact]] = ([], [])

Close = dict[int, tuple[list[Fact], list[Fact]]]
Judged = list[tuple[Fact, Turned | str]]


class NegationKind(Kind):
    """Whether what one text denies is asserted by the other."""

    name = "negation"
    about = "Negations that were dropped or added, with the words that they bear on."

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """A fact for each negation; its tokens are the cue, its span goes up to the head."""
        if not any(token.lower in _MARKS for token in passage.tokens):
            return ()
        return [self._fact(passage, each) for each in negations(passage)]

    def _fact(self, passage: Passage, each: Negation) -> Fact:
        tokens = passage.tokens
        places = (each.first, each.last - 1, *each.heads)
        span = (tokens[min(places)].start, tokens[max(places)].end)
        sentence = tokens[each.first].sentence
        return Fact(self.name, each, span, each.first, each.last, sentence)

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """What became of each negation, group by group."""
        close: Close = defaultdict(lambda: ([], []))
        turned: Close = defaultdict(lambda: ([], []))
        for one in pair.original.of(self.name):
            which = turned if one.said.force == UNDONE else close
            which[id(pair.group_of_original(one.sentence))][0].append(one)
        for other in pair.rewrite.of(self.name):
            which = turned if other.said.force == UNDONE else close
            which[id(pair.group_of_rewrite(other.sentence))][1].append(other)
        told: set[tuple[bool, int]] = set()
        for ones, others in close.values():
            if max(len(ones), len(others)) <= _TOO_MANY:  # beyond: a table of noes
                for outcome in self._group(pair, ones, others):
                    fact = outcome.original or outcome.rewrite
                    if fact and outcome.finding and outcome.finding.severity == "major":
                        told.add((outcome.original is None, fact.sentence))
                    yield outcome
        if pair.original.passage.lexicon is not None:
            yield from self._denials(pair, close, turned)
        yield from self._permissions(pair, told)

    def _permissions(self, pair: Pair, told: set[tuple[bool, int]]) -> Iterator[Outcome]:
        """Leaves and duties that were turned, where no negation of the sentences has told it.

        `told` has the sentences of those, with whether they are of the rewrite.
        """
        forth, _ = views(pair)
        if pair.original.passage.lexicon is None:
            return
        for group in pair.groups:
            for at, there in turned_permissions(forth, group.original, group.rewrite):
                one, other = forth.here.tokens[at].sentence, forth.there.tokens[there].sentence
                if told.isdisjoint({(False, one), (True, other)}):
                    yield self._denial(pair, (at, there), _LEAVE)

    def _denials(self, pair: Pair, close: Close, turned: Close) -> Iterator[Outcome]:
        """Words that deny on one side, and what they deny asserted on the other."""
        forth, back = views(pair)
        for group in pair.groups:
            if not group.original or not group.rewrite:
                continue
            ones, others = close.get(id(group), _NO_FACTS)
            undone, also = turned.get(id(group), _NO_FACTS)
            for at, there in (
                *asserted(forth, (group.original, group.rewrite), ones, others),
                *revived(forth, undone, also, others),
                *chosen_against(forth, group.original, others),
            ):
                yield self._denial(pair, (at, there), _LOST)
            for at, there in unmade(forth, group.original, group.rewrite, others):
                yield self._denial(pair, (at, there), _MADE)
            for at, there in (
                *asserted(back, (group.rewrite, group.original), others, ones),
                *revived(back, also, undone, ones),
                *unmade(back, group.rewrite, group.original, ones),
            ):
                yield self._denial(pair, (there, at), _PUT_IN)

    def _denial(self, pair: Pair, at: tuple[int, int], text: str) -> Outcome:
        one, other = pair.original.passage, pair.rewrite.passage
        spans = one.span(at[0], at[0] + 1), other.span(at[1], at[1] + 1)
        message = text.format(one.quote(spans[0]), other.quote(spans[1]))
        finding = Finding(self.name, "major", *spans, message, _SURE)
        return Outcome(self.name, Fate.CHANGED, finding=finding)

    def _group(self, pair: Pair, ones: list[Fact], others: list[Fact]) -> Iterator[Outcome]:
        forth, back = views(pair)
        left, gone = list(ones), list(others)
        for one, other in _matched(forth, back, left, gone):
            yield Outcome(self.name, Fate.PRESERVED, one, other)
        dropped = _judged(Setting(forth, ones, others, gone, added=False), left)
        added = _judged(Setting(back, others, ones, left, added=True), gone)
        for one, said in dropped:
            turned = _told(forth, said, added, dropped)
            finding = self._dropped(forth, one, turned) if turned else None
            yield Outcome(self.name, Fate.DROPPED, one, None, finding)
        for other, said in added:
            turned = _told(back, said, dropped, added)
            finding = self._added(back, other, turned) if turned else None
            yield Outcome(self.name, Fate.ADDED, None, other, finding)

    def _dropped(self, view: View, one: Fact, said: Turned) -> Finding:
        span = _told_of(view, one, said)
        before, after = view.here.quote(one.span), view.there.quote(span)
        message = f"The negation is gone: “{before}” became “{after}”."
        return Finding(self.name, said.severity, one.span, span, message, said.confidence)

    def _added(self, view: View, other: Fact, said: Turned) -> Finding:
        span = _told_of(view, other, said)
        before, after = view.there.quote(span), view.here.quote(other.span)
        message = f"The rewrite denies what the original says: “{before}” became “{after}”."
        return Finding(self.name, said.severity, span, other.span, message, said.confidence)


def _told_of(view: View, fact: Fact, said: Turned) -> Span:
    """The words of the other side that a negation is held against, with what stands among them."""
    one: Negation = fact.said
    first, last = min(said.places), max(said.places)
    near = range(max(0, first - _NEAR), last + _NEAR)
    places = (view.to[at] for at in range(one.first, max((*one.heads, one.last))))
    sentence = view.there.tokens[first].sentence
    also = [at for at in places if at in near and view.there.tokens[at].sentence == sentence]
    return view.there.span(min((first, *also)), max((last, *also)) + 1)


def _judged(setting: Setting, left: Sequence[Fact]) -> Judged:
    """Each negation without a partner, with what it comes to."""
    if len(left) > _MANY:
        return [(one, "") for one in left]
    return [(one, verdict(setting, one.said)) for one in left]


def _told(view: View, said: Turned | str, theirs: Judged, mine: Judged) -> Turned | None:
    """What was turned, unless a negation there, of words not found here, may be the same."""
    if isinstance(said, str):
        return None
    place = view.there.tokens[said.places[0]].sentence
    spare = sum(_is_open(each) and each[0].sentence == place for each in theirs)
    return None if spare > sum(map(_is_open, mine)) else said


def _is_open(judged: tuple[Fact, Turned | str]) -> bool:
    """Whether nothing is known of a negation, and it is one, or its verb was left out."""
    fact, said = judged
    one: Negation = fact.said
    bare = one.force == IDLE and not one.heads and one.sort != NOUN
    return said == "" and (bare or one.force not in (IDLE, BOUND))


def _matched(
    forth: View, back: View, left: list[Fact], gone: list[Fact]
) -> Iterator[tuple[Fact, Fact]]:
    """Pair negations of the same words, and take them out of both lists."""
    for test in (_same_head, _governed, _same_words, _same_bound, _near, _same_lack):
        for one in list(left):
            for other in gone:
                if test(forth, one.said, other.said) or test(back, other.said, one.said):
                    left.remove(one)
                    gone.remove(other)
                    yield one, other
                    break


def _same_head(view: View, one: Negation, other: Negation) -> bool:
    return any(view.to[head] in other.heads for head in one.heads)


def _governed(view: View, one: Negation, other: Negation) -> bool:
    if other.force == BOUND and not compares(view.here, one):
        return False
    return any(other.governs(view.to[head]) for head in one.heads)


def _near(view: View, one: Negation, other: Negation) -> bool:
    """Whether a head stands in the clause of the other, shortly before its cue."""
    if other.force == BOUND and not compares(view.here, one):
        return False
    return any(
        other.reaches(view.to[head]) and _is_shortly(view.there, view.to[head], other.first)
        for head in one.heads
    )


def _is_shortly(passage: Passage, at: int, cue: int) -> bool:
    """Whether a cue follows shortly, or behind the list that a word begins."""
    if cue - at <= _NEAR:
        return True
    return cue - at <= _LIST and passage.tokens[at + 1].lower == ","


def _same_words(view: View, one: Negation, other: Negation) -> bool:
    """Whether both heads were put in other words, and words after one stand after the other."""
    if any(view.to[head] >= 0 for head in one.heads) or any(
        view.back[head] >= 0 for head in other.heads
    ):
        return False
    if denies(view.here, one) or denies(view.there, other):
        return False
    return any(
        other.governs(view.to[at])
        for at in range(one.first, one.scope[1])
        if is_content(view.here.tokens[at])
    )


def _same_bound(view: View, one: Negation, other: Negation) -> bool:
    """Whether both are bound by the same word, and clauses share a word: "no ... unless"."""
    return one.bound == other.bound in _BOUNDS and any(
        other.reaches(view.to[at]) for at in range(*one.scope) if view.to[at] >= 0
    )


def _same_lack(view: View, one: Negation, other: Negation) -> bool:
    """Whether both lack something, told in other words: "without consent", "without leave"."""
    return (
        one.sort == other.sort == NOUN
        and bool(one.heads and other.heads)
        and all(view.to[head] < 0 for head in one.heads)
        and all(view.back[head] < 0 for head in other.heads)
        and view.here.tokens[one.first].lower == view.there.tokens[other.first].lower == "without"
    )
