"""Sets of words, written as a run of words, not as columns of quotation marks."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, parted at white space.

    Example:
        >>> sorted(words("if unless"))
        ['if', 'unless']
    """
    return frozenset(text.split())
