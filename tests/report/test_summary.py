"""The main table: order of the lines, numbers for people, and what is flagged."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from harness.report.summary import Column, Number, Table, shown, tables
from harness.runs.csvfiles import write_csv
from harness.runs.records import ScoreRecord

ROLES = {
    "new": "system",
    "copy": "control",
    "held-out": "control",
    "Ann": "human",
    "stub": "control",
}


def header(better: str = "higher", cells: tuple[str, ...] = ("",)) -> dict[str, Any]:
    outputs = [{"name": "m", "better": better}, {"name": "part", "better": "higher"}]
    return {
        "cells": [
            {
                "name": name,
                "corpus": "c",
                "segments": 4,
                "confidence": 0.9,
                "systems": [{"name": system, "role": role} for system, role in ROLES.items()],
                "metrics": [{"label": "m", "signature": "m|v:1", "outputs": outputs}],
                "notes": ["a note"],
            }
            for name in cells
        ]
    }


def read(
    folder: Path, values: dict[str, float], better: str = "higher", cells: tuple[str, ...] = ("",)
) -> list[Table]:
    records = [
        ScoreRecord(
            "/".join(filter(None, ["x", "0123", cell])),
            "c",
            part,
            system,
            "m",
            output,
            values.get(system, 1.0) + shift + 100 * number,
            values.get(system, 1.0) - 1,
            math.nan,
            3,
            1,
            better,
            "m|v:1",
        )
        for number, cell in enumerate(cells)
        for part, shift in (("all", 0.0), ("kind=a", 50.0))
        for system in ROLES
        for output in ("m", "part")
    ]
    write_csv(folder / "scores.csv", ScoreRecord._fields, records)
    return tables(folder, header(better, cells))


def test_systems_stand_between_floor_and_people(tmp_path: Path) -> None:
    [table] = read(tmp_path, {})
    assert [line.system for line in table.lines] == ["copy", "stub", "new", "held-out", "Ann"]


def test_numbers_are_those_of_the_whole_corpus(tmp_path: Path) -> None:
    [table] = read(tmp_path, {"new": 7.25})
    line = table.lines[2]
    assert (line.n, line.n_missing) == (3, 1)
    assert (line.numbers[0].value, line.numbers[0].low) == (7.25, 6.25)
    assert math.isnan(line.numbers[0].high)


def test_each_cell_has_its_own_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, {}, cells=("a=1", "a=2/b"))
    assert [table.lines[0].numbers[0].value for table in found] == [1.0, 101.0]


def test_the_main_table_has_the_first_output_of_each_metric(tmp_path: Path) -> None:
    [table] = read(tmp_path, {})
    assert [column.title for column in table.columns] == ["m", "m part"]
    assert [column.title for column in table.main().columns] == ["m"]
    assert [len(line.numbers) for line in table.main().lines] == [1] * 5


@pytest.mark.parametrize(
    ("better", "copy", "flagged"),
    [("higher", 5.0, True), ("higher", 3.0, False), ("lower", 1.0, True), ("neither", 9.0, False)],
)
def test_a_control_above_people_is_flagged(
    tmp_path: Path, better: str, copy: float, flagged: bool
) -> None:
    people = {"held-out": 3.5, "Ann": 4.0}
    other = 9.0 if better == "lower" else 0.0
    [table] = read(tmp_path, {**people, "copy": copy, "stub": other}, better)
    assert table.notes[0] == "a note"
    assert (len(table.notes) == 2) == flagged
    if flagged:
        # The best of the people counts, which depends on the direction.
        best = "held-out, 3.50" if better == "lower" else "Ann, 4.00"
        assert table.notes[1].startswith(
            f"m ranks the control copy ({copy:.2f}) above people ({best})"
        )


def test_without_a_number_nothing_is_flagged(tmp_path: Path) -> None:
    [table] = read(tmp_path, {"held-out": math.nan, "Ann": math.nan, "copy": 9.0})
    assert table.notes == ("a note",)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Number(math.nan, math.nan, math.nan), "–"),
        (Number(1.0, math.nan, math.nan), "1.00"),
        (Number(12.345, 9.999, 100.0), "12.3 [10.00 100.0]"),
        (Number(-0.5, -12.04, 0.0), "-0.50 [-12.0 0.00]"),
    ],
)
def test_a_number_is_written_for_people(number: Number, text: str) -> None:
    assert str(number) == text


def test_ten_is_where_a_decimal_is_dropped() -> None:
    assert [shown(value) for value in (9.99, 10.0, -10.0)] == ["9.99", "10.0", "-10.0"]


def test_a_column_is_named_once_where_metric_and_output_agree() -> None:
    assert Column("sari", "sari", "higher", "s", True).title == "sari"
    assert Column("mine", "sari", "higher", "s", True).title == "mine sari"
