"""Originals and rewrites of a run, where the run holds text; a baseline holds none."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from harness.analysis.contenders import Contender
from harness.errors import HarnessError
from harness.runs.csvfiles import restored

_CELL_LIMIT = 1 << 30  # a segment may be a whole document; the csv module stops at 128 kB
_FIXED = 8  # the columns before the scores


class Pair(NamedTuple):
    """An original and one system's rewrite of it."""

    original: str
    rewrite: str


def texts_of(
    contender: Contender, segments: Collection[str] | None = None
) -> Mapping[str, Pair] | None:
    """Texts by segment id; None where the folder holds no text.

    Args:
        contender: The system of a run.
        segments: The ids wanted; None for all.

    Raises:
        HarnessError: The file of texts cannot be read.
    """
    path = contender.bundle.folder / "segments.csv"
    if not path.is_file():
        return None
    found: dict[str, Pair] = {}
    for cell, _, system, segment, _, _, original, rewrite in _lines(path):
        ours = cell == contender.cell.name and system == contender.system
        if ours and (segments is None or segment in segments):
            found[segment] = Pair(original, rewrite)
    return found


def _lines(path: Path) -> Iterator[list[str]]:
    usual = csv.field_size_limit(_CELL_LIMIT)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            next(lines, None)
            for line in lines:
                if len(line) < _FIXED:
                    raise HarnessError(f"{path}:{lines.line_num}: a line of {len(line)} cells")
                yield [restored(cell) for cell in line[:_FIXED]]
    except (OSError, ValueError, csv.Error) as error:
        raise HarnessError(f"{path} cannot be read: {error}") from error
    finally:
        csv.field_size_limit(usual)
