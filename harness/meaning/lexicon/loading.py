"""The word lists as one value with look-ups, loaded once."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from harness.meaning.lexicon import names, relations
from harness.meaning.lexicon.reading import pairs, words
from harness.meaning.lexicon.relations import Groups, Ladders, Phrases, Words
from harness.meaning.lexicon.spelling import american
from harness.meaning.lexicon.stems import lemma, vocabulary

_WEIGHTS = MappingProxyType({1: 0.5, 2: 0.65, 3: 0.8})
_FUNCTION_WEIGHT = 0.05
_HOPS = 3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Look-ups over the word lists of one language.

    Words and phrases are asked for by lemma (`stems.lemma` of each token, joined by spaces), but
    for names, which are asked for as they are written.

    Attributes:
        phrases: First lemma to the phrases of two or more lemmas that begin with it, each with
            its synonym group, the longest first.
    """

    phrases: Phrases
    _groups: Groups
    _antonyms: Words
    _general: Words
    _ladders: Ladders
    _bands: Mapping[str, int]
    _function: frozenset[str]
    _reporting: Mapping[str, str]

    def synonyms(self, base: str) -> frozenset[int]:
        """Numbers of the synonym groups that hold a lemma or phrase."""
        return frozenset(self._groups.get(base, ()))

    def are_synonyms(self, a: str, b: str) -> bool:
        """Whether two lemmas or phrases are the same or stand in one group."""
        return a == b or not self.synonyms(a).isdisjoint(self.synonyms(b))

    def antonyms(self, base: str) -> frozenset[str]:
        """The listed opposites of a lemma, and those that a negating prefix makes of it."""
        positive = relations.without_negation(base, vocabulary())
        listed = frozenset(self._antonyms.get(base, ()))
        return listed | {positive} if positive else listed

    def is_antonym(self, a: str, b: str) -> bool:
        """Whether two lemmas are opposites, by list or by a negating prefix."""
        return b in self.antonyms(a) or a in self.antonyms(b)

    def negated(self, base: str) -> str | None:
        """The word that a negating prefix was put before: unhappy, happy; None for other words."""
        return relations.without_negation(base, vocabulary())

    def is_more_general(self, specific: str, general: str) -> bool:
        """Whether the second lemma names a kind of thing that the first belongs to."""
        seen, edge = {specific}, {specific}
        for _ in range(_HOPS):
            edge = {up for word in edge for up in self._general.get(word, ())} - seen
            if general in edge:
                return True
            seen |= edge
        return False

    def ladder(self, a: str, b: str) -> tuple[int, int] | None:
        """The steps of two lemmas on a common ladder of strength; None where there is none."""
        mine, yours = self._ladders.get(a, {}), self._ladders.get(b, {})
        for number, step in mine.items():
            other = yours.get(number)
            if other is not None and other != step:
                return step, other
        return None

    def is_function_word(self, word: str) -> bool:
        """Whether a word in small letters carries little content."""
        return word in self._function

    def weight(self, base: str) -> float:
        """How much a lemma tells: near 0 for function words, 1 for words of no list."""
        if base in self._function:
            return _FUNCTION_WEIGHT
        return _WEIGHTS.get(self._bands.get(base, 0), 1.0)

    def band(self, base: str) -> int | None:
        """1 to 3 from the commonest words to the less common, None for words of no band."""
        return self._bands.get(base)

    def reporting_class(self, base: str) -> str | None:
        """said, thought, claimed, denied or ordered for a lemma or phrase of reporting."""
        return self._reporting.get(base)

    def american(self, word: str) -> str:
        """American spelling of a word in small letters."""
        return american(word)

    def contraction(self, word: str) -> str | None:
        """What a contraction stands for, in small letters."""
        return _contractions().get(word.casefold().replace("\u2019", "'"))

    def place_of(self, demonym: str) -> tuple[str, ...]:
        """The places that an adjective or name of people belongs to, as written."""
        return names.places().get(demonym, ())

    def demonyms(self, place: str) -> tuple[str, ...]:
        """The adjectives and names of people of a place, as written."""
        return names.demonyms().get(place, ())

    def expansions(self, short: str) -> tuple[str, ...]:
        """Long forms of an initialism or abbreviation; case counts, full stops do not."""
        return names.expansions().get(short.replace(".", ""), ())

    def nickname_of(self, name: str) -> tuple[str, ...]:
        """The given names that a short form may stand for."""
        return names.nicknames().get(name, ())

    def is_title(self, word: str) -> bool:
        """Whether a word or phrase with its capital is a title or rank."""
        return self.title(word) is not None

    def title(self, word: str) -> str | None:
        """The full title for a title or its short form."""
        return names.titles().get(word.replace(".", ""))

    def is_given_name(self, word: str) -> bool:
        """Whether a capitalized word is a common given name."""
        return word in words("given_names")

    def is_word_like_name(self, word: str) -> bool:
        """Whether a name is a common word too (May, Mark), so that a capital proves little."""
        return word.casefold() in words("names_like_words")


@functools.lru_cache(maxsize=8)
def lexicon(language: str = "en") -> Lexicon | None:
    """The word lists of a language (BCP 47), None where there are none.

    Example:
        >>> english = lexicon("en-GB")
        >>> english.are_synonyms("purchase", "buy"), english.ladder("die", "be murder")
        (True, (0, 2))
        >>> lexicon("de") is None
        True
    """
    if language.casefold().replace("_", "-").split("-")[0] != "en":
        return None
    return _english()


@functools.cache
def _english() -> Lexicon:
    groups, phrases = relations.synonym_groups()
    return Lexicon(
        phrases=phrases,
        _groups=groups,
        _antonyms=relations.opposites(),
        _general=relations.generalizations(),
        _ladders=relations.ladders(),
        _bands=_bands(),
        _function=frozenset({lemma(word) for word in words("function_words")})
        | words("function_words"),
        _reporting=_reporting(),
    )


@functools.cache
def _contractions() -> Mapping[str, str]:
    return MappingProxyType(dict(pairs("contractions")))


def _bands() -> Mapping[str, int]:
    bands: dict[str, int] = {}
    for band, content in pairs("common_words", ":"):
        for word in content.split():
            bands.setdefault(word, int(band))
    return MappingProxyType(bands)


def _reporting() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for kind, content in pairs("reporting", ":"):
        for entry in content.split(", "):
            table.setdefault(relations.key(entry), kind)
    return MappingProxyType(table)
