"""What happens during something, told as before or after it: "off during lessons", "after lessons".

"During" orders no events, so that no other order is found for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harness.meaning.kinds.shared.clauses import SIGN_BORDERS, View, content_from, words
from harness.meaning.passage import Passage

_DURING = words("during throughout")
_APART = words("before after until till since")
_ENDS = SIGN_BORDERS | words(", and or but in at on for with to by")
_NEAR = 6  # tokens
_REACH = 12  # tokens before a preposition in which what it bears on stands


class _Placed(NamedTuple):
    """A preposition of time, the noun behind it and the words that it bears on."""

    cue: int
    noun: int
    of: tuple[int, ...]


def moved(view: View) -> Iterator[tuple[int, int]]:
    """Each "during" here with the "before" or "after" there that stands in its place."""
    here = list(_placed(view.here, _DURING))
    if not here or any(token.lower in _DURING for token in view.there.tokens):
        return
    there = {each.noun: each for each in _placed(view.there, _APART)}
    for one in here:
        other = there.get(view.to[one.noun])
        if other is None or _is_both(view, other):
            continue
        if any(view.to[at] in other.of for at in one.of):
            yield one.cue, other.cue


def _placed(passage: Passage, cues: frozenset[str]) -> Iterator[_Placed]:
    tokens = passage.tokens
    for at, token in enumerate(tokens[:-1]):
        if token.lower not in cues:
            continue
        noun = next(content_from(passage, at + 1, reach=5), -1)
        behind = tokens[noun + 1].lower if 0 <= noun < len(tokens) - 1 else "."
        if noun >= 0 and behind in _ENDS:  # not "after lessons have begun"
            of = tuple(content_from(passage, at - 1, -1, SIGN_BORDERS, _REACH))
            yield _Placed(at, noun, of)


def _is_both(view: View, other: _Placed) -> bool:
    """Whether the same noun has such a word here as well: "before and during lessons"."""
    at = view.back[other.noun]
    return any(token.lower in _APART for token in view.here.tokens[max(0, at - _NEAR) : at])
