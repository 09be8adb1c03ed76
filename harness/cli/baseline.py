"""`harness baseline accept RUN --name NAME`: what later runs are held against."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="About baselines.", no_args_is_help=True)


@app.callback()
def _baseline() -> None:
    """About baselines."""


@app.command("accept")
def accept(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="A complete run.")],
    name: Annotated[str, typer.Option(help="Name of the baseline.")],
    system: Annotated[
        str | None, typer.Option(metavar="NAME", help="Keep this system alone.")
    ] = None,
    folder: Annotated[Path, typer.Option(help="Where baselines are kept.")] = Path(
        "results/baselines"
    ),
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the place of a baseline of that name.")
    ] = False,
) -> None:
    """Keep the scores and rows of a run, without any text, as a baseline to commit."""
    from harness.analysis import baseline

    target = baseline.accept(run, name, folder, system, replace=replace)
    print(f"Baseline: {target}")
