"""What a fact is, what can become of one, and what a kind of fact must be able to do."""

from __future__ import annotations

import enum
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from harness.meaning.passage import Passage
from harness.model import Finding, Span

if TYPE_CHECKING:
    from harness.meaning.pair import Pair


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a text says and that can be checked.

    Attributes:
        kind: Name of the kind that recognised it.
        value: The normalised value; facts of equal value say the same.
        span: Characters in the untouched text.
        first: Its first token.
        last: One past its last token.
        sentence: Number of the sentence.
    """

    kind: str
    value: Hashable
    span: Span
    first: int
    last: int
    sentence: int

    @property
    def said(self) -> Any:
        """The value, for kinds that know the type of their own."""
        return self.value


class Fate(enum.StrEnum):
    """What became of a fact."""

    PRESERVED = "preserved"
    CHANGED = "changed"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One fact's fate, with the finding that it gives rise to, if it does.

    A preserved fact has no finding, or one of severity info (a figure that was rounded, say).
    A fate without a finding is counted and not shown.

    Attributes:
        kind: The kind of fact.
        fate: What became of it.
        original: The fact in the original; None where it was added, or the kind has no facts.
        rewrite: The fact in the rewrite; None where it was dropped.
        finding: What an editor is told.
        equal: Whether both facts have one value, so that the words of either may stand for the
            other's.
        brittle: Whether a major finding rests on the words around it, so that it is minor where
            those were put otherwise.
    """

    kind: str
    fate: Fate
    original: Fact | None = None
    rewrite: Fact | None = None
    finding: Finding | None = None
    equal: bool = False
    brittle: bool = False


class Kind(ABC):
    """A kind of fact: recognise it on one side, compare the two sides.

    One file under `kinds/`, one line in `kinds/__init__.py`, one table of tests.

    Attributes:
        name: What findings and columns call it: one lower-case word.
        about: One sentence for the documentation.
        languages: Primary language codes that it can read; None for every language.
        claims: Whether the tokens of its facts are closed to the kinds after it, so that the
            year of a date is not a quantity as well.
    """

    name: ClassVar[str]
    about: ClassVar[str]
    languages: ClassVar[frozenset[str] | None] = frozenset({"en"})
    claims: ClassVar[bool] = False

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """The facts of this kind in a text, in order.

        Args:
            passage: The text.
            free: For each token, whether no kind before has claimed it.
        """
        return ()

    @abstractmethod
    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """What became of each fact of the original, and where those of the rewrite come from."""

    def reads(self, language: str) -> bool:
        """Whether it can read a language."""
        return self.languages is None or language.partition("-")[0].lower() in self.languages

    def fact(self, passage: Passage, value: Hashable, first: int, last: int) -> Fact:
        """A fact of this kind over the tokens ``[first, last)``."""
        tokens = passage.tokens
        span = (tokens[first].start, tokens[last - 1].end)
        return Fact(self.name, value, span, first, last, tokens[first].sentence)
