"""A text in windows of sentences, and the few windows that are worth a model's look.

A window is some consecutive sentences, as the text has them. Two documents of 1,000 sentences
make a million pairs of a sentence and a window; `Shortlist` finds for a sentence the windows
that share most of its rarer letter sequences, so that the number of pairs grows with the length
of the texts, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from harness.model import Span
from harness.text.sentences import sentence_spans

SHORTLIST_VERSION = "trigram-idf/1"

Cost = Callable[[Sequence[str]], Sequence[int]]
"""The number of tokens of each text."""


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences of a text.

    Attributes:
        span: Half-open character offsets into the text.
        text: The text between them.
        place: Where its middle lies in the text, 0 to 1.
    """

    span: Span
    text: str
    place: float


def sentence_windows(text: str, language: str = "en") -> list[Window]:
    """Each sentence as a window of its own; none for a blank text.

    Example:
        >>> [window.text for window in sentence_windows("It rained.  We stayed in.")]
        ['It rained.', 'We stayed in.']
    """
    return [_window(text, [span]) for span in sentence_spans(text, language)]


def windows(
    text: str, size: int, language: str = "en", cost: Cost | None = None, budget: int = 0
) -> list[Window]:
    """All windows of so many consecutive sentences, each starting one sentence after the last.

    A text with fewer sentences is one window. A window that costs more than the budget gives up
    sentences at its end; a single sentence is never cut, whatever it costs. A window that lies
    inside the one before is left out.

    Args:
        text: Raw text.
        size: Sentences in a window, at least 1; 0 packs as many as the budget allows into each,
            without overlap, and needs one.
        language: BCP 47 code, for the sentence splitter.
        cost: Counts the tokens of texts; None for no limit.
        budget: The most that a window may cost.

    Raises:
        ValueError: The size is 0 and there is no budget.

    Example:
        >>> [window.text for window in windows("One. Two. Three.", 2)]
        ['One. Two.', 'Two. Three.']
        >>> words = lambda texts: [len(text.split()) for text in texts]
        >>> [window.text for window in windows("One. Two. Three a b.", 0, cost=words, budget=2)]
        ['One. Two.', 'Three a b.']
    """
    if size < 0 or (size == 0 and cost is None):
        raise ValueError("a window needs a size or a budget")
    spans = sentence_spans(text, language)
    if size == 1 or not spans:
        return [_window(text, [span]) for span in spans]
    prices = [0] * len(spans) if cost is None else cost([text[a:b] for a, b in spans])
    limit = budget if cost else 0
    ranges = _sliding(prices, size, limit) if size else _packed(prices, limit)
    return [_window(text, spans[first:last]) for first, last in ranges]


def _sliding(prices: Sequence[int], size: int, budget: int) -> list[Span]:
    """Half-open ranges of sentences; one that lies inside the range before is left out."""
    ranges: list[Span] = []
    for first in range(len(prices)):
        last = _reach(prices, first, size, budget)
        if not ranges or last > ranges[-1][1]:
            ranges.append((first, last))
    return ranges


def _packed(prices: Sequence[int], budget: int) -> list[Span]:
    ranges: list[Span] = []
    first = 0
    while first < len(prices):
        last = _reach(prices, first, len(prices), budget)
        ranges.append((first, last))
        first = last
    return ranges


def _reach(prices: Sequence[int], first: int, size: int, budget: int) -> int:
    """Where a range of at most `size` sentences that starts here ends; it has at least one."""
    fitting = sum(total <= budget for total in accumulate(prices[first : first + size]))
    return first + max(1, fitting)


def _window(text: str, spans: Sequence[Span]) -> Window:
    start, end = spans[0][0], spans[-1][1]
    return Window((start, end), text[start:end], (start + end) / 2 / len(text))


class Shortlist:
    """Which of some windows share most with a sentence.

    The likeness of a sentence and a window is the sum, over the letter trigrams that they share,
    of log((n + 1) / number of windows with it). Letters are case-folded, and words are taken
    apart at white space only, so that it works without a word list in any language. Equal
    windows are told apart by their place in the text, then by their order.

    Example:
        >>> texts = sentence_windows("It rained all day. The shop was shut. We bought bread.")
        >>> Shortlist(texts).best(sentence_windows("The shop was closed.")[0], 1).tolist()
        [1]
    """

    def __init__(self, windows: Sequence[Window]) -> None:
        self._places = np.asarray([window.place for window in windows])
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for index, window in enumerate(windows):
            for trigram in trigrams(window.text):
                postings[trigram].append(index)
        self._postings = {key: np.asarray(value) for key, value in postings.items()}

    def best(self, sentence: Window, top: int) -> npt.NDArray[np.intp]:
        """Indices of the `top` likest windows in the order of the text; of all where top is 0."""
        count = len(self._places)
        if not 0 < top < count:
            return np.arange(count)
        likeness = np.zeros(count)
        # Sorted, because the order of floating point sums may not hang on the hash seed.
        for trigram in sorted(trigrams(sentence.text)):
            found = self._postings.get(trigram)
            if found is not None:
                likeness[found] += np.log((count + 1) / len(found))
        distance = np.abs(self._places - sentence.place)
        return np.sort(np.lexsort((np.arange(count), distance, -likeness))[:top])


def trigrams(text: str) -> frozenset[str]:
    """The distinct letter trigrams of the words of a text, with a blank at each end of a word.

    Example:
        >>> sorted(trigrams("To be"))
        [' be', ' to', 'be ', 'to ']
    """
    padded = (f" {word} " for word in text.casefold().split())
    return frozenset(
        word[start : start + 3] for word in padded for start in range(max(1, len(word) - 2))
    )
