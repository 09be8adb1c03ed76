"""The facts of one text: every kind reads it once, the most specific first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harness.meaning.facts import Fact, Kind
from harness.meaning.passage import Passage


@dataclass(frozen=True)
class Reading:
    """A text and its facts by kind; a kind that found nothing, or was skipped, has none."""

    passage: Passage
    facts: Mapping[str, tuple[Fact, ...]]

    def of(self, kind: str) -> tuple[Fact, ...]:
        """The facts of a kind, in order."""
        return self.facts.get(kind, ())


def read_facts(passage: Passage, kinds: Sequence[Kind]) -> Reading:
    """Let each kind that knows the language read the text."""
    free = [True] * len(passage.tokens)
    found: dict[str, tuple[Fact, ...]] = {}
    for kind in kinds:
        if not kind.reads(passage.language):
            continue
        facts = tuple(kind.recognize(passage, free))
        if not facts:
            continue
        found[kind.name] = facts
        if kind.claims:
            for fact in facts:
                free[fact.first : fact.last] = [False] * (fact.last - fact.first)
    return Reading(passage, found)
