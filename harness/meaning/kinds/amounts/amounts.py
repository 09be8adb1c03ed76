"""Amounts: numbers with what they measure, how exact they are, and the range they span."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from harness.meaning.kinds.amounts.bounds import EXACT, Bound, bound_after, bound_before, denied
from harness.meaning.kinds.amounts.counted import is_bare
from harness.meaning.kinds.amounts.measuring import COUNT, SHARE, Measured, measured
from harness.meaning.kinds.amounts.number_words import SCALES
from harness.meaning.kinds.amounts.numeral_parts import Numeral
from harness.meaning.kinds.amounts.numerals import ARTICLES, number_places, numerals
from harness.meaning.kinds.amounts.rates import SINCE, rate_after, way
from harness.meaning.kinds.amounts.units import SPELLED
from harness.meaning.kinds.shared.cursor import Cursor
from harness.meaning.passage import Passage

_DASHES = frozenset("-–—−‐‑:")
_SUMMED = frozenset({"time", "length", "mass", "volume", "money", "age"})


class Amount(NamedTuple):
    """What a number says.

    Attributes:
        low: In base units; the lower end of a range, or the end named first after "from".
        high: In base units; the other end, or the same.
        number: The number as shown, in its own unit.
        step: Place value of the last digit shown, in base units.
        dimension: What it measures; empty for a count.
        unit: Name of the unit.
        direction: "" or ">", ">=", "<", "<="; "?" where a "not" further off may turn it.
        near: Whether the text says that it is not exact.
        form: "one", "range", "vague" or "score".
        weak: Whether it is implied rather than stated: "a week", "both", "one".
        share: Whether it is written as a part of a whole: "half", "one in five".
        rate: The time that it is told against: "day" of "5 mg a day".
        way: "to" or "by" of a change, "earlier" or "later" of a time.
        bare: Whether it is a count of which no noun says what is counted.
        parts: Of "one in five" the two numbers.
        denied: The direction before a "not" of its clause turned it; empty where none did.
    """

    low: float
    high: float
    number: float
    step: float
    dimension: str
    unit: str
    direction: str
    near: bool
    form: str
    weak: bool
    share: bool
    rate: str = ""
    way: str = ""
    bare: bool = False
    parts: tuple[float, ...] = ()
    denied: str = ""


class Place(NamedTuple):
    """An amount and its tokens ``[first, last)``."""

    amount: Amount
    first: int
    last: int


def amounts(passage: Passage, free: Sequence[bool]) -> list[Place]:
    """All amounts of a text, in order.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("Between 5 and 7 km, at least two hours, one in five.")
        >>> [(each.amount.low, each.amount.high, each.amount.direction)
        ...  for each in amounts(passage, [True] * len(passage.tokens))]
        [(5000.0, 7000.0, ''), (7200.0, 7200.0, '>='), (20.0, 20.0, '')]
    """
    places = number_places(passage, free)
    if not places:
        return []
    cursor = Cursor(passage, free)
    found = numerals(passage, free, places)
    if cursor.english:
        found = _with_articles(cursor, found, places)
    items: list[Measured] = []
    for numeral in found:
        if items and numeral.first < items[-1].last:
            continue
        if _is_decade(cursor, numeral):
            continue
        item = measured(cursor, numeral)
        whole = _summed(cursor, items[-1], item) if items else None
        if whole is not None:
            items[-1] = whole
        else:
            items.append(item)
    return _joined(cursor, items)


def _is_decade(cursor: Cursor, numeral: Numeral) -> bool:
    """``1960s``, ``80's``, ``his 40s``: a stretch of years, and no amount."""
    at = numeral.last
    at += cursor.word(at) in ("'", "’") and cursor.touches(at)
    return (
        cursor.word(at) == "s"
        and cursor.touches(at)
        and "digits" in numeral.flags
        and numeral.value >= 20
        and numeral.value % 10 == 0
    )


def _with_articles(cursor: Cursor, found: list[Numeral], places: Sequence[int]) -> list[Numeral]:
    """Add the ones that an article before a unit stands for: "a week"."""
    tokens = cursor.tokens
    places = [
        at
        for at in places
        if tokens[at].lower in ARTICLES
        and (cursor.word(at + 1) in SPELLED or _is_step(cursor, at + 1))
    ]
    if not places:
        return found
    taken = {at for numeral in found for at in range(numeral.first, numeral.last)}
    ones = [
        Numeral(1.0, at, at + 1, frozenset({"weak"}), 1.0, 1.0)
        for at in places
        if at not in taken and at + 1 not in taken
    ]
    return sorted([*found, *ones], key=lambda each: each.first)


