"""The sentences of the original that what a sentence of the rewrite says may come from."""

from __future__ import annotations

from collections.abc import Sequence

from harness.meaning.pair import Pair

_FAR = 3  # sentences of the rewrite that are passed over on the way to an aligned one
_MANY = 4  # sentences of the original in a gap


def originals_near(pair: Pair, number: int) -> Sequence[int]:
    """The originals of a sentence of the rewrite, with those right beside them.

    Of a sentence without originals those between the originals of its neighbours: a sentence
    that is told in other words throughout finds no partner, and neither does what it tells.
    """
    found = pair.group_of_rewrite(number).original
    count = len(pair.original.passage.sentences)
    if found:
        beside = [at for at in (found[0] - 1, found[-1] + 1) if 0 <= at < count]
        return sorted({*found, *beside})
    first, last = _before(pair, number), _after(pair, number, count)
    between = [at for at in range(first + 1, last) if not pair.is_aligned_original(at)][:_MANY]
    return sorted({*between, *(at for at in (first, last) if 0 <= at < count)})


def _before(pair: Pair, number: int) -> int:
    for at in range(number - 1, max(number - 1 - _FAR, -1), -1):
        found = pair.group_of_rewrite(at).original
        if found:
            return found[-1]
    return -1


def _after(pair: Pair, number: int, count: int) -> int:
    for at in range(number + 1, min(number + 1 + _FAR, len(pair.rewrite.passage.sentences))):
        found = pair.group_of_rewrite(at).original
        if found:
            return found[0]
    return count
