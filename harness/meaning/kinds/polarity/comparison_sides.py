"""Whether a comparison is told of its other side: "wages rose more slowly than prices".

"Prices rose faster" says the same, and has no "than" that would show that the sides were
exchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from harness.meaning.kinds.shared.clauses import content_from
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_REACH = 6  # tokens from a comparison to its "than", and back to what it is said of
_SUBJECT = 3  # content words before a comparison, of which one is what it is said of


def is_of_other_side(pair: Pair, first: int, second: int) -> bool:
    """Whether one text has a "than", and the other says it of the thing behind that "than".

    Args:
        pair: The aligned texts.
        first: The comparing word of the original.
        second: That of the rewrite.
    """
    one, other = pair.original.passage, pair.rewrite.passage
    mine, theirs = _behind_than(one, first), _behind_than(other, second)
    if bool(mine) == bool(theirs):
        return False
    if mine:
        return _stands(mine, pair.to_rewrite, _before(other, second))
    return _stands(theirs, pair.to_original, _before(one, first))


def _stands(compared: Sequence[int], partners: Sequence[int], said_of: Sequence[int]) -> bool:
    return any(partners[at] in said_of for at in compared)


def _behind_than(passage: Passage, at: int) -> list[int]:
    """The first content word behind the "than" of a comparison, if it has one."""
    end = min(at + _REACH, passage.sentences[passage.tokens[at].sentence].last)
    than = next((n for n in range(at + 1, end) if passage.tokens[n].lower == "than"), -1)
    return list(islice(content_from(passage, than + 1), 1)) if than >= 0 else []


def _before(passage: Passage, at: int) -> list[int]:
    return list(islice(content_from(passage, at - 1, -1, reach=_REACH), _SUBJECT))
