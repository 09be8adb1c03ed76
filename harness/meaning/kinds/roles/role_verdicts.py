"""What became of one relation: the same, its roles exchanged, or one role filled anew."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from harness.meaning.kinds.names.name_aliases import NONE, agreement
from harness.meaning.kinds.roles.role_reading import Relation
from harness.meaning.kinds.roles.role_than import are_comparisons_turned
from harness.meaning.kinds.roles.role_words import (
    CONVERSES,
    ERGATIVE,
    MOVING,
    MUTUAL,
    PRONOUNS,
    TRANSITIVE,
    TURNING,
)
from harness.meaning.kinds.shared.noun_phrases import Phrase
from harness.meaning.links import SYNONYM
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Span

SAME = "same"
_STEM = 4  # letters
_AROUND = 3  # sentences on each side in which a party counts as named


class Verdict(NamedTuple):
    """What became of a relation, how sure that is, and where to look if not at all of it."""

    what: str
    confidence: float = 1.0
    spans: tuple[Span, Span] | None = None


def verdict(pair: Pair, one: Relation, other: Relation) -> Verdict | None:
    """Compare two relations of aligned sentences; None where there is nothing to compare."""
    if one.sort != other.sort:
        return None
    if one.sort == "than":
        return Verdict("compared", 0.8) if are_comparisons_turned(pair, one, other) else None
    if not are_one_event(pair, one, other):
        return None
    if one.key in MOVING and (turned := _turned(pair, one, other)) is not None:
        return turned
    return _plain(pair, one, other)


def _plain(pair: Pair, one: Relation, other: Relation) -> Verdict | None:
    """The same, or else the first that it may have become."""
    mine, yours = one.filled, other.filled
    common = [role for role in mine if role in yours]
    if common and all(is_loosely(pair, mine[role], yours[role]) for role in common):
        return Verdict(SAME)
    if _is_mutual(pair, one, other):
        return None
    return (
        _exchanged(pair, one, other)
        or _turned(pair, one, other)
        or _voice(pair, one, other)
        or _replaced(pair, one, other)
    )


def crosswise(
    pair: Pair, couples: Sequence[tuple[Relation, Relation]]
) -> tuple[int, int, str] | None:
    """Two events of which each has what the other had in one role; their numbers and the role.

    "They freed the banker and jailed his lawyer" became "they freed his lawyer and jailed the
    banker": each verb alone only has another object.
    """
    other_fillers = [
        (number, role, one.filled[role], other.filled[role])
        for number, (one, other) in enumerate(couples)
        for role in one.filled
        if role in other.filled and not is_loosely(pair, one.filled[role], other.filled[role])
    ]
    for (a, role, mine, yours), (b, second, theirs, ours) in combinations(other_fillers, 2):
        if a != b and role == second and is_same(pair, mine, ours) and is_same(pair, theirs, yours):
            return a, b, role
    return None


def are_one_event(pair: Pair, one: Relation, other: Relation) -> bool:
    """Whether two relations are told by linked words, or by words for one event."""
    if pair.to_rewrite[one.verb] == other.verb:
        return pair.kept[one.verb] >= SYNONYM
    return one.key == other.key


def _exchanged(pair: Pair, one: Relation, other: Relation) -> Verdict | None:
    mine, yours = one.filled, other.filled
    for a, b in combinations([role for role in mine if role in yours], 2):
        if (
            not _same_head(pair.original.passage, mine[a], mine[b])
            and is_same(pair, mine[a], yours[b])
            and is_same(pair, mine[b], yours[a])
            and not is_loosely(pair, mine[a], yours[a])
            and not is_loosely(pair, mine[b], yours[b])
        ):
            return Verdict("turned" if (a, b) in TURNING else "exchanged", 0.85)
    return None


def _turned(pair: Pair, one: Relation, other: Relation) -> Verdict | None:
    """One side alone is told, with the preposition of the other side."""
    mine, yours = one.filled, other.filled
    if one.sort == "contrast":
        return _rejected(pair, one, other)
    if one.key not in MOVING:
        return None
    for a, b in TURNING:
        if a in mine and b in yours and is_same(pair, mine[a], yours[b]):
            clear = a not in yours and not (b in mine and is_loosely(pair, mine[b], yours[b]))
            if clear and not _said_so(pair, other, mine[a], a):
                return Verdict("turned", 0.7)
    return None


def _said_so(pair: Pair, other: Relation, phrase: Phrase, role: str) -> bool:
    """Whether the rewrite has the phrase behind the right preposition as well."""
    tokens = pair.rewrite.passage.tokens
    lemma = pair.original.passage.tokens[phrase.head].lemma
    sentence = pair.rewrite.passage.sentences[tokens[other.verb].sentence]
    words = {role, "into", "towards"} if role == "to" else {role}
    return any(
        tokens[at].lower in words and any(each.lemma == lemma for each in tokens[at + 1 : at + 5])
        for at in range(sentence.first, sentence.last)
    )


def _rejected(pair: Pair, one: Relation, other: Relation) -> Verdict | None:
    """What was chosen is rejected now; both sides of "instead of", one of them unread."""
    mine, yours = one.filled, other.filled
    if "chosen" not in mine or "not" not in yours or "chosen" in yours:
        return None
    if not is_same(pair, mine["chosen"], yours["not"]):
        return None
    if pair.to_rewrite[mine["not"].head] in yours["not"].near:
        return None
    return Verdict("exchanged", 0.7) if pair.to_rewrite[mine["not"].head] >= 0 else None


def _voice(pair: Pair, one: Relation, other: Relation) -> Verdict | None:
    """Whether the one who was sued is now the one who sued, or the other way round."""
    mine, yours = one.filled, other.filled
    words = pair.original.passage.tokens[one.verb], pair.rewrite.passage.tokens[other.verb]
    if words[0].lemma != words[1].lemma or one.active == other.active or one.sort != "verb":
        return None
    if one.key not in TRANSITIVE - ERGATIVE or one.key in CONVERSES:
        return None
    for a, b in (("subject", "object"), ("object", "subject")):
        if a in mine and b in yours and is_same(pair, mine[a], yours[b]):
            if a in yours and is_loosely(pair, mine[a], yours[a]):
                continue
            if b in mine and is_loosely(pair, mine[b], yours[b]):
                continue
            return Verdict("voice", 0.7 if len(mine) + len(yours) > 2 else 0.5)
    return None


def _replaced(pair: Pair, one: Relation, other: Relation) -> Verdict | None:
    """One role is filled by somebody whom the original names elsewhere."""
    if one.sort != "verb":
        return None
    mine, yours = one.filled, other.filled
    common = [role for role in mine if role in yours]
    changed = [role for role in common if not is_loosely(pair, mine[role], yours[role], True)]
    kept = [role for role in common if is_same(pair, mine[role], yours[role])]
    if len(changed) != 1 or len(mine[changed[0]].near) > 4:
        return None
    before, after = mine[changed[0]], yours[changed[0]]
    if not kept and not _goes_on_alike(pair, one, other):
        return None
    if not _is_other_party(pair, before, after):
        return None
    spans = (_core(pair.original.passage, before), _core(pair.rewrite.passage, after))
    return Verdict("replaced", 0.65 if kept else 0.6, spans)


def _goes_on_alike(pair: Pair, one: Relation, other: Relation) -> bool:
    """Whether the words behind both verbs are the same: two of content at least."""
    tokens = pair.original.passage.tokens
    end = pair.original.passage.sentences[tokens[one.verb].sentence].last
    behind = [at for at in range(one.verb + 1, min(end, one.verb + 8)) if tokens[at].weight][:3]
    same = [at for at in behind if 0 < pair.to_rewrite[at] - other.verb < 10]
    return len(same) >= 2 and len(same) == len(behind) and one.active == other.active


def _is_other_party(pair: Pair, before: Phrase, after: Phrase) -> bool:
    """Whether a phrase names another party of the original, more often than the original does."""
    one, other = pair.original.passage, pair.rewrite.passage
    head, new = one.tokens[before.head], other.tokens[after.head]
    known = one.lexicon
    if known is None or head.text[0].isupper() != new.text[0].isupper():
        return False
    if known.is_more_general(head.lemma, new.lemma) or known.is_more_general(new.lemma, head.lemma):
        return False
    if head.lower[:_STEM] == new.lower[:_STEM]:
        return False  # homes for homeowners
    if pair.to_rewrite[before.head] == after.head or _are_one_name(pair, before, after):
        return False
    old = _count(one, head.sentence, new.lower), _count(other, new.sentence, new.lower)
    lost = _count(one, head.sentence, head.lower), _count(other, new.sentence, head.lower)
    return 0 < old[0] < old[1] and lost[0] > lost[1]


def _are_one_name(pair: Pair, before: Phrase, after: Phrase) -> bool:
    """Whether two phrases hold names that may be one: the Rail Workers' Union, the RWU."""
    mine = [fact.said for fact in pair.original.of("name") if fact.first <= before.head < fact.last]
    yours = [fact.said for fact in pair.rewrite.of("name") if fact.first <= after.head < fact.last]
    language = pair.original.passage.language
    return any(agreement(one, other, language) > NONE for one in mine for other in yours)


