"""Options that several verbs share: one definition, one help text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Runs = Annotated[
    list[str],
    typer.Argument(
        metavar="RUN",
        help="A run directory or a baseline; RUN:SYSTEM for one system in it.",
    ),
]
Cell = Annotated[str | None, typer.Option(help="The cell of runs that have several.")]
Resamples = Annotated[
    int, typer.Option(min=100, max=1_000_000, help="Resamples of intervals and tests.")
]
Confidence = Annotated[float, typer.Option(min=0.5, max=0.9999, help="Coverage of the intervals.")]
Seed = Annotated[
    int | None, typer.Option(min=0, help="Seed of the resamples; by default the first run's.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
CsvFile = Annotated[Path | None, typer.Option(metavar="FILE", help="Write a CSV file.")]
MarkdownFile = Annotated[Path | None, typer.Option(metavar="FILE", help="Write a Markdown file.")]
LatexFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write a LaTeX table (booktabs).")
]
