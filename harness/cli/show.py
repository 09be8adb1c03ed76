"""`harness show RUN`: a run directory, read again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def show(
    folder: Annotated[Path, typer.Argument(metavar="RUN", help="A run directory.")],
    json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    config: Annotated[
        bool, typer.Option("--config", help="Print the config that reproduces the run.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Every output, not the main ones alone.")
    ] = False,
) -> None:
    """Show the table of a run."""
    from harness.cli.output import print_config, print_scores
    from harness.report.summary import tables
    from harness.report.terminal import print_tables, print_whole_tables
    from harness.runs.store import check_complete, read_header

    header = read_header(folder)
    if config:
        print_config(folder)
        return
    check_complete(folder, header)
    if json:
        print_scores(folder, header)
    elif every:
        print_whole_tables(tables(folder, header))
    else:
        print_tables(header, tables(folder, header))
