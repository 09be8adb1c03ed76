"""The rows and findings of a run while it is made: one part for each system on each shard.

All parts lie on disk, where an interrupted run finds them again, and only the latest stay in
memory. So what tables need is read back a system and a metric at a time, and a small run reads
nothing back at all.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping

import numpy as np

from harness.errors import Exit, HarnessError
from harness.metrics.base import Rows
from harness.runs.plan import Plan, PlannedCell
from harness.runs.scoring import SHARD, ShardScores
from harness.runs.store import RunStore

_LATEST = 16  # parts in memory: some 1 MB each with a handful of metrics

SystemRows = Mapping[str, Rows]
"""Rows by metric label."""


def shards(cell: PlannedCell) -> list[slice]:
    """Which segments of a cell are scored together."""
    count = len(cell.corpus.segments)
    return [slice(start, min(start + SHARD, count)) for start in range(0, count, SHARD)]


class Parts:
    """Rows and findings of a plan; cells, shards and systems go by number.

    Args:
        plan: What is scored.
        store: Where parts are kept.
    """

    def __init__(self, plan: Plan, store: RunStore) -> None:
        self._plan = plan
        self._store = store
        self._latest: OrderedDict[str, ShardScores] = OrderedDict()

    def find(self, cell: int, shard: int, system: int) -> ShardScores | None:
        """A part, from memory or from disk; None where it was not made yet."""
        name = f"{cell}-{shard}-{system}"
        found = self._latest.get(name) or self._store.part(name)
        if found is not None:
            self._remember(name, found)
        return found

    def save(self, cell: int, shard: int, system: int, scores: ShardScores) -> None:
        """Keep a part that was just made."""
        name = f"{cell}-{shard}-{system}"
        self._store.save_part(name, scores)
        self._remember(name, scores)

    def part(self, cell: int, shard: int, system: int) -> ShardScores:
        """A part that was made.

        Raises:
            HarnessError: It is gone.
        """
        found = self.find(cell, shard, system)
        if found is None:
            raise HarnessError(
                f"{self._store.folder} has lost rows that were already made",
                hint="let nothing else write there, and run the command again",
                exit_code=Exit.ENVIRONMENT,
            )
        return found

    def system(self, cell: int, system: int) -> SystemRows:
        """All rows of a system, joined for one metric each time that it is asked for."""
        return _Joined(self, self._plan.cells[cell], cell, system)

    def _remember(self, name: str, scores: ShardScores) -> None:
        self._latest[name] = scores
        self._latest.move_to_end(name)
        if len(self._latest) > _LATEST:
            self._latest.popitem(last=False)


class _Joined(Mapping[str, Rows]):
    """Rows by metric label over all shards; nothing is held here."""

    def __init__(self, parts: Parts, cell: PlannedCell, number: int, system: int) -> None:
        self._parts, self._cell = parts, cell
        self._number, self._system = number, system

    def __getitem__(self, label: str) -> Rows:
        first, *others = shards(self._cell)
        rows = self._rows(0, label)
        if not others:
            return rows
        # Filled in place: a list of all shards beside the joined rows would hold them twice.
        joined = np.empty((others[-1].stop, *rows.shape[1:]), rows.dtype)
        joined[first] = rows
        for shard, place in enumerate(others, start=1):
            joined[place] = self._rows(shard, label)
        return joined

    def __iter__(self) -> Iterator[str]:
        return (metric.label for metric in self._cell.metrics)

    def __len__(self) -> int:
        return len(self._cell.metrics)

    def _rows(self, shard: int, label: str) -> Rows:
        return self._parts.part(self._number, shard, self._system).rows[label]
