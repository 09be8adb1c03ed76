"""A part that became the whole: "two of the nine samples" told as "all nine samples"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from harness.meaning.facts import Fact
from harness.meaning.matching import quoted
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Span

_BETWEEN = frozenset({"of", "the", "its", "their", "these", "those", "his", "her", "our"})
_CROWD = 40  # amounts of one group beyond which ratios are left alone
_NEAR = 4  # tokens from the end of a part to its whole
_WHOLE = frozenset({"all", "every", "each", "both"})


def part_made_whole(
    kind: str, pair: Pair, one: Fact, same: Mapping[int, tuple[Fact, Fact]]
) -> Finding | None:
    """The finding on a part that is gone where its whole is told with "all"; None otherwise.

    Args:
        kind: What the finding is called.
        pair: Both texts.
        one: An amount of the original that the rewrite does not have.
        same: Amounts that both sides have, by the first token of the one of the original.
    """
    before, after = pair.original.passage, pair.rewrite.passage
    near = next((same[at] for at in range(one.last, one.last + _NEAR) if at in same), None)
    if near is None:
        return None
    total, other = near
    start = _all(after, other)
    if start < 0 or not _is_part(before, one, total):
        return None
    span = before.span(one.first, total.last)
    told = after.span(start, other.last)
    return Finding(kind, "major", span, told, _message(pair, span, told), 0.75)


def _message(pair: Pair, span: Span, told: Span) -> str:
    before, after = pair.original.passage.quote(span), pair.rewrite.passage.quote(told)
    return f"A part became the whole: “{before}” became “{after}”."


def _is_part(passage: Passage, one: Fact, total: Fact) -> bool:
    """Whether a total follows with nothing but "of the" between."""
    between = [token.lower for token in passage.tokens[one.last : total.first]]
    return "of" in between and _BETWEEN.issuperset(between)


def _all(passage: Passage, fact: Fact) -> int:
    """The token of an "all" right before an amount; -1 where there is none."""
    at = fact.first - 1
    while at >= 0 and passage.tokens[at].lower in _BETWEEN:
        at -= 1
    return at if at >= 0 and passage.tokens[at].lower in _WHOLE else -1


def part_changed(
    kind: str, pair: Pair, one: Fact, other: Fact, near: Sequence[Fact]
) -> Finding | None:
    """The finding on a ratio of which the other side says the whole, but another part.

    "Four of the five regions" told as "three out of five".

    Args:
        kind: What the finding is called.
        pair: Both texts.
        one: An amount of the original.
        other: One of the rewrite; one of the two is a ratio, and the other its whole.
        near: The amounts that stand with the one that is no ratio.
    """
    ratio, count = (one, other) if one.said.parts else (other, one)
    if not ratio.said.parts or count.said.parts or count.said.number != ratio.said.parts[1]:
        return None
    if len(near) > _CROWD:
        return None
    numbers = {fact.said.number for fact in near} | {
        part for fact in near for part in fact.said.parts
    }
    if count.said.form == "range":  # "fell from 9,000 to 6,000" told as "6,000 out of 9,000"
        numbers.add(count.said.high)
    if ratio.said.parts[0] in numbers or ratio.said.parts[0] <= 1:
        return None
    before, after = quoted(pair, one, other)
    message = f"Another part of the whole is told: “{before}” became “{after}”."
    return Finding(kind, "major", one.span, other.span, message, 0.65)
