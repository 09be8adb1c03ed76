"""Wording made softer or sharper: killed to died, terrorist group to group."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from harness.meaning.align import Group
from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.shared.clauses import BE, View, is_content, views
from harness.meaning.kinds.shared.noun_phrases import is_past
from harness.meaning.kinds.stance.loaded_words import (
    FOREIGN,
    GRAVE,
    LOADED,
    MILD,
    STEPS,
    STRONG,
    WEAK,
    WEIGHTY,
)
from harness.meaning.lexicon.relations import generalizations
from harness.meaning.links import FAMILY, GENERAL, SYNONYM
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Severity

_SLOT = 0.5  # share of linked surroundings from which two words stand in one place
_MANY = 24  # words without a partner in one group and side beyond which none are weighed
_REACH = 3  # tokens from a modifier to what it stands before
_DYING = "die"
_NARROW = "more specific"
_INTENSE = STRONG | WEAK


class StrengthKind(Kind):
    """How strong the words are, at places where the rest stayed."""

    name = "strength"
    about = "Wording that became softer or sharper, and judging words put in or left out."

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Ladders, general words, judging words and adverbs of degree, group by group."""
        if pair.original.passage.lexicon is None:
            return
        forth, back = views(pair)
        for group in pair.groups:
            if group.original and group.rewrite:
                yield from self._replaced(pair, group)
                yield from self._made_general(pair, group)
                yield from self._beside(forth, group.original, True)
                yield from self._beside(back, group.rewrite, False)

    def _replaced(self, pair: Pair, group: Group) -> Iterator[Outcome]:
        """Words without a partner on either side, that stand in one slot on one ladder."""
        one, other = pair.original.passage, pair.rewrite.passage
        mine = _unlinked(one, group.original, pair.to_rewrite, pair.kept)
        theirs = _unlinked(other, group.rewrite, pair.to_original, pair.backed)
        if not mine or not theirs or max(len(mine), len(theirs)) > _MANY:
            return
        for at in mine:
            for place in theirs:
                what = _difference(one, at, other, place)
                if what is None or (what == _NARROW and _is_backed(pair, at, place)):
                    continue
                first, second = self._word(one, at), self._word(other, place)
                if pair.surroundings(first, second, 2) >= _SLOT:
                    yield self._told(pair, first, second, what)
                    theirs.remove(place)
                    break

    def _word(self, passage: Passage, at: int) -> Fact:
        return self.fact(passage, passage.tokens[at].lemma, at, at + 1)

    def _told(self, pair: Pair, one: Fact, other: Fact, what: str) -> Outcome:
        before = pair.original.passage.quote(one.span)
        after = pair.rewrite.passage.quote(other.span)
        message = f"The wording is {what} now: “{before}” became “{after}”."
        severity: Severity = "info" if one.said in MILD else "minor"
        finding = Finding(self.name, severity, one.span, other.span, message, 0.65)
        return Outcome(self.name, Fate.CHANGED, None, None, finding)

    def _made_general(self, pair: Pair, group: Group) -> Iterator[Outcome]:
        """A word for a kind of thing, in place of the thing."""
        one, other = pair.original.passage, pair.rewrite.passage
        for at in _tokens(one, group.original):
            place = pair.to_rewrite[at]
            if place < 0 or pair.kept[at] != GENERAL:
                continue
            first, second = self._word(one, at), self._word(other, place)
            mine, yours = first.said, second.said
            if pair.says_rewrite(mine) or pair.surroundings(first, second, 2) < _SLOT:
                continue
            severity: Severity = "info" if yours in _above().get(mine, ()) else "minor"
            before, after = one.quote(first.span), other.quote(second.span)
            message = f"The word is more general now: “{before}” became “{after}”."
            finding = Finding(self.name, severity, first.span, second.span, message, 0.6)
            yield Outcome(self.name, Fate.CHANGED, None, None, finding)

    def _beside(self, view: View, sentences: Sequence[int], dropped: bool) -> Iterator[Outcome]:
        """Judging words and adverbs of degree that only one side has, beside a word of both."""
        for at in _tokens(view.here, sentences):
            lower = view.here.tokens[at].lower
            if lower not in LOADED and lower not in _INTENSE and lower != "called":
                continue
            lost = _lost(view, at)
            if lost is not None:
                yield self._alone(view, lost, dropped)

    def _alone(self, view: View, lost: _Lost, dropped: bool) -> Outcome:
        here = view.here.span(lost.first, lost.head + 1)
        there = view.there.span(lost.partner, lost.partner + 1)
        word = view.here.quote(view.here.span(lost.first, lost.last))
        spans = (here, there) if dropped else (there, here)
        what = f"leaves out “{word}”" if dropped else f"adds “{word}”"
        text = view.here.quote(here), view.there.quote(there)
        before, after = text if dropped else text[::-1]
        message = f"The rewrite {what}: “{before}” became “{after}”."
        finding = Finding(self.name, lost.severity, *spans, message, 0.6)
        return Outcome(self.name, Fate.DROPPED if dropped else Fate.ADDED, None, None, finding)


