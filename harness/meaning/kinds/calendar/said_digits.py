"""Whether the other text has the digits of a fact, though nothing there told what they are."""

from __future__ import annotations

from functools import cached_property

from harness.meaning.facts import Fact
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage


class SaidDigits:
    """The numbers of both texts in digits, gathered once for a pair."""

    def __init__(self, pair: Pair) -> None:
        self._before, self._after = pair.original.passage, pair.rewrite.passage

    @cached_property
    def original(self) -> frozenset[str]:
        """The numbers of the original."""
        return _numbers(self._before, 0, len(self._before.tokens))

    @cached_property
    def rewrite(self) -> frozenset[str]:
        """The numbers of the rewrite."""
        return _numbers(self._after, 0, len(self._after.tokens))

    def in_rewrite(self, one: Fact) -> bool:
        """Whether the rewrite has the digits of a fact of the original."""
        numbers = _numbers(self._before, one.first, one.last)
        return bool(numbers) and numbers <= self.rewrite

    def in_original(self, other: Fact) -> bool:
        """Whether the original has the digits of a fact of the rewrite."""
        numbers = _numbers(self._after, other.first, other.last)
        return bool(numbers) and numbers <= self.original


def _numbers(passage: Passage, first: int, last: int) -> frozenset[str]:
    return frozenset(
        "".join(filter(str.isdigit, token.text)).lstrip("0")
        for token in passage.tokens[first:last]
        if token.is_number
    )
