"""What stands around a number and says how exact it is: at least, up to, nearly, or so."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from harness.meaning.kinds.cursor import Cursor
from harness.meaning.kinds.number_words import listed

# A bound is a direction, and whether the number is near. Directions: "" none, ">" more than,
# ">=" at least, "<" less than, "<=" at most.
Bound = tuple[str, bool]

EXACT: Bound = ("", False)

_NEAR = listed(
    "about around approximately approximate roughly some approx circa ~ ≈ estimated c ca"
)

_ONE_WORD: Mapping[str, Bound] = MappingProxyType(
    dict.fromkeys(
        ("over", "above", "exceeding", "exceeds", "exceeded", "beyond", ">"), (">", False)
    )
    | dict.fromkeys(("under", "below", "<"), ("<", False))
    | dict.fromkeys(("minimum", "≥"), (">=", False))
    | dict.fromkeys(("maximum", "≤"), ("<=", False))
    | dict.fromkeys(_NEAR, ("", True))
    | dict.fromkeys(("nearly", "almost", "approaching", "nearing"), ("<", True))
)

_TWO_WORDS: Mapping[tuple[str, str], Bound] = MappingProxyType(
    {
        ("at", "least"): (">=", False),
        ("at", "most"): ("<=", False),
        ("up", "to"): ("<=", False),
        ("close", "to"): ("", True),
        ("minimum", "of"): (">=", False),
        ("maximum", "of"): ("<=", False),
        ("limit", "of"): ("<=", False),
        ("upwards", "of"): (">", False),
        ("upward", "of"): (">", False),
        ("excess", "of"): (">", False),
        ("north", "of"): (">", False),
        ("short", "of"): ("<", False),
        ("many", "as"): ("<=", False),
        ("much", "as"): ("<=", False),
        ("few", "as"): (">=", False),
        ("little", "as"): (">=", False),
        ("average", "of"): ("", True),
        ("or", "around"): ("", True),
        ("in", "about"): ("", True),
    }
)

_THAN: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        ("more", "greater", "higher", "larger", "longer", "older", "bigger", "better", "taller"),
        ">",
    )
    | dict.fromkeys(("heavier", "further", "farther", "later"), ">")
    | dict.fromkeys(("less", "fewer", "lower", "smaller", "shorter", "younger", "lighter"), "<")
)
_FLIPPED = MappingProxyType({">": "<=", "<": ">="})
_NOT = frozenset({"no", "not", "never", "n't"})
_OPENERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"as": ("as",), "of": ("a", "an", "the", "in"), "least": ("just",), "to": ("just",)}
)
_JUST = frozenset({"just", "slightly", "little", "bit", "marginally", "only"})

_AFTER: Mapping[tuple[str, str], Bound] = MappingProxyType(
    dict.fromkeys(
        [("or", each) for each in ("more", "older", "over", "above", "higher", "greater", "longer")]
        + [("and", each) for each in ("over", "older", "above", "up", "upward", "more", "upwards")],
        (">=", False),
    )
    | dict.fromkeys(
        [("or", each) for each in ("less", "fewer", "younger", "under", "below", "lower")]
        + [("and", each) for each in ("under", "younger", "below")],
        ("<=", False),
    )
    | {("or", "so"): ("", True), ("-", "odd"): ("", True)}
)


def bound_before(cursor: Cursor, at: int) -> tuple[Bound, int]:
    """The bound that ends before a token, and where it begins.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("It took no more than 5 days.")
        >>> bound_before(Cursor(passage, [True] * 8), 5)
        (('<=', False), 2)
    """
    last, before = cursor.word(at - 1), cursor.word(at - 2)
    if last == "than" and before in _THAN:
        way, first = _THAN[before], at - 2
        if cursor.word(at - 3) in _NOT:
            return (_FLIPPED[way], False), at - 3
        return (way, cursor.word(at - 3) in _JUST), first
    two = _TWO_WORDS.get((before, last))
    if two is not None:
        first = at - 3 if cursor.word(at - 3) in _OPENERS.get(last, ()) else at - 2
        return (two[0], two[1] or cursor.word(at - 3) == "just"), first
    one = _ONE_WORD.get(last)
    if one is None or (last in ("c", "ca") and before == "the"):
        return EXACT, at
    if before in _JUST and one[0]:
        return (one[0], True), at - 2
    return one, at - 2 if before in ("an", "well", "very") else at - 1


def bound_after(cursor: Cursor, at: int) -> tuple[Bound, int]:
    """The bound that begins at a token, and where it ends."""
    one = cursor.word(at)
    found = _AFTER.get((one, cursor.word(at + 1))) if one in ("or", "and", "-") else None
    if found is not None:
        return found, at + 2
    if one == "+" and cursor.touches(at) and not cursor.word(at + 1).isdecimal():
        return (">=", False), at + 1
    return EXACT, at
