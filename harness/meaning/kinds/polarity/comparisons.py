"""Comparisons turned round: fewer for more, at most for at least, large for the largest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.polarity.comparison_bounds import (
    Bound,
    are_of_both_sides,
    turned_bounds,
)
from harness.meaning.kinds.polarity.comparison_changes import turned_changes
from harness.meaning.kinds.polarity.comparison_reading import Comparison, comparisons
from harness.meaning.kinds.polarity.comparison_sides import is_of_other_side
from harness.meaning.kinds.polarity.comparison_words import BASES, EQUAL, GRADED, MORE, MOST
from harness.meaning.kinds.polarity.kin import has_other_owner
from harness.meaning.kinds.polarity.negation_scope import is_negated
from harness.meaning.kinds.shared.clauses import View, views, words
from harness.meaning.kinds.shared.retelling import may_be_of_the_rest
from harness.meaning.kinds.shared.turned import are_sides_exchanged
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Severity, Span

_SLOT = 0.34
_SURE = 0.6
_DEFINITE = words("the its their his her our my your 's")
_OF_MANY = _DEFINITE | words("one some many several of among")
_NOBODY = words("no nobody none nothing")
_ALL_OTHERS = words("anyone anybody anything any everyone everybody everything all")
_MANY = 12  # comparisons on each side of a group beyond which none are weighed

Close = dict[tuple[int, str], tuple[list[Fact], list[Fact]]]


class ComparisonKind(Kind):
    """Comparatives, superlatives and bounds, by scale and direction."""

    name = "comparison"
    about = "Comparisons that point the other way, or that became stronger or weaker."

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """A fact for each comparison."""
        return [
            self.fact(passage, each, each.first, each.last)
            for each in comparisons(passage)
            if free[each.first]
        ]

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Pair the comparisons of one scale in each group, and look at their directions."""
        close: Close = defaultdict(lambda: ([], []))
        for one in pair.original.of(self.name):
            key = id(pair.group_of_original(one.sentence)), one.said.compared.scale
            close[key][0].append(one)
        for other in pair.rewrite.of(self.name):
            key = id(pair.group_of_rewrite(other.sentence)), other.said.compared.scale
            close[key][1].append(other)
        forth, back = views(pair)
        for ones, others in close.values():
            for one, other in _coupled(pair, ones, others):
                yield self._outcome(pair, one, other)
            for one in ones:
                yield Outcome(self.name, Fate.DROPPED, one, None, self._plain(pair, forth, one))
            for other in others:
                yield Outcome(self.name, Fate.ADDED, None, other, self._plain(pair, back, other))
        for turned in turned_bounds(pair):
            yield self._bound(pair, *turned)
        for changed in turned_changes(pair):
            yield self._change(pair, *changed)

    def _change(self, pair: Pair, one: Fact, other: Fact) -> Outcome:
        spans = (
            _with_words_around(pair.original.passage, one),
            _with_words_around(pair.rewrite.passage, other),
        )
        before, after = pair.original.passage.quote(spans[0]), pair.rewrite.passage.quote(spans[1])
        message = f"The change goes the other way: “{before}” became “{after}”."
        finding = Finding(self.name, "major", *spans, message, 0.75)
        return Outcome(self.name, Fate.CHANGED, None, None, finding)

    def _bound(self, pair: Pair, one: Bound, other: Bound) -> Outcome:
        spans = (
            pair.original.passage.span(one.first, one.last),
            pair.rewrite.passage.span(other.first, other.last),
        )
        before, after = pair.original.passage.quote(spans[0]), pair.rewrite.passage.quote(spans[1])
        message = f"The bound was turned: “{before}” became “{after}”."
        unsure = are_of_both_sides(one, other) and may_be_of_the_rest(
            pair, one.first, other.first, other.last
        )
        severity: Severity = "minor" if unsure else "major"
        finding = Finding(self.name, severity, *spans, message, 0.5 if unsure else 0.75)
        return Outcome(self.name, Fate.CHANGED, None, None, finding, brittle=True)

    def _outcome(self, pair: Pair, one: Fact, other: Fact) -> Outcome:
        verdict = _verdict(pair, one, other)
        if verdict is None:
            same = one.said.compared.direction == other.said.compared.direction
            return Outcome(self.name, Fate.PRESERVED if same else Fate.CHANGED, one, other)
        severity, confidence, what = verdict
        spans = one.span, other.span
        if one.said.of_many != other.said.of_many:
            # "largest" became "largest": the words before it tell what changed
            spans = (
                _with_words_before(pair.original.passage, one),
                _with_words_before(pair.rewrite.passage, other),
            )
        before = pair.original.passage.quote(spans[0])
        after = pair.rewrite.passage.quote(spans[1])
        finding = Finding(
            self.name,
            severity,
            *spans,
            f"The comparison {what}: “{before}” became “{after}”.",
            confidence,
        )
        return Outcome(self.name, Fate.CHANGED, one, other, finding)

    def _plain(self, pair: Pair, view: View, one: Fact) -> Finding | None:
        """A superlative that is a plain adjective on the other side, in the same place."""
        said: Comparison = one.said
        if said.compared.degree != MOST or said.of_many or said.compared.scale == "amount":
            return None
        at = _plain_partner(view, said)
        if at < 0:
            return None
        forth = view.here is pair.original.passage
        span = view.there.span(at, at + 1)
        spans = (one.span, span) if forth else (span, one.span)
        before = pair.original.passage.quote(spans[0])
        after = pair.rewrite.passage.quote(spans[1])
        words = {token.lower for token in view.there.tokens[max(0, at - 6) : at]}
        certain = view.here.tokens[said.first - 1].lower in _DEFINITE if said.first else False
        vague = forth or not certain or {"one", "of"} <= words
        severity: Severity = "minor" if vague else "major"
        what = "weaker" if forth else "stronger"
        message = f"The comparison became {what}: “{before}” became “{after}”."
        return Finding(self.name, severity, *spans, message, 0.65)


