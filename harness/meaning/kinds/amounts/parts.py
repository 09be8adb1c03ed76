"""A part that became the whole: "two of the nine samples" told as "all nine samples"."""

from __future__ import annotations

from collections.abc import Iterable

from harness.meaning.facts import Fact
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Span

_BETWEEN = frozenset({"of", "the", "its", "their", "these", "those", "his", "her", "our"})
_WHOLE = frozenset({"all", "every", "each", "both"})


def part_made_whole(
    kind: str, pair: Pair, one: Fact, same: Iterable[tuple[Fact, Fact, float]]
) -> Finding | None:
    """The finding on a part that is gone where its whole is told with "all"; None otherwise.

    Args:
        kind: What the finding is called.
        pair: Both texts.
        one: An amount of the original that the rewrite does not have.
        same: Amounts that both sides have.
    """
    before, after = pair.original.passage, pair.rewrite.passage
    for total, other, _ in same:
        if _is_part(before, one, total) and (start := _all(after, other)) >= 0:
            span = before.span(one.first, total.last)
            told = after.span(start, other.last)
            return Finding(kind, "major", span, told, _message(pair, span, told), 0.75)
    return None


def _message(pair: Pair, span: Span, told: Span) -> str:
    before, after = pair.original.passage.quote(span), pair.rewrite.passage.quote(told)
    return f"A part became the whole: “{before}” became “{after}”."


def _is_part(passage: Passage, one: Fact, total: Fact) -> bool:
    """Whether a total follows with nothing but "of the" between."""
    between = [token.lower for token in passage.tokens[one.last : total.first]]
    return "of" in between and len(between) <= 3 and _BETWEEN.issuperset(between)


def _all(passage: Passage, fact: Fact) -> int:
    """The token of an "all" right before an amount; -1 where there is none."""
    at = fact.first - 1
    while at >= 0 and passage.tokens[at].lower in _BETWEEN:
        at -= 1
    return at if at >= 0 and passage.tokens[at].lower in _WHOLE else -1
