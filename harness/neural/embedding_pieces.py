"""The pieces of a text that are embedded: sentences, and runs of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harness.model import Span
from harness.text.sentences import Split, sentence_spans


@dataclass(frozen=True)
class Pieces:
    """A text with its sentences and with the runs of consecutive sentences to look for them in.

    Attributes:
        text: The whole text.
        spans: Where its sentences are.
        sentences: Its sentences, in order.
        runs: Every run of 1 to `window` consecutive sentences, as they stand in the text.
    """

    text: str
    spans: tuple[Span, ...]
    sentences: tuple[str, ...]
    runs: tuple[str, ...]


def pieces(text: str, language: str, split: Split, window: int) -> Pieces:
    """Cut a text.

    Example:
        >>> pieces("A cat sat. It slept. It woke.", "en", "sentencex", 2).runs
        ('A cat sat.', 'A cat sat. It slept.', 'It slept.', 'It slept. It woke.', 'It woke.')
    """
    spans = sentence_spans(text, language, split)
    sentences = tuple(text[start:end] for start, end in spans)
    runs = tuple(
        text[spans[first][0] : spans[last][1]]
        for first in range(len(spans))
        for last in range(first, min(first + window, len(spans)))
    )
    return Pieces(text, tuple(spans), sentences, runs)


def readable(text: str, spans: Sequence[Span], counts: Sequence[int], most: int) -> list[Span]:
    """Join sentences, in order, to the fewest runs that a model can read.

    Args:
        text: The text that the spans are of.
        spans: Its sentences.
        counts: The tokens of each sentence.
        most: The tokens of a run; a sentence with more is a run of its own.

    Example:
        >>> readable("Aa. Bb. Cc.", [(0, 3), (4, 7), (8, 11)], [3, 3, 3], 6)
        [(0, 7), (8, 11)]
    """
    runs: list[Span] = []
    room = 0
    for (start, end), count in zip(spans, counts, strict=True):
        if runs and count <= room:
            runs[-1] = (runs[-1][0], end)
            room -= count
        else:
            runs.append((start, end))
            room = most - count
    return runs or [(0, len(text))]
