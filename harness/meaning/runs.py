"""Runs of content words that nothing on the other side answers to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from harness.meaning.passage import Passage

_BREAKS = frozenset(".;:!?—–(")
_LITTLE = 0.25  # words of less weight bear on others and say nothing alone

CLAUSE_OPENERS = frozenset(
    {"because", "although", "though", "while", "whereas", "which", "who", "after", "before"}
    | {"since", "unless", "if", "so", "but", "despite"}
)
"""Words that open a clause in the middle of a sentence."""


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


def strange_clauses(passage: Passage, sentence: int, support: Sequence[float]) -> list[Run]:
    """Clauses of a sentence of which the other side says not one content word.

    A clause is what stands between two signs, or begins after a sign or a word with a word that
    opens one. A clause in other words nearly always shares a word; an invented one does not.
    """
    first, end = passage.sentences[sentence][2:]
    borders = [first, *(at for at in range(first + 1, end) if _opens(passage, at, first)), end]
    found = []
    for start, stop in pairwise(borders):
        content = [at for at in range(start, stop) if passage.tokens[at].weight > _LITTLE]
        if len(content) >= 2 and not any(support[at] > 0 for at in content):
            weight = sum(passage.tokens[at].weight for at in content)
            found.append(Run(start, content[-1] + 1, weight))
    return found


def _opens(passage: Passage, at: int, first: int) -> bool:
    """Whether a clause begins at a token."""
    before = passage.tokens[at - 1].text
    token = passage.tokens[at]
    if before in _BREAKS or before in ",)":
        return token.text not in _BREAKS
    return token.lower in CLAUSE_OPENERS and at - first > 2


def weight_without(passage: Passage, sentences: Iterable[int], support: Sequence[float]) -> float:
    """How much content of some sentences nothing on the other side answers to."""
    return sum(
        passage.tokens[at].weight
        for number in sentences
        for at in range(passage.sentences[number].first, passage.sentences[number].last)
        if support[at] <= 0
    )
