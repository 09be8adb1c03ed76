"""Tables on the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from harness.report.summary import Line, Number, Table, shown
from harness.runs.records import ScoreRecord

_PIPE_WIDTH = 160
_ANY_WIDTH = 10_000


def print_tables(header: Mapping[str, Any], found: Sequence[Table]) -> None:
    """Print the main table of each cell, then its notes."""
    console = _console()
    for table in found:
        name = " · ".join(filter(None, [header["experiment"], table.cell, table.corpus]))
        console.print(Text(f"{name}, {table.segments} segments", style="bold"))
        grid = _grid(table.main(), stacked=False)
        unbounded = console.options.update(max_width=_ANY_WIDTH)
        if console.measure(grid, options=unbounded).maximum > console.width:
            grid = _grid(table.main(), stacked=True)
        console.print(grid)
        for note in table.notes:
            console.print(Text(f"- {note}"), soft_wrap=True)


def print_whole_tables(found: Sequence[Table]) -> None:
    """Print every output of each cell, one line an output and one column a system."""
    console = _console()
    for table in found:
        grid = Grid(box=box.SIMPLE_HEAD, title=" · ".join(filter(None, [table.cell, table.corpus])))
        grid.add_column("output")
        for line in table.lines:
            grid.add_column(Text(line.system), justify="right")
        for index, column in enumerate(table.columns):
            values = [shown(line.numbers[index].value) for line in table.lines]
            grid.add_row(Text(column.title), *values)
        console.print(grid)


def print_records(records: Sequence[ScoreRecord], confidence: float) -> None:
    """Print one line a number, and each signature once."""
    console = _console()
    grid = Grid(box=box.SIMPLE_HEAD)
    grid.add_column("metric")
    grid.add_column("value", justify="right")
    grid.add_column(f"{100 * confidence:g} % interval", justify="right")
    grid.add_column("better")
    for record in records:
        number = Number(record.value, record.ci_low, record.ci_high)
        name = f"{record.metric} {record.output}"
        if record.output == record.metric:
            name = record.metric
        value, _, interval = str(number).partition(" ")
        grid.add_row(
            Text(name), value, Text(interval.strip("[]").replace(" ", " – ")), record.better
        )
    console.print(grid)
    first = records[0]
    missing = f", {first.n_missing} missing" if first.n_missing else ""
    console.print(Text(f"{first.n} segments{missing}"))
    for label, signature in dict.fromkeys((each.metric, each.signature) for each in records):
        console.print(Text(f"{label}: {signature}", style="dim"), soft_wrap=True)


def _console() -> Console:
    console = Console(highlight=False)
    # A pipe has no width of its own; a table cut to 80 columns there would lose its numbers.
    return console if console.is_terminal else Console(highlight=False, width=_PIPE_WIDTH)


def _grid(table: Table, *, stacked: bool) -> Grid:
    """The table; with `stacked`, each interval stands below its value, for narrow terminals."""
    grid = Grid(box=box.SIMPLE_HEAD)
    grid.add_column("system", no_wrap=True)
    with_coverage = any(line.n_missing for line in table.lines)
    if with_coverage:
        grid.add_column("scored", justify="right")
    for column in table.columns:
        arrow = {"higher": " ↑", "lower": " ↓"}.get(column.better, "")
        grid.add_column(Text(f"{column.title}{arrow}"), justify="right")
    for line in table.lines:
        grid.add_row(*_cells(line, with_coverage=with_coverage, stacked=stacked))
    return grid


def _cells(line: Line, *, with_coverage: bool, stacked: bool) -> list[Text]:
    style = "dim" if line.role == "control" else "bold"
    cells = [Text(line.system, style=style)]
    if with_coverage:
        total = line.n + line.n_missing
        cells.append(Text(f"{line.n}/{total}", style="red" if line.n_missing else style))
    separator = "\n" if stacked else " "
    return cells + [
        Text(separator.join(str(number).split(" ", 1)), style=style) for number in line.numbers
    ]
