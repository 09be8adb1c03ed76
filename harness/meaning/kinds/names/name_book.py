"""Look-ups in one text: its names by what could agree with them, and its words without case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from harness.meaning.facts import Fact
from harness.meaning.kinds.names.name_aliases import ALIAS, NONE, agreement, same_word
from harness.meaning.kinds.names.name_equal import full_names, long_forms, place, whole_key
from harness.meaning.kinds.names.name_keys import Name, fold
from harness.meaning.passage import Passage

_PREFIX = 3
_LONGEST_SHORT = 6
_CROWD = 60  # names of one beginning of which no more are looked at


class Book:
    """The names of a text, indexed so that a name is compared with few others."""

    def __init__(self, facts: Iterable[Fact], language: str) -> None:
        self._language = language
        self._facts: dict[Name, list[Fact]] = defaultdict(list)
        for fact in facts:
            self._facts[fact.said].append(fact)
        self._agreeing: dict[Name, list[tuple[float, Fact]]] = {}

    @cached_property
    def _by_key(self) -> dict[str, list[Name]]:
        index: dict[str, list[Name]] = defaultdict(list)
        for name in self._facts:
            for key in self._keys(name):
                index[key].append(name)
        return index

    def agreeing(self, name: Name) -> list[tuple[float, Fact]]:
        """The facts whose names agree with one, with the degree."""
        found = self._agreeing.get(name)
        if found is None:
            found = [
                (degree, fact)
                for other in self.near(name)
                if (degree := agreement(name, other, self._language)) > NONE
                for fact in self._facts[other]
            ]
            self._agreeing[name] = found
        return found

    def near(self, name: Name) -> list[Name]:
        """The names that share a word, a beginning, initials or a place with one.

        Of very many with one beginning the first do, beside those of the very word.
        """
        lists = (self._by_key.get(key, ()) for key in sorted(self._keys(name)))
        return list(dict.fromkeys(other for found in lists for other in found[:_CROWD]))

    def facts_of(self, name: Name) -> Sequence[Fact]:
        """The facts that have exactly this value."""
        return self._facts[name]

    def _keys(self, name: Name) -> set[str]:
        keys = {word[:_PREFIX] for word in name.telling}
        keys.update("#" + word for word in name.telling)
        keys.add("#" + " ".join(name.words))
        keys.update(f"{word[0]}*{word[-2:]}" for word in name.telling)
        keys.update(place(word, self._language) for word in name.telling)
        keys.update("@" + word for word in name.words if name.ordinary or word not in name.telling)
        for word in name.telling:
            keys.update(full[:_PREFIX] for full in full_names(word, self._language))
        keys.add(whole_key(name.words, self._language))
        if name.short:
            keys.add("=" + name.words[0].removesuffix("s"))
            keys.update(" ".join(words) for words in long_forms(name.words[0], self._language))
        elif len(name.words) > 1:
            keys.add("=" + "".join(word[0] for word in name.words).removesuffix("s"))
            keys.add(" ".join(name.words))
            keys.add("".join(name.words)[:_PREFIX])
        return keys


class Wording:
    """The words of a text without case, marks and possessives.

    Args:
        passage: The text.
        names: Its names, if their words are not to be looked at.
    """

    def __init__(self, passage: Passage, names: Iterable[Fact] = ()) -> None:
        self._covered = frozenset(
            at for fact in names if fact.said.sure for at in range(fact.first, fact.last)
        )
        self._passage = passage
        self._language = passage.language

    @cached_property
    def _where(self) -> dict[str, int]:
        """For each word its first token; "u . s" counts as "us", "Wal-Mart" as "walmart" too."""
        where: dict[str, int] = {}
        before, sign = "", ""
        for at, token in enumerate(self._passage.tokens):
            if not token.text[0].isalnum():
                sign = token.text
                continue
            if at in self._covered:
                before, sign = "", ""
                continue
            word = fold(token.text)
            where.setdefault(word, at)
            if before and sign in {"-", "‐", "‑"}:
                where.setdefault(before + word, at)
            if sign == "." and len(word) == 1 and 0 < len(before) < _LONGEST_SHORT:
                word = before + word
                where.setdefault(word, at)
            before, sign = word, ""
        return where

    @cached_property
    def _beginnings(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._where:
            found[word[:_PREFIX]].append(word)
        return found

    @cached_property
    def _places(self) -> dict[str, int]:
        return {place(word, self._language): at for word, at in self._where.items()}

    def says(self, word: str) -> int | None:
        """The token that says a folded word, or what is made of it; None if there is none."""
        at = self._where.get(word)
        if at is None and " " in word and all(part in self._where for part in word.split()):
            return self._where[word.rsplit(maxsplit=1)[-1]]
        if at is None:
            at = self._places.get(place(word, self._language))
        if at is None and len(word) > _PREFIX:
            for other in self._beginnings.get(word[:_PREFIX], ()):
                if len(other) > _PREFIX and same_word(word, other, self._language) >= ALIAS:
                    return self._where[other]
        return at

    def finds(self, name: Name, needed: int) -> int | None:
        """The last token of those that say `needed` of the telling words of a name, or all."""
        said = [self.says(word) for word in name.telling]
        found = [at for at in said if at is not None]
        if found and len(found) >= min(needed, len(said)):
            return max(found)
        return self._spelled_out(name.words[0].removesuffix("s")) if name.short else None

    def _spelled_out(self, letters: str) -> int | None:
        """Where words in a row begin with the letters: "gross domestic product" for GDP."""
        key = tuple(place(letters, self._language).split())
        for words in (*long_forms(letters, self._language), *([key] if len(key) > 1 else [])):
            if all(word in self._where for word in words):
                return self._where[words[-1]]
        if len(letters) < 3:
            return self._two_capitals.get(letters)
        at = self._initials[0].find(letters)
        return self._initials[1][at + len(letters) - 1] if at >= 0 else None

    @cached_property
    def _two_capitals(self) -> dict[str, int]:
        """Initials of two words with capitals in a row, "of" between perhaps, with the second."""
        tokens = self._passage.tokens
        capitals = [at for at, token in enumerate(tokens) if token.text[0].isupper()]
        return {
            fold(tokens[one].text[0]) + fold(tokens[two].text[0]): two
            for one, two in pairwise(capitals)
            if two - one == 1 or (two - one == 2 and tokens[one + 1].lower == "of")
        }

    @cached_property
    def _initials(self) -> tuple[str, list[int]]:
        """First letters of all words that carry content, with their tokens."""
        places = [
            at for at, token in enumerate(self._passage.tokens) if token.is_word and token.weight
        ]
        return "".join(fold(self._passage.tokens[at].text)[:1] or " " for at in places), places
