"""Relations between words, read from the lists: same, opposite, more general, stronger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from harness.meaning.lexicon.reading import lines, members, words
from harness.meaning.lexicon.stems import lemma

Groups = Mapping[str, tuple[int, ...]]
Words = Mapping[str, tuple[str, ...]]
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
Ladders = Mapping[str, Mapping[int, int]]

_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non-", "non", "mis")


def key(entry: str) -> str:
    """An entry of a list as it is looked up: the lemma of each word.

    Example:
        >>> key("have rights")
        'have right'
    """
    return " ".join(map(lemma, entry.split())) if " " in entry else lemma(entry)


def synonym_groups() -> tuple[Groups, Phrases]:
    """Group numbers by lemma or phrase, and the phrases by their first lemma."""
    groups: dict[str, tuple[int, ...]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for number, line in enumerate(lines("synonyms")):
        for entry in line.split(", "):
            found = key(entry)
            groups[found] = (*groups.get(found, ()), number)
            # A text's tokens part at hyphens, so "cease-fire" is a phrase of three.
            parts = tuple(found.replace("-", " - ").split())
            if len(parts) > 1:
                phrases.setdefault(parts[0], []).append((parts, number))
    for several in phrases.values():
        several.sort(key=_longest_first)
    return MappingProxyType(groups), MappingProxyType(
        {first: tuple(several) for first, several in phrases.items()}
    )


def _longest_first(phrase: tuple[tuple[str, ...], int]) -> int:
    return -len(phrase[0])


def opposites() -> Words:
    """Both directions of the listed pairs; a line opposes each left word to each right one."""
    table: dict[str, tuple[str, ...]] = {}
    for left, right, _ in antonym_lines():
        ours, theirs = tuple(map(key, left)), tuple(map(key, right))
        table.update({word: table.get(word, ()) + theirs for word in ours})
        table.update({word: table.get(word, ()) + ours for word in theirs})
    return MappingProxyType(table)


def antonym_lines() -> Iterable[tuple[list[str], list[str], str]]:
    """Left words, right words and the part of speech (or nothing) of each line."""
    for line in lines("antonyms"):
        pairs, _, hint = line.partition(" (")
        left, _, right = pairs.partition(" / ")
        yield members(left), members(right), hint.rstrip(")")


def generalizations() -> Words:
    """From a word to the words one step more general."""
    table: dict[str, tuple[str, ...]] = {}
    for line in lines("hypernyms"):
        specific, _, general = line.partition(" > ")
        above = (key(general),)
        for word in map(key, members(specific)):
            table[word] = table.get(word, ()) + above
    return MappingProxyType(table)


def ladders() -> Ladders:
    """From a word to its step on each ladder, counted from 0, by number of the ladder."""
    table: dict[str, dict[int, int]] = {}
    for number, line in enumerate(lines("strength")):
        for step, entries in enumerate(line.split(" < ")):
            for entry in members(entries):
                table.setdefault(key(entry), {}).setdefault(number, step)
    return MappingProxyType(table)


def without_negation(word: str, known: frozenset[str]) -> str | None:
    """The known word behind a negating prefix, None where the word is no negation.

    Example:
        >>> known = frozenset({"happy", "valuable", "legal", "smoker"})
        >>> [without_negation(w, known) for w in ("unhappy", "invaluable", "illegal", "non-smoker")]
        ['happy', None, 'legal', 'smoker']
    """
    plain = words("not_negations")
    if word[:1] not in {"u", "i", "d", "n", "m"} or word in plain or lemma(word) in plain:
        return None
    for prefix in _PREFIXES:
        base = word.removeprefix(prefix)
        if base != word and len(base) >= 3 and (base in known or lemma(base) in known):
            return base
    return None
