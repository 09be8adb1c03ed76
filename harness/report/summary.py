"""The table that a person sees first: each system between its controls.

Read from the run directory alone. Controls that do nothing or nothing sensible stand above the
systems, people below them, so that a score is seen between its floor and its ceiling.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.errors import HarnessError
from harness.runs.csvfiles import restored
from harness.runs.plan import HELD_OUT
from harness.runs.records import ALL

Record = Mapping[str, str]


@dataclass(frozen=True)
class Number:
    """A value with its interval; NaN where there is none."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        if math.isnan(self.low):
            return shown(self.value)
        return f"{shown(self.value)} [{shown(self.low)} {shown(self.high)}]"


@dataclass(frozen=True)
class Column:
    """One output of one metric."""

    metric: str
    output: str
    better: str
    signature: str
    main: bool

    @property
    def title(self) -> str:
        """What stands over the column; an output named like its metric needs no second name."""
        if self.output == self.metric.partition(":")[0]:
            return self.metric
        return f"{self.metric} {self.output}"


@dataclass(frozen=True)
class Line:
    """One system or control with its numbers, one for each column."""

    system: str
    role: str
    n: int
    n_missing: int
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Table:
    """All systems of one cell, floor first and people last."""

    cell: str
    corpus: str
    segments: int
    confidence: float
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]

    def main(self) -> Table:
        """The same table with the first output of each metric alone."""
        kept = [index for index, column in enumerate(self.columns) if column.main]
        return Table(
            self.cell,
            self.corpus,
            self.segments,
            self.confidence,
            tuple(self.columns[index] for index in kept),
            tuple(
                Line(
                    line.system,
                    line.role,
                    line.n,
                    line.n_missing,
                    tuple(line.numbers[index] for index in kept),
                )
                for line in self.lines
            ),
            self.notes,
        )


def shown(value: float) -> str:
    """A number for people: two decimals below 10, one below 1,000, none above.

    Example:
        >>> shown(40.126), shown(0.756), shown(-3.4), shown(11032)
        ('40.1', '0.76', '-3.40', '11,032')
    """
    if math.isnan(value):
        return "–"
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def tables(folder: Path, header: Mapping[str, Any]) -> list[Table]:
    """One table a cell of a run.

    Args:
        folder: The run directory.
        header: What its run.json holds.

    Raises:
        HarnessError: scores.csv is not there, or it and run.json do not fit together.
    """
    path = folder / "scores.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            records = [
                {key: restored(value) for key, value in record.items()}
                for record in csv.DictReader(file, restval="")
            ]
        return [_table(cell, _of_cell(records, cell)) for cell in header["cells"]]
    except OSError as error:
        raise HarnessError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, csv.Error) as error:
        raise HarnessError(
            f"{path} is damaged, or does not belong to the run.json beside it",
            hint="run the config of the run once more",
        ) from error


def _of_cell(records: Iterable[Record], cell: Mapping[str, Any]) -> list[Record]:
    name = cell["name"]
    return [
        record
        for record in records
        if record["slice"] == ALL and "/".join(record["run"].split("/")[2:]) == name
    ]


def _table(cell: Mapping[str, Any], records: Sequence[Record]) -> Table:
    columns = tuple(
        Column(
            metric["label"],
            output["name"],
            output["better"],
            metric["signature"],
            output is metric["outputs"][0],
        )
        for metric in cell["metrics"]
        for output in metric["outputs"]
    )
    found = {(record["system"], record["metric"], record["output"]): record for record in records}
    lines = [_line(system, columns, found) for system in cell["systems"]]
    lines.sort(key=_place)
    return Table(
        cell["name"],
        cell["corpus"],
        cell["segments"],
        cell["confidence"],
        columns,
        tuple(lines),
        (*cell["notes"], *flags(columns, lines)),
    )


def _line(
    system: Mapping[str, str],
    columns: Sequence[Column],
    found: Mapping[tuple[str, str, str], Record],
) -> Line:
    records = [found[system["name"], column.metric, column.output] for column in columns]
    numbers = tuple(
        Number(_float(each["value"]), _float(each["ci_low"]), _float(each["ci_high"]))
        for each in records
    )
    first = records[0]
    return Line(system["name"], system["role"], int(first["n"]), int(first["n_missing"]), numbers)


def _float(cell: str) -> float:
    return float(cell) if cell else math.nan


def _is_person(line: Line) -> bool:
    return line.role == "human" or (line.role == "control" and line.system == HELD_OUT)


def _place(line: Line) -> int:
    """Floor, systems, people; the order of the config within each."""
    if _is_person(line):
        return 2
    return 0 if line.role == "control" else 1


def flags(columns: Sequence[Column], lines: Sequence[Line]) -> list[str]:
    """A sentence for each main output that ranks a control above people."""
    found: list[str] = []
    for index, column in enumerate(columns):
        if not column.main or column.better == "neither":
            continue
        sign = 1 if column.better == "higher" else -1
        ranked = [line for line in lines if not math.isnan(line.numbers[index].value)]
        people = [line for line in ranked if _is_person(line)]
        floor = [line for line in ranked if line.role == "control" and not _is_person(line)]
        if not people or not floor:
            continue

        def rank(line: Line, index: int = index, sign: int = sign) -> float:
            return sign * line.numbers[index].value

        best, human = max(floor, key=rank), max(people, key=rank)
        if rank(best) > rank(human):
            found.append(
                f"{column.title} ranks the control {best.system} "
                f"({shown(best.numbers[index].value)}) above people ({human.system}, "
                f"{shown(human.numbers[index].value)}): do not rank systems by it alone"
            )
    return found
