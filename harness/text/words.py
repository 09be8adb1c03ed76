"""What a word is for readability: one regular expression, versioned.

A word is a run of letters and digits, with the joiners inside words (``state-of-the-art``,
``don't``, ``3,500.50``, ``AT&T``, ``and/or``) kept inside. Punctuation is never a word, and an
address is one word. Overlap metrics do not use this: they score the tokens of sacrebleu's 13a.
"""

from __future__ import annotations

import re
import unicodedata

WORDS_VERSION = "unicode/1"

_ADDRESS = r"(?:https?://|www\.)[^\s<>\"“”]*[^\W_]/?|[^\W_][\w.+-]{0,63}@[^\W_][\w-]*(?:\.[\w-]+)+"
_RUN = r"[^\W_]+(?:[.,:/'’\-‐‑&][^\W_]+)*"
_WORD = re.compile(f"{_ADDRESS}|{_RUN}")
_IS_ADDRESS = re.compile(_ADDRESS)

# Characters that show nothing, but would cut a word in two: soft hyphen, zero width characters.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def words(text: str) -> list[str]:
    """The words of a text in order, in composed form (NFC), case kept.

    Args:
        text: Raw text, neither tokenized nor lower-cased.

    Returns:
        One string a word; empty where the text has no letter and no digit.

    Example:
        >>> words("The U.S. state-of-the-art GPS — isn't it? — cost $3,500.50 (see www.a-b.org/x).")
        ['The', 'U.S', 'state-of-the-art', 'GPS', "isn't", 'it', 'cost', '3,500.50', 'see',
         'www.a-b.org/x']
    """
    return _WORD.findall(_visible(text))


def is_address(word: str) -> bool:
    """Whether a word is a web or mail address.

    Example:
        >>> is_address("https://example.org/a"), is_address("and/or")
        (True, False)
    """
    return _IS_ADDRESS.fullmatch(word) is not None


def letters(word: str) -> int:
    """How many letters a word has.

    Example:
        >>> letters("mid-1990s")
        4
    """
    return len(word) if word.isalpha() else sum(map(str.isalpha, word))


def letters_and_digits(word: str) -> int:
    """How many letters and digits a word has.

    Example:
        >>> letters_and_digits("mid-1990s")
        8
    """
    return len(word) if word.isalnum() else sum(map(str.isalnum, word))


def strokes(text: str) -> int:
    """How many characters a text has besides white space.

    Example:
        >>> strokes("It's 5 p.m. now.")
        13
    """
    return sum(map(len, text.split()))


def _visible(text: str) -> str:
    """Composed form without invisible characters, so that neither cuts a word in two."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_INVISIBLE)
