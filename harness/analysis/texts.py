"""Originals and rewrites of runs, where a run holds text; a baseline holds none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from harness.analysis.contenders import Contender
from harness.errors import HarnessError
from harness.runs.csvfiles import numbered_lines, restored

_FILE = "segments.csv"
_FIXED = 8  # the columns before the scores


class Key(NamedTuple):
    """One system's rewrite of one segment."""

    folder: Path
    cell: str
    system: str
    segment: str


class Pair(NamedTuple):
    """An original and one system's rewrite of it."""

    original: str
    rewrite: str


def texts(wanted: Collection[Key]) -> Mapping[Key, Pair]:
    """The texts of some rewrites; those of a folder without text are not among them.

    Raises:
        HarnessError: A file of texts cannot be read.
    """
    keys = frozenset(wanted)
    found: dict[Key, Pair] = {}
    # The file of a large run is long, so it is read once for all that is wanted of it.
    for folder in {key.folder for key in keys}:
        found.update((key, pair) for key, pair in _pairs(folder) if key in keys)
    return found


def texts_of(
    contender: Contender, segments: Collection[str] | None = None
) -> Mapping[str, Pair] | None:
    """Texts of one system by segment id; None where the folder holds no text.

    Args:
        contender: The system of a run.
        segments: The ids wanted; None for all.

    Raises:
        HarnessError: The file of texts cannot be read.
    """
    folder, cell = contender.bundle.folder, contender.cell.name
    if not (folder / _FILE).is_file():
        return None
    return {
        key.segment: pair
        for key, pair in _pairs(folder)
        if (key.cell, key.system) == (cell, contender.system)
        and (segments is None or key.segment in segments)
    }


def _pairs(folder: Path) -> Iterator[tuple[Key, Pair]]:
    path = folder / _FILE
    if not path.is_file():
        return
    lines = numbered_lines(path)
    next(lines, None)
    for number, line in lines:
        if len(line) < _FIXED:
            raise HarnessError(f"{path}:{number}: a line of {len(line)} cells")
        cell, _, system, segment, _, _, original, rewrite = map(restored, line[:_FIXED])
        yield Key(folder, cell, system, segment), Pair(original, rewrite)
