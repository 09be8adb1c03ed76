"""`harness compare A B`: is one system really better than another?"""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harness.cli.options import (
    Cell,
    Confidence,
    CsvFile,
    Json,
    LatexFile,
    MarkdownFile,
    Resamples,
    Runs,
    Seed,
)

if TYPE_CHECKING:
    from harness.analysis.differences import Comparisons


class Test(enum.StrEnum):
    """Where p comes from."""

    BOOTSTRAP = "bootstrap"
    RANDOMIZATION = "randomization"
    PERMUTATION = "permutation"


class Interval(enum.StrEnum):
    """How the bounds of a difference are made."""

    PERCENTILE = "percentile"
    BCA = "bca"


class Correction(enum.StrEnum):
    """How p is adjusted for the number of tests."""

    HOLM = "holm"
    BH = "bh"
    NONE = "none"


Systems = Annotated[
    list[str] | None, typer.Option(help="A system inside the runs; again for more.")
]
Labels = Annotated[
    list[str] | None, typer.Option(metavar="LABEL", help="Only this metric; again for more.")
]
Every = Annotated[bool, typer.Option("--all", help="Every output, not the main ones alone.")]
Worst = Annotated[int, typer.Option(min=0, help="Segments to show where the candidate lost most.")]
By = Annotated[str | None, typer.Option(metavar="METRIC.OUTPUT", help="What they are ordered by.")]
Partial = Annotated[
    bool, typer.Option("--allow-partial", help="Compare the ids that different corpora share.")
]


def compare(
    runs: Runs,
    system: Systems = None,
    cell: Cell = None,
    metric: Labels = None,
    every: Every = False,
    test: Annotated[Test, typer.Option(help="Where p comes from.")] = Test.BOOTSTRAP,
    interval: Annotated[
        Interval, typer.Option(help="How intervals are made.")
    ] = Interval.PERCENTILE,
    resamples: Resamples = 10_000,
    correction: Annotated[
        Correction, typer.Option(help="How p is adjusted over all tests.")
    ] = Correction.HOLM,
    confidence: Confidence = 0.95,
    seed: Seed = None,
    worst: Worst = 5,
    by: By = None,
    partial: Partial = False,
    json: Json = False,
    csv: CsvFile = None,
    markdown: MarkdownFile = None,
    latex: LatexFile = None,
) -> None:
    """Compare systems of runs, segment by segment; the first is the baseline.

    Two runs, each system against its namesake:
      harness compare OLD NEW

    Two systems, of one run or of two:
      harness compare RUN --system A --system B
      harness compare RUN:A OTHER:B

    All systems of a run against its first:
      harness compare RUN
    """
    from harness.analysis.compare import compare as compared
    from harness.analysis.contenders import matches
    from harness.analysis.differences import Choice, Method

    method = Method(
        test=test.value,
        interval=interval.value,
        resamples=resamples,
        correction=correction.value,
        confidence=confidence,
        seed=seed,
    )
    choice = Choice(tuple(metric or ()), every, worst, by, partial)
    found = compared(matches(runs, system or [], cell), method, choice)
    _write(found, csv, markdown, latex)
    if json:
        from harness.cli.output import print_json
        from harness.report.comparison import comparison_json

        print_json(comparison_json(found))
        return
    from harness.report.comparison import print_comparisons

    print_comparisons(found)


def _write(found: Comparisons, csv: Path | None, markdown: Path | None, latex: Path | None) -> None:
    from harness.report import comparison
    from harness.report.latex import write_comparison_latex

    if csv is not None:
        comparison.write_comparison_csv(csv, found)
    if markdown is not None:
        comparison.write_comparison_markdown(markdown, found)
    if latex is not None:
        write_comparison_latex(latex, found)
