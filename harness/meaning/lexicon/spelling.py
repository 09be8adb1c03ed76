"""British spelling folded to American, so that a change of spelling is no change of meaning."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from harness.meaning.lexicon.reading import pairs

_PLAIN = ("s", "ly", "ful", "less", "al", "ally")
_BEFORE_VOWEL = ("ed", "ing", "er", "ers")
_RULE = re.compile(r"(?<=....)(?:(?<=i)|(?<=ly))s(?=(?:ations?|e[sd]?|ing|ers?)$)")


def american(word: str) -> str:
    """The American spelling of a word in small letters; other words come back as they are.

    Example:
        >>> [american(w) for w in ("colour", "organised", "neighbours", "surprise", "car")]
        ['color', 'organized', 'neighbors', 'surprise', 'car']
    """
    listed = _table().get(word)
    if listed is not None:
        return listed
    return _RULE.sub("z", word) if "is" in word or "lys" in word else word


@functools.cache
def _table() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for british, spelled in pairs("spelling"):
        table.update(_inflected(british, spelled))
    table.update(pairs("spelling"))
    return MappingProxyType(table)


def _inflected(british: str, spelled: str) -> Iterator[tuple[str, str]]:
    """The forms that both spellings have; a final e is lost before a vowel."""
    yield from ((british + ending, spelled + ending) for ending in _PLAIN)
    ours, theirs = british.removesuffix("e"), spelled.removesuffix("e")
    yield from ((ours + ending, theirs + ending) for ending in _BEFORE_VOWEL)
