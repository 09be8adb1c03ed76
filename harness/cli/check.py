"""`harness check CONFIG`: everything that can be found wrong before anything runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def check(
    config: Annotated[Path, typer.Argument(help="The YAML file of the experiment.")],
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Change a key, e.g. corpus.limit=50."),
    ] = None,
) -> None:
    """Check a config with its corpora, systems and metrics, and say what a run would do."""
    from harness.config.load import load
    from harness.runs.plan import make_plan

    plan = make_plan(load(config, settings or []))
    for cell in plan.cells:
        systems = [system.name for system in cell.systems]
        name = f"{cell.name}: " if cell.name else ""
        print(
            f"{name}{cell.corpus.name}, {len(cell.corpus.segments)} segments; "
            f"{len(systems)} systems and controls: {', '.join(systems)}"
        )
        for metric in cell.metrics:
            print(f"  {metric.label}: {metric.metric.signed(cell.corpus.segments)}")
        for note in cell.notes:
            print(f"  note: {note}")
    print(f"{config} is fine")
