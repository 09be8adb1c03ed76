"""Who says it: sources that were lost, changed or invented, and claims that became facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.shared.clauses import View, views
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.kinds.stance.attribution_moved import head
from harness.meaning.kinds.stance.attribution_pieces import Attribution
from harness.meaning.kinds.stance.attribution_reading import attributions, is_weak
from harness.meaning.kinds.stance.attribution_sources import may_be_same, other_source, share
from harness.meaning.kinds.stance.attribution_words import (
    ADMITTED,
    CLAIMED,
    DENIED,
    FOUND,
    HINTED,
    NOUNS_OF_REPORT,
    PROVED,
    RECORDERS,
    REPORTING,
    SAID,
    THOUGHT,
)
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token
from harness.model import Finding, Severity

_KEPT = 0.5  # share of a claim's words that must be kept for the claim to be there
_FACT = 0.6  # ... for a lost source to be told
_MARKS = frozenset(['"', "“", "”"])
_HEDGES = words(
    "may might could should likely probably possibly perhaps allegedly reportedly apparently"
    " supposedly seem seems seemed appear appears appeared"
)
_TURNS = frozenset(
    [
        (CLAIMED, PROVED),
        (HINTED, PROVED),
        (THOUGHT, PROVED),
        (SAID, DENIED),
        (CLAIMED, DENIED),
        (DENIED, SAID),
        (DENIED, CLAIMED),
        (DENIED, ADMITTED),
        (ADMITTED, DENIED),
        (CLAIMED, ADMITTED),
    ]
)
_SHIFTS = frozenset(
    [
        (HINTED, FOUND),
        (CLAIMED, FOUND),
        (THOUGHT, FOUND),
        (SAID, PROVED),
        (SAID, ADMITTED),
        (THOUGHT, ADMITTED),
    ]
)


class Attributions(Kind):
    """Claims with a source, compared by the words of the claim."""

    name = "attribution"
    about = "Whether a claim keeps its source, and the way in which the source said it."

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """One fact a claim; its span is the words that name the source and the reporting."""
        for each in attributions(passage):
            yield self.fact(passage, each, each.first, each.last)

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """What became of the source of each claim that is kept."""
        ones, others = pair.original.of(self.name), pair.rewrite.of(self.name)
        if not ones and not others:
            return
        forth, back = views(pair)
        there = _by_sentence(pair.rewrite.passage, others)
        here = _by_sentence(pair.original.passage, ones)
        met: set[Fact] = set()
        for one in ones:
            yield self._fate(pair, forth, one, (here, there), met)
        for other in others:
            if other not in met:
                yield Outcome(
                    self.name, Fate.ADDED, None, other, self._added(pair, back, other, here)
                )

    def _fate(
        self,
        pair: Pair,
        view: View,
        one: Fact,
        sides: tuple[dict[int, list[Fact]], dict[int, list[Fact]]],
        met: set[Fact],
    ) -> Outcome:
        here, there = sides
        sentences = _where(view, one.said)
        if not sentences:
            return Outcome(self.name, Fate.DROPPED, one)
        other = _counterpart(view, one, there, sentences)
        if other is not None and _is_of_another(view, one, other, here):
            other = None
        if other is not None:
            met.add(other)
            finding = self._compared(view, one, other, pair.original.of(self.name))
            fate = Fate.CHANGED if finding and finding.severity != "info" else Fate.PRESERVED
            return Outcome(self.name, fate, one, other, finding)
        return Outcome(
            self.name, Fate.DROPPED, one, None, self._dropped(view, one, sentences, there)
        )

    def _compared(self, view: View, one: Fact, other: Fact, ones: Sequence[Fact]) -> Finding | None:
        before, after = view.here.quote(one.span), view.there.quote(other.span)
        classes = one.said.sort, other.said.sort
        if DENIED in classes and not may_be_same(view, one.said, other.said):
            return None  # who denies and who claims are two
        source = other_source(view, one, other, ones)
        if source is not None:
            message = f"The source changed: “{before}” became “{after}”."
            return Finding(self.name, source[0], one.span, other.span, message, source[1])
        if classes in _TURNS or classes in _SHIFTS:
            severity: Severity = "major" if classes in _TURNS else "minor"
            confidence = 0.7 if severity == "major" else 0.5
            message = f"What the source did with the claim changed: “{before}” became “{after}”."
            return Finding(self.name, severity, one.span, other.span, message, confidence)
        return None

    def _dropped(
        self, view: View, one: Fact, sentences: list[int], there: dict[int, list[Fact]]
    ) -> Finding | None:
        if one.said.person or share(view, one.said) < _FACT:
            return None
        if _mentions_report(view, one, sentences) or _inherits(view, one, sentences, there):
            return None
        places = [at for each in one.said.claim if (at := view.to[each]) >= 0]
        number = view.there.tokens[places[0]].sentence
        places = [at for at in places if view.there.tokens[at].sentence == number]
        span = view.there.span(min(places), max(places) + 1)
        before, after = view.here.quote(one.span), view.there.quote(span)
        message = f"A claim became a fact: “{before}” is gone from “{after}”."
        severity, confidence = _gravity(view, one.said, sentences)
        return Finding(self.name, severity, one.span, span, message, confidence)

    def _added(
        self, pair: Pair, view: View, other: Fact, here: dict[int, list[Fact]]
    ) -> Finding | None:
        sentences = _where(view, other.said)
        if not sentences or other.said.person or share(view, other.said) < _FACT:
            return None
        if _mentions_report(view, other, sentences) or _inherits(view, other, sentences, here):
            return None
        if any(view.to[at] >= 0 for at in other.said.source):
            return None
        after = view.here.quote(other.span)
        message = f"The rewrite gives a source that the original does not give: “{after}”."
        return Finding(self.name, "minor", None, other.span, message, 0.5)


def _by_sentence(passage: Passage, facts: Iterable[Fact]) -> dict[int, list[Fact]]:
    """Claims by their sentence, and by that of their source: "Orr said this" stands behind."""
    table: dict[int, list[Fact]] = {}
    for fact in facts:
        for number in {fact.sentence, passage.tokens[fact.said.claim[0]].sentence}:
            table.setdefault(number, []).append(fact)
    return table


def _where(view: View, one: Attribution) -> list[int]:
    """Sentences of the other side that say the claim, the fullest first; none where it is gone."""
    found = Counter(view.there.tokens[view.to[at]].sentence for at in one.claim if view.to[at] >= 0)
    if found.total() < _least(view.here, one) or found.total() < _KEPT * len(one.claim):
        return []
    return [number for number, _ in found.most_common()]


def _least(passage: Passage, one: Attribution) -> int:
    """How many words of a claim must be kept: one will do for "the strike is over"."""
    before = passage.tokens[one.claim[0] - 1].lower if one.claim[0] else ""
    return 1 if len(one.claim) == 1 and before == "the" else 2


def _counterpart(
    view: View, one: Fact, there: dict[int, list[Fact]], sentences: list[int]
) -> Fact | None:
    """The attribution of the other side whose claim shares most with this one."""
    wanted = {view.to[at] for at in one.said.claim}
    near = [other for number in sentences for other in there.get(number, ())]
    best = max(
        near,
        key=lambda other: (
            len(wanted.intersection(other.said.claim)),
            other.said.sort == one.said.sort,
        ),
        default=None,
    )
    if best is not None and len(wanted.intersection(best.said.claim)) * 3 >= len(best.said.claim):
        return best
    return None


def _is_of_another(view: View, one: Fact, other: Fact, here: dict[int, list[Fact]]) -> bool:
    """Whether another claim of the same sentence is more like that of the other side."""
    mine = _likeness(view, one, other)
    return any(
        each is not one and not each.said.person and _likeness(view, each, other) > mine
        for each in here[one.sentence]
    )


def _likeness(view: View, one: Fact, other: Fact) -> float:
    """Share of all words of two claims that both have."""
    shared = len({view.to[at] for at in one.said.claim}.intersection(other.said.claim))
    return shared / (len(one.said.claim) + len(other.said.claim) - shared)


def _mentions_report(view: View, one: Fact, sentences: list[int]) -> bool:
    """Whether the other side reports the claim in some other way.

    That is a word of reporting in the sentences that say most of the claim, or in one beside them
    that names the source.
    """
    counts = Counter(
        view.there.tokens[view.to[at]].sentence for at in one.said.claim if view.to[at] >= 0
    )
    most = {number for number in sentences if counts[number] * 3 >= counts[sentences[0]]}
    source = {view.here.tokens[at].lemma for at in one.said.source}
    last = len(view.there.sentences)
    beside = {
        number
        for number in {near + step for near in sentences[:2] for step in (-2, -1, 1, 2)} - most
        if 0 <= number < last
        and any(token.lemma in source for token in view.there.of_sentence(number))
    }
    own = {*range(one.said.first, one.said.last), *one.said.source}
    return any(
        _reports(view, at, own, one.said.sort)
        for number in most | beside
        for at in range(view.there.sentences[number].first, view.there.sentences[number].last)
    )


def _reports(view: View, at: int, own: set[int], sort: str) -> bool:
    """Whether a word reports, and does not belong to something else that is said here."""
    token = view.there.tokens[at]
    if view.back[at] >= 0 and view.back[at] not in own:
        return False
    if REPORTING.get(token.lower) == DENIED and sort != DENIED:
        return False  # who denies a claim does not make it
    if _is_no_report(view.there, at):
        return False
    if token.lower in REPORTING or token.lemma in NOUNS_OF_REPORT or token.text in _MARKS:
        return True
    known = view.there.lexicon
    return bool(token.weight and known is not None and known.reporting_class(token.lemma))


def _is_no_report(passage: Passage, at: int) -> bool:
    """Whether a word of reporting is in a phrase that reports nothing: to blame, thinking about."""
    tokens = passage.tokens
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if tokens[at].lower == "blame":
        return before == "to"
    return tokens[at].lemma == "think" and after in ("about", "of")


def _inherits(view: View, one: Fact, sentences: list[int], there: dict[int, list[Fact]]) -> bool:
    """Whether a sentence before names the same source, or a pronoun, that may speak here too."""
    return any(
        may_be_same(view, one.said, each.said)
        for number in sentences[:1]
        for step in (-2, -1)
        for each in there.get(number + step, ())
    )


def _gravity(view: View, one: Attribution, sentences: list[int]) -> tuple[Severity, float]:
    lemmas = {view.here.tokens[at].lemma for at in one.source}
    if _is_named_beside(view, one, sentences):
        return "minor", 0.45
    if _is_hedged(view, one, sentences):
        return "minor", 0.5
    if one.sort == HINTED or (not one.source and one.sort not in (FOUND, PROVED)):
        return "major", 0.65  # it is thought that: the doubt went with the source
    if is_weak(view.here, one) or one.sort in (FOUND, PROVED):
        return "minor", 0.55
    return ("minor", 0.58) if one.sort == SAID and lemmas & RECORDERS else ("major", 0.7)


def _is_named_beside(view: View, one: Attribution, sentences: list[int]) -> bool:
    """Whether the source is named beside the claim."""
    near = {number + step for number in sentences for step in (-1, 0, 1)}
    return any(
        view.to[at] >= 0 and view.there.tokens[view.to[at]].sentence in near
        for at in head(view.here, one)
    )


def _is_hedged(view: View, one: Attribution, sentences: list[int]) -> bool:
    """Whether the other side has more words of doubt than the claim has."""
    number = view.here.tokens[one.first].sentence
    mine = _hedges(view.here.of_sentence(number))
    return _hedges(view.there.of_sentence(sentences[0])) > mine


def _hedges(tokens: Sequence[Token]) -> int:
    """How many words of doubt there are; "May" is the month."""
    return sum(token.lower in _HEDGES and token.text[0].islower() for token in tokens)