def _with_words_around(passage: Passage, fact: Fact) -> Span:
    """The span of an amount with the words on both sides that may say which way it changed."""
    sentence = passage.sentences[fact.sentence]
    return passage.span(max(sentence.first, fact.first - 2), min(sentence.last, fact.last + 1))


def _with_words_before(passage: Passage, fact: Fact) -> Span:
    """The span of a comparison and of the "one of the" before it."""
    first, begin = fact.first, passage.sentences[fact.sentence].first
    while first > begin and passage.tokens[first - 1].lower in _OF_MANY:
        first -= 1
    return passage.span(first, fact.last)


def _coupled(pair: Pair, ones: list[Fact], others: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The best couples; what is coupled is taken out of both lists."""
    if not ones or not others or len(ones) * len(others) > _MANY * _MANY:
        return
    scored = [
        (_closeness(pair, one, other), a, b)
        for a, one in enumerate(ones)
        for b, other in enumerate(others)
    ]
    couples, free_a, free_b = [], set(range(len(ones))), set(range(len(others)))
    for _, a, b in sorted(scored, key=lambda each: (-each[0], each[1:])):
        if a in free_a and b in free_b:
            free_a.remove(a)
            free_b.remove(b)
            couples.append((ones[a], others[b]))
    ones[:] = [ones[at] for at in sorted(free_a)]
    others[:] = [others[at] for at in sorted(free_b)]
    yield from couples


def _closeness(pair: Pair, one: Fact, other: Fact) -> float:
    linked = _heads_linked(pair, one.said, other.said)
    equal: bool = one.said.compared == other.said.compared
    equal = equal and one.said.of_many == other.said.of_many
    return pair.surroundings(one, other) + linked + 1.5 * equal


def _heads_linked(pair: Pair, one: Comparison, other: Comparison) -> bool:
    if one.head >= 0 and pair.to_rewrite[one.head] == other.head:
        return True
    # "more often" and "less often": the graded word itself
    graded = min(one.last - one.first, other.last - other.first) > 1
    return graded and pair.to_rewrite[one.last - 1] == other.last - 1


def _verdict(pair: Pair, one: Fact, other: Fact) -> tuple[Severity, float, str] | None:
    before, after = one.said.compared, other.said.compared
    shared = pair.surroundings(one, other)
    if before.direction != after.direction:
        return _opposite(pair, one, other, shared)
    if shared < _SLOT or before.degree == after.degree:
        return _of_many(one.said, other.said) if shared >= _SLOT else None
    degrees = {before.degree, after.degree}
    if degrees == {EQUAL, MORE} and not (one.said.times or other.said.times):
        sure = shared >= _SURE and one.said.than >= 0 and other.said.than >= 0
        return ("major", 0.65, "changed") if sure else None
    if degrees == {MORE, MOST} and after.degree == MOST and shared >= _SURE and one.said.than < 0:
        return "minor", 0.55, "became stronger"
    return None


def _of_many(one: Comparison, other: Comparison) -> tuple[Severity, float, str] | None:
    """From "one of the largest" to "the largest", and back."""
    if one.of_many == other.of_many or (one.after_of and other.after_of):
        return None
    return ("major", 0.7, "became stronger") if one.of_many else ("minor", 0.6, "became weaker")


def _opposite(
    pair: Pair, one: Fact, other: Fact, shared: float
) -> tuple[Severity, float, str] | None:
    first, second = one.said, other.said
    if EQUAL in (first.compared.degree, second.compared.degree) and (first.times or second.times):
        return None
    at = (
        (first.than, second.than)
        if first.than >= 0 and second.than >= 0
        else (first.first, second.first)
    )
    if _tops(pair.original.passage, one) and _tops(pair.rewrite.passage, other):
        return _most(shared)  # they have no two sides that could be exchanged
    if are_sides_exchanged(pair, *at) or _is_denied(pair, one, other):
        return None
    places = pair, first.first, second.first
    if is_of_other_side(*places) or has_other_owner(*places):
        return None
    linked = _heads_linked(pair, first, second)
    if shared < _SLOT and not (linked and shared > 0):
        return None
    sure = shared >= _SURE or (linked and shared >= _SLOT)
    return (
        ("major", 0.6 + 0.3 * shared, "was turned round")
        if sure
        else ("minor", 0.5, "was turned round")
    )


def _most(shared: float) -> tuple[Severity, float, str] | None:
    """What to say of two superlatives that point in opposite directions."""
    if shared < _SLOT:
        return None
    sure = shared >= _SURE
    return ("major" if sure else "minor", 0.6 if sure else 0.5, "was turned round")


def _tops(passage: Passage, fact: Fact) -> bool:
    """Whether a comparison is a superlative, or says the same: "no lake is deeper"."""
    said: Comparison = fact.said
    if said.compared.degree == MOST:
        return not _denied(passage, fact)
    if said.compared.degree != MORE or said.than < 0:
        return False
    begin = passage.sentences[fact.sentence].first
    opening = passage.tokens[begin : begin + 2]
    nobody = any(token.lower in _NOBODY for token in opening)
    behind = passage.tokens[said.than + 1 : said.than + 3]
    return nobody or any(token.lower in _ALL_OTHERS for token in behind)


def _is_denied(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether a negation on one side only makes opposite directions equal."""
    return _denied(pair.original.passage, one) != _denied(pair.rewrite.passage, other)


def _denied(passage: Passage, fact: Fact) -> bool:
    return any(is_negated(passage, at) for at in (fact.first, fact.last - 1, fact.said.head))


def _plain_partner(view: View, said: Comparison) -> int:
    """The plain adjective of the same scale before the partner of the head, or -1."""
    if said.head < 0 or view.to[said.head] < 0:
        return -1
    head = view.to[said.head]
    sentence = view.there.sentences[view.there.tokens[head].sentence]
    for at in range(max(sentence.first, head - 3), head):
        word = view.there.tokens[at].lower
        base = BASES.get(word)
        before = view.there.tokens[at - 1].lower if at else ""
        if base is None or word in GRADED or before in GRADED:
            continue
        if (base.scale, base.direction) == (said.compared.scale, said.compared.direction):
            return at
    return -1
