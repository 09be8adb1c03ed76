"""Relatives told from the other side: "the younger brother of Ann", "his older sister Ann"."""

from __future__ import annotations

from harness.meaning.kinds.shared.clauses import words
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_OWNERS = words("her his their my your our its whose")
_AGES = words("younger older elder eldest youngest oldest big little twin half")
_KIN = words(
    "brother sister sibling cousin son daughter father mother uncle aunt nephew niece husband wife"
    " grandfather grandmother grandson granddaughter twin"
)


def has_other_owner(pair: Pair, first: int, second: int) -> bool:
    """Whether "her husband" became "his wife": another pronoun, the same two people.

    Args:
        pair: The aligned texts.
        first: A word of the original.
        second: Its opposite in the rewrite.
    """
    one, other = pair.original.passage, pair.rewrite.passage
    before, after = _owner(one, first), _owner(other, second)
    owners = (before in _OWNERS, after in _OWNERS)
    kin = _is_of_kin(one, first) and _is_of_kin(other, second)
    return before != after and (any(owners) if kin else all(owners))


def _owner(passage: Passage, at: int) -> str:
    """The word before a word and what grades it by age."""
    while at and passage.tokens[at - 1].lower in _AGES:
        at -= 1
    return passage.tokens[at - 1].lower if at else ""


def _is_of_kin(passage: Passage, at: int) -> bool:
    """Whether a word is of a relative, or grades one by age."""
    graded = passage.tokens[at].lower in _AGES
    return any(token.lemma in _KIN for token in passage.tokens[at : at + 1 + graded])
