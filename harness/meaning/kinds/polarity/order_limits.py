"""Limits in time that were turned: "hand it in by noon" and "hand it in after noon".

A time is no event with words of its own, so that the order of events does not tell these. A limit
points to the time before it or to the time after it; a negation of its clause turns it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harness.meaning.kinds.polarity.negation_forms import is_negative
from harness.meaning.kinds.polarity.negation_words import CUES, EXPLAINING, HALVES
from harness.meaning.kinds.shared.clauses import NUMBER_WORDS, SIGN_BORDERS, content_from, words
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_UNTIL = words("by before until till")
_FROM = words("after from since")
_THAN = {"later": _UNTIL, "earlier": _FROM, "sooner": _FROM}  # "no later than Friday"
_TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december noon midnight midday dawn dusk"
)
_OPENING = words("if when whether once where")
_OTHERS = _OPENING | words("unless except otherwise")
_BETWEEN = words("the about around")
_BORDERS = SIGN_BORDERS | _OTHERS | words("but because although while")
_ONLY = "only"
_SAYING = words("say answer vote")  # "say no" denies nothing else
_NO_DENIALS = HALVES | {_ONLY, *_UNTIL}
_REACH = 5  # tokens around a limit in which what it limits stands
_FAR = 30  # tokens


class _Limit(NamedTuple):
    """A limit at its place.

    Attributes:
        at: Its first token.
        time: The time right behind it.
        until: Whether it points to the time before.
    """

    at: int
    time: int
    until: bool


def turned_limits(pair: Pair) -> Iterator[tuple[int, int]]:
    """The words of a limit on both sides that point in opposite directions."""
    one, other = pair.original.passage, pair.rewrite.passage
    theirs = {limit.time: limit for limit in _limits(other)}
    for limit in _limits(one) if theirs else ():
        found = theirs.get(pair.to_rewrite[limit.time])
        if found is None or not _is_of_same(pair, limit, found):
            continue
        mine = _denial(one, limit, _alone(one, limit, pair.to_rewrite, _told(other, found)))
        said = _denial(other, found, _alone(other, found, pair.to_original, _told(one, limit)))
        if mine is None or said is None or _opens(one, limit) or _opens(other, found):
            continue
        if limit.until != found.until:
            turned = {mine, said} <= {"", _ONLY}
        else:  # "not after May" and "only after May"
            turned = _ONLY in (mine, said) and not {mine, said} <= {"", _ONLY}
        if turned:
            yield limit.at, found.at


def _limits(passage: Passage) -> Iterator[_Limit]:
    tokens = passage.tokens
    for at in range(1, len(tokens) - 1):
        word = tokens[at].lower
        if word in _UNTIL | _FROM:
            time = _time(passage, at)
            if time >= 0:
                yield _Limit(at, time, word in _UNTIL)
        elif word in _THAN and tokens[at + 1].lower == "than" and at + 2 < len(tokens):
            time = _time(passage, at + 1)
            if time >= 0 and tokens[at - 1].lower in ("no", "not"):
                yield _Limit(at - 1, time, _THAN[word] is _UNTIL)


def _time(passage: Passage, at: int) -> int:
    """The time right behind a preposition, or -1."""
    tokens = passage.tokens
    while at + 2 < len(tokens) and tokens[at + 1].lower in _BETWEEN:
        at += 1
    token = tokens[at + 1]
    is_time = token.is_number or token.lower in _TIMES | NUMBER_WORDS
    return at + 1 if is_time else -1


def _is_of_same(pair: Pair, one: _Limit, other: _Limit) -> bool:
    """Whether a word near each, of what it limits, is the same."""
    theirs = set(_near(pair.rewrite.passage, other))
    return any(pair.to_rewrite[at] in theirs for at in _near(pair.original.passage, one))


def _near(passage: Passage, limit: _Limit) -> Iterator[int]:
    yield from content_from(passage, limit.at - 1, -1, reach=_REACH)
    if passage.sentences[passage.tokens[limit.at].sentence].first == limit.at:
        yield from content_from(passage, limit.time + 1, reach=_REACH)


def _clause(passage: Passage, limit: _Limit) -> range:
    """The tokens around a limit up to a comma or a word that opens a clause."""
    return _stretch(passage, limit, _BORDERS | {","})


def _stretch(passage: Passage, limit: _Limit, borders: frozenset[str]) -> range:
    tokens, sentence = passage.tokens, passage.sentences[passage.tokens[limit.at].sentence]
    first, last = limit.at, limit.time + 1
    while first > max(sentence.first, limit.at - _FAR) and tokens[first - 1].lower not in borders:
        first -= 1
    while last < min(sentence.last, limit.at + _FAR) and tokens[last].lower not in borders:
        last += 1
    return range(first, last)


def _told(passage: Passage, limit: _Limit) -> range:
    """The tokens of the statement that a limit stands in, with the conditions around it."""
    return _stretch(passage, limit, SIGN_BORDERS | {"and", "but"})


def _alone(passage: Passage, limit: _Limit, partners: Sequence[int], told: range) -> list[int]:
    """The tokens of the clause of a limit that have no partner in the statement of the other."""
    return [at for at in _clause(passage, limit) if partners[at] not in told]


def _opens(passage: Passage, limit: _Limit) -> bool:
    """Whether the clause of a limit is a condition: "if you pay after May, it costs more"."""
    first = _clause(passage, limit).start
    return first > 0 and passage.tokens[first - 1].lower in _OPENING


def _denial(passage: Passage, limit: _Limit, alone: Sequence[int]) -> str | None:
    """The word of the clause of a limit that turns it and is this text's own, or "".

    "Only" is no denial, but it says that a "not" of the other text has been lost. None where a
    word could say no in another way.

    Args:
        passage: The text.
        limit: The limit.
        alone: The tokens of its clause that have no partner in the clause of the other limit.
    """
    tokens = passage.tokens
    own = [at for at in alone if not limit.at <= at < limit.time]
    own = [at for at in own if tokens[at].lower != "no" or tokens[at - 1].lemma not in _SAYING]
    said = [tokens[at].lower for at in own if tokens[at].lower in CUES]
    if len(said) > 1:
        return None
    for token in (tokens[at] for at in own if tokens[at].lower not in CUES):
        if token.lower in _OTHERS or is_negative(passage, token):
            return None
        if token.lower not in _NO_DENIALS and token.lemma in EXPLAINING:
            return None
    if said:
        return said[0]
    return _ONLY if any(tokens[at].lower == _ONLY for at in own) else ""
