"""Limits in time that were turned: "hand it in by noon" and "hand it in after noon".

A time is no event with words of its own, so that the order of events does not tell these.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.meaning.kinds.polarity.negation_words import CUES, EXPLAINING
from harness.meaning.kinds.shared.clauses import NUMBER_WORDS, content_from, words
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_UNTIL = words("by before until till")
_FROM = words("after from since")
_TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december noon midnight midday dawn dusk"
)
_OPENING = words("if when whether once") | frozenset(CUES)  # "if you pay after May, it costs more"
_BETWEEN = words("the about around")
_REACH = 4  # tokens before a limit in which what it limits stands


def turned_limits(pair: Pair) -> Iterator[tuple[int, int]]:
    """The words of a limit on both sides that point in opposite directions."""
    one, other = pair.original.passage, pair.rewrite.passage
    for at in _limits(one):
        time = _time(one, at)
        place = _limit_before(other, pair.to_rewrite[time])
        if place < 0 or (one.tokens[at].lower in _UNTIL) == (other.tokens[place].lower in _UNTIL):
            continue
        told = next(content_from(one, at - 1, -1, reach=_REACH), -1)
        theirs = set(content_from(other, place - 1, -1, reach=_REACH))
        if told >= 0 and pair.to_rewrite[told] in theirs and not _is_denied(pair, at, place):
            yield at, place


def _limits(passage: Passage) -> Iterator[int]:
    for at in range(1, len(passage.tokens) - 1):
        if passage.tokens[at].lower in _UNTIL | _FROM and _time(passage, at) >= 0:
            yield at


def _time(passage: Passage, at: int) -> int:
    """The time right behind a preposition, or -1."""
    tokens = passage.tokens
    while at + 2 < len(tokens) and tokens[at + 1].lower in _BETWEEN:
        at += 1
    token = tokens[at + 1]
    is_time = token.is_number or token.lower in _TIMES | NUMBER_WORDS
    return at + 1 if is_time else -1


def _limit_before(passage: Passage, time: int) -> int:
    """The preposition right before a time, or -1."""
    at = time - 1
    while at > 0 and passage.tokens[at].lower in _BETWEEN:
        at -= 1
    return at if at > 0 and passage.tokens[at].lower in _UNTIL | _FROM else -1


def _is_denied(pair: Pair, at: int, place: int) -> bool:
    """Whether a word of either sentence could say no: then the other limit may be right."""
    sides = (
        (pair.original.passage, at, pair.to_rewrite),
        (pair.rewrite.passage, place, pair.to_original),
    )
    for passage, limit, partners in sides:
        sentence = passage.sentences[passage.tokens[limit].sentence]
        for here in range(sentence.first, sentence.last):
            token = passage.tokens[here]
            says_no = token.lower in _OPENING or (partners[here] < 0 and token.lemma in EXPLAINING)
            if says_no and token.lower not in _UNTIL:
                return True
    return False
