"""Whether two sources may be one: a name, an office, the body that somebody speaks for."""

from __future__ import annotations

from collections.abc import Sequence

from harness.meaning.facts import Fact
from harness.meaning.kinds.attribution_reading import Attribution
from harness.meaning.kinds.attribution_words import ANYBODY, CIRCLES
from harness.meaning.kinds.clauses import View
from harness.meaning.kinds.word_sets import words
from harness.meaning.lexicon.stems import family
from harness.meaning.passage import Passage
from harness.model import Severity

_PREPOSITIONS = words("of in for at from with on by to near who which that whose")
_STEM = 4  # letters


def share(view: View, one: Attribution) -> float:
    """Share of the words of a claim that the other side has."""
    return sum(view.to[at] >= 0 for at in one.claim) / len(one.claim)


def head(passage: Passage, one: Attribution) -> list[int]:
    """The words of a source that name it, without what is told of it: police (in Orr)."""
    found: list[int] = []
    for at in one.source:
        if found and any(
            token.lower in _PREPOSITIONS for token in passage.tokens[found[-1] + 1 : at]
        ):
            break
        found.append(at)
    return found


def other_source(
    view: View, first: Fact, second: Fact, ones: Sequence[Fact]
) -> tuple[Severity, float] | None:
    """How bad the change of source is; None where both may be the same."""
    one, other = first.said, second.said
    if may_be_same(view, one, other):
        return None
    origin = {view.back[at] for at in other.source} - {-1}
    if origin:
        swapped = any(each is not first and origin & set(each.said.source) for each in ones)
        return ("minor", 0.5) if swapped else None
    named = _names(view.here, one), _names(view.there, other)
    if all(named):
        return "major", 0.75
    if any(named):
        return None
    return _other_office(view, one, other)


def _other_office(
    view: View, one: Attribution, other: Attribution
) -> tuple[Severity, float] | None:
    """The same for sources without a name: the police, a study, the owner of the mill."""
    mine, yours = _office(view.here, one), _office(view.there, other)
    known = view.here.lexicon
    if known is None or mine & ANYBODY or yours & ANYBODY:
        return None
    if any(
        known.are_synonyms(a, b) or known.is_more_general(a, b) or known.is_more_general(b, a)
        for a in mine
        for b in yours
    ):
        return None
    if _are_of_one_stem(view, one, other):
        return None
    circles = _circles(mine), _circles(yours)
    if circles[0] & circles[1]:
        return None
    if all(circles) and yours.isdisjoint(view.here.lemmas):
        return "major", 0.65
    return _unknown(view, one, other)


def _are_of_one_stem(view: View, one: Attribution, other: Attribution) -> bool:
    """Whether a word of one source begins like a word of the other: shopkeepers, shop owners."""
    mine = {view.here.tokens[at].lower[:_STEM] for at in one.source}
    yours = {view.there.tokens[at].lower[:_STEM] for at in other.source}
    return not mine.isdisjoint(yours)


def _unknown(view: View, one: Attribution, other: Attribution) -> tuple[Severity, float] | None:
    """Two sources of which little is known, for a claim in the very same words."""
    same = share(view, one) == 1 and len(one.claim) == len(other.claim)
    return ("minor", 0.5) if same else None


def _office(passage: Passage, one: Attribution) -> frozenset[str]:
    """The noun of a source without a name, alone in a set; empty for a pronoun."""
    return frozenset(passage.tokens[at].lemma for at in head(passage, one)[-1:])


def may_be_same(view: View, one: Attribution, other: Attribution) -> bool:
    """Whether two sources share a word, or one of them is a pronoun."""
    if one.person or other.person or not one.source or not other.source:
        return True
    if any(view.to[at] in other.source for at in one.source):
        return True
    mine = {family(view.here.tokens[at].lemma) for at in one.source}
    yours = {family(view.there.tokens[at].lemma) for at in other.source}
    return bool(mine & yours) or _is_place_of(view, one, other)


def _is_place_of(view: View, one: Attribution, other: Attribution) -> bool:
    """Whether one source is named after the place of the other: Israeli officials, Israel."""
    known = view.here.lexicon
    if known is None:
        return False
    ones = {view.here.tokens[at].text for at in one.source}
    others = {view.there.tokens[at].text for at in other.source}
    return any(not others.isdisjoint(known.place_of(word)) for word in ones) or any(
        not ones.isdisjoint(known.place_of(word)) for word in others
    )


def _names(passage: Passage, one: Attribution) -> bool:
    """Whether a source is named: by a capital inside the sentence, or by two capitals."""
    tokens = passage.tokens
    last = head(passage, one)[-1:]
    inside = [at for at in last if at != passage.sentences[tokens[at].sentence].first]
    return passage.is_cased and any(tokens[at].text[0].isupper() for at in inside)


def _circles(nouns: frozenset[str]) -> frozenset[int]:
    return frozenset().union(*(CIRCLES.get(noun, ()) for noun in nouns))
