"""Looking at the tokens around a place, without care for the ends of the text."""

from __future__ import annotations

from collections.abc import Sequence

from harness.meaning.passage import Passage

_HYPHENS = frozenset("-‐‑")


class Cursor:
    """The tokens of a passage by number; past both ends there are empty words.

    Attributes:
        tokens: The tokens of the passage.
        free: For each token, whether it may be read.
        english: Whether the words can be read.
    """

    def __init__(self, passage: Passage, free: Sequence[bool]) -> None:
        self.tokens, self.free = passage.tokens, free
        self._passage = passage
        self.language = passage.language
        self.english = passage.lexicon is not None
        self.count = len(passage.tokens)

    @property
    def is_cased(self) -> bool:
        """Whether capitals tell names from words."""
        return self._passage.is_cased

    def word(self, at: int) -> str:
        """The token in small letters, or nothing outside the text."""
        return self.tokens[at].lower if 0 <= at < self.count else ""

    def touches(self, at: int) -> bool:
        """Whether a token touches the one before it."""
        return 0 < at < self.count and self.tokens[at - 1].end == self.tokens[at].start

    def blank_before(self, at: int) -> bool:
        """Whether one sign of white space, and no end of a sentence, lies before a token."""
        if not 0 < at < self.count:
            return False
        before, token = self.tokens[at - 1], self.tokens[at]
        return token.start == before.end + 1 and token.sentence == before.sentence

    def past_hyphen(self, at: int) -> int:
        """`at`, or the token after it where a hyphen inside a word stands there."""
        if not 0 <= at < self.count or self.tokens[at].text not in _HYPHENS:
            return at
        return at + 1 if self.touches(at) and self.touches(at + 1) else at

    def from_article(self, at: int) -> int:
        """Where a phrase begins that has its first word at `at`: at its a or an, if any."""
        return at - 1 if self.word(at - 1) in ("a", "an") and self.free[at - 1] else at
