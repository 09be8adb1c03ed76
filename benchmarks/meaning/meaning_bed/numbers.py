"""Where the plain numbers of a text are: no dates, times, years, sections or telephone numbers."""

from __future__ import annotations

import random
import re

from meaning_bed.lexicon import MONTHS, NUMBER_WORDS

MONTH = "|".join(MONTHS)
DIGITS = r"(?<![\w.,:/–-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w:/–-]|\.\d|,\d)"
WORDS = r"(?<![\w-])(?:" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + r")(?![\w-])"

_BEFORE = re.compile(r"(?:\b[Ss]ections?|\bNos?\.|\b[Rr]ule|\bform|\bring|Zone|AD|\d) $")
_DATE_AFTER = re.compile(
    rf"\s*(?:(?:to|and|or|–|-) \d+ )?(?:{MONTH})\b|,? (?:a\.m\.|p\.m\.|am\b|pm\b)"
)
_TIME_AFTER = re.compile(r"\s*(?:to|and|until) [\d.:]+ ?(?:a\.m\.|p\.m\.)")
_MONTH_BEFORE = re.compile(rf"(?:{MONTH}) $")
_CODE = re.compile(r"(?:19|20)\d\d|\d{4,}")


def is_plain(match: re.Match[str]) -> bool:
    """Whether a number is an amount: not a year, a date, a time, a section or a code."""
    text, start, end = match.string, match.start(), match.end()
    if _CODE.fullmatch(match.group()):
        return False
    if _DATE_AFTER.match(text, end) or _TIME_AFTER.match(text, end):
        return False
    before = text[max(0, start - 12) : start]
    return not (_BEFORE.search(before) or _MONTH_BEFORE.search(before))


def other_number(written: str, rng: random.Random) -> str:
    """A number that differs by a fifth or more, written the same way.

    Example:
        >>> other_number("1,450", random.Random(1)) != "1,450"
        True
    """
    value = float(written.replace(",", ""))
    decimals = len(written.partition(".")[2])
    factors = [0.5, 2.0, 3.0, 1.5, 0.7, 10.0] if value > 3 else [2.0, 3.0, 4.0, 10.0]
    rng.shuffle(factors)
    for factor in factors:
        new = round(value * factor, decimals)
        if (new >= 2 and abs(new - value) >= 0.2 * value) or (0 < value < 2 and new != value):
            return (
                f"{new:,.{decimals}f}" if "," in written or new >= 10_000 else f"{new:.{decimals}f}"
            )
    return f"{value + 5:.{decimals}f}"
