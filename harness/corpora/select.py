"""Choose a part of a corpus: by id, by the value of a column, or by a stable sample."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from collections.abc import Mapping, Sequence

from harness.corpora.decoding import listed
from harness.corpora.draft import Draft
from harness.corpora.problems import Problems
from harness.corpora.source import CorpusSource
from harness.errors import HarnessError, did_you_mean


def select(draft: Draft, source: CorpusSource) -> Sequence[int]:
    """The rows that `ids`, `where` and then `limit` leave, in the order of the corpus.

    Raises:
        HarnessError: An unknown id or column, a limit below 1, or nothing is left.
    """
    if source.limit is not None and source.limit < 1:
        raise HarnessError(f"limit must be at least 1, not {source.limit}")
    rows: Sequence[int] = range(len(draft.ids))
    if source.ids:
        rows = _with_ids(draft, rows, source.ids)
    for column, value in source.where.items():
        rows = _with_value(draft, rows, column, value)
    if source.limit is not None and source.limit < len(rows):
        rows = sample(draft.ids, rows, source.limit)
    return rows


def sample(ids: Sequence[str], rows: Sequence[int], limit: int) -> list[int]:
    """The `limit` rows whose ids have the least SHA-256, in their order.

    Whether a segment is chosen depends on no other segment's place: the same ids are chosen in
    any order, a larger limit only adds to them, and a segment added to the file later can only
    take the place of one other.

    Example:
        >>> sample(["a", "b", "c", "d"], range(4), 2)
        [2, 3]
        >>> sample(["d", "c", "b", "a"], range(4), 2)
        [0, 1]
    """
    keyed = ((hashlib.sha256(ids[row].encode()).digest(), row) for row in rows)
    return sorted(row for _, row in heapq.nsmallest(limit, keyed))


def _with_ids(draft: Draft, rows: Sequence[int], wanted: Sequence[str]) -> list[int]:
    known = set(draft.ids)
    problems = Problems()
    for id in dict.fromkeys(wanted):
        if id not in known:
            problems.add(
                f"ids: the corpus {draft.name!r} has no segment {id!r}",
                hint=did_you_mean(id, draft.ids[:10_000]),
            )
    problems.raise_any()
    chosen = set(wanted)
    return [row for row in rows if draft.ids[row] in chosen]


def _with_value(draft: Draft, rows: Sequence[int], column: str, value: str) -> list[int]:
    cells = _columns(draft).get(column)
    if cells is None:
        names = list(_columns(draft))
        raise HarnessError(
            f"where: the corpus {draft.name!r} has no column {column!r}",
            hint=did_you_mean(column, names) or f"columns: {', '.join(names) or 'none'}",
        )
    left = [row for row in rows if cells[row] == value]
    if not left:
        common = [str(cell) for cell, _ in Counter(cells[row] for row in rows).most_common(11)]
        raise HarnessError(
            f"where: no segment is left with {column} = {value!r}",
            hint=did_you_mean(value, common) or f"values: {listed(common)}",
        )
    return left


def _columns(draft: Draft) -> Mapping[str, Sequence[str | None]]:
    own = {"document": draft.documents, "language": draft.languages}
    return {**{name: cells for name, cells in own.items() if cells}, **draft.others}
