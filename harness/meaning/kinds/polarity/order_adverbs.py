"""Adverbs of order that were turned: "ask beforehand" and "ask afterwards".

They point to an event that is not named, so that there are no two events that could change places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harness.meaning.kinds.polarity.negation_words import CUES
from harness.meaning.kinds.shared.clauses import (
    BORDERS,
    SIGN_BORDERS,
    View,
    clause,
    content_from,
    words,
)
from harness.meaning.passage import Passage

_EARLY, _LATE = words("beforehand prior advance"), words("afterwards afterward")
_CLOSING = {"before": -1, "after": 1}
_ENDS = SIGN_BORDERS | {","}
_POINTING = words("it that this them these those")
_ORDERING = words(
    "before after beforehand afterwards afterward prior advance already earlier later first then"
    " until till once when subsequently previously following since"
)
_TURNING = _ORDERING | CUES.keys()
_REACH = 7  # tokens on each side of an adverb in which what it bears on stands


class _Placed(NamedTuple):
    """An adverb of order: its token, which way it points, and the words around it."""

    at: int
    late: bool
    of: tuple[int, ...]


def turned_adverbs(view: View) -> Iterator[tuple[int, int]]:
    """The adverbs of both sides that bear on the same word and point in opposite directions."""
    ones = list(_adverbs(view.here))
    if not ones:
        return
    there: dict[int, list[_Placed]] = defaultdict(list)
    for other in _adverbs(view.there):
        for at in other.of:
            there[at].append(other)
    for one in ones:
        found = {each.at: each for at in one.of for each in there.get(view.to[at], ())}
        turned = [each for each in found.values() if each.late != one.late]
        if len(turned) == len(found) == 1 and _are_plain(view, one, turned[0]):
            yield one.at, turned[0].at


def _adverbs(passage: Passage) -> Iterator[_Placed]:
    for at, token in enumerate(passage.tokens):
        late = _way(passage, at) if token.lower in _WORDS else None
        if late is None:
            continue
        before = content_from(passage, at - 1, -1, reach=_REACH)
        behind = content_from(passage, at + 1, reach=_REACH)
        of = (*before, *behind)
        if of and not _opens(passage, at):
            yield _Placed(at, late, of)


_WORDS = _EARLY | _LATE | _CLOSING.keys()


def _way(passage: Passage, at: int) -> bool | None:
    """Whether an adverb points to the time after; None where it is none."""
    word, after = passage.tokens[at].lower, _word(passage, at + 1)
    if (word == "prior" and after == "to") or (word == "advance" and not _is_ahead(passage, at)):
        return None
    if word in _EARLY | _LATE:
        return word in _LATE
    pointing = after in _POINTING and _word(passage, at + 2) in _ENDS
    return word == "after" if after in _ENDS or pointing else None


def _is_ahead(passage: Passage, at: int) -> bool:
    """Whether "in advance" stands alone, and not "in advance of" something."""
    return _word(passage, at - 1) == "in" and _word(passage, at + 1) not in ("of", "to")


def _opens(passage: Passage, at: int) -> bool:
    """Whether a statement begins with the adverb: that tells of what was told before it."""
    first = passage.sentences[passage.tokens[at].sentence].first == at
    return first or _word(passage, at - 1) in _ENDS | {"and", "then"}


def _are_plain(view: View, one: _Placed, other: _Placed) -> bool:
    """Whether no other word of order, and no denial of one side, could make them equal."""
    return _is_plain(view.here, one.at, view.to) and _is_plain(view.there, other.at, view.back)


def _is_plain(passage: Passage, at: int, partners: Sequence[int]) -> bool:
    return not any(
        passage.tokens[place].lower in _TURNING and place != at and partners[place] < 0
        for place in range(*clause(passage, at, BORDERS | {","}))
    )


def _word(passage: Passage, at: int) -> str:
    return passage.tokens[at].lower if 0 <= at < len(passage.tokens) else "."
