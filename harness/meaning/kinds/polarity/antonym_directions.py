"""Which way things went, and what is on or off, told of one thing: "wages rose", "pay went down".

The verbs of direction are so common that the words of one may be linked to another's: "pay went
down, but prices went up". What counts is the thing that each is told of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from harness.meaning.kinds.shared.clauses import (
    BE,
    NEGATED,
    SIGN_BORDERS,
    View,
    clause,
    content_from,
    is_content,
    words,
)
from harness.meaning.passage import Passage

_WAYS = {
    **dict.fromkeys(words("rise increase grow climb soar jump"), 1),
    **dict.fromkeys(words("fall decrease drop decline shrink sink plunge slump tumble"), -1),
}
_GOING = words("go come be creep edge") | BE
_UP_AND_DOWN = {"up": 1, "down": -1}
_KEEPING = words("keep stay leave turn switch remain be put go") | BE
_ON_AND_OFF = {"on": 1, "off": -1}
_VERBS = frozenset(_WAYS) | _GOING | _KEEPING
_OBJECTS = words(
    "the a an his her its their our your my this that these those all some any it them"
)
_TURNING = NEGATED | words("no none nobody nothing without nor neither unless until till if")
_STATE = "on"
_FAR, _SEVERAL = 10, 3
_SUBJECT = 5  # tokens before a verb in which its subject stands
_PARTICLE = 4  # tokens behind a verb in which its particle stands


class _Told(NamedTuple):
    """A direction (1 or -1) and its scale, the token that says it and what it is told of."""

    scale: str
    way: int
    at: int
    of: tuple[int, ...]


def turned_directions(view: View) -> Iterator[tuple[int, int]]:
    """The words of both sides that tell opposite directions of one thing."""
    here = list(_told(view.here))
    there: dict[tuple[str, int], list[_Told]] = defaultdict(list)
    for other in _told(view.there) if here else ():
        for at in other.of:
            there[other.scale, at].append(other)
    mine = {(one.of, one.way) for one in here}
    for one in here:
        same = [each for at in one.of for each in there.get((one.scale, view.to[at]), ())]
        turned = bool(same) and all(each.way != one.way for each in same)
        if turned and (one.of, -one.way) not in mine:
            yield one.at, same[0].at


def _told(passage: Passage) -> Iterator[_Told]:
    for at, token in enumerate(passage.tokens):
        found = _direction(passage, at) if token.lemma in _VERBS else None
        if found is not None:
            scale, way, last = found
            of = _subject(passage, at, scale)
            if of and not _is_turned(passage, at):
                yield _Told(scale, way, last, of)


def _subject(passage: Passage, at: int, scale: str) -> tuple[int, ...]:
    """What a direction is told of: the word before it, or with "keep them off" some before it."""
    if scale == _STATE:
        return tuple(islice(content_from(passage, at - 1, -1, SIGN_BORDERS, _FAR), _SEVERAL))
    return tuple(islice(content_from(passage, at - 1, -1, reach=_SUBJECT), 1))


def _direction(passage: Passage, at: int) -> tuple[str, int, int] | None:
    tokens = passage.tokens
    token = tokens[at]
    if token.lemma in _WAYS and _is_alone(passage, at + 1):
        before = tokens[at - 1].lower if at else ""
        noun = before in _OBJECTS or before in ("of", "in", "by")
        return None if noun else ("up", _WAYS[token.lemma], at)
    if token.lemma in _GOING:
        found = _particle(passage, at, _UP_AND_DOWN)
        if found >= 0:
            return "up", _UP_AND_DOWN[tokens[found].lower], found
    if token.lemma in _KEEPING:
        found = _particle(passage, at, _ON_AND_OFF)
        if found >= 0:
            return _STATE, _ON_AND_OFF[tokens[found].lower], found
    return None


def _particle(passage: Passage, at: int, wanted: dict[str, int]) -> int:
    """The particle of a verb that no noun follows, or -1."""
    tokens = passage.tokens
    for place in range(at + 1, min(at + _PARTICLE, len(tokens))):
        if tokens[place].lower in wanted:
            return place if _is_alone(passage, place + 1) else -1
        if is_content(tokens[place]):
            break
    return -1


def _is_alone(passage: Passage, at: int) -> bool:
    """Whether no object stands at a place."""
    if at >= len(passage.tokens):
        return True
    token = passage.tokens[at]
    adverb = token.lower.endswith("ly")
    return adverb or token.is_number or not (is_content(token) or token.lower in _OBJECTS)


def _is_turned(passage: Passage, at: int) -> bool:
    """Whether anything in the clause may deny it."""
    first, last = clause(passage, at)
    return any(token.lower in _TURNING for token in passage.tokens[first:last])
