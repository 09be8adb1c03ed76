"""Two things that changed places around a word, with the small words between them kept.

"The Romans outflanked the Gauls" and "the Gauls outflanked the Romans" can be told apart without
knowing the verb: what stood next before it stands next behind it, and the other way round, while
the words of grammar between stay ("was ... by" on both sides). Another voice has other small
words, and is left alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harness.meaning.kinds.roles.role_words import (
    DETERMINERS,
    HELPERS,
    LIGHT,
    MUTUAL,
    PREPOSITIONS,
    TIMES,
    TITLES,
    TRANSITIVE,
)
from harness.meaning.kinds.shared.clauses import is_content, words
from harness.meaning.kinds.shared.noun_phrases import is_adverb, is_past, is_time
from harness.meaning.links import SYNONYM
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token
from harness.model import Span

_REACH = 7
_BORDERS = words(
    ", ; : . ! ? ( ) / - – — “ ” and or but nor & plus versus vs because while when if"
) | {'"'}
SYMMETRIC = words(
    "meet marry resemble differ equal agree fight talk share compete border similar same"
    " different near adjacent opposite friend partner couple together cousin brother sister"
    " sibling connect link join separate combine mix compare tie draw collaborate merge"
    " cooperate correspond divorce kiss hug intersect neighbor ally communicate know call name"
    " define mean refer include become be wed match correlate interact relate associate collide"
    " converge parallel identical equivalent unlike alike distinct rival contact touch clash"
    " quarrel argue debate negotiate trade exchange range vary alternate pair twin synonymous"
    " describe contain consist most more less least many few all play speak date wife husband"
    " spouse colleague classmate cross overlap coincide distance relationship war battle"
    " conflict difference connection contrast involve feature"
)
"""Words around which two sides may change places."""


_ACTS = words("call name contact define refer know include involve")  # X was called by Y
_BARE = words("be become include refer contain consist describe most more less all know call")

_ARTICLES = DETERMINERS - words("no some any each every few all both most more less fewer")
_STANDING = TRANSITIVE | words("lie stand sit live stay flow come go")
_FELLOW = words("with alongside beside")
_TELLING = HELPERS | PREPOSITIONS - {"of"}


class Mirrored(NamedTuple):
    """The words that changed places, in both texts."""

    verb: int
    original: Span
    rewrite: Span


def mirrored(pair: Pair) -> Iterator[Mirrored]:
    """Every word around which its neighbors changed places."""
    if pair.original.passage.lexicon is None:
        return
    for group in pair.groups:
        if not group.original or not group.rewrite:
            continue
        for number in group.original:
            if _has_turned(pair, number):
                yield from _in_sentence(pair, number)


def _has_turned(pair: Pair, number: int) -> bool:
    """Whether any word of a sentence has overtaken another."""
    sentence = pair.original.passage.sentences[number]
    last = -1
    for partner in pair.to_rewrite[sentence.first : sentence.last]:
        if partner >= 0:
            if partner < last:
                return True
            last = partner
    return False


def _in_sentence(pair: Pair, number: int) -> Iterator[Mirrored]:
    before, after = pair.original.passage, pair.rewrite.passage
    sentence = before.sentences[number]
    if {token.lower for token in before.of_sentence(number)} & MUTUAL:
        return
    for at in _crossed(pair.to_rewrite, sentence.first, sentence.last):
        partner = pair.to_rewrite[at]
        token = before.tokens[at]
        if token.text[0].isupper():
            continue
        if token.lemma in SYMMETRIC and not (
            token.lemma in _ACTS and _is_done_by(before, at) and _is_done_by(after, partner)
        ):
            continue
        if token.lower != after.tokens[partner].lower:
            continue
        found = _around(pair, at, partner) or _across(pair, at, partner)
        if found is not None:
            yield found
            return


def _crossed(to: Sequence[int], first: int, last: int) -> Iterator[int]:
    """The linked tokens with one before them that went behind, and one behind that went before."""
    behind = [0] * (last - first)
    least = sys.maxsize
    for at in range(last - 1, first - 1, -1):
        behind[at - first] = least
        if 0 <= to[at] < least:
            least = to[at]
    most = -1
    for at in range(first, last):
        partner = to[at]
        if partner < 0:
            continue
        if behind[at - first] < partner < most:
            yield at
        most = max(most, partner)


def _is_done_by(passage: Passage, at: int) -> bool:
    """Whether a word is a participle with its doer right behind."""
    tokens = passage.tokens
    return is_past(tokens[at]) and at + 1 < len(tokens) and tokens[at + 1].lower == "by"


def _around(pair: Pair, at: int, partner: int) -> Mirrored | None:
    before, after = pair.original.passage, pair.rewrite.passage
    left, left_gap = next_word(before, at, -1)
    right, right_gap = next_word(before, at, 1)
    other_left, other_left_gap = next_word(after, partner, -1)
    other_right, other_right_gap = next_word(after, partner, 1)
    if min(left, right) < 0 or before.tokens[left].lemma == before.tokens[right].lemma:
        return None
    if (left_gap, right_gap) != (other_left_gap, other_right_gap):
        return None
    word = before.tokens[at]
    if not (left_gap or right_gap or word.lower != word.lemma or word.lemma in TRANSITIVE):
        return None
    if not _is_exchange(pair, (left, right), (other_left, other_right)):
        return None
    spans = (min(left, at), right + 1), (min(other_left, partner), other_right + 1)
    return Mirrored(at, before.span(*spans[0]), after.span(*spans[1]))


def _across(pair: Pair, at: int, partner: int) -> Mirrored | None:
    """The same over a longer stretch of equal words: "is the capital of"."""
    before, after = pair.original.passage, pair.rewrite.passage
    back = _equal(pair, at, partner, -1)
    ahead = _equal(pair, at, partner, 1)
    if back < 0 or ahead < 0 or back + ahead < 1 or back + ahead > _REACH:
        return None
    left, right = at - back - 1, at + ahead + 1
    other_left, other_right = partner - back - 1, partner + ahead + 1
    if not _tells(before.tokens[left + 1 : right]):
        return None
    places = [(before, left), (before, right), (after, other_left), (after, other_right)]
    tokens = [passage.tokens[place] for passage, place in places]
    if not all(is_content(token) and token.is_word for token in tokens):
        return None
    if tokens[0].lemma == tokens[1].lemma or not _is_exchange(
        pair, (left, right), (other_left, other_right)
    ):
        return None
    span = before.span(left, right + 1), after.span(other_left, other_right + 1)
    return Mirrored(at, *span)


def _tells(inside: Sequence[Token]) -> bool:
    """Whether words between two sides tell what one is or does to the other."""
    if any(token.lemma in SYMMETRIC - _BARE for token in inside):
        return False
    if inside[-1].lower in _FELLOW:
        return False  # "Ada wrote the book with Ben"
    return any(
        is_past(token) or token.lower in _TELLING or token.lemma in _STANDING for token in inside
    )


def _equal(pair: Pair, at: int, partner: int, step: int) -> int:
    """How many words in a row are equal on one side of two tokens; -1 at a border."""
    before, after = pair.original.passage, pair.rewrite.passage
    one = before.sentences[before.tokens[at].sentence]
    other = after.sentences[after.tokens[partner].sentence]
    for count in range(_REACH + 1):
        here, there = at + step * (count + 1), partner + step * (count + 1)
        if not (one.first <= here < one.last and other.first <= there < other.last):
            return -1
        words = before.tokens[here].lower, after.tokens[there].lower
        if words[0] in _BORDERS or words[1] in _BORDERS:
            return -1
        if words[0] != words[1]:
            return count
    return -1


def _is_exchange(pair: Pair, mine: tuple[int, int], yours: tuple[int, int]) -> bool:
    """Whether each side is where the other was; a phrase counts by any of its words."""
    before, after = pair.original.passage, pair.rewrite.passage
    left, right = phrase_words(before, mine[0], -1), phrase_words(before, mine[1], 1)
    other_left, other_right = phrase_words(after, yours[0], -1), phrase_words(after, yours[1], 1)
    to, sure = pair.to_rewrite, pair.kept
    if any(to[at] in other_left for at in left) or any(to[at] in other_right for at in right):
        return False
    crossed = [at for at in left if to[at] in other_right and sure[at] >= SYNONYM]
    returned = [at for at in right if to[at] in other_left and sure[at] >= SYNONYM]
    return bool(crossed and returned) and 2 * len(crossed) >= len(left) <= 2 * len(other_right)


def next_word(passage: Passage, at: int, step: int) -> tuple[int, tuple[str, ...]]:
    """The next word of content, and the words of grammar on the way to it; -1 at a border."""
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at].sentence]
    gap: list[str] = []
    for place in range(at + step, at + step * _REACH, step):
        if not sentence.first <= place < sentence.last or tokens[place].lower in _BORDERS:
            return -1, ()
        token = tokens[place]
        if is_content(token) and not is_adverb(token):
            named = token.is_word and token.lemma not in TIMES
            return (place, tuple(gap[::step])) if named else (-1, ())
        if token.lower not in _ARTICLES and token.lower not in LIGHT and not is_adverb(token):
            gap.append(token.lower)
    return -1, ()


def phrase_words(passage: Passage, at: int, step: int) -> tuple[int, ...]:
    """The words of content that stand together from a place on: a name, or common words."""
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at].sentence]
    named = tokens[at].text[0].isupper()
    found = [at]
    for place in range(at + step, at + step * _REACH, step):
        if not sentence.first <= place < sentence.last:
            break
        token = tokens[place]
        stop = token.text == "." and tokens[place - 1].lower in TITLES
        if not stop and (
            not is_content(token)
            or is_past(token)
            or (step > 0 and token.text[0].isupper() != named)
            or (step > 0 and (token.lower.endswith("ing") or is_time(tokens, place)))
        ):
            break
        found.append(place)
    return tuple(found)
