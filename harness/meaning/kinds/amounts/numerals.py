"""Numbers in a text, in digits and in words.

What a number counts is not looked at here: see `amounts`. Digits are read in every language and
script, words in English only.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from harness.meaning.kinds.amounts.digits import plain, whole
from harness.meaning.kinds.amounts.number_words import (
    BEFORE_ROMAN,
    DENOMINATORS,
    DOUBLE,
    HALVED,
    ORDINAL_ENDINGS,
    ORDINALS,
    PARTS,
    ROMAN,
    SCALES,
    SMALL,
    TENS,
    TIMES,
    VAGUE_FEW,
    VAGUE_PLURALS,
    VULGAR,
    WEAK,
)
from harness.meaning.kinds.amounts.numeral_parts import Numeral, PartReader, fraction, made
from harness.meaning.kinds.amounts.units import UNITS
from harness.meaning.passage import Passage

ARTICLES = frozenset({"a", "an"})
_WORDS = (
    frozenset().union(
        SMALL, TENS, SCALES, TIMES, WEAK, PARTS, ORDINALS, VAGUE_PLURALS, VAGUE_FEW, HALVED, DOUBLE
    )
    | ARTICLES
    | {"hundred", "dozen", "score", "other", "alternate"}
)
_STEPS = frozenset({"other", "alternate"})
_AFTER_HALVES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "this", "that"})
_AFTER_DOUBLE = frozenset(
    {"the", "that", "those", "what", "this", "as", "its", "their", "his", "her"}
)
_MINUS = frozenset("-−–‐")
_BEFORE_MINUS = frozenset(
    {"to", "from", "of", "at", "is", "was", "by", "between", "and", "than", "below", "about"}
)
_MODALS = frozenset({"must", "can", "may", "should", "would", "could", "might", "cannot"})
_BEFORE_ONE = frozenset({"the", "this", "that", "each", "every", "no", "only", "which", "any"})
_ROMAN = frozenset(map(str.lower, ROMAN))
_CUES = _WORDS | _ROMAN


def number_places(passage: Passage, free: Sequence[bool]) -> list[int]:
    """The tokens with which a number may begin, in order, and in English "a" and "an"."""
    known = _CUES if passage.lexicon is not None else _ROMAN
    return [
        at
        for at, token in enumerate(passage.tokens)
        if (token.lower in known or token.text[0].isnumeric()) and free[at]
    ]


def numerals(
    passage: Passage, free: Sequence[bool], places: Sequence[int] | None = None
) -> list[Numeral]:
    """All numbers of a text, in order, not overlapping.

    Args:
        passage: The text.
        free: For each token, whether it may be read.
        places: What `number_places` says, where it is known.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("Twenty-five thousand of 1.5m voters, two thirds, came 3rd.")
        >>> [round(each.value, 2) for each in numerals(passage, [True] * len(passage.tokens))]
        [25000.0, 1500000.0, 0.67, 3.0]
    """
    places = number_places(passage, free) if places is None else places
    if not places:
        return []
    reader, end = _Reader(passage, free), 0
    found: list[Numeral] = []
    for at in places:
        if at < end or passage.tokens[at].lower in ARTICLES:
            continue
        numeral = reader.read(at)
        if numeral is not None:
            found.append(reader.signed(numeral))
            end = numeral.last
    return found


class _Reader(PartReader):
    """Reads one number from a given token on."""

    def read(self, at: int) -> Numeral | None:
        """The number that begins with a token."""
        token = self.tokens[at]
        if token.text[0].isdecimal():
            return self._digits(at)
        if token.text in VULGAR:
            return fraction(unicodedata.numeric(token.text), at, at + 1, "digits")
        if self.english and token.lower in _WORDS:
            return self._words(at)
        return self._roman(at) if token.text in ROMAN else None

    def signed(self, numeral: Numeral) -> Numeral:
        """The number below zero, where a minus stands before it: ``minus 3``, ``to -3``."""
        at = numeral.first - 1
        sign = self.word(at)
        if sign != "minus" and sign not in _MINUS:
            return numeral
        before = self.word(at - 1)
        if sign == "minus":
            below = before != "or" and not before[:1].isdecimal()
        else:
            near = self.touches(at + 1) and not self.touches(at)
            sure = sign == "−" and not before[:1].isdecimal()  # the sign itself, and no dash
            below = near and (sure or before in _BEFORE_MINUS)
        if not below or not self.free[at]:
            return numeral
        return numeral._replace(value=-numeral.value, top=-numeral.top, first=at)

    def _digits(self, at: int) -> Numeral | None:
        read = self._joined(at)
        if read is None:
            return None
        value, step, last = read
        text = self.tokens[at].text
        if self._is_after_point(at):
            step = 10.0 ** -len(text)
            return Numeral(value * step, at - 1, last, frozenset({"digits"}), step, value * step)
        over = self._stroked(at, value, last)
        if over is not None:
            return over
        if self.word(last) in VULGAR:
            value, step, last = value + unicodedata.numeric(self.word(last)), 0.01, last + 1
        if self.touches(last) and self.word(last) in ORDINAL_ENDINGS:
            return made(value, at, last + 1, "digits", "ordinal")
        padded = len(text) > 1 and text[0] == "0" and text.isdecimal()
        return self._scaled(at, value, step, last, {"digits", "padded"} if padded else {"digits"})

    def _is_after_point(self, at: int) -> bool:
        """Whether the digits are the decimals of a number without a zero: ``.5``."""
        text = self.tokens[at].text
        point = self.word(at - 1) == "." and self.touches(at) and not self.touches(at - 1)
        return point and self.free[at - 1] and text.isdecimal() and len(text) < 4

    def _joined(self, at: int) -> tuple[float, float, int] | None:
        """Digits grouped by blanks, or with the decimal sign of Arabic."""
        text, last = self.tokens[at].text, at + 1
        while (
            len(self.word(last)) == 3
            and len(self.tokens[at].text) <= 3
            and self.blank_before(last)
            and text.isdecimal()
            and self.word(last).isdecimal()
            and text[0] != "0"
        ):
            text, last = text + self.word(last), last + 1
        if self.word(last) in ("٫", "٬") and self.touches(last) and self.touches(last + 1):
            sign = "." if self.word(last) == "٫" else ","
            if self.word(last + 1).isdecimal():
                text, last = text + sign + self.word(last + 1), last + 2
        read = plain(text, self.language)
        return None if read is None else (*read, last)

    def _stroked(self, at: int, value: float, last: int) -> Numeral | None:
        """``3/4`` and ``2 3/4``."""
        below = self._below_stroke(last)
        if below and value < below:
            return fraction(value / below, at, last + 2, "digits")
        above = self.word(last)
        below = self._below_stroke(last + 1) if above.isdecimal() and len(above) < 4 else 0
        if below and int(above) < below and self.free[last]:
            value += int(above) / below
            return Numeral(value, at, last + 3, frozenset({"digits"}), 1 / below, value)
        return None

    def _below_stroke(self, at: int) -> int:
        """The number below a stroke at `at`, if it is that of a fraction."""
        if self.word(at) not in ("/", "⁄") or not (self.touches(at) and self.touches(at + 1)):
            return 0
        text = self.word(at + 1)
        below = int(text) if text.isdecimal() and len(text) <= 4 else 0
        return below if below in DENOMINATORS and self.word(at + 2) != "/" else 0

    def _roman(self, at: int) -> Numeral | None:
        """A Roman numeral after a name or a word such as chapter."""
        if not self.blank_before(at) or not self.tokens[at - 1].is_word:
            return None
        before, written = self.tokens[at - 1], self.tokens[at].text
        named = before.text[0].isupper() and not before.text.isupper() and len(written) > 1
        if not named and before.lower not in BEFORE_ROMAN:
            return None
        return made(ROMAN[written], at, at + 1, "roman")

    def _words(self, at: int) -> Numeral | None:
        word = self.word(at)
        if word in SMALL or word in TENS:
            return self._counted(at)
        if word in VAGUE_PLURALS or word in VAGUE_FEW:
            return self._vague(at, word)
        if word == "hundred" or word in SCALES or word == "dozen":
            return self._scaled(self.from_article(at), 1.0, 1.0, at, set())
        return self._implied(at, word)

    def _implied(self, at: int, word: str) -> Numeral | None:
        """Words that say a number by the way: ``twice``, ``halved``, ``both``, ``a third``."""
        if word in _STEPS or word == "score":
            return self._score(at) if word == "score" else self._stepped(at, word)
        if word in TIMES:
            weak = ("weak",) if word == "once" else ()  # it may mean formerly
            return made(TIMES[word], at, at + 1, "times", *weak)
        if word in DOUBLE:
            named = self.word(at + 1) not in _AFTER_DOUBLE
            return None if named else made(DOUBLE[word], at, at + 1, "times")
        if word in HALVED or (word == "halves" and self.word(at + 1) in _AFTER_HALVES):
            return fraction(0.5, at, at + 1)
        if word in WEAK:
            return made(WEAK[word], self.from_article(at), at + 1, "weak")
        return self._half(at, word) if word in ("half", "quarter") else self._ranked(at, word)

    def _stepped(self, at: int, word: str) -> Numeral | None:
        """``every other week``, ``alternate weeks``: two of them."""
        every = self.word(at - 1) in ("every", "each") and word == "other"
        unit = UNITS.get(self.word(at + 1))
        if unit is None or unit.dimension != "time" or not (every or word == "alternate"):
            return None
        return made(2, at, at + 1)

    def _score(self, at: int) -> Numeral | None:
        """``a score of volunteers``, and not of 4–1."""
        first, counted = self.from_article(at), self.word(at + 2)
        sized = first < at and self.word(at + 1) == "of" and counted.isalpha()
        return made(20, first, at + 1) if sized and counted not in SMALL else None

    def _counted(self, at: int) -> Numeral | None:
        """A cardinal in words, or the ordinal or the fraction that it begins."""
        value, last = self._below_hundred(at)
        if value == 1 and self.word(last) in _MODALS and self.word(at - 1) not in _BEFORE_ONE:
            return None  # "if one must"
        over = self.past_hyphen(last)
        ending = self.word(over)
        if ending in PARTS and value and (value == 1 or ending.endswith("s")):
            return fraction(value / PARTS[ending], at, over + 1)
        if ending in ORDINALS and value >= 20 and value % 10 == 0 and ORDINALS[ending] < 10:
            return made(value + ORDINALS[ending], at, over + 1, "ordinal")
        flags = {"weak"} if value == 1 else set()
        return self._scaled(at, value, whole(str(int(value)))[1], last, flags)

    def _below_hundred(self, at: int) -> tuple[float, int]:
        word = self.word(at)
        if word in SMALL:
            return float(SMALL[word]), at + 1
        over = self.past_hyphen(at + 1)
        unit = SMALL.get(self.word(over), 0)
        if 0 < unit < 10 and (over > at + 1 or self.blank_before(over)):
            return float(TENS[word] + unit), over + 1
        return float(TENS[word]), at + 1

    def _scaled(self, at: int, value: float, step: float, last: int, flags: set[str]) -> Numeral:
        """Go on with a half, hundred, million: everything that makes a number larger."""
        start = last
        value, step, last = self._hundreds(at, value, step, *self._and_part(last))
        total, lowest = 0.0, float("inf")
        while 0 < (scale := self._scale(last, at)) < lowest:
            last = self.past_hyphen(last) + 1
            total, step, lowest, value = total + value * scale, step * scale, scale, 0.0
            more = self._group(at, last)
            if more is None or self._scale(more[2], at) >= lowest or more[0] >= lowest:
                break
            value, step, last = more
        value += total
        if last > start:
            flags = (flags - {"weak"}) | {"scaled"}
            ordinal = ORDINALS.get(self.word(last + 1), 0)
            if ordinal and step >= 100 and self.word(last) == "and":
                return made(value + ordinal, at, last + 2, "ordinal")
        return Numeral(value, at, last, frozenset(flags), step, value)

    def _hundreds(
        self, at: int, value: float, step: float, part: float, last: int
    ) -> tuple[float, float, int]:
        """``two HUNDRED AND FIVE``, ``three DOZEN``, ``two and a half``: below a thousand."""
        if part:
            value, step = value + part, part
        over = self.past_hyphen(last)
        size = {"hundred": 100.0, "dozen": 12.0}.get(self.word(over), 0.0) if self.english else 0.0
        if not size or value >= 100 or not self.free[over]:
            return value, step, last
        value, step, last = value * size, step * size, over + 1
        over = self.past_hyphen(last)
        joined = self.word(over) == "and" and self.word(at - 1) not in ("between", "both")
        over += joined
        if size == 12 or not (self.word(over) in SMALL or self.word(over) in TENS):
            return value, step, last
        more, over = self._below_hundred(over)
        if self.word(self.past_hyphen(over)) in ("hundred", "dozen") or not self.free[over - 1]:
            return value, step, last
        if joined and self.word(self.past_hyphen(over)) in PARTS:
            return value, step, last
        return value + more, whole(str(int(more)))[1], over

    def _group(self, at: int, last: int) -> tuple[float, float, int] | None:
        """What is added after a scale: ``thousand THREE HUNDRED``, ``million 300 (thousand)``."""
        over = self.past_hyphen(last)
        if self.word(over) == "and" and self.word(at - 1) not in ("between", "both"):
            over += 1
        word = self.word(over)
        if over >= self.count or not self.free[over]:
            return None
        if word in SMALL or word in TENS:
            value, end = self._below_hundred(over)
            return self._hundreds(at, value, whole(str(int(value)))[1], 0.0, end)
        if word.isdecimal() and len(word) <= 3 and over == last and self._scale(over + 1, at):
            return (*whole(word), over + 1)
        return None

    def _and_part(self, at: int) -> tuple[float, int]:
        """``and a half``, ``and three quarters``, hyphens allowed: the part and where it ends."""
        over = self.past_hyphen(at)
        if self.word(over) != "and":
            return 0.0, at
        over = self.past_hyphen(over + 1)
        above = 1 if self.word(over) in ("a", "one") else SMALL.get(self.word(over), 0)
        over = self.past_hyphen(over + 1)
        below = PARTS.get(self.word(over), 0)
        if not 0 < above < below or self.word(over + 1) == "of":
            return 0.0, at
        return above / below, over + 1