class _Lost(NamedTuple):
    """A modifier ``[first, last)`` that is on one side only, its head, and the head's partner."""

    first: int
    last: int
    head: int
    partner: int
    severity: Severity


def _is_backed(pair: Pair, at: int, place: int) -> bool:
    """Whether the original has a more specific word elsewhere, or in the modifier before."""
    if pair.says_original(pair.rewrite.passage.tokens[place].lemma):
        return True
    before = pair.original.passage.tokens[at - 1] if at else None
    return before is not None and before.weight > 0 and pair.to_rewrite[at - 1] < 0


def _tokens(passage: Passage, sentences: Iterable[int]) -> Iterator[int]:
    for number in sentences:
        yield from range(passage.sentences[number].first, passage.sentences[number].last)


def _unlinked(
    passage: Passage, sentences: Iterable[int], to: Sequence[int], sure: Sequence[float]
) -> list[int]:
    return [
        at
        for at in _tokens(passage, sentences)
        if to[at] < 0
        and not sure[at]
        and passage.tokens[at].is_word
        and is_content(passage.tokens[at])
        and passage.tokens[at].text[0].islower()
    ]


@functools.cache
def _above() -> Mapping[str, tuple[str, ...]]:
    """For each word those one step more general."""
    return generalizations()


def _difference(one: Passage, at: int, other: Passage, place: int) -> str | None:
    """Whether a word is softer, sharper or more specific than the one it replaced."""
    known = one.lexicon
    mine, yours = one.tokens[at].lemma, other.tokens[place].lemma
    if known is None or mine in FOREIGN or yours in FOREIGN or known.are_synonyms(mine, yours):
        return None
    if mine == yours or known.is_antonym(mine, yours):
        return None
    degrees = one.tokens[at].lower, other.tokens[place].lower
    if degrees[0] in STRONG and degrees[1] in WEAK:
        return "softer"
    if degrees[0] in WEAK and degrees[1] in STRONG:
        return "sharper"
    for before in _terms(one, at, yours == _DYING):
        for after in _terms(other, place, mine == _DYING):
            steps = known.ladder(before, after) or _own_ladder(before, after)
            if steps is not None:
                return "softer" if steps[1] < steps[0] else "sharper"
    return _NARROW if known.is_more_general(yours, mine) else None


def _own_ladder(one: str, other: str) -> tuple[int, int] | None:
    """The steps of two words on one of the ladders of this kind."""
    mine, yours = _steps().get(one, {}), _steps().get(other, {})
    for ladder, step in mine.items():
        if yours.get(ladder, step) != step:
            return step, yours[ladder]
    return None


@functools.cache
def _steps() -> Mapping[str, Mapping[int, int]]:
    table: dict[str, dict[int, int]] = {}
    for number, line in enumerate(STEPS):
        for step, word in enumerate(line.split()):
            table.setdefault(word, {})[number] = step
    return MappingProxyType(table)


