"""How far two amounts say the same, and what the difference is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from harness.meaning.kinds.amounts.amounts import Amount
from harness.meaning.kinds.amounts.rates import PERIODS
from harness.meaning.kinds.amounts.units import CROWN_WORDS, CROWNS


class Degree(NamedTuple):
    """The agreement of two amounts (0 to 1), and what to call the difference."""

    agreement: float
    note: str = ""


SAME = Degree(1.0)
DIFFERENT = Degree(0.0)
CONVERTED = Degree(0.95, "converted")
ROUNDED = Degree(0.8, "rounded")
VAGUER = Degree(0.6, "vaguer")
FIRMER = Degree(0.55, "firmer")  # more exact than the original
BOUND_LOST = Degree(0.8, "bound lost")
BOUND_ADDED = Degree(0.75, "bound added")
ONE_END = Degree(0.6, "one end")
UNIT_LOST = Degree(0.65, "unit")

PART = Degree(0.95)

_UP, _DOWN = frozenset({">", ">="}), frozenset({"<", "<="})
_AGES = frozenset({"age", "time"})
_SHARES = frozenset({"percent", "points"})
_LOOSE = frozenset({"rank", "age", "times", "label"})  # often said without a unit
_UNSAID = frozenset({"", "label"})
_NO_UNIT = frozenset({"", "label", "rank"})
_WAYS = ({"to", "by"}, {"earlier", "later"})
_CENTS = ({"cent", "$"}, {"cent", "€"}, {"pence", "£"})
# Of a dose each milligram counts: no rounding below a kilogram and a liter, unless it is said.
_DOSES: Mapping[str, float] = MappingProxyType({"mass": 1000.0, "volume": 1.0})
_METRIC = frozenset({"µg", "mg", "g", "kg", "ml", "cl", "dl", "l"})
_ONE_NAME = ({"lb", "£"}, {"degree", "°C"}, {"degree", "°F"})  # pounds and degrees of two sorts
_TINY = 1e-6
_HALF = 50.0  # what falls by half falls to half
_ANNOUNCED = 0.1  # how far "about" may be off
_SILENT = 0.05  # how far a rounding may be off that is not announced
_FAR = 0.3
_LARGE = 10.0  # counts from which "more than a dozen" may become "more than ten"
_SHARE_OFF = 4.0  # points by which "half" and "a third" may be off
_BOUNDED = 0.25  # how far "more than" may be off: it stays true, and says little


class _Sides(NamedTuple):
    """Two amounts in common units."""

    low: float
    high: float
    step: float
    other_low: float
    other_high: float
    other_step: float
    exact: bool  # the same unit on both sides
    degree: Degree
    metric: bool = False  # units that are powers of ten of each other


def sameness(one: Amount, other: Amount) -> Degree:
    """How far the amount of a rewrite says what that of the original says.

    Example:
        >>> from harness.meaning.kinds.amounts.amounts import amounts
        >>> from harness.meaning.passage import read_passage
        >>> def only(text):
        ...     passage = read_passage(text)
        ...     return amounts(passage, [True] * len(passage.tokens))[0].amount
        >>> sameness(only("5 km"), only("3.1 miles")), sameness(only("5 mg"), only("5 g"))
        (Degree(agreement=0.95, note='converted'), Degree(agreement=0.0, note=''))
        >>> sameness(only("7,954 people"), only("about 8,000 people"))
        Degree(agreement=0.8, note='rounded')
    """
    if one == other:
        return SAME
    if one.form == "one" == other.form and _is_far(one, other):
        return DIFFERENT
    if one.rate != other.rate and one.rate and other.rate:
        return _rated(one, other)
    if (one.parts or other.parts) and _is_part(one, other):
        return PART
    sides = None if _turned(one, other) else _common(one, other)
    return DIFFERENT if sides is None else _compared(one, other, sides)


def _compared(one: Amount, other: Amount, sides: _Sides) -> Degree:
    """By their forms: single numbers, ranges, vague counts."""
    if one.form == "vague" or other.form == "vague":
        found = _vague(one, other, sides)
    elif one.form == "one" == other.form:
        found = _single(one, other, sides)
    else:
        found = _range(one, other, sides)
    return found if found.agreement <= sides.degree.agreement else sides.degree


def _is_part(one: Amount, other: Amount) -> bool:
    """Whether a count is one of the two of a ratio: three of twelve, beside "3 out of 12"."""
    whole, count = (one, other) if one.parts else (other, one)
    return not count.dimension and count.number in whole.parts


def _is_far(one: Amount, other: Amount) -> bool:
    """Whether two single numbers are too far apart for any rounding; tried first."""
    if abs(one.low - other.low) <= _FAR * max(abs(one.low), abs(other.low)):
        return False
    if one.dimension == other.dimension:
        return not (one.rate and other.rate)
    apart = abs(one.number - other.number) > _FAR * max(abs(one.number), abs(other.number))
    return apart and not (one.parts or other.parts or "m" in (one.unit, other.unit))


def _turned(one: Amount, other: Amount) -> bool:
    """Whether the bounds, or the ways of a change, point in opposite directions."""
    if one.way and other.way and {one.way, other.way} in _WAYS:
        return not (one.dimension == other.dimension == "percent" and one.low == _HALF)
    if one.denied and other.denied:  # both under a "not", near or far
        return {one.denied[:1], other.denied[:1]} == {"<", ">"}
    if _is_denied_alone(one, other) or _is_denied_alone(other, one):
        return False
    return (one.direction in _UP and other.direction in _DOWN) or (
        one.direction in _DOWN and other.direction in _UP
    )


def _is_denied_alone(one: Amount, other: Amount) -> bool:
    """Whether both say one bound and a "not" turns one of them: the negation, not the amount.

    "Bags of more than 20 kg cannot be taken" and "we cannot take bags of more than 20 kg"; the road
    "will close if it sinks by more than 2 mm" and "must not sink by more than 2 mm".
    """
    return bool(one.denied) and not other.denied and one.denied == other.direction


def _rated(one: Amount, other: Amount) -> Degree:
    """Told against different times: "£12,000 a year" is "£1,000 a month"."""
    mine, theirs = one.low / PERIODS[one.rate], other.low / PERIODS[other.rate]
    alike = one.dimension == other.dimension and one.unit == other.unit
    if alike and one.form == other.form == "one" and _off(mine, theirs) <= 0.03:
        return CONVERTED
    return DIFFERENT


def _common(one: Amount, other: Amount) -> _Sides | None:
    """Both in the same units, or None where they measure different things."""
    dimensions = {one.dimension, other.dimension}
    if len(dimensions) == 1 or dimensions == _AGES:
        if one.dimension == "temperature" and one.unit == other.unit:
            return _as_shown(one, other, SAME)  # in kelvins 36.5 °C and 38.5 °C are all but equal
        foreign = one.dimension == "money" and not same_money(one.unit, other.unit)
        return None if foreign else _in_base(one, other, one.unit == other.unit, SAME)
    if dimensions & _SHARES:
        fits = dimensions == _SHARES
        return _in_base(one, other, True, Degree(0.6, "points")) if fits else None
    if dimensions & _LOOSE and dimensions & _UNSAID:
        measured = "label" in dimensions and not dimensions <= _NO_UNIT
        return None if measured else _as_shown(one, other, SAME)
    if "" in dimensions:
        return _unmeasured(one, other) if not one.dimension else _unmeasured(other, one)
    told_for_each = _is_rate_of(one, other) or _is_rate_of(other, one)
    shown = told_for_each or {one.unit, other.unit} in _ONE_NAME
    return _as_shown(one, other, SAME) if shown else None


def _unmeasured(count: Amount, measure: Amount) -> _Sides | None:
    """A count beside a measure: the same number, where no noun says that other things are counted.

    In “6m users” the letter stands for millions.
    """
    if measure.unit == "m" and _equal(1e6 * measure.number, count.number):
        return _Sides(*_shown(count), *_shown(count), True, SAME)
    return _as_shown(count, measure, UNIT_LOST) if count.bare else None


def _is_rate_of(one: Amount, other: Amount) -> bool:
    """Whether one is told for each of something that the other leaves to the words around it."""
    unit, stroke, _ = one.unit.partition("/")
    return bool(stroke) and unit == other.unit and one.dimension.startswith(other.dimension)


def same_money(one: str, other: str) -> bool:
    """Whether two units of money are one currency."""
    units = {one, other}
    crowns = units <= CROWNS and not units.isdisjoint(CROWN_WORDS)
    return len(units) == 1 or crowns or units in _CENTS


def _in_base(one: Amount, other: Amount, exact: bool, degree: Degree) -> _Sides:
    metric = one.unit in _METRIC and other.unit in _METRIC
    ends = (one.low, one.high, one.step, other.low, other.high, other.step)
    return _Sides(*ends, exact, degree, metric)


def _as_shown(one: Amount, other: Amount, degree: Degree) -> _Sides:
    """Both by the numbers as shown, without their units."""
    mine, theirs = _shown(one), _shown(other)
    return _Sides(*mine, *theirs, True, degree)


def _shown(amount: Amount) -> tuple[float, float, float]:
    """Both ends and the step, in the unit of the text."""
    factor = (amount.low / amount.number if amount.number else 1.0) or 1.0
    return amount.number, amount.high / factor, amount.step / factor


def _single(one: Amount, other: Amount, sides: _Sides) -> Degree:
    if _equal(sides.low, sides.other_low) or _same_share(one, other):
        return _bounds(one, other)
    if "rank" in (one.dimension, other.dimension):
        return DIFFERENT
    if not sides.exact and _converted(one, sides.low, sides.other_low, sides):
        return CONVERTED
    if other.direction and (_holds(one, other, sides) or not (other.near or one.direction)):
        return ROUNDED if _holds(one, other, sides) else DIFFERENT
    return _rounded(one, other, sides)


def _holds(one: Amount, other: Amount, sides: _Sides) -> bool:
    """Whether "more than" or "less than" is true of the number, and says something of it."""
    above = sides.low > sides.other_low
    large = one.direction == other.direction == ">" and not one.dimension and other.low >= _LARGE
    far = _SILENT if one.direction and not large else _BOUNDED
    true = above is (other.direction in _UP) and _off(sides.low, sides.other_low) <= far
    return true and not _is_dose(one)


def _rounded(one: Amount, other: Amount, sides: _Sides) -> Degree:
    """Different numbers: whether one is the other, with fewer digits."""
    off = _off(sides.low, sides.other_low)
    if other.near and off <= _ANNOUNCED:
        return ROUNDED
    if not _is_dose(one) and _is_rounding(
        sides.low, sides.other_low, sides.step, sides.other_step, other.share
    ):
        return ROUNDED
    undone = one.near and abs(sides.low - sides.other_low) <= sides.step / 2 and off <= _ANNOUNCED
    if undone or (one.share and abs(sides.low - sides.other_low) <= _SHARE_OFF):
        return FIRMER
    return DIFFERENT


def _is_dose(one: Amount) -> bool:
    """Whether it is a measure of so little that it may be a dose."""
    return one.low < _DOSES.get(one.dimension, 0.0)


def _same_share(one: Amount, other: Amount) -> bool:
    """Whether a part of a whole is a percentage but for its decimals: "a third", 33 %."""
    shares = one.share != other.share and one.dimension == other.dimension
    return shares and abs(one.low - other.low) < 0.7


def _bounds(one: Amount, other: Amount) -> Degree:
    """Equal numbers: what became of "at least" and "about"."""
    if bool(one.direction) == bool(other.direction) or (one.near and other.near):
        return SAME if one.near == other.near else Degree(0.95)
    if one.direction and not one.near:
        return BOUND_LOST
    if other.direction and not other.near:
        return BOUND_ADDED
    return Degree(0.95)


def _converted(one: Amount, first: float, second: float, sides: _Sides) -> bool:
    """Whether two measures in different units are equal within what their digits show."""
    away = abs(first - second)
    if one.dimension == "temperature":
        return away <= max(sides.other_step, 0.6) / 2 and away <= 3
    off = _off(first, second)
    if _is_dose(one) and sides.metric:
        return False
    return (
        off <= 0.03
        or (off <= 0.1 and away <= sides.other_step / 2)
        or (off <= 0.05 and away <= sides.step / 2)
    )


def _is_rounding(first: float, second: float, step: float, coarser: float, share: bool) -> bool:
    """Whether `second` is `first` with fewer digits, or a simple part of a whole near it."""
    if share:
        return abs(first - second) <= _SHARE_OFF
    return (
        coarser > step * 1.5
        and abs(first - second) <= coarser * 0.5001
        and _off(first, second) <= _SILENT
    )


def _range(one: Amount, other: Amount, sides: _Sides) -> Degree:
    if one.form != "one" and other.form != "one":
        ends = (
            _close(one, sides.low, sides.other_low, sides),
            _close(one, sides.high, sides.other_high, sides),
        )
        if all(ends):
            return SAME if sides.exact else CONVERTED
        crossed = _equal(sides.low, sides.other_high) and _equal(sides.high, sides.other_low)
        return Degree(0.9) if crossed and "score" in (one.form, other.form) else DIFFERENT
    if one.form == "one":
        low, high, alone = sides.other_low, sides.other_high, sides.low
    else:
        low, high, alone = sides.low, sides.high, sides.other_low
    if _equal(alone, low) or _equal(alone, high):
        return ONE_END
    inside = min(low, high) < alone < max(low, high)
    if one.form == "one":
        return VAGUER if inside and high <= 2 * low else DIFFERENT
    return VAGUER if inside and other.near else DIFFERENT


def _close(one: Amount, first: float, second: float, sides: _Sides) -> bool:
    return _equal(first, second) or (not sides.exact and _converted(one, first, second, sides))


def _vague(one: Amount, other: Amount, sides: _Sides) -> Degree:
    """At least one side says dozens, several, thousands."""
    if one.form == "one" and one.direction in _UP and sides.other_high > sides.low:
        return VAGUER
    low, high = max(sides.low, sides.other_low), min(sides.high, sides.other_high)
    if one.form == other.form:
        if low > high:
            return DIFFERENT
        near = low <= 3 * min(sides.low, sides.other_low)
        return SAME if near else VAGUER
    if low > high * (1 + _TINY):
        return DIFFERENT
    return VAGUER if other.form == "vague" else FIRMER


def _equal(first: float, second: float) -> bool:
    return abs(first - second) <= _TINY * max(abs(first), abs(second))


def _off(first: float, second: float) -> float:
    """The difference, relative to the larger."""
    return abs(first - second) / max(abs(first), abs(second), 1e-300)
