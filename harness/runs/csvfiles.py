"""CSV as the harness writes it: full precision, and no cell that a spreadsheet would execute.

Texts come from models and from the web. A cell that begins with one of ``= + - @`` (or a tab or a
carriage return) is a formula to a spreadsheet, so an apostrophe is put before it; `restored`
takes exactly that apostrophe away again.
"""

from __future__ import annotations

import csv
import itertools
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from harness.errors import HarnessError
from harness.runs.atomic import replacing

_QUOTED = re.compile('[,"\n\r]')
_CELL_LIMIT = 2**31 - 1  # the standard limit, 128 KB, is less than a long document
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
        for record in itertools.chain([columns], records):
            file.write((",".join(map(_cell, record)) + "\n").encode("utf-8"))


def csv_lines(path: Path) -> Iterator[list[str]]:
    """Each line of a file as a list of cells, however long a cell is.

    Raises:
        HarnessError: The file is not there or cannot be read.
    """
    return (cells for _, cells in numbered_lines(path))


def numbered_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The same, with the number of the file's line on which the cells end.

    Raises:
        HarnessError: The file is not there or cannot be read.
    """
    usual = csv.field_size_limit(_CELL_LIMIT)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            for cells in lines:
                yield lines.line_num, cells
    except (OSError, ValueError, csv.Error) as error:
        raise HarnessError(f"{path} cannot be read: {error}") from error
    finally:
        csv.field_size_limit(usual)


def _cell(value: Value) -> str:
    if not isinstance(value, str):
        absent = value is None or (isinstance(value, float) and math.isnan(value))
        return "" if absent else repr(value)
    text = neutralized(value)
    # Quoted by hand: until Python 3.13 the csv module leaves a lone carriage return unquoted, and
    # then reads it as the end of a row.
    if _QUOTED.search(text):
        text = text.replace('"', '""')
        return f'"{text}"'
    return text
