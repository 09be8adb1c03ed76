"""The lines of a CSV file one after another, however long a cell is."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from harness.errors import HarnessError

_CELL_LIMIT = 2**31 - 1  # the standard limit, 128 KB, is less than a long document


def csv_lines(path: Path) -> Iterator[list[str]]:
    """Each line of a file as a list of cells.

    Raises:
        HarnessError: The file is not there or cannot be read.
    """
    usual = csv.field_size_limit(_CELL_LIMIT)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.reader(file)
    except (OSError, ValueError, csv.Error) as error:
        raise HarnessError(f"{path} cannot be read: {error}") from error
    finally:
        csv.field_size_limit(usual)
