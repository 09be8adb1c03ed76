"""What a page shows of findings.csv: counts by kind, and the findings of the segments it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

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
class Found:
    """The findings of one system.

    Attributes:
        counts: How many of each (kind, severity).
        by_segment: The findings of the segments asked for, worst first.
    """

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_segment: dict[str, list[Told]] = field(default_factory=dict)


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
    next(lines, None)
    for cells in lines:
        record = dict(zip(FindingRecord._fields, map(restored, cells), strict=True))
        mine = found.setdefault((record["cell"], record["system"]), Found())
        mine.counts[record["kind"], record["severity"]] += 1
        key = (record["cell"], record["system"], record["segment"])
        if key in wanted and record["severity"] in _SHOWN:
            told = mine.by_segment.setdefault(record["segment"], [])
            if len(told) < _EACH:
                message = record["message"]
                cut = message if len(message) <= _LONGEST else f"{message[:_LONGEST]} …"
                told.append(Told(record["severity"], record["kind"], cut))
    return found


class KindLine(NamedTuple):
    """A kind of finding with the majors and minors of each system, in order."""

    kind: str
    numbers: Sequence[tuple[int, int]]


def kind_lines(found: Sequence[Found]) -> list[KindLine]:
    """One line a kind, the one with most majors first."""
    kinds = dict.fromkeys(kind for each in found for kind, _ in each.counts)
    lines = [
        KindLine(kind, [(each.counts[kind, "major"], each.counts[kind, "minor"]) for each in found])
        for kind in kinds
    ]
    shown = [line for line in lines if any(map(any, line.numbers))]
    return sorted(
        shown, key=lambda line: ([-sum(n) for n in zip(*line.numbers, strict=True)], line.kind)
    )
