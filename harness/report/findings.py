"""What a page shows of findings.csv: counts by kind, and the findings of the segments it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from harness.errors import HarnessError
from harness.runs.csvfiles import csv_lines, restored
from harness.runs.findingsfile import FILE, FindingRecord

_EACH = 12  # findings of one segment that are shown
_LONGEST = 400  # characters of a message
_SHOWN = ("major", "minor")

Place = tuple[str, str]
"""Cell and system."""


class Told(NamedTuple):
    """A finding as it stands below a segment."""

    severity: str
    kind: str
    message: str


@dataclass
class OfSegment:
    """The findings of one segment, worst first, and how many more there are than are shown."""

    shown: list[Told] = field(default_factory=list)
    more: int = 0

    def add(self, told: Told) -> None:
        """Take one more, in its place."""
        self.shown.append(told)
        # Several metrics may explain themselves, and each comes worst first. Sorting is stable.
        self.shown.sort(key=lambda each: _SHOWN.index(each.severity))
        if len(self.shown) > _EACH:
            self.shown.pop()
            self.more += 1


@dataclass
class Found:
    """The findings of one system.

    Attributes:
        counts: How many of each (metric, kind, severity).
        by_segment: The findings of the segments asked for.
    """

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    by_segment: dict[str, OfSegment] = field(default_factory=dict)


def findings_of(folder: Path, wanted: Collection[tuple[str, str, str]]) -> dict[Place, Found]:
    """Read findings.csv once; nothing where the run has none.

    Args:
        folder: The run directory.
        wanted: (cell, system, segment) whose findings are to be kept.

    Raises:
        HarnessError: The file cannot be read.
    """
    path = folder / FILE
    found: dict[Place, Found] = {}
    if not path.is_file():
        return found
    lines = csv_lines(path)
    if next(lines, None) != list(FindingRecord._fields):
        raise HarnessError(f"{path} is damaged: its columns are not those of findings")
    for cells in lines:
        if len(cells) != len(FindingRecord._fields):
            raise HarnessError(f"{path} is damaged: a line has {len(cells)} cells")
        record = dict(zip(FindingRecord._fields, map(restored, cells), strict=True))
        mine = found.setdefault((record["cell"], record["system"]), Found())
        mine.counts[record["metric"], record["kind"], record["severity"]] += 1
        key = (record["cell"], record["system"], record["segment"])
        if key in wanted and record["severity"] in _SHOWN:
            told = Told(record["severity"], record["kind"], _cut(record["message"]))
            mine.by_segment.setdefault(record["segment"], OfSegment()).add(told)
    return found


def _cut(message: str) -> str:
    return message if len(message) <= _LONGEST else f"{message[:_LONGEST]} …"


class KindLine(NamedTuple):
    """A kind of finding with the majors and minors of each system, in order."""

    kind: str
    numbers: Sequence[tuple[int, int]]


def kind_lines(found: Mapping[str, Found]) -> list[KindLine]:
    """One line a kind, the one with most majors first.

    Args:
        found: By system, in the order of the columns; one without findings counts 0 everywhere.
    """
    counts = [each.counts for each in found.values()]
    several = len({metric for each in counts for metric, _, _ in each}) > 1
    lines = [
        KindLine(
            f"{metric} {kind}" if several else kind,
            [(each[metric, kind, "major"], each[metric, kind, "minor"]) for each in counts],
        )
        for metric, kind in dict.fromkeys(key[:2] for each in counts for key in each)
    ]
    shown = [line for line in lines if any(map(any, line.numbers))]
    return sorted(
        shown, key=lambda line: ([-sum(n) for n in zip(*line.numbers, strict=True)], line.kind)
    )
