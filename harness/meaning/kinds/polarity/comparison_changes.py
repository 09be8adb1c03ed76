"""Which way an amount changed: "fell by a quarter" and "25 % more", "up 8 %" and "8 % less".

The verb of one text and the comparative of the other share no word. What joins them is the amount,
which another kind has found to be the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harness.meaning.facts import Fact
from harness.meaning.kinds.polarity.negation_words import CUES
from harness.meaning.kinds.shared.clauses import BORDERS, words
from harness.meaning.kinds.shared.turned import are_sides_exchanged
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

UP, DOWN = 1, -1

_VERBS = {
    **dict.fromkeys(words("rise increase grow climb raise soar jump gain surge growth up"), UP),
    **dict.fromkeys(
        words("fall decrease drop shrink decline lower reduce sink plunge cut slump down reduction")
        | words("slide plummet tumble dip"),
        DOWN,
    ),
}
_BEHIND = {
    **_VERBS,
    **dict.fromkeys(words("more higher greater bigger larger"), UP),
    **dict.fromkeys(words("less fewer lower smaller"), DOWN),
}
_BETWEEN = words("by of about around just some nearly almost roughly approximately to another only")
_NEAR = 5
_OBJECT = 6  # tokens between a verb and the "by" after its object


class Change(NamedTuple):
    """The way an amount changed something, and the token that says so."""

    way: int
    at: int


def turned_changes(pair: Pair) -> Iterator[tuple[Fact, Fact]]:
    """Amounts of one value by which a thing grew on one side and shrank on the other."""
    for one, other in pair.equals:
        if one.kind != "quantity":
            continue
        mine = _change(pair.original.passage, one)
        theirs = _change(pair.rewrite.passage, other) if mine else None
        if mine is None or theirs is None or mine.way == theirs.way:
            continue
        thans = _than(pair.original.passage, mine), _than(pair.rewrite.passage, theirs)
        if min(thans) < 0 or not are_sides_exchanged(pair, *thans):
            yield one, other


def _change(passage: Passage, fact: Fact) -> Change | None:
    """What is said of the way right behind an amount, or else before it."""
    return _behind(passage, fact) or _before(passage, fact)


def _behind(passage: Passage, fact: Fact) -> Change | None:
    tokens, end = passage.tokens, passage.sentences[fact.sentence].last
    if fact.last >= end:
        return None
    token = tokens[fact.last]
    way = _BEHIND.get(token.lower) or _BEHIND.get(token.lemma)
    if way is None or token.lower in ("up", "down") or _is_denied(passage, fact.first):
        return None
    return Change(way, fact.last)


def _before(passage: Passage, fact: Fact) -> Change | None:
    tokens, begin = passage.tokens, passage.sentences[fact.sentence].first
    at, by = fact.first - 1, False
    while at >= begin and tokens[at].lower in _BETWEEN:
        by = by or tokens[at].lower == "by"
        at -= 1
    stop = max(begin - 1, at - (_OBJECT if by else 1))
    for place in range(at, stop, -1):
        word = tokens[place].lower
        if word in BORDERS or word == ",":
            return None
        way = _VERBS.get(word) or _VERBS.get(tokens[place].lemma)
        if way is not None:
            return None if _is_denied(passage, place) else Change(way, place)
    return None


def _than(passage: Passage, change: Change) -> int:
    """The "than" of a comparative that holds one thing against another: "8 % higher than"; or -1.

    Of two comparatives the sides may be exchanged as well.
    """
    near = range(change.at + 1, min(change.at + _NEAR, len(passage.tokens)))
    return next((at for at in near if passage.tokens[at].lower == "than"), -1)


def _is_denied(passage: Passage, at: int) -> bool:
    """Whether a negation stands before a token, in its sentence."""
    begin = passage.sentences[passage.tokens[at].sentence].first
    return any(token.lower in CUES for token in passage.tokens[begin:at])
