"""A limit of time that was turned round: "within 30 days" told as "after 30 days"."""

from __future__ import annotations

from harness.meaning.facts import Fact
from harness.meaning.kinds.shared.clauses import NEGATED, clause, words
from harness.meaning.matching import quoted
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Severity

_SAME = 0.34  # share of the words around that shows the same act
_DENIALS = NEGATED | words(
    "no none nobody nothing unless without fail fails failed failing late if"
)


def turned_limit(kind: str, pair: Pair, one: Fact, other: Fact) -> Finding | None:
    """The finding on a time within which, and after which, something is to happen.

    Not beside a "not": "if it is not paid within 14 days" is "after 14 days". Among other words
    it may be another act: "use it within 3 days" is "throw it away after 3 days".
    """
    if one.said.dimension != "time" or not pair.together(one, other):
        return None
    before, after = pair.original.passage, pair.rewrite.passage
    sides = {_side(before, one), _side(after, other)}
    if sides not in ({"within", "after"}, {"within", ">"}):
        return None
    if _is_denied(before, one) or _is_denied(after, other):
        return None
    said, told = quoted(pair, one, other)
    message = f"The limit was turned round: “{said}” became “{told}”."
    same = pair.surroundings(one, other) >= _SAME
    severity: Severity = "major" if same else "minor"
    return Finding(kind, severity, one.span, other.span, message, 0.7 if same else 0.5)


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
