"""Lines of the word lists: comments and blanks left out, cut at the marks that the lists use."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from importlib.resources import files

_FOLDER = files("harness.meaning.lexicon") / "en"


@functools.cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of `en/NAME.txt` that hold data, in order.

    Example:
        >>> lines("synonyms")[0]
        'buy, purchase'
    """
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and line[0] != "#")


def members(part: str) -> list[str]:
    """The items between commas.

    Example:
        >>> members("get back, recover")
        ['get back', 'recover']
    """
    return [item.strip() for item in part.split(",")]


def pairs(name: str, mark: str = " = ") -> Iterator[tuple[str, str]]:
    """Left and right side of each line; a line without the mark gives itself and nothing.

    Example:
        >>> next(pairs("contractions"))
        ("ain't", 'is not')
    """
    for line in lines(name):
        left, _, right = line.partition(mark)
        yield left.strip(), right.strip()


@functools.cache
def words(name: str) -> frozenset[str]:
    """The words of a list that has any number of them a line.

    Example:
        >>> "the" in words("function_words")
        True
    """
    return frozenset(word for line in lines(name) for word in line.split())


@functools.cache
def lists_digest() -> str:
    """The first 8 hexadecimal digits of the SHA-256 of all lists: a changed list moves numbers.

    Example:
        >>> len(lists_digest())
        8
    """
    digest = hashlib.sha256()
    for file in sorted(_FOLDER.iterdir(), key=lambda each: each.name):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:8]
