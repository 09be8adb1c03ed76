"""English words that stand for numbers, and the written forms that are read like them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def listed(text: str) -> tuple[str, ...]:
    """The words of a table that is written as one string."""
    return tuple(text.split())


_SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")

SMALL: Mapping[str, int] = MappingProxyType(
    {word: value for value, word in enumerate(_SMALL)} | {"nought": 0}
)
"""Zero to nineteen."""

TENS: Mapping[str, int] = MappingProxyType(
    {word: 10 * value for value, word in enumerate(_TENS, 2)} | {"fourty": 40}
)
"""Twenty to ninety."""

SCALES: Mapping[str, float] = MappingProxyType(
    {
        "thousand": 1e3,
        "lakh": 1e5,
        "lac": 1e5,
        "million": 1e6,
        "mln": 1e6,
        "mn": 1e6,
        "crore": 1e7,
        "billion": 1e9,
        "bln": 1e9,
        "bn": 1e9,
        "trillion": 1e12,
        "tn": 1e12,
        "trn": 1e12,
        "quadrillion": 1e15,
    }
)
"""Words that multiply what stands before them."""

SUFFIXES: Mapping[str, float] = MappingProxyType({"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12})
"""Letters that multiply when they touch the digits; `m`, `b` and `t` need more to go by."""

TIMES: Mapping[str, int] = MappingProxyType(
    {"once": 1, "twice": 2, "thrice": 3}
    | dict.fromkeys(listed("doubled doubling"), 2)
    | dict.fromkeys(listed("tripled tripling trebled trebling"), 3)
    | dict.fromkeys(listed("quadrupled quadrupling"), 4)
    | {f"{word}fold": number for word, number in SMALL.items() if number > 1}
)
"""Words that say how many times, or how many times more."""

DOUBLE: Mapping[str, int] = MappingProxyType({"double": 2, "triple": 3, "treble": 3})
"""The same before "the" and "that"."""

HALVED = frozenset({"halve", "halved", "halving"})

WEAK: Mapping[str, int] = MappingProxyType(
    {"both": 2, "single": 1, "sole": 1, "couple": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4}
)
"""Words that imply a number without stating it."""

PARTS: Mapping[str, int] = MappingProxyType(
    {
        "half": 2,
        "halves": 2,
        "third": 3,
        "thirds": 3,
        "quarter": 4,
        "quarters": 4,
        "fourth": 4,
        "fourths": 4,
        "fifth": 5,
        "fifths": 5,
        "sixth": 6,
        "sixths": 6,
        "seventh": 7,
        "sevenths": 7,
        "eighth": 8,
        "eighths": 8,
        "ninth": 9,
        "ninths": 9,
        "tenth": 10,
        "tenths": 10,
        "twentieth": 20,
        "twentieths": 20,
        "hundredth": 100,
        "hundredths": 100,
        "thousandth": 1000,
        "thousandths": 1000,
    }
)
"""What a fraction in words divides by."""

_IRREGULAR = MappingProxyType(
    {
        "one": "first",
        "two": "second",
        "three": "third",
        "five": "fifth",
        "eight": "eighth",
        "nine": "ninth",
        "twelve": "twelfth",
    }
)


def _ordinal(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    return word[:-1] + "ieth" if word.endswith("y") else word + "th"


ORDINALS: Mapping[str, int] = MappingProxyType(
    {_ordinal(word): value for word, value in (*SMALL.items(), *TENS.items()) if value}
    | {"hundredth": 100, "thousandth": 1000, "millionth": 1_000_000}
)
"""First to nineteenth, the tens, and the scales."""

ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})

VAGUE_PLURALS: Mapping[str, float] = MappingProxyType(
    {
        "tens": 10.0,
        "dozens": 12.0,
        "scores": 20.0,
        "hundreds": 100.0,
        "thousands": 1e3,
        "lakhs": 1e5,
        "millions": 1e6,
        "crores": 1e7,
        "billions": 1e9,
        "trillions": 1e12,
    }
)
"""Plurals that count without saying how many."""

VAGUE_FEW: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"few": (2, 9), "several": (2, 9), "handful": (2, 9), "couple": (2, 3)}
)
"""Small vague counts, and the counts that they may stand for."""

ROMAN: Mapping[str, int] = MappingProxyType(
    {
        tens * "X" + unit: 10 * tens + value
        for tens in range(4)
        for value, unit in enumerate(("", *listed("I II III IV V VI VII VIII IX")))
        if tens or value
    }
)
"""I to XXXIX: above that, Roman numerals look like words and initials (CD, DC, MD)."""

BEFORE_ROMAN = frozenset(
    listed(
        "act article book chapter class grade level part phase schedule section stage title tier "
        "type volume war"
    )
)
"""Words after which even a single I, V or X is a numeral."""

VULGAR = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒")

DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 1000})
"""What stands below the stroke of a real fraction; 9/11 and 24/7 are none."""
