"""What readability formulas count in a text: sentences, words, syllables, letters, hard words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from harness.metrics.base import Rows
from harness.text.sentences import Split, split_sentences
from harness.text.syllables import syllables
from harness.text.words import letters, letters_and_digits, strokes, words

COUNTS = ("S", "W", "Y", "L", "A", "K", "P3", "P4", "M", "G", "m3", "F", "D")
"""The columns of a row, totals over the text: S sentences, W words, Y syllables, L letters,
A letters and digits, K characters but white space, P3 and P4 words of at least 3 and 4 syllables,
M words of one syllable, G words of more than 6 letters, m3 words of at most 3 letters or digits,
F hard words as Gunning's Fog has them, D words off the list of familiar words (0 without one)."""

WordRow = tuple[int, ...]

_FOG_SYLLABLE = re.compile("(?:[td]ed|(?:[sxz]|[cs]h|[cgsz])es|(?<!th)ing)$")
_ENDING = re.compile("'s|s'|s|es|d|ed|ing|r|er|st|est|ly|n't")
_JOINER = re.compile("[-‐‑/&]")


class ReadabilityScorer:
    """Counts texts; holds what it has counted, so that a text is not counted twice.

    Args:
        language: A language of `harness.text.syllables.Language`.
        split: How sentences are found.
        familiar: Familiar words in lower case, None where no list was given.
    """

    def __init__(self, language: str, split: Split, familiar: frozenset[str] | None) -> None:
        self._language = language
        self._split: Split = split
        self._familiar = familiar
        self._text_row = lru_cache(maxsize=1 << 16)(self._count_text)
        self._first_word = lru_cache(maxsize=1 << 18)(self._count_word)
        self._inner_word = lru_cache(maxsize=1 << 18)(self._count_inner_word)

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Counts of each text, shape (number of texts, `len(COUNTS)`); the original is not used."""
        rows = [self._text_row(text) for text in rewrites]
        return np.array(rows, dtype=np.float64).reshape(len(rows), len(COUNTS))

    def _count_text(self, text: str) -> tuple[int, ...]:
        found: list[WordRow] = []
        sentences = split_sentences(text, self._language, self._split)
        for sentence in sentences:
            inner = self._first_word if sentence.isupper() else self._inner_word
            first, *rest = words(sentence) or [""]
            if first:
                found.append(self._first_word(first))
                found.extend(map(inner, rest))
        if not found:
            return (len(sentences), 0, 0, 0, 0, strokes(text)) + (0,) * (len(COUNTS) - 6)
        sums = [sum(column) for column in zip(*found, strict=True)]
        return (len(sentences), len(found), *sums[:3], strokes(text), *sums[3:])

    def _count_word(self, word: str) -> WordRow:
        """Y, L, A, P3, P4, M, G, m3, F, D of a word that opens a sentence."""
        heard, lettered = syllables(word, self._language), letters(word)
        alnum = letters_and_digits(word)
        return (
            heard,
            lettered,
            alnum,
            heard >= 3,
            heard >= 4,
            heard == 1,
            lettered > 6,
            alnum <= 3,
            heard >= 3 and is_fog_hard(word, self._language),
            self._familiar is not None and not is_familiar(word, self._familiar),
        )

    def _count_inner_word(self, word: str) -> WordRow:
        """The same of a word inside a sentence: capitalized, it is a name, never hard."""
        row = self._count_word(word)
        return (*row[:-2], False, False) if word[:1].isupper() else row


def is_fog_hard(word: str, language: str = "en") -> bool:
    """Whether a word is hard for the Fog index, names apart.

    Hard: three syllables or more. Not hard: compounds joined by a hyphen or slash whose parts are
    all easy, and words that reach three only by a final -es, -ed or -ing that is a syllable.
    Compounds written as one word cannot be told by rule and stay hard.

    Example:
        >>> [is_fog_hard(word) for word in ("banana", "created", "state-of-the-art", "insisted")]
        [True, False, False, False]
    """
    parts = [part for part in _JOINER.split(word) if part]
    if len(parts) > 1:
        return any(is_fog_hard(part, language) for part in parts)
    heard = syllables(word, language)
    return heard >= 3 and heard - (_FOG_SYLLABLE.search(word.lower()) is not None) >= 3


def is_familiar(word: str, familiar: frozenset[str]) -> bool:
    """Whether a word is on a list, as it is or without a regular ending; numbers are familiar.

    Endings: -'s, -s, -es, -ies, -d, -ed, -ied, -ing, -r, -er, -st, -est, -ly, with a doubled
    consonant or a dropped e restored. A hyphenated word is familiar where all its parts are.

    Example:
        >>> known = frozenset({"run", "hope", "city"})
        >>> [is_familiar(word, known) for word in ("Running", "hoped", "cities", "1,000", "rung")]
        [True, True, True, True, False]
    """
    plain = word.lower().replace("’", "'")
    if plain in familiar or any(map(str.isdigit, plain)):
        return True
    parts = [part for part in _JOINER.split(plain) if part]
    if len(parts) > 1:
        return all(is_familiar(part, familiar) for part in parts)
    return not familiar.isdisjoint(_stems(plain))


def _stems(word: str) -> set[str]:
    stems = set()
    for size in (1, 2, 3):
        stem, ending = word[:-size], word[-size:]
        if len(stem) < 2 or not _ENDING.fullmatch(ending):
            continue
        stems.add(stem)
        if ending in {"es", "ed", "er", "est", "ly"} and stem.endswith("i"):
            stems.add(stem[:-1] + "y")
        if ending in {"ing", "ed", "er", "est"}:
            stems.add(stem + "e")
            if stem[-1] == stem[-2]:
                stems.add(stem[:-1])
    return stems
