"""Bounds on a number that were turned: at least 5 for at most 5, over 12 for under 12.

The number itself is read by other kinds. Here it only tells that two bounds bound the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from harness.meaning.kinds.polarity.negation_answers import region
from harness.meaning.kinds.polarity.negation_forms import is_negative
from harness.meaning.kinds.polarity.negation_words import CUES, DENYING, EXPLAINING, NOUN, WEAK
from harness.meaning.kinds.shared.clauses import (
    BE,
    BORDERS,
    MODALS,
    NEGATED,
    NUMBER_WORDS,
    is_content,
    words,
)
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token

LOW, HIGH = 1, -1
"""What is counted lies above the number, or below it."""

_BEFORE = MappingProxyType(
    {
        **dict.fromkeys(
            words(
                "over above exceeding exceed exceeds exceeded beyond minimum surpass surpasses"
                " surpassed surpassing topping"
            ),
            LOW,
        ),
        **dict.fromkeys(words("under below maximum"), HIGH),
    }
)
_THAN = MappingProxyType(
    {
        **dict.fromkeys(
            words(
                "more greater higher larger longer older later heavier further bigger warmer hotter"
                " faster taller deeper wider"
            ),
            LOW,
        ),
        **dict.fromkeys(
            words(
                "less fewer lower smaller shorter younger earlier lighter colder cooler slower"
                " shallower narrower"
            ),
            HIGH,
        ),
    }
)
_AFTER = MappingProxyType(
    {
        **dict.fromkeys(
            words("more over above older higher greater longer up later larger bigger"), LOW
        ),
        **dict.fromkeys(words("less fewer under below younger lower earlier smaller"), HIGH),
    }
)
_AT = MappingProxyType({"least": LOW, "most": HIGH, "latest": HIGH, "earliest": LOW})
_CUES = frozenset(_BEFORE) | frozenset(_THAN) | frozenset(_AT) | frozenset(_AFTER) | {"up", "only"}
_SKIPPED = words("of the a an age £ $ € only just about")
_NUMBERS = NUMBER_WORDS - words("% $ £ €")
_DENIED = 5  # tokens before a bound in which a verb is denied
_ADVERBS = words("possibly perhaps even")
_SEVERAL = words("multiple several many numerous various")
_SELDOM = words("rarely seldom hardly scarcely nor without")
_OF_THEM = words("of them us you these those whom which the is are was were aged")
_NOBODY = words("no nobody none")
_CONDITIONS = words("when if where whenever")
_AHEAD = words("before ahead prior advance beforehand")
_CRIMES = words("offence offense crime")  # "it is an offence to sell it to"
_DESCRIBING = words("of with aged")
_STRICT = frozenset(_THAN) | words(
    "over above exceeding exceed exceeds exceeded beyond under below"
)
_UNITS = 5  # tokens between a number and "at most" after it


class Bound(NamedTuple):
    """A bound on a number.

    Attributes:
        way: `LOW` or `HIGH`.
        first: The first token of the bound or the number.
        last: One past the last.
        number: The token of the number.
        word: The word that says the bound.
        denial: The token of a negation that turned it, or -1.
    """

    way: int
    first: int
    last: int
    number: int
    word: str
    denial: int = -1


def bounds(passage: Passage) -> Iterator[Bound]:
    """All bounds on a number of a text, negations taken into account.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> text = "Take no more than 4. You must be over 18. No adult may have fewer than two."
        >>> [each.way for each in bounds(read_passage(text))]
        [-1, 1, 1]
    """
    tokens = passage.tokens
    for at, token in enumerate(tokens):
        if token.lower in _CUES:
            found = _behind(passage, at) or _ahead(passage, at)
            if found is not None:
                denial = _denial(passage, found.first)
                yield found if denial < 0 else found._replace(way=-found.way, denial=denial)


def _ahead(passage: Passage, at: int) -> Bound | None:
    """A bound before its number: "more than 5"."""
    word, before, after = _word(passage, at), _word(passage, at - 1), _word(passage, at + 1)
    way, first, last = 0, at, at + 1
    if after == "than" and word in _THAN:
        way, last = _THAN[word], at + 2
    elif before == "at" and word in ("least", "most"):
        way, first = _AT[word], at - 1
    elif word == "up" and after == "to":
        way, last = HIGH, at + 2
    elif word in _BEFORE:
        way = _BEFORE[word]
    elif word == "only" and before != "not" and _counts(passage, at + 1):
        way = HIGH  # "only three" is no "at least three"
    if not way:
        return None
    if before in ("no", "not"):
        way, first = -way, at - 1
    number = _number(passage, last)
    return Bound(way, first, number + 1, number, word) if number >= 0 else None


def _behind(passage: Passage, at: int) -> Bound | None:
    """A bound after its number: "5 or more", "5 mg at most"."""
    before, word = _word(passage, at - 1), _word(passage, at)
    if before in _ADVERBS:
        before = _word(passage, at - 2)
    if before in ("or", "and") and word in _AFTER and _word(passage, at + 1) != "than":
        way, end = _AFTER[word], at - 1
    elif before in ("at", "the") and word in _AT and _number(passage, at + 1) < 0:
        way, end = _AT[word], at - 1
    else:
        return None
    for number in range(end - 1, max(-1, end - 1 - _UNITS), -1):
        if _is_number(passage.tokens[number]):
            if word in ("earlier", "later") and _is_counted_back(passage, number, end):
                way = -way  # "three days ahead or earlier" is three days or more
            return Bound(way, number, at + 1, number, word)
        if _word(passage, number) in (",", ".", ";"):
            break
    return None


def _is_counted_back(passage: Passage, first: int, last: int) -> bool:
    """Whether a time is counted back from another: "three days before"."""
    return any(token.lower in _AHEAD for token in passage.tokens[first:last])


def _number(passage: Passage, at: int) -> int:
    """The number that begins at a place, little words before it left out; -1 for none."""
    while _word(passage, at) in _SKIPPED:
        at += 1
    return at if at < len(passage.tokens) and _is_number(passage.tokens[at]) else -1


def _counts(passage: Passage, at: int) -> bool:
    """Whether a number stands at a place that says how many: not "only one of them"."""
    return (
        at < len(passage.tokens) and _is_number(passage.tokens[at]) and _word(passage, at) != "one"
    )


def _is_number(token: Token) -> bool:
    return token.is_number or token.lower in _NUMBERS or token.lower == "one"


def _denial(passage: Passage, at: int) -> int:
    """The negation of a verb shortly before a bound: "do not take more than 4"; or -1."""
    opened = False
    if _word(passage, at - 1) in _DESCRIBING and is_content(passage.tokens[at - 2]):
        return -1  # "not for stays of under 30 days": the stay is denied, not the bound
    for place in range(at - 1, max(-1, at - 1 - _DENIED), -1):
        word = passage.tokens[place].lower
        if word in BORDERS or word == ",":
            break
        opened = opened or word in MODALS
        if word in NEGATED or word in _SELDOM or (opened and word in _NOBODY):
            return place
        if word in _NOBODY and all(_word(passage, n) in _OF_THEM for n in range(place + 1, at)):
            return place  # "none of them is under 30"
    return -1


def turned_bounds(pair: Pair) -> Iterator[tuple[Bound, Bound]]:
    """Bounds on the same number that point in opposite directions."""
    others = {each.number: each for each in bounds(pair.rewrite.passage)}
    if not others:
        return
    ones = {each.number: each for each in bounds(pair.original.passage)}
    for at, one in ones.items():
        other = others.get(_partner(pair, at, others))
        if other is None or one.way == other.way:
            continue
        if _is_same_word(one, other) and max(one.denial, other.denial) >= 0:
            continue  # the same bound, denied: another kind looks at negations
        if _says_both(pair.original.passage, ones, one) or _says_both(
            pair.rewrite.passage, others, other
        ):
            continue
        if _denies(pair.original.passage, one, pair.to_rewrite) == _denies(
            pair.rewrite.passage, other, pair.to_original
        ):
            yield one, other
    for other in others.values():
        many = _several(pair, other)
        if many >= 0:
            yield Bound(LOW, many, many + 1, many, "several"), other


def are_of_both_sides(one: Bound, other: Bound) -> bool:
    """Whether what one bound leaves out is just what the other takes in: "under 18", "18 or over".

    So a rule is told of the others. A slip seldom hits that: it makes "at most" of "at least".
    """
    strict = [_is_strict(each) for each in (one, other)]
    return one.way != other.way and strict[0] != strict[1]


def _is_strict(bound: Bound) -> bool:
    """Whether the number itself is left out: "under 5", "not at least 5"."""
    word = bound.word in _STRICT and bound.first < bound.number
    turned = bound.denial >= 0 or (bound.word in _THAN and bound.way != _THAN[bound.word])
    return word != turned


def _is_same_word(one: Bound, other: Bound) -> bool:
    """Whether two bounds have one word, or words that leave the number out: "under", "less"."""
    strict = one.word in _STRICT and other.word in _STRICT
    if strict and one.first < one.number and other.first < other.number:
        ways = [each.way if each.denial < 0 else -each.way for each in (one, other)]
        return ways[0] == ways[1]
    return one.word == other.word


def _several(pair: Pair, other: Bound) -> int:
    """The word "several" of the original that became "fewer than one" in the rewrite, or -1."""
    tokens = pair.rewrite.passage.tokens
    if other.word not in ("less", "fewer") or other.way != HIGH or other.denial >= 0:
        return -1
    if tokens[other.number].lower != "one":
        return -1
    behind = pair.to_original[other.last : other.last + 3]
    partner = next((at for at in behind if at >= 0), -1)
    near = range(max(0, partner - 3), max(0, partner))
    return next((at for at in near if _word(pair.original.passage, at) in _SEVERAL), -1)


def _partner(pair: Pair, at: int, others: Iterable[int]) -> int:
    """The number of the rewrite that is the same one; "one" is linked to nothing by itself."""
    partner = pair.to_rewrite[at]
    if partner >= 0:
        return partner
    number = pair.original.passage.tokens[at]
    group = pair.group_of_original(number.sentence)
    tokens = pair.rewrite.passage.tokens
    same = [
        place
        for place in others
        if tokens[place].lemma == number.lemma and tokens[place].sentence in group.rewrite
    ]
    return same[0] if len(same) == 1 else -1


def _says_both(passage: Passage, found: Mapping[int, Bound], one: Bound) -> bool:
    """Whether a text bounds the same number in both directions: those over 16, and under 16."""
    lemma = passage.tokens[one.number].lemma
    return any(
        each.way != one.way and passage.tokens[each.number].lemma == lemma
        for each in found.values()
    )


def _denies(passage: Passage, bound: Bound, partners: Sequence[int]) -> bool:
    """Whether the clause around a bound says no: "under 18 you cannot" is "over 18 you can".

    A word that means no, and that the other text has too, says it on both sides: "cancellations".
    """
    tokens = passage.tokens
    at = _stretch(passage, bound)
    return any(
        (
            (CUES.get(tokens[place].lower, WEAK) not in (WEAK, NOUN) and partners[place] < 0)
            or (partners[place] < 0 and _is_none(passage, place, bound, partners))
            or (partners[place] < 0 and _says_no(passage, place))
        )
        for place in range(*at)
        if not bound.first <= place < bound.last
        and place != bound.denial
        and not _opens_bound(passage, place)
    )


def _is_none(passage: Passage, at: int, bound: Bound, partners: Sequence[int]) -> bool:
    """Whether a "no" is of what is said, or of those whom the bound describes.

    "No person under 18 may buy it"; "there is no fee for bags under 5 kg", where the other text
    has the fee.
    """
    if passage.tokens[at].lower != "no" or not at < bound.first:
        return False
    if passage.tokens[at + 1].weight and partners[at + 1] >= 0:
        return True
    if bound.first > at + _DENIED:
        return False
    behind = passage.tokens[bound.last : bound.last + 3]
    return any(token.lower in MODALS | BE for token in behind)


def _says_no(passage: Passage, at: int) -> bool:
    """Whether a word denies what is around it: "refuse", "unsuitable"."""
    token = passage.tokens[at]
    lines = EXPLAINING.get(token.lemma, frozenset())
    return bool(lines & DENYING) or token.lemma in _CRIMES or is_negative(passage, token)


def _stretch(passage: Passage, bound: Bound) -> tuple[int, int]:
    """The clause of a bound, and the one that it is a condition of: "not charge it when under"."""
    first, last = region(passage, [bound.number]).inner
    begins = passage.sentences[passage.tokens[first].sentence].first
    opened = first > begins and passage.tokens[first].lower in _CONDITIONS
    if opened and _word(passage, first - 1) != ",":
        first = region(passage, [first - 1]).inner[0]
    return first, last


def _opens_bound(passage: Passage, at: int) -> bool:
    """Whether a "no" belongs to another bound: "no more than two"."""
    return _word(passage, at) in ("no", "not") and _word(passage, at + 1) in _CUES


def _word(passage: Passage, at: int) -> str:
    return passage.tokens[at].lower if 0 <= at < len(passage.tokens) else ""
