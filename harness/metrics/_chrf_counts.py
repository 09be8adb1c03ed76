"""The counts of chrF for whole corpora: sacrebleu's numbers, an order of magnitude faster.

sacrebleu holds a dictionary of n-grams for each reference and order and asks all of them about
each n-gram of a rewrite. Here the n-grams of all references are sorted once, with a list of the
references each occurs in; a rewrite's n-grams are looked up in that table, all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

_SHIFT = 32  # a code is group << 32 | token, so both must stay below 2**31


@dataclass(frozen=True, slots=True)
class Lines:
    """Tokens of many lines on end: code points, or numbers that stand for words.

    Attributes:
        tokens: Shape (number of all tokens,).
        lengths: Tokens in each line, shape (number of lines,).
    """

    tokens: Ints
    lengths: Ints

    def totals(self, order: int) -> Ints:
        """How many n-grams of an order each line has."""
        return np.maximum(self.lengths - order + 1, 0)


def characters(lines: Sequence[str], *, whitespace: bool) -> Lines:
    """Lines as code points, blanks left out unless `whitespace`.

    Example:
        >>> characters(["a b", ""], whitespace=False)
        Lines(tokens=array([97, 98]), lengths=array([2, 0]))
    """
    kept = list(lines) if whitespace else ["".join(line.split()) for line in lines]
    coded = "".join(kept).encode("utf-32-le", errors="surrogatepass")
    return Lines(np.frombuffer(coded, dtype="<u4").astype(np.int64), _lengths(kept))


class Words:
    """Words as numbers; a word outside the references gets one that they do not use.

    Example:
        >>> words = Words([["a", "b", "a"]])
        >>> words.lines([["b", "c"]]).tokens.tolist()
        [1, 2]
    """

    def __init__(self, references: Iterable[Sequence[str]]) -> None:
        distinct = dict.fromkeys(chain.from_iterable(references))
        self._numbers = {word: number for number, word in enumerate(distinct)}

    def lines(self, lines: Sequence[Sequence[str]]) -> Lines:
        """Lines of words as lines of numbers."""
        unknown = len(self._numbers)
        numbers = [self._numbers.get(word, unknown) for word in chain.from_iterable(lines)]
        return Lines(np.asarray(numbers, dtype=np.int64), _lengths(lines))


@dataclass(frozen=True, slots=True)
class _Order:
    """The distinct n-grams of one order, and the references each occurs in.

    Attributes:
        codes: Sorted codes, one for each n-gram of each segment.
        first: Where its references begin in the two lists below; one more at the end.
        reference: Line of a reference.
        count: How often the n-gram occurs in it.
    """

    codes: Ints
    first: Ints
    reference: Ints
    count: Ints


class Matcher:
    """N-grams of references, ready to be compared with many systems.

    Args:
        references: All references, those of a segment next to each other.
        segment: The segment of each reference.
        orders: Longest n-gram.

    Example:
        >>> references = characters(["abc", "abd"], whitespace=False)
        >>> matcher = Matcher(references, np.array([0, 0]), 2)
        >>> matcher.match(characters(["abb"], whitespace=False)).tolist()
        [[2, 1], [2, 1]]
    """

    def __init__(self, references: Lines, segment: Ints, orders: int) -> None:
        self._references = len(references.lengths)
        self._tables: list[_Order] = []
        line = np.repeat(np.arange(self._references), references.lengths)
        ends = np.repeat(np.cumsum(references.lengths), references.lengths)
        start, group = np.arange(len(line)), segment[line]
        for order in range(1, orders + 1):
            fits = start + order <= ends[start]
            start, group = start[fits], group[fits]
            coded = (group << _SHIFT) | references.tokens[start + order - 1]
            codes, group = np.unique(coded, return_inverse=True)
            self._tables.append(_order(codes, group, line[start]))

    def match(self, rewrites: Lines) -> Ints:
        """Shared n-grams of each reference with its segment's rewrite, (references, orders)."""
        shared = np.zeros((self._references, len(self._tables)), dtype=np.int64)
        group = np.repeat(np.arange(len(rewrites.lengths)), rewrites.lengths)
        ends = np.repeat(np.cumsum(rewrites.lengths), rewrites.lengths)
        start = np.arange(len(group))
        for place, table in enumerate(self._tables):
            fits = start + place < ends[start]
            start, group = start[fits], group[fits]
            row = _rows(table.codes, (group << _SHIFT) | rewrites.tokens[start + place])
            # What the references lack they lack with every continuation.
            start, group = start[row >= 0], row[row >= 0]
            shared[:, place] = _shared(table, group, self._references)
        return shared


def _order(codes: Ints, ngram: Ints, line: Ints) -> _Order:
    pairs, count = np.unique((ngram << _SHIFT) | line, return_counts=True)
    first = np.searchsorted(pairs >> _SHIFT, np.arange(len(codes) + 1))
    return _Order(codes, first, pairs & ((1 << _SHIFT) - 1), count)


def _rows(codes: Ints, wanted: Ints) -> Ints:
    """Place of each wanted code, -1 where there is none."""
    if not len(codes):
        return np.full(len(wanted), -1)
    place = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
    return np.where(codes[place] == wanted, place, -1)


def _shared(table: _Order, ngrams: Ints, references: int) -> Ints:
    """For each reference, the sum over n-grams of the smaller of the two counts."""
    distinct, count = np.unique(ngrams, return_counts=True)
    sizes = table.first[distinct + 1] - table.first[distinct]
    # The places first, first + 1, ... of each n-gram, on end.
    offsets = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    places = np.repeat(table.first[distinct], sizes) + offsets
    smaller = np.minimum(table.count[places], np.repeat(count, sizes))
    summed = np.bincount(table.reference[places], weights=smaller, minlength=references)
    return summed.astype(np.int64)


def _lengths(lines: Sequence[Sequence[object]]) -> Ints:
    return np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
