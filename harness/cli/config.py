"""`harness config schema`: the format of a config file, for editors."""

from __future__ import annotations

import typer

app = typer.Typer(help="About config files.", no_args_is_help=True)


@app.callback()
def _config() -> None:
    """About config files."""


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema of config files; an editor completes and checks with it."""
    from harness.cli.output import print_json
    from harness.config.jsonschema import json_schema

    print_json(json_schema())