def _is_step(cursor: Cursor, at: int) -> bool:
    """Whether "a day" is how much later or earlier, and not how often."""
    return cursor.word(at) == "day" and cursor.word(at + 1) in SINCE


def _summed(cursor: Cursor, one: Measured, other: Measured) -> Measured | None:
    """``5 feet 11 inches``, ``2 hours and 30 minutes`` as one."""
    gap = other.first - one.last
    near = gap == 0 or (gap == 1 and cursor.word(one.last) in ("and", ","))
    fits = one.unit.dimension in _SUMMED and one.unit.dimension in (
        other.unit.dimension,
        "age" if other.unit.dimension == "time" else "",
    )
    if not near or not fits or other.unit.factor >= one.unit.factor or "vague" in one.numeral.flags:
        return None
    more = other.numeral.value * other.unit.factor
    return one._replace(last=other.last, extra=one.extra + more)


def _joined(cursor: Cursor, items: list[Measured]) -> list[Place]:
    """Ranges, scores and ratios made of two numbers; the rest alone."""
    places: list[Place] = []
    skip = False
    for one, other in pairwise([*items, None]):
        if one is None or skip:
            skip = False
            continue
        both = _pair(cursor, one, other) if other is not None else None
        skip = both is not None
        places.append(both or _bounded(cursor, _alone(cursor, one), one.first, one.last))
    return places


_VOTED = frozenset({"votes", "goals", "games", "points", "sets", "frames", "runs", "tries"})
_TOTALS = frozenset({10.0, 100.0, 1000.0})
"""Of these a part is a share: "93 of 100 cases", and not "two of 14 houses"."""


def _pair(cursor: Cursor, one: Measured, other: Measured) -> Place | None:
    """What two numbers with a small word between them make together."""
    gap = other.first - one.last
    if "times" in (one.unit.dimension, other.unit.dimension):
        return None
    if not 1 <= gap <= 3 or not _is_joinable(one) or not _is_joinable(other):
        return None
    words = [cursor.word(at) for at in range(one.last, other.first)]
    if (
        len(words) > 1
        and words[1] in ("in", "out")
        and words[0].isalpha()
        and is_bare(cursor, other.last)
    ):
        words = words[1:]  # "1 person in 1,000"
    ratio = words in (["in"], ["in", "every"], ["out", "of"], ["out", "of", "every"])
    if ratio or (words == ["of"] and other.numeral.value in _TOTALS):
        return _ratio(cursor, one, other)
    if gap == 2 and words[1] == "to" and words[0] in _VOTED:
        return _score(cursor, one, other)
    ranged = gap == 1 and _is_range(cursor, one, other, words[0])
    return _ranged(cursor, one, other, words[0]) if ranged else None


def _ranged(cursor: Cursor, one: Measured, other: Measured, word: str) -> Place | None:
    """Two numbers of one unit, which may be said once; "by 40% to 28,000" is no range."""
    by = "by" in (cursor.word(one.first - 1), cursor.word(one.first - 2))
    if by and word == "to" and other.unit is COUNT is not one.unit:
        return None
    one, other = _shared(cursor, one, other)
    if one.unit.dimension != other.unit.dimension or one.unit.name != other.unit.name:
        return None
    return _range(cursor, one, other, word)


def _score(cursor: Cursor, one: Measured, other: Measured) -> Place:
    """``nine votes to four``."""
    first, last = _alone(cursor, one), _alone(cursor, other)
    amount = first._replace(high=last.high, form="score", weak=False, bare=True)
    return _bounded(cursor, amount, one.first, other.last)


def _is_joinable(item: Measured) -> bool:
    return not item.numeral.flags & {"vague", "ordinal", "roman", "times", "padded"}


def _ratio(cursor: Cursor, one: Measured, other: Measured) -> Place | None:
    part, total = one.numeral.value, other.numeral.value
    if one.unit is not COUNT or other.unit is not COUNT or not 0 < part < total:
        return None
    share = 100 * part / total
    amount = Amount(
        *(share, share, share, 1.0, "percent", SHARE.name, "", False, "one"),
        weak=False,
        share=True,
        parts=(part, total),
    )
    return _bounded(cursor, amount, one.first, other.last)


