"""The segments that a page shows: the worst of each system, while segments.csv goes by."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from operator import itemgetter
from pathlib import Path
from typing import Any

from harness.report.diff import Piece, difference
from harness.runs.csvfiles import csv_lines, restored

WORST = 20
"""Segments shown of a system for one output."""

_ROWS = 600  # segments on the whole page
_CHARACTERS = 600_000  # of the texts of all these segments
_LEAST, _MOST = 240, 6000  # characters shown of one text
_IDS = 10  # missing segments named


@dataclass(frozen=True)
class Example:
    """A segment with its rewrite.

    Attributes:
        numbers: The value of each output, as text; empty where there is none.
        first: Whether it stands on the page before anything is chosen.
    """

    id: str
    document: str
    status: str
    original: Sequence[Piece]
    rewrite: Sequence[Piece]
    numbers: Sequence[str]
    first: bool


@dataclass(frozen=True)
class Examples:
    """The segments shown of one system, worst first, and those that have a status but ok."""

    system: str
    shown: int
    rows: Sequence[Example]
    missing: Sequence[tuple[str, int, str]]


class Picker:
    """Keeps the worst segments of one system while segments.csv goes by, and nothing else.

    Args:
        columns: Place in the file of each output.
        ranked: The places to keep the worst by, each with the sign that makes worse smaller; with
            none of them the first segments are kept.
        limits: Segments an output, and characters a text.
    """

    def __init__(
        self,
        system: str,
        columns: Sequence[int],
        ranked: Sequence[tuple[int, int]],
        limits: tuple[int, int],
    ) -> None:
        self._system, self._columns = system, columns
        self._ranked, (self._count, self._characters) = ranked, limits
        self._worst: list[list[tuple[float, int, list[str]]]] = [[] for _ in ranked or (0,)]
        self._missing: dict[str, list[str]] = {}
        self._seen = 0

    def add(self, record: list[str]) -> None:
        """Look at one line of the file."""
        self._seen += 1
        status = record[5]
        if status != "ok":
            self._missing.setdefault(status, []).append(restored(record[3]))
        for kept, (column, sign) in zip(self._worst, self._ranked or ((-1, 1),), strict=True):
            value = record[column] if column >= 0 else "0"
            if value:
                kept.append((sign * float(value), self._seen, record))
            if len(kept) > 4 * self._count + 64:
                kept[:] = nsmallest(self._count, kept, key=itemgetter(0, 1))

    def examples(self) -> Examples:
        """What the page shows of the system."""
        worst = [nsmallest(self._count, kept, key=itemgetter(0, 1)) for kept in self._worst]
        chosen = {number: record for _, number, record in itertools.chain.from_iterable(worst)}
        first = {number for _, number, _ in worst[0]}
        rows = [self._example(record, number in first) for number, record in chosen.items()]
        missing = [
            (status, len(ids), ", ".join(ids[:_IDS]) + (", …" if len(ids) > _IDS else ""))
            for status, ids in self._missing.items()
        ]
        return Examples(self._system, len(first), rows, missing)

    def _example(self, record: list[str], first: bool) -> Example:
        _, _, _, segment, document, status, original, rewrite = map(restored, record[:8])
        cells = (record[place] for place in self._columns)
        values = [f"{float(cell):.7g}" if cell else "" for cell in cells]
        texts = difference(self._clipped(original), self._clipped(rewrite))
        return Example(segment, document, status, *texts, values, first)

    def _clipped(self, text: str) -> str:
        if len(text) <= self._characters:
            return text
        more = len(text) - self._characters
        return f"{text[: self._characters]} […, {more:,} more characters]"


def pickers(folder: Path, header: Mapping[str, Any]) -> dict[tuple[str, str], Picker]:
    """A picker for each system that is no control, by cell and system."""
    lines = csv_lines(folder / "segments.csv")
    names = {name: place for place, name in enumerate(map(restored, next(lines, [])))}
    systems = [
        (cell, system["name"])
        for cell in header["cells"]
        for system in cell["systems"]
        if system["role"] != "control"
    ]
    limits = _limits(systems)
    found = {
        (cell["name"], system): Picker(
            system,
            [names[name] for name, _ in _outputs(cell)],
            [(names[name], 1 if better == "higher" else -1) for name, better in _ranked(cell)],
            limits,
        )
        for cell, system in systems
    }
    for record in lines:
        picker = found.get((restored(record[0]), restored(record[2])))
        if picker:
            picker.add(record)
    return found


def _limits(systems: Sequence[tuple[Mapping[str, Any], str]]) -> tuple[int, int]:
    """Segments an output and characters a text, so that the page stays small."""
    lists = sum(max(1, len(_ranked(cell))) for cell, _ in systems)
    count = max(1, min(WORST, _ROWS // max(1, lists)))
    rows = sum(min(cell["segments"], count * max(1, len(_ranked(cell)))) for cell, _ in systems)
    return count, max(_LEAST, min(_MOST, _CHARACTERS // (2 * max(1, rows))))


def _outputs(cell: Mapping[str, Any], mains: int | None = None) -> list[tuple[str, str]]:
    """Column in segments.csv and direction of the first outputs, or of all, of each metric."""
    return [
        (f"{metric['label']}.{output['name']}", output["better"])
        for metric in cell["metrics"]
        for output in metric["outputs"][:mains]
    ]


def _ranked(cell: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The main outputs that have a better and a worse."""
    return [(name, better) for name, better in _outputs(cell, 1) if better != "neither"]
