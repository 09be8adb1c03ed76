"""A gate on the terminal: a table of rules, then a sentence on each that did not pass."""

from __future__ import annotations

from types import MappingProxyType

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from harness.analysis.gate_verdicts import GateReport, Verdict
from harness.report.gate_numbers import COLUMNS, cells, missing, sides

MOST = 40
_PIPE_WIDTH = 200
_STYLES = MappingProxyType(
    {"pass": "green", "warn": "yellow", "inconclusive": "yellow", "regressed": "bold red"}
)
_ORDER = (Verdict.REGRESSED, Verdict.WARN, Verdict.INCONCLUSIVE, Verdict.PASS)


def print_gate(report: GateReport) -> None:
    """Print what a gate found; of many rules, the worst verdicts."""
    console = Console(highlight=False)
    if not console.is_terminal:
        # A pipe has no width of its own; a table cut to 80 columns would lose its numbers.
        console = Console(highlight=False, width=_PIPE_WIDTH)
    ordered = sorted(report.results, key=lambda result: _ORDER.index(result.verdict))
    grid = Grid(box=box.SIMPLE_HEAD)
    for index, column in enumerate(COLUMNS):
        grid.add_column(column, justify="left" if index < 2 else "right")
    for result in ordered[:MOST]:
        verdict, *rest = cells(result)
        grid.add_row(Text(verdict, style=_STYLES.get(verdict, "")), *map(Text, rest))
    console.print(grid)
    if len(ordered) > MOST:
        console.print(Text(f"{len(ordered) - MOST} more rules are in gate.json"))
    for result in ordered[:MOST]:
        if result.verdict is not Verdict.PASS:
            line = f"{result.verdict.value}: {result.check.name}: {result.sentence}"
            console.print(Text(line), soft_wrap=True)
    for each in report.coverage:
        if each.missing or each.missing_baseline:
            console.print(Text(f"note: {missing(each)}"), soft_wrap=True)
    for note in report.notes:
        console.print(Text(f"note: {note}"), soft_wrap=True)
    console.print(Text(f"Gate {report.verdict.value}: {sides(report)}"), soft_wrap=True)
