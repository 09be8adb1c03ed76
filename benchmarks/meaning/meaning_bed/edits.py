"""What an edit is: a rule that finds places in a text where it can be made.

A corruption changes what the text says, a control does not. Both are lists of `Change`, a slice
of the text with what stands there afterwards, so that the place of every edit is known.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from harness.model import Span
from harness.text.sentences import sentence_spans

Kind = Literal["corruption", "control"]
Half = Literal["dev", "held-out"]


@dataclass(frozen=True, slots=True)
class Change:
    """One edit: the slice ``text[start:end]`` becomes `new`.

    Example:
        >>> Change(4, 7, "dog").applied("The cat sat.")
        'The dog sat.'
    """

    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        """The text after the edit."""
        return text[: self.start] + self.new + text[self.end :]

    @property
    def edited_span(self) -> Span:
        """Where the new words stand in the edited text."""
        return self.start, self.start + len(self.new)


@dataclass(frozen=True, slots=True)
class Context:
    """What an edit may draw on beyond the text: texts and names of the same half alone.

    Attributes:
        sentences: Sentences of other base texts.
        names: Names by type (``person``, ``place``).
    """

    sentences: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


Finder = Callable[[str, random.Random, Context], list[Change]]
Replace = Callable[[re.Match[str], random.Random], str | None]
Guard = Callable[[re.Match[str]], bool]


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence made for an edit, put beside a base text where the text has no place for it.

    Attributes:
        original: What is added to the original.
        base: What is added to the base rewrite: the same, or the same in other words.
        edited: What is added to the edited rewrite.
    """

    original: str
    base: str
    edited: str


def planted(pairs: Sequence[tuple[str, str]]) -> tuple[Planted, ...]:
    """Carriers whose original and base are the same sentence."""
    return tuple(Planted(before, before, after) for before, after in pairs)


@dataclass(frozen=True, slots=True)
class Edit:
    """A kind of edit.

    Attributes:
        name: Unique in the bed.
        kind: Whether it changes the meaning.
        find: All places of a text where it can be made.
        carriers: Sentences for texts without such a place; even ones belong to the half ``dev``,
            odd ones to ``held-out``.
        about: An example.
    """

    name: str
    kind: Kind
    find: Finder
    carriers: tuple[Planted, ...] = ()
    about: str = ""


def by_pattern(pattern: str, new: str | Replace, guard: Guard | None = None) -> Finder:
    """Every match of a pattern that a guard lets through, replaced; None from `new` is no match."""
    compiled = re.compile(pattern, re.MULTILINE)

    def find(text: str, rng: random.Random, context: Context) -> list[Change]:
        changes: list[Change] = []
        for match in compiled.finditer(text):
            if guard is not None and not guard(match):
                continue
            put = match.expand(new) if isinstance(new, str) else new(match, rng)
            if put is not None and put != match.group():
                changes.append(Change(match.start(), match.end(), put))
        return changes

    return find


def by_words(pairs: Mapping[str, str], guard: Guard | None = None) -> Finder:
    """Whole words or phrases for others; case of the first letter and a/an are kept right."""
    longest_first = sorted(pairs, key=len, reverse=True)
    inner = "|".join(re.escape(word) for word in longest_first)
    compiled = re.compile(rf"(?<![\w'-])(?:([Aa]n?) )?({inner})(?![\w-]|'\w)", re.IGNORECASE)

    def find(text: str, rng: random.Random, context: Context) -> list[Change]:
        changes: list[Change] = []
        for match in compiled.finditer(text):
            if guard is not None and not guard(match):
                continue
            old = match.group(2)
            # A capital inside a sentence is part of a name.
            if old[0].isupper() and not (match.group(1) or starts_sentence(text, match.start(2))):
                continue
            if old.lower() not in pairs or old[1:] != old[1:].lower():
                continue
            put = as_written(pairs[old.lower()], old)
            if match.group(1):
                put = f"{article(match.group(1), put)} {put}"
            changes.append(Change(match.start(), match.end(), put))
        return changes

    return find


def either(*finders: Finder) -> Finder:
    """All places that any of some rules finds; without a rule none, for edits on carriers alone."""

    def find(text: str, rng: random.Random, context: Context) -> list[Change]:
        return [change for finder in finders for change in finder(text, rng, context)]

    return find


def as_written(new: str, old: str) -> str:
    """The new word with a capital where the old one has one.

    Example:
        >>> as_written("begin", "Start")
        'Begin'
    """
    return capitalized(new) if old[:1].isupper() else new


def capitalized(text: str) -> str:
    """The text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def article(old: str, word: str) -> str:
    """``a`` or ``an`` before a word, with the capital of the old article.

    Example:
        >>> article("A", "early start"), article("an", "late start")
        ('An', 'a')
    """
    vowel = word[:1].lower() in "aeiou" and not re.match(r"(?i)(?:uni|use|eur|one\b)", word)
    return as_written("an" if vowel else "a", old)


@lru_cache(maxsize=4096)
def sentences_of(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of a text."""
    return tuple(sentence_spans(text))


def sentence_at(text: str, place: int) -> Span:
    """Span of the sentence that holds a place; the whole text where none does."""
    found = (span for span in sentences_of(text) if span[0] <= place < span[1])
    return next(found, (0, len(text)))


def sentence_text(match: re.Match[str]) -> str:
    """The sentence in which a match begins."""
    start, end = sentence_at(match.string, match.start())
    return match.string[start:end]


def starts_sentence(text: str, place: int) -> bool:
    """Whether a place is the start of a sentence, or of a quotation."""
    if place == 0 or text[place - 1] in '"“\n':
        return True
    return any(span[0] == place for span in sentences_of(text))


def is_question(match: re.Match[str]) -> bool:
    """Whether the sentence of a match is a question."""
    return sentence_text(match).rstrip("\"'”’").endswith("?")
