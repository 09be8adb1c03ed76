"""Digits with separators, in any script."""

from __future__ import annotations

from collections.abc import Sequence

from harness.meaning.kinds.amounts.number_words import listed

LONGEST = 15
"""Digits of the longest number; a longer row is a code."""

# Languages that write "1.500,5" where English writes "1,500.5".
_COMMA_DECIMAL = frozenset(
    listed(
        "az be bg bs ca cs da de el es et fi fr hr hu hy id is it ka kk lt lv mk nb nl nn no pl "
        "pt ro ru sk sl sq sr sv tr uk uz vi"
    )
)
_APOSTROPHES = frozenset("’'\u00a0\u202f")


def plain(text: str, language: str = "en") -> tuple[float, float] | None:
    """Value and step of digits with separators; None where they are no number.

    A single separator before three digits groups thousands where it is the language's own
    (a comma in English, a point in German), and else marks decimals.

    Example:
        >>> plain("1,500"), plain("1.500,5"), plain("1,500", "de"), plain("192.168.0.1")
        ((1500.0, 100.0), (1500.5, 0.1), (1.5, 0.001), None)
    """
    if text.isdecimal():
        return whole(text) if len(text) <= LONGEST else None
    if len(text) > 2 * LONGEST:
        return None
    text = "".join("'" if sign in _APOSTROPHES else sign for sign in text)
    signs = [sign for sign in text if sign in ".,'"]
    decimal = _decimal_sign(text, signs, language) if signs else ""
    head, point, tail = text.rpartition(decimal) if decimal else (text, "", "")
    if point and not tail.isdecimal():
        return None
    groups = _groups(head)
    if not _is_grouped(groups):
        return None
    if not point:
        return whole("".join(groups))
    return float("".join(groups) + "." + tail), 10.0 ** -len(tail)


def whole(digits: str) -> tuple[float, float]:
    """A whole number and the place value of its last digit that is not zero.

    Example:
        >>> whole("7954"), whole("8000")
        ((7954.0, 1.0), (8000.0, 1000.0))
    """
    shown = str(int(digits))
    zeros = len(shown) - len(shown.rstrip("0"))
    return float(shown), 10.0**zeros if shown != "0" else 1.0


def _groups(text: str) -> list[str]:
    return text.replace(".", ",").replace("'", ",").split(",")


def _decimal_sign(text: str, signs: Sequence[str], language: str) -> str:
    """The separator before the decimals, or none."""
    last = signs[-1]
    if last == "'" or signs.count(last) > 1:
        return ""
    if len(set(signs)) > 1:
        return last
    own = "." if language.partition("-")[0].lower() in _COMMA_DECIMAL else ","
    head, _, tail = text.partition(last)
    groups = last == own and len(tail) == 3 and len(head) <= 3 and head[:1] != "0"
    return "" if groups else last


def _is_grouped(groups: Sequence[str]) -> bool:
    """Whether digits are grouped by thousands, or in the Indian way."""
    if len(groups) == 1:
        return groups[0].isdecimal() and len(groups[0]) <= LONGEST
    inner = {len(group) for group in groups[1:-1]}
    return (
        all(map(str.isdecimal, groups))
        and len(groups[0]) <= 3
        and len(groups[-1]) == 3
        and (inner <= {3} or inner == {2})
        and sum(map(len, groups)) <= LONGEST
    )
