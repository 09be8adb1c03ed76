"""Scales, parts of a whole and vague counts in words: the readers that full numerals build on."""

from __future__ import annotations

from typing import NamedTuple

from harness.meaning.kinds.amounts.number_words import (
    ORDINALS,
    PARTS,
    SCALES,
    SUFFIXES,
    VAGUE_FEW,
    VAGUE_PLURALS,
    listed,
)
from harness.meaning.kinds.amounts.units import UNITS
from harness.meaning.kinds.calendar.calendar_words import WEEKDAYS
from harness.meaning.kinds.shared.cursor import Cursor

_NOT_A_HALF = frozenset(
    listed(
        "other latter former better top bottom back front upper lower left right northern southern "
        "eastern western inner outer"
    )
)
_AFTER_QUARTER = frozenset(listed("hour mile century pound past final finals note"))
_AFTER_HALF = frozenset(listed("time way brother sister back life marathon sibling"))
_AFTER_PART = frozenset(
    listed(
        "of the or as less more fewer smaller larger bigger that who to were was are is had have "
        "lower higher and went go goes come came live lived said say voted get got will would can "
        "could may did do does in against compared since between within by from on at for but "
        "while after before this last not"
    )
)
_ROUGHLY = frozenset(
    listed("about roughly around approximately nearly almost over under than only just least some")
)
_COUNTED = frozenset(listed("people men women children dollars euros pounds"))
_CURRENCIES = frozenset("$£€¥₹₽₩₺₴₪")


class Numeral(NamedTuple):
    """A number and where it stands.

    Attributes:
        value: What it says; the lower end where it is vague.
        first: Its first token.
        last: One past its last token.
        flags: ``digits`` (written in digits), ``ordinal``, ``roman``, ``fraction`` (a part of a
            whole, written as such), ``times`` (once, twice), ``scaled`` (with a word or letter
            such as million), ``vague`` (dozens, a few), ``weak`` (one, both, a couple: implied
            rather than stated), ``padded`` (zeros in front, as in a code).
        step: Place value of the last digit that means something: 1000 in "8,000", .1 in "3.1".
        top: The upper end where it is vague, else `value`.
    """

    value: float
    first: int
    last: int
    flags: frozenset[str]
    step: float
    top: float


class PartReader(Cursor):
    """Reads what is less, or less sure, than a full number."""

    def _scale(self, at: int, first: int) -> float:
        """What the token at `at` multiplies by, or 0."""
        over = self.past_hyphen(at)
        word = self.word(over)
        if not self.english or not word or not self.free[over]:
            return 0.0
        if word in SCALES:
            return SCALES[word]
        if word not in SUFFIXES or over > at or not self.touches(at):
            return 0.0
        return SUFFIXES[word] if word == "k" or self._is_million(word, first, at) else 0.0

    def _is_million(self, word: str, first: int, at: int) -> bool:
        """Whether ``5m`` is money or counts things, rather than meters."""
        if not self.tokens[at - 1].is_number:
            return False
        if first and self.tokens[first - 1].text[-1] in _CURRENCIES:
            return True
        following = self.word(at + 1)
        plural = len(following) > 4 and following.endswith("s") and not following.endswith("ss")
        return word == "m" and (following in _COUNTED or plural)

    def _half(self, at: int, word: str) -> Numeral | None:
        """``half``, ``half a million``, ``a quarter of``."""
        first, over = self.from_article(at), self.past_hyphen(at + 1)
        before, following = self.word(first - 1), self.word(over)
        if before in ORDINALS or before in _NOT_A_HALF or following in _AFTER_HALF:
            return None
        if word == "quarter" and (first == at or not self._ispart(first, at)):
            return None
        over += word == "quarter" and following == "of"
        over += self.word(over) in ("a", "an")
        scale = 12.0 if self.word(over) == "dozen" else self._scale(over, at)
        if not scale:
            return fraction(1 / PARTS[word], first, at + 1)
        value = scale / PARTS[word]
        return Numeral(value, first, over + 1, frozenset({"scaled"}), value, value)

    def _ranked(self, at: int, word: str) -> Numeral | None:
        """``a third of``; else an ordinal, or nothing."""
        first = self.from_article(at)
        if word in PARTS and first < at and self._ispart(first, at):
            return fraction(1 / PARTS[word], first, at + 1)
        if word not in ORDINALS:
            return None
        if self.word(at - 1) == "every":
            return self._every(at, word)
        if word == "second" and self.word(at - 1) in ("per", "a", "one", "each", "every", "/"):
            return None
        weak = ("weak",) if word == "first" else ()  # "at first", "first of all"
        return made(ORDINALS[word], at, at + 1, "ordinal", *weak)

    def _every(self, at: int, word: str) -> Numeral | None:
        """``every third house``, a share; ``every third week`` is every three weeks."""
        following = self.word(at + 1)
        if following in WEEKDAYS:
            return None  # how often, which is the date's
        unit = UNITS.get(following)
        if unit is None:
            return fraction(1 / ORDINALS[word], at - 1, at + 1)
        return made(ORDINALS[word], at, at + 1) if unit.dimension == "time" else None

    def _ispart(self, first: int, at: int) -> bool:
        """Whether "a third" is a part of a whole, by the words around it: not "a third man"."""
        following = self.word(at + 1)
        if following in _AFTER_PART or not following.isalpha() or following in SCALES:
            return True
        return self.word(first - 1) in _ROUGHLY and following not in _AFTER_QUARTER

    def _vague(self, at: int, word: str) -> Numeral | None:
        """``dozens``, ``tens of thousands``, ``several hundred``, ``a few``."""
        first, last = self.from_article(at), at + 1
        if word in VAGUE_FEW:
            low, high = VAGUE_FEW[word]
            over = last + (self.word(last) == "of")
            sized = {"hundred": 100.0, "dozen": 12.0}.get(self.word(over), 0.0)
            scale = sized or self._scale(over, at)
            if word == "few" and first == at and not scale:
                return None
            if word == "couple" and not scale:
                return made(2, first, last, "weak")
            return between(low, high, scale or 1.0, first, over + 1 if scale else last)
        size = VAGUE_PLURALS[word]
        if self.word(last) == "of" and self.word(last + 1) in VAGUE_PLURALS:
            size *= VAGUE_PLURALS[self.word(last + 1)]
            return between(1.5, 10.0, size, first, last + 2)
        if word in ("tens", "scores") and self.word(last) != "of":
            return None
        return between(1.5, 20.0, size, first, last)


def made(value: float, first: int, last: int, *flags: str) -> Numeral:
    """A number that is exact."""
    return Numeral(float(value), first, last, frozenset(flags), 1.0, float(value))


def fraction(value: float, first: int, last: int, *flags: str) -> Numeral:
    """A part of a whole, between 0 and 1."""
    return Numeral(value, first, last, frozenset({"fraction", *flags}), 0.01, value)


def between(low: float, high: float, size: float, first: int, last: int) -> Numeral:
    """A vague count from `low` to `high` times a size."""
    return Numeral(low * size, first, last, frozenset({"vague"}), low * size, high * size)
