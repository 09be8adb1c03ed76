"""`harness board RUN`: systems in groups that cannot be told apart."""

from __future__ import annotations

from typing import Annotated

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


def board(
    runs: Runs,
    by: Annotated[
        str | None,
        typer.Option(metavar="METRIC.OUTPUT", help="What orders the board, e.g. sari.sari."),
    ] = None,
    cell: Cell = None,
    resamples: Resamples = 10_000,
    confidence: Confidence = 0.95,
    seed: Seed = None,
    json: Json = False,
    csv: CsvFile = None,
    markdown: MarkdownFile = None,
    latex: LatexFile = None,
) -> None:
    """Show systems of one or more runs in one table, in groups and not in ranks.

    Two systems that share a letter cannot be told apart. Controls and held-out references stand
    where their scores put them.
    """
    from harness.analysis.board import board as made
    from harness.analysis.contenders import entrants
    from harness.analysis.standings import BoardMethod
    from harness.report import leaderboard
    from harness.report.latex import write_board_latex

    found = made(entrants(runs, cell), BoardMethod(resamples, confidence, seed), by)
    if csv is not None:
        leaderboard.write_board_csv(csv, found)
    if markdown is not None:
        leaderboard.write_board_markdown(markdown, found)
    if latex is not None:
        write_board_latex(latex, found)
    if json:
        from harness.cli.output import print_json

        print_json(leaderboard.board_json(found))
        return
    leaderboard.print_board(found)