def _terms(passage: Passage, at: int, as_passive: bool) -> list[str]:
    """What a word is called on the ladders: "kill", and "be kill" where somebody suffers it."""
    token = passage.tokens[at]
    near = passage.tokens[max(0, at - 3) : at]
    suffered = is_past(token) and any(each.lower in BE for each in near)
    return [token.lemma, f"be {token.lemma}"] if suffered or as_passive else [token.lemma]


def _lost(view: View, at: int) -> _Lost | None:
    token = view.here.tokens[at]
    if token.lower == "called":
        return _so_called(view, at)
    if token.lower in _INTENSE:
        return _degree(view, at)
    if view.to[at] >= 0 or view.sure[at] or _is_predicate(view.here, at):
        return None
    head = _head(view, at + 1)
    weighty = token.lower in WEIGHTY
    if head < 0 or _has_another(view, head) or _says(view, token.lemma, head if weighty else -1):
        return None
    severity: Severity = "minor" if weighty else "info"
    return _Lost(at, at + 1, head, view.to[head], severity)


def _is_predicate(passage: Passage, at: int) -> bool:
    """Whether nothing follows that a modifier could stand before."""
    return at + 1 >= len(passage.tokens) or not passage.tokens[at + 1].is_word


def _head(view: View, first: int) -> int:
    """The word that a modifier stands before, if the other side has it; -1 otherwise."""
    tokens = view.here.tokens
    found = -1
    for at in range(first, min(first + _REACH, len(tokens))):
        if not is_content(tokens[at]) or is_past(tokens[at]):
            break
        if view.to[at] >= 0 and view.sure[at] >= FAMILY:
            found = at
            break
    return found


def _has_another(view: View, head: int) -> bool:
    """Whether the partner of a head has a word of its own before it: the modifier, rewritten."""
    partner = view.to[head]
    for place in range(partner - 1, max(partner - 3, -1), -1):
        token = view.there.tokens[place]
        if not token.is_word or not token.weight:
            return False
        if view.back[place] < 0:
            return True
    return False


def _says(view: View, lemma: str, head: int) -> bool:
    """Whether the other text has a word, or another word for it.

    Anywhere, or with a head only in the sentence of its partner: a weighty word that is said of
    something in another sentence is not said of this.
    """
    there = view.there
    lemmas: Collection[str] = there.lemmas
    if head >= 0:
        sentence = there.tokens[view.to[head]].sentence
        lemmas = {token.lemma for token in there.of_sentence(sentence)}
    known = there.lexicon
    return lemma in lemmas or (
        known is not None and any(known.are_synonyms(lemma, other) for other in lemmas)
    )


def _so_called(view: View, at: int) -> _Lost | None:
    tokens = view.here.tokens
    if at < 2 or tokens[at - 1].text != "-" or tokens[at - 2].lower != "so":
        return None
    head = _head(view, at + 1)
    if head < 0 or view.to[at] >= 0 or "called" in {each.lower for each in view.there.tokens}:
        return None
    return _Lost(at - 2, at + 1, head, view.to[head], "minor")


def _degree(view: View, at: int) -> _Lost | None:
    """An adverb of degree before an adjective or participle that the other side has without one."""
    tokens = view.here.tokens
    if view.to[at] >= 0 or at + 1 >= len(tokens):
        return None
    head = at + 1
    partner = view.to[head]
    if partner < 0 or view.sure[head] < SYNONYM or not is_content(tokens[head]):
        return None
    if tokens[head].text[0].isupper() or not tokens[head].is_word:
        return None
    near = view.there.tokens[max(0, partner - 3) : partner + 3]
    if any(each.lower in _INTENSE or each.lower.endswith("ly") for each in near):
        return None
    lower = tokens[at].lower
    if lower in GRAVE:
        return _Lost(at, head, head, partner, "minor")
    return _Lost(at, head, head, partner, "info") if lower in _INTENSE else None
