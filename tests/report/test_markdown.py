"""summary.md: one table a cell, and texts that cannot become markup."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from harness.report.markdown import escaped, markdown
from harness.report.summary import Column, Line, Number, Table

TABLE = Table(
    "",
    "news",
    12,
    0.9,
    (
        Column("sari", "sari", "higher", "sari|v:1", True),
        Column("sari", "add", "higher", "sari|v:1", False),
        Column("fkgl", "grade", "lower", "fkgl|v:2", True),
    ),
    (
        Line("copy", "control", 12, 0, (Number(20.0, 19.0, 21.0),) * 3),
        Line(
            "a|b", "system", 10, 2, (Number(40.126, 39.0, 41.5),) * 2 + (Number(*[math.nan] * 3),)
        ),
    ),
    ("be *careful*",),
)


def written(table: Table = TABLE, description: str = "") -> list[str]:
    return markdown({"experiment": "x_y", "description": description}, [table]).split("\n")


def test_the_table_is_whole() -> None:
    assert written() == [
        "# x\\_y",
        "",
        "## news, 12 segments",
        "",
        "Values with 90 % intervals.",
        "",
        "| system | scored | sari ↑ | fkgl grade ↓ |",
        "|---|---|---:|---:|",
        "| *copy* | 12 of 12 | 20.0 [19.0 21.0] | 20.0 [19.0 21.0] |",
        "| a\\|b | 10 of 12 | 40.1 [39.0 41.5] | – |",
        "",
        "- be \\*careful\\*",
        "",
        "- sari: `sari|v:1`",
        "- fkgl: `fkgl|v:2`",
        "",
    ]


def test_a_cell_is_named_in_its_heading() -> None:
    assert "## seed=1: news, 12 segments" in written(replace(TABLE, cell="seed=1"))


def test_a_table_without_notes_has_no_empty_list() -> None:
    assert written(replace(TABLE, notes=()))[11] == "- sari: `sari|v:1`"


def test_the_description_is_a_paragraph_of_its_own() -> None:
    assert written(description="Two\nlines.")[2] == "Two lines."


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<script>", "&lt;script&gt;"),
        ("a & b", "a &amp; b"),
        ("[x](y)", "\\[x\\](y)"),
        ("`a\\b`", "\\`a\\\\b\\`"),
        ("# a\n\n- b", "\\# a - b"),
        ("a|b", "a\\|b"),
    ],
)
def test_texts_are_escaped(text: str, safe: str) -> None:
    assert escaped(text) == safe
