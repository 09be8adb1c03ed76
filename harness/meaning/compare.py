"""Everything about one original and one rewrite: facts, findings, support and coverage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harness.meaning.align import Group
from harness.meaning.facts import Fate, Kind, Outcome
from harness.meaning.furniture import furniture
from harness.meaning.kinds import kinds
from harness.meaning.links import SAME
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, read_passage
from harness.meaning.reading import Reading, read_facts
from harness.meaning.settle import settle
from harness.meaning.tempered import tempered
from harness.meaning.whole import notes, whole
from harness.model import Finding


@dataclass(frozen=True)
class Comparison:
    """What was found in one pair of texts.

    Attributes:
        pair: The two readings, aligned.
        outcomes: The fate of every fact of every kind.
        findings: What an editor is told: one finding a problem, worst first.
    """

    pair: Pair
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be looked at, in plain words."""
        before = notes(self.pair.original.passage, "the original")
        after = notes(self.pair.rewrite.passage, "the rewrite")
        return tuple(dict.fromkeys([*before, *after]))


def read(text: str, language: str = "en", chosen: Sequence[Kind] | None = None) -> Reading:
    """Clean, split and read one text."""
    passage = read_passage(text, language, furniture(text))
    return read_facts(passage, kinds() if chosen is None else chosen)


def compare(
    original: Reading, rewrite: Reading, chosen: Sequence[Kind] | None = None
) -> Comparison:
    """Align two readings and let every kind compare them.

    Example:
        >>> found = compare(read("Take 5 mg before meals."), read("Take 50 mg before meals."))
        >>> [(each.severity, each.message) for each in found.findings]
        [('major', 'The amount changed: “5 mg” became “50 mg”.')]
    """
    pair = Pair(original, rewrite)
    if _same_words(original.passage, rewrite.passage):
        _join_all(pair)
        return Comparison(pair, tuple(_all_preserved(original)), ())
    alone = whole(pair)
    if alone is not None:
        return Comparison(pair, tuple(_none_preserved(original, rewrite)), (alone,))
    outcomes: list[Outcome] = []
    for kind in kinds() if chosen is None else chosen:
        if not kind.reads(original.passage.language):
            continue
        found = list(kind.compare(pair))
        outcomes += found
        for outcome in found:
            if outcome.fate is Fate.PRESERVED and outcome.original and outcome.rewrite:
                pair.tie(outcome.original, outcome.rewrite, outcome.equal)
    told = tuple(tempered(pair, outcomes))
    return Comparison(pair, told, settle(told))


def _same_words(one: Passage, other: Passage) -> bool:
    """Whether two texts are the same but for white space, sentence by sentence."""
    return (
        len(one.tokens) == len(other.tokens)
        and [each[2:] for each in one.sentences] == [each[2:] for each in other.sentences]
        and all(a.text == b.text for a, b in zip(one.tokens, other.tokens, strict=True))
    )


def _join_all(pair: Pair) -> None:
    """Of a text beside itself each word belongs to itself, also where sentences are repeated."""
    pair.groups = tuple(Group((n,), (n,)) for n in range(len(pair.original.passage.sentences)))
    tokens = len(pair.original.passage.tokens)
    pair.to_rewrite, pair.to_original = list(range(tokens)), list(range(tokens))
    pair.kept, pair.backed = [SAME] * tokens, [SAME] * tokens


def _all_preserved(reading: Reading) -> Iterator[Outcome]:
    """The outcomes of a text beside itself."""
    for facts in reading.facts.values():
        yield from (Outcome(fact.kind, Fate.PRESERVED, fact, fact) for fact in facts)


def _none_preserved(original: Reading, rewrite: Reading) -> Iterator[Outcome]:
    """The outcomes of two texts that have nothing to do with each other."""
    for facts in original.facts.values():
        yield from (Outcome(fact.kind, Fate.DROPPED, fact) for fact in facts)
    for facts in rewrite.facts.values():
        yield from (Outcome(fact.kind, Fate.ADDED, None, fact) for fact in facts)
