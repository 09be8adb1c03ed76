"""CSV and TSV with a header, quoted as RFC 4180 says.

The csv module and not pandas: pandas turns ``NA`` and ``null`` into missing values, guesses
types, renames columns that appear twice and pads short rows, and each of these changes a text
without a word.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from harness.corpora.decoding import TextFile, counted, read_text
from harness.corpora.problems import Problems
from harness.corpora.table import Table
from harness.errors import HarnessError

_NAMES = {",": "comma", "\t": "tab", ";": "semicolon"}


@dataclass(frozen=True)
class _Rows:
    cells: Sequence[list[str]]
    lines: Sequence[int]


def read_delimited(path: Path, delimiter: str) -> Table:
    """Read a table; the first row names the columns.

    A TSV file whose quotation marks do not follow RFC 4180 is read once more with the marks as
    plain characters, since much of the field's TSV is written that way.

    Raises:
        HarnessError: The file cannot be read, has no header or no row, or a row has too many or
            too few fields.
    """
    file = read_text(path)
    try:
        return _table(file, _parsed(file, delimiter, csv.QUOTE_MINIMAL), delimiter)
    except HarnessError:
        if delimiter != "\t" or '"' not in file.text:
            raise
        plain = _parsed(file, delimiter, csv.QUOTE_NONE)
        if not _even(plain):
            raise
    return _table(file, plain, delimiter)


def _parsed(file: TextFile, delimiter: str, quoting: int) -> _Rows:
    # Parted at LF only: the csv module itself judges CR, inside and outside of quotation marks.
    lines = (line + "\n" for line in file.text.split("\n"))
    with _any_field_size():
        reader = csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True)  # type: ignore[arg-type]
        cells: list[list[str]] = []
        starts: list[int] = []
        start = 1
        try:
            for row in reader:
                cells.append(row)
                starts.append(start)
                start = reader.line_num + 1
        except csv.Error as error:
            raise _malformed(file, start, error) from None
    while cells and not cells[-1]:
        cells.pop()
    return _Rows(cells, starts[: len(cells)])


@contextmanager
def _any_field_size() -> Iterator[None]:
    # The limit of the csv module (131,072 characters) is below the size of a long document.
    before = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _malformed(file: TextFile, line: int, error: csv.Error) -> HarnessError:
    if "new-line character" in str(error):
        message = "a carriage return inside a field without quotation marks"
    elif "unexpected end of data" in str(error):
        message = "a quotation mark is opened here and never closed"
    else:
        message = "text follows a closing quotation mark"
    return HarnessError(
        message,
        where=f"{file.path}:{line}",
        hint='a field that holds " is put in quotation marks, and each " in it is doubled',
    )


def _even(rows: _Rows) -> bool:
    return bool(rows.cells) and all(len(row) == len(rows.cells[0]) for row in rows.cells)


def _table(file: TextFile, rows: _Rows, delimiter: str) -> Table:
    if not rows.cells:
        raise HarnessError("is empty; a header row is needed", where=str(file.path))
    header, body, lines = rows.cells[0], rows.cells[1:], rows.lines[1:]
    _check_header(file, header)
    _check_fields(file, header, body, lines)
    columns = list(zip(*body, strict=True)) if body else [()] * len(header)
    named = dict(zip(header, columns, strict=True))
    # pandas writes its row index as a first column without a name.
    named.pop("", None)
    return Table(
        path=str(file.path),
        columns=named,
        count=len(body),
        place=lambda row: f"{file.path}:{lines[row]}",
        files={str(file.path): file.sha256},
        hint=_separator_hint(header, delimiter),
    )


def _check_header(file: TextFile, header: Sequence[str]) -> None:
    problems = Problems()
    for number, name in enumerate(header):
        if name in header[:number]:
            problems.add(f"two columns are called {name!r}", where=f"{file.path}:1")
    problems.raise_any()


def _check_fields(
    file: TextFile, header: Sequence[str], body: Sequence[list[str]], lines: Sequence[int]
) -> None:
    problems = Problems()
    width = len(header)
    for row, line in zip(body, lines, strict=True):
        if len(row) != width:
            problems.add(
                f"the row has {counted(len(row), 'field')}, the header has {width}",
                where=f"{file.path}:{line}",
                hint=None if row else "remove the blank line",
            )
    problems.raise_any()


def _separator_hint(header: Sequence[str], delimiter: str) -> str | None:
    if len(header) != 1:
        return None
    for other, name in _NAMES.items():
        if other != delimiter and other in header[0]:
            return f"its fields seem to be parted by a {name}, not by a {_NAMES[delimiter]}"
    return None
