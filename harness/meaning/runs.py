"""Runs of content words that nothing on the other side answers to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from harness.meaning.passage import Passage

_BREAKS = frozenset(".;:!?—–(")


class Run(NamedTuple):
    """Tokens ``[first, last)`` from content word to content word, and the content they carry."""

    first: int
    last: int
    weight: float


def runs_without(passage: Passage, sentence: int, support: Sequence[float]) -> list[Run]:
    """The longest runs of unsupported content words of a sentence, in order.

    Function words and commas inside a run belong to it; a supported content word ends it.

    Args:
        passage: The text.
        sentence: Number of the sentence.
        support: For each token of the passage, how surely the other side says it.
    """
    runs: list[Run] = []
    first = last = -1
    weight = 0.0
    _, _, begin, end = passage.sentences[sentence]
    for at in range(begin, end):
        token = passage.tokens[at]
        if token.weight and support[at] <= 0:
            first = at if first < 0 else first
            last = at + 1
            weight += token.weight
        elif first >= 0 and (token.weight or token.text in _BREAKS):
            runs.append(Run(first, last, weight))
            first, weight = -1, 0.0
    if first >= 0:
        runs.append(Run(first, last, weight))
    return runs


def weight_without(passage: Passage, sentences: Iterable[int], support: Sequence[float]) -> float:
    """How much content of some sentences nothing on the other side answers to."""
    return sum(
        passage.tokens[at].weight
        for number in sentences
        for at in range(passage.sentences[number].first, passage.sentences[number].last)
        if support[at] <= 0
    )
