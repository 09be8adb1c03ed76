"""CSV that reads back the same, in Python and in pandas, whatever a model wrote."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from harness.runs.csvfiles import neutralized, restored, write_csv

HOSTILE = [
    "=1+1",
    "'=1",
    "+a",
    "-a",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "a\rb",
    "a\nb",
    "a\r\nb",
    'say "hi", now',
    "'",
    "''-",
    "",
    "NA",
    "plain",
    "\u2028",
]


def test_hostile_texts_read_back_the_same(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    write_csv(path, ["text", "n"], [[text, 1.5] for text in HOSTILE])
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert [restored(row[0]) for row in rows[1:]] == HOSTILE
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert [restored(cell) for cell in frame["text"]] == HOSTILE


def test_no_cell_is_a_formula() -> None:
    for text in HOSTILE:
        assert not neutralized(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    write_csv(path, ["a", "b", "c", "d"], [[0.1 + 0.2, math.nan, None, -3]])
    assert path.read_text(encoding="utf-8") == "a,b,c,d\n0.30000000000000004,,,-3\n"


@given(st.text())
def test_any_text_is_restored(text: str) -> None:
    assert restored(neutralized(text)) == text
