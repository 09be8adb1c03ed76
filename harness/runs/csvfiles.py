"""CSV as the harness writes it: full precision, and no cell that a spreadsheet would execute.

Texts come from models and from the web. A cell that begins with one of ``= + - @`` (or a tab or a
carriage return) is a formula to a spreadsheet, so an apostrophe is put before it; `restored`
takes exactly that apostrophe away again.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from harness.runs.atomic import replacing

_TRIGGERS = ("=", "+", "-", "@", "\t", "\r")

Value = str | float | int | None


def neutralized(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    Example:
        >>> neutralized("=1+1"), neutralized("'=1+1"), neutralized("a = 1")
        ("'=1+1", "''=1+1", 'a = 1')
    """
    return f"'{text}" if text.lstrip("'").startswith(_TRIGGERS) else text


def restored(cell: str) -> str:
    """The text that `neutralized` was given.

    Example:
        >>> [restored(neutralized(text)) for text in ("=1", "'=1", "'a", "")]
        ['=1', "'=1", "'a", '']
    """
    if cell.startswith("'") and cell.lstrip("'").startswith(_TRIGGERS):
        return cell[1:]
    return cell


def write_csv(path: Path, columns: Sequence[str], records: Iterable[Sequence[Value]]) -> None:
    """Write a table, atomically; NaN and None are empty cells, floats read back the same."""
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(value) for value in record] for record in records)
        text.detach()


def _cell(value: Value) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, str):
        return neutralized(value)
    return repr(value)
