"""Somebody on the other side of an event, though only one side is told: sold to Bell, Bell sold.

A rewrite in other words often has a pronoun where the original has a name, so that of two who
changed places only one can be seen. That one is enough where it is a name, or one of the parties
of a rule, and no event of the kind has it where it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harness.meaning.facts import Fact
from harness.meaning.kinds.roles.role_mirror import SYMMETRIC, Mirrored
from harness.meaning.kinds.roles.role_reading import VERBS, Relation, relation_at
from harness.meaning.kinds.roles.role_verdicts import crosswise, is_loosely, is_same
from harness.meaning.kinds.roles.role_words import CONVERSES, ERGATIVE, MOVING, MUTUAL
from harness.meaning.kinds.shared.clauses import is_content, words
from harness.meaning.kinds.shared.noun_phrases import Phrase, is_past
from harness.meaning.links import GENERAL
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_MANY = 40  # verbs of one group of sentences beyond which none is looked at
_BOTH_WAYS = SYMMETRIC - words("describe name call define know contain include involve play cross")
_THINGS = frozenset({"thing", "caused", "by"})
_FELT = words(
    "please like love hate fear frighten scare annoy anger admire impress amuse delight shock"
    " surprise obey respect trust follow lead precede outlive survive inherit help serve convince"
)
"""Verbs that are told from the other side as well: it pleased her, she liked it."""
_PAIRS = frozenset({"subject", "object"})


def crossed(
    pair: Pair, ones: Sequence[Fact], others: Sequence[Fact]
) -> Iterator[tuple[Fact, Fact]]:
    """Relations of one event of which somebody has the other part on the other side."""
    for one in ones:
        for other in others:
            if not _are_one_event(pair, one.said, other.said):
                continue
            for role, second in _changed_parts(pair, one.said, other.said):
                if not _is_told_so(pair, one.said, other.said, (role, second), ones, others):
                    yield one, other
                    break


def strangers(
    pair: Pair, ones: Sequence[Fact], others: Sequence[Fact]
) -> Iterator[tuple[Fact, Fact]]:
    """Relations whose verbs nothing links, with both of their parties exchanged.

    "Ada was commissioned by Ben to paint it" became "Ada asked Ben to paint it".
    """
    for one in ones:
        for other in others:
            if _are_strangers(pair, one.said, other.said):
                mine, yours = one.said.filled, other.said.filled
                if is_same(pair, mine["subject"], yours["object"]) and is_same(
                    pair, mine["object"], yours["subject"]
                ):
                    yield one, other


def _are_strangers(pair: Pair, one: Relation, other: Relation) -> bool:
    """Whether two verbs that each have a doer and a name acted on belong to nothing else."""
    if one.sort != "verb" or other.sort != "verb" or {one.key, other.key} & (_FELT | SYMMETRIC):
        return False
    if pair.to_rewrite[one.verb] >= 0 or pair.to_original[other.verb] >= 0:
        return False
    if _roles(one) != _PAIRS or _roles(other) != _PAIRS or _is_mutual(pair, one, other):
        return False
    return all(_is_name(pair.original.passage, phrase) for _, phrase in one.roles)


def crossed_elsewhere(pair: Pair) -> Iterator[Mirrored]:
    """The same for verbs that no list has: linked words that are plainly verbs on both sides."""
    before, after = pair.original.passage, pair.rewrite.passage
    for couples in _linked_verbs(pair):
        for one, other in couples:
            if not _is_new_verb(pair, one.verb):
                continue
            parts = _changed_parts(pair, one, other)
            if any(_is_name(before, one.filled[role]) for role, _ in parts):
                yield Mirrored(one.verb, _span(before, one), _span(after, other))


def swapped(pair: Pair) -> Iterator[Mirrored]:
    """Two verbs whose doers were exchanged: Ada drew it and Ben built it, Ben drew it."""
    before, after = pair.original.passage, pair.rewrite.passage
    for couples in _linked_verbs(pair):
        found = crosswise(pair, couples)
        if found is not None:
            one, other = couples[found[0]]
            yield Mirrored(one.verb, _span(before, one), _span(after, other))


def _linked_verbs(pair: Pair) -> Iterator[list[tuple[Relation, Relation]]]:
    """Group by group, what linked verbs in the past tell on either side."""
    if pair.original.passage.lexicon is None:
        return
    before, after = pair.original.passage, pair.rewrite.passage
    for group in pair.groups:
        verbs = [
            at
            for number in group.original
            for at in range(*before.sentences[number][2:])
            if pair.to_rewrite[at] >= 0 and pair.kept[at] >= GENERAL and _is_verb(pair, at)
        ]
        couples = [
            (one, other)
            for at in verbs[:_MANY]
            if (one := relation_at(before, at)) is not None
            and (other := relation_at(after, pair.to_rewrite[at])) is not None
            and _PAIRS.issuperset(_roles(one) | _roles(other))
        ]
        if couples:
            yield couples


def _is_verb(pair: Pair, at: int) -> bool:
    here, there = pair.original.passage.tokens[at], pair.rewrite.passage.tokens[pair.to_rewrite[at]]
    if {here.lemma, there.lemma} & _BOTH_WAYS:
        return False
    return is_past(here) and is_past(there) and is_content(here)


def _is_new_verb(pair: Pair, at: int) -> bool:
    """Whether two linked verbs are in no list."""
    here, there = pair.original.passage, pair.rewrite.passage
    words = here.tokens[at], there.tokens[pair.to_rewrite[at]]
    if words[0].lemma in VERBS and words[1].lemma in VERBS:
        return False
    return not any(word.lemma in ERGATIVE or word.lemma in CONVERSES for word in words)


def _are_one_event(pair: Pair, one: Relation, other: Relation) -> bool:
    if one.sort != "verb" or other.sort != "verb" or one.key in MOVING or other.key in MOVING:
        return False
    linked = pair.to_rewrite[one.verb] == other.verb and pair.kept[one.verb] >= GENERAL
    if _PAIRS.issuperset(_roles(one) | _roles(other)):
        return (linked or one.key == other.key) and not {one.key, other.key} & SYMMETRIC
    if one.key != other.key or not _PAIRS.isdisjoint(_roles(one) | _roles(other)):
        return False
    return _is_same_thing(pair, one, other)


def _is_same_thing(pair: Pair, one: Relation, other: Relation) -> bool:
    """Whether what is sold or given is the same, or is told by neither."""
    mine, yours = one.filled.get("thing"), other.filled.get("thing")
    if mine is None or yours is None:
        return mine is yours
    return is_loosely(pair, mine, yours)


def _changed_parts(pair: Pair, one: Relation, other: Relation) -> Iterator[tuple[str, str]]:
    """Roles of one side, and the others that the same party has on the other side."""
    mine, yours = one.filled, other.filled
    if _is_mutual(pair, one, other):
        return
    for role, phrase in mine.items():
        for second, filler in yours.items():
            if role == second or {role, second} & _THINGS or not is_same(pair, phrase, filler):
                continue
            stays = role in yours and is_loosely(pair, phrase, yours[role])
            was = second in mine and is_loosely(pair, mine[second], filler)
            if stays or was:
                continue
            before, after = pair.original.passage, pair.rewrite.passage
            if _is_plain(before, one, role) and _is_plain(after, other, second):
                yield role, second


def _is_plain(passage: Passage, one: Relation, role: str) -> bool:
    """Whether a subject plainly does something to somebody: no ergative verb, no participle."""
    if role != "subject" or not one.active or "object" in one.filled:
        return True
    return _acts_on_pronoun(passage, one.verb)


def _acts_on_pronoun(passage: Passage, at: int) -> bool:
    following = passage.tokens[at + 1 : at + 2]
    return any(
        token.lower in ("him", "them", "it", "me", "us", "you", "her") for token in following
    )


def _is_told_so(
    pair: Pair,
    one: Relation,
    other: Relation,
    parts: tuple[str, str],
    ones: Sequence[Fact],
    others: Sequence[Fact],
) -> bool:
    """Whether another relation of the kind has the party where it was, or had it where it is."""
    role, second = parts
    party, filler = one.filled[role], other.filled[second]
    keys = {one.key, other.key}
    return any(
        each.said.key in keys
        and role in each.said.filled
        and is_loosely(pair, party, each.said.filled[role])
        for each in others
    ) or any(
        each.said.key in keys
        and second in each.said.filled
        and is_loosely(pair, each.said.filled[second], filler)
        for each in ones
    )


def _is_mutual(pair: Pair, one: Relation, other: Relation) -> bool:
    for passage, at in ((pair.original.passage, one.verb), (pair.rewrite.passage, other.verb)):
        sentence = passage.of_sentence(passage.tokens[at].sentence)
        if any(token.lower in MUTUAL or token.lower == "other" for token in sentence):
            return True
    return False


def _is_name(passage: Passage, phrase: Phrase) -> bool:
    return passage.is_cased and passage.tokens[phrase.head].text[0].isupper()


def _roles(one: Relation) -> set[str]:
    return set(one.filled)


def _span(passage: Passage, one: Relation) -> tuple[int, int]:
    first = min(one.verb, *(phrase.first for _, phrase in one.roles))
    last = max(one.verb + 1, *(phrase.last for _, phrase in one.roles))
    return passage.span(first, last)
