"""Codes: phone numbers, models, versions and other rows of signs that are kept to the letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from harness.meaning.facts import Fact
from harness.meaning.kinds.amounts.digits import LONGEST, plain
from harness.meaning.kinds.amounts.number_words import (
    ORDINAL_ENDINGS,
    SCALES,
    SUFFIXES,
    VULGAR,
    listed,
)
from harness.meaning.kinds.amounts.units import TEMPERATURES, UNITS
from harness.meaning.kinds.shared.cursor import Cursor
from harness.meaning.matching import FactKind
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token
from harness.model import Finding

_AFTER_DIGITS = frozenset({"s", "x", "p", "am", "pm", "in", "yo", "pt"}) | VULGAR
_HYPHENS = frozenset("-‐‑")
_PHONE_JOINTS = frozenset("-‐‑.)")
_CAPITALS = frozenset("BCFKMSTVWX")
_ODD_BEFORE = _HYPHENS | {"+", "("}
_ODD_AFTER = _PHONE_JOINTS
_PREFIXES = frozenset(
    listed("mid pre post top under over sub non late early age ages aged pro anti super multi")
)


class Code(NamedTuple):
    """A code.

    Attributes:
        signs: Letters and digits in small letters, without what parts them.
        sort: "name" for letters with digits (F-16), "phone" for digits in groups, "row" else.
    """

    signs: str
    sort: str


class Codes(FactKind):
    """Rows of letters and digits that no unit explains; equal only to the letter."""

    name: ClassVar[str] = "code"
    about: ClassVar[str] = "Phone numbers, models, versions and identifiers, kept to the letter."
    languages: ClassVar[frozenset[str] | None] = None
    claims: ClassVar[bool] = True
    noun: ClassVar[str] = "the code"

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """All codes of a text."""
        tokens = passage.tokens
        places = [at for at, token in enumerate(tokens) if token.text[0].isdecimal() and free[at]]
        if not places:
            return ()
        cursor, end = Cursor(passage, free), 0
        facts: list[Fact] = []
        for at in places:
            if at < end or not _is_odd(passage.text, tokens[at]):
                continue
            found = _code(cursor, at, end)
            if found is not None:
                code, first, end = found
                facts.append(self.fact(passage, code, first, end))
        return facts

    def agreement(self, one: Fact, other: Fact) -> float:
        """Equal signs, whatever parts them; a phone number may lose its country."""
        mine, theirs = one.said, other.said
        if mine.signs == theirs.signs:
            return 1.0
        phones = mine.sort == theirs.sort == "phone"
        tail = min(len(mine.signs), len(theirs.signs)) - 1
        return 0.9 if phones and tail >= 6 and mine.signs[-tail:] == theirs.signs[-tail:] else 0.0

    def rivals(self, one: Fact, other: Fact) -> bool:
        """Names with the same letters, or two rows of digits."""
        mine, theirs = one.said, other.said
        if mine.sort != theirs.sort:
            return False
        return mine.sort != "name" or _letters(mine.signs) == _letters(theirs.signs)

    def dropped(self, pair: Pair, one: Fact) -> Finding | None:
        """A model or a name is a matter of names; a phone number is missed."""
        return None if one.said.sort == "name" else super().dropped(pair, one)

    def added(self, pair: Pair, other: Fact) -> Finding | None:
        """A name may come from elsewhere in other words; a row of digits was invented."""
        after = pair.rewrite.passage.quote(other.span)
        message = f"The rewrite has the code “{after}” that the original does not have."
        if other.said.sort != "name":
            return self.finding("major", None, other, message, 0.8)
        return self.finding("minor", None, other, message, 0.5)


def _is_odd(text: str, token: Token) -> bool:
    """Whether digits touch something, are many, or begin a row: a cheap test that comes first."""
    if len(token.text) > LONGEST or token.text[0] == "0" or token.text.count(".") > 1:
        return True
    before = text[token.start - 1 : token.start]
    after = text[token.end : token.end + 2]
    return (
        before.isalpha()
        or before in _ODD_BEFORE
        or after[:1].isalpha()
        or (after[:1].isspace() and after[1:].isdecimal())
        or (after[:1] in _ODD_AFTER and len(after) > 1 and after[1].isalnum())
    )


def _letters(signs: str) -> str:
    return "".join(sign for sign in signs if not sign.isdecimal())


def _code(cursor: Cursor, at: int, least: int) -> tuple[Code, int, int] | None:
    """The code with its first digits at a token, and its tokens."""
    phone = _phone(cursor, at, least)
    if phone is not None:
        return phone
    first, last = _from(cursor, at, least), _until(cursor, at)
    tokens = cursor.tokens[first:last]
    if any(token.is_word for token in tokens):
        return Code(_signs(tokens), "name"), first, last
    groups = (last - at + 1) // 2
    text = cursor.tokens[at].text
    padded = len(text) > 1 and text[0] == "0" and text.isdecimal()
    padded = padded and groups == 1 and not cursor.word(at - 1).isdecimal()
    if groups > 2 or padded:
        return Code(_signs(tokens), "row"), at, last
    if plain(text, cursor.language) is None:
        return Code(_signs(cursor.tokens[at : at + 1]), "row"), at, at + 1
    return None


def _signs(tokens: Sequence[Token]) -> str:
    return "".join(sign for token in tokens for sign in token.lower if sign.isalnum())


def _from(cursor: Cursor, at: int, least: int) -> int:
    """Where the letters begin that touch the digits: ``F-16``, ``H1N1``, ``B12``."""
    before = at - 1
    if before < least or not cursor.touches(at) or not cursor.free[before]:
        return at
    word = cursor.tokens[before]
    if word.is_word:
        unit = UNITS.get(word.lower)
        return at if unit is not None and unit.dimension == "money" else before
    if word.text not in _HYPHENS or before - 1 < least or not cursor.touches(before):
        return at
    name = cursor.tokens[before - 1]
    sure = name.is_word and name.text[0].isupper() and name.lower not in _PREFIXES
    return before - 1 if sure and cursor.free[before - 1] else at


def _until(cursor: Cursor, at: int) -> int:
    """Where a run of digits and letters ends."""
    last = at + 1
    while last < cursor.count and cursor.touches(last) and cursor.free[last]:
        token = cursor.tokens[last]
        over = cursor.past_hyphen(last)
        if token.is_number or (token.is_word and not _is_ending(token)):
            last += 1
        elif over > last and cursor.tokens[over].is_number and cursor.free[over]:
            last = over + 1
        else:
            break
    return last


def _is_ending(token: Token) -> bool:
    """Whether letters after digits are a unit or an ending; G is none (4G), g is."""
    word = token.lower
    if len(word) == 1 and token.text.isupper():
        return token.text in _CAPITALS
    return (
        word in _AFTER_DIGITS
        or word in UNITS
        or word in SCALES
        or word in SUFFIXES
        or word in ORDINAL_ENDINGS
        or word in TEMPERATURES
        or word[-1] in "²³"
        or word.partition("'")[0] in _AFTER_DIGITS
    )


def _phone(cursor: Cursor, at: int, least: int) -> tuple[Code, int, int] | None:
    """Digits in groups that look like a telephone number."""
    groups, last = [cursor.word(at)], at + 1
    if not groups[0].isdecimal() or len(groups[0]) > 5:
        return None
    while len(groups) < 6:
        over = last + (cursor.word(last) in _PHONE_JOINTS)
        over += over > last and cursor.word(over) in _HYPHENS
        if not _goes_on(cursor, last, over):
            break
        groups.append(cursor.word(over))
        last = over + 1
    sizes = [len(group) for group in groups]
    plus = at > least and cursor.word(at - 1) == "+" and cursor.touches(at)
    shown = plus or groups[0][0] == "0" or sizes[-3:] == [3, 3, 4] or _is_short(groups)
    if len(groups) < 2 or not shown or not 7 <= sum(sizes) <= LONGEST:
        return None
    return Code("".join(groups), "phone"), at - 1 if plus else at, last


def _goes_on(cursor: Cursor, last: int, over: int) -> bool:
    """Whether the token at `over` is the next group of a phone number."""
    if over >= cursor.count or not cursor.free[over] or not cursor.word(over).isdecimal():
        return False
    near = cursor.touches(over) or cursor.blank_before(over)
    return near and (over == last or cursor.touches(last) or cursor.blank_before(last))


def _is_short(groups: Sequence[str]) -> bool:
    """``555-1234``, and not the range 500-1000."""
    return [len(group) for group in groups] == [3, 4] and not groups[1].endswith("00")
