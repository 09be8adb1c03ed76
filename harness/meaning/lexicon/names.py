"""Lists about names, each loaded when it is first asked for."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from harness.meaning.lexicon.reading import members, pairs

Table = Mapping[str, tuple[str, ...]]


@functools.cache
def places() -> Table:
    """From a demonym to its places."""
    return _table((word, place) for place, right in pairs("demonyms") for word in members(right))


@functools.cache
def demonyms() -> Table:
    """From a place to its demonyms."""
    return _table((place, word) for place, right in pairs("demonyms") for word in members(right))


@functools.cache
def expansions() -> Table:
    """From a short form without full stops to its long forms.

    Example:
        >>> expansions()["UK"][0]
        'United Kingdom'
    """
    return _both("initialisms")


@functools.cache
def nicknames() -> Table:
    """From a short form of a given name to the full names."""
    return _both("nicknames")


@functools.cache
def titles() -> Mapping[str, str]:
    """From a title or its short form to the full title."""
    table: dict[str, str] = {}
    for left, full in pairs("titles"):
        for short in members(left):
            table.setdefault(short, full or short)
    return MappingProxyType(table)


def _both(name: str) -> Table:
    return _table(
        (short.replace(".", ""), long)
        for left, right in pairs(name)
        for short in members(left)
        for long in members(right)
    )


def _table(found: Iterable[tuple[str, str]]) -> Table:
    table: dict[str, dict[str, None]] = {}
    for word, value in found:
        table.setdefault(word, {})[value] = None
    return MappingProxyType({word: tuple(values) for word, values in table.items()})
