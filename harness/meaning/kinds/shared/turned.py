"""Whether what stands on one side of a word stands on the other side of its partner.

"Ada is older than Ben" and "Ben is younger than Ada" say the same: the word was turned round and
so were its sides. Looking at the links alone tells, without knowing who is who.
"""

from __future__ import annotations

from collections.abc import Iterable

from harness.meaning.kinds.shared.clauses import is_content
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_REACH = 7


def are_sides_exchanged(pair: Pair, first: int, second: int) -> bool:
    """Whether more words around two tokens have changed sides than have stayed.

    Args:
        pair: The aligned texts.
        first: A token of the original.
        second: A token of the rewrite that stands for it.
    """
    crossed, straight = sides(pair, first, second)
    return crossed > 0 and crossed >= straight


def sides(pair: Pair, first: int, second: int) -> tuple[int, int]:
    """How many of the content words near two tokens changed sides, and how many stayed.

    Example:
        >>> from harness.meaning.compare import read
        >>> pair = Pair(read("Ada is older than Ben.", chosen=()),
        ...             read("Ben is younger than Ada.", chosen=()))
        >>> sides(pair, 2, 2)
        (2, 0)
    """
    there = pair.rewrite.passage
    before = set(_near(there, second, -1))
    after = set(_near(there, second, 1))
    crossed = straight = 0
    for step, own, other in ((-1, before, after), (1, after, before)):
        for at in _near(pair.original.passage, first, step):
            partner = pair.to_rewrite[at]
            straight += partner in own
            crossed += partner in other
    return crossed, straight


def _near(passage: Passage, at: int, step: int) -> Iterable[int]:
    sentence = passage.sentences[passage.tokens[at].sentence]
    end = sentence.last if step > 0 else sentence.first - 1
    found = []
    for place in range(at + step, end, step):
        if is_content(passage.tokens[place]):
            found.append(place)
            if len(found) == _REACH:
                break
    return found
