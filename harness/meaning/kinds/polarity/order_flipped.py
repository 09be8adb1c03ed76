"""A "before" that became an "after", or the other way, where the links of words do not show it."""

from __future__ import annotations

from harness.meaning.kinds.polarity.order_reading import Order
from harness.meaning.kinds.shared.clauses import NEGATED, NUMBER_WORDS, words
from harness.meaning.lexicon.stems import family
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_MEASURE = 4  # tokens before a connective that can tell how long before
_NEXT = 6  # tokens behind a connective that can tell of the next one
_AGAIN = words("next another each every")
_UNTIL = frozenset({"until", "till"})
_TURNED = frozenset({"before", "after"})


def is_flipped(pair: Pair, one: Order, other: Order) -> bool:
    """Whether the other connective stands before the same event, or behind the same measure.

    Words that the rewrite says twice are linked once: "taken out before being charged", "take it
    out after you charge it; stay when it is charged". And "30 days before the renewal date" may
    become "30 days after the new year starts", without one word in common but the measure.
    """
    if {one.word, other.word} != _TURNED or not _is_said(pair, _main(one), _main(other)):
        return False
    if _crosses(pair, one, other):
        return False
    same = _says(pair, one.direct[:1], other.direct[:2])
    return same or _measures(pair, one.cue, other.cue)


def _main(order: Order) -> tuple[int, ...]:
    return order.first if order.direct == order.second else order.second


def _is_said(pair: Pair, ones: tuple[int, ...], others: tuple[int, ...]) -> bool:
    return any(pair.to_rewrite[at] in others for at in ones)


def _crosses(pair: Pair, one: Order, other: Order) -> bool:
    """Whether the events changed places too, so that the order stands."""
    return _says(pair, one.direct, _main(other)) or _says(pair, _main(one), other.direct)


def _says(pair: Pair, ones: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Whether words are of one family, linked to each other or not."""
    mine, theirs = pair.original.passage, pair.rewrite.passage
    said = {family(theirs.tokens[at].lemma) for at in others}
    return any(
        family(mine.tokens[at].lemma) in said or pair.to_rewrite[at] in others for at in ones
    )


def _measures(pair: Pair, one: int, other: int) -> bool:
    """Whether the same measure stands before both connectives: "30 days before"."""
    mine, theirs = pair.original.passage, pair.rewrite.passage
    numbers = [at for at in range(max(0, one - _MEASURE), one) if _is_number(mine, at)]
    there = [at for at in range(max(0, other - _MEASURE), other) if _is_number(theirs, at)]
    return any(pair.to_rewrite[at] in there for at in numbers)


def _is_number(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    return token.is_number or token.lower in NUMBER_WORDS


def go_round(pair: Pair, one: Order, other: Order) -> bool:
    """Whether an act is done again and again: "before the next one" is "after each one"."""
    return _goes_on(pair.original.passage, one) and _goes_on(pair.rewrite.passage, other)


def _goes_on(passage: Passage, order: Order) -> bool:
    near = passage.tokens[order.cue + 1 : order.cue + _NEXT]
    return any(token.lower in _AGAIN for token in near)


def wait(pair: Pair, one: Order, other: Order) -> bool:
    """Whether both wait for the event: "do not enter until", "do not enter before"."""
    words_of_both = {one.word, other.word}
    return (
        "before" in words_of_both
        and not words_of_both.isdisjoint(_UNTIL)
        and _is_denied(pair.original.passage, one.cue)
        and _is_denied(pair.rewrite.passage, other.cue)
    )


def _is_denied(passage: Passage, cue: int) -> bool:
    first = passage.sentences[passage.tokens[cue].sentence].first
    return any(token.lower in NEGATED for token in passage.tokens[first:cue])
