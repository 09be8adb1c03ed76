"""The lemma of a word form, and the family of words that share a base.

`lemma` undoes inflection: a table of irregular forms first, then suffix rules whose result must
be a known word, and only then a guess. `family` goes on to derivation (decision, decide) and is
meant for asking whether two words may speak of the same thing, not for printing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from harness.meaning.lexicon.reading import lines, members, pairs
from harness.meaning.lexicon.spelling import american

_VOWEL = re.compile(r"[aeiouy]")
_SOURCES = (
    *("common_words", "synonyms", "hypernyms", "antonyms", "strength"),
    *("given_names", "demonyms"),
)
_MARKS = ",:<>=/()"
_INFLECTED = frozenset("sdg")
_NO_PLURAL = ("ss", "us", "is")
_PLURAL_ES = ("ses", "xes", "zes", "ches", "shes", "oes")
# Endings of a stem that lost an e before -ed or -ing, for words that no list knows.
_LOST_E = re.compile(
    r"(?:[cuvz]|[^aeo]at|[aeiou]s|[rnd]g|[bcdfgkptz]l|^[^aeiou]*[aeiou][^aeiouwxy])$"
)
_DOUBLED = re.compile(r"([bcdfgkmnprtv])\1$")


@functools.lru_cache(maxsize=1 << 16)
def lemma(word: str) -> str:
    """The dictionary form of a word, in small letters and American spelling.

    Example:
        >>> [lemma(w) for w in ("Running", "cities", "went", "stopped", "making", "neighbour's")]
        ['run', 'city', 'go', 'stop', 'make', 'neighbor']
    """
    folded = word.casefold()
    if "'" in folded or "\u2019" in folded:
        folded = _without_possessive(folded.replace("\u2019", "'"))
    table = _irregular()
    found = table.get(folded)
    if found is not None:
        return found
    spelled = american(folded)
    if spelled[-1:] in _INFLECTED and len(spelled) > 3:
        return table.get(spelled) or _regular(spelled)
    return spelled


@functools.lru_cache(maxsize=1 << 16)
def family(word: str) -> str:
    """The base that a word shares with the words derived from it.

    Example:
        >>> {family(w) for w in ("invasion", "invades", "invaded")}
        {'invade'}
        >>> family("government") == family("governor"), family("station") == family("state")
        (True, False)
    """
    base = lemma(word)
    for _ in range(3):
        listed = _derived().get(base)
        if listed is not None:
            return listed
        shorter = next(_bases(base), None)
        if shorter is None:
            return base
        base = shorter
    return base


@functools.cache
def vocabulary() -> frozenset[str]:
    """Every word that a list names: what tells a real base from the rest of a word."""
    text = " ".join(line for name in _SOURCES for line in lines(name)).casefold()
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return frozenset(text.split())


@functools.cache
def _irregular() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for base, forms in pairs("irregular"):
        for form in members(forms):
            table.setdefault(form, base)
    return MappingProxyType(table)


@functools.cache
def _derived() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for base, forms in pairs("derivations"):
        for form in (*members(forms), base):
            table.setdefault(form, base)
    return MappingProxyType(table)


def _without_possessive(word: str) -> str:
    if len(word) < 3 or not word.endswith(("'s", "s'")):
        return word
    return word[:-2] if word[-1] == "s" else word[:-1]


def _regular(word: str) -> str:
    known = vocabulary()
    options = tuple(_uninflected(word))
    for option in options:
        if option in known:
            return option
    return word if word in known or not options else _guess(word)


def _uninflected(word: str) -> Iterator[str]:
    """What the word may be a form of, the likeliest first."""
    if word.endswith("s"):
        if word.endswith(_NO_PLURAL):
            return
        if word.endswith("ies"):
            yield word[:-3] + "y"
        yield word[:-1]
        if word.endswith(_PLURAL_ES):
            yield word[:-2]
    elif word.endswith("ied"):
        yield word[:-3] + "y"
    else:
        yield from _unsuffixed(word.removesuffix("ed" if word.endswith("d") else "ing"), word)


def _unsuffixed(stem: str, word: str) -> Iterator[str]:
    if stem == word or len(stem) < 2 or not _VOWEL.search(stem):
        return
    yield stem + "e"
    yield stem
    if stem[-1] == stem[-2]:
        yield stem[:-1]


def _guess(word: str) -> str:
    if word.endswith("s"):
        if word.endswith("ies"):
            return word[:-3] + "y"
        return word[:-2] if word.endswith(("sses", "ches", "shes", "xes", "zes")) else word[:-1]
    if word.endswith("ied"):
        return word[:-3] + "y"
    stem = word.removesuffix("ed").removesuffix("ing")
    if len(stem) < 3:
        return word
    if _DOUBLED.search(stem):
        return stem[:-1]
    return stem + "e" if _LOST_E.search(stem) else stem


# After these suffixes the rest must be longer: fin is no base of final, nor pen of penal.
_SHORT_REST = frozenset({"er", "or", "al", "ery", "able", "age", "ity", "ist"})
# Suffix of a derived word, and what its base may end in instead; a base must be a known word.
_DERIVATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ization", ("ize",)),
    ("ification", ("ify",)),
    ("ation", ("ate", "e", "")),
    ("ision", ("ide", "ise")),
    ("asion", ("ade",)),
    ("usion", ("ude", "use")),
    ("osion", ("ode",)),
    ("ession", ("ess", "ede")),
    ("ension", ("end",)),
    ("ersion", ("ert", "erse")),
    ("ction", ("ct", "ce")),
    ("sion", ("s", "se", "d")),
    ("tion", ("t", "te")),
    ("iness", ("y",)),
    ("ness", ("",)),
    ("ment", ("", "e")),
    ("ability", ("able",)),
    ("ibility", ("ible",)),
    ("osity", ("ous",)),
    ("ality", ("al",)),
    ("ity", ("", "e")),
    ("ically", ("ic", "ical")),
    ("ably", ("able",)),
    ("ibly", ("ible",)),
    ("ily", ("y",)),
    ("lly", ("l", "ll")),
    ("ly", ("", "le")),
    ("ance", ("", "e", "ant")),
    ("ence", ("", "e", "ent")),
    ("ancy", ("ant",)),
    ("ency", ("ent",)),
    ("ical", ("ic", "y")),
    ("ative", ("ate", "e", "")),
    ("ive", ("e", "", "ion")),
    ("ator", ("ate",)),
    ("or", ("", "e")),
    ("ier", ("y",)),
    ("er", ("", "e")),
    ("ist", ("", "y", "ism")),
    ("ial", ("", "y")),
    ("al", ("", "e")),
    ("ous", ("", "e", "y")),
    ("ful", ("",)),
    ("ship", ("",)),
    ("hood", ("",)),
    ("able", ("", "e")),
    ("age", ("", "e")),
    ("ery", ("e", "er")),
    ("ure", ("", "e")),
)


def _bases(word: str) -> Iterator[str]:
    """The known words that this one is derived from by its longest suffixes."""
    known = vocabulary()
    for suffix, endings in _DERIVATIONS:
        rest = 4 if suffix in _SHORT_REST else 3
        if word.endswith(suffix) and len(word) - len(suffix) >= rest:
            stem = word.removesuffix(suffix)
            yield from (stem + end for end in endings if stem + end in known)
            if suffix == "ization":
                yield stem + "ize"
            if suffix in {"er", "or"} and stem[-1] == stem[-2] and stem[:-1] in known:
                yield stem[:-1]
