"""A source that the original names for something else: Bell said what Orr had said of Bell."""

from __future__ import annotations

from collections.abc import Sequence

from harness.meaning.facts import Fact
from harness.meaning.kinds.roles.role_words import TITLES
from harness.meaning.kinds.shared.clauses import View
from harness.meaning.kinds.shared.noun_phrases import is_past
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.kinds.stance.attribution_pieces import Attribution
from harness.meaning.kinds.stance.attribution_words import ANYBODY, CIRCLES
from harness.meaning.links import SYNONYM
from harness.meaning.passage import Passage
from harness.model import Severity

_PREPOSITIONS = words("of in for at from with on by to near who which that whose")
_SHARED = 0.5  # share of a claim's words from which it is the same claim


def head(passage: Passage, one: Attribution) -> list[int]:
    """The words of a source that name it, without what is told of it: police (in Orr)."""
    found: list[int] = []
    for at in one.source:
        if found and (
            (is_past(passage.tokens[at]) and passage.tokens[at].text.islower())
            or any(token.lower in _PREPOSITIONS for token in passage.tokens[found[-1] + 1 : at])
        ):
            break
        found.append(at)
    return found


def moved_source(
    view: View, first: Fact, second: Fact, ones: Sequence[Fact]
) -> tuple[Severity, float] | None:
    """How bad it is that a source comes from another place of the original; None where it does not.

    Either another claim has it there, or it stands in the claim itself, and nothing of it in the
    words that name the source.
    """
    one, other = first.said, second.said
    mine, yours = head(view.here, one), head(view.there, other)
    if one.person or other.person or not mine or not yours or _may_stand_for(view, one, other):
        return None
    origin = _origin(view, one, other)
    if not origin or origin & set(one.source):
        return None
    strong = _is_same_claim(view, one, other)
    if any(each is not first and origin & set(head(view.here, each.said)) for each in ones):
        return ("major", 0.66) if strong else ("minor", 0.5)
    if not all(_is_elsewhere(one, at) for at in origin):
        return None
    named = capitals(view.here, one.source) and capitals(view.there, yours)
    return ("major", 0.65) if strong and named else ("minor", 0.5)


def _origin(view: View, one: Attribution, other: Attribution) -> set[int]:
    """Where the original has the new source: its name, where both have one."""
    yours = head(view.there, other)
    if capitals(view.here, one.source) and (named := capitals(view.there, yours)):
        yours = named
    found = {view.back[at] for at in yours} - {-1}
    said = {view.there.tokens[at].lower for at in capitals(view.there, yours)}
    return found | {at for at in one.claim if view.here.tokens[at].lower in said}


def _is_elsewhere(one: Attribution, at: int) -> bool:
    """Whether a word stands in a claim, or behind it; behind a source it may tell of that."""
    return at in one.claim or one.last <= one.claim[0] <= one.claim[-1] < at


def _is_same_claim(view: View, one: Attribution, other: Attribution) -> bool:
    """Whether most words of two claims are partners, those that name the new source aside."""
    source = set(other.source)
    claim = [at for at in one.claim if view.to[at] not in source]
    shared = sum(view.to[at] in other.claim for at in claim)
    return shared >= 2 and shared >= _SHARED * min(len(claim), len(other.claim))


def _may_stand_for(view: View, one: Attribution, other: Attribution) -> bool:
    """Whether two sources may be one: a spokesman and his firm, or any word in common."""
    names = capitals(view.here, one.source), capitals(view.there, other.source)
    mine = {view.here.tokens[at].lemma for at in names[0] if all(names)} or {
        view.here.tokens[at].lemma for at in one.source
    }
    yours = {view.there.tokens[at].lemma for at in names[1] if all(names)} or {
        view.there.tokens[at].lemma for at in other.source
    }
    if all(names):
        return bool(mine & yours) or any(view.to[at] in names[1] for at in names[0])
    if mine & yours or (mine | yours) & ANYBODY:
        return True
    if any(view.to[at] in other.source and view.sure[at] >= SYNONYM for at in one.source):
        return True
    return any(
        CIRCLES.get(a, frozenset()) & CIRCLES.get(b, frozenset()) for a in mine for b in yours
    )


def capitals(passage: Passage, places: Sequence[int]) -> list[int]:
    """The words of a name in a source: with a capital, titles and the head of a sentence aside."""
    if not passage.is_cased:
        return []
    found = [at for at in places if passage.tokens[at].text[0].isupper()]
    opens = {passage.sentences[passage.tokens[at].sentence].first for at in found}
    inside = [at for at in found if at not in opens]
    alone = [at for at in found if at in opens and not _is_common(passage, at)]
    named = inside or alone
    return [at for at in named if passage.tokens[at].lower not in TITLES]


def _is_common(passage: Passage, at: int) -> bool:
    """Whether a word at the head of a sentence is a common noun: police, officials."""
    token = passage.tokens[at]
    return token.lemma in CIRCLES or token.lower != token.lemma or token.lemma in ANYBODY
