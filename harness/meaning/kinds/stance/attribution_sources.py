"""Whether two sources may be one: a name, an office, the body that somebody speaks for."""

from __future__ import annotations

from collections.abc import Sequence

from harness.meaning.facts import Fact
from harness.meaning.kinds.shared.clauses import View
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.kinds.stance.attribution_moved import head, moved_source
from harness.meaning.kinds.stance.attribution_pieces import Attribution
from harness.meaning.kinds.stance.attribution_words import (
    ANYBODY,
    BODIES,
    CIRCLES,
    HEADS,
    NOUNS_OF_REPORT,
    REPORTING,
    WEAK_SOURCES,
)
from harness.meaning.lexicon.stems import family
from harness.meaning.passage import Passage
from harness.model import Severity

_HE = words("he she his her")
_TITLES = words("mr mrs ms miss dr dr. mr. mrs. ms. prof professor sir lord lady dame")
_OPENING = 7  # tokens of a claim in which "he" or "her" is the source
_STEM = 4  # letters


def share(view: View, one: Attribution) -> float:
    """Share of the words of a claim that the other side has."""
    return sum(view.to[at] >= 0 for at in one.claim) / len(one.claim)


def other_source(
    view: View, first: Fact, second: Fact, ones: Sequence[Fact]
) -> tuple[Severity, float] | None:
    """How bad the change of source is; None where both may be the same."""
    one, other = first.said, second.said
    moved = moved_source(view, first, second, ones)
    if moved is not None:
        return moved
    apart = _serve_others(view, one, other)
    if may_be_same(view, one, other) and not apart:
        return None
    origin = {view.back[at] for at in head(view.there, other)} - {-1}
    if origin and not apart:
        return None
    return _by_names(view, one, other)


def _by_names(view: View, one: Attribution, other: Attribution) -> tuple[Severity, float] | None:
    """The same for sources that share no word, by whether they have names."""
    named = _names(view.here, one), _names(view.there, other)
    if all(named):
        return "major", 0.75
    if any(named):
        return None if named[1] else _unnamed(view, one, other)
    if _opens_with_name(view.here, one) and (found := _unnamed(view, one, other)):
        return found
    return _other_office(view, one, other)


def _serve_others(view: View, one: Attribution, other: Attribution) -> bool:
    """Whether two chiefs or spokesmen are of bodies that have nothing to do with each other."""
    mine, yours = head(view.here, one)[-1:], head(view.there, other)[-1:]
    if not mine or not yours or view.to[mine[0]] != yours[0]:
        return False
    if view.here.tokens[mine[0]].lemma not in HEADS:
        return False
    offices = _office(view.here, one), _office(view.there, other)
    circles = _circles(offices[0]), _circles(offices[1])
    new = offices[1].isdisjoint(view.here.lemmas)
    return new and not (offices[0] | offices[1]) & HEADS and circles[0].isdisjoint(circles[1])


def _opens_with_name(passage: Passage, one: Attribution) -> bool:
    """Whether a source is one word without an article at the head of a sentence: Orr said."""
    if len(one.source) != 1:
        return False
    at = one.source[0]
    token = passage.tokens[at]
    bare = at == passage.sentences[token.sentence].first and token.text[0].isupper()
    common = {token.lemma} & (CIRCLES.keys() | NOUNS_OF_REPORT | WEAK_SOURCES)
    return passage.is_cased and bare and token.lower == token.lemma and not common


def _unnamed(view: View, one: Attribution, other: Attribution) -> tuple[Severity, float] | None:
    """How bad it is to put somebody without a name for a source with one.

    A rewrite may well call a newspaper by what it is, and a director too; but no person is a union.
    """
    mine, yours = _office(view.here, one), _office(view.there, other)
    circles = _circles(yours)
    if not circles or yours & ANYBODY or any(_circles(frozenset([a])) & circles for a in mine):
        return None
    told = {token.lemma for token in view.here.tokens if token.lower not in REPORTING}
    if any(circles & CIRCLES.get(lemma, frozenset()) for lemma in told):
        return None
    return ("major", 0.62) if yours & BODIES and _is_person(view.here, one) else None


def _is_person(passage: Passage, one: Attribution) -> bool:
    """Whether a name has a title, or the claim goes on with "he" or "she"."""
    tokens = passage.tokens
    near = tokens[max(0, one.source[0] - 1) : one.source[-1] + 1]
    if any(token.lower in _TITLES for token in near):
        return True
    claim = tokens[one.last : one.last + _OPENING]
    return one.last <= one.claim[0] and any(token.lower in _HE for token in claim)


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
    if _are_of_one_stem(view, one, other) and not _serve_others(view, one, other):
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
    """The noun of a source without a name, alone in a set; empty for a pronoun.

    A chief, an owner or a spokesman is known by what stands before the noun or behind it: the
    police chief, a spokesman for the union.
    """
    lemma = [passage.tokens[at].lemma for at in head(passage, one)]
    if not lemma or lemma[-1] not in HEADS:
        return frozenset(lemma[-1:])
    if len(lemma) > 1 and lemma[-2] in CIRCLES:
        return frozenset(lemma[-2:-1])
    return frozenset(_complement(passage, one) or lemma[-1:])


def _complement(passage: Passage, one: Attribution) -> list[str]:
    """The noun behind "for" or "of" after the head of a source, where it is a known one."""
    own = head(passage, one)
    rest = one.source[len(own) :]
    if not rest:
        return []
    inner = head(passage, one._replace(source=rest))
    lemma = passage.tokens[inner[-1]].lemma
    return [lemma] if lemma in CIRCLES and passage.tokens[inner[-1]].text.islower() else []


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
