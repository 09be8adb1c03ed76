"""Who did what to whom: the doer for the one it was done to, the seller for the buyer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.names.name_doubles import doubled_names
from harness.meaning.kinds.names.name_slots import exchanged_names
from harness.meaning.kinds.roles.role_contrasts import CUES, contrasts
from harness.meaning.kinds.roles.role_crossed import crossed, crossed_elsewhere, strangers, swapped
from harness.meaning.kinds.roles.role_mirror import Mirrored, mirrored
from harness.meaning.kinds.roles.role_partners import partnered
from harness.meaning.kinds.roles.role_reading import VERBS, Relation, verb_relations
from harness.meaning.kinds.roles.role_than import comparatives
from harness.meaning.kinds.roles.role_verdicts import (
    SAME,
    Verdict,
    are_one_event,
    crosswise,
    verdict,
)
from harness.meaning.kinds.roles.role_voice import revoiced
from harness.meaning.kinds.roles.role_words import RELATIVES
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Severity, Span

_CUES = frozenset(CUES) | {"from", "than"} | frozenset(RELATIVES) | VERBS
_MANY = 12  # relations of one group and side beyond which none are compared

_MESSAGES = MappingProxyType(
    {
        "exchanged": "Who does what to whom was exchanged: “{}” became “{}”.",
        "turned": "The direction was turned: “{}” became “{}”.",
        "compared": "The two sides of the comparison were exchanged: “{}” became “{}”.",
        "voice": "The one who acts and the one acted on were confused: “{}” became “{}”.",
        "places": "Two names changed places: “{}” became “{}”.",
        "replaced": "Somebody else is in this place now: “{}” became “{}”.",
    }
)


class RoleKind(Kind):
    """Roles around a verb, a comparative, or a word that sets two sides against each other."""

    name = "role"
    about = "Who did what to whom: roles that were exchanged, turned or given to a third party."

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """A fact for each relation; its token is the word that tells it."""
        places = [at for at, token in enumerate(passage.tokens) if token.lemma in _CUES]
        if not places:
            return ()
        found = [
            *verb_relations(passage, places),
            *contrasts(passage, places),
            *comparatives(passage, places),
        ]
        return [self._fact(passage, each) for each in sorted(found, key=_place)]

    def _fact(self, passage: Passage, each: Relation) -> Fact:
        places = [each.verb, *(phrase.first for _, phrase in each.roles)]
        ends = [each.verb + 1, *(phrase.last for _, phrase in each.roles)]
        span = (passage.tokens[min(places)].start, passage.tokens[max(ends) - 1].end)
        sentence = passage.tokens[each.verb].sentence
        return Fact(self.name, each, span, each.verb, each.verb + 1, sentence)

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Compare the relations that aligned sentences tell with the same word."""
        told: set[int] = set()
        turned: set[int] = set()  # sentences of which an exchange is told already
        tokens = pair.original.passage.tokens
        for mine, theirs in _close(pair, self.name):
            for outcome in self._group(pair, mine, theirs):
                if outcome.original is not None:
                    told.add(outcome.original.first)
                    if outcome.fate is Fate.CHANGED:
                        turned.add(outcome.original.sentence)
                yield outcome
        others = (*mirrored(pair), *revoiced(pair), *partnered(pair), *crossed_elsewhere(pair))
        for each in (*others, *swapped(pair)):
            if each.verb not in told:
                told.add(each.verb)
                turned.add(tokens[each.verb].sentence)
                yield Outcome(self.name, Fate.CHANGED, None, None, self._mirror(pair, each))
        for each in exchanged_names(pair):
            if tokens[each.verb].sentence not in turned:
                finding = self._mirror(pair, each, "places")
                yield Outcome(self.name, Fate.CHANGED, None, None, finding)
        for each in doubled_names(pair):
            if tokens[each.verb].sentence not in turned:
                finding = self._mirror(pair, each, "replaced")
                yield Outcome(self.name, Fate.CHANGED, None, None, finding)

    def _group(self, pair: Pair, mine: list[Fact], theirs: list[Fact]) -> Iterator[Outcome]:
        verdicts = [
            (found, one, other)
            for one in mine
            for other in theirs
            if (found := verdict(pair, one.said, other.said)) is not None
        ]
        exchanged = [*crossed(pair, mine, theirs), *strangers(pair, mine, theirs)]
        verdicts = [
            each
            for each in verdicts
            if each[0].what != SAME or not any(each[1:] == both for both in exchanged)
        ]
        told: set[int] = set()
        for found, one, other in verdicts:
            if found.what == SAME and id(one) not in told and id(other) not in told:
                told |= {id(one), id(other)}
                if len(one.said.roles) > 1:
                    yield Outcome(self.name, Fate.PRESERVED, one, other)
        verdicts += [(Verdict("exchanged", 0.65), *both) for both in exchanged]
        for found, one, other in sorted(verdicts, key=lambda each: -each[0].confidence):
            if id(one) not in told and id(other) not in told:
                told |= {id(one), id(other)}
                yield Outcome(
                    self.name, Fate.CHANGED, one, other, self._finding(pair, one, other, found)
                )
        yield from self._crosswise(
            pair,
            [one for one in mine if id(one) not in told],
            [other for other in theirs if id(other) not in told],
        )

    def _crosswise(self, pair: Pair, mine: list[Fact], theirs: list[Fact]) -> Iterator[Outcome]:
        """What two verbs of a sentence do, with the things that they do it to exchanged."""
        couples = [
            (one, other)
            for one in mine
            for other in theirs
            if one.said.sort == other.said.sort == "verb"
            and are_one_event(pair, one.said, other.said)
        ]
        found = crosswise(pair, [(one.said, other.said) for one, other in couples])
        if found is None:
            return
        for number in found[:2]:
            one, other = couples[number]
            finding = self._finding(pair, one, other, Verdict("replaced", 0.75))
            yield Outcome(self.name, Fate.CHANGED, one, other, finding)

    def _finding(self, pair: Pair, one: Fact, other: Fact, found: Verdict) -> Finding:
        spans: tuple[Span, Span] = one.span, other.span
        if found.spans is not None:
            spans = found.spans
        before = pair.original.passage.quote(one.span)
        after = pair.rewrite.passage.quote(other.span)
        severity: Severity = "major" if found.confidence >= 0.6 else "minor"
        message = _MESSAGES[found.what].format(before, after)
        return Finding(self.name, severity, *spans, message, found.confidence)

    def _mirror(self, pair: Pair, each: Mirrored, what: str = "exchanged") -> Finding:
        before = pair.original.passage.quote(each.original)
        after = pair.rewrite.passage.quote(each.rewrite)
        message = _MESSAGES[what].format(before, after)
        return Finding(self.name, "major", each.original, each.rewrite, message, 0.8)


def _close(pair: Pair, name: str) -> Iterator[tuple[list[Fact], list[Fact]]]:
    """The relations of both sides, group by group, where both have some and not too many."""
    groups: dict[int, tuple[list[Fact], list[Fact]]] = {}
    for one in pair.original.of(name):
        groups.setdefault(id(pair.group_of_original(one.sentence)), ([], []))[0].append(one)
    if not groups:
        return
    for other in pair.rewrite.of(name):
        close = groups.get(id(pair.group_of_rewrite(other.sentence)))
        if close is not None:
            close[1].append(other)
    for mine, theirs in groups.values():
        if theirs and len(mine) <= _MANY and len(theirs) <= _MANY:
            yield mine, theirs


def _place(each: Relation) -> int:
    return each.verb
