"""What stands around a number and says how exact it is: at least, up to, nearly, or so."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from harness.meaning.kinds.amounts.number_words import SCALES, SMALL, TENS, listed
from harness.meaning.kinds.shared.cursor import Cursor

# A bound is a direction, and whether the number is near. Directions: "" none, ">" more than,
# ">=" at least, "<" less than, "<=" at most.
Bound = tuple[str, bool]

EXACT: Bound = ("", False)
OPEN = "?"
"""A direction that a "not" further off may turn round."""

_NEAR = listed(
    "about around approximately approximate roughly some approx circa ~ ≈ estimated c ca barely"
)

_ONE_WORD: Mapping[str, Bound] = MappingProxyType(
    dict.fromkeys(
        ("over", "above", "exceed", "exceeding", "exceeds", "exceeded", "beyond", ">"), (">", False)
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
        ("limited", "to"): ("<=", False),
        ("restricted", "to"): ("<=", False),
        ("capped", "at"): ("<=", False),
        ("close", "to"): ("", True),
        ("minimum", "of"): (">=", False),
        ("maximum", "of"): ("<=", False),
        ("upwards", "of"): (">", False),
        ("upward", "of"): (">", False),
        ("excess", "of"): (">", False),
        ("north", "of"): (">", False),
        ("short", "of"): ("<", False),
        ("average", "of"): ("", True),
        ("or", "around"): ("", True),
        ("in", "about"): ("", True),
        ("not", "even"): ("<", False),
        ("not", "quite"): ("<", True),
    }
    | dict.fromkeys(
        [(each, "as") for each in ("many", "much", "high", "long", "large", "big", "tall", "late")],
        ("<=", False),
    )
    | dict.fromkeys(
        [(each, "as") for each in ("few", "little", "low", "small", "short", "young", "early")],
        (">=", False),
    )
)

_THAN: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        ("more", "greater", "higher", "larger", "longer", "older", "bigger", "better", "taller"),
        ">",
    )
    | dict.fromkeys(("heavier", "further", "farther", "later", "stronger", "faster"), ">")
    | dict.fromkeys(
        ("less", "fewer", "lower", "smaller", "shorter", "younger", "lighter", "earlier"), "<"
    )
)
_FLIPPED = MappingProxyType({">": "<=", "<": ">="})
_NOT = frozenset({"no", "not", "never"})
_NONE = frozenset({"no", "nobody", "none", "neither"})
_DENYING = _NOT | _NONE | {"cannot", "without", "nor"}
_INSIDE = frozenset(listed("with of aged in from one"))  # "no child with more than 4 teeth"
_BARRIERS = frozenset(',.;:()[]–—“”"') | frozenset(
    listed("but if unless when while where which who that until because so although")
)
_FAR = 10  # tokens before a bound in which a "not" may govern it
_NEAR_NOT = 5  # and in which it does
_NAMING = frozenset(listed("a an the any this that these those his her its their your my our all"))
_PLACING = frozenset(listed("on in for at by after during"))
_VERBS = frozenset(listed("may can must will have take get do be should need use give"))
_SAID = frozenset(listed("say know think believe report claim sure clear mean matter"))
_OPENERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"as": ("as",), "of": ("a", "an", "the", "in"), "least": ("just",), "to": ("just",)}
)
_BEGIN = frozenset({"or", "and", "-", "at"})
_NUMBERS = frozenset({*SMALL, *TENS, "$", "€", "£", "¥", "half"})
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
    | dict.fromkeys([("at", "least"), ("at", "minimum")], (">=", False))
    | dict.fromkeys([("at", "most"), ("at", "maximum"), ("at", "max")], ("<=", False))
    | {("or", "so"): ("", True), ("-", "odd"): ("", True), ("-", "plus"): (">=", False)}
)
_AFTER_ALONE: Mapping[str, Bound] = MappingProxyType(
    dict.fromkeys(("minimum", "min", "plus", "upwards"), (">=", False))
    | dict.fromkeys(("maximum", "max", "tops"), ("<=", False))
)
_AFTER_THE: Mapping[str, Bound] = MappingProxyType(
    dict.fromkeys(("least", "earliest", "minimum"), (">=", False))
    | dict.fromkeys(("most", "latest", "maximum"), ("<=", False))
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
    return _one_word(one, before, at)


def _one_word(one: Bound, before: str, at: int) -> tuple[Bound, int]:
    """A bound of one word, with the word before it."""
    if one[0] in _FLIPPED and (before in _NOT or before.endswith("n't")):
        return (_FLIPPED[one[0]], False), at - 2
    if before in _JUST and one[0]:
        return (one[0], True), at - 2
    return one, at - 2 if before in ("an", "well", "very") else at - 1


def denied(cursor: Cursor, direction: str, at: int) -> str:
    """The direction of a bound after a "not" before it, in its clause: "do not take more than 8".

    Right before it the "not" turns the bound; from further off it only may.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> denied(Cursor(read_passage("Do not take more than 8."), [True] * 7), ">", 3)
        '<='
    """
    for place in range(at - 1, max(at - 1 - _FAR, -1), -1):
        word = cursor.word(place)
        if word == "," and cursor.word(place + 1) in ("or", "nor"):
            continue  # "not within 24 hours, or more than 20 mg"
        if word == "without" and _is_over(cursor, place, at):
            break
        if word in _BARRIERS or cursor.tokens[place].sentence != cursor.tokens[at].sentence:
            break
        if word in _DENYING or word.endswith("n't"):
            turns = at - place <= _NEAR_NOT and _reaches(cursor, place, at)
            return _FLIPPED.get(direction, OPEN) if turns else OPEN
    return direction


def _is_over(cursor: Cursor, place: int, at: int) -> bool:
    """Whether "without" has its noun before the bound: "absent without leave on more than 3"."""
    between = [cursor.word(near) for near in range(place + 1, at)]
    return len(between) > 1 and not between[0].endswith("ing") and between[-1] in _PLACING


def _reaches(cursor: Cursor, place: int, at: int) -> bool:
    """Whether a "not" is of the bound: not of saying it, nor of what the bound describes."""
    between = {token.lemma for token in cursor.tokens[place + 1 : at]}
    if cursor.word(place) in _NONE:
        described = cursor.word(at) not in ("more", "less", "fewer") or not between & _VERBS
        return not described and not between & _INSIDE
    return not between & _SAID and not between & _NAMING


def bound_after(cursor: Cursor, at: int) -> tuple[Bound, int]:
    """The bound that begins at a token, and where it ends.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> bound_after(Cursor(read_passage("5 or more, 5 or more than 6"), [True] * 9), 1)
        (('>=', False), 3)
    """
    one = cursor.word(at)
    if one == "+" and cursor.touches(at) and not cursor.word(at + 1).isdecimal():
        return (">=", False), at + 1
    if one in _AFTER_ALONE and not _goes_on(cursor, at + 1):
        return _AFTER_ALONE[one], at + 1
    if one not in _BEGIN:
        return EXACT, at
    if one == "at" and cursor.word(at + 1) == "the" and cursor.word(at + 2) in _AFTER_THE:
        return _AFTER_THE[cursor.word(at + 2)], at + 3
    found = _AFTER.get((one, cursor.word(at + 1)))
    return (EXACT, at) if found is None or _goes_on(cursor, at + 2) else (found, at + 2)


def _goes_on(cursor: Cursor, at: int) -> bool:
    """Whether a bound belongs to the number that follows: "24 hours, or more than 20 mg"."""
    word = cursor.word(at)
    if word in ("a", "an"):
        word = cursor.word(at + 1)
        return word in SCALES or word in ("hundred", "dozen", "third", "quarter")
    return word in ("than", "of") or word[:1].isdecimal() or word in _NUMBERS
