"""Two texts side by side: the words that the other lacks, and signs for what cannot be seen."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

_PAIRS = 5000  # pairs of equal words that a diff may have to look at

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
# Controls have no look of their own, and embeddings, overrides and isolates would turn the text
# around them: a reader has to see that they are there.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")

Piece = tuple[str, bool]
"""A stretch of text, and whether the other side lacks it."""


def visible(text: str) -> str:
    r"""The text with a sign for each character that would be unseen or turn its neighbors around.

    Example:
        >>> visible("a\x00b"), visible("a\u202eb")
        ('a␀b', 'a⟨U+202E⟩b')
    """
    return _UNSEEN.sub(_sign, text)


def difference(original: str, rewrite: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, with the words marked that the other one lacks.

    Texts whose words repeat so often that comparing them would take long are left unmarked.

    Example:
        >>> difference("The old cat sat.", "The cat slept.")[1]
        [('The cat ', False), ('slept', True), ('.', False)]
    """
    ours, theirs = _WORD.findall(original), _WORD.findall(rewrite)
    left = [place for place, word in enumerate(ours) if not word.isspace()]
    right = [place for place, word in enumerate(theirs) if not word.isspace()]
    before, after = [ours[place] for place in left], [theirs[place] for place in right]
    times = Counter(after)
    if sum(times[word] for word in before) > _PAIRS:
        return [(original, False)], [(rewrite, False)]
    kept = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    mine = {left[block.a + step] for block in kept for step in range(block.size)}
    yours = {right[block.b + step] for block in kept for step in range(block.size)}
    return _pieces(ours, mine), _pieces(theirs, yours)


def _pieces(words: Sequence[str], kept: set[int]) -> list[Piece]:
    """Words joined to pieces; a space is marked only between two marked words."""
    marked = [not word.isspace() and place not in kept for place, word in enumerate(words)]
    for place in range(1, len(words) - 1):
        if words[place].isspace():
            marked[place] = marked[place - 1] and marked[place + 1]
    grouped = itertools.groupby(zip(marked, words, strict=True), key=lambda each: each[0])
    return [("".join(word for _, word in group), mark) for mark, group in grouped]


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else f"⟨U+{code:04X}⟩"
