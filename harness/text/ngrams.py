"""N-grams of many segments at once, coded as integers.

An n-gram is coded by the group of its first n-1 tokens and its last token; group 0 is the
segment. Sorting and counting integers does for a whole corpus what counters of tuples do for one
sentence. The side that all systems share, originals and references, is coded once
(`NgramTables`); a system's rewrites are then looked up in it (`NgramTables.match`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

import numpy as np
import numpy.typing as npt

ORDERS = 4
Ints = npt.NDArray[np.int64]
_Number = TypeVar("_Number", np.int64, np.float64)

_SHIFT = 32  # a code is group << 32 | token, so both must stay below 2**31


@dataclass(frozen=True)
class OrderTable:
    """All n-grams of one order in originals and references, sorted by code.

    Attributes, the first four of shape (number of distinct n-grams,):
        codes: Sorted codes.
        segment: Index of the segment an n-gram belongs to.
        original: How often it occurs in the segment's original.
        references: How often it occurs in all references of the segment together.
        occurrences: Row and line of each n-gram of a reference, shape (2, occurrences).
    """

    codes: Ints
    segment: Ints
    original: Ints
    references: Ints
    occurrences: Ints

    @cached_property
    def carriers(self) -> Ints:
        """In how many references of its segment an n-gram occurs at least once."""
        row, line = self.occurrences
        pairs = np.unique((row << _SHIFT) | line)
        return np.bincount(pairs >> _SHIFT, minlength=len(self.codes))


@dataclass(frozen=True)
class Matches:
    """The distinct n-grams of one order in a system's rewrites.

    Attributes, each of shape (number of distinct n-grams,):
        segment: Index of the segment.
        count: How often the n-gram occurs in the rewrite.
        row: Its row in the `OrderTable`, or -1 where neither original nor references have it.
    """

    segment: Ints
    count: Ints
    row: Ints

    @cached_property
    def known(self) -> npt.NDArray[np.bool_]:
        """Whether the n-gram occurs in the original or a reference."""
        return self.row >= 0

    def look_up(self, column: npt.NDArray[_Number]) -> npt.NDArray[_Number]:
        """A column of the table for each n-gram; 0 where the table does not have it."""
        found = np.zeros(len(self.row), dtype=column.dtype)
        found[self.known] = column[self.row[self.known]]
        return found


@dataclass(frozen=True)
class _Tokens:
    """Token ids of many lines on end, with the line of each."""

    ids: Ints
    line: Ints


class NgramTables:
    """N-grams of order 1 to 4 of originals and references, ready for many systems.

    Args:
        originals: Tokens of each original.
        references: For each segment, the tokens of each of its references.

    Example:
        >>> tables = NgramTables([["a", "b"]], [[["a", "c"], ["a"]]])
        >>> tables.orders[0].original.tolist(), tables.orders[0].references.tolist()
        ([1, 1, 0], [2, 0, 1])
        >>> [matches.row.tolist() for matches in tables.match([["c", "d"]])][:2]
        [[2, -1], [-1]]
    """

    def __init__(
        self,
        originals: Sequence[Sequence[str]],
        references: Sequence[Sequence[Sequence[str]]],
    ) -> None:
        self.segments = len(originals)
        lines = [*originals, *chain.from_iterable(references)]
        self._vocabulary = {
            token: index for index, token in enumerate(dict.fromkeys(chain.from_iterable(lines)))
        }
        counts = [len(texts) for texts in references]
        self.reference_counts: Ints = np.asarray(counts, dtype=np.int64)
        self._reference_lengths = [[len(text) for text in texts] for texts in references]
        own = np.arange(self.segments, dtype=np.int64)
        self._segment_of_line = np.concatenate([own, np.repeat(own, counts)])
        ids = np.fromiter(
            map(self._vocabulary.__getitem__, chain.from_iterable(lines)), dtype=np.int64
        )
        self.orders = self._tables(_Tokens(ids, _line_of_token(lines)))

    def able_references(self, order: int) -> Ints:
        """For each segment, how many references are long enough for an n-gram of this order."""
        counts = [sum(length >= order for length in texts) for texts in self._reference_lengths]
        return np.asarray(counts, dtype=np.int64)

    def match(self, rewrites: Sequence[Sequence[str]]) -> tuple[Matches, ...]:
        """Look the rewrites' n-grams up, one `Matches` for each order.

        Raises:
            ValueError: There is not one rewrite for each segment.
        """
        if len(rewrites) != self.segments:
            raise ValueError(f"{len(rewrites)} rewrites for {self.segments} segments")
        ids = self._ids(rewrites)
        line = _line_of_token(rewrites)
        group = line
        found: list[Matches] = []
        segment_of_new = np.arange(self.segments, dtype=np.int64)
        for order, table in enumerate(self.orders, start=1):
            codes, group_of_code = _coded(ids, line, group, order)
            distinct, inverse, count = np.unique(codes, return_inverse=True, return_counts=True)
            row = _rows(table.codes, distinct)
            first = np.zeros(len(distinct), dtype=np.int64)
            first[inverse] = line[group_of_code]
            found.append(Matches(segment_of_new[first], count, row))
            # An n-gram that the table lacks still needs a group of its own for longer ones.
            fresh = np.where(row >= 0, row, len(table.codes) + np.arange(len(distinct)))
            group = fresh[inverse]
        return tuple(found)

    def _ids(self, rewrites: Sequence[Sequence[str]]) -> Ints:
        tokens = list(chain.from_iterable(rewrites))
        get = self._vocabulary.get
        ids = np.fromiter((get(token, -1) for token in tokens), dtype=np.int64, count=len(tokens))
        unknown = np.flatnonzero(ids < 0)
        fresh: dict[str, int] = {}
        for position in unknown:
            token = tokens[position]
            ids[position] = fresh.setdefault(token, len(self._vocabulary) + len(fresh))
        return ids

    def _tables(self, tokens: _Tokens) -> tuple[OrderTable, ...]:
        group = self._segment_of_line[tokens.line] if len(tokens.line) else tokens.line
        is_original = tokens.line < self.segments
        tables: list[OrderTable] = []
        for order in range(1, ORDERS + 1):
            codes, position = _coded(tokens.ids, tokens.line, group, order)
            distinct, inverse = np.unique(codes, return_inverse=True)
            size, mine = len(distinct), is_original[position]
            segment = np.zeros(size, dtype=np.int64)
            segment[inverse] = self._segment_of_line[tokens.line[position]]
            theirs = inverse[~mine]
            occurrences = np.stack([theirs, tokens.line[position[~mine]]])
            tables.append(
                OrderTable(
                    distinct,
                    segment,
                    np.bincount(inverse[mine], minlength=size),
                    np.bincount(theirs, minlength=size),
                    occurrences,
                )
            )
            group = inverse
        return tuple(tables)


def _line_of_token(lines: Sequence[Sequence[str]]) -> Ints:
    lengths = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
    return np.repeat(np.arange(len(lines), dtype=np.int64), lengths)


def _coded(ids: Ints, line: Ints, group: Ints, order: int) -> tuple[Ints, Ints]:
    """Codes of the n-grams, and the position in `ids` where each begins.

    `group` holds a group for each (n-1)-gram, in order of position; of order 1, for each token.
    """
    if order == 1:
        position = np.arange(len(ids), dtype=np.int64)
        return (group << _SHIFT) | ids, position
    shorter = _starts(line, order - 1)
    longer_fits = np.zeros(len(shorter), dtype=np.bool_)
    inside = shorter + order - 1 < len(line)
    longer_fits[inside] = line[shorter[inside] + order - 1] == line[shorter[inside]]
    position = shorter[longer_fits]
    return (group[longer_fits] << _SHIFT) | ids[position + order - 1], position


def _starts(line: Ints, order: int) -> Ints:
    """Positions at which an n-gram of this order fits into its line."""
    if len(line) < order:
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(line[order - 1 :] == line[: len(line) - order + 1])


def _rows(sorted_codes: Ints, wanted: Ints) -> Ints:
    if not len(sorted_codes):
        return np.full(len(wanted), -1, dtype=np.int64)
    place = np.searchsorted(sorted_codes, wanted)
    place[place == len(sorted_codes)] = 0
    return np.where(sorted_codes[place] == wanted, place, -1)
