"""A limit of time that was turned round: "within 30 days" told as "after 30 days"."""

from __future__ import annotations

from harness.meaning.facts import Fact
from harness.meaning.kinds.shared.clauses import NEGATED, clause, words
from harness.meaning.matching import quoted
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding

_DENIALS = NEGATED | words(
    "no none nobody nothing unless without fail fails failed failing late if"
)


def turned_limit(kind: str, pair: Pair, one: Fact, other: Fact) -> Finding | None:
    """The finding on a time within which, and after which, something is to happen.

    Not beside a "not": "if it is not paid within 14 days" is "after 14 days".
    """
    if one.said.dimension != "time" or not pair.together(one, other):
        return None
    before, after = pair.original.passage, pair.rewrite.passage
    sides = {_side(before, one), _side(after, other)}
    if sides not in ({"within", "after"}, {"within", ">"}, {"after", "<"}):
        return None
    if _is_denied(before, one) or _is_denied(after, other):
        return None
    said, told = quoted(pair, one, other)
    message = f"The limit was turned round: “{said}” became “{told}”."
    return Finding(kind, "major", one.span, other.span, message, 0.7)


def _side(passage: Passage, fact: Fact) -> str:
    """On which side of a limit something is, by the word before it, or by its bound."""
    direction: str = fact.said.direction[:1]
    ahead = passage.tokens[fact.first - 1].lower if fact.first else ""
    return ahead if ahead in ("within", "after") else direction


def _is_denied(passage: Passage, fact: Fact) -> bool:
    first, last = clause(passage, fact.first)
    return any(token.lower in _DENIALS for token in passage.tokens[first : fact.first]) or any(
        token.lower in _DENIALS for token in passage.tokens[fact.last : last]
    )
