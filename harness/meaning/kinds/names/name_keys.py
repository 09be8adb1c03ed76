"""What a name is compared by: its words in small letters, without marks, titles and joiners."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from harness.meaning.kinds.names.name_words import COMPASS, PARTICLES, words
from harness.meaning.lexicon.loading import Lexicon

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)
_UNCASED = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"
    "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_ONE_PLACE = frozenset(
    {
        ("united", "states"),
        ("united", "kingdom"),
        ("great", "britain"),
        ("united", "nations"),
        ("european", "union"),
        ("soviet", "union"),
        ("new", "york"),
        ("los", "angeles"),
        ("hong", "kong"),
        ("saudi", "arabia"),
        ("sri", "lanka"),
        ("north", "korea"),
        ("south", "korea"),
        ("south", "africa"),
        ("new", "zealand"),
    }
)
_NUMERALS = words("i ii iii iv vi vii viii ix xi xii jr sr junior senior first second")


@dataclass(frozen=True, slots=True)
class Name:
    """The value of a name.

    Attributes:
        words: All words, folded, in order, without titles and joiners.
        telling: The words that tell it from other names: no ordinary words, unless it has
            no others.
        ordinary: Whether all its words are ordinary ("Supreme Court", "Internet").
        sure: Whether there is evidence that it is a name, and not the first word of a sentence.
        short: Whether it is an initialism (NATO, U.S.).
    """

    words: tuple[str, ...]
    telling: frozenset[str]
    ordinary: bool = False
    sure: bool = True
    short: bool = False

    def __hash__(self) -> int:
        return hash(self.words)  # the rest follows from the words nearly always


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """Small letters without marks, inner stops and the possessive.

    Example:
        >>> [fold(word) for word in ("São", "Li’s", "U.S.", "Łódź", "O'Brien")]
        ['sao', 'li', 'us', 'lodz', 'obrien']
    """
    if word.isascii() and word.isalpha():
        return word.lower()
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    word = word.replace("'", "").replace(".", "").translate(_LETTERS)
    if word.isascii():
        return word
    marked = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in marked if not unicodedata.combining(sign))


def is_ordinary(known: Lexicon | None, lemma: str) -> bool:
    """Whether a word, as a lemma in small letters, is one of the language and not only a name."""
    return known is not None and (known.band(lemma) is not None or bool(known.synonyms(lemma)))


@lru_cache(maxsize=1 << 14)
def make_name(
    parts: tuple[tuple[str, bool], ...], *, sure: bool = True, short: bool = False
) -> Name | None:
    """The name of words that are folded and flagged as ordinary or not; None if nothing is left."""
    kept = _joined([(word, usual) for word, usual in parts if word not in PARTICLES])
    if not kept:
        return None
    if len(kept) > 1 and all(len(word) == 1 and word.isalpha() for word, _ in kept):
        kept, short = [("".join(word for word, _ in kept), False)], True  # U. S.
    ordinary = all(usual for _, usual in kept)
    telling = frozenset(word for word, usual in kept if not usual or ordinary)
    return Name(tuple(word for word, _ in kept), telling, ordinary, sure, short)


def _joined(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The parts with "united states" as one word: it may be "American" in the other text."""
    joined: list[tuple[str, bool]] = []
    for word, usual in parts:
        if joined and (joined[-1][0], word) in _ONE_PLACE:
            joined[-1] = (f"{joined[-1][0]} {word}", False)
        else:
            joined.append((word, usual))
    return joined


def is_qualifier(word: str) -> bool:
    """Whether a part of a name makes it another one of its kind: north, new, II, a number."""
    return word in COMPASS or word in _NUMERALS or word[0].isdigit()


def has_no_case(text: str) -> bool:
    """Whether most letters of a text belong to scripts without capitals, so no name is seen.

    Example:
        >>> has_no_case("東京は日本の首都です。"), has_no_case("Tokyo is in Japan.")
        (True, False)
    """
    letters = sum(map(str.isalpha, text))
    return letters > 0 and 2 * len(_UNCASED.findall(text)) > letters
