"""What a number without a unit stands for: things with a noun, money, or a part of a name."""

from __future__ import annotations

from harness.meaning.kinds.amounts.number_words import listed
from harness.meaning.kinds.amounts.units import UNITS, Unit
from harness.meaning.kinds.shared.cursor import Cursor

LABELLED = frozenset(
    listed("year page chapter number no section article part room line route level grade phase")
    + listed("type size step figure table version episode season book volume paragraph channel")
)
"""Words after which a number is a name."""

_NUMBERED = LABELLED | frozenset(listed("rule clause act flight platform gate bus tram schedule"))
_PLURALS = frozenset(listed("people men women children staff pupils mice feet teeth sheep fish"))
_REACH = 3  # words after a number among which its noun is looked for
_SUMS = frozenset(
    listed(
        "fee fine price cost sum toll deposit salary wage rent tax reward prize penalty budget "
        "loan debt donation grant bounty ransom fare"
    )
)
_NO_MONEY = frozenset(
    listed(
        "instalments installments payments parts times items kinds points nights shares units "
        "pieces stages types goods services lives jobs employees copies words pages lines tonnes"
    )
)


def is_bare(cursor: Cursor, last: int) -> bool:
    """Whether no noun follows the number that ends before a token.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> cursor = Cursor(read_passage("5 old men met 7 in town."), [True] * 8)
        >>> is_bare(cursor, 1), is_bare(cursor, 5)
        (False, True)
    """
    at = cursor.past_hyphen(last)
    if at > last:
        return False
    for over in range(at, min(at + _REACH, cursor.count)):
        token = cursor.tokens[over]
        if not token.is_word or not token.weight:
            return True
        if token.lower in _PLURALS or (token.lower[-1] == "s" and token.lemma != token.lower):
            return False
    return True


def is_label(cursor: Cursor, first: int) -> bool:
    """Whether a number is part of a name: "section 12", "Rule 17", "the No. 6 bus", "Voyager 2"."""
    at = first - 1
    if at < 0 or not cursor.tokens[first].is_number or not cursor.english:
        return False
    at -= cursor.word(at) == "." and cursor.word(at - 1) == "no"
    before = cursor.tokens[at]
    if before.sentence != cursor.tokens[first].sentence:
        return False
    if before.lower in _NUMBERED:
        return before.lower != "no" or at < first - 1
    opens = at == 0 or cursor.tokens[at - 1].sentence != before.sentence
    named = before.text[0].isupper() and before.weight > 0 and not opens
    return named and cursor.is_cased and is_bare(cursor, first + 1)


def unnamed_money(cursor: Cursor, first: int, last: int) -> Unit | None:
    """A currency that no table has, where the words before it say that it is one.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> unnamed_money(Cursor(read_passage("a fee of 75 zorks"), [True] * 5), 3, 4).name
        'zork'
    """
    if (
        cursor.word(first - 1) != "of"
        or cursor.word(first - 2) not in _SUMS
        or last >= cursor.count
    ):
        return None
    token = cursor.tokens[last]
    plural = token.lower[-1] == "s" and token.text.islower() and len(token.lower) > 3
    if not plural or token.lower in _NO_MONEY or token.lower in UNITS or not cursor.free[last]:
        return None
    return Unit("money", 1.0, token.lower.removesuffix("s"))