def _is_range(cursor: Cursor, one: Measured, other: Measured, word: str) -> bool:
    if word in _DASHES:
        tight = cursor.touches(one.last) and cursor.touches(other.first)
        return tight or (cursor.blank_before(one.last) and cursor.blank_before(other.first))
    if word == "and":
        return cursor.word(one.first - 1) == "between"
    if word == "or":
        return other.numeral.value - one.numeral.value == 1 and "weak" not in one.numeral.flags
    return word == "to"


def _shared(cursor: Cursor, one: Measured, other: Measured) -> tuple[Measured, Measured]:
    """Give a unit or a scale that is said once to both: ``5 to 7 km``, ``$3-4 million``."""
    if one.unit is COUNT:
        one = one._replace(unit=other.unit)
    elif other.unit is COUNT:
        other = other._replace(unit=one.unit)
    scale = SCALES.get(cursor.word(other.numeral.last - 1), 1.0)
    small, large = one.numeral, other.numeral
    if scale > 1 and "scaled" not in small.flags and small.value < 1000:
        value = small.value * scale
        one = one._replace(
            numeral=small._replace(value=value, top=value, step=small.step * large.step)
        )
    return one, other


def _range(cursor: Cursor, one: Measured, other: Measured, word: str) -> Place | None:
    first, last = _alone(cursor, one), _alone(cursor, other)
    start = one.first - (cursor.word(one.first - 1) in ("from", "between"))
    moved = word == "to" and cursor.word(one.first - 1) == "from"
    form = "range"
    if word == ":" or (first.low >= last.low and not moved):
        if first.dimension or first.low > 300:
            return None
        form = "score"
    amount = first._replace(
        high=last.high,
        form=form,
        weak=False,
        step=min(first.step, last.step),
        rate=first.rate or last.rate,
        bare=last.bare,
    )
    return _bounded(cursor, amount, start, other.last)


def _alone(cursor: Cursor, item: Measured) -> Amount:
    """The amount of one number."""
    numeral, unit = item.numeral, item.unit
    low = numeral.value * unit.factor + unit.offset + item.extra
    vague = "vague" in numeral.flags
    share = "fraction" in numeral.flags and unit.dimension == "percent"
    return Amount(
        low=low,
        high=numeral.top * unit.factor + unit.offset if vague else low,
        number=low if share else numeral.value,
        step=unit.factor * numeral.step if not item.extra else unit.factor / 100,
        dimension=unit.dimension,
        unit=unit.name,
        direction="",
        near=False,
        form="vague" if vague else "one",
        weak="weak" in numeral.flags and not item.extra,
        share=share,
        rate=item.rate,
        bare=not unit.dimension and is_bare(cursor, item.last),
    )


def _bounded(cursor: Cursor, amount: Amount, first: int, last: int) -> Place:
    """The amount with what is said around it on its exactness."""
    if not cursor.english:
        if cursor.word(first - 1).isalpha():
            return Place(amount, first, last)
    elif amount.form != "vague":
        turn = way(cursor, bound_before(cursor, first)[1], last, amount.dimension)
        amount = amount._replace(way=turn) if turn else amount
    bound, first = bound_before(cursor, first)
    if bound == EXACT:
        end, (bound, last) = last, _bound_behind(cursor, amount, last)
        if last > end and not amount.rate:  # "150 minutes or more each week"
            amount = amount._replace(rate=rate_after(cursor, last)[0])
    if bound == EXACT:
        return Place(amount, first, last)
    said, near = bound
    direction = denied(cursor, said, first) if said and cursor.english else said
    weak = amount.weak and direction == ""
    turned = said if direction != said else ""
    amount = amount._replace(direction=direction, near=near, weak=weak, denied=turned)
    return Place(amount, first, last)


def _bound_behind(cursor: Cursor, amount: Amount, last: int) -> tuple[Bound, int]:
    """The bound after an amount, or after the noun that follows it: "20 people or more"."""
    bound, end = bound_after(cursor, last)
    if bound != EXACT or amount.form != "one" or not cursor.word(last)[:1].isalpha():
        return bound, end
    bound, end = bound_after(cursor, last + 1)
    return (bound, end) if bound != EXACT else (EXACT, last)
