"""`harness run CONFIG`: an experiment from its file to its run directory."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def run(
    config: Annotated[Path, typer.Argument(help="The YAML file of the experiment.")],
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Change a key, e.g. corpus.limit=50."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> None:
    """Run an experiment; the same command goes on with an interrupted one."""
    from harness import api
    from harness.cli.progress import progress_shown
    from harness.report.summary import tables
    from harness.report.terminal import print_tables

    with progress_shown(quiet=quiet) as progress:
        done = api.run(config, settings or [], progress)
    if json:
        from harness.cli.output import print_scores

        print_scores(done.folder, done.header)
        return
    print_tables(done.header, tables(done.folder, done.header))
    print(f"\nRun: {done.folder}")
    if done.header["resumed"]:
        print("An interrupted run was taken up and finished.", file=sys.stderr)
