"""A board of systems for people and programs: terminal, Markdown, CSV, JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich import box
from rich.table import Table as Grid
from rich.text import Text

from harness.analysis.standings import Board, BoardColumn, BoardValue, Entry
from harness.report.comparison import arrow, plain_console, printable, title_of
from harness.report.markdown import escaped
from harness.report.summary import Column, Line, Number, flags
from harness.runs.atomic import write_text
from harness.runs.csvfiles import Value, write_csv

COLUMNS = (
    "corpus",
    "system",
    "role",
    "person",
    "group",
    "tied_with",
    "metric",
    "output",
    "better",
    "value",
    "ci_low",
    "ci_high",
    "n",
    "n_missing",
    "ordered_by",
    "signature",
)
"""Columns of the CSV file; names in tied_with are separated by semicolons."""

_CONTROL, _PERSON = "control", "people"


def print_board(board: Board) -> None:
    """Print the table, its notes and the signatures."""
    console = plain_console()
    title = f"{board.corpus}, {board.segments} segments, by {board.columns[board.by].name}"
    console.print(Text(printable(title), style="bold"))
    console.print(_grid(board))
    for note in (*board_notes(board), method_sentence(board)):
        console.print(Text(f"- {printable(note)}"), soft_wrap=True)
    for label, signature in board_signatures(board):
        console.print(Text(f"{label}: {signature}", style="dim"), soft_wrap=True)


def write_board_csv(path: Path, board: Board) -> None:
    """Write one line for each system and output, in full precision.

    Raises:
        HarnessError: The file cannot be written.
    """
    write_csv(path, COLUMNS, _csv_lines(board))


def write_board_markdown(path: Path, board: Board) -> None:
    """Write the table and its notes in Markdown.

    Raises:
        HarnessError: The file cannot be written.
    """
    write_text(path, board_markdown(board))


def board_markdown(board: Board) -> str:
    """The table and its notes in Markdown."""
    titles = ["system", "", *(column_title(each) for each in board.columns), "group", "scored"]
    lines = [
        f"| {' | '.join(map(escaped, titles))} |",
        f"|---|---|{'---:|' * len(board.columns)}---|---:|",
    ]
    for entry in board.entries:
        name = escaped(entry.name)
        name = f"*{name}*" if entry.role == _CONTROL else name
        cells = [name, kind_of(entry), *map(str, map(number, entry.values))]
        lines.append(f"| {' | '.join([*cells, entry.letters or '–', _coverage(entry)])} |")
    notes = (*board_notes(board), method_sentence(board))
    signatures = board_signatures(board)
    return "\n\n".join(
        [
            f"# Board on {escaped(board.corpus)}",
            "\n".join(lines),
            "\n".join(f"- {escaped(note)}" for note in notes),
            "\n".join(f"- {escaped(label)}: `{signature}`" for label, signature in signatures)
            + "\n",
        ]
    )


def board_json(board: Board) -> Mapping[str, Any]:
    """Everything on the board, for `harness.cli.output.print_json`."""
    return {
        "corpus": board.corpus,
        "segments": board.segments,
        "ordered_by": board.columns[board.by].name,
        "method": asdict(board.method),
        "pairs": board.pairs,
        "systems": [
            {
                "name": entry.name,
                "role": entry.role,
                "person": entry.is_person,
                "group": entry.letters or None,
                "tied_with": list(entry.tied),
                "n": entry.n,
                "n_missing": entry.n_missing,
                "values": [
                    {
                        "metric": column.metric,
                        "output": column.output,
                        "better": column.better,
                        "value": value.value,
                        "ci_low": value.low,
                        "ci_high": value.high,
                        "signature": signature,
                    }
                    for column, value, signature in zip(
                        board.columns, entry.values, entry.signatures, strict=True
                    )
                ],
            }
            for entry in board.entries
        ],
        "notes": list(board_notes(board)),
    }


def board_notes(board: Board) -> tuple[str, ...]:
    """The notes of the board, with a sentence on each metric that ranks a control above people."""
    columns = [
        Column(each.metric, each.output, each.better, each.signature, main=True)
        for each in board.columns
    ]
    lines = [
        Line(entry.name, entry.role, entry.n, entry.n_missing, tuple(map(number, entry.values)))
        for entry in board.entries
    ]
    return (*board.notes, *flags(columns, lines))


def method_sentence(board: Board) -> str:
    """How systems were told apart, in one sentence."""
    method = board.method
    return (
        f"systems that share a letter cannot be told apart by {board.columns[board.by].name}: "
        f"paired bootstrap, {method.resamples:,} resamples, seed {method.seed}, p of "
        f"{board.pairs} pairs adjusted together by the largest studentized difference (max T) "
        f"at level {1 - method.confidence:.2g}; {100 * method.confidence:g} % percentile intervals"
    )


def board_signatures(board: Board) -> Sequence[tuple[str, str]]:
    """Each metric with its signature, once."""
    return list(dict.fromkeys((each.metric, each.signature) for each in board.columns))


def column_title(column: BoardColumn) -> str:
    """Metric, output and direction."""
    return title_of(column.metric, column.output) + arrow(column.better)


def number(value: BoardValue) -> Number:
    """The value as other tables print it."""
    return Number(value.value, value.low, value.high)


def kind_of(entry: Entry) -> str:
    """``people``, ``control``, or nothing for a system."""
    if entry.is_person:
        return _PERSON
    return _CONTROL if entry.role == _CONTROL else ""


def _coverage(entry: Entry) -> str:
    return f"{entry.n}/{entry.n + entry.n_missing}"


def _grid(board: Board) -> Grid:
    with_coverage = any(entry.n_missing for entry in board.entries)
    grid = Grid(box=box.SIMPLE_HEAD)
    grid.add_column("group")
    grid.add_column("system", overflow="fold")
    grid.add_column("")
    if with_coverage:
        grid.add_column("scored", justify="right")
    for index, column in enumerate(board.columns):
        style = "bold" if index == board.by else ""
        title = Text(printable(column_title(column)), style=style)
        grid.add_column(title, justify="right", overflow="fold")
    for entry in board.entries:
        style = "dim" if entry.role == _CONTROL else "bold"
        coverage = [_coverage(entry)] if with_coverage else []
        numbers = [str(number(value)) for value in entry.values]
        cells = [entry.letters or "–", printable(entry.name), kind_of(entry), *coverage, *numbers]
        grid.add_row(*(Text(cell, style=style) for cell in cells))
    return grid


def _csv_lines(board: Board) -> Iterator[Sequence[Value]]:
    for entry in board.entries:
        for column, value, signature in zip(
            board.columns, entry.values, entry.signatures, strict=True
        ):
            yield [
                board.corpus,
                entry.name,
                entry.role,
                str(entry.is_person).lower(),
                entry.letters,
                "; ".join(entry.tied),
                column.metric,
                column.output,
                column.better,
                value.value,
                value.low,
                value.high,
                entry.n,
                entry.n_missing,
                board.columns[board.by].name,
                signature,
            ]
