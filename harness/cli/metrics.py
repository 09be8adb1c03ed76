"""`harness metrics`: what can be measured, how, and what to beware of."""

from __future__ import annotations

from typing import Annotated

import typer


def metrics(
    name: Annotated[str | None, typer.Argument(help="Describe this one.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the metrics, or describe one."""
    from harness.cli.output import print_json
    from harness.report.about import describe, description, overview

    if name is None:
        rows = overview()
        if json:
            print_json({"metrics": [{"name": each, "summary": text} for each, text in rows]})
            return
        width = max(len(each) for each, _ in rows)
        for each, text in rows:
            print(f"{each:<{width}}  {text}")
        print("\n`harness metrics NAME` describes one.")
    elif json:
        print_json(description(name))
    else:
        print(describe(name), end="")
