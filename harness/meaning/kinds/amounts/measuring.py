"""The unit of a number: what stands before and after it and says what it measures."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from harness.meaning.kinds.amounts.counted import is_label, unnamed_money
from harness.meaning.kinds.amounts.number_words import listed
from harness.meaning.kinds.amounts.numeral_parts import Numeral
from harness.meaning.kinds.amounts.rates import rate_after, rate_before, stroked
from harness.meaning.kinds.amounts.units import (
    CURRENCY_SIGNS,
    FOREIGN_DOLLARS,
    OF_DOLLARS,
    TEMPERATURES,
    UNITS,
    Unit,
    is_compound,
    per,
    squared,
)
from harness.meaning.kinds.shared.cursor import Cursor

COUNT = Unit("", 1.0, "")
RANK = Unit("rank", 1.0, "rank")
LABEL = Unit("label", 1.0, "label")
SHARE = Unit("percent", 100.0, "%")

_AGED = frozenset({"aged", "age", "ages"})
# Words between a number and a span of time that leave the span what it is.
_BETWEEN = frozenset(
    listed(
        "preceding previous following next last past consecutive successive straight full whole "
        "calendar more further additional extra long short entire solid other final first"
    )
)
_EURO = frozenset({"area", "zone", "countries", "nations", "states", "members"})
_WORKING = frozenset({"working", "business", "work"})
_WORKING_DAY = Unit("time", 86400.0 * 7 / 5, "working day")
_TO_AGES = frozenset({"of", "between", "from", "over", "under", "above", "below"})
_AGE_GROUPS = frozenset({"-", "‐", "‑", "under", "over"})
_POWERS: Mapping[str, int] = MappingProxyType(
    {"square": 2, "sq": 2, "cubic": 3, "cu": 3, "²": 2, "³": 3, "2": 2, "3": 3}
)


class Measured(NamedTuple):
    """A number with its unit and the tokens of both."""

    numeral: Numeral
    unit: Unit
    first: int
    last: int
    extra: float = 0.0  # base units on top: "5 feet 11 inches", "an hour and a half"
    rate: str = ""  # what it is told against: "a day"


def measured(cursor: Cursor, numeral: Numeral) -> Measured:
    """A number with the unit that it has in the text, or as a count.

    Example:
        >>> from harness.meaning.kinds.amounts.numerals import numerals
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("It costs $5m, weighs 3 kg and is 12 square feet.")
        >>> free = [True] * len(passage.tokens)
        >>> [measured(Cursor(passage, free), each).unit.name for each in numerals(passage, free)]
        ['$', 'kg', 'ft²']
    """
    found = _measured(cursor, numeral)
    rate, last = rate_after(cursor, found.last)
    rate = rate or rate_before(cursor, found.first)
    return found._replace(rate=rate, last=last) if rate else found


def _measured(cursor: Cursor, numeral: Numeral) -> Measured:
    if numeral.flags & {"ordinal", "roman", "times"}:
        unit = UNITS["times"] if "times" in numeral.flags else RANK
        return Measured(numeral, unit, numeral.first, numeral.last)
    before = _currency_before(cursor, numeral.first)
    if before is not None:
        return Measured(numeral, before[0], before[1], _past_money(cursor, numeral.last))
    found, last = _unit_after(cursor, numeral)
    if found is None:
        return _counted(cursor, numeral)
    below = stroked(cursor, found, last)
    unit = found
    if below is not None and is_compound(found, below):
        unit, last = per(found, below), last + 2
    extra = 0.0
    if unit.dimension == "time":
        unit, last = _aged(cursor, unit, last)
    if [cursor.word(at) for at in range(last, last + 3)] == ["and", "a", "half"]:
        extra, last = unit.factor / 2, last + 3
    return Measured(numeral, unit, numeral.first, last, extra)


def _counted(cursor: Cursor, numeral: Numeral) -> Measured:
    """A part of a whole, an age (``aged 45``, ``age of 45``), a number in a name, or a count."""
    first, last = numeral.first, numeral.last
    if "fraction" in numeral.flags:
        return Measured(numeral, SHARE, first, last)
    at = first - 1
    while cursor.word(at) in _TO_AGES and first - at < 3:
        at -= 1
    if cursor.word(at) in _AGED:
        if cursor.word(first - 1) == "of":  # "over the age of 12": the bound stands before it
            first = at - (cursor.word(at - 1) == "the")
        return Measured(numeral, _age(UNITS["year"]), first, last)
    if is_label(cursor, first):
        return Measured(numeral, LABEL, first, last)
    money = unnamed_money(cursor, first, last)
    return Measured(numeral, money or COUNT, first, last + (money is not None))


def _age(unit: Unit) -> Unit:
    return unit._replace(dimension="age")


def _aged(cursor: Cursor, unit: Unit, last: int) -> tuple[Unit, int]:
    """``45-year-old``, ``45 years of age``: a span of time that is an age."""
    over = cursor.past_hyphen(last)
    if cursor.word(over) in ("old", "olds"):
        return _age(unit), over + 1
    if cursor.word(last) == "of" and cursor.word(last + 1) == "age":
        return _age(unit), last + 2
    return unit, last


def _currency_before(cursor: Cursor, first: int) -> tuple[Unit, int] | None:
    """``$``, ``US$``, ``EUR``, ``Rs.`` before a number: the currency and where it begins."""
    at = first - 1
    if at < 0 or not cursor.free[at]:
        return None
    sign = cursor.word(at)
    if sign in CURRENCY_SIGNS:
        letters = FOREIGN_DOLLARS.get(cursor.word(at - 1)) if sign == "$" else None
        if letters and cursor.touches(at):
            return UNITS.get(letters, Unit("money", 1.0, letters)), at - 1
        return UNITS[sign], at
    if sign == "." and cursor.word(at - 1) == "rs" and cursor.touches(at):
        return UNITS["rs"], at - 1
    unit = UNITS.get(sign) if len(sign) <= 3 else None
    code = unit is not None and unit.dimension == "money" and cursor.tokens[at].text.isupper()
    return (unit, at) if unit is not None and (code or sign == "rs") else None


def _past_money(cursor: Cursor, last: int) -> int:
    """Past a currency that is said again after the number: ``$5 million dollars``."""
    unit = UNITS.get(cursor.word(last))
    return last + 1 if unit is not None and unit.dimension == "money" else last


def _unit_after(cursor: Cursor, numeral: Numeral) -> tuple[Unit | None, int]:
    """The unit after a number and where it ends."""
    at = cursor.past_hyphen(numeral.last)
    if "fraction" in numeral.flags:
        at += cursor.word(at) == "of" and cursor.word(at + 1) in ("a", "an")
        at += cursor.word(at) in ("a", "an")
    word = cursor.word(at)
    if word in _BETWEEN or word in _WORKING:
        return _spaced_time(cursor, at, word)
    if not word or not cursor.free[at] or cursor.tokens[at].sentence != _sentence(cursor, numeral):
        return None, at
    if word in ("°", "º", "degree", "degrees", "celsius", "fahrenheit", "c", "f"):
        return _degrees(cursor, at, word)
    if word in _POWERS and not word.isdigit():
        over = at + 1 + (cursor.word(at + 1) == ".")
        length = UNITS.get(cursor.word(over))
        sided = length is not None and length.dimension == "length"
        return (squared(length, _POWERS[word]), over + 1) if length and sided else (None, at)
    if word == "per" or cursor.word(at + 1) in ("point", "points"):
        return _percent(cursor, at, word)
    return _plain_unit(cursor, numeral, at, word)


def _spaced_time(cursor: Cursor, at: int, word: str) -> tuple[Unit | None, int]:
    """``two preceding decades``, ``ten working days``: a span of time after another word."""
    over = at + 1
    if cursor.word(over) in _WORKING:
        word, over = cursor.word(over), over + 1
    unit = UNITS.get(cursor.word(over))
    if unit is None or unit.dimension != "time" or not cursor.free[over]:
        return None, at
    if word in _WORKING:
        return (_WORKING_DAY, over + 1) if unit.name == "day" else (None, at)
    return unit, over + 1


def _percent(cursor: Cursor, at: int, word: str) -> tuple[Unit | None, int]:
    """``per cent`` and ``percentage points``."""
    if word == "per" and cursor.word(at + 1) == "cent":
        return UNITS["percent"], at + 2
    points = word in ("percent", "percentage", "%")
    return (UNITS["pp"], at + 2) if points else (None, at)


def _sentence(cursor: Cursor, numeral: Numeral) -> int:
    return cursor.tokens[numeral.last - 1].sentence


def _degrees(cursor: Cursor, at: int, word: str) -> tuple[Unit | None, int]:
    """``20 °C``, ``68 degrees Fahrenheit``, ``20C``; degrees alone are an angle."""
    if word in TEMPERATURES:
        sure = len(word) > 1 or (cursor.touches(at) and cursor.tokens[at].text.isupper())
        return (TEMPERATURES[word], at + 1) if sure else (None, at)
    unit = TEMPERATURES.get(cursor.word(at + 1))
    if unit is not None and (len(cursor.word(at + 1)) > 1 or cursor.tokens[at + 1].text.isupper()):
        return unit, at + 2
    return UNITS["degree"], at + 1


def _plain_unit(cursor: Cursor, numeral: Numeral, at: int, word: str) -> tuple[Unit | None, int]:
    """A unit that is one word, with its power; a currency with its country."""
    following = cursor.word(at + 1)
    if following in ("dollar", "dollars", "sterling"):
        named = "£" if following == "sterling" else OF_DOLLARS.get(word, "")
        return (UNITS.get(named, UNITS["$"]), at + 2) if named else (None, at)
    unit = UNITS.get("inch" if word == "in" and cursor.touches(at) else word)
    if unit is None:
        length = UNITS.get(word[:-1]) if word[-1] in "²³" else None
        return (squared(length, _POWERS[word[-1]]), at + 1) if length else (None, at)
    letters = cursor.tokens[at].text
    in_group = word == "s" and cursor.word(numeral.first - 1) in _AGE_GROUPS
    if in_group or (word == "euro" and following in _EURO):
        return None, at  # "under-16s", "the 19 euro countries"
    short = len(word) <= 2 and word.isalpha()
    if short and ("digits" not in numeral.flags or (len(word) == 1 and letters not in "gmlhsWVJ")):
        return None, at
    power = cursor.word(at + 1)
    if unit.dimension == "length" and power in ("2", "3") and cursor.touches(at + 1):
        return squared(unit, _POWERS[power]), at + 2
    return unit, at + 1