def _count(passage: Passage, sentence: int, word: str) -> int:
    """How often a word stands in a sentence and those around it."""
    first = max(0, sentence - _AROUND)
    near = range(first, min(len(passage.sentences), sentence + _AROUND + 1))
    return sum(token.lower == word for number in near for token in passage.of_sentence(number))


def _core(passage: Passage, phrase: Phrase) -> Span:
    return passage.span(phrase.first, phrase.head + 1)


def is_same(pair: Pair, one: Phrase, other: Phrase) -> bool:
    """Whether a phrase of the original and one of the rewrite have the same noun, or one name."""
    head = pair.original.passage.tokens[one.head]
    partner = pair.rewrite.passage.tokens[other.head]
    if head.lower in PRONOUNS or partner.lower in PRONOUNS or one.joined or other.joined:
        return False
    if pair.to_rewrite[one.head] == other.head:
        return pair.kept[one.head] >= SYNONYM
    if head.lemma == partner.lemma:
        return True
    named = pair.to_original[other.head]
    return partner.text[0].isupper() and named in one.beside and _is_name(pair, named)


def _is_name(pair: Pair, at: int) -> bool:
    """Whether a token of the original is a name set beside something, right behind the comma."""
    tokens = pair.original.passage.tokens
    while at and (tokens[at].text[0].isupper() or tokens[at].text == "."):
        at -= 1
    return tokens[at].text == ","


def is_loosely(pair: Pair, one: Phrase, other: Phrase, wide: bool = False) -> bool:
    """Whether two phrases may be about the same: any word in common."""
    before, after = pair.original.passage, pair.rewrite.passage
    mine = one.near + one.beside if wide else one.near
    yours = other.near + other.beside if wide else other.near
    if any(pair.to_rewrite[at] in yours for at in mine):
        return True
    lemmas = {before.tokens[at].lemma for at in mine}
    if any(after.tokens[at].lemma in lemmas for at in yours):
        return True
    known = before.lexicon
    words = before.tokens[one.head].lemma, after.tokens[other.head].lemma
    return known is None or known.are_synonyms(*words)


def _same_head(passage: Passage, one: Phrase, other: Phrase) -> bool:
    return passage.tokens[one.head].lemma == passage.tokens[other.head].lemma


def _is_mutual(pair: Pair, one: Relation, other: Relation) -> bool:
    """Whether a text says that it goes both ways."""
    for passage, verb in ((pair.original.passage, one.verb), (pair.rewrite.passage, other.verb)):
        tokens = passage.of_sentence(passage.tokens[verb].sentence)
        words = {token.lower for token in tokens}
        if words & MUTUAL or {"each", "other"} <= words or {"one", "another"} <= words:
            return True
    return False
